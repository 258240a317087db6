"""Merging returns: its widgets and where they stand."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from lyapp.ui import theme
from lyapp.ui.round.merging_model import MergeModel
from lyapp.ui.widgets.buttons import link_button, plain_button, primary_button
from lyapp.ui.widgets.cards import Card
from lyapp.ui.widgets.empty import EmptyState
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.labels import Body, Note
from lyapp.ui.widgets.scrolled import scrolled

_WIDTHS = (36, 8, 10, 12, 13, 8, 10, 30)
"""The columns' least widths in grid steps; the last has the rest."""
_NAMES_MOST = 60


class MergeTree(QTreeView):
    """The files and their plans."""

    leave_out_asked = Signal()

    def __init__(self, model: MergeModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(self.tr("What merging would do"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.header().setStretchLastSection(True)
        self.header().setHighlightSections(False)
        self.header().setSectionsMovable(False)
        self.restyle()

    def restyle(self) -> None:
        """Follow the text size."""
        step = theme.unit()
        self.setStyleSheet(f"QTreeView::item {{ padding: {step // 2}px {step // 2}px; }}")
        self.setIndentation(step * 2)
        for column, width in enumerate(_WIDTHS[1:], 1):
            self.setColumnWidth(column, step * width)
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's own: the names and what to know share the room there is."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        step = theme.unit()
        spare = self.viewport().width() // step - sum(_WIDTHS)
        self.setColumnWidth(0, step * min(_NAMES_MOST, _WIDTHS[0] + max(0, spare) // 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's own: Delete leaves a file out."""
        if event.key() == Qt.Key.Key_Delete:
            self.leave_out_asked.emit()
        else:
            super().keyPressEvent(event)


class MergingView(QWidget):
    """Where the files come from, what merging them would do, and the button that does it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inner = QWidget(self)
        self.choose = plain_button(self.tr("Choose files…"), parent=self._inner)
        self.watch = plain_button(self.tr("Watch a folder…"), parent=self._inner)
        self.look_at = primary_button("", parent=self._inner)
        self.again = link_button(self.tr("Look again"), parent=self._inner)
        self.unwatch = link_button(self.tr("Stop watching"), parent=self._inner)
        self.watched = Note("", self._inner)
        self.pages = QStackedWidget(self._inner)
        self.card = Card(self.pages, margins=0)
        self.model = MergeModel(self)
        self.tree = MergeTree(self.model, self.card)
        self.about = Body("", self.card)
        self.work = QWidget(self._inner)
        self.lock = QWidget(self.work)
        self.lock_words = Note("", self.lock)
        self.passphrase = QLineEdit(self.lock)
        self.passphrase.setAccessibleName(self.tr("Passphrase of the locked returns"))
        self.passphrase.setPlaceholderText(self.tr("passphrase"))
        self.unlock = plain_button(self.tr("Unlock"), parent=self.lock)
        self.summary = Note("", self.work)
        self.merge = primary_button("", parent=self.work)
        self.leave_out = plain_button(self.tr("Leave this file out"), parent=self.work)
        self.clear = plain_button(self.tr("Leave all out"), parent=self.work)
        self.empty = EmptyState(
            self.tr("No returns to look at"),
            self.tr(
                "Choose the files that members sent back, drop them here, or watch the folder you"
                " save them to. You see what each would change before anything is merged."
            ),
            parent=self.pages,
        )
        self._lay_out(theme.unit())

    def _lay_out(self, step: int) -> None:
        top = FlowLayout(gap=step)
        for each in (self.choose, self.watch, self.look_at, self.again, self.unwatch):
            top.addWidget(each)
        inside = self.card.body
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.tree, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(step * 2, step, step * 2, step)
        foot.addWidget(self.about)
        inside.addLayout(foot)
        above = QVBoxLayout(self.work)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(step)
        unlocking = QHBoxLayout(self.lock)
        unlocking.setContentsMargins(0, 0, 0, 0)
        unlocking.setSpacing(step)
        unlocking.addWidget(self.lock_words, 2)
        unlocking.addWidget(self.passphrase, 1)
        unlocking.addWidget(self.unlock)
        above.addWidget(self.lock)
        row = FlowLayout(gap=step)
        for button in (self.merge, self.leave_out, self.clear):
            row.addWidget(button)
        above.addLayout(row)
        above.addWidget(self.summary)
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self.card)
        self.tree.setMinimumHeight(step * 24)
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, step, 0, 0)
        column.setSpacing(step)
        column.addLayout(top)
        column.addWidget(self.watched)
        column.addWidget(self.work)
        column.addWidget(self.pages, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(self._inner, self, sideways=True))
