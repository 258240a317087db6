"""Adding a link by hand: the question put to the finder, and what comes of the answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from lyapp.ui.coverage.finder import RowFinder

if TYPE_CHECKING:
    from lyapp.model.plan import Objective
    from lyapp.store.queries.coverage import MustDoRow


class Adding(QObject):
    """Asks which row answers a must-do."""

    found = Signal(object)
    """(the row's key, the must-do's key)."""

    def __init__(self, finder: RowFinder, back: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._finder = finder
        self._back = back
        self._asked = 0
        finder.found.connect(self._found)
        finder.closed.connect(self.close)

    @property
    def asking(self) -> bool:
        """True until a row was chosen or none was wanted."""
        return not self._finder.isHidden()

    def ask(self, must_do: MustDoRow, rows: Sequence[Objective]) -> None:
        """Ask which of these rows answers a must-do."""
        self._asked = must_do.must_do
        question = self.tr("Which row answers {code} {title}?")
        self._finder.ask(question.format(code=must_do.code, title=must_do.title), rows)

    @Slot()
    def close(self) -> None:
        """Ask no longer; the keyboard goes back to the list."""
        self._finder.hide()
        self._back.setFocus()

    @Slot(object)
    def _found(self, objective: int) -> None:
        self.close()
        self.found.emit((objective, self._asked))
