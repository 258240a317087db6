"""The review screen's three columns: plans to score, the plan, the score sheet. Layout only."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
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
from lyapp.ui.review.card import CardDelegate
from lyapp.ui.review.card_list import CardList
from lyapp.ui.review.lines import LineDelegate, LineHead
from lyapp.ui.review.models import PlanModel
from lyapp.ui.review.not_yours import NotYours
from lyapp.ui.review.sheet import SheetPane
from lyapp.ui.review.strip import FindingStrip
from lyapp.ui.review.whole_plan import WholePlan
from lyapp.ui.widgets.buttons import plain_button
from lyapp.ui.widgets.empty import EmptyState, ScrollingEmpty
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.labels import Elided, Label, Note, Title
from lyapp.ui.widgets.popup import ChoiceButton
from lyapp.ui.widgets.scrolled import scrolled
from lyapp.ui.widgets.search import SearchBox
from lyapp.ui.widgets.to_score import ToScoreDelegate, ToScoreModel
from lyapp.ui.wording import counted

_TIGHT = 60
"""Below this many grid steps of the plan's own width its buttons are named shortly."""
_PLAN_LEAST = 24
_SHEET_LEAST = 29
"""Grid steps that the plan and the sheet never go below; both are in a small window at 200 %."""
_LOW = 48
"""Below this many grid steps of height the rows alone stand under the buttons."""
_NARROW = 120
"""Below this many grid steps the list of plans becomes a menu."""


