"""The second step's widgets. Layout only."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QSpinBox,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lyapp.ui import theme
from lyapp.ui.intake.columns.delegate import WholeLines, height_of
from lyapp.ui.intake.columns.header import ChooserHeader
from lyapp.ui.intake.columns.models import SampleModel
from lyapp.ui.widgets.buttons import link_button, plain_button
from lyapp.ui.widgets.cards import framed
from lyapp.ui.widgets.choice import Choice
from lyapp.ui.widgets.empty import EmptyState
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.labels import Label, Note

_LINES = 4
"""Lines of a cell that are shown."""


class ColumnsView(QWidget):
    """One table of the document at a time, under its choices."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        self.which = Choice(self.tr("Table of the document"), self)
        self.which.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.which.setMaximumWidth(theme.px(320))
        self.before = plain_button(self.tr("Table &before"), parent=self)
        self.after = plain_button(self.tr("&Next table"), parent=self)
        self.used = QCheckBox(self.tr("This table holds &rows of the plan"), self)
        self.headers = QSpinBox(self)
        self.headers.setAccessibleName(self.tr("Heading rows"))
        # The stylesheet's padding doesn't reach the field inside.
        self.headers.lineEdit().setTextMargins(theme.px(4), 0, 0, 0)
        self.section = Choice(self.tr("Section of these rows"), self)
        self.guess = link_button(self.tr("Guess again"), parent=self)
        top = QWidget(self)
        flow = FlowLayout(top, gap=step)
        for each in (
            self.which,
            self.before,
            self.after,
            self.used,
            _pair(self.tr("Heading rows"), self.headers, top),
            _pair(self.tr("Section"), self.section, top),
            self.guess,
        ):
            flow.addWidget(each)
        self._make_table()
        card = framed(self.table, self)
        self.remember = QCheckBox("", self)
        self.kept = Note("", self)
        self.kept.set_tone("caution")
        self.tables = QWidget(self)
        self.nothing = EmptyState(
            self.tr("There is no table in this document"),
            self.tr(
                "Rows are read from tables. Copy the plan into one, or ask for the document in "
                "which it stands in one."
            ),
        )
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.tables)
        self.pages.addWidget(self.nothing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)
        column = QVBoxLayout(self.tables)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step)
        column.addWidget(top)
        column.addWidget(card, 1)
        column.addWidget(self.remember)
        column.addWidget(self.kept)

    def _make_table(self) -> None:
        self.model = SampleModel(self)
        self.table = QTableView(self)
        self.header = ChooserHeader(self.table)
        self.table.setHorizontalHeader(self.header)
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("First rows of the table"))
        self.table.setShowGrid(True)
        self.table.setWordWrap(True)
        self.table.setTabKeyNavigation(False)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setCornerButtonEnabled(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setItemDelegate(WholeLines(self.table))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def look(self) -> None:
        """Rows as high as a few lines of the text size in use, headings as high as they are."""
        rows = self.table.verticalHeader()
        for place, lines in enumerate(self.model.lines(_LINES)):
            rows.resizeSection(place, height_of(lines))

    def share(self, weights: list[int]) -> None:
        """Share the table's width among its columns; narrow ones get a least width."""
        room = self.table.width() - self.table.verticalScrollBar().sizeHint().width() - 2
        if not weights or room < 1:
            return
        least = theme.px(118)
        left = max(0, room - least * len(weights))
        total = sum(weights) or 1
        for place, weight in enumerate(weights):
            self.table.setColumnWidth(place, least + left * weight // total)


def _pair(words: str, field: QWidget, parent: QWidget) -> QWidget:
    made = QWidget(parent)
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.unit())
    label = Label(words, made)
    row.addWidget(label)
    row.addWidget(field)
    return made
