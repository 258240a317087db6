"""Text in a CSV that a spreadsheet opens rightly and that can't start a formula in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_STARTS_A_FORMULA = tuple("=+-@\t\r\n＝＋－＠")

CsvValue = str | int | float | None


def csv_bytes(rows: Iterable[Sequence[CsvValue]]) -> bytes:
    """Rows as UTF-8 with a byte-order mark, commas, CRLF.

    Text that begins as a formula does (=, +, -, @, tab, line end, and their full-width forms) gets
    an apostrophe in front, as OWASP advises; numbers stay numbers.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: CsvValue) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    risky = value.lstrip(" ").startswith(_STARTS_A_FORMULA)
    return "'" + value if risky else value
