"""One row as fields that can be put right."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from lyapp.model.plan import Confidence, Section
from lyapp.rules.dates import format_date
from lyapp.ui import theme
from lyapp.ui.intake import edits
from lyapp.ui.intake.check.due import DueLine, shown
from lyapp.ui.intake.check.figures import FiguresEditor
from lyapp.ui.widgets.autosave import AutoLine
from lyapp.ui.widgets.choice import Choice
from lyapp.ui.widgets.date_line import Beside
from lyapp.ui.widgets.growing import GrowingText
from lyapp.ui.widgets.labels import Label, Note
from lyapp.ui.wording import worded_notice

if TYPE_CHECKING:
    from lyapp.model.intake import ReadRow
    from lyapp.model.reading import ReadingSetting
    from lyapp.ui.intake.tray import Key

_LINES = (edits.CODE, edits.LEAD, edits.CLINICAL, edits.TIMESCALE)
_TEXTS = (edits.OBJECTIVE, *edits.ITEMS)


class RowEditor(QScrollArea):
    """Says `edited` for each field that a person changed, as soon as they stop typing."""

    edited = Signal(object, str, str)
    """The row's key, the field, and what it says now."""
    due_said = Signal(object, object)
    """The day a person says the printed timescale means, and how exact it is; None for no day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._key: Key | None = None
        self._texts: dict[str, str] = {}
        step = theme.unit()
        self._inside = inside = QWidget(self)
        self.setWidget(inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(step, 0, step, step)
        column.setSpacing(step // 2)
        self.where = Label("", inside)
        self.problems = Note("", inside)
        self.problems.set_tone("caution")
        self.remarks = Note("", inside)
        column.addWidget(self.where)
        column.addWidget(self.problems)
        self.fields: dict[str, AutoLine | GrowingText] = {
            edits.CODE: AutoLine(self.tr("Number")),
            edits.LEAD: AutoLine(self.tr("Lead")),
            edits.CLINICAL: AutoLine(self.tr("Clinical lead")),
            edits.TIMESCALE: AutoLine(self.tr("Timescale, as printed")),
            edits.OBJECTIVE: GrowingText(self.tr("Objective"), least=1, most=8),
            "actions": GrowingText(self.tr("Actions, one a line"), least=1, most=14),
            "milestones": GrowingText(self.tr("Milestones, one a line"), least=1, most=14),
            "outcomes": GrowingText(self.tr("Outcomes, one a line"), least=1, most=14),
            "details": GrowingText(self.tr("Other details, one a line"), least=1, most=14),
        }
        for name, field in self.fields.items():
            field.setProperty("field", name)
            field.settled.connect(self._settled)
        self.section = Choice(self.tr("Section"))
        self.section.offer(
            [
                (Section.NATIONAL.value, self.tr("National and regional"), None),
                (Section.LOCAL.value, self.tr("Local"), None),
            ]
        )
        # In large type the editor may be narrower than the longest of its choices.
        self.section.setSizeAdjustPolicy(
            Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.section.setMinimumContentsLength(6)
        self.section.picked.connect(self._section_picked)
        self.due = DueLine(self.tr("What the timescale means"))
        self.due.dated.connect(self._dated)
        self.understood = Note("")
        self.figures = FiguresEditor()
        self._lay_out(column, step)

    def _lay_out(self, column: QVBoxLayout, step: int) -> None:
        fields = self.fields
        top = QHBoxLayout()
        top.setSpacing(step)
        fields[edits.CODE].setMaximumWidth(theme.px(90))
        top.addLayout(_labelled(self.tr("Number"), fields[edits.CODE]))
        top.addLayout(_labelled(self.tr("Section"), self.section), 1)
        column.addLayout(top)
        column.addLayout(_labelled(self.tr("Objective"), fields[edits.OBJECTIVE]))
        grid = QGridLayout()
        grid.setHorizontalSpacing(step)
        grid.setVerticalSpacing(step // 2)
        grid.addLayout(_labelled(self.tr("Lead"), fields[edits.LEAD]), 0, 0)
        grid.addLayout(_labelled(self.tr("Clinical lead"), fields[edits.CLINICAL]), 0, 1)
        grid.addLayout(_labelled(self.tr("Timescale, as printed"), fields[edits.TIMESCALE]), 1, 0)
        grid.addLayout(_labelled(self.tr("Understood as"), self.due), 1, 1)
        column.addLayout(grid)
        column.addWidget(self.understood)
        column.addWidget(Beside(self.due))
        for name, words in (
            ("actions", self.tr("Actions")),
            ("milestones", self.tr("Milestones")),
            ("outcomes", self.tr("Outcomes")),
            ("details", self.tr("Other details")),
        ):
            column.addLayout(_labelled(words, fields[name]))
        column.addWidget(self.figures)
        column.addWidget(self.remarks)
        column.addStretch(1)

    def show_row(
        self, row: ReadRow | None, key: Key | None, where: str, setting: ReadingSetting
    ) -> None:
        """Show a row. Another row's fields start over; what is typed for this one stays."""
        self._inside.setVisible(row is not None)
        if row is None:
            self.flush()
            self._key = None
            return
        another = key != self._key
        if another:
            self.flush()
            self._key = None
        self._fill(row, setting, another=another)
        if another:
            self._key = key
            self.verticalScrollBar().setValue(0)
        self.where.setText(where)
        weighty = [worded_notice(one) for one in row.notices if not edits.mild(one)]
        said = [worded_notice(one) for one in row.notices if edits.mild(one)]
        self.problems.setText("\n".join(weighty))
        self.problems.setVisible(bool(weighty))
        self.remarks.setText("\n".join(said))
        self.remarks.setVisible(bool(said))
        self.understood.setText(self._meaning(row))

    def _fill(self, row: ReadRow, setting: ReadingSetting, *, another: bool) -> None:
        for name, field in self.fields.items():
            text = edits.field_text(row, name)
            self._texts[name] = text
            if another:
                field.start_over(text)
            else:
                field.set_saved_text(text)
        self.section.set_value(row.section.value)
        day = shown(row.due)
        self.due.setEnabled(bool(row.timescale))
        if another:
            self.due.start_over(day)
        elif self.due.property("invalid") != "true":
            self.due.set_saved_text(day)
        from lyapp.rules.understanding import find_figures, texts_of

        texts = texts_of(row)
        found = find_figures(
            texts,
            setting.corrections,
            year_starts=setting.year_starts,
            year_ends=setting.year_ends,
        )
        self.figures.show_figures(found, texts, another=another)

    def _meaning(self, row: ReadRow) -> str:
        if not row.timescale:
            return self.tr("No timescale is printed.")
        due = row.due
        if due.day is None:
            return self.tr("No date was understood.")
        sure = {
            Confidence.SURE: self.tr("sure"),
            Confidence.LIKELY: self.tr("likely"),
            Confidence.DOUBTFUL: self.tr("doubtful"),
        }[due.confidence]
        parts = [self.tr("by {day}").format(day=shown(due)), sure]
        if due.start is not None:
            parts.append(self.tr("from {day}").format(day=format_date(due.start)))
        if due.ongoing:
            parts.append(self.tr("ongoing"))
        return " · ".join(parts)

    def flush(self) -> None:
        """Keep what is being typed."""
        for field in self.fields.values():
            field.flush()
        self.due.flush()
        self.figures.flush()

    def focus_first(self) -> None:
        """Start with the objective."""
        self.fields[edits.OBJECTIVE].setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(str)
    def _settled(self, text: str) -> None:
        field = self.sender()
        if self._key is not None:
            self.edited.emit(self._key, str(field.property("field")), text)

    @Slot(object)
    def _section_picked(self, value: object) -> None:
        if self._key is not None:
            self.edited.emit(self._key, edits.SECTION, str(value))

    @Slot(object)
    def _dated(self, day: date | None) -> None:
        if self._key is not None:
            self.due_said.emit(day, self.due.precision)


def _labelled(words: str, field: QWidget) -> QVBoxLayout:
    made = QVBoxLayout()
    made.setSpacing(2)
    made.addWidget(Label(words))
    made.addWidget(field)
    return made
