"""Short forms that add a row; nothing is saved until their button is pressed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from lyapp.ui import theme
from lyapp.ui.widgets.buttons import primary_button
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.labels import Note, repolish
from lyapp.ui.widgets.popup import ChoiceButton

if TYPE_CHECKING:
    from lyapp.model.trouble import Trouble


class AddForm(QWidget):
    """Fields in a row and one button. `added` gives the texts by name."""

    added = Signal(object)

    def __init__(
        self,
        fields: Sequence[tuple[str, str, int]],
        button: str,
        parent: QWidget | None = None,
        *,
        choice: str = "",
        tick: str = "",
    ) -> None:
        super().__init__(parent)
        step = theme.unit()
        bar = QWidget(self)
        row = FlowLayout(bar, gap=step)
        self.choice = ChoiceButton(choice, bar) if choice else None
        if self.choice is not None:
            row.addWidget(self.choice)
        self.fields: dict[str, QLineEdit] = {}
        for name, words, width in fields:
            field = QLineEdit(bar)
            field.setPlaceholderText(words)
            field.setAccessibleName(words)
            field.setMinimumWidth(step * width)
            field.returnPressed.connect(self._add)
            row.addWidget(field)
            self.fields[name] = field
        self.tick = QCheckBox(tick, bar) if tick else None
        if self.tick is not None:
            row.addWidget(self.tick)
        self.button = primary_button(button, clicked=self._add, parent=bar)
        row.addWidget(self.button)
        self.problem = Note("", self)
        self.problem.set_tone("bad")
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(bar)
        column.addWidget(self.problem)

    def clear(self) -> None:
        """Ready for the next one; the keyboard stays in the first field."""
        for field in self.fields.values():
            field.clear()
        if self.tick is not None:
            self.tick.setChecked(False)
        self.say("")
        next(iter(self.fields.values())).setFocus()

    def say(self, sentence: str) -> None:
        """Say what is wrong; "" for nothing."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        if not sentence:
            self._mark(None)

    def refuse(self, trouble: Trouble) -> None:
        """Say why it couldn't be added, and go to the field it is about."""
        self.say(f"{trouble.sentence} {trouble.advice}".strip())
        said = str(trouble.values.get("text", "")).removesuffix("…")
        for field in self.fields.values():
            if said and field.text().strip().startswith(said):
                self._mark(field)
                field.setFocus()
                field.selectAll()
                return
        self._mark(None)

    def _mark(self, wrong: QLineEdit | None) -> None:
        for field in self.fields.values():
            field.setProperty("invalid", "true" if field is wrong else "false")
            repolish(field)

    @Slot()
    def _add(self) -> None:
        if not self.button.isEnabled():
            return
        texts = {name: field.text().strip() for name, field in self.fields.items()}
        name, field = next(iter(self.fields.items()))
        if not texts[name]:
            self.say(self.tr("Type “{what}” first.").format(what=field.placeholderText()))
            field.setFocus()
            return
        self.say("")
        self.added.emit(texts)
