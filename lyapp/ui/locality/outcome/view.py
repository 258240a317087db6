"""The outcome tab's widgets and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from lyapp.ui import theme
from lyapp.ui.locality.outcome.adders import ConditionAdder, FlagAdder
from lyapp.ui.locality.outcome.condition_row import ConditionRow
from lyapp.ui.locality.outcome.flag_row import FlagRow
from lyapp.ui.widgets.autosave import AutoLine
from lyapp.ui.widgets.cards import Card
from lyapp.ui.widgets.date_line import DATE_WIDTH, Beside, DateLine
from lyapp.ui.widgets.growing import GrowingText
from lyapp.ui.widgets.keyed import KeyedRows
from lyapp.ui.widgets.labels import Body, Label, Note, Strong, wrap
from lyapp.ui.widgets.saved_choice import SavedChoice
from lyapp.ui.widgets.stage_mark import StageMark

if TYPE_CHECKING:
    from lyapp.ui.desk import Desk


class OutcomeView(QWidget):
    """Decision and conditions at the left, what the briefing says and the flags at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.mark = StageMark()
        self.reading = Strong()
        wrap(self.reading)
        self.outcome = SavedChoice(self.tr("Outcome"))
        self.outcome.setIconSize(QSize(theme.px(12), theme.px(12)))
        # In large type the page may be narrower than the longest of its choices.
        self.outcome.setSizeAdjustPolicy(
            SavedChoice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.outcome.setMinimumContentsLength(12)
        self.decided = DateLine(self.tr("Decided on"))
        self.decided_says = Beside(self.decided)
        self.text = GrowingText(self.tr("What the task group decided"))
        self.next_step = AutoLine(self.tr("Next step"))
        self.conditions_label = Label(self.tr("CONDITIONS"))
        self.conditions: KeyedRows[ConditionRow] = KeyedRows()
        self.no_conditions = Note()
        self.condition_adder = ConditionAdder(desk)
        self.conditions.otherwise = self.condition_adder.text
        self.briefing_mark = StageMark()
        self.briefing = Body()
        self.briefing_text = Note()
        self.printed_label = Label(self.tr("PRINTED IN THE EARLIER PAPERS"))
        self.printed = Note()
        self.flags: KeyedRows[FlagRow] = KeyedRows()
        self.no_flags = Note(self.tr("No flags."))
        self.flag_adder = FlagAdder(desk)
        self.flags.otherwise = self.flag_adder.text
        self.columns = QHBoxLayout()
        self._lay_out()

    def _decision(self, unit: int) -> Card:
        decision = Card()
        reading = QHBoxLayout()
        reading.addWidget(self.mark)
        reading.addWidget(self.reading, 1)
        decision.body.addWidget(Label(self.tr("OUTCOME")))
        decision.body.addLayout(reading)
        grid = QGridLayout()
        grid.setHorizontalSpacing(unit)
        grid.setVerticalSpacing(unit)
        grid.setColumnStretch(1, 1)
        self.decided.setFixedWidth(theme.px(DATE_WIDTH))
        for i, (name, field) in enumerate(
            (
                (self.tr("Outcome"), self.outcome),
                (self.tr("Decided on"), self.decided),
                (self.tr("Decision in words"), self.text),
                (self.tr("Next step"), self.next_step),
            )
        ):
            grid.addWidget(_name(name, field), i, 0, Qt.AlignmentFlag.AlignTop)
            if field is self.decided:
                dated = QHBoxLayout()
                dated.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
                dated.addWidget(self.decided_says, 1)
                dated.addStretch()
                grid.addLayout(dated, i, 1)
            else:
                grid.addWidget(field, i, 1)
        decision.body.addLayout(grid)
        return decision

    def _lay_out(self) -> None:
        decision = self._decision(theme.unit())
        conditions = Card()
        conditions.body.addWidget(self.conditions_label)
        conditions.body.addWidget(self.conditions)
        conditions.body.addWidget(self.no_conditions)
        conditions.body.addWidget(self.condition_adder)
        left = QVBoxLayout()
        left.setSpacing(theme.px(12))
        left.addWidget(decision)
        left.addWidget(conditions)
        left.addStretch(1)
        beside = Card()
        says = QHBoxLayout()
        says.addWidget(self.briefing_mark, 0, Qt.AlignmentFlag.AlignTop)
        says.addWidget(self.briefing, 1)
        beside.body.addWidget(Label(self.tr("THE BRIEFING SAYS")))
        beside.body.addLayout(says)
        beside.body.addWidget(self.briefing_text)
        beside.body.addWidget(self.printed_label)
        beside.body.addWidget(self.printed)
        flags = Card()
        flags.body.addWidget(Label(self.tr("FLAGS")))
        flags.body.addWidget(self.flags)
        flags.body.addWidget(self.no_flags)
        flags.body.addWidget(self.flag_adder)
        right = QVBoxLayout()
        right.setSpacing(theme.px(12))
        right.addWidget(beside)
        right.addWidget(flags)
        right.addStretch(1)
        self.columns.setSpacing(theme.px(12))
        self.columns.addLayout(left, 3)
        self.columns.addLayout(right, 2)

    def fit(self, width: int) -> None:
        """One column where there is no room for two."""
        narrow = width < theme.px(760)
        self.columns.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )


def _name(text: str, field: QWidget) -> Note:
    label = Note(text)
    label.setWordWrap(False)
    label.setMargin(theme.px(5))
    label.setBuddy(field)
    return label
