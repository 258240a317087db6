"""The status as an Excel workbook: real dates and numbers, and no text that becomes a formula."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from lyapp.exchange.status_export.content import LocalityStatus, Status
from lyapp.rules.dates import local_day

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

Cell = str | int | float | date | None

_LONGEST_CELL = 32_767
_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands as the workbook's date when none is given, so that equal reviews give equal bytes."""


@dataclass(frozen=True, slots=True)
class _Column:
    head: str
    width: int
    look: str = "text"


_STATUS = (
    _Column("Code", 13),
    _Column("Locality", 26),
    _Column("Organisation", 13),
    _Column("Practices", 10, "count"),
    _Column("List size", 11, "count"),
    _Column("List size as printed", 19),
    _Column("Plan version", 12, "count"),
    _Column("Meetings", 10, "count"),
    _Column("Last meeting", 14, "date"),
    _Column("Members scored", 15, "count"),
    _Column("Members expected", 17, "count"),
    _Column("Rating", 8, "rating"),
    _Column("RAG", 6),
    _Column("Balance (£)", 15, "money"),
    _Column("How the balance was reached", 46),
    _Column("Outcome", 34),
    _Column("Open conditions", 15, "count"),
    _Column("Open flags", 11, "count"),
    _Column("Next step", 34),
)
_CONDITIONS = (
    _Column("Code", 13),
    _Column("Locality", 26),
    _Column("Condition", 60),
    _Column("Owner", 22),
    _Column("Due", 14, "date"),
    _Column("Open", 8),
    _Column("Discharged on", 14, "date"),
    _Column("Discharged by", 22),
)
_FLAGS = (
    _Column("Code", 13),
    _Column("Locality", 26),
    _Column("Kind", 16),
    _Column("Flag", 90),
)
_MEETINGS = (_Column("Code", 13), _Column("Locality", 26), _Column("Meeting", 14, "date"))
_ABOUT = (_Column("About", 22), _Column("", 70))


def write_xlsx(status: Status) -> bytes:
    """Sheets Status, Conditions, Flags, Meetings and About; balances are in pounds."""
    # XlsxWriter takes longer to import than a small status takes to write.
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
    made = status.made_on
    created = _NO_DATE if made is None else datetime(made.year, made.month, made.day, tzinfo=UTC)
    book.set_properties({"title": _title(status), "created": created.replace(tzinfo=None)})
    looks = _looks(book)
    every = status.localities
    for name, columns, rows in (
        ("Status", _STATUS, [_status_row(row) for row in every]),
        ("Conditions", _CONDITIONS, [cells for row in every for cells in _condition_rows(row)]),
        ("Flags", _FLAGS, _flag_rows(every)),
        ("Meetings", _MEETINGS, [(row.code, row.name, m) for row in every for m in row.meetings]),
        ("About", _ABOUT, _about(status)),
    ):
        _sheet(book, name, columns, rows, looks, heading=_title(status))
    book.close()
    return out.getvalue()


def _flag_rows(every: Sequence[LocalityStatus]) -> list[tuple[Cell, ...]]:
    return [
        (row.code, row.name, kind.replace("_", " "), sentence)
        for row in every
        for kind, sentence in row.flags
    ]


def _title(status: Status) -> str:
    return status.title + (f" ({status.mark})" if status.mark else "")


def _looks(book: Workbook) -> dict[str, Format]:
    top = {"valign": "top"}
    return {
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        "text": book.add_format({**top, "text_wrap": True, "num_format": "@"}),
        "count": book.add_format({**top, "num_format": "#,##0"}),
        "rating": book.add_format({**top, "num_format": "0.0"}),
        "money": book.add_format({**top, "num_format": "£#,##0.00;-£#,##0.00"}),
        "date": book.add_format({**top, "num_format": "d mmm yyyy", "align": "left"}),
    }


def _sheet(
    book: Workbook,
    name: str,
    columns: Sequence[_Column],
    rows: Sequence[Sequence[Cell]],
    looks: dict[str, Format],
    *,
    heading: str,
) -> None:
    sheet = book.add_worksheet(name)
    for number, column in enumerate(columns):
        sheet.set_column(number, number, column.width)
        sheet.write_string(0, number, column.head, looks["head"])
    for line, row in enumerate(rows, start=1):
        for number, (column, cell) in enumerate(zip(columns, row, strict=True)):
            look = looks[column.look]
            if cell is None:
                continue
            if isinstance(cell, str):
                # A longer text would be dropped whole.
                sheet.write_string(line, number, cell[:_LONGEST_CELL], look)
            elif isinstance(cell, date):
                sheet.write_datetime(line, number, cell, looks["date"])
            else:
                sheet.write_number(line, number, cell, look)
    sheet.freeze_panes(1, 2 if len(columns) > 2 else 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    # "&" starts a code in a header, and Excel refuses more than 255 characters.
    sheet.set_header("&L" + heading[:100].replace("&", "&&") + f"&R{name}")
    sheet.set_footer("&RPage &P of &N")


def _status_row(row: LocalityStatus) -> tuple[Cell, ...]:
    return (
        row.code,
        row.name,
        row.organisation,
        row.practices,
        row.list_size,
        row.list_size_printed,
        row.plan_version,
        len(row.meetings),
        max(row.meetings, default=None),
        row.members_scored,
        row.members_expected,
        row.rating,
        row.rag,
        None if row.balance_pence is None else row.balance_pence / 100,
        row.balance_note,
        row.outcome_label,
        sum(1 for condition in row.conditions if condition.open),
        len(row.flags),
        row.next_step,
    )


def _condition_rows(row: LocalityStatus) -> list[tuple[Cell, ...]]:
    return [
        (
            row.code,
            row.name,
            condition.text,
            condition.owner,
            condition.due,
            "yes" if condition.open else "no",
            None if condition.discharged_at is None else local_day(condition.discharged_at),
            condition.discharged_by,
        )
        for condition in row.conditions
    ]


def _about(status: Status) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = [("Programme", status.title)]
    if status.mark:
        rows.append(("Not a real review", status.mark))
    if status.committee:
        rows.append(("Committee", status.committee))
    if status.committee_date:
        rows.append(("Committee meets on", status.committee_date))
    if status.made_on:
        rows.append(("Made on", status.made_on))
    rows += [(name, total) for _, name, total in status.organisations]
    return rows
