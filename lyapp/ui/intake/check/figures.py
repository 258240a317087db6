"""The measures and the money of the row being checked, each in a line that can be put right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lyapp.ui import theme
from lyapp.ui.figures import MEASURE, MONEY, figures_text, refused
from lyapp.ui.widgets.autosave import mark
from lyapp.ui.widgets.entry import EntryLine
from lyapp.ui.widgets.labels import Label, Note

if TYPE_CHECKING:
    from lyapp.model.intake import Figure


class FigureLine(EntryLine):
    """Says `done` once a person has left it or pressed Enter: half a figure is none."""

    done = Signal()

    def __init__(self, field: str, name: str) -> None:
        super().__init__()
        self.field = field
        self.setAccessibleName(name)
        self.returnPressed.connect(self.settle)

    @Slot()
    def settle(self) -> None:
        """Take what was typed as meant."""
        if self.isModified():
            self.done.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the line settles it."""
        super().focusOutEvent(event)
        self.settle()


class FiguresEditor(QWidget):
    """Two lines under a row's texts: what can be measured in them, and what is money."""

    said = Signal(object)
    """What a person says printed figures mean (a tuple of `Correction`)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        self._figures: tuple[Figure, ...] = ()
        self._texts: tuple[str, ...] = ()
        self.measures = FigureLine(MEASURE, self.tr("Measures understood"))
        self.money = FigureLine(MONEY, self.tr("Money understood"))
        self._lines = (self.measures, self.money)
        self.why = Note()
        self.why.set_tone("bad")
        self.why.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(step // 2)
        for line in self._lines:
            line.setPlaceholderText(self.tr("none found"))
            line.setToolTip(self.tr("As printed in the row, with a “;” between two"))
            line.done.connect(self._done)
            column = QVBoxLayout()
            column.setSpacing(2)
            column.addWidget(Label(line.accessibleName()))
            column.addWidget(line)
            whole.addLayout(column)
        whole.addWidget(self.why)

    def show_figures(
        self, figures: tuple[Figure, ...], texts: Sequence[str], *, another: bool
    ) -> None:
        """Show what was understood of a row's texts; `another` row than the one before.

        What is being typed for the same row stays.
        """
        self._figures, self._texts = figures, tuple(texts)
        for line in self._lines:
            if another or not line.isModified():
                text = figures_text(figures, line.field)
                if line.text() != text:
                    line.setText(text)
                    line.setCursorPosition(0)
        if another:
            self._say("", self._lines)

    def flush(self) -> None:
        """Keep what is being typed."""
        for line in self._lines:
            line.settle()

    @Slot()
    def _done(self) -> None:
        line = self.sender()
        if not isinstance(line, FigureLine):
            return
        from lyapp.rules.understanding import changes

        change = changes(self._figures, line.field, line.text(), texts=self._texts)
        why = refused(change)
        self._say(why, (line,))
        if not why:
            line.setModified(False)
            self.said.emit(change.corrections)

    def _say(self, why: str, lines: Sequence[FigureLine]) -> None:
        for line in lines:
            mark(line, why)
        self.why.setText(why)
        self.why.setVisible(bool(why))