class ReviewView(QWidget):
    """All widgets of the review screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        paint_surfaces(self)
        # Each widget within the one it stands in: Qt works out the style of whatever changes
        # hands once more, with all that is in it.
        self.pages = QStackedWidget(self)
        self.columns = QSplitter(Qt.Orientation.Horizontal, self.pages)
        self.side = QFrame(self.columns)
        self.middle = QWidget(self.columns)
        self.to_score = ToScoreModel(self)
        self.plan = PlanModel(self)
        self.list = QListView(self.side)
        self.list.setModel(self.to_score)
        self.list.setItemDelegate(ToScoreDelegate(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Plans to score"))
        self.finished = Label("", self)
        self.tight = False
        """There is little room for the plan."""

        self._make_plan(step)
        self.sheet = SheetPane(self.columns)
        self.not_yours = NotYours(self.columns)

        self.columns.setHandleWidth(1)
        self.columns.setChildrenCollapsible(False)
        self._lay_out_left(step)
        self._lay_out_middle(step)
        for column in (self.side, self.middle, self.sheet, self.not_yours):
            self.columns.addWidget(column)
        for position, stretch in enumerate((0, 1, 0, 0)):
            self.columns.setStretchFactor(position, stretch)
        self.who = WhoIsScoring(self.pages)
        self.nothing = EmptyState(
            self.tr("Nothing to score yet"),
            self.tr("This review has no localities. Add them on the Programme screen."),
            parent=self.pages,
        )
        for page in (self.columns, self.who, self.nothing):
            self.pages.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.pages)

    def _make_plan(self, step: int) -> None:
        self.name = Title("", self)
        self.facts = Elided("", self)
        self.facts.setProperty("role", "second")
        self.search = SearchBox(self.tr("Find in this plan…"), key="Ctrl+F", parent=self)
        self.search.setMinimumWidth(step * 8)
        self.bearing = self._checkable(self.tr("Bears on this criterion"))
        self.all_rows = self._checkable(self.tr("All rows"))
        self.all_rows.setChecked(True)
        self.cited_only = self._checkable(self.tr("Cited here"))
        self.some_rows = self._checkable(self.tr("Shown"))
        self.some_rows.hide()
        self.source = self._checkable(self.tr("Source pages"))
        self.source.setEnabled(False)
        self.cite_page = plain_button(self.tr("Shift+E  Cite this page"), parent=self)
        self.cite_page.setAccessibleName(self.tr("Cite this page"))
        self.cite_page.hide()
        self.whole_plan = WholePlan(self)
        self.strip = FindingStrip(self)
        self.cards = CardList(self)
        self.cards.setModel(self.plan)
        self.delegate = CardDelegate(self.cards)
        self.lines = LineDelegate(self.cards)
        self.cards.setItemDelegate(self.delegate)
        self.head = LineHead(self.lines, self)
        self.head.hide()
        self.cards.setAccessibleName(self.tr("Rows of the plan"))
        self.said_of_all = Note("", self)
        self.said_of_all.hide()
        self.take_in = plain_button("", parent=self)
        self.take_in.setAccessibleName(self.tr("Take in a plan"))
        self.no_rows = ScrollingEmpty(self.take_in, self)

    def for_keyboard(self) -> QWidget:
        """What has the keyboard between two answers: the rows, or what says why there are none."""
        has_rows = self.rows_or_nothing.currentWidget() is self.rows
        return self.cards if has_rows else self.no_rows

    def share_width(self) -> None:
        """Give the columns their usual widths.

        In a narrow window, and beside a document, a menu replaces the list of plans.
        """
        step = theme.unit()
        whole = max(self.width(), 1)
        narrow = whole < step * _NARROW or self.source.isChecked()
        self.side.setVisible(not narrow)
        self.choose.setVisible(narrow)
        self.name.setVisible(not narrow)
        left = 0 if narrow else min(step * 29, round(whole * 0.2))
        right = max(self.sheet.least_width(), min(step * 46, round(whole * 0.36)))
        right = min(right, whole - step * _PLAN_LEAST - 1)
        # A wish, not a need: the window must stay as narrow as a person makes it.
        self.sheet.setMinimumWidth(min(max(right, step), step * _SHEET_LEAST))
        middle = max(whole - left - right, step * _PLAN_LEAST)
        self.not_yours.setMinimumWidth(self.sheet.minimumWidth())
        self.columns.setSizes([left, middle, right, right])
        self.tight = middle < step * _TIGHT
        self.facts.setVisible(not self.tight)
        self.search.setMaximumWidth(step * (9 if self.tight else 30))
        self._share_height()

    def _share_height(self) -> None:
        """In a low window the rows have the room of what is said of all of them."""
        self.above.setVisible(self.height() >= theme.unit() * _LOW)
        self.strip.setMaximumHeight(self.height() // 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's own: what is shown depends on the height; the screen shares the width."""
        super().resizeEvent(event)
        self._share_height()

    def _lay_out_left(self, step: int) -> None:
        side = self.side
        side.setObjectName("ToScore")
        side.setMinimumWidth(step * 14)
        column = QVBoxLayout(side)
        column.setContentsMargins(step, step * 2, step, step)
        column.setSpacing(step // 2)
        head = QVBoxLayout()
        head.setContentsMargins(step, 0, step, 0)
        head.setSpacing(2)
        head.addWidget(Title(self.tr("To score"), side))
        head.addWidget(self.finished)
        column.addLayout(head)
        column.addWidget(self.list, 1)

    def _checkable(self, words: str) -> QPushButton:
        button = plain_button(words, parent=self)
        button.setCheckable(True)
        return button

    def _lay_out_middle(self, step: int) -> None:
        middle = self.middle
        self.choose = ChoiceButton(self.tr("Plan"), middle)
        self.choose.hide()
        top = QHBoxLayout()
        top.addWidget(self.name)
        top.addWidget(self.choose)
        top.addStretch()
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addLayout(top)
        names.addWidget(self.facts)
        heading = QHBoxLayout()
        heading.setSpacing(step)
        heading.addLayout(names, 3)
        heading.addWidget(self.search, 2)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search.setMaximumWidth(step * 30)
        tools = FlowLayout(gap=step)
        for button in (
            self.bearing, self.all_rows, self.cited_only, self.some_rows, self.source,
            self.cite_page,
        ):  # fmt: skip
            tools.addWidget(button)
        self.beside = QSplitter(Qt.Orientation.Horizontal, middle)
        self.rows_or_nothing = QStackedWidget(self.beside)
        rows = QWidget(self.rows_or_nothing)
        stack = QVBoxLayout(rows)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addWidget(self.head)
        stack.addWidget(self.cards, 1)
        self.rows_or_nothing.addWidget(rows)
        self.rows_or_nothing.addWidget(self.no_rows)
        self.rows = rows
        self.beside.setHandleWidth(1)
        self.beside.setChildrenCollapsible(False)
        self.beside.addWidget(self.rows_or_nothing)
        # The rows give way, not the window: what wraps would else ask for its height at its
        # narrowest.
        middle.setMinimumSize(step * _PLAN_LEAST, step * 28)
        self.beside.setMinimumHeight(step * 6)
        column = QVBoxLayout(middle)
        column.setContentsMargins(step * 2, step * 2, step, step)
        column.setSpacing(step)
        column.addLayout(heading)
        column.addLayout(tools)
        self.above = QWidget(middle)
        notes = QVBoxLayout(self.above)
        notes.setContentsMargins(0, 0, 0, 0)
        notes.setSpacing(step)
        notes.addWidget(self.said_of_all)
        notes.addWidget(self.whole_plan)
        column.addWidget(self.above)
        column.addWidget(self.beside, 1)
        column.addWidget(self.strip)

    def show_as_table(self, *, table: bool) -> None:
        """Show the rows as lines of a table, or as cards."""
        self.cards.setItemDelegate(self.lines if table else self.delegate)
        self.cards.setUniformItemSizes(table)
        self.head.setVisible(table)
        self.cards.scheduleDelayedItemsLayout()
        if self.cards.currentIndex().isValid():
            self.cards.scrollTo(self.cards.currentIndex())


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
        inner = QWidget()
        area = scrolled(inner, self, sideways=True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        column = QVBoxLayout(inner)
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
    sheet = (
        f"#ToScore, #ScoreSheet {{ background: {tokens.surface.name()}; border: none; }}"
        f"#ToScore {{ border-right: 1px solid {edge}; }}"
        f"#ScoreSheet {{ border-left: 1px solid {edge}; }}"
        f"#PlanCards {{ background: {tokens.background.name()}; }}"
    )
    if view.styleSheet() != sheet:
        view.setStyleSheet(sheet)


def facts_of(*, version: int, practices: int | None, registered: str) -> str:
    """What is known of a plan in one line: version, practices, registered patients."""
    parts = [QCoreApplication.translate("ReviewView", "version {n}").format(n=version)]
    if practices is not None:
        one = QCoreApplication.translate("ReviewView", "1 practice")
        many = QCoreApplication.translate("ReviewView", "{n} practices")
        parts.append(counted(practices, one, many))
    if registered:
        parts.append(
            QCoreApplication.translate("ReviewView", "{n} registered").format(n=registered)
        )
    return " · ".join(parts)
