"""A text that saves itself and grows with what is written in it."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontMetricsF, QResizeEvent, QTextDocument

from lyapp.ui import theme
from lyapp.ui.widgets.autosave import AutoText


class GrowingText(AutoText):
    """A text that is as tall as what stands in it, from `least` to `most` lines."""

    def __init__(self, name: str, *, least: int = 2, most: int = 10) -> None:
        super().__init__(name)
        self._least, self._most = least, most
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    @Slot()
    def _fit(self, _size: object = None) -> None:
        document: QTextDocument = self.document()
        lines = max(self._least, min(self._most, round(document.size().height())))
        all_shown = document.size().height() <= self._most
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            if all_shown
            else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        )
        edges = 2 * round(document.documentMargin()) + theme.px(12)
        # A line is laid out as high as a whole number of pixels that holds it.
        line = math.ceil(QFontMetricsF(self.font()).lineSpacing())
        self.setFixedHeight(lines * line + edges)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()
