"""The form beside the matrix in which an interest is declared, changed or taken away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lyapp.model.panel import ConflictKind
from lyapp.ui import theme
from lyapp.ui.conflict_words import kind_words
from lyapp.ui.members.words import kind_letter
from lyapp.ui.widgets.buttons import link_button, plain_button, primary_button
from lyapp.ui.widgets.growing import GrowingText
from lyapp.ui.widgets.labels import Body, Heading, Label, Note

if TYPE_CHECKING:
    from lyapp.model.panel import Conflict

Pairs = tuple[tuple[int, int], ...]


class InterestForm(QScrollArea):
    """What kind, a note, and what they do all the same. Nothing is written before its button."""

    declared = Signal(object)
    """The values of the form by name."""
    removed = Signal()
    taken_back = Signal()
    """What was answered already is to be taken back."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pairs: Pairs = ()
        self.touched = False
        """Something was changed in the form since it was filled."""
        self._filling = False
        self.title = Heading(self.tr("Declared interest"))
        self.whose = Body("")
        self.kinds: dict[ConflictKind, QRadioButton] = {}
        self._group = QButtonGroup(self)
        for kind in ConflictKind:
            words = kind_words(kind)
            button = QRadioButton(f"{kind_letter(kind)}   {words[:1].upper()}{words[1:]}")
            button.setAccessibleName(words)
            self._group.addButton(button)
            self.kinds[kind] = button
        self.note = GrowingText(self.tr("Note"), least=2)
        self.note.setPlaceholderText(self.tr("as it was declared"))
        self.scores = QCheckBox(self.tr("Scores the plan all the same"))
        self.answers_questions = QCheckBox(self.tr("May answer questions"))
        self.stays_for_decision = QCheckBox(self.tr("Stays for the decision"))
        self.problem = Note("")
        self.problem.set_tone("bad")
        self.given = Body("")
        self.given.set_tone("caution")
        self.take_back = plain_button(self.tr("Take these answers back"))
        self.save = primary_button(self.tr("Declare"), clicked=self.declare)
        self.remove = plain_button(self.tr("Remove"))
        self.close_it = link_button(self.tr("Close"))
        self._lay_out()
        self.take_back.clicked.connect(self.taken_back)
        self.remove.clicked.connect(self.removed)
        self.close_it.clicked.connect(self.closed)
        self._group.buttonClicked.connect(self._touch)
        for box in self._boxes().values():
            box.clicked.connect(self._touch)
        self.note.textChanged.connect(self._noted)

    def _boxes(self) -> Mapping[str, QCheckBox]:
        return {
            "scores": self.scores,
            "answers_questions": self.answers_questions,
            "stays_for_decision": self.stays_for_decision,
        }

    def _lay_out(self) -> None:
        step = theme.unit()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumWidth(step * 26)
        card = QFrame(self)
        card.setProperty("card", "true")
        column = QVBoxLayout(card)
        column.setContentsMargins(step * 2, step * 2, step * 2, step * 2)
        column.setSpacing(step // 2)
        column.addWidget(self.title)
        column.addWidget(self.whose)
        column.addSpacing(step)
        column.addWidget(Label(self.tr("Kind")))
        for button in self.kinds.values():
            column.addWidget(button)
        column.addSpacing(step)
        label = Label(self.note.accessibleName())
        label.setBuddy(self.note)
        column.addWidget(label)
        column.addWidget(self.note)
        column.addSpacing(step)
        column.addWidget(Label(self.tr("What they do all the same")))
        for box in self._boxes().values():
            column.addWidget(box)
        column.addSpacing(step)
        column.addWidget(self.problem)
        row = QHBoxLayout()
        row.setSpacing(step)
        for pressed in (self.save, self.remove, self.close_it):
            row.addWidget(pressed)
        row.addStretch()
        column.addLayout(row)
        column.addSpacing(step)
        column.addWidget(self.given)
        beside = QHBoxLayout()
        beside.addWidget(self.take_back)
        beside.addStretch()
        column.addLayout(beside)
        column.addStretch()
        self.setWidget(card)

    def show_pairs(
        self, pairs: Pairs, *, whose: str, known: Conflict | None, declared: bool, fixed: bool
    ) -> None:
        """Fill the form for these cells from `known`, or with what is usual.

        `declared`: an interest is recorded for some of them. `fixed`: nothing can be changed.
        """
        self.pairs, self.touched = pairs, False
        self._filling = True
        self.whose.setText(whose)
        kind = ConflictKind.OWN_LOCALITY if known is None else known.kind
        self.kinds[kind].setChecked(True)
        self.note.start_over("" if known is None else known.note)
        self.scores.setChecked(known is not None and known.scores)
        self.answers_questions.setChecked(known is None or known.answers_questions)
        self.stays_for_decision.setChecked(known is not None and known.stays_for_decision)
        self._filling = False
        self.save.setText(self.tr("Change") if declared else self.tr("Declare"))
        self.save.setAccessibleName(
            self.tr("Change the interest") if declared else self.tr("Declare the interest")
        )
        self.remove.setVisible(declared)
        self.say("")
        for widget in (*self.kinds.values(), *self._boxes().values(), self.save, self.remove):
            widget.setEnabled(not fixed)
        self.note.setReadOnly(fixed)

    def show_given(self, sentence: str, *, fixed: bool) -> None:
        """Say what was answered already and what becomes of it; "" for nothing."""
        self.given.setText(sentence)
        self.given.setVisible(bool(sentence))
        self.take_back.setVisible(bool(sentence) and not fixed)

    def say(self, sentence: str) -> None:
        """Say what is wrong with the form; "" for nothing."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def values(self) -> dict[str, Any]:
        """What the form holds, as the verb takes it."""
        kind = next(kind for kind, button in self.kinds.items() if button.isChecked())
        marks = {name: box.isChecked() for name, box in self._boxes().items()}
        return {"kind": kind, "note": self.note.toPlainText().strip(), **marks}

    @Slot()
    def declare(self) -> None:
        """Send the form off; an interest of another kind needs a note."""
        values = self.values()
        if values["kind"] is ConflictKind.OTHER and not values["note"]:
            self.say(self.tr("Say in the note what the interest is."))
            self.note.setFocus()
            return
        self.say("")
        self.declared.emit(values)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's own: Esc closes, Ctrl+Enter declares."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            and self.save.isEnabled()
        ):
            self.declare()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _touch(self) -> None:
        self.touched = True
        self.say("")

    @Slot()
    def _noted(self) -> None:
        if not self._filling:
            self._touch()
