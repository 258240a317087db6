"""The review screen's three columns: plans to score, the plan, the score sheet. Layout only."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QItemSelectionModel, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lyapp.ui import theme
from lyapp.ui.review.card import CardDelegate, ToScoreDelegate
from lyapp.ui.review.models import PlanModel, ToScoreModel
from lyapp.ui.review.sheet import SheetPane
from lyapp.ui.widgets.buttons import plain_button
from lyapp.ui.widgets.empty import EmptyState
from lyapp.ui.widgets.labels import Elided, Label, Note, Title
from lyapp.ui.widgets.popup import ChoiceButton
from lyapp.ui.widgets.search import SearchBox

_MANY_ROWS = 120
"""From here on the list is laid out in batches."""
_NARROW = 120
"""Below this many grid steps the list of plans becomes a menu."""


class CardList(QListView):
    """The rows of a plan as cards; J and K are the screen's, the rest is Qt's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("PlanCards")
        self.verticalScrollBar().setSingleStep(24)

    def suit(self, rows: int) -> None:
        """Choose how to lay out this many rows."""
        modes = QListView.LayoutMode
        self.setLayoutMode(modes.Batched if rows > _MANY_ROWS else modes.SinglePass)

    def step(self, by: int) -> None:
        """Select the next visible row (1) or the one before (-1)."""
        model = self.model()
        chosen = self.selectionModel().hasSelection()
        # Focus alone makes the first row current; it counts only once it is selected.
        row = self.currentIndex().row() + by if chosen else max(self.currentIndex().row(), 0)
        while 0 <= row < model.rowCount() and self.isRowHidden(row):
            row += by
        if 0 <= row < model.rowCount():
            index = model.index(row, 0)
            select = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, select)
            self.scrollTo(index)


