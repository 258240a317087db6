"""What the third step says in its own words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from lyapp.ui.figures import MEASURE, MONEY
from lyapp.ui.intake.edits import TIMESCALE, keys_of

if TYPE_CHECKING:
    from lyapp.model.intake import ReadRow
    from lyapp.ui.intake.tray import Paper


def counted(rows: Sequence[ReadRow], paper: Paper | None) -> str:
    """How many rows will be taken in, how many not, and how many a person put right."""
    out = sum(row.refused for row in rows)
    count = len(rows) - out
    one = _tr("1 row to take in")
    parts = [one if count == 1 else _tr("{n} rows to take in").format(n=count)]
    if out:
        parts.append(_tr("{n} left out").format(n=out))
    right = _put_right(rows, paper) if paper is not None else 0
    if right:
        parts.append(_tr("{n} put right by you").format(n=right))
    return " · ".join(parts)


def _put_right(rows: Sequence[ReadRow], paper: Paper) -> int:
    """Rows in which a person put something right, dates, measures and money included."""
    from lyapp.rules.understanding import prints, texts_of

    said = paper.corrections
    dated = {one.printed for one in said if one.field == TIMESCALE}
    figures = [one.printed for one in said if one.field in (MEASURE, MONEY)]
    return sum(
        key in paper.edits
        or row.timescale in dated
        or any(prints(texts_of(row), printed) for printed in figures)
        for key, row in zip(keys_of(rows), rows, strict=True)
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("CheckStep", text)
