"""The history tab: who changed what and when, newest first, with what stood there before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, Qt, Slot
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout

from lyapp.store.queries.history import HistoryEntry, history
from lyapp.ui import theme
from lyapp.ui.locality.tab import Tab
from lyapp.ui.locality.tables import give_room
from lyapp.ui.widgets.cards import framed
from lyapp.ui.widgets.labels import Note
from lyapp.ui.widgets.search import SearchBox
from lyapp.ui.wording import counted

if TYPE_CHECKING:
    from datetime import datetime

    from lyapp.store.queries.locality import LocalityPage
    from lyapp.ui.desk import Desk

_ENTRY = int(Qt.ItemDataRole.UserRole)
_KEY = _ENTRY + 1
_LIMIT = 500


class HistoryTab(Tab):
    """History of changes. It reads only while it is shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.find_box = SearchBox(self.tr("Find in the history…"))
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(self.tr("Changes of this locality, newest first"))
        self.tree.setHeaderLabels([self.tr("When"), self.tr("What"), self.tr("Who")])
        self.tree.setUniformRowHeights(True)
        self.tree.setSelectionBehavior(QTreeWidget.SelectionBehavior.SelectRows)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.nothing = Note(self.tr("Nothing has been changed here yet."))
        card = framed(self.tree)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 2 * theme.unit(), 0, 2 * theme.unit())
        whole.setSpacing(theme.unit())
        whole.addWidget(self.find_box)
        whole.addWidget(self.nothing)
        whole.addWidget(card, 1)
        self.find_box.setMaximumWidth(theme.px(360))
        self.find_box.textChanged.connect(self._filter)
        self._stale = True
        self._restyle()
        desk.look_changed.connect(self._restyle)

    @Slot()
    def _restyle(self) -> None:
        give_room(self.tree)

    def fill(self, page: LocalityPage, *, writable: bool) -> None:  # noqa: ARG002 - read only
        """The page changed: read again, now or when this tab is shown."""
        self.locality = page.locality
        self._stale = True
        if self.isVisible():
            self.read()

    def read(self) -> None:
        """Read the history, if it may have changed."""
        if self._stale and self.locality and self.desk.is_open:
            self._stale = False
            self.desk.read(
                history, locality=self.locality, limit=_LIMIT, then=self._show, owner=self
            )

    def _show(self, entries: Sequence[HistoryEntry]) -> None:
        tree = self.tree
        open_ones = set()
        for i in range(tree.topLevelItemCount()):
            item = tree.topLevelItem(i)
            if item is not None and item.isExpanded():
                open_ones.add(item.data(0, _ENTRY))
        current = tree.currentItem()
        chosen = current.data(0, _ENTRY) if current is not None else None
        place = tree.verticalScrollBar().value()
        tree.clear()
        for entry in entries:
            item = _item(entry, counted(entry.bulk_rows, self.tr("1 row"), self.tr("{n} rows")))
            tree.addTopLevelItem(item)
            item.setExpanded(entry.entry in open_ones)
            if entry.entry == chosen:
                tree.setCurrentItem(item)
        tree.resizeColumnToContents(0)
        tree.resizeColumnToContents(2)
        tree.verticalScrollBar().setValue(place)
        self.nothing.setVisible(not entries)
        self._filter(self.find_box.text())

    @Slot(str)
    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        for i in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(i)
            if item is not None:
                key = str(item.data(0, _KEY))
                item.setHidden(not all(word in key for word in words))


def _when(at: datetime) -> str:
    moment = QDateTime.fromSecsSinceEpoch(int(at.timestamp()))
    return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom).toString(
        moment, "d MMM yyyy HH:mm"
    )


def _item(entry: HistoryEntry, bulk: str) -> QTreeWidgetItem:
    when = _when(entry.at)
    label = entry.label
    if entry.bulk_rows:
        label += f" ({bulk})"
    item = QTreeWidgetItem([when, label, entry.who])
    item.setToolTip(1, label)
    parts = [when, label, entry.who]
    for field in entry.fields:
        change = f"{field.before or '–'} → {field.after or '–'}"
        child = QTreeWidgetItem(["", f"{field.what}: {change}", ""])
        child.setToolTip(1, f"{field.what}\n{field.before or '–'}\n→\n{field.after or '–'}")
        item.addChild(child)
        parts += [field.what, field.before, field.after]
    item.setData(0, _ENTRY, entry.entry)
    item.setData(0, _KEY, " ".join(parts).casefold())
    return item