class ReviewView(QWidget):
    """All widgets of the review screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        self.to_score = ToScoreModel(self)
        self.plan = PlanModel(self)
        self.list = QListView(self)
        self.list.setModel(self.to_score)
        self.list.setItemDelegate(ToScoreDelegate(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Plans to score"))
        self.finished = Label("", self)

        self.name = Title("", self)
        self.facts = Elided("", self)
        self.facts.setProperty("role", "second")
        self.search = SearchBox(self.tr("Find in this plan…"), key="Ctrl F", parent=self)
        self.search.setMinimumWidth(step * 8)
        self.cited_only = plain_button(self.tr("Cited here"), parent=self)
        self.cited_only.setCheckable(True)
        self.all_rows = plain_button(self.tr("All rows"), parent=self)
        self.all_rows.setCheckable(True)
        self.all_rows.setChecked(True)
        self.cards = CardList(self)
        self.cards.setModel(self.plan)
        self.delegate = CardDelegate(self.cards)
        self.cards.setItemDelegate(self.delegate)
        self.cards.setAccessibleName(self.tr("Rows of the plan"))
        self.said_of_all = Note("", self)
        self.said_of_all.hide()
        self.no_rows = EmptyState("", "", parent=self)
        self.sheet = SheetPane(self)

        self.columns = QSplitter(Qt.Orientation.Horizontal, self)
        self.columns.setHandleWidth(1)
        self.columns.setChildrenCollapsible(False)
        self.columns.addWidget(self._left(step))
        self.columns.addWidget(self._middle(step))
        self.columns.addWidget(self.sheet)
        for position, stretch in enumerate((0, 1, 0)):
            self.columns.setStretchFactor(position, stretch)
        self.who = WhoIsScoring(self)
        self.nothing = EmptyState(
            self.tr("Nothing to score yet"),
            self.tr("This review has no localities. Add them on the Programme screen."),
            parent=self,
        )
        self.pages = QStackedWidget(self)
        for page in (self.columns, self.who, self.nothing):
            self.pages.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.pages)

    def share_width(self) -> None:
        """Give the columns their usual widths; in a narrow window a menu replaces the list."""
        step = theme.unit()
        whole = max(self.width(), 1)
        narrow = whole < step * _NARROW
        self.side.setVisible(not narrow)
        self.choose.setVisible(narrow)
        self.name.setVisible(not narrow)
        self.all_rows.setVisible(not narrow)
        left = 0 if narrow else min(step * 29, round(whole * 0.2))
        right = max(self.sheet.least_width(), min(step * 46, round(whole * 0.36)))
        self.sheet.setMinimumWidth(min(right, whole - step * 24))
        self.columns.setSizes([left, max(whole - left - right, step * 24), right])

    def _left(self, step: int) -> QWidget:
        self.side = side = QFrame(self)
        side.setObjectName("ToScore")
        side.setMinimumWidth(step * 14)
        column = QVBoxLayout(side)
        column.setContentsMargins(step, step * 2, step, step)
        column.setSpacing(step // 2)
        head = QVBoxLayout()
        head.setContentsMargins(step, 0, step, 0)
        head.setSpacing(2)
        head.addWidget(Title(self.tr("To score"), self))
        head.addWidget(self.finished)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        return side

    def _middle(self, step: int) -> QWidget:
        middle = QWidget(self)
        self.choose = ChoiceButton(self.tr("Plan"), self)
        self.choose.hide()
        top = QHBoxLayout()
        top.addWidget(self.name)
        top.addWidget(self.choose)
        top.addStretch()
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addLayout(top)
        names.addWidget(self.facts)
        tools = QHBoxLayout()
        tools.setSpacing(step)
        tools.addWidget(self.search, 1)
        tools.addWidget(self.all_rows)
        tools.addWidget(self.cited_only)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.rows_or_nothing = QStackedWidget(self)
        self.rows_or_nothing.addWidget(self.cards)
        self.rows_or_nothing.addWidget(self.no_rows)
        column = QVBoxLayout(middle)
        column.setContentsMargins(step * 2, step * 2, step, 0)
        column.setSpacing(step)
        column.addLayout(names)
        column.addLayout(tools)
        column.addWidget(self.said_of_all)
        column.addWidget(self.rows_or_nothing, 1)
        return middle


class WhoIsScoring(QWidget):
    """Asks once which member is scoring; one button a member."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        self.title = Title(self.tr("Who is scoring?"), self)
        self.sentence = Note("", self)
        self.sentence.setMaximumWidth(step * 60)
        self.buttons = QVBoxLayout()
        self.buttons.setSpacing(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(step * 4, step * 6, step * 4, step * 4)
        column.setSpacing(step)
        column.addWidget(self.title)
        column.addWidget(self.sentence)
        column.addSpacing(step)
        column.addLayout(self.buttons)
        column.addStretch()

    def button(self, number: int) -> QPushButton | None:
        """The button with this number, counted from 1; None when there are fewer."""
        item = self.buttons.itemAt(number - 1) if number > 0 else None
        widget = item.widget() if item is not None else None
        return widget if isinstance(widget, QPushButton) else None


def paint_surfaces(view: ReviewView) -> None:
    """Give the outer columns the palette's surface and the cards' list the window's ground."""
    tokens = theme.current()
    edge = tokens.line.name()
    view.setStyleSheet(
        f"#ToScore, #ScoreSheet {{ background: {tokens.surface.name()}; border: none; }}"
        f"#ToScore {{ border-right: 1px solid {edge}; }}"
        f"#ScoreSheet {{ border-left: 1px solid {edge}; }}"
        f"#PlanCards {{ background: {tokens.background.name()}; }}"
    )


def facts_of(*, version: int, practices: int | None, registered: str) -> str:
    """What is known of a plan in one line: version, practices, registered patients."""
    parts = [QCoreApplication.translate("ReviewView", "version {n}").format(n=version)]
    if practices is not None:
        parts.append(QCoreApplication.translate("ReviewView", "{n} practices").format(n=practices))
    if registered:
        parts.append(
            QCoreApplication.translate("ReviewView", "{n} registered").format(n=registered)
        )
    return " · ".join(parts)
