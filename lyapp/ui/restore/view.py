"""Layout of the screen of backups."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lyapp.ui import theme
from lyapp.ui.restore.models import COUNTS
from lyapp.ui.widgets.buttons import plain_button, primary_button
from lyapp.ui.widgets.cards import Card
from lyapp.ui.widgets.empty import EmptyState
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.labels import Note, Title


def _tr(text: str) -> str:
    return QCoreApplication.translate("Restore", text)


class RestoreView(QWidget):
    """A table of backups and what can be done with one."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Title(_tr("Backups"))
        self.about = Note("")
        self.table = QTableView()
        self.table.setAccessibleName(_tr("Backups"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.beside = primary_button(_tr("Restore as a new file"))
        self.over = plain_button(_tr("Put in place of the open review"))
        self.really = primary_button(_tr("Put in place – what is open is kept as a backup"))
        self.rather_not = plain_button(_tr("Cancel"))
        self.empty = EmptyState(
            _tr("No backups yet"),
            _tr("lyapp makes one when a review is opened and when it is closed."),
        )
        self.card = Card(margins=1)
        self._lay_out()
        # None is there with what it takes the place of.
        for later in (self.empty, self.really, self.rather_not):
            later.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(theme.unit())
        column.addWidget(self.title)
        column.addWidget(self.about)
        self.card.body.addWidget(self.table)
        column.addWidget(self.card, 1)
        column.addWidget(self.empty, 1)
        # The question comes above, so that the buttons below it don't move.
        for buttons in ((self.really, self.rather_not), (self.beside, self.over)):
            row = FlowLayout(gap=theme.unit())
            for button in buttons:
                row.addWidget(button)
            column.addLayout(row)

    def fit(self) -> None:
        """Columns as wide as their words, rows as tall as the text."""
        self.table.setStyleSheet(f"QTableView::item {{ padding: 0 {theme.px(6)}px; }}")
        self.table.verticalHeader().setDefaultSectionSize(theme.px(36))
        header = self.table.horizontalHeader()
        header.setStretchLastSection(True)
        self.table.resizeColumnsToContents()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column in range(COUNTS):
            self.table.setColumnWidth(column, self.table.columnWidth(column) + theme.px(16))
