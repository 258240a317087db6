"""What an .xlsx says beside its values: hidden rows, columns and sheets, formulas, comments.

The sheets' text is searched rather than parsed, since the values are read by another library and
a plan's sheet has ten times the elements of what is looked for here.
"""

from __future__ import annotations

import posixpath
import re
import string
from dataclasses import replace

from lxml import etree

from lyapp.exchange.intake.guard import Package
from lyapp.exchange.intake.lines import tidy
from lyapp.exchange.intake.spreadsheet.facts import (
    MOST_TEXT,
    BookFacts,
    Place,
    SheetFacts,
    check_area,
    place_of,
    reference_to,
)
from lyapp.exchange.intake.spreadsheet.formats import BUILT_IN, matters
from lyapp.model.intake import Aside
from lyapp.model.trouble import BadDocument, DocumentTooLarge

WORKBOOK = "xl/workbook.xml"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
_MOST_COLUMNS = 16_384

_ANY_PLACE = re.compile(rb"\sr\s*=\s*[\"']([^\"']*)[\"']")
_PLACE = re.compile(rb"\sr\s*=\s*[\"'](\$?[A-Za-z]{0,3}\$?\d{1,9})[\"']")
_DIGITS, _LETTERS = string.digits.encode(), string.ascii_uppercase.encode()
_ODD_PLACE = re.compile(rb"\sr\s*=\s*[\"'][^\"'<>&]{0,20}&")
"""A place written with character references, as nobody would."""

_HIDDEN_ROW = re.compile(
    rb"<(?:\w+:)?row\s[^<>]*?(?:\shidden\s*=\s*[\"'](?:1|true)|\sht\s*=\s*[\"']0[\"'])[^<>]*>"
)
_HEIGHT = re.compile(rb"\sht\s*=")
_SHOWN_ROW = re.compile(rb"<(?:\w+:)?row\s[^<>]*>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\s[^<>]*>")
_ATTRIBUTE = re.compile(rb"\s(\w+)\s*=\s*[\"']([^\"']*)[\"']")
_UNWORKED = re.compile(
    rb"<(?:\w+:)?c\s([^<>]*)>\s*<(?:\w+:)?f(?:\s[^<>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>\s*|<(?:\w+:)?v>\s*</(?:\w+:)?v>\s*)?</(?:\w+:)?c>"
)
_ERROR = re.compile(
    rb"<(?:\w+:)?c\s([^<>]*\st\s*=\s*[\"']e[\"'][^<>]*)>\s*"
    rb"(?:<(?:\w+:)?f(?:\s[^<>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*)?<(?:\w+:)?v>([^<]{1,20})</"
)
_IS_SHARED = re.compile(rb"\st\s*=\s*[\"']s[\"']")
_SHARED = re.compile(_IS_SHARED.pattern + rb"[^<>]*>\s*<(?:\w+:)?v>\s*(\d+)")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_NO_PRINT = re.compile(rb"zeroHeight\s*=\s*[\"'](?:1|true)")


def look(package: Package) -> BookFacts:
    """The facts of every sheet.

    Raises:
        BadDocument: when the workbook doesn't say what sheets it has.
        DocumentTooLarge: when a sheet spans more, or the cells say more, than a plan can.
    """
    name = package.name
    cells = 0
    for part, xml in package.parts.items():
        if b"sheetData" in xml and not part.endswith(".rels"):
            cells += _area(xml, name)
            check_area(cells, name=name)
    _check_text(package)
    book = _parsed(package, WORKBOOK)
    targets = _targets(package, WORKBOOK)
    formats = _formats(package, targets)
    sheets: dict[str, SheetFacts] = {}
    for sheet in book.iter(_MAIN + "sheet"):
        _, part = targets.get(sheet.get(_RELATION, ""), ("", ""))
        hidden = sheet.get("state", "visible") != "visible"
        title = sheet.get("name", "")
        facts = _sheet(package, part, title, formats) if part in package.parts else SheetFacts()
        sheets[title] = replace(facts, hidden=hidden)
    work = book.find(_MAIN + "calcPr")
    return BookFacts(
        sheets=sheets,
        pictures=sum(part.startswith("xl/media/") for part in package.others),
        other_books=any(part.startswith("xl/externalLinks/") for part in package.parts),
        stale=work is not None and work.get("fullCalcOnLoad") in ("1", "true"),
    )


