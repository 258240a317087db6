"""Reads damaged documents in a process of its own.

`python -m tests.exchange.intake.fuzzing damaged 1 0 9`: given a way of damaging, a seed, the first
and the number of documents, it prints what happened as JSON.
"""

from __future__ import annotations

import html
import io
import json
import random
import re
import sys
import time
import traceback
import zipfile
import zlib
from collections import Counter
from datetime import date

from lyapp.exchange.intake import read_document
from lyapp.model.intake import PlanDocument
from lyapp.model.reading import ReadingSetting
from lyapp.model.trouble import BadDocument
from lyapp.rules.plan_rows import guess_mappings, read_rows
from tests.benchmarks.memory import peak_mb
from tests.exchange.intake import office_samples as samples

try:
    import resource
except ImportError:  # Windows can't tell what a process used; the other checks still count there
    resource = None

SETTING = ReadingSetting(year_starts=date(2008, 4, 1), year_ends=date(2009, 3, 31))
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


_COPIED = """Our plan
Objective Action Milestone Lead Timescale
More clinics near
people's homes
Open a clinic in the
health centre
Ask patients
The clinic is open by
September
Dr Ann Hill March 2009
Longer hours
Agree rotas with all
practices
Rotas agreed
Joan Roe, manager Ongoing
"""
"""A table as it is copied out of a PDF."""


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
        "copied.txt": _COPIED.encode(),
        "plan.pdf": _pdf(),
    }


def mutated(data: bytes, name: str, chance: random.Random) -> bytes:
    """The document damaged in one of several ways."""
    inside = name.endswith((".docx", ".xlsx", ".ods"))
    if inside and chance.random() < 0.75:
        return _inside(data, chance)
    return _bytes(data, chance)


_REPEATED = (
    *("(", ")", "[", "<", "£", "%", "-", "–", ".", ",", ":", ";", "/", "&", "'", '"', "•", "→"),
    *(" ", "  ", "\t", "\n", "\r", "\f", "\u00a0", "\u200b", "a", "A", "9", "1.", "1,", "a.b"),
    *("of ", "and ", "to ", "the ", "Dr ", "Mr A", "March ", "2009", "31/", "Q3 ", "by ", "end "),
    *("ongoing ", "Action ", "Lead\n", "• a\n", "Objective 1: ", "NR01 ", "£1,000 ", "10% ", "é "),
    *("will include ", "including: ", "is are ", "1.2.3", "(a) ", "iv) ", "page 1\n", "A B\n"),
)
"""Pieces of text that the reading looks for; thousands of each make a slow pattern show."""

_MOST_REPEATED = 400_000
"""Bytes that the repetitions come to."""


def repeated(data: bytes, name: str, chance: random.Random) -> bytes:
    """The document with one piece of it, or of what the reading looks for, thousands of times."""
    if name.endswith((".docx", ".xlsx", ".ods")):
        parts = samples.parts_of(data)
        heavy = [one for one in parts if "document" in one or "trings" in one or "content" in one]
        part = chance.choice(sorted(heavy))
        parts[part] = _many(parts[part], chance, marked_up=True)
        return samples.archive(parts)
    if name.endswith(".tsv"):
        return (
            _many(data.decode("utf-16").encode(), chance)
            .decode("utf-8", "replace")
            .encode("utf-16")
        )
    return _many(data, chance)


def _many(data: bytes, chance: random.Random, *, marked_up: bool = False) -> bytes:
    """A piece of the data itself, or one put into its text, so often that it makes up the most."""
    texts = list(re.finditer(rb"(?<=>)[^<>]{2,}(?=<)" if marked_up else rb"[^\r\n]{2,}", data))
    elements = list(re.finditer(rb"<([\w:]+)[^<>]*>(?:(?!<\1[ >]).){0,600}?</\1>", data, re.DOTALL))
    if marked_up and elements and chance.random() < 0.4:
        found = chance.choice(elements)
        piece, at = found[0], found.end()
    elif chance.random() < 0.3 or not texts:
        at = chance.randrange(len(data))
        piece = data[at : at + chance.choice((1, 2, 7, 40))]
    else:
        found = chance.choice(texts)
        at = chance.choice((found.start(), found.end(), (found.start() + found.end()) // 2))
        piece = "".join(chance.choices(_REPEATED, k=chance.choice((1, 1, 2, 3)))).encode()
        if marked_up:
            piece = html.escape(piece.decode()).encode()
    count = chance.choice((1_000, 5_000, 50_000, 400_000))
    return data[:at] + piece * min(count, _MOST_REPEATED // max(1, len(piece))) + data[at:]


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


WAYS = {"damaged": mutated, "repeated": repeated}
"""The ways of making a document that nobody would send."""


def run(way: str, seed: int, first: int, count: int) -> dict[str, object]:
    """Read the documents; what went wrong, the longest time in seconds, the most memory."""
    sound = originals()
    names = sorted(sound)
    outcomes: Counter[str] = Counter()
    wrong: list[str] = []
    longest, slowest = 0.0, ""
    for number in range(first, first + count):
        chance = random.Random(f"{seed}/{number}")
        name = names[number % len(names)]
        data = WAYS[way](sound[name], name, chance)
        started = time.perf_counter()
        try:
            _understood(read_document(data, name=name))
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


def _understood(document: PlanDocument) -> None:
    """All that is made of a document before a person looks at it."""
    document.text  # noqa: B018 - all of it must be readable
    mappings = guess_mappings(document)
    read_rows(document, mappings, setting=SETTING)


if __name__ == "__main__":
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (HARD_LIMIT, HARD_LIMIT))
    sys.stdout.write(json.dumps(run(sys.argv[1], *map(int, sys.argv[2:5]))))
