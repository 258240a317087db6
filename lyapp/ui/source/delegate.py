"""How the lines of a document are painted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from lyapp.ui import theme
from lyapp.ui.roles import Index
from lyapp.ui.source.laying import Laid, Layer, hits_in
from lyapp.ui.source.lines import DocumentLine, Kind
from lyapp.ui.source.models import LINE_ROLE

_SELECTED = QStyle.StateFlag.State_Selected
_RIGHT_TOP = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
_LEFT_MIDDLE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class LinesDelegate(QStyledItemDelegate):
    """Paints one line: a page's mark, a paragraph, or a row with its cells side by side."""

    def __init__(self, table: QTableView, layer: Layer) -> None:
        super().__init__(table)
        self._table = table
        self._layer = layer
        self.sought: tuple[str, ...] = ()
        self.marked: int | None = None
        self._page = self.tr("Page {n}")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height the line needs."""
        laid = self._layer.laid(index.row(), index.data(LINE_ROLE))
        return QSize(option.rect.width(), laid.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One line."""
        line: DocumentLine = index.data(LINE_ROLE)
        laid = self._layer.laid(index.row(), line)
        tokens, rect = theme.current(), option.rect
        painter.save()
        painter.setClipRect(rect)
        if option.state & _SELECTED:
            painter.fillRect(rect, tokens.selection)
        elif index.row() == self.marked:
            painter.fillRect(rect, tokens.accent_fill)
        if index.row() == self.marked:
            bar = QRect(rect.left(), rect.top(), theme.px(4), rect.height())
            painter.fillRect(bar, tokens.accent)
        if line.kind is Kind.PAGE:
            self._paint_page(painter, rect, line)
        else:
            self._paint_pieces(painter, rect, line, laid)
        if self._table.hasFocus() and self._table.currentIndex().row() == index.row():
            painter.setPen(QPen(tokens.focus, 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_page(self, painter: QPainter, rect: QRect, line: DocumentLine) -> None:
        tokens = theme.current()
        painter.setFont(self._layer.label)
        painter.setPen(tokens.ink2)
        words = self._page.format(n=line.page)
        place = rect.adjusted(theme.unit(), 0, 0, 0)
        painter.drawText(place, _LEFT_MIDDLE, words)
        start = place.left() + painter.fontMetrics().horizontalAdvance(words) + theme.unit()
        painter.setPen(tokens.line)
        painter.drawLine(start, rect.center().y(), rect.right(), rect.center().y())

    def _paint_pieces(self, painter: QPainter, rect: QRect, line: DocumentLine, laid: Laid) -> None:
        tokens = theme.current()
        left, top = rect.left(), rect.top()
        painter.setPen(tokens.line)
        for x, width in laid.edges:
            painter.drawLine(round(left + x), top, round(left + x + width) - theme.px(6), top)
        if line.kind is Kind.ROW:
            painter.setFont(self._layer.label)
            painter.setPen(tokens.ink2)
            number = QRectF(
                left, top + theme.px(7), self._layer.gutter - theme.px(6), rect.height()
            )
            painter.drawText(number, _RIGHT_TOP, str(line.number))
        painter.setPen(tokens.ink)
        painter.setFont(self._layer.body)
        for piece in laid.pieces:
            if piece.sign:
                above = painter.fontMetrics().ascent()
                painter.drawText(
                    QPointF(left + piece.x - theme.px(11), top + piece.y + above), piece.sign
                )
            at = QPointF(left + piece.x, top + piece.y)
            piece.layout.draw(painter, at, self._marks(piece.layout.text()))

    def _marks(self, text: str) -> list[QTextLayout.FormatRange]:
        marks = []
        hits = sorted(hit for words in self.sought for hit in hits_in(text, words))
        for start, length in hits:
            mark = QTextLayout.FormatRange()
            mark.start, mark.length = start, length
            look = QTextCharFormat()
            look.setBackground(theme.current().caution_fill)
            look.setForeground(theme.current().ink)
            mark.format = look
            marks.append(mark)
        return marks
