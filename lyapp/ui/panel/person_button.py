"""A toggle for a person, which shortens its words where there is no room for them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyleOptionButton, QWidget

from lyapp.ui import theme

_LEAST = 96
"""Pixels at 100 % that a button with long words never goes below."""
_EDGE = 12
"""Pixels at 100 % beside the words, as the style sheet has them."""
_SHORTENED = Qt.TextElideMode.ElideMiddle
"""The end stays: it says for whom."""


class PersonButton(QPushButton):
    """Down when it is true of the person; `told` says in full what that is."""

    _measuring = False
    """Set while Qt asks how large the button would like to be."""

    def __init__(self, label: str, *, name: str, told: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label.replace("&", "&&")
        self.setProperty("kind", "plain")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setCheckable(True)
        self.setText(self._label)
        self.setToolTip(name)
        self.setAccessibleName(told)

    def show_down(self, *, down: bool) -> None:
        """Show it down or up, without telling anybody."""
        self.setChecked(down)
        # A closed record's buttons are all grey: a mark says it beside the colour.
        self.setText(f"✓ {self._label}" if down else self._label)

    def sizeHint(self) -> QSize:
        """Qt's own: room for all of the words, however narrow the button is now."""
        self._measuring = True
        size = super().sizeHint()
        self._measuring = False
        return size

    def minimumSizeHint(self) -> QSize:
        """Qt's own: long words are shortened rather than be cut off at the card's edge."""
        size = self.sizeHint()
        return QSize(min(size.width(), theme.px(_LEAST)), size.height())

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Qt's own: as many of the words as there is room for."""
        super().initStyleOption(option)
        room = self.width() - 2 * theme.px(_EDGE) - 2
        metrics = self.fontMetrics()
        if not self._measuring and metrics.horizontalAdvance(option.text) > room + 2:
            option.text = metrics.elidedText(option.text, _SHORTENED, max(room, 0))