def with_places(package: Package) -> Package:
    """The package, with every row and cell that leaves out its place given it.

    A program may leave them out where they follow from the order.
    """
    parts = dict(package.parts)
    for part, xml in package.parts.items():
        if b"sheetData" not in xml or part.endswith(".rels"):
            continue
        # Counting finds the usual form of a place; what it misses is looked for only then.
        needed = _count(xml, b"row") + _count(xml, b"c")
        if xml.count(b' r="') < needed and len(_ANY_PLACE.findall(xml)) < needed:
            parts[part] = _placed(_parsed(package, part))
    return replace(package, parts=parts)


def _placed(sheet: etree._Element) -> bytes:
    row_at = -1
    for row in sheet.iter(_MAIN + "row"):
        said = row.get("r", "")
        row_at = int(said) - 1 if said.isdecimal() and len(said) < 8 else row_at + 1
        row.set("r", str(row_at + 1))
        at = -1
        for cell in row.iterchildren(_MAIN + "c"):
            place = place_of(cell.get("r", ""))
            at = at + 1 if place is None else place[1]
            cell.set("r", reference_to((row_at, at)))
    placed: bytes = etree.tostring(sheet)
    return placed


def _count(xml: bytes, element: bytes) -> int:
    """How often an element opens, whatever stands before its name."""
    before = rb"<(?:\w+:)?" if b":" + element in xml else b"<"
    return len(re.findall(before + element + rb"[\s/>]", xml))


def _area(xml: bytes, name: str) -> int:
    """The cells from the sheet's first to its last."""
    if b"&" in xml and _ODD_PLACE.search(xml):
        raise BadDocument(name=name)
    places = b" ".join(_PLACE.findall(xml)).upper().replace(b"$", b"")
    letters = set(places.translate(None, _DIGITS).split())
    columns = max((place_of(f"{one.decode()}1") or (0, 0))[1] for one in letters or {b"A"})
    rows = max(map(int, places.translate(None, _LETTERS).split()), default=0)
    return rows * (columns + 1)


def _check_text(package: Package) -> None:
    """Refuse a few long texts that stand in very many cells."""
    strings = next((p for p in package.parts if p.lower().endswith("sharedstrings.xml")), "")
    if not strings:
        return
    text = package.parts[strings]
    apart = re.split(rb"<(?:\w+:)?si[\s/>]", text) if b":si" in text else text.split(b"<si")
    lengths = [len(one) for one in apart[1:]]
    used = 0
    longest = max(lengths, default=0)
    for part, xml in package.parts.items():
        if b"sheetData" in xml and not part.endswith(".rels"):
            times = _count(xml, b"c")
            if times * longest <= MOST_TEXT:
                continue
            places = [int(one[:9]) for one in _SHARED.findall(xml)]
            used += sum(lengths[place] for place in places if place < len(lengths))
            used += longest * (len(_IS_SHARED.findall(xml)) - len(places))
    if used > MOST_TEXT:
        raise DocumentTooLarge(name=package.name)


def _sheet(package: Package, part: str, title: str, formats: dict[bytes, str]) -> SheetFacts:
    xml = package.parts[part]
    formulas = len(_FORMULA.findall(xml)) if b"<f" in xml or b":f" in xml else 0
    return SheetFacts(
        hidden_rows=_hidden_rows(xml),
        hidden_columns=_hidden_columns(xml),
        texts=_errors(xml),
        formats=_formatted(xml, formats),
        unworked=_unworked(xml) if formulas else (),
        formulas=formulas,
        asides=_comments(package, part, title),
    )


def _attributes(tag: bytes) -> dict[bytes, bytes]:
    return dict(_ATTRIBUTE.findall(b" " + tag))


def _row_numbers(pattern: re.Pattern[bytes], xml: bytes) -> set[int]:
    found = (_attributes(tag).get(b"r", b"") for tag in pattern.findall(xml))
    return {int(one) - 1 for one in found if one.isdigit()}


def _hidden_rows(xml: bytes) -> frozenset[int]:
    if b"zeroHeight" in xml and _NO_PRINT.search(xml):
        # Every row is hidden unless it says otherwise.
        tags = map(_attributes, _SHOWN_ROW.findall(xml))
        return frozenset(
            int(tag[b"r"]) - 1
            for tag in tags
            if tag.get(b"r", b"").isdigit() and tag.get(b"hidden") not in (b"0", b"false")
        )
    if b"hidden" not in xml and not _HEIGHT.search(xml):
        return frozenset()
    return frozenset(_row_numbers(_HIDDEN_ROW, xml))


