"""The page on which a sheet is entered: member, plan, the table, and what each level means."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lyapp.ui import theme
from lyapp.ui.drafts import Drafts
from lyapp.ui.sheets.grid import SheetTable
from lyapp.ui.sheets.models import SheetModel
from lyapp.ui.widgets.buttons import link_button, plain_button, step_button
from lyapp.ui.widgets.cards import Card, framed
from lyapp.ui.widgets.empty import EmptyState
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.labels import Body, Heading, Label, Note
from lyapp.ui.widgets.levels import Levels
from lyapp.ui.widgets.popup import ChoiceButton
from lyapp.ui.widgets.rating_row import RatingRow
from lyapp.ui.widgets.scrolled import scrolled
from lyapp.ui.widgets.text_table import TextTable


class EntryPage(QWidget):
    """All widgets of the page. Layout only."""

    def __init__(self, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.member = ChoiceButton(self.tr("Member"), self)
        self.plan = ChoiceButton(self.tr("Plan"), self)
        self.back = _small("‹", self.tr("Plan before"), self)
        self.on = _small("›", self.tr("Plan after"), self)
        self.group = QButtonGroup(self)
        self.ways: dict[str, QPushButton] = {}
        for name, words in (
            ("first", self.tr("Entry")),
            ("second", self.tr("Second entry")),
            ("differences", self.tr("Differences")),
        ):
            button = step_button(words, parent=self)
            button.setProperty("way", name)
            self.group.addButton(button)
            self.ways[name] = button
        self.ways["first"].setChecked(True)
        self.model = SheetModel(drafts, self)
        self.table = SheetTable(self.model, self)
        self.about = Note("", self)
        self.drop = link_button(self.tr("Drop the second entry"), parent=self)
        self._make_side()
        self._make_differences()
        self._lay_out()

    def _make_side(self) -> None:
        step = theme.unit()
        self.title = Heading("")
        self.question = Body("")
        self.ratings = RatingRow()
        self.not_applicable = plain_button(self.tr("Not applicable"))
        self.unable = plain_button(self.tr("Unable to judge"))
        self.levels = Levels()
        self.why_not = Note("")
        self.why_not.set_tone("caution")
        card = Card()
        card.body.setSpacing(step)
        for widget in (self.title, self.question, self.why_not, self.ratings):
            card.body.addWidget(widget)
        others = QWidget()
        row = FlowLayout(others, gap=step)
        row.addWidget(self.not_applicable)
        row.addWidget(self.unable)
        card.body.addWidget(others)
        card.body.addWidget(self.levels)
        card.body.addStretch()
        self.side = scrolled(card, self, sideways=True)
        self.side.setMinimumWidth(step * 20)

    def _make_differences(self) -> None:
        self.differences = TextTable(
            self.tr("Where the two entries differ"),
            (
                self.tr("Criterion"), self.tr("First"), self.tr("Entered by"),
                self.tr("Second"), self.tr("Entered by"),
            ),
            (34, 20, 18, 20, 18),
        )  # fmt: skip
        self.take_first = plain_button(self.tr("Take the first"))
        self.take_first.setToolTip(self.tr("Key 1"))
        self.take_second = plain_button(self.tr("Take the second"))
        self.take_second.setToolTip(self.tr("Key 2"))
        self.no_differences = EmptyState("", "", parent=self)

    def _lay_out(self) -> None:
        step = theme.unit()
        bar = QWidget(self)
        row = FlowLayout(bar, gap=step)
        self.plan_label = Label(self.tr("Plan"), bar)
        row.addWidget(Label(self.tr("Member"), bar))
        row.addWidget(self.member)
        row.addWidget(self.plan_label)
        row.addWidget(self.plan)
        row.addWidget(self.back)
        row.addWidget(self.on)
        ways = QWidget(self)
        tabs = FlowLayout(ways, gap=step)
        for each in self.ways.values():
            tabs.addWidget(each)
        tabs.addWidget(self.drop)
        # Each within the one it stands in: Qt works out the style of what changes hands once more.
        self.stack = QStackedWidget(self)
        self.sheet = QWidget(self.stack)
        self.pages = QStackedWidget(self.sheet)
        self.columns = QSplitter(Qt.Orientation.Horizontal, self.pages)
        held = framed(self.table, self.columns)
        self.columns.setHandleWidth(step)
        self.columns.setProperty("quiet", "true")
        self.columns.setChildrenCollapsible(False)
        self.columns.addWidget(held)
        self.columns.addWidget(self.side)
        self.columns.setStretchFactor(0, 1)
        self.columns.setSizes([step * 100, step * 44])
        self.pages.addWidget(self.columns)
        self.pages.addWidget(self._differences_page(step))
        inside = QVBoxLayout(self.sheet)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(step)
        inside.addWidget(ways)
        inside.addWidget(self.about)
        inside.addWidget(self.pages, 1)
        self.to_members = plain_button(self.tr("Go to the members"), parent=self)
        self.message = EmptyState("", "", self.to_members, self)
        self.stack.addWidget(self.message)
        self.stack.addWidget(self.sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step)
        column.addWidget(bar)
        column.addWidget(self.stack, 1)

    def _differences_page(self, step: int) -> QWidget:
        page = QWidget(self.pages)
        self.compared = QStackedWidget(page)
        card = framed(self.differences)
        self.compared.addWidget(card)
        self.compared.addWidget(self.no_differences)
        row = QHBoxLayout()
        row.setSpacing(step)
        row.addWidget(self.take_first)
        row.addWidget(self.take_second)
        row.addStretch()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step)
        column.addWidget(self.compared, 1)
        column.addLayout(row)
        return page

    def way(self) -> str:
        """Which entry is shown: “first”, “second” or “differences”."""
        return next(name for name, button in self.ways.items() if button.isChecked())

    def say(self, title: str, sentence: str, *, members: bool = False) -> None:
        """Say something in the sheet's place; `members`: the way there is offered."""
        self.message.say(title, sentence)
        self.to_members.setVisible(members)
        self.stack.setCurrentWidget(self.message)

    def look(self) -> None:
        """Follow the palette and text size."""
        self.table.look()
        self.differences.look()


def _small(sign: str, name: str, parent: QWidget) -> QPushButton:
    button = plain_button(sign, parent=parent)
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
