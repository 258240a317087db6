"""Reads damaged documents in a process of its own: `python -m tests.exchange.intake.fuzzing`.

Given a seed, the first and the number of documents, it prints what happened as JSON.
"""

from __future__ import annotations

import io
import json
import random
import sys
import time
import traceback
import zipfile
import zlib
from collections import Counter

from lyapp.exchange.intake import read_document
from lyapp.model.trouble import BadDocument
from tests.benchmarks.memory import peak_mb
from tests.exchange.intake import office_samples as samples

try:
    import resource
except ImportError:  # Windows can't tell what a process used; the other checks still count there
    resource = None

MOST_MEMORY = 256 * 1024 * 1024
HARD_LIMIT = 2 * 1024**3
"""What the process may ask for at all, so that a bad document can't take the machine with it."""

_WORDS = (
    *(
        b"<",
        b">",
        b"&",
        b"]]>",
        b"<!--",
        b"<!DOCTYPE x>",
        b"&amp;",
        b'"',
        b"\0",
        b"\xff",
        b"9" * 40,
    ),
    *(b"-1", b"4294967295", b"<w:tbl>", b"</w:tc>", b"<w:p>", b' r="ZZZ999999"', b"\xed\xa0\x80"),
    *(b"<c><v>1</v></c>", b' w:val="99999"', b'TargetMode="External"'),
)


def _pdf() -> bytes:
    """A one-page document with a few words, written by hand."""
    text = b"BT /F 10 Tf 50 700 Td (Objective Action Lead) Tj 0 -20 Td (More clinics) Tj ET"
    bodies = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    out = b"%PDF-1.4\n"
    places = []
    for count, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (count, body)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n"
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start


def originals() -> dict[str, bytes]:
    """A small sound document of each kind, by name."""
    word = samples.word()
    parts = samples.parts_of(word)
    for part in ("word/stylesWithEffects.xml", "word/styles.xml"):
        if part in parts:  # python-docx's own template is large; a few styles do
            head = parts[part].partition(b"<w:style ")[0]
            parts[part] = head + b"</w:styles>"
    return {
        "plan.docx": samples.archive(parts),
        "plan.xlsx": samples.workbook(),
        "plan.ods": samples.plan_ods(),
        "plan.xls": samples.plan_xls(),
        "plan.csv": samples.separated().encode(),
        "plan.tsv": samples.separated("\t").encode("utf-16"),
        "plan.txt": samples.separated("\t").encode(),
        "plan.pdf": _pdf(),
    }


def mutated(data: bytes, name: str, chance: random.Random) -> bytes:
    """The document damaged in one of several ways."""
    inside = name.endswith((".docx", ".xlsx", ".ods"))
    if inside and chance.random() < 0.75:
        return _inside(data, chance)
    return _bytes(data, chance)


def _bytes(data: bytes, chance: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(chance.choice((1, 2, 5, 20))):
        at = chance.randrange(len(made) + 1)
        way = chance.randrange(6)
        if way == 0 and made:
            made[at % len(made)] = chance.randrange(256)
        elif way == 1:
            made[at:at] = chance.choice(_WORDS) * chance.choice((1, 1, 3, 50))
        elif way == 2:
            del made[at : at + chance.choice((1, 4, 100, len(made) // 3 + 1))]
        elif way == 3:
            piece = made[at : at + chance.choice((10, 200, 2000))]
            made[at:at] = piece * chance.choice((1, 2, 20))
        elif way == 4 and made:
            made[at % len(made)] ^= 1 << chance.randrange(8)
        else:
            other = chance.randrange(len(made) + 1)
            made[at:at] = made[other : other + 60]
        if len(made) > 2_000_000:
            break
    return bytes(made)


def _inside(data: bytes, chance: random.Random) -> bytes:
    """An archive whose parts are damaged, dropped, doubled or swapped, and packed again."""
    parts = samples.parts_of(data)
    names = sorted(parts)
    heavy = [one for one in names if "document" in one or "sheet" in one or "content" in one]
    for _ in range(chance.choice((1, 1, 2, 4))):
        part = chance.choice(heavy if chance.random() < 0.6 else names)
        way = chance.randrange(8)
        if way == 0:
            parts.pop(part, None)
        elif way == 1:
            parts[part] = parts.get(chance.choice(names), b"")
        else:
            parts[part] = _bytes(parts.get(part, b""), chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for part, body in parts.items():
            made.writestr(zipfile.ZipInfo(part), body, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()


def run(seed: int, first: int, count: int) -> dict[str, object]:
    """Read the documents; what went wrong, the longest time in seconds, the most memory."""
    sound = originals()
    names = sorted(sound)
    outcomes: Counter[str] = Counter()
    wrong: list[str] = []
    longest, slowest = 0.0, ""
    for number in range(first, first + count):
        chance = random.Random(f"{seed}/{number}")
        name = names[number % len(names)]
        data = mutated(sound[name], name, chance)
        started = time.perf_counter()
        try:
            read_document(data, name=name).text  # noqa: B018 - all of it must be readable
            outcomes["read"] += 1
        except BadDocument as refused:
            outcomes[type(refused).__name__] += 1
            if not refused.sentence.endswith(".") or not refused.advice:
                wrong.append(f"{number} {name}: no sentence")
        except BaseException:  # noqa: BLE001 - finding these is what this is for
            wrong.append(f"{number} {name}: {traceback.format_exc(limit=-4)}")
        took = time.perf_counter() - started
        if took > longest:
            longest, slowest = took, f"{number} {name}"
    peak = round(peak_mb() * 1024 * 1024)
    return {
        "outcomes": outcomes,
        "wrong": wrong,
        "longest": longest,
        "slowest": slowest,
        "memory": peak,
        "checksum": zlib.crc32(repr(sorted(outcomes.items())).encode()),
    }


if __name__ == "__main__":
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (HARD_LIMIT, HARD_LIMIT))
    sys.stdout.write(json.dumps(run(*map(int, sys.argv[1:4]))))
