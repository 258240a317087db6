"""The programme screen's widgets: parts at the left, one part at the right. Layout only."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lyapp.ui import theme
from lyapp.ui.programme.about import About
from lyapp.ui.programme.criteria import CriteriaPart
from lyapp.ui.programme.forms import AddForm
from lyapp.ui.programme.outcomes import OutcomesPart
from lyapp.ui.programme.questions import QuestionsPart
from lyapp.ui.programme.scales import ScalePart
from lyapp.ui.programme.tables import TextTable
from lyapp.ui.widgets.empty import EmptyState
from lyapp.ui.widgets.labels import Note, Title
from lyapp.ui.widgets.popup import ChoiceButton
from lyapp.ui.widgets.search import SearchBox
from lyapp.ui.widgets.when_asked import WhenAsked

if TYPE_CHECKING:
    from collections.abc import Callable

    from lyapp.ui.desk import Desk

PARTS = (
    "about", "localities", "members", "criteria", "scale",
    "outcomes", "must_dos", "questions", "checks", "warnings",
)  # fmt: skip
KEY = Qt.ItemDataRole.UserRole


class Part(QWidget):
    """One part: title, a sentence, perhaps tools, and its content or what to do while empty."""

    def __init__(
        self, title: str, sentence: str, content: QWidget, empty: tuple[str, str] | None = None
    ) -> None:
        super().__init__()
        step = theme.unit()
        self.sentence = Note(sentence, self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(content)
        self.empty = EmptyState(*(empty or ("", "")), parent=self)
        self.stack.addWidget(self.empty)
        self.tools = QVBoxLayout()
        self.tools.setSpacing(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(step * 2, step * 2, step * 2, step * 2)
        column.setSpacing(step)
        column.addWidget(Title(title, self))
        column.addWidget(self.sentence)
        column.addLayout(self.tools)
        column.addWidget(self.stack, 1)

    def show_empty(self, empty: bool) -> None:
        """Show the content, or what to do first."""
        self.stack.setCurrentIndex(1 if empty else 0)


class ProgrammeView(QWidget):
    """All widgets of the programme screen; each part is put together on its first visit."""

    made = Signal(str, object)
    """A part, with its key, was put together; whether it is empty isn't known to it yet."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        t = self.tr
        self.list = QListWidget(self)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(t("Parts of the programme"))
        self.stack = QStackedWidget(self)
        self.list.currentRowChanged.connect(self._turn)
        self._makers: dict[str, Callable[[], Part]] = {}
        self.parts: WhenAsked[Part] = WhenAsked(PARTS, self._make)
        # What isn't in its part yet waits here, where nothing is ever shown.
        waiting = QWidget(self)
        waiting.hide()
        self.about = About(self)
        self.localities = TextTable(
            t("Localities"),
            (t("Locality"), t("Organisation"), t("Practices"), t("List size"), t("Understood as")),
            (30, 26, 11, 13, 24), figures=(2, 3), typable=(0, 2, 3), parent=self,
        )  # fmt: skip
        self.add_organisation = AddForm(
            (("name", t("New organisation’s name"), 34),), t("Add organisation"), waiting
        )
        self.add_locality = AddForm(
            (
                ("name", t("New locality’s name"), 26),
                ("practices", t("Practices"), 10),
                ("list_size", t("List size"), 11),
            ),
            t("Add locality"), waiting, choice=t("Organisation"),
        )  # fmt: skip
        self.members = TextTable(
            t("Members"),
            (t("Name"), t("Role"), t("Initials"), t("Scores for"), t("Stands in")),
            (26, 36, 9, 20, 26), typable=(0, 1), parent=self,
        )  # fmt: skip
        self.add_member = AddForm(
            (("name", t("New member’s name"), 26), ("role", t("Role"), 26)),
            t("Add member"), waiting,
        )  # fmt: skip
        self.criteria = CriteriaPart(desk)
        self.scale = ScalePart(desk)
        self.outcomes = OutcomesPart(desk)
        self.questions = QuestionsPart(desk)
        self.must_dos = TextTable(
            t("Must-dos"),
            (t("Code"), t("Catalogue"), t("Requirement"), t("Lead"), t("Source"), t("Note")),
            (12, 18, 40, 15, 16, 28), parent=self,
        )  # fmt: skip
        self.catalogue = ChoiceButton(t("Catalogue"), waiting)
        self.find_must_do = SearchBox(t("Find a must-do…"), key="Ctrl F", parent=waiting)
        self.checks = TextTable(
            t("Sums worked out again"),
            (t("Result"), t("Sum"), t("Printed"), t("Worked out"), t("Note")),
            (12, 42, 15, 15, 30), parent=self,
        )  # fmt: skip
        self.warnings = TextTable(t("Warnings"), (t("Warning"),), (100,), parent=self)
        self._fill()
        self.list.setMinimumWidth(step * 14)
        self.list.setMaximumWidth(step * 24)
        self.look()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self.stack, 1)

    def tables(self) -> tuple[TextTable, ...]:
        """Every table of the screen."""
        return (
            self.localities, self.members, self.scale.table, self.outcomes.table,
            self.must_dos, self.questions.table, self.checks, self.warnings,
        )  # fmt: skip

    def look(self) -> None:
        """Follow the text size in the list of parts."""
        step = theme.unit()
        self.list.setStyleSheet(f"QListWidget {{ padding: {step}px; }}")
        for row in range(self.list.count()):
            self.list.item(row).setSizeHint(QSize(step * 14, step * 4))

    def follow(self) -> None:
        """Follow another text size, in every part."""
        self.look()
        for table in self.tables():
            table.look()
        self.scale.look()
        self.criteria.look()

    def show_part(self, key: str) -> None:
        """Show one part and light its line."""
        if key in PARTS:
            self.list.setCurrentRow(PARTS.index(key))

    @Slot(int)
    def _turn(self, row: int) -> None:
        if not 0 <= row < len(PARTS):
            return
        part, there = self.parts[PARTS[row]], self.stack.widget(row)
        if part is not there:
            self.stack.insertWidget(row, part)
            if there is not None:
                self.stack.removeWidget(there)
                there.deleteLater()
        self.stack.setCurrentIndex(row)

    def _fill(self) -> None:
        t = self.tr
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.about)
        self._add("about", t("About"), t("What is printed on every paper."), area)
        self._add(
            "localities", t("Localities"),
            t("Sizes are kept as typed. One that isn’t a number is shown and counted nowhere."),
            _card(self.localities),
            (t("No localities yet"),
             t("Add an organisation above, then the localities that submit a plan to it.")),
            tools=(self.add_locality, self.add_organisation),
        )  # fmt: skip
        self._add(
            "members", t("Members"), t("Those who score the plans."), _card(self.members),
            (t("No members yet"), t("Add everybody who scores; then choose who you are.")),
            tools=(self.add_member,),
        )  # fmt: skip
        self._add(
            "criteria", t("Criteria"), t("What every plan is asked, and what each level means."),
            self.criteria,
        )  # fmt: skip
        self._add("scale", t("Rating scale"), "", self.scale)
        self._add("outcomes", t("Outcome types"), t("What can be decided."), self.outcomes)
        bar = QWidget()
        beside = QHBoxLayout(bar)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.find_must_do, 1)
        beside.addWidget(self.catalogue)
        self._add(
            "must_dos", t("Must-dos"), t("What plans are checked against."), _card(self.must_dos),
            (t("No must-dos"), t("Must-dos come with the programme a review is made from.")),
            tools=(bar,),
        )  # fmt: skip
        self._add(
            "questions", t("Questions"), t("Put to the committee at the end of the paper."),
            self.questions,
        )  # fmt: skip
        self._add(
            "checks", t("Checks"), t("Printed sums, worked out again."), _card(self.checks),
            (t("No checks"), t("No printed sums came with this programme.")),
        )  # fmt: skip
        self._add(
            "warnings", t("Warnings"), t("What concerns the whole programme."),
            _card(self.warnings), (t("No warnings"), t("Nothing is amiss.")),
        )  # fmt: skip

    def _add(
        self,
        key: str,
        title: str,
        sentence: str,
        content: QWidget,
        empty: tuple[str, str] | None = None,
        tools: tuple[QWidget, ...] = (),
    ) -> None:
        self._makers[key] = partial(_put_together, title, sentence, content, empty, tools)
        # The part itself comes into its place on the first visit: Qt then works out its looks.
        self.stack.addWidget(QWidget(self.stack))
        item = QListWidgetItem(title)
        item.setData(KEY, key)
        self.list.addItem(item)

    def _make(self, key: str) -> Part:
        part = self._makers[key]()
        self.made.emit(key, part)
        return part


def _put_together(
    title: str,
    sentence: str,
    content: QWidget,
    empty: tuple[str, str] | None,
    tools: tuple[QWidget, ...],
) -> Part:
    part = Part(title, sentence, content, empty)
    part.sentence.setVisible(bool(sentence))
    for tool in tools:
        part.tools.addWidget(tool)
    return part


def _card(content: QWidget) -> QFrame:
    card = QFrame()
    card.setProperty("card", "true")
    inside = QVBoxLayout(card)
    inside.setContentsMargins(1, 1, 1, 1)
    inside.addWidget(content)
    return card
