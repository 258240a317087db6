"""Reads damaged packs and returns in a process of its own.

`python -m tests.exchange.packs.fuzzing SEED COUNT` prints what happened as JSON.
"""

from __future__ import annotations

import random
import sys
import time
import traceback
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from json import dumps

from lyapp.exchange.packs import read_pack, read_return
from lyapp.exchange.packs.limits import LARGEST_JSON
from lyapp.model.trouble import BadExchangeFile
from tests.benchmarks.memory import peak_mb
from tests.exchange.packs import samples

_WORDS = (
    *(b"{", b"}", b"[", b"]", b",", b'"', b"null", b"true", b"-1", b"1e999", b"9" * 40, b"\0"),
    *(b"\xff", b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"manifest.json", b"lyapp sealed 01\n"),
    *(b'"version":1', b'"version":99', b'"size":99999999999', b"\xed\xa0\x80", b"../", b"[" * 3000),
)
_READ = {"pack": read_pack, "return": read_return}
_MAKE: dict[str, Callable[[dict[str, bytes]], bytes]] = {
    "pack": samples.signed_pack,
    "return": samples.signed_return,
}


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes, damaged in a few places."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(made) + 1)
        way = chance.randrange(6)
        if way == 0 and made:
            made[at % len(made)] = chance.randrange(256)
        elif way == 1:
            made[at:at] = chance.choice(_WORDS) * chance.choice((1, 1, 3, 50))
        elif way == 2:
            del made[at : at + chance.choice((1, 4, 100, len(made) // 3 + 1))]
        elif way == 3:
            made[at:at] = made[at : at + chance.choice((10, 200, 2000))] * chance.choice((1, 20))
        elif way == 4 and made:
            made[at % len(made)] ^= 1 << chance.randrange(8)
        else:
            other = chance.randrange(len(made) + 1)
            made[at:at] = made[other : other + 60]
    return bytes(made)


def files(seed: int, count: int) -> Iterator[tuple[str, str, bytes]]:
    """What to read it as, how it was damaged, the file."""
    sound = {"pack": samples.small_pack(), "return": samples.small_return()}
    parts = {kind: samples.parts_of(data) for kind, data in sound.items()}
    locked = samples.small_return(passphrase="one")
    for number in range(count):
        chance = random.Random(f"{seed}/{number}")
        kind = chance.choice(("pack", "return"))
        way = chance.randrange(20)
        if way < 8:
            yield kind, f"{number} bytes", mutated(sound[kind], chance)
        elif way == 8:
            yield kind, f"{number} locked", mutated(locked, chance)
        elif way in (9, 10):
            name = chance.choice((*parts[kind], "a/../b", "x" * 60_000, "a.zip"))
            data = samples.added(sound[kind], f"{name}{chance.choice(('', '2'))}"[:60_000], b"[]")
            yield kind, f"{number} added", data
        else:
            changed = dict(parts[kind])
            name = chance.choice(tuple(changed))
            changed[name] = mutated(changed[name], chance)
            yield kind, f"{number} signed", _MAKE[kind](changed)
    yield from _heavy(parts)


def _heavy(parts: dict[str, dict[str, bytes]]) -> Iterator[tuple[str, str, bytes]]:
    """Signed files that take as much room as they can."""
    bodies = {
        "objects": b"[" + b'{"a":{}},' * 120_000 + b"{}]",
        "lists": b"[" + b"[[]]," * 120_000 + b"[]]",
        "deep": b"[" * 240_000,
        "texts": b"[" + b",".join(b'"%06d"' % n for n in range(880_000)) + b"]",
        "numbers": b"[" + b",".join(b"%d" % (n + 300) for n in range(990_000)) + b"]",
        "one text": b'"' + "é".encode() * (LARGEST_JSON // 2 - 1) + b'"',
        "emoji": b'"' + "🙂".encode() + b"a" * (LARGEST_JSON - 6) + b'"',
        "noise": random.Random(3).randbytes(LARGEST_JSON),
    }
    for kind, part in (("return", "answers/0001.json"), ("pack", "programme.json")):
        for named, body in bodies.items():
            yield kind, f"heavy {named}", _MAKE[kind](parts[kind] | {part: body})


def run(seed: int, count: int) -> dict[str, object]:
    """Read the files; what went wrong, the longest time in seconds, the most memory in MB."""
    outcomes: Counter[str] = Counter()
    wrong: list[str] = []
    longest, slowest = 0.0, ""
    for kind, named, data in files(seed, count):
        started = time.perf_counter()
        try:
            _READ[kind](data, passphrase="one")
            outcomes["read"] += 1
        except BadExchangeFile as refused:
            outcomes[type(refused).__name__] += 1
            if not refused.sentence.endswith(".") or not refused.advice:
                wrong.append(f"{named}: no sentence")
        except BaseException:  # noqa: BLE001 - finding these is what this is for
            wrong.append(f"{named}: {traceback.format_exc(limit=-4)}")
        took = time.perf_counter() - started
        if took > longest:
            longest, slowest = took, named
    return {
        "outcomes": outcomes,
        "wrong": wrong,
        "longest": longest,
        "slowest": slowest,
        "memory": peak_mb(),
        "checksum": zlib.crc32(repr(sorted(outcomes.items())).encode()),
    }


if __name__ == "__main__":
    sys.stdout.write(dumps(run(*map(int, sys.argv[1:3]))))
