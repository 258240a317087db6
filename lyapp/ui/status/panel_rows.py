"""The rows of the panel beside the board: conditions with their boxes, flags."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from lyapp.model.decision import Condition, Flag
from lyapp.rules.dates import format_date, format_day, local_day
from lyapp.ui import theme
from lyapp.ui.widgets.buttons import link_button
from lyapp.ui.widgets.labels import Body, Note, Strong


def due_text(owner: str, due: date | None) -> str:
    """Owner and due date (“Locality chair · due 18 Jul”), as much as is known."""
    parts = [owner] if owner else []
    if due is not None:
        parts.append(f"due {format_day(due)}")
    return " · ".join(parts)


class ConditionRow(QWidget):
    """A condition with its box. `ticked(condition id, discharged)`."""

    ticked = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self._id = 0
        self.box = QCheckBox()
        self.box.clicked.connect(self._clicked)
        self._text = Body()
        self._who = Note()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._text)
        words.addWidget(self._who)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.unit())
        line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)

    def show_condition(self, condition: Condition, *, writable: bool) -> None:
        """Show what is stored."""
        self._id = condition.id
        self.box.setChecked(not condition.open)
        self.box.setEnabled(writable)
        self.box.setAccessibleName(self.tr("Discharged: {text}").format(text=condition.text))
        self._text.setText(condition.text)
        if condition.discharged_at is None:
            who = due_text(condition.owner, condition.due)
        else:
            who = self.tr("Met {date}, {who}").format(
                date=format_date(local_day(condition.discharged_at)), who=condition.discharged_by
            )
        self._who.setText(who)
        self._who.setVisible(bool(who))

    @Slot()
    def _clicked(self) -> None:
        self.ticked.emit(self._id, self.box.isChecked())


class FlagRow(QWidget):
    """An open flag. `settle(flag id)` asks for the place to settle it."""

    settle = Signal(object)

    def __init__(self, flag: Flag) -> None:
        super().__init__()
        self._id = flag.id
        mark = Strong("\u2691")
        mark.set_tone("caution")
        self._text = Body(flag.sentence)
        self.button = link_button(self.tr("Settle…"), clicked=self._clicked)
        self.button.setAccessibleName(self.tr("Settle: {text}").format(text=flag.sentence))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._text)
        words.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)

    @Slot()
    def _clicked(self) -> None:
        self.settle.emit(self._id)
