"""The four steps of taking a document in, as a quiet line of words."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from lyapp.ui import theme
from lyapp.ui.widgets.buttons import link_button
from lyapp.ui.widgets.labels import Note


class Stepper(QWidget):
    """Says which step one is at; those that were reached can be gone back to."""

    asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Steps"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.unit())
        self.buttons: list[QPushButton] = []
        self._words = (
            self.tr("Pick"),
            self.tr("Columns"),
            self.tr("Check"),
            self.tr("Take in"),
        )
        for number, words in enumerate(self._words):
            if number:
                row.addWidget(Note("›", self))
            button = link_button(f"{number + 1}  {words}", parent=self)
            button.setProperty("step", number)
            button.clicked.connect(self._clicked)
            self.buttons.append(button)
            row.addWidget(button)

    def show_step(self, step: int, *, reached: int) -> None:
        """Mark the step shown; those up to `reached` can be chosen."""
        for number, button in enumerate(self.buttons):
            font = button.font()
            font.setBold(number == step)
            button.setFont(font)
            button.setEnabled(number <= reached)
            words = self._words[number]
            state = self.tr("now") if number == step else ""
            name = self.tr("Step {n}: {words}").format(n=number + 1, words=words)
            button.setAccessibleName(f"{name}, {state}" if state else name)

    @Slot()
    def _clicked(self) -> None:
        button = self.sender()
        if button is not None:
            self.asked.emit(int(button.property("step")))
