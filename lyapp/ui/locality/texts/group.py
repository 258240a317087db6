"""All texts of one kind, and the line to add another with."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout

from lyapp.model.briefing import BriefingText, TextKind
from lyapp.store.ops.texts import add_text
from lyapp.ui import theme
from lyapp.ui.locality.held import HeldLine
from lyapp.ui.locality.texts.row import TextRow
from lyapp.ui.widgets.buttons import plain_button
from lyapp.ui.widgets.cards import Card
from lyapp.ui.widgets.entry import EntryLine
from lyapp.ui.widgets.keyed import KeyedRows
from lyapp.ui.widgets.labels import Label

if TYPE_CHECKING:
    from lyapp.ui.desk import Desk


class TextGroup(Card):
    """A cell of the summary briefing."""

    def __init__(self, desk: Desk, kind: TextKind, title: str, prompt: str) -> None:
        super().__init__()
        self._desk = desk
        self._kind = kind
        self.locality = 0
        self.rows: KeyedRows[TextRow] = KeyedRows()
        self.new = EntryLine()
        self.rows.otherwise = self.new
        self.new.setAccessibleName(prompt.rstrip("…"))
        self.new.setPlaceholderText(prompt)
        self.new.returnPressed.connect(self.send)
        self.held = HeldLine(desk.drafts, ("new text", kind), {"text": self.new}, self.new.clear)
        self.add = plain_button(self.tr("Add"), clicked=self.send)
        self.add.setAccessibleName(prompt.rstrip("…"))
        line = QHBoxLayout()
        line.setSpacing(theme.unit())
        line.addWidget(self.new, 1)
        line.addWidget(self.add)
        self.body.addWidget(Label(title))
        self.body.addWidget(self.rows)
        self.body.addLayout(line)

    def turn_to(self, locality: int) -> None:
        """Show what was typed for a locality and not added yet."""
        self.locality = locality
        self.held.turn_to(locality)

    def show_texts(
        self, texts: Sequence[BriefingText], *, writable: bool, most: int
    ) -> tuple[int, bool]:
        """Show the texts of this kind, out of all, making at most so many new rows.

        How many were made, and whether every text has its row now.
        """
        mine = [text for text in texts if text.kind is self._kind]
        rows: dict[Hashable, TextRow] = {}
        made = 0
        for i, text in enumerate(mine):
            row = self.rows.row(text.id)
            if row is None:
                if made == most:
                    continue
                row = TextRow(self._desk, text, ("text", self._kind, self.locality, text.id))
                made += 1
            row.show_text(text, first=i == 0, last=i == len(mine) - 1, writable=writable)
            rows[text.id] = row
        self.rows.arrange(rows)
        self.new.setVisible(writable)
        self.add.setVisible(writable)
        whole = len(rows) == len(mine)
        if whole:
            self._desk.drafts.keep_only(("text", self._kind, self.locality), rows)
        return made, whole

    def flush(self) -> None:
        """Send off what is being typed."""
        for row in self.rows.rows():
            row.flush()
        self.held.hold()

    @Slot()
    def send(self) -> None:
        """Add what is typed."""
        self._desk.act(
            add_text,
            owner=self,
            then=partial(self._added, self.locality),
            failed=partial(self.held.lost, self.locality),
            locality=self.locality,
            kind=self._kind,
            text=self.new.text(),
        )

    def _added(self, locality: int, _changes: object) -> None:
        if self.held.added(locality):
            self.new.clear()
