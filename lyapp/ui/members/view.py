"""The members screen's widgets. Layout only."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QRadioButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lyapp.model.panel import Assigning, ConflictKind
from lyapp.ui import theme
from lyapp.ui.conflict_words import kind_words
from lyapp.ui.members.interest import InterestForm
from lyapp.ui.members.matrix import MatrixTable
from lyapp.ui.members.models import MatrixModel
from lyapp.ui.members.people import PeoplePage
from lyapp.ui.members.words import DOES_NOT, SCORES, kind_letter
from lyapp.ui.widgets.buttons import plain_button, primary_button
from lyapp.ui.widgets.cards import framed
from lyapp.ui.widgets.empty import EmptyState
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.labels import Label, Note
from lyapp.ui.widgets.panel_steps import PanelHead
from lyapp.ui.widgets.tabbed_pages import TabbedPages

if TYPE_CHECKING:
    from lyapp.ui.desk import Desk

PAGES = ("matrix", "people")


class MatrixPage(QScrollArea):
    """How it is settled who scores what, the matrix, and the form of an interest beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.model = MatrixModel(self)
        self.table = MatrixTable(self.model, self)
        self.ways: dict[Assigning, QRadioButton] = {}
        self.group = QButtonGroup(self)
        for way, words in (
            (Assigning.EVERYTHING, self.tr("Everyone scores everything")),
            (Assigning.BY_ORGANISATION, self.tr("By organisation")),
            (Assigning.PICKED, self.tr("Picked one by one")),
        ):
            button = QRadioButton(words, self)
            button.setAccessibleName(words)
            self.group.addButton(button)
            self.ways[way] = button
        self.about = Note("", self)
        self.declare = plain_button(self.tr("Declare an interest…"), parent=self)
        self.declare.setToolTip(self.tr("For the cells chosen; key c"))
        self.toggle = plain_button(self.tr("Give or take these plans"), parent=self)
        self.toggle.setToolTip(self.tr("For the cells chosen; key Space"))
        self.legend = Note(self._legend(), self)
        self.form: InterestForm | None = None
        self._lay_out()

    def _legend(self) -> str:
        letters = (
            self.tr("{letter} {what}").format(letter=kind_letter(kind), what=kind_words(kind))
            for kind in ConflictKind
        )
        said = self.tr("{yes} scores · {no} doesn’t score · a declared interest: {letters}")
        return said.format(yes=SCORES, no=DOES_NOT, letters=", ".join(letters))

    def _lay_out(self) -> None:
        step = theme.unit()
        bar = QWidget(self)
        row = FlowLayout(bar, gap=step * 2)
        row.addWidget(Label(self.tr("Who scores what"), bar))
        for button in self.ways.values():
            row.addWidget(button)
        card = framed(self.table)
        self.columns = QSplitter(Qt.Orientation.Horizontal, self)
        self.columns.setHandleWidth(step)
        self.columns.setProperty("quiet", "true")
        self.columns.setChildrenCollapsible(False)
        self.columns.addWidget(card)
        self.columns.setStretchFactor(0, 1)
        foot = QWidget(self)
        tools = FlowLayout(foot, gap=step)
        tools.addWidget(self.toggle)
        tools.addWidget(self.declare)
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step)
        column.addWidget(bar)
        column.addWidget(self.columns, 1)
        column.addWidget(self.about)
        column.addWidget(foot)
        column.addWidget(self.legend)
        self.setWidget(inner)
        self.look()

    def open_form(self) -> InterestForm:
        """The form of an interest, beside the matrix; made when it is first asked for."""
        if self.form is None:
            self.form = InterestForm(self)
            self.columns.addWidget(self.form)
            self.columns.setStretchFactor(1, 0)
            step = theme.unit()
            side = min(step * 38, round(self.width() * 0.45))
            self.columns.setSizes([max(self.width() - side, step * 30), side])
        self.form.show()
        return self.form

    def look(self) -> None:
        """Follow the palette and text size."""
        self.table.restyle()
        # With large text the page scrolls, so that some rows can be seen at all times.
        self.columns.setMinimumHeight(theme.unit() * 24)


class MembersView(QWidget):
    """The two pages, made when somebody first looks at them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        self.head = PanelHead(self.tr("Members"), desk, "members", self)
        words = (self.tr("Who scores what, and interests"), self.tr("The members"))
        self.pages = TabbedPages(
            self.tr("Parts of the members"),
            dict(zip(PAGES, words, strict=True)),
            self._make,
            self,
        )
        self.to_programme = primary_button(self.tr("Go to the programme"), parent=self)
        self.nothing = EmptyState("", "", self.to_programme, self)
        self.whole = QStackedWidget(self)
        self.whole.addWidget(self.pages)
        self.whole.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(step * 2, step * 2, step * 2, step * 2)
        column.setSpacing(step)
        column.addWidget(self.head)
        column.addWidget(self.pages.tabs)
        column.addWidget(self.whole, 1)

    @property
    def matrix(self) -> MatrixPage:
        """Who scores what."""
        return cast("MatrixPage", self.pages.page("matrix"))

    @property
    def people(self) -> PeoplePage:
        """The members as a table."""
        return cast("PeoplePage", self.pages.page("people"))

    def say_nothing_yet(self, title: str, sentence: str) -> None:
        """Say in the pages' place what to do first."""
        self.nothing.say(title, sentence)
        self.whole.setCurrentWidget(self.nothing)

    def look(self) -> None:
        """Follow the palette and text size."""
        for page in self.pages.made_already():
            cast("MatrixPage | PeoplePage", page).look()

    def _make(self, name: str) -> QWidget:
        return MatrixPage(self) if name == "matrix" else PeoplePage(self)
