"""The money screen: balances of all localities in one table, with each one's lines beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lyapp.ui.money.models import Kind
from lyapp.ui.money.view import MoneyView
from lyapp.ui.screen import Screen

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.store.file import ReviewFile
    from lyapp.store.queries.money import MoneyPage
    from lyapp.ui.desk import Desk


class MoneyScreen(Screen):
    """Where the money of every locality stands."""

    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("↑ ↓", "Choose a locality"),
        ("Enter", "Open the locality’s money"),
    )
    footer: ClassVar[tuple[tuple[str, str], ...]] = (("Enter", "open its money"),)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted: int | None = None
        self.view = MoneyView(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.view.table.activated.connect(self._open)
        self.view.table.selectionModel().currentChanged.connect(self._chosen)
        self.view.detail.open.clicked.connect(self._open_current)
        self.view.to_programme.clicked.connect(self._to_programme)
        self.view.model.layoutChanged.connect(self.view.span)
        desk.look_changed.connect(self.view.look)

    def arrive(self, **where: object) -> None:
        """Shown: read all balances. `locality` (its id) is selected."""
        locality = where.get("locality")
        if isinstance(locality, int):
            self._wanted = locality
            self._select(locality)
        self.desk.read(read_money, then=self._show, owner=self)

    def refresh(self, changes: Changes | None) -> None:
        """Read again when money or names changed."""
        tables = ("financial_line", "locality", "organisation", "review", "plan", "plan_version")
        if changes is None or changes.touches(*tables):
            self.desk.read(read_money, then=self._show, owner=self)

    def first_focus(self) -> QWidget | None:
        """The table."""
        return self.view.table

    def place(self) -> dict[str, object]:
        """Where one is."""
        current = self.view.table.currentIndex()
        entry = self.view.model.entry(current.row()) if current.isValid() else None
        return {"locality": entry.row.locality} if entry is not None and entry.row else {}

    def _show(self, page: MoneyPage) -> None:
        v = self.view
        current = v.table.currentIndex()
        entry = v.model.entry(current.row()) if current.isValid() else None
        v.show_year(page.year)
        if not page.rows:
            v.pages.setCurrentWidget(v.nothing)
            v.model.show(page)
            return
        v.pages.setCurrentWidget(v.columns)
        if v.model.show(page):
            v.span()
            v.look()
        first = page.rows[0].locality
        wanted = entry.row.locality if entry is not None and entry.row is not None else first
        if self._wanted is not None and v.model.row_of(self._wanted) is not None:
            wanted = self._wanted
        self._wanted = None
        self._select(wanted)
        self._show_detail()

    def _select(self, locality: int) -> None:
        position = self.view.model.row_of(locality)
        if position is not None:
            self.view.table.selectRow(position)

    def _show_detail(self) -> None:
        current = self.view.table.currentIndex()
        entry = self.view.model.entry(current.row()) if current.isValid() else None
        self.view.detail.show_row(entry.row if entry is not None else None)

    @Slot(QModelIndex, QModelIndex)
    def _chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_detail()

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        entry = self.view.model.entry(index.row())
        if entry.kind is Kind.LOCALITY and entry.row is not None:
            self.desk.go("locality", locality=entry.row.locality, tab="money")

    @Slot()
    def _open_current(self) -> None:
        index = self.view.table.currentIndex()
        if index.isValid():
            self._open(index)

    @Slot()
    def _to_programme(self) -> None:
        self.desk.go("programme", part="localities")


def read_money(review: ReviewFile) -> MoneyPage:
    """All balances; the store is imported on its own thread."""
    from lyapp.store.queries import money

    return money.money_page(review)
