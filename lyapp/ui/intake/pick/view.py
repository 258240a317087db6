"""The first step's widgets. Layout only."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QListView,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lyapp.ui import theme
from lyapp.ui.intake.pick.models import PaperModel
from lyapp.ui.intake.two_lines import TwoLines
from lyapp.ui.widgets.autosave import AutoLine
from lyapp.ui.widgets.buttons import link_button, plain_button
from lyapp.ui.widgets.cards import Card
from lyapp.ui.widgets.choice import Choice
from lyapp.ui.widgets.date_line import Beside, DateLine
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.labels import Body, Heading, Label, Note

_LIST = 58
"""Grid steps the list of documents is wide."""
_ANY = 16_777_215
"""Qt's own largest width (QWIDGETSIZE_MAX), which PySide doesn't name."""
_LARGE = 150
"""From this text size on, labels stand over their fields."""
_SHORT = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


class PickView(QWidget):
    """The documents in hand at the left, whose plan the chosen one is at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        self.choose = _button(self.tr("F&iles…"), self.tr("Choose files of plans"), self)
        self.folder = _button(self.tr("Fol&der…"), self.tr("Choose a folder of plans"), self)
        self.paste = _button(self.tr("&Paste"), self.tr("Paste a plan from the clipboard"), self)
        self.drop = Note(
            self.tr("Or drop documents, or a folder of them, anywhere on this window."), self
        )
        top = QWidget(self)
        flow = FlowLayout(top, gap=step)
        for each in (self.choose, self.folder, self.paste):
            flow.addWidget(each)
        self.model = PaperModel(self)
        self.delegate = TwoLines(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.delegate)
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(self.tr("Documents in hand"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = Note(
            self.tr(
                "Nothing in hand yet. A plan can be a Word document, a spreadsheet, a PDF, "
                "a file of separated values, or a text or table copied from anywhere."
            ),
            self,
        )
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        card = Card(self, margins=0)
        card.body.setContentsMargins(2, 2, 2, 2)
        card.body.addWidget(self.list)
        self.pages = QStackedWidget(self)
        empty = QWidget(self)
        words = QVBoxLayout(empty)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(step)
        words.addWidget(self.drop)
        words.addWidget(self.nothing)
        words.addStretch(1)
        self.pages.addWidget(empty)
        self.pages.addWidget(card)
        left = QVBoxLayout()
        left.setSpacing(step)
        left.addWidget(top)
        left.addWidget(self.pages, 1)
        self.about = AboutPaper(self)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(3 * step)
        holder = QWidget(self)
        holder.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        self._left = holder
        across.addWidget(holder, 2)
        across.addWidget(self.about, 3)
        self.show_list(some=False)

    def show_list(self, *, some: bool) -> None:
        """The documents in hand, or what to do first, which has the whole width then."""
        self.pages.setCurrentIndex(int(some))
        self.about.setVisible(some)
        self._left.setMaximumWidth(_LIST * theme.unit() if some else _ANY)


class AboutPaper(QScrollArea):
    """One document: whose plan it is, where it goes, and what its reader remarked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget(self)
        self.setWidget(inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, step, 0)
        self.card = Card(inside)
        column.addWidget(self.card)
        column.addStretch(1)
        body = self.card.body
        body.setSpacing(step)
        self.name = Heading("", self.card)
        self.name.setWordWrap(True)
        self.state = Body("", self.card)
        self.advice = Note("", self.card)
        for each in (self.name, self.state, self.advice):
            body.addWidget(each)
        self.fields = QWidget(self.card)
        self._lay_out_fields(step)
        body.addWidget(self.fields)
        self.remarks_head = Label(self.tr("What the reader of the document remarked"), self.card)
        self.remarks = Note("", self.card)
        body.addWidget(self.remarks_head)
        body.addWidget(self.remarks)
        self.give_up = link_button(self.tr("Put this document aside"), parent=self.card)
        self.again = link_button(self.tr("Work on it again"), parent=self.card)
        row = QHBoxLayout()
        row.addWidget(self.again)
        row.addWidget(self.give_up)
        row.addStretch(1)
        body.addLayout(row)

    def _lay_out_fields(self, step: int) -> None:
        grid = QGridLayout(self.fields)
        grid.setContentsMargins(0, step // 2, 0, step // 2)
        grid.setHorizontalSpacing(2 * step)
        grid.setVerticalSpacing(step)
        grid.setColumnStretch(1, 1)
        self.locality = Choice(self.tr("Whose plan this is"), self.fields)
        self.because = Note("", self.fields)
        self.already = Note("", self.fields)
        self.already.set_tone("caution")
        self.new_version = QRadioButton("", self.fields)
        self.add = QRadioButton("", self.fields)
        self.into = QButtonGroup(self)
        self.into.addButton(self.new_version)
        self.into.addButton(self.add)
        self.received = DateLine(self.tr("Date it was received"), self.fields)
        self.received.setMaximumWidth(20 * step)
        self.locality.setSizeAdjustPolicy(_SHORT)
        self.locality.setMinimumContentsLength(12)
        self.title = AutoLine(self.tr("Title of this version"), self.fields)
        self.title.setPlaceholderText(self.tr("such as “second draft”; may stay empty"))
        beside = Beside(self.received)
        lines: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            (self.tr("Whose plan"), (self.locality, self.because, self.already)),
            (self.tr("Goes in as"), (self.new_version, self.add)),
            (self.tr("Received"), (self.received, beside)),
            (self.tr("Title"), (self.title,)),
        )
        line = 0
        beside_them = theme.percent() < _LARGE
        for words, widgets in lines:
            label = Label(words, self.fields)
            if beside_them:
                grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
                label.setMinimumHeight(theme.px(26))
            else:
                grid.addWidget(label, line, 0, 1, 2)
                line += 1
            for each in widgets:
                if beside_them:
                    grid.addWidget(each, line, 1)
                else:
                    grid.addWidget(each, line, 0, 1, 2)
                line += 1


def _button(words: str, name: str, parent: QWidget) -> QPushButton:
    made = plain_button(words, parent=parent)
    made.setAccessibleName(name)
    made.setToolTip(name)
    return made
