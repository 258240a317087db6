"""Making packs: its widgets and where they stand."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from lyapp.ui import theme
from lyapp.ui.widgets.buttons import plain_button, primary_button
from lyapp.ui.widgets.cards import Card
from lyapp.ui.widgets.checklist import CheckList
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.labels import Elided, Heading, Label, Note
from lyapp.ui.widgets.scrolled import scrolled
from lyapp.ui.widgets.text_table import TextTable

_NARROW = 105
"""Below this many grid steps in width the form stands under the members."""


class Begun(NamedTuple):
    """What a person has put into the form and nothing was made of yet."""

    ticks: tuple[int, ...]
    phrases: dict[int, str]
    deadline: str
    note: str
    passphrase: str
    way: int


class MakingView(QWidget):
    """Who gets a pack, what goes with it, where the files go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inner = QWidget(self)
        self.holds = Note(
            self.tr(
                "A pack holds the programme, the criteria, and the plans and documents that its"
                " member may see – never anyone else’s scores."
            ),
            self._inner,
        )
        self._left = Card(self._inner)
        self.members = CheckList(self.tr("Packs for"), self._left)
        self.members.list.setMinimumHeight(theme.unit() * 20)
        self.older = Note("", self._left)
        self.older.set_tone("caution")
        self._right = Card(self._inner)
        self._make_form(self._right)
        self.made = Card(self._inner, quiet=True)
        self.made_words = Note("", self.made)
        self.open_folder = plain_button(self.tr("Open folder"), parent=self.made)
        self._lay_out(theme.unit())

    def _make_form(self, form: QWidget) -> None:
        self.deadline = QLineEdit(form)
        self.deadline.setAccessibleName(self.tr("Return wanted by"))
        self.deadline.setPlaceholderText(self.tr("such as 3 July 2008; may be empty"))
        self.note = QPlainTextEdit(form)
        self.note.setAccessibleName(self.tr("Note to the members"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(theme.unit() * 9)
        self.unlocked = QRadioButton(self.tr("No passphrase"), form)
        self.same = QRadioButton(self.tr("The same for all"), form)
        self.each = QRadioButton(self.tr("A different one for each pack"), form)
        self.ways = (self.unlocked, self.same, self.each)
        self.unlocked.setChecked(True)
        self.passphrase = QLineEdit(form)
        self.passphrase.setAccessibleName(self.tr("Passphrase of all packs"))
        self.passphrase.setPlaceholderText(self.tr("passphrase"))
        self.phrases = TextTable(
            self.tr("Passphrase of each pack"),
            (self.tr("Pack for"), self.tr("Passphrase – choose a line and type")),
            (20, 20),
            typable=(1,),
            parent=form,
        )
        self.phrases.setMinimumHeight(theme.unit() * 16)
        self.advice = Note(
            self.tr("Give a passphrase another way than the pack. It isn’t kept anywhere."), form
        )
        self.folder = Elided("", form)
        self.choose = plain_button(self.tr("Choose folder…"), parent=form)
        self.problem = Note("", form)
        self.problem.set_tone("bad")
        self.make = primary_button(self.tr("Make packs"), parent=form)

    def _lay_out(self, step: int) -> None:
        left = self._left.body
        left.addWidget(self.members, 1)
        left.addWidget(self.older)
        right = self._right.body
        right.setSpacing(step // 2)
        right.addWidget(Heading(self.tr("What goes with them"), self._right))
        for words, field in (
            (self.tr("Return wanted by"), self.deadline),
            (self.tr("Note to the members"), self.note),
        ):
            label = Label(words, self._right)
            label.setBuddy(field)
            right.addSpacing(step)
            right.addWidget(label)
            right.addWidget(field)
        right.addSpacing(step)
        right.addWidget(Label(self.tr("Passphrase"), self._right))
        ways = FlowLayout(gap=step)
        for way in self.ways:
            ways.addWidget(way)
        right.addLayout(ways)
        right.addWidget(self.passphrase)
        right.addWidget(self.phrases)
        right.addWidget(self.advice)
        right.addSpacing(step)
        right.addWidget(Label(self.tr("Folder"), self._right))
        where = QHBoxLayout()
        where.setSpacing(step)
        where.addWidget(self.folder, 1)
        where.addWidget(self.choose)
        right.addLayout(where)
        right.addWidget(self.problem)
        right.addSpacing(step)
        row = QHBoxLayout()
        row.addWidget(self.make)
        row.addStretch()
        right.addLayout(row)
        right.addStretch(1)
        told = QHBoxLayout()
        told.setSpacing(step)
        told.addWidget(self.made_words, 1)
        told.addWidget(self.open_folder, 0, Qt.AlignmentFlag.AlignTop)
        self.made.body.addLayout(told)
        self.made.hide()
        self.problem.hide()
        self._lay_out_page(step)

    def _lay_out_page(self, step: int) -> None:
        inner = QVBoxLayout(self._inner)
        inner.setContentsMargins(0, step, 0, 0)
        inner.setSpacing(step)
        inner.addWidget(self.holds)
        inner.addWidget(self.made)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(step)
        self._columns.addWidget(self._left, 2)
        self._columns.addWidget(self._right, 3)
        inner.addLayout(self._columns, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.area = scrolled(self._inner, self, sideways=True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        column.addWidget(self.area)

    def resizeEvent(self, event: object) -> None:  # noqa: ARG002 - Qt's name
        """Qt's own: one column where two have no room."""
        beside = self.width() >= _NARROW * theme.unit()
        way = QHBoxLayout.Direction.LeftToRight if beside else QHBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)

    def typed(self) -> tuple[str, str, str, int]:
        """The date, the note, the passphrase of all, and which way of passphrases is chosen."""
        way = next(n for n, each in enumerate(self.ways) if each.isChecked())
        return self.deadline.text(), self.note.toPlainText(), self.passphrase.text(), way

    def fill(self, begun: Begun) -> None:
        """Fill the fields as they were."""
        self.deadline.setText(begun.deadline)
        self.note.setPlainText(begun.note)
        self.passphrase.setText(begun.passphrase)
        self.ways[begun.way].setChecked(True)

    def show_problem(self, sentence: str) -> None:
        """Say what is missing; "" for nothing."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