def _hidden_columns(xml: bytes) -> frozenset[int]:
    hidden: set[int] = set()
    if b"hidden" not in xml and b"width" not in xml:
        return frozenset()
    for tag in map(_attributes, _COLUMN.findall(xml)):
        first, last = tag.get(b"min", b""), tag.get(b"max", b"")
        unseen = tag.get(b"hidden") in (b"1", b"true") or tag.get(b"width") == b"0"
        if unseen and first.isdigit() and last.isdigit():
            hidden.update(range(int(first[:6]) - 1, min(int(last[:6]), _MOST_COLUMNS)))
    return frozenset(hidden)


def _unworked(xml: bytes) -> tuple[Place, ...]:
    places = (
        place_of(tag.get(b"r", b"").decode("ascii", "replace"))
        for tag in map(_attributes, _UNWORKED.findall(xml))
        if tag.get(b"t") != b"str"
    )
    return tuple(place for place in places if place is not None)


def _errors(xml: bytes) -> dict[Place, str]:
    """Cells that print an error, which the values leave empty."""
    if b'"e"' not in xml and b"'e'" not in xml:
        return {}
    texts: dict[Place, str] = {}
    for tag, text in _ERROR.findall(xml):
        place = place_of(_attributes(tag).get(b"r", b"").decode("ascii", "replace"))
        if place is not None:
            texts[place] = text.decode("utf-8", "replace")
    return texts


def _formats(package: Package, targets: dict[str, tuple[str, str]]) -> dict[bytes, str]:
    """The number format of each cell style that prints otherwise than plainly."""
    part = next((path for kind, path in targets.values() if kind == "styles"), "")
    if part not in package.parts:
        return {}
    styles = _parsed(package, part)
    codes = dict(BUILT_IN)
    for one in styles.iter(_MAIN + "numFmt"):
        key = one.get("numFmtId", "")
        if key.isdecimal():
            codes[int(key[:9])] = one.get("formatCode", "")[:200]
    cells = styles.find(_MAIN + "cellXfs")
    formats: dict[bytes, str] = {}
    for count, one in enumerate(() if cells is None else cells.iterchildren(_MAIN + "xf")):
        key = one.get("numFmtId", "0")
        code = codes.get(int(key[:9]), "") if key.isdecimal() else ""
        if matters(code):
            formats[str(count).encode()] = code
    return formats


def _formatted(xml: bytes, formats: dict[bytes, str]) -> dict[Place, str]:
    if not formats:
        return {}
    styles = b"|".join(formats)
    pattern = re.compile(rb"<(?:\w+:)?c\s([^<>]*\ss\s*=\s*[\"'](?:" + styles + rb")[\"'][^<>]*)>")
    found: dict[Place, str] = {}
    for tag in map(_attributes, pattern.findall(xml)):
        place = place_of(tag.get(b"r", b"").decode("ascii", "replace"))
        if place is not None:
            found[place] = formats[tag[b"s"]]
    return found


def _comments(package: Package, sheet: str, title: str) -> tuple[Aside, ...]:
    asides: list[Aside] = []
    for kind, part in _targets(package, sheet).values():
        if kind != "comments" or part not in package.parts:
            continue
        root = _parsed(package, part)
        authors = [tidy(one.text or "") for one in root.iter(_MAIN + "author")]
        for one in root.iter(_MAIN + "comment"):
            who = one.get("authorId", "")
            text = "".join(piece.text or "" for piece in one.iter(_MAIN + "t"))
            said = "\n".join(filter(None, map(tidy, text.split("\n"))))
            if said:
                author = authors[int(who)] if who.isdecimal() and int(who) < len(authors) else ""
                asides.append(Aside(said, author, f"{title} {one.get('ref', '')}"[:80]))
    return tuple(asides)


def _targets(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """The kind and the path of what a part refers to, by the reference's id."""
    folder, file = posixpath.split(part)
    links = f"{folder}/_rels/{file}.rels"
    if links not in package.parts:
        return {}
    found: dict[str, tuple[str, str]] = {}
    for one in _parsed(package, links):
        target = one.get("Target", "")
        path = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
        found[one.get("Id", "")] = (one.get("Type", "").rpartition("/")[2], path)
    return found


def _parsed(package: Package, part: str) -> etree._Element:
    try:
        return etree.fromstring(package.parts[part], _PARSER)
    except (KeyError, ValueError, etree.LxmlError) as error:
        raise BadDocument(name=package.name) from error
