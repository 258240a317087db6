"""The money screen's widgets. Layout only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lyapp.rules.amounts import format_pounds
from lyapp.ui import theme
from lyapp.ui.money.models import BALANCE, LINES, LODGED, NAME, REACHED, Kind, MoneyModel
from lyapp.ui.widgets.buttons import plain_button, primary_button
from lyapp.ui.widgets.cards import framed
from lyapp.ui.widgets.empty import EmptyState
from lyapp.ui.widgets.labels import Body, Heading, Label, Note, Strong, Title, rule
from lyapp.ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from lyapp.store.queries.money import MoneyRow

_NARROW = 110
"""Below this many grid steps there is no room for the lines beside the table."""
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


class MoneyView(QWidget):
    """A title, the table, and the chosen locality's lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        self.title = Title(self.tr("Money"), self)
        self.hint = Note(
            self.tr("“Not stated” is never counted as nothing: totals say who is left out."), self
        )
        self.model = MoneyModel(self)
        self.table = QTableView(self)
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Money of all localities"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.verticalHeader().hide()
        self.table.setCornerButtonEnabled(False)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSortIndicatorClearable(True)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.detail = Detail(self)
        self.to_programme = primary_button(self.tr("Add a locality"), parent=self)
        self.nothing = EmptyState(
            self.tr("No money yet"),
            self.tr("Add an organisation and a locality first; then add its lines of money."),
            self.to_programme,
            self,
        )
        card = framed(self.table, self)
        self.columns = QSplitter(Qt.Orientation.Horizontal, self)
        self.columns.setHandleWidth(step)
        self.columns.setChildrenCollapsible(False)
        self.columns.addWidget(card)
        self.columns.addWidget(self.detail)
        self.columns.setStretchFactor(0, 1)
        self.columns.setStretchFactor(1, 0)
        self.columns.setSizes([step * 110, step * 40])
        self.columns.setProperty("quiet", "true")
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.columns)
        self.pages.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(step * 2, step * 2, step * 2, step * 2)
        column.setSpacing(step)
        column.addWidget(self.title)
        column.addWidget(self.hint)
        column.addWidget(self.pages, 1)
        self.look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's own: a narrow window has the table alone."""
        super().resizeEvent(event)
        self.detail.fit(narrow=self.width() < theme.unit() * _NARROW)

    def show_year(self, year: str) -> None:
        """Say which year the money is for."""
        self.title.setText(self.tr("Money {year}").format(year=year) if year else self.tr("Money"))

    @Slot()
    def span(self) -> None:
        """Let heads and totals run over the whole width."""
        self.table.clearSpans()
        for position, entry in enumerate(self.model.entries()):
            if entry.kind is not Kind.LOCALITY:
                self.table.setSpan(position, 0, 1, self.model.columnCount())

    @Slot()
    def look(self) -> None:
        """Follow the text size."""
        step = theme.unit()
        self.table.setStyleSheet(f"QTableView::item {{ padding: 0 {step // 2}px; }}")
        rows = self.table.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(round(step * 4.25))
        head = self.table.horizontalHeader()
        head.setStretchLastSection(True)
        widths = {NAME: 24, BALANCE: 15, LODGED: 14, LINES: 8, REACHED: 40}
        for column, width in widths.items():
            head.resizeSection(column, step * width)


class Detail(QFrame):
    """The chosen locality's lines and how its balance is reached."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        self.setProperty("card", "true")
        self.setMinimumWidth(step * 30)
        self.name = Heading("", self)
        self.name.setWordWrap(True)
        self.open = plain_button(self.tr("Open its money"), parent=self)
        self.sentence = Body("", self)
        self._lines = QWidget(self)
        self._grid = QGridLayout(self._lines)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(step)
        self._grid.setVerticalSpacing(step // 2)
        self._grid.setColumnStretch(0, 1)
        self._row: MoneyRow | None = None
        self._narrow = False
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(step * 2, step * 2, step * 2, step * 2)
        column.setSpacing(step)
        column.addWidget(self.name)
        column.addWidget(Label(self.tr("Lines"), self))
        column.addWidget(self._lines)
        column.addWidget(rule(self))
        column.addWidget(Label(self.tr("How the balance is reached"), self))
        column.addWidget(self.sentence)
        buttons = QHBoxLayout()
        buttons.addWidget(self.open)
        buttons.addStretch()
        column.addLayout(buttons)
        column.addStretch()
        area = scrolled(inner, self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(area)

    def fit(self, *, narrow: bool) -> None:
        """Stay away while the window is narrow."""
        self._narrow = narrow
        self.setVisible(self._row is not None and not narrow)

    def show_row(self, row: MoneyRow | None) -> None:
        """Show one locality; None shows nothing."""
        self.setVisible(row is not None and not self._narrow)
        if row is None or row == self._row:
            return
        self._row = row
        self.name.setText(row.name)
        self.sentence.setText(row.sentence)
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not row.lines:
            self._grid.addWidget(Note(self.tr("No lines yet."), self._lines), 0, 0)
        for position, line in enumerate(row.lines):
            label = line.label or line.kind.value.replace("_", " ")
            words = Body(label, self._lines)
            stated = line.amount_pence is not None
            amount = (
                format_pounds(line.amount_pence)
                if line.amount_pence is not None
                else line.printed or self.tr("not stated")
            )
            figure = Strong(amount, self._lines) if line.effect else Note(amount, self._lines)
            figure.setWordWrap(not stated)
            figure.setToolTip(
                self.tr("counts in the balance") if line.effect else self.tr("not counted")
            )
            self._grid.addWidget(words, position, 0)
            self._grid.addWidget(figure, position, 1, RIGHT)
