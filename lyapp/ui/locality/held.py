"""Half-typed lines: what stands in fields to add with stays with the locality it was typed for."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QLineEdit

from lyapp.ui.widgets.choice import Choice

if TYPE_CHECKING:
    from lyapp.model.trouble import Trouble
    from lyapp.ui.drafts import Kept, Key


class HeldLine:
    """Puts the fields of one line into a draft, one a place, and takes them out again.

    `clear` empties the fields; a line is empty when all its typed fields are.
    """

    def __init__(
        self,
        drafts: Kept,
        what: Key,
        fields: Mapping[str, QLineEdit | Choice],
        clear: Callable[[], None],
    ) -> None:
        self._drafts = drafts
        self._what = what
        self._fields = fields
        self._clear = clear
        self.place: Hashable = None

    def turn_to(self, place: Hashable) -> None:
        """Show what was typed for a place; what was typed for the one before is kept."""
        if place == self.place:
            return
        self.hold()
        self.place = place
        self._clear()
        draft = self._drafts.find(self._key(place))
        if draft is None:
            return
        values = cast("Mapping[str, object]", draft.value)
        for name, field in self._fields.items():
            if isinstance(field, Choice):
                field.set_value(values[name])
            else:
                field.setText(str(values[name]))

    def hold(self) -> None:
        """Keep what is typed now."""
        if self.place is None:
            return
        key, values = self._key(self.place), self._values()
        if values is None:
            self._drafts.drop(key)
            return
        before = self._drafts.find(key)
        if before is None or before.value != values:
            self._drafts.keep(key, values)

    def added(self, place: Hashable) -> bool:
        """The line of a place was added; True when its fields are shown, and can be cleared."""
        self._drafts.drop(self._key(place))
        return place == self.place

    def lost(self, place: Hashable, trouble: Trouble) -> None:
        """The line of a place couldn't be added: it stays as typed, and counts as not saved."""
        before = self._drafts.find(self._key(place))
        kept = before.value if before is not None else None
        values = self._values() if place == self.place else kept
        if values is not None:
            why = f"{trouble.sentence} {trouble.advice}".strip()
            self._drafts.keep(self._key(place), values, why=why)

    def _key(self, place: Hashable) -> Key:
        return (*self._what, place)

    def _values(self) -> Mapping[str, object] | None:
        texts = [field.text() for field in self._fields.values() if isinstance(field, QLineEdit)]
        if not any(text.strip() for text in texts):
            return None
        return {
            name: field.value() if isinstance(field, Choice) else field.text()
            for name, field in self._fields.items()
        }
