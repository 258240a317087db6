"""Paints the lines of what was found, with the words that were looked for marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lyapp.ui import theme
from lyapp.ui.roles import Index
from lyapp.ui.search.models import ENTRY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lyapp.store.queries.plan_search import Hit
    from lyapp.ui.search.models import Entry

SELECTED = QStyle.StateFlag.State_Selected
HOVERED = QStyle.StateFlag.State_MouseOver
LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
ELIDED = Qt.TextElideMode.ElideRight
NO_PEN = Qt.PenStyle.NoPen


class HitDelegate(QStyledItemDelegate):
    """A heading, or a row's code and title over the words around the hit."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Qt's own: two lines for a hit, one with air above for a heading."""
        entry: Entry = index.data(ENTRY)
        line = round(QFontMetricsF(theme.font("body")).height())
        step = theme.unit()
        return QSize(step * 30, line + step * 3 if entry.hit is None else 2 * line + step * 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt's own: paint one line."""
        entry: Entry = index.data(ENTRY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(option.rect).adjusted(1, 1, -1, -1)
        if entry.hit is None:
            self._heading(painter, frame, entry)
        else:
            self._hit(painter, frame, entry, entry.hit, option.state)
        painter.restore()

    def _heading(self, painter: QPainter, frame: QRectF, entry: Entry) -> None:
        tokens = theme.current()
        step = theme.unit()
        place = frame.adjusted(step * 1.5, step * 1.5, -step, 0)
        painter.setFont(theme.font("heading"))
        painter.setPen(tokens.ink)
        painter.drawText(place, LEFT_MIDDLE, entry.first)
        across = painter.fontMetrics().horizontalAdvance(entry.first) + step * 1.5
        painter.setFont(theme.font("label"))
        painter.setPen(tokens.ink2)
        painter.drawText(place.adjusted(across, 0, 0, 0), LEFT_MIDDLE, entry.second)

    def _hit(
        self,
        painter: QPainter,
        frame: QRectF,
        entry: Entry,
        hit: Hit,
        state: QStyle.StateFlag,
    ) -> None:
        tokens = theme.current()
        step = theme.unit()
        selected = bool(state & SELECTED)
        if selected or state & HOVERED:
            painter.setPen(QPen(tokens.accent, 1) if selected else NO_PEN)
            painter.setBrush(tokens.selection if selected else tokens.background)
            painter.drawRoundedRect(frame, 6, 6)
        line = QFontMetricsF(theme.font("body")).height()
        inside = frame.adjusted(step * 1.5, step * 0.75, -step, 0)
        top = QRectF(inside.left(), inside.top(), inside.width(), line)
        strong = theme.font("body")
        strong.setWeight(QFont.Weight.DemiBold)
        across = 0.0
        if entry.first:
            painter.setFont(strong)
            painter.setPen(tokens.ink2)
            painter.drawText(top, LEFT_MIDDLE, entry.first)
            across = QFontMetricsF(strong).horizontalAdvance(entry.first) + step
        painter.setFont(theme.font("body"))
        painter.setPen(tokens.ink)
        title = top.adjusted(across, 0, 0, 0)
        metrics = painter.fontMetrics()
        painter.drawText(
            title, LEFT_MIDDLE, metrics.elidedText(entry.second, ELIDED, round(title.width()))
        )
        self._snippet(painter, top.translated(0, line + step / 4), hit)

    def _snippet(self, painter: QPainter, place: QRectF, hit: Hit) -> None:
        """The words around the hit, and each word that was looked for on a ground of its own."""
        tokens = theme.current()
        plain, strong = theme.font("body"), theme.font("body")
        strong.setWeight(QFont.Weight.DemiBold)
        x = place.left()
        for text, marked in _pieces(hit):
            font = strong if marked else plain
            room = place.right() - x
            if not text or room <= 0:
                continue
            metrics = QFontMetricsF(font)
            shown = metrics.elidedText(text, ELIDED, room)
            width = metrics.horizontalAdvance(shown)
            where = QRectF(x, place.top(), width + 1, place.height())
            if marked:
                painter.setPen(NO_PEN)
                painter.setBrush(tokens.caution_fill)
                painter.drawRoundedRect(where.adjusted(-1, 0, 0, 0), 3, 3)
            painter.setFont(font)
            painter.setPen(tokens.ink if marked else tokens.ink2)
            painter.drawText(where, LEFT_MIDDLE, shown)
            x += width


def _pieces(hit: Hit) -> Iterator[tuple[str, bool]]:
    """The snippet in pieces; True for those that were looked for."""
    at = 0
    for start, length in hit.marks:
        yield hit.snippet[at:start], False
        at = start + length
        yield hit.snippet[start:at], True
    yield hit.snippet[at:], False
