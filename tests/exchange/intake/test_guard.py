from __future__ import annotations

import io
import zipfile

import pytest

from lyapp.exchange.intake import guard, read_document
from lyapp.model import trouble
from tests.exchange.intake import office_samples as samples

DOCUMENT = "word/document.xml"
RELS = "word/_rels/document.xml.rels"
SHEET = "xl/worksheets/sheet1.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def refused(data: bytes, kind: type[trouble.BadDocument], name: str = "plan.docx"):
    with pytest.raises(kind) as caught:
        read_document(data, name=name)
    assert type(caught.value) is kind
    assert caught.value.sentence.startswith(name)
    assert caught.value.advice


def link(kind: str, target: str) -> bytes:
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    return (
        f'<Relationship Id="rX" Type="{base}{kind}" Target="{target}" TargetMode="External"/>'
        "</Relationships>"
    ).encode()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"", "plan.docx", trouble.EmptyDocument),
        (b" \r\n", "plan.csv", trouble.EmptyDocument),
        (b"{\\rtf1 hello}", "plan.rtf", trouble.OtherTextDocument),
        (b"\x89PNG\r\n\x1a\n", "scan.png", trouble.PictureDocument),
        (b"\xff\xd8\xff\xe0", "scan.jpg", trouble.PictureDocument),
        (b"<html><table>", "plan.xls", trouble.OldSpreadsheet),
        (b"<html><body>", "plan.doc", trouble.OtherTextDocument),
        (b"Rar!\x1a\x07", "plan.rar", trouble.ArchiveOfDocuments),
        (b"\0\1\2\3" * 100, "plan.docx", trouble.BadDocument),
        (b"\0\1\2\3" * 100, "plan.bin", trouble.NotAPlanDocument),
        (samples.archive({"a.docx": b"x"}), "all.zip", trouble.ArchiveOfDocuments),
        (samples.archive({"ppt/presentation.xml": b"<p/>"}), "a.pptx", trouble.SlidesDocument),
        (samples.archive({"Index/Document.iwa": b"x"}), "a.pages", trouble.OtherTextDocument),
        (
            samples.archive({"mimetype": "application/vnd.oasis.opendocument.text"}),
            "a.odt",
            trouble.OtherTextDocument,
        ),
        (samples.compound({"WordDocument": b"x"}), "a.doc", trouble.OldWordDocument),
        (samples.compound({"EncryptedPackage": b"x"}), "a.docx", trouble.LockedDocument),
        (samples.compound({"PowerPoint Document": b"x"}), "a.ppt", trouble.SlidesDocument),
        (b"PK\x03\x04 and no more", "a.docx", trouble.BadDocument),
    ],
)
def test_what_can_not_be_read_says_what_to_do(data, name, kind):
    refused(data, kind, name)


def test_an_encrypted_old_workbook_is_locked():
    lock = samples._record(0x2F, bytes(6))
    book = samples.biff({"Plan": (samples.label(0, 0, "x"), 0)}, extra=lock)
    refused(samples.compound({"Workbook": book}), trouble.LockedDocument, "a.xls")


@pytest.mark.parametrize(
    "after", [b"<!DOCTYPE w:document [<!ENTITY a 'b'>]><w:document ", b"<!DOCTYPE x><w:document "]
)
def test_document_types_are_refused(after):
    data = samples.changed(samples.word(), DOCUMENT, b"<w:document ", after)
    refused(data, trouble.UnsafeDocument)


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("image", "http://example.org/a.png"),
        ("oleObject", "file:///c:/a.xls"),
        ("attachedTemplate", "http://example.org/a.dotm"),
        ("attachedTemplate", "HTTPS://example.org/a.dotm"),
        ("attachedTemplate", " ftp://example.org/a.dotm"),
        ("attachedTemplate", "\\\\example.org@SSL\\share\\a.dotm"),
        ("attachedTemplate", "file:///\\\\example.org@8080\\share\\a.dotm"),
        ("attachedTemplate", "mhtml:http://example.org/a.mht"),
    ],
)
def test_what_leads_out_of_the_document_is_refused(kind, target):
    data = samples.changed(samples.word(), RELS, b"</Relationships>", link(kind, target))
    refused(data, trouble.UnsafeDocument)


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("hyperlink", "http://example.org"),
        ("attachedTemplate", "file:///C:\\Office\\plan.dot"),
        ("attachedTemplate", "C:\\Office\\plan.dot"),
        ("attachedTemplate", "Normal.dotm"),
        ("attachedTemplate", "/Users/ann/Library/Templates/Plan.dotm"),
        ("attachedTemplate", "\\\\server\\share\\plan.dotm"),
        ("attachedTemplate", "file:///\\\\server.local\\share$\\our%20plan.dotm"),
        ("attachedTemplate", "file://server/share/plan.dotm"),
    ],
)
def test_links_and_templates_of_the_house_are_only_text(kind, target):
    data = samples.changed(samples.word(), RELS, b"</Relationships>", link(kind, target))
    assert read_document(data, name="a.docx").tables


