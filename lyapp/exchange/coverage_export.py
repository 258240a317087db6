"""The coverage matrix for other programs: CSV, XLSX, JSON, and a plain table for a terminal."""

from __future__ import annotations

import io
import json
from typing import Final

from lyapp.exchange.csv_cells import csv_bytes
from lyapp.model.coverage import Cover, CoverageMatrix

FORMATS = ("table", "csv", "xlsx", "json")
FORMAT = "lyapp-coverage"
VERSION = 1

SIGNS: Final = {
    Cover.CONFIRMED: "yes",
    Cover.SUGGESTED: "perhaps",
    Cover.GAP: "–",
    Cover.NO_ROWS: "no rows",
}
"""What stands in a cell, in words, so that no colour is needed."""


def write_coverage(matrix: CoverageMatrix, fmt: str, *, title: str) -> bytes:
    """The matrix in one format; text formats are UTF-8.

    Raises:
        ValueError: `fmt` is none of `FORMATS`.
    """
    match fmt:
        case "table":
            return _table(matrix, title)
        case "csv":
            return csv_bytes(_grid(matrix))
        case "json":
            return (
                json.dumps(as_data(matrix, title), ensure_ascii=False, indent=2) + "\n"
            ).encode()
        case "xlsx":
            return _workbook(matrix, title)
    raise ValueError(f"coverage is not written as {fmt!r}; known: {', '.join(FORMATS)}")


def as_data(matrix: CoverageMatrix, title: str) -> dict[str, object]:
    """The matrix as plain lists and dictionaries, as the JSON file holds it."""
    names = {row: name for plan in matrix.plans for row, name in plan.rows}
    return {
        "format": FORMAT,
        "version": VERSION,
        "programme": title,
        "localities": [
            {
                "code": plan.code,
                "name": plan.name,
                "rows": len(plan.rows),
                **{
                    cover.value: matrix.count(number, cover)
                    for cover in (Cover.CONFIRMED, Cover.SUGGESTED, Cover.GAP)
                },
            }
            for number, plan in enumerate(matrix.plans)
        ],
        "must_dos": [
            {
                "catalogue": line.requirement.catalogue,
                "code": line.requirement.code,
                "title": line.requirement.title,
                "localities": {
                    plan.code: {
                        "cover": cell.cover.value,
                        "confirmed": [names[row] for row in cell.confirmed],
                        "suggested": [names[row] for row in cell.suggested],
                    }
                    for plan, cell in zip(matrix.plans, line.cells, strict=True)
                },
            }
            for line in matrix.lines
        ],
    }


def _grid(matrix: CoverageMatrix) -> list[list[str]]:
    head = ["Catalogue", "Code", "Must-do", *(plan.name for plan in matrix.plans)]
    return [
        head,
        *(
            [
                line.requirement.catalogue,
                line.requirement.code,
                line.requirement.title,
                *(SIGNS[cell.cover] for cell in line.cells),
            ]
            for line in matrix.lines
        ),
    ]


def _table(matrix: CoverageMatrix, title: str) -> bytes:
    lines = [title, ""]
    catalogue = ""
    for line in matrix.lines:
        if line.requirement.catalogue != catalogue:
            catalogue = line.requirement.catalogue
            lines += ["", catalogue] if lines[-1] else [catalogue]
        parts = [
            f"{plan.code} {SIGNS[cell.cover]}"
            for plan, cell in zip(matrix.plans, line.cells, strict=True)
            if cell.cover in (Cover.CONFIRMED, Cover.SUGGESTED)
        ]
        said = ", ".join(parts) or "in no plan"
        lines.append(f"  {line.requirement.code:<12} {line.requirement.title}: {said}")
    lines.append("")
    for number, plan in enumerate(matrix.plans):
        counts = ", ".join(
            f"{matrix.count(number, cover)} {words}"
            for cover, words in (
                (Cover.CONFIRMED, "confirmed"),
                (Cover.SUGGESTED, "suggested"),
                (Cover.GAP, "gaps"),
            )
        )
        said = counts if plan.rows else "its rows aren’t in the review"
        lines.append(f"{plan.code:<12} {plan.name}: {said}")
    return ("\n".join(lines) + "\n").encode()


def _workbook(matrix: CoverageMatrix, title: str) -> bytes:
    # XlsxWriter takes longer to import than a matrix takes to write.
    from xlsxwriter.workbook import Workbook

    out = io.BytesIO()
    book = Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    book.set_properties({"title": title})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    colours = {
        Cover.CONFIRMED: book.add_format({"bg_color": "#D5ECDC", "align": "center"}),
        Cover.SUGGESTED: book.add_format({"bg_color": "#FFD98A", "align": "center"}),
        Cover.GAP: book.add_format({"align": "center"}),
        Cover.NO_ROWS: book.add_format({"align": "center", "font_color": "#52606D"}),
    }
    sheet = book.add_worksheet("Coverage")
    for column, name in enumerate(_grid(matrix)[0]):
        sheet.write_string(0, column, name, head)
    for number, line in enumerate(matrix.lines, start=1):
        asked = line.requirement
        for column, text in enumerate((asked.catalogue, asked.code, asked.title)):
            sheet.write_string(number, column, text, plain)
        for column, cell in enumerate(line.cells, start=3):
            sheet.write_string(number, column, SIGNS[cell.cover], colours[cell.cover])
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 12)
    sheet.set_column(2, 2, 48)
    sheet.set_column(3, 2 + max(1, len(matrix.plans)), 13)
    sheet.freeze_panes(1, 3)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    book.close()
    return out.getvalue()
