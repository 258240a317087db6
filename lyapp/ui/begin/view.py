"""Layout of the page a member begins on."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from lyapp.ui import theme
from lyapp.ui.widgets.buttons import plain_button, primary_button
from lyapp.ui.widgets.cards import Card
from lyapp.ui.widgets.labels import Body, Heading, Label, Note, Strong, Title, wrap
from lyapp.ui.widgets.narrow_page import NarrowPage


class BeginView(NarrowPage):
    """Who one is, what is asked, by when, how far one is, where to go on, and the chair's note."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        self.title = Title("", self)
        wrap(self.title)
        self.who = Body("", self)
        self.wanted = Strong("", self)
        wrap(self.wanted)
        self.note = Body("", self)
        self.note_card = Card(self, margins=2)
        self.note_card.body.addWidget(Label(self.tr("From the chair"), self))
        self.note_card.body.addWidget(self.note)
        self.far = Body("", self)
        self.carried = Note("", self)
        self.waiting = Note("", self)
        self.kept_out = Note("", self)
        self.returned = Note("", self)
        self.go_on = primary_button("", parent=self)
        self.go_back = plain_button(self.tr("Return…"), parent=self)
        self.where = Note("", self)
        buttons = QHBoxLayout()
        buttons.setSpacing(step)
        buttons.addWidget(self.go_on)
        buttons.addWidget(self.go_back)
        buttons.addStretch(1)
        self.column.addWidget(self.title)
        for each in (self.who, self.wanted):
            self.column.addWidget(each)
        self.column.addSpacing(step)
        self.column.addWidget(Heading(self.tr("Where you are"), self))
        for widget in (self.far, self.carried, self.waiting, self.kept_out, self.returned):
            self.column.addWidget(widget)
        self.column.addSpacing(step)
        self.column.addLayout(buttons)
        self.column.addSpacing(step)
        # Below the buttons: a long note would have them out of sight.
        self.column.addWidget(self.note_card)
        self.column.addSpacing(step)
        self.column.addWidget(self.where)
        self.column.addStretch(1)