def test_more_elements_than_a_plan_has():
    many = b"<w:body>" + b"<w:p/>" * 600_000
    data = samples.changed(samples.word(), DOCUMENT, b"<w:body>", many)
    assert len(data) < 200_000
    refused(data, trouble.DocumentTooLarge)


@pytest.mark.parametrize("sign", [b"", b"<!-- streamed -->", b" > "])
def test_elements_nested_too_deep(sign):
    deep = b"<w:body>" + sign + b"<w:ins>" * 300 + b"</w:ins>" * 300
    data = samples.changed(samples.word(), DOCUMENT, b"<w:body>", deep)
    refused(data, trouble.DocumentTooLarge)


def test_a_bomb_is_not_unpacked():
    bomb = samples.archive(
        {**samples.parts_of(samples.word()), DOCUMENT: b"<a>" + b" " * 30_000_000}
    )
    refused(bomb, trouble.DocumentTooLarge)


def test_too_many_entries():
    parts = {f"word/{number}.bin": b"" for number in range(guard.MOST_ENTRIES + 1)}
    refused(samples.archive(parts), trouble.DocumentTooLarge)


@pytest.mark.parametrize("odd", ["../out.xml", "/root.xml", "c:\\x.xml", "word//x.xml"])
def test_entries_that_name_a_place_outside(odd):
    data = samples.archive({**samples.parts_of(samples.word()), odd: b"<a/>"})
    refused(data, trouble.UnsafeDocument)


def test_two_entries_of_one_name():
    out = io.BytesIO(samples.word())
    with zipfile.ZipFile(out, "a") as made:
        made.writestr(zipfile.ZipInfo(DOCUMENT.upper()), b"<a/>")
    refused(out.getvalue(), trouble.BadDocument)


def test_an_encrypted_entry():
    data = bytearray(samples.archive({DOCUMENT: b"<a/>"}, packed=False))
    data[6] |= 1
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1
    refused(bytes(data), trouble.LockedDocument)


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="99999"><c r="XFD99999"><v>1</v></c></row>',
        '<row r="900000"><c/><c><v>1</v></c></row>',
    ],
)
def test_a_sheet_from_corner_to_corner(cells):
    parts = samples.parts_of(samples.workbook())
    parts[SHEET] = f"<worksheet {MAIN}><sheetData>{cells}</sheetData></worksheet>".encode()
    refused(samples.archive(parts), trouble.DocumentTooLarge, "a.xlsx")


def test_one_long_text_in_many_cells():
    parts = samples.parts_of(samples.workbook())
    cells = "".join(f'<row r="{at}"><c r="A{at}" t="s"><v>0</v></c></row>' for at in range(1, 9000))
    parts[SHEET] = f"<worksheet {MAIN}><sheetData>{cells}</sheetData></worksheet>".encode()
    text = "word " * 180_000
    parts["xl/sharedStrings.xml"] = f"<sst {MAIN}><si><t>{text}</t></si></sst>".encode()
    refused(samples.archive(parts), trouble.DocumentTooLarge, "a.xlsx")


def test_repeated_rows_of_an_open_document():
    rows = samples.ods_row("x", more='table:number-rows-repeated="1048576"')
    data = samples.ods(f'<table:table table:name="A">{rows}</table:table>')
    refused(data, trouble.DocumentTooLarge, "a.ods")


def test_an_old_workbook_from_corner_to_corner():
    records = samples.label(0, 0, "x") + samples.label(65_535, 255, "y")
    book = samples.biff({"Plan": (records, 0)})
    refused(samples.compound({"Workbook": book}), trouble.DocumentTooLarge, "a.xls")


def test_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    refused(b"PK\x03\x04 and no more", trouble.BadDocument)
    read_document(samples.word(), name="plan.docx")
    assert list(tmp_path.iterdir()) == []
