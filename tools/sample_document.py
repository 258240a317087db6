"""Writes the sample's DacCom plan as the Word document a manager would send.

The plan itself stays in db/programmes/hertfordshire-2008-09/plans.json; the document is made from
it, byte for byte the same each time: `python tools/sample_document.py`.
"""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

PROGRAMME = Path(__file__).parents[1] / "db" / "programmes" / "hertfordshire-2008-09"
DOCUMENT = PROGRAMME / "documents" / "daccom.docx"
LOCALITY = "WH-DACCOM"

_HEADINGS = {"national": "National and regional priorities", "local": "Local priorities"}
_COLUMNS = ("Ref", "Objective", "Actions", "Milestones", "Lead", "Timescale", "Further information")
_WIDTHS = (700, 2600, 2900, 2900, 2000, 1300, 2500)
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def sample_plan() -> dict[str, object]:
    """DacCom's plan as the programme has it."""
    plans = json.loads((PROGRAMME / "plans.json").read_text(encoding="utf-8"))
    return next(plan for plan in plans if plan["locality"] == LOCALITY)


def write_document(plan: dict[str, object]) -> bytes:
    """The plan as a Word document: a heading and a table for each section."""
    parts = [
        _paragraph("DacCom commissioning plan 2008/09", style="Title"),
        _paragraph("Written for trying out lyapp, from the rows of the sample programme."),
    ]
    for section, heading in _HEADINGS.items():
        rows = [row for row in plan["objectives"] if row["section"] == section]
        parts += [_paragraph(heading, style="Heading1"), _table(rows), _paragraph("")]
    landscape = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    margins = '<w:pgMar w:top="850" w:right="850" w:bottom="850" w:left="850"/>'
    body = "".join(parts) + f"<w:sectPr>{landscape}{margins}</w:sectPr>"
    return _packed(
        {
            "[Content_Types].xml": _types(),
            "_rels/.rels": _relations("officeDocument", "word/document.xml"),
            "word/_rels/document.xml.rels": _relations("styles", "styles.xml"),
            "word/document.xml": _root("document", f"<w:body>{body}</w:body>"),
            "word/styles.xml": _root("styles", _styles()),
        }
    )


def _table(rows: list[dict[str, object]]) -> str:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:color="999999"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    head = "".join(_cell([column], width, bold=True) for column, width in _sized(_COLUMNS))
    lines = [f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{head}</w:tr>"]
    for row in rows:
        cells = (
            [row["code"]],
            [row["title"]],
            _texts(row, "action"),
            _texts(row, "milestone"),
            [row.get("lead", "")],
            [row.get("timescale", "")],
            _texts(row, "detail"),
        )
        lines.append(
            "<w:tr>" + "".join(_cell(texts, width) for texts, width in _sized(cells)) + "</w:tr>"
        )
    properties = f"<w:tblPr><w:tblBorders>{sides}</w:tblBorders></w:tblPr>"
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>"


def _sized(cells: tuple[object, ...]) -> list[tuple[object, int]]:
    return list(zip(cells, _WIDTHS, strict=True))


def _texts(row: dict[str, object], kind: str) -> list[str]:
    return [item["text"] for item in row.get("items", []) if item["kind"] == kind]


def _cell(texts: list[str], width: int, *, bold: bool = False) -> str:
    paragraphs = "".join(_paragraph(text, bold=bold) for text in texts or [""])
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraphs}</w:tc>'


def _paragraph(text: str, *, style: str = "", bold: bool = False) -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    run = f'<w:r>{weight}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f"<w:p>{look}{run}</w:p>"


def _styles() -> str:
    plain = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="18"/></w:rPr></w:rPrDefault>'
    found = [plain + "</w:docDefaults>"]
    for key, name, size in (("Title", "Title", 36), ("Heading1", "heading 1", 28)):
        level = '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>' if key == "Heading1" else ""
        found.append(
            f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{level}'
            f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
        )
    return "".join(found)


def _types() -> str:
    plain = '<Default Extension="xml" ContentType="application/xml"/>'
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">{plain}'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/></Types>'
    )


def _relations(kind: str, target: str) -> str:
    one = f'<Relationship Id="r1" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    space = f"{_PACKAGE}/relationships"
    return f'{_DECLARATION}<Relationships xmlns="{space}">{one}</Relationships>'


def _root(name: str, content: str) -> str:
    return f'{_DECLARATION}<w:{name} xmlns:w="{_NAMESPACE}">{content}</w:{name}>'


def _packed(parts: dict[str, str]) -> bytes:
    """The parts zipped without the day they were written, so that equal plans are equal files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, _FIRST_DAY)
            info.create_system = 3
            info.external_attr = 0o644 << 16
            package.writestr(info, text.encode())
    return out.getvalue()


if __name__ == "__main__":
    DOCUMENT.parent.mkdir(exist_ok=True)
    DOCUMENT.write_bytes(write_document(sample_plan()))
    print(f"Wrote {DOCUMENT}")
