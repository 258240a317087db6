"""Who owes what: its widgets and where they stand."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lyapp.ui import theme
from lyapp.ui.round.models import Column, OwingModel
from lyapp.ui.widgets.buttons import link_button, plain_button, primary_button
from lyapp.ui.widgets.cards import Card
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.labels import Heading, Label, Note
from lyapp.ui.widgets.scrolled import scrolled

_WIDTHS = {
    Column.NAME: 16,
    Column.ORGANISATION: 18,
    Column.STATE: 19,
    Column.PLANS: 14,
    Column.PACK: 11,
    Column.RETURN: 10,
}
_NARROW = 130
"""Below this many grid steps in width the reminder stands under the table."""
_SIDE = 50
_ANY = 16777215
"""Qt's own for a width without a bound."""


class OwingTable(QTableView):
    """The members, any number of which can be chosen."""

    finish_asked = Signal()
    copy_asked = Signal()

    def __init__(self, model: OwingModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(self.tr("Who owes what"))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.setCornerButtonEnabled(False)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setStretchLastSection(True)
        self.restyle()

    def restyle(self) -> None:
        """Follow the text size."""
        step = theme.unit()
        self.setStyleSheet(f"QTableView::item {{ padding: 0 {step // 2}px; }}")
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(round(step * 4.25))
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, step * width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's own: F marks who is chosen, Ctrl+C copies their reminder."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.key() == Qt.Key.Key_F and not event.modifiers():
            self.finish_asked.emit()
        else:
            super().keyPressEvent(event)


class OwingView(QWidget):
    """The table, or the same as a chart; beside it, or under it, the reminder."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inner = QWidget(self)
        self.summary = Note("", self._inner)
        self.model = OwingModel(self)
        self.nobody_listed = False
        self._left = Card(self._inner, margins=0)
        self.stack = QStackedWidget(self._left)
        self.table = OwingTable(self.model, self.stack)
        self.as_chart = plain_button(self.tr("Show as a chart"), parent=self._left)
        self.finish = plain_button(self.tr("Mark as finished"), parent=self._left)
        self.all_owing = link_button(self.tr("Choose all who owe something"), parent=self._left)
        self._right = Card(self._inner)
        self.to_whom = Note("", self._right)
        self.wanted_by = QLineEdit(self._right)
        self.wanted_by.setAccessibleName(self.tr("Return wanted by"))
        self.wanted_by.setPlaceholderText(self.tr("as the pack says, or such as 3 July 2008"))
        self.problem = Note("", self._right)
        self.problem.set_tone("bad")
        self.problem.hide()
        self.text = QPlainTextEdit(self._right)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Text of the reminder"))
        self.text.setMinimumHeight(theme.unit() * 14)
        self.copy = primary_button(self.tr("Copy the text"), parent=self._right)
        self.copy_subject = plain_button(self.tr("Copy the subject"), parent=self._right)
        self._lay_out(theme.unit())

    def _lay_out(self, step: int) -> None:
        left = self._left.body
        left.setContentsMargins(1, 1, 1, 1)
        self.stack.addWidget(self.table)
        self.stack.setMinimumHeight(step * 24)
        left.addWidget(self.stack, 1)
        foot = FlowLayout(gap=step)
        foot.setContentsMargins(step * 3 // 2, 0, step * 3 // 2, step)
        for button in (self.finish, self.as_chart, self.all_owing):
            foot.addWidget(button)
        left.addLayout(foot)
        right = self._right.body
        right.addWidget(Heading(self.tr("Reminder"), self._right))
        right.addWidget(self.to_whom)
        label = Label(self.tr("Return wanted by"), self._right)
        label.setBuddy(self.wanted_by)
        right.addWidget(label)
        right.addWidget(self.wanted_by)
        right.addWidget(self.problem)
        right.addWidget(self.text, 1)
        row = FlowLayout(gap=step)
        row.addWidget(self.copy)
        row.addWidget(self.copy_subject)
        right.addLayout(row)
        self._sides = QHBoxLayout()
        self._sides.setSpacing(step)
        self._sides.addWidget(self._left, 1)
        self._sides.addWidget(self._right)
        inner = QVBoxLayout(self._inner)
        inner.setContentsMargins(0, step, 0, 0)
        inner.setSpacing(step)
        inner.addWidget(self.summary)
        inner.addLayout(self._sides, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(self._inner, self, sideways=True))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's own: the reminder goes under the table where there is no room beside it."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Share the room; a column that nobody has anything in, or has no room, is left out."""
        step = theme.unit()
        beside = self.width() >= _NARROW * step
        way = QHBoxLayout.Direction.LeftToRight if beside else QHBoxLayout.Direction.TopToBottom
        self._sides.setDirection(way)
        self._right.setMinimumWidth(_SIDE * step if beside else 0)
        self._right.setMaximumWidth(_SIDE * step if beside else _ANY)
        room = self.width() // step - (_SIDE if beside else 0)
        wide = room >= sum(_WIDTHS.values())
        self.table.setColumnHidden(Column.ORGANISATION, self.nobody_listed or not wide)

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong with the date; "" for nothing."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
