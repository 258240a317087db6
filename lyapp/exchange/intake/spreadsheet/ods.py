"""What an .ods says beside its values: the hidden, the merged, comments, and what is printed."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from lyapp.exchange.intake.guard import Package
from lyapp.exchange.intake.lines import tidy
from lyapp.exchange.intake.spreadsheet.facts import (
    MOST_CELLS,
    MOST_TEXT,
    BookFacts,
    Place,
    SheetFacts,
    check_area,
    reference_to,
)
from lyapp.model.intake import Aside
from lyapp.model.trouble import BadDocument, DocumentTooLarge

CONTENT = "content.xml"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
_LARGEST = 1_048_576 * 16
_CELLS = (_TABLE + "table-cell", _TABLE + "covered-table-cell")
_PARAGRAPHS = (_TEXT + "p", _TEXT + "h")
_HIDDEN = ("collapse", "filter")


@dataclass(slots=True)
class _Sheet:
    name: str
    hidden: bool
    rows: int = 0
    columns: int = 0
    length: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    texts: dict[Place, str] = field(default_factory=dict)
    unworked: list[Place] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)


def look(package: Package) -> BookFacts:
    """The facts of every sheet.

    Raises:
        BadDocument: when the content can't be parsed.
        DocumentTooLarge: when a sheet spans more, or the cells say more, than a plan can.
    """
    try:
        root = etree.fromstring(package.parts[CONTENT], _PARSER)
    except (KeyError, ValueError, etree.LxmlError) as error:
        raise BadDocument(name=package.name) from error
    unseen = {
        style.get(_STYLE + "name", "")
        for style in root.iter(_STYLE + "style")
        for properties in style.iterchildren(_STYLE + "table-properties")
        if properties.get(_TABLE + "display") == "false"
    }
    sheets: dict[str, SheetFacts] = {}
    length = cells = 0
    for table in root.iterfind(f"{_OFFICE}body/{_OFFICE}spreadsheet/{_TABLE}table"):
        sheet = _Sheet(table.get(_TABLE + "name", ""), table.get(_TABLE + "style-name") in unseen)
        _read(table, sheet, package.name)
        length += sheet.length
        cells += sheet.rows * sheet.columns
        check_area(cells, name=package.name)
        if length > MOST_TEXT:
            raise DocumentTooLarge(name=package.name)
        sheets[sheet.name] = SheetFacts(
            hidden=sheet.hidden,
            hidden_rows=frozenset(sheet.hidden_rows),
            hidden_columns=frozenset(sheet.hidden_columns),
            merges=tuple(sheet.merges),
            texts=sheet.texts,
            unworked=tuple(sheet.unworked),
            asides=tuple(sheet.asides),
        )
    return BookFacts(
        sheets=sheets, pictures=sum(part.startswith("Pictures/") for part in package.others)
    )


def _read(table: etree._Element, sheet: _Sheet, name: str) -> None:
    at = 0
    for column in table.iter(_TABLE + "table-column"):
        times = _times(column, "number-columns-repeated")
        if column.get(_TABLE + "visibility") in _HIDDEN:
            sheet.hidden_columns.update(range(at, min(at + times, 16_384)))
        at += times
    at = 0
    for row in table.iter(_TABLE + "table-row"):
        if next(row.iterancestors(_TABLE + "table")) is not table:
            continue  # a table inside a drawing
        times = _times(row, "number-rows-repeated")
        filled = _row(row, at, times, sheet)
        if filled:
            sheet.rows = at + times
            sheet.columns = max(sheet.columns, filled)
            check_area(sheet.rows * sheet.columns, name=name)
            if sheet.length > MOST_TEXT:
                raise DocumentTooLarge(name=name)
        if row.get(_TABLE + "visibility") in _HIDDEN:
            sheet.hidden_rows.update(range(at, min(at + times, MOST_CELLS)))
        at += times


def _row(row: etree._Element, at: int, times: int, sheet: _Sheet) -> int:
    """Read a row's cells; the number of columns up to its last filled one."""
    column = filled = 0
    for cell in row.iterchildren(*_CELLS):
        wide = _times(cell, "number-columns-repeated")
        place = (at, column)
        kind = cell.get(_OFFICE + "value-type")
        down = _times(cell, "number-rows-spanned")
        across = _times(cell, "number-columns-spanned")
        if down > 1 or across > 1:
            sheet.merges.append((at, column, at + down - 1, column + across - 1))
        if len(cell):
            _comment(cell, place, sheet)
        printed = _printed(cell) if len(cell) else ""
        if kind is not None or printed:
            filled = column + wide
            sheet.length += len(printed) * wide * times
            if kind not in (None, "string"):
                for step in range(min(wide, 1_000)):
                    sheet.texts[at, column + step] = printed
        elif cell.get(_TABLE + "formula"):
            sheet.unworked.append(place)
        column += wide
    return filled


def _printed(cell: etree._Element) -> str:
    return "\n".join("".join(one.itertext()) for one in cell.iterchildren(*_PARAGRAPHS))


def _comment(cell: etree._Element, place: Place, sheet: _Sheet) -> None:
    for note in cell.iterchildren(_OFFICE + "annotation"):
        said = (tidy("".join(one.itertext())) for one in note.iterchildren(*_PARAGRAPHS))
        text = "\n".join(filter(None, said))
        if text:
            author = tidy(note.findtext(_DC + "creator") or "")
            sheet.asides.append(Aside(text, author, f"{sheet.name} {reference_to(place)}"[:80]))


def _times(holder: etree._Element, attribute: str) -> int:
    said = holder.get(_TABLE + attribute, "1")
    return max(1, min(int(said[:9]), _LARGEST)) if said.isdecimal() else 1
