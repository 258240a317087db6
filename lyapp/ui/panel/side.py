"""Beside the grid: one criterion, what the members said of it, and what the panel agrees."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from lyapp.model.criteria import Mark, ScoreState
from lyapp.rules.moderation.noticing import Kind
from lyapp.ui import theme
from lyapp.ui.panel.levels import LevelRow
from lyapp.ui.panel.lines import Line, Sheet, initials
from lyapp.ui.panel.points import Points
from lyapp.ui.panel.said import SaidList
from lyapp.ui.widgets.buttons import link_button
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.growing import GrowingText
from lyapp.ui.widgets.labels import Body, Heading, Label, Note, rule, wrap
from lyapp.ui.wording import worded_notice


class SidePage(QFrame):
    """A card whose content scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        self.setProperty("card", "true")
        self.inner = QWidget(self)
        self.column = QVBoxLayout(self.inner)
        self.column.setContentsMargins(step * 2, step * 2, step * 2, step * 2)
        self.column.setSpacing(step)
        self.area = QScrollArea(self)
        self.area.setAccessibleName(self.tr("Beside the grid"))
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        # Only large text in a small window needs it; nothing may be cut off there.
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.area.setWidget(self.inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(self.area)

    def tighten(self, *, tight: bool) -> None:
        """Leave less room round the content where there is little."""
        edge = theme.unit() * (1 if tight else 2)
        self.column.setContentsMargins(edge, edge, edge, edge)


class CriterionSide(SidePage):
    """One criterion between the members. Nothing is chosen until the panel has agreed it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = Label("", self)
        wrap(self.number)
        self.title = Heading("", self)
        self.title.setWordWrap(True)
        self.question = Note("", self)
        self.why = Body("", self)
        self.noticed = Note("", self)
        self.said = SaidList(self)
        self.agreed_label = Label(self.tr("Agreed rating"), self)
        self.levels = LevelRow(self)
        self.not_applicable = link_button(self.tr("Not applicable"), parent=self)
        self.unable = link_button(self.tr("Can’t be judged"), parent=self)
        self.take_back = link_button(self.tr("Take back"), parent=self)
        self.reason_label = Label(self.tr("Reason, against the criterion"), self)
        wrap(self.reason_label)
        self.reason = GrowingText(self.tr("Reason, against the criterion"), least=3)
        self.reason.setParent(self)
        self.reason_note = Note("", self)
        self.points_label = Label(self.tr("Said in the discussion"), self)
        wrap(self.points_label)
        self.points = Points(self)
        others = FlowLayout(gap=theme.unit())
        for button in (self.not_applicable, self.unable, self.take_back):
            others.addWidget(button)
        for widget in (self.number, self.title, self.question, self.why, self.said, self.noticed,
                       rule(self), self.agreed_label, self.levels):  # fmt: skip
            self.column.addWidget(widget)
        self.column.addLayout(others)
        for below in (self.reason_label, self.reason, self.reason_note, self.points_label,
                       self.points):  # fmt: skip
            self.column.addWidget(below)
        self.column.addStretch()

    def show_line(
        self, sheet: Sheet, line: Line, *, chosen: int | None, pending: Mark | None
    ) -> None:
        """Show a criterion. `chosen` is the member one is at; `pending` waits for its reason."""
        number = self.tr("Criterion {number}").format(number=line.what.number)
        if line.what.must_pass:
            number = self.tr("{criterion} · must pass").format(criterion=number)
        self.number.setText(number)
        self.title.setText(line.what.title)
        self.question.setText(line.what.question)
        self.question.setVisible(bool(line.what.question) and line.what.question != line.what.title)
        self._words(self.why, [worded_notice(one) for one in line.why])
        self._words(self.noticed, self._noticed(sheet, line))
        self.said.show_line(line, sheet.page.members, chosen=chosen)
        self.levels.show_levels(sheet.page.setting.scale.levels)
        mark = pending or (line.agreed.mark if line.agreed is not None else None)
        self.levels.choose(mark.rating if mark is not None else None)
        state = mark.state if mark is not None else None
        for button, what in (
            (self.not_applicable, ScoreState.NOT_APPLICABLE),
            (self.unable, ScoreState.UNABLE),
        ):
            button.setCheckable(True)
            button.setChecked(state is what)
        self.take_back.setVisible(mark is not None)
        self.points.show_points(line.points, editable=sheet.open)
        for widget in (self.levels, self.not_applicable, self.unable, self.take_back):
            widget.setEnabled(sheet.open)
        self.reason.setReadOnly(not sheet.open)

    def say_waiting(self, *, waiting: bool) -> None:
        """Say above the levels whether the one marked is agreed, or only chosen so far."""
        self.agreed_label.setText(
            self.tr("Not agreed yet: say why, below") if waiting else self.tr("Agreed rating")
        )
        self.agreed_label.set_tone("caution" if waiting else "plain")

    def _noticed(self, sheet: Sheet, line: Line) -> list[str]:
        """What else stands out; who gave a low rating without a comment in one sentence."""
        said = [
            worded_notice(one.said)
            for one in line.noticed
            if one.kind is not Kind.LOW_WITHOUT_COMMENT
        ]
        silent = {
            member
            for one in line.noticed
            if one.kind is Kind.LOW_WITHOUT_COMMENT
            for member in one.members
        }
        if silent:
            names = [initials(one) for one in sheet.page.members if one.member in silent]
            told = self.tr("A low rating without a comment: {members}.")
            said.append(told.format(members=", ".join(names)))
        return said

    @staticmethod
    def _words(label: Body | Note, sentences: list[str]) -> None:
        label.setText("\n".join(sentences))
        label.setVisible(bool(sentences))
