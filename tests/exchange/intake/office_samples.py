"""Office documents the tests write themselves, some of them byte by byte."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence

import docx
import xlsxwriter
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

W = nsdecls("w", "r")
HEADERS = ("Objective", "Action", "Milestones", "Lead", "Timescale", "Outcome")
PLAN = (
    ("Shorter waits for hearing tests", "Open a clinic in Newford", "Clinic open", "Dr A Ferris",
     "March 2009", "Nobody waits above six weeks"),
    ("Fewer falls at home", "Train care homes", "Ten homes trained", "Falls group", "Dec 2008",
     "Falls down by a tenth"),
)  # fmt: skip


def word(build: Callable[[docx.document.Document], object] | None = None) -> bytes:
    """A Word document: a heading and a plan table, or what `build` puts in."""
    document = docx.Document()
    if build is None:
        document.add_heading("Local priorities", 1)
        table = document.add_table(0, len(HEADERS))
        for row in (HEADERS, *PLAN):
            cells = table.add_row().cells
            for cell, text in zip(cells, row, strict=True):
                cell.text = text
    else:
        build(document)
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word_body(xml: str) -> bytes:
    """A Word document whose body is the given XML (prefix w)."""

    def build(document: docx.document.Document) -> None:
        body = document.element.body
        for one in list(parse_xml(f"<w:body {W}>{xml}</w:body>")):
            body.insert(len(body) - 1, one)

    return word(build)


def p(text: str, properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(inner: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def tbl(*rows: str, grid: Sequence[int] = ()) -> str:
    columns = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in grid)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def workbook(build: Callable[[xlsxwriter.Workbook], object] | None = None) -> bytes:
    """A workbook: one sheet with the plan, or what `build` puts in."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    if build is None:
        sheet = book.add_worksheet("Plan")
        for number, row in enumerate((HEADERS, *PLAN)):
            for column, text in enumerate(row):
                sheet.write_string(number, column, text)
    else:
        build(book)
    book.close()
    return out.getvalue()


def archive(parts: Mapping[str, bytes | str], *, packed: bool = True) -> bytes:
    out = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(out, "w", method) as made:
        for name, data in parts.items():
            made.writestr(zipfile.ZipInfo(name), data, compress_type=method)
    return out.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        return {name: made.read(name) for name in made.namelist()}


def changed(data: bytes, part: str, before: bytes, after: bytes) -> bytes:
    """The archive with a text replaced in one of its parts."""
    parts = parts_of(data)
    assert before in parts[part], f"{before!r} is not in {part}"
    parts[part] = parts[part].replace(before, after)
    return archive(parts)


_ODS = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def ods(tables: str, styles: str = "") -> bytes:
    """An OpenDocument spreadsheet with the given tables (XML)."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_ODS}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS_TYPE}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    return archive(
        {"mimetype": ODS_TYPE, "content.xml": content, "META-INF/manifest.xml": manifest}
    )


def ods_row(*texts: str, more: str = "") -> str:
    cells = "".join(
        '<table:table-cell office:value-type="string">'
        + "".join(f"<text:p>{line}</text:p>" for line in text.split("\n"))
        + "</table:table-cell>"
        for text in texts
    )
    return f"<table:table-row {more}>{cells}</table:table-row>"


def plan_ods() -> bytes:
    rows = "".join(ods_row(*row) for row in (HEADERS, *PLAN))
    return ods(f'<table:table table:name="Plan">{rows}</table:table>')


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _wide(text: str) -> bytes:
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def biff(sheets: Mapping[str, tuple[bytes, int]], extra: bytes = b"") -> bytes:
    """A workbook stream of the old Excel with the given sheets: records, and whether hidden."""
    begin = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0x0DBB, 0x07CC, 0, 6))
    styles = b"".join(
        _record(0xE0, struct.pack("<HH", 0, form) + bytes(16)) for form in (0, 17, 9, 14)
    )
    end = _record(0x0A, b"")
    bounds = sum(4 + 8 + 2 * len(name) for name in sheets)
    at = len(begin) + len(styles) + len(extra) + bounds + len(end)
    heads, bodies = b"", b""
    for name, (records, hidden) in sheets.items():
        head = struct.pack("<IBB", at, hidden, 0) + struct.pack("<BB", len(name), 1)
        heads += _record(0x85, head + name.encode("utf-16-le"))
        body = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0x0DBB, 0x07CC, 0, 6))
        body += records + end
        at += len(body)
        bodies += body
    return begin + styles + extra + heads + end + bodies


def label(row: int, column: int, text: str) -> bytes:
    return _record(0x204, struct.pack("<HHH", row, column, 0) + _wide(text))


def number(row: int, column: int, value: float, style: int = 0) -> bytes:
    return _record(0x203, struct.pack("<HHHd", row, column, style, value))


def hidden_row(row: int) -> bytes:
    return _record(0x208, struct.pack("<HHHHHHI", row, 0, 9, 255, 0, 0, 0x20 | 0x100))


def hidden_column(column: int) -> bytes:
    return _record(0x7D, struct.pack("<HHHHHH", column, column, 2000, 0, 1, 0))


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file (the container of old Office files) with streams of 4,096 bytes or more."""
    padded = {name: body.ljust(4096, b"\0") for name, body in streams.items()}
    sectors: list[bytes] = []
    fat: list[int] = []

    def put(body: bytes) -> int:
        first = len(sectors)
        pieces = [body[at : at + 512].ljust(512, b"\0") for at in range(0, len(body), 512)]
        for step, piece in enumerate(pieces):
            sectors.append(piece)
            fat.append(first + step + 1 if step + 1 < len(pieces) else 0xFFFFFFFE)
        return first

    def entry(name: str, kind: int, child: int, right: int, start: int, size: int) -> bytes:
        text = name.encode("utf-16-le") + b"\0\0"
        head = text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1)
        links = struct.pack("<III", 0xFFFFFFFF, right, child)
        return head + links + bytes(36) + struct.pack("<IQ", start, size)

    places = {name: put(body) for name, body in padded.items()}
    entries = [entry("Root Entry", 5, 1, 0xFFFFFFFF, 0xFFFFFFFE, 0)]
    for count, (name, body) in enumerate(padded.items(), 1):
        right = count + 1 if count < len(padded) else 0xFFFFFFFF
        entries.append(entry(name, 2, 0xFFFFFFFF, right, places[name], len(body)))
    directory = put(b"".join(entries).ljust(512, b"\0"))
    tables = 1
    while (len(sectors) + tables) > tables * 128:
        tables += 1
    first_table = len(sectors)
    fat += [0xFFFFFFFD] * tables
    fat += [0xFFFFFFFF] * (tables * 128 - len(fat))
    body = struct.pack(f"<{len(fat)}I", *fat)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIII", 0, tables, directory, 0, 4096)
    header += struct.pack("<IIII", 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    difat = [first_table + step for step in range(tables)]
    header += struct.pack("<109I", *(difat + [0xFFFFFFFF] * (109 - tables)))
    return header + b"".join(sectors) + body


def plan_xls() -> bytes:
    records = b"".join(
        label(number, column, text)
        for number, row in enumerate((HEADERS, *PLAN))
        for column, text in enumerate(row)
    )
    return compound({"Workbook": biff({"Plan": (records, 0)})})


def separated(sign: str = ",") -> str:
    rows = (HEADERS, *PLAN)
    return "".join(sign.join(f'"{cell}"' for cell in row) + "\r\n" for row in rows)
