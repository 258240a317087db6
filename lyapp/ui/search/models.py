"""What was found, plan by plan: a heading for each plan, and its hits below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QObject,
    Qt,
)

from lyapp.ui.roles import ACCESSIBLE, DISPLAY, ROOT, SHOWN, TOOLTIP, Index

if TYPE_CHECKING:
    from lyapp.store.queries.plan_search import Hit

ENTRY = Qt.ItemDataRole.UserRole
NOTHING = Qt.ItemFlag.NoItemFlags


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list: a plan's heading (`hit` is None), or one hit.

    `first` is the row's code or the page, `second` its title; all texts are ready to paint.
    """

    first: str
    second: str
    spoken: str
    hit: Hit | None = None


class HitModel(QAbstractListModel):
    """Headings and hits, in the paper's order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()

    def show(self, hits: Sequence[Hit]) -> None:
        """Show these hits in place of those before."""
        self.beginResetModel()
        self._entries = tuple(_entries(hits))
        self.endResetModel()

    def entries(self) -> tuple[Entry, ...]:
        """What is shown, from the top."""
        return self._entries

    def next_hit(self, position: int, by: int) -> int | None:
        """The place of the next hit (1) or the one before (-1), passing headings over."""
        position += by
        while 0 <= position < len(self._entries):
            if self._entries[position].hit is not None:
                return position
            position += by
        return None

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt's own: how many lines."""
        return 0 if parent.isValid() else len(self._entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt's own: a heading can't be chosen."""
        if not index.isValid() or self._entries[index.row()].hit is None:
            return NOTHING
        return SHOWN

    def data(self, index: Index, role: int = DISPLAY) -> Any:  # noqa: ANN401
        """Qt's own: a look-up."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == ENTRY:
            return entry
        if role == DISPLAY:
            return f"{entry.first} {entry.second}".strip()
        if role == ACCESSIBLE:
            return entry.spoken
        if role == TOOLTIP and entry.hit is not None:
            return entry.hit.snippet
        return None


def _entries(hits: Sequence[Hit]) -> list[Entry]:
    made: list[Entry] = []
    for _locality, of_plan in groupby(hits, key=lambda hit: hit.locality):
        found = list(of_plan)
        count = _tr("1 hit") if len(found) == 1 else _tr("{n} hits").format(n=len(found))
        said = _tr("version {n} · {hits}").format(n=found[0].version, hits=count)
        made.append(Entry(found[0].name, said, f"{found[0].name}, {said}"))
        made += [_entry(hit) for hit in found]
    return made


def _entry(hit: Hit) -> Entry:
    if hit.objective is not None:
        first, second = hit.row, hit.title
    else:
        page = _tr("page {n}").format(n=hit.page) if hit.page is not None else ""
        first, second = page, _tr("in the document, outside the rows")
    spoken = ", ".join(filter(None, (hit.name, first, second, hit.snippet)))
    return Entry(first, second, spoken, hit)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Search", text)
