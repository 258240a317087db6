"""What to look for under a criterion; one line of it where the levels need the room."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from lyapp.ui import theme
from lyapp.ui.widgets.labels import Body, Elided

_LINKS = Qt.TextInteractionFlag


class Guidance(QFrame):
    """The guidance of a criterion, whole or as its beginning with a way to the rest."""

    opened = Signal()
    """Somebody asked for the whole of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "quiet")
        self._open = False
        step = theme.unit()
        self.words = Body("", self)
        self.start = Elided("", self)
        # No button: as tall as the words beside it, so that folding spares what it can.
        self.more = QLabel(self)
        self.more.setTextFormat(Qt.TextFormat.RichText)
        self.more.setTextInteractionFlags(
            _LINKS.LinksAccessibleByMouse | _LINKS.LinksAccessibleByKeyboard
        )
        self.more.setAccessibleName(self.tr("Read all of the guidance"))
        self.more.linkActivated.connect(self._asked)
        self.forget()
        self._row = QHBoxLayout(self)
        self._row.setSpacing(step)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.start, 1)
        self._row.addWidget(self.more)
        self._show(folded=False)

    def show_words(self, words: str) -> None:
        """Show another criterion's guidance, whole; nothing for "" ."""
        self._open = False
        self.words.setText(words)
        self.start.set_whole(words)
        self.setVisible(bool(words))
        self._show(folded=False)

    def forget(self) -> None:
        """Say the link anew: it keeps the palette it was made with."""
        style = f"text-decoration:none; color:{theme.current().accent.name()}"
        self.more.setText(f'<a href="all" style="{style}">{escape(self.tr("all"))}</a>')

    def fold(self, *, folded: bool) -> None:
        """Show its beginning only, or all of it; what somebody asked for stays."""
        folded = folded and not self._open and self._has_lines()
        if folded != self.is_folded:
            self._show(folded=folded)

    @property
    def is_folded(self) -> bool:
        """True while only its beginning is shown."""
        return self.words.isHidden()

    def _has_lines(self) -> bool:
        """True when it takes more than the one line it can be folded to."""
        room = self.width() - 3 * theme.unit()
        return self.words.fontMetrics().horizontalAdvance(self.words.text()) > room

    def _show(self, *, folded: bool) -> None:
        side = theme.unit() + theme.unit() // 2
        edge = theme.unit() // 4 if folded else theme.unit()
        self._row.setContentsMargins(side, edge, side, edge)
        self.words.setVisible(not folded)
        self.start.setVisible(folded)
        self.more.setVisible(folded)

    @Slot(str)
    def _asked(self, _way: str) -> None:
        self._open = True
        self._show(folded=False)
        self.opened.emit()
