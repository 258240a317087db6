"""The agreement screen's widgets. Layout only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QBoxLayout,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from lyapp.ui import theme
from lyapp.ui.widgets.buttons import link_button, plain_button
from lyapp.ui.widgets.cards import Card
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.growing import GrowingText
from lyapp.ui.widgets.labels import Body, Heading, Label, Note, Title, rule
from lyapp.ui.widgets.panel_steps import PanelHead
from lyapp.ui.widgets.popup import ChoiceButton
from lyapp.ui.widgets.text_table import TextTable

if TYPE_CHECKING:
    from lyapp.ui.desk import Desk

_WRAP = int(Qt.TextFlag.TextWordWrap)
_TALL = 10_000
"""Pixels no text is as high as."""
_SIDE_BY_SIDE = 150
"""From this many grid steps in width on the two parts stand beside each other."""


class WholeTable(TextTable):
    """A short table that is as tall as its rows: the page around it scrolls."""

    def __init__(
        self,
        name: str,
        titles: tuple[str, ...],
        widths: tuple[int, ...],
        figures: frozenset[int],
        parent: QWidget,
    ) -> None:
        super().__init__(name, titles, widths, figures=figures, parent=parent)
        self.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSortingEnabled(False)

    def measure(self) -> None:
        """Make each row as tall as its text, and the table as tall as its rows."""
        super().measure()
        # Qt reckons without the room that the style sheet keeps beside a text.
        metrics, edge = self.fontMetrics(), theme.unit() + theme.px(6)
        for row in range(self.texts.rowCount()):
            tallest = 0
            for column, text in enumerate(self.texts.cells(row).texts):
                room = QRect(0, 0, max(self.columnWidth(column) - edge, 1), _TALL)
                tallest = max(tallest, metrics.boundingRect(room, _WRAP, text).height())
            self.setRowHeight(row, max(self.rowHeight(row), tallest + theme.unit()))
        self.updateGeometry()


class AgreementCard(Card):
    """How far the panel agrees."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.basis = Note("", self)
        self.figure = Title("", self)
        self.interval = Note("", self)
        self.reading = Body("", self)
        self.pair = Body("", self)
        self.totals = Note("", self)
        self.work_out = plain_button(self.tr("Work it out"), parent=self)
        self.to_panel = plain_button(self.tr("Go to Moderation"), parent=self)
        self.offsets_label = Label(self.tr("Each member beside the others"), self)
        self.offsets_note = Note("", self)
        self.offsets = WholeTable(
            self.tr("Each member beside the others"),
            (self.tr("Member"), self.tr("Beside the others"), self.tr("Criteria")),
            (26, 18, 12),
            frozenset({1, 2}),
            self,
        )
        head = Heading(self.tr("Agreement between the members"), self)
        for widget in (head, self.basis, self.figure, self.interval, self.reading, self.pair,
                       self.totals):  # fmt: skip
            self.body.addWidget(widget)
        buttons = FlowLayout(gap=theme.unit())
        buttons.addWidget(self.work_out)
        buttons.addWidget(self.to_panel)
        self.body.addLayout(buttons)
        for below in (rule(self), self.offsets_label, self.offsets_note, self.offsets):
            self.body.addWidget(below)
        self.body.addStretch()


class CalibrationCard(Card):
    """The plan everybody scores first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan = ChoiceButton(self.tr("Plan to score first"), self)
        self.mark = plain_button(self.tr("Mark as the sample"), parent=self)
        self.which = ChoiceButton(self.tr("Calibration round"), self)
        self.name = Heading("", self)
        self.name.setWordWrap(True)
        self.dates = Note("", self)
        self.note_label = Label(self.tr("What the record is to say of it"), self)
        self.note = GrowingText(self.tr("What the record is to say of the round"), least=2)
        self.note.setParent(self)
        self.told = Body("", self)
        self.table = WholeTable(
            self.tr("Where the members read the plan apart"),
            (self.tr("Criterion"), self.tr("Apart"), self.tr("Median"), self.tr("Ratings")),
            (24, 8, 9, 30),
            frozenset({1, 2}),
            self,
        )
        self.unmark = link_button(self.tr("No longer the sample"), parent=self)
        tools = FlowLayout(gap=theme.unit())
        for button in (self.plan, self.mark, self.which):
            tools.addWidget(button)
        self.body.addWidget(Heading(self.tr("Calibration round"), self))
        self.body.addWidget(
            Note(
                self.tr(
                    "One plan that every member scores first, before the panel talks over where "
                    "they read the criteria apart."
                ),
                self,
            )
        )
        self.what_to_do = Note("", self)
        self.body.addLayout(tools)
        self.body.addWidget(self.what_to_do)
        self.round = QWidget(self)
        inside = QVBoxLayout(self.round)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.unit())
        for widget in (rule(self), self.name, self.dates, self.note_label, self.note, self.told,
                       self.table):  # fmt: skip
            inside.addWidget(widget)
        last = FlowLayout(gap=theme.unit())
        last.addWidget(self.unmark)
        inside.addLayout(last)
        self.body.addWidget(self.round)
        self.body.addStretch()


class AgreementView(QWidget):
    """Two cards, beside each other where there is room, on a page that scrolls."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        # First, so that Tab comes by in the order one sees.
        head = PanelHead(self.tr("Agreement"), desk, "agreement", self)
        self.area = QScrollArea(self)
        inner = QWidget(self.area)
        self.agreement = AgreementCard(inner)
        self.calibration = CalibrationCard(inner)
        self.cards = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self.cards.setContentsMargins(0, 0, 0, 0)
        self.cards.setSpacing(step)
        self.cards.addWidget(self.agreement, 1)
        self.cards.addWidget(self.calibration, 1)
        self.area.setAccessibleName(self.tr("Agreement and calibration"))
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(step * 2, step * 2, step * 2, step * 2)
        column.setSpacing(step)
        column.addWidget(head)
        column.addWidget(self.area, 1)

    def fit(self, size: QSize) -> None:
        """Beside each other, or below each other where that is too narrow."""
        wide = size.width() >= theme.unit() * _SIDE_BY_SIDE
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self.cards.direction() != direction:
            self.cards.setDirection(direction)

    def look(self) -> None:
        """Follow the text size."""
        for table in (self.agreement.offsets, self.calibration.table):
            table.look()
