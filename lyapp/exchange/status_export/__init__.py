"""The status of a review for other programs and offices: XLSX, CSV, HTML, JSON and plain text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from lyapp.exchange.status_export.content import Status, read_status

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile

FORMATS = ("table", "csv", "xlsx", "json", "html")
"""The names `export_status` takes, the terminal's plain table first."""


def export_status(review: ReviewFile, fmt: str, *, made_on: date | None = None) -> bytes:
    """The whole status in one format; text formats are UTF-8.

    `made_on` is printed as the day it was made and may be left out; without it the same review
    gives the same bytes.

    Raises:
        ValueError: `fmt` is none of `FORMATS`.
    """
    return write_status(read_status(review, made_on=made_on), fmt)


def write_status(status: Status, fmt: str) -> bytes:
    """A status already read, in one format.

    Raises:
        ValueError: `fmt` is none of `FORMATS`.
    """
    return _writer(fmt)(status)


def _writer(fmt: str) -> Callable[[Status], bytes]:
    match fmt:
        case "table":
            from lyapp.exchange.status_export.plain_table import write_table

            return write_table
        case "csv":
            from lyapp.exchange.status_export.csv_sheet import write_csv

            return write_csv
        case "xlsx":
            from lyapp.exchange.status_export.workbook import write_xlsx

            return write_xlsx
        case "json":
            from lyapp.exchange.status_export.json_text import write_json

            return write_json
        case "html":
            from lyapp.exchange.status_export.html_page import write_html

            return write_html
    raise ValueError(f"status is not written as {fmt!r}; known: {', '.join(FORMATS)}")
