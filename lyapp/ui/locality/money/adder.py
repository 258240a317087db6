"""The line to add money with: the amount is read as it is typed, Add stores it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from lyapp.model.money import DEFAULT_EFFECT, LineKind
from lyapp.store.ops.money import add_line
from lyapp.ui import theme
from lyapp.ui.locality.held import HeldLine
from lyapp.ui.locality.money import words
from lyapp.ui.locality.money.delegate import understood
from lyapp.ui.widgets.buttons import primary_button
from lyapp.ui.widgets.choice import Choice
from lyapp.ui.widgets.entry import EntryLine
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.labels import Note, repolish

if TYPE_CHECKING:
    from lyapp.ui.desk import Desk


class LineAdder(QWidget):
    """Kind, label, amount and how it counts."""

    added = Signal()
    """A line was stored; it isn't in the table yet."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.locality = 0
        self.kind = Choice(self.tr("Kind of the new line"))
        self.kind.offer([(value, text, None) for value, text in words.kinds().items()])
        self.label = EntryLine()
        self.label.setAccessibleName(self.tr("Label of the new line"))
        self.label.setPlaceholderText(self.tr("What is it for?"))
        self.amount = EntryLine()
        self.amount.setAccessibleName(self.tr("Amount of the new line"))
        self.amount.setPlaceholderText(self.tr("such as £1.3m, 300k, (50,000)"))
        self.effect = Choice(self.tr("How the new line counts"))
        self.effect.offer([(value, text, None) for value, text in words.effects().items()])
        self.add = primary_button(self.tr("Add line"), clicked=self.send)
        self.says = Note()
        self.kind.picked.connect(self._kind_picked)
        self.amount.textChanged.connect(self._typing)
        self.label.returnPressed.connect(self.send)
        self.amount.returnPressed.connect(self.send)
        self.label.setMinimumWidth(theme.px(320))
        self.amount.setMinimumWidth(theme.px(220))
        line = FlowLayout(gap=theme.unit())
        for field in (self.kind, self.label, self.amount, self.effect, self.add):
            line.addWidget(field)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(4))
        whole.addLayout(line)
        whole.addWidget(self.says)
        fields: dict[str, QLineEdit | Choice] = {
            "kind": self.kind,
            "label": self.label,
            "amount": self.amount,
            "effect": self.effect,
        }
        self.held = HeldLine(desk.drafts, ("new line",), fields, self.clear)
        self.clear()

    def turn_to(self, locality: int) -> None:
        """Show what was typed for a locality and not added yet."""
        self.locality = locality
        self.held.turn_to(locality)

    def clear(self) -> None:
        """Start again."""
        self.kind.set_value(LineKind.SAVING)
        self.effect.set_value(DEFAULT_EFFECT[LineKind.SAVING])
        self.label.clear()
        self.amount.clear()
        self._typing("")

    @Slot(object)
    def _kind_picked(self, kind: object) -> None:
        if isinstance(kind, LineKind):
            self.effect.set_value(DEFAULT_EFFECT[kind])

    @Slot(str)
    def _typing(self, text: str) -> None:
        sentence, fine = understood(text)
        if not text.strip():
            self.says.setText(self.tr("Left empty, the amount is “not stated”, which isn’t zero."))
        else:
            self.says.setText(
                self.tr("Understood as {amount}").format(amount=sentence) if fine else sentence
            )
        self.says.set_tone("plain" if fine else "bad")
        self.amount.setProperty("invalid", "false" if fine else "true")
        repolish(self.amount)

    @Slot()
    def send(self) -> None:
        """Add the line; what is refused stays as typed."""
        _sentence, fine = understood(self.amount.text())
        if not fine:
            # The line under the fields says why.
            self.amount.setFocus()
            return
        self._desk.act(
            add_line,
            owner=self,
            then=partial(self._added, self.locality),
            failed=partial(self.held.lost, self.locality),
            locality=self.locality,
            kind=self.kind.value(),
            label=self.label.text(),
            amount=self.amount.text(),
            effect=self.effect.value(),
        )

    def _added(self, locality: int, _changes: object) -> None:
        self.added.emit()
        if self.held.added(locality):
            self.label.clear()
            self.amount.clear()
            self.label.setFocus()
