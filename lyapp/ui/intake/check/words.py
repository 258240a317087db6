"""What the third step says in its own words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

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
    if paper is not None and paper.edits:
        parts.append(_tr("{n} put right by you").format(n=len(paper.edits)))
    return " · ".join(parts)


def _tr(text: str) -> str:
    return QCoreApplication.translate("CheckStep", text)
