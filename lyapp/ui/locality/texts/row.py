"""One briefing text: its words, its sub-items, and where it stands among its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lyapp.model.briefing import BriefingText, TextKind
from lyapp.store.ops.texts import edit_items, edit_text, move_text, remove_text
from lyapp.ui import theme
from lyapp.ui.widgets.buttons import link_button
from lyapp.ui.widgets.growing import GrowingText
from lyapp.ui.widgets.labels import Label, Note

if TYPE_CHECKING:
    from lyapp.ui.desk import Desk
    from lyapp.ui.drafts import Key


class TextRow(QWidget):
    """A text that saves itself; a priority has its number and one sub-item a line."""

    def __init__(self, desk: Desk, text: BriefingText, key: Key) -> None:
        super().__init__()
        self._key = key
        self._desk = desk
        self._id = text.id
        self._stored = text
        self.number = Label()
        self.number.setMinimumWidth(theme.px(20))
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.text = GrowingText(self.tr("Text"), least=1)
        self._items: GrowingText | None = None
        self.note = Note()
        self.up = link_button("↑", clicked=self._up)
        self.down = link_button("↓", clicked=self._down)
        self.more = link_button(self.tr("+ sub-items"), clicked=self._open_items)
        self._opened = False
        self.remove = link_button(self.tr("Remove"), clicked=self._remove)
        self.up.setToolTip(self.tr("Move up"))
        self.down.setToolTip(self.tr("Move down"))
        self.text.settled.connect(self._save_text)
        fields = QVBoxLayout()
        fields.setSpacing(theme.px(4))
        fields.addWidget(self.text)
        self._inset = QHBoxLayout()
        self._inset.addSpacing(theme.px(16))
        fields.addLayout(self._inset)
        fields.addWidget(self.note)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        line.setSpacing(theme.unit())
        line.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(fields, 1)
        for button in (self.more, self.up, self.down, self.remove):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def items(self) -> GrowingText:
        """The field of the sub-items; made when first asked for, since few texts have any."""
        if self._items is None:
            self._items = GrowingText(self.tr("Sub-items, one a line"), least=1)
            self._items.setPlaceholderText(self.tr("Sub-items, one a line"))
            self._items.setReadOnly(self.text.isReadOnly())
            self._items.settled.connect(self._save_items)
            self._inset.addWidget(self._items)
        return self._items

    def show_text(self, text: BriefingText, *, first: bool, last: bool, writable: bool) -> None:
        """Show what is stored; what is being typed stays."""
        self._stored = text
        priority = text.kind is TextKind.PRIORITY
        self.number.setText("" if text.number is None else str(text.number))
        self.number.setVisible(priority)
        drafts = self._desk.drafts
        self.text.set_saved_text(drafts.shown((*self._key, "text"), text.text))
        items = drafts.shown((*self._key, "items"), "\n".join(text.items))
        has_items = bool(items) or self._opened
        if has_items or self._items is not None:
            self.items.set_saved_text(items)
            has_items = has_items or self.items.pending
            self.items.setVisible(priority and has_items)
        self.more.setVisible(priority and writable and not has_items)
        self.more.setAccessibleName(self.tr("Add sub-items to: {text}").format(text=text.text))
        self.note.setText(text.note)
        self.note.setVisible(bool(text.note))
        self.text.setReadOnly(not writable)
        if self._items is not None:
            self._items.setReadOnly(not writable)
        self.up.setEnabled(not first)
        self.down.setEnabled(not last)
        self.up.setAccessibleName(self.tr("Move up: {text}").format(text=text.text))
        self.down.setAccessibleName(self.tr("Move down: {text}").format(text=text.text))
        self.remove.setAccessibleName(self.tr("Remove: {text}").format(text=text.text))
        for button in (self.up, self.down, self.remove):
            button.setVisible(writable)

    def flush(self) -> None:
        """Send off what is being typed."""
        self.text.flush()
        if self._items is not None:
            self._items.flush()

    @Slot(str)
    def _save_text(self, text: str) -> None:
        self._desk.drafts.save(
            (*self._key, "text"),
            text,
            edit_text,
            owner=self,
            failed=self._text_kept,
            text_id=self._id,
            text=text,
        )

    @Slot(str)
    def _save_items(self, text: str) -> None:
        items = tuple(line.strip() for line in text.splitlines() if line.strip())
        key = (*self._key, "items")
        if items == self._stored.items and self._desk.drafts.find(key) is None:
            return
        self._desk.drafts.save(
            key,
            text,
            edit_items,
            owner=self,
            failed=self._items_kept,
            text_id=self._id,
            items=items,
        )

    def _text_kept(self, _trouble: object) -> None:
        self.text.take_back()

    def _items_kept(self, _trouble: object) -> None:
        self.items.take_back()

    @Slot()
    def _open_items(self) -> None:
        self._opened = True
        self.items.show()
        self.more.hide()
        self.items.setFocus()

    @Slot()
    def _up(self) -> None:
        self.flush()
        self._desk.act(move_text, owner=self, text_id=self._id, step=-1)

    @Slot()
    def _down(self) -> None:
        self.flush()
        self._desk.act(move_text, owner=self, text_id=self._id, step=1)

    @Slot()
    def _remove(self) -> None:
        self._desk.act(remove_text, owner=self, text_id=self._id)
