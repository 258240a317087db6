"""The measures and the money of a row, as one quiet line.

The rules that find them are big to import: they are asked for where something was found.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

MEASURE, MONEY = "measure", "money"
BETWEEN = "; "
"""Stands between figures that are read or typed in one line."""

if TYPE_CHECKING:
    from lyapp.model.intake import Figure
    from lyapp.rules.understanding import Change

_MOST = 6
"""So many of a kind are named; the others are counted."""


def figures_line(figures: Iterable[Figure]) -> str:
    """What was understood of a row's figures; "" where there is nothing."""
    found = tuple(figures)
    if not found:
        return ""
    from lyapp.rules.understanding import meanings

    parts = [
        f"{words} {_listed(meant)}"
        for words, field in ((_tr("Measures:"), MEASURE), (_tr("Money:"), MONEY))
        if (meant := meanings(found, field))
    ]
    return " · ".join(parts)


def figures_text(figures: Iterable[Figure], field: str) -> str:
    """All figures of a field, as they are put right in a line."""
    from lyapp.rules.understanding import meanings

    return BETWEEN.join(meanings(figures, field))


def refused(change: Change) -> str:
    """Why a line of figures can't be kept as it is; "" when it can."""
    if change.unknown:
        return _tr("“{words}” isn’t printed in this row.").format(words=change.unknown[0])
    if change.unreadable:
        said = _tr("“{words}” can’t be read as a sum: write £45,000 or £1.2m.")
        return said.format(words=change.unreadable[0])
    return ""


def _listed(meant: tuple[str, ...]) -> str:
    more = len(meant) - _MOST
    named = BETWEEN.join(meant[:_MOST])
    return _tr("{named} and {n} more").format(named=named, n=more) if more > 0 else named


def _tr(text: str) -> str:
    return QCoreApplication.translate("Figures", text)
