"""A cell's words in one line, or in two: what is too long for both ends in “…”."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

_ELIDE = Qt.TextElideMode.ElideRight
_MOST = 2_000
"""More than the cells one sees at a time, with those of a few widths before."""


class TwoLines:
    """Breaks words between two lines, once for each text and width."""

    def __init__(self, metrics: QFontMetrics) -> None:
        self._metrics = metrics
        self._known: dict[tuple[str, int], str] = {}

    def fitted(self, text: str, width: int) -> str:
        """The text as it is drawn in `width` pixels, with a line break where it takes two lines."""
        found = self._known.get((text, width))
        if found is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            found = self._known[text, width] = self._fit(text, width)
        return found

    def _fit(self, text: str, width: int) -> str:
        words = text.split()
        if self._wide(words) <= width:
            return text
        halves = [(words[:at], words[at:]) for at in range(1, len(words))]
        both = [each for each in halves if self._longer(each) <= width]
        if both:
            # Lines of a like length: a last word by itself reads as an afterthought.
            return "\n".join(" ".join(half) for half in min(both, key=self._longer))
        fits = [each for each in halves if self._wide(each[0]) <= width]
        if not fits:
            # Not even the first word has room: another line would be no gain.
            return self._metrics.elidedText(text, _ELIDE, width)
        first, rest = (" ".join(half) for half in fits[-1])
        return f"{first}\n{self._metrics.elidedText(rest, _ELIDE, width)}"

    def _longer(self, halves: tuple[list[str], list[str]]) -> int:
        return max(map(self._wide, halves))

    def _wide(self, words: list[str]) -> int:
        return self._metrics.horizontalAdvance(" ".join(words))
