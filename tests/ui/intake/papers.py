"""Plan documents made for a test: their columns, and a few rows of our own words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

HEADS = ("Objective", "What we will do", "Milestones", "Owner", "By when", "Success measure")
ROWS: tuple[tuple[str, ...], ...] = (
    ("Shorter waits in Ashdown", "Open a clinic on Saturdays", "Clinic open",
     "Dr Able", "March 2009", "20% fewer waits"),
    ("", "Tell patients about it", "Leaflet sent", "", "", ""),
    ("Fewer falls at home", "Visit people over 75", "300 visits made",
     "Community team", "some day", "Falls down by 5%"),
    ("", "", "", "", "", ""),
    ("Better diabetes care", "Train practice nurses", "All trained", "Nurse Bell",
     "31/12/2008", "Fewer admissions"),
)  # fmt: skip


def word(path: Path, rows: Sequence[Sequence[str]] = ROWS, *, above: str = "") -> Path:
    """A Word document with one table."""
    import docx

    made = docx.Document()
    if above:
        made.add_paragraph(above)
    table = made.add_table(rows=0, cols=len(HEADS))
    for texts in (HEADS, *rows):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    made.save(str(path))
    return path


def workbook(
    path: Path, rows: Sequence[Sequence[str]] = ROWS, heads: Sequence[str] = HEADS
) -> Path:
    """A spreadsheet with one sheet."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"strings_to_numbers": False})
    sheet = book.add_worksheet("Plan")
    for line, texts in enumerate((heads, *rows)):
        for place, text in enumerate(texts):
            if text:
                sheet.write_string(line, place, text)
    book.close()
    return path


def many(count: int) -> list[tuple[str, ...]]:
    """So many rows, each a little different."""
    return [
        (f"Redesign pathway {n}", f"Agree step {n} with partners", f"Step {n} agreed",
         f"Manager {n}", "March 2009", f"{n} patients seen nearer home")
        for n in range(1, count + 1)
    ]  # fmt: skip
