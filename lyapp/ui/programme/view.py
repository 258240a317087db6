"""The programme screen's widgets: parts at the left, one part at the right. Layout only."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QWidget,
)

from lyapp.ui import theme
from lyapp.ui.programme.criteria import CriteriaPart
from lyapp.ui.programme.outcomes import OutcomesPart
from lyapp.ui.programme.parts import (
    AboutPart,
    LocalitiesPart,
    MembersPart,
    MustDosPart,
    Part,
    TablePart,
)
from lyapp.ui.programme.plans import PlansPart
from lyapp.ui.programme.questions import QuestionsPart
from lyapp.ui.programme.scales import ScalePart
from lyapp.ui.widgets.text_table import TextTable
from lyapp.ui.widgets.when_asked import WhenAsked, put_in_place

if TYPE_CHECKING:
    from collections.abc import Callable

    from lyapp.ui.desk import Desk
    from lyapp.ui.programme.about import About

PARTS = (
    "about", "localities", "members", "criteria", "scale",
    "outcomes", "must_dos", "plans", "questions", "checks", "warnings",
)  # fmt: skip
KEY = Qt.ItemDataRole.UserRole


class ProgrammeView(QWidget):
    """All widgets of the programme screen; each part is made when it is first asked for."""

    made = Signal(str, object)
    """A part, with its key, was made; it is filled before it is shown."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.list = QListWidget(self)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(self.tr("Parts of the programme"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.stack = QStackedWidget(self)
        self._titles = self._words()
        for key in PARTS:
            self.stack.addWidget(QWidget(self.stack))
            item = QListWidgetItem(self._titles[key][0])
            item.setData(KEY, key)
            self.list.addItem(item)
        self._makers: dict[str, Callable[[], Part]] = {
            "about": self._make_about,
            "localities": self._make_localities,
            "members": self._make_members,
            "must_dos": self._make_must_dos,
            "checks": self._make_checks,
            "warnings": self._make_warnings,
        }
        self._contents: dict[str, Callable[[Desk], QWidget]] = {
            "criteria": CriteriaPart,
            "scale": ScalePart,
            "outcomes": OutcomesPart,
            "plans": PlansPart,
            "questions": QuestionsPart,
        }
        self.parts: WhenAsked[Part] = WhenAsked(PARTS, self._make)
        self.list.currentRowChanged.connect(self._turn)
        self.look()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self.stack, 1)

    # The parts; asking for one makes it.

    @property
    def about(self) -> About:
        """The programme's own facts."""
        return cast("AboutPart", self.parts["about"]).about

    @property
    def localities(self) -> LocalitiesPart:
        """The localities and their forms."""
        return cast("LocalitiesPart", self.parts["localities"])

    @property
    def members(self) -> MembersPart:
        """The members and their form."""
        return cast("MembersPart", self.parts["members"])

    @property
    def criteria(self) -> CriteriaPart:
        """The criteria."""
        return cast("CriteriaPart", self.parts["criteria"].content)

    @property
    def scale(self) -> ScalePart:
        """The rating scale."""
        return cast("ScalePart", self.parts["scale"].content)

    @property
    def outcomes(self) -> OutcomesPart:
        """The outcome types."""
        return cast("OutcomesPart", self.parts["outcomes"].content)

    @property
    def must_dos(self) -> MustDosPart:
        """The must-dos and how to find one."""
        return cast("MustDosPart", self.parts["must_dos"])

    @property
    def plans(self) -> PlansPart:
        """What helps to read plans."""
        return cast("PlansPart", self.parts["plans"].content)

    @property
    def questions(self) -> QuestionsPart:
        """The questions to the committee."""
        return cast("QuestionsPart", self.parts["questions"].content)

    def look(self) -> None:
        """Follow the text size in the list of parts."""
        step = theme.unit()
        self.list.setStyleSheet(f"QListWidget {{ padding: {step}px; }}")
        self.list.setFixedWidth(step * 18)
        for row in range(self.list.count()):
            self.list.item(row).setSizeHint(QSize(step * 14, step * 4))

    def follow(self) -> None:
        """Follow another text size, in every part there is."""
        self.look()
        for table in self.stack.findChildren(TextTable):
            table.look()
        for key in ("criteria", "scale", "plans"):
            if key in self.parts.made():
                cast("CriteriaPart | ScalePart | PlansPart", self.parts[key].content).look()

    def show_part(self, key: str) -> None:
        """Show one part and light its line."""
        if key in PARTS:
            self.list.setCurrentRow(PARTS.index(key))

    @Slot(int)
    def _turn(self, row: int) -> None:
        if 0 <= row < len(PARTS):
            self.stack.setCurrentWidget(self.parts[PARTS[row]])

    def _make(self, key: str) -> Part:
        if key in self._contents:
            part = Part(*self._titles[key], self._contents[key](self._desk))
        else:
            part = self._makers[key]()
        # Filled before it is shown, so that Qt works out its looks only once.
        self.made.emit(key, part)
        put_in_place(self.stack, PARTS.index(key), part)
        return part

    def _words(self) -> dict[str, tuple[str, str]]:
        """Each part's title and the sentence under it."""
        t = self.tr
        return {
            "about": (t("About"), t("What is printed on every paper.")),
            "localities": (
                t("Localities"),
                t("Sizes are kept as typed. One that isn’t a number is shown and counted nowhere."),
            ),
            "members": (
                t("Members"),
                t("Those who score the plans. Who scores what, and interests: menu Panel."),
            ),
            "criteria": (t("Criteria"), t("What every plan is asked, and what each level means.")),
            "scale": (t("Rating scale"), ""),
            "outcomes": (t("Outcome types"), t("What can be decided.")),
            "must_dos": (t("Must-dos"), t("What plans are checked against.")),
            "plans": (t("Reading plans"), t("What helps to understand the plans that come in.")),
            "questions": (t("Questions"), t("Put to the committee at the end of the paper.")),
            "checks": (t("Checks"), t("Printed sums, worked out again.")),
            "warnings": (t("Warnings"), t("What concerns the whole programme.")),
        }

    def _make_about(self) -> Part:
        return AboutPart(*self._titles["about"])

    def _make_localities(self) -> Part:
        t = self.tr
        table = TextTable(
            t("Localities"),
            (t("Locality"), t("Organisation"), t("Practices"), t("List size"), t("Understood as")),
            (30, 26, 11, 13, 24), figures=(2, 3), typable=(0, 2, 3),
        )  # fmt: skip
        return LocalitiesPart(*self._titles["localities"], table, (t("No localities yet"), ""))

    def _make_members(self) -> Part:
        t = self.tr
        table = TextTable(
            t("Members"),
            (t("Name"), t("Role"), t("Initials"), t("Scores for"), t("Stands in")),
            (26, 36, 9, 20, 26), typable=(0, 1),
        )  # fmt: skip
        empty = t("No members yet"), t("Add everybody who scores; then choose who you are.")
        return MembersPart(*self._titles["members"], table, empty)

    def _make_must_dos(self) -> Part:
        t = self.tr
        table = TextTable(
            t("Must-dos"),
            (t("Code"), t("Catalogue"), t("Requirement"), t("Lead"), t("Source"), t("Note")),
            (12, 18, 40, 15, 16, 28),
        )  # fmt: skip
        empty = t("No must-dos"), t("Must-dos come with the programme a review is made from.")
        return MustDosPart(*self._titles["must_dos"], table, empty)

    def _make_checks(self) -> Part:
        t = self.tr
        table = TextTable(
            t("Sums worked out again"),
            (t("Result"), t("Sum"), t("Printed"), t("Worked out"), t("Note")),
            (12, 42, 15, 15, 30),
        )  # fmt: skip
        empty = t("No checks"), t("No printed sums came with this programme.")
        return TablePart(*self._titles["checks"], table, empty)

    def _make_warnings(self) -> Part:
        t = self.tr
        table = TextTable(t("Warnings"), (t("Warning"),), (100,))
        return TablePart(
            *self._titles["warnings"], table, (t("No warnings"), t("Nothing is amiss."))
        )
