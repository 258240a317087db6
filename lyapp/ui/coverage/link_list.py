"""The list of one locality's links: how its lines are painted, and its keys."""

from __future__ import annotations

from PySide6.QtCore import (
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from lyapp.model.coverage import Cover, LinkState, MarkedText
from lyapp.ui import theme
from lyapp.ui.coverage.links import Entry, LinksModel, sign_cover
from lyapp.ui.coverage.marking import formats
from lyapp.ui.coverage.signs import SIGNS, STATE_SIGNS, cover_words, paint_sign, state_words
from lyapp.ui.roles import Index
from lyapp.ui.widgets.tables import paint_ring

_SELECTED = QStyle.StateFlag.State_Selected
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_ELIDE = Qt.TextElideMode.ElideRight
_HEAD, _LINK = 4.25, 6.5
"""The heights of a must-do's line and of a link's, in grid steps."""
_MOVES = {
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home,
    Qt.Key.Key_End, Qt.Key.Key_Tab, Qt.Key.Key_Backtab,
}  # fmt: skip


class LinkDelegate(QStyledItemDelegate):
    """Paints must-dos and their links."""

    def __init__(self, model: LinksModel, view: QListView) -> None:
        super().__init__(view)
        self._links = model
        self._view = view
        self.restyle()

    def restyle(self) -> None:
        """Follow the palette and text size."""
        self._body = theme.font("body")
        self._bold = theme.font("body")
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._label = theme.font("label")
        self._bold_metrics = QFontMetrics(self._bold)
        self._body_metrics = QFontMetrics(self._body)
        self._label_metrics = QFontMetrics(self._label)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt's own: one height for must-dos, one for links."""
        entry = self._links.entry(index.row())
        steps = _HEAD if entry.link is None else _LINK
        return QSize(option.rect.width(), round(steps * theme.unit()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt's own: one line."""
        entry = self._links.entry(index.row())
        tokens, rect = theme.current(), option.rect
        painter.save()
        if option.state & _SELECTED:
            painter.fillRect(rect, tokens.selection)
        elif entry.link is None:
            painter.fillRect(rect, tokens.background)
        painter.setPen(tokens.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if entry.link is None:
            self._paint_head(painter, rect, entry)
        else:
            self._paint_link(painter, rect, entry)
        if self._view.hasFocus() and self._view.currentIndex().row() == index.row():
            paint_ring(painter, rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRect, entry: Entry) -> None:
        tokens, unit = theme.current(), theme.unit()
        side = round(2.25 * unit)
        box = QRectF(rect.left() + unit, rect.center().y() - side / 2 + 1, side, side)
        paint_sign(painter, box, entry.cover, SIGNS[entry.cover])
        said = "" if entry.cover in (Cover.SUGGESTED, Cover.CONFIRMED) else cover_words(entry.cover)
        wide = self._label_metrics.horizontalAdvance(said)
        painter.setFont(self._label)
        painter.setPen(tokens.ink2)
        painter.drawText(rect.adjusted(0, 0, -unit, 0), _RIGHT, said)
        left = rect.adjusted(4 * unit, 0, -wide - 2 * unit, 0)
        painter.setFont(self._bold)
        painter.setPen(tokens.ink2)
        code = self._bold_metrics.elidedText(entry.must_do.code, _ELIDE, 16 * unit)
        painter.drawText(left, _LEFT, code)
        left.setLeft(left.left() + self._bold_metrics.horizontalAdvance(code) + unit)
        painter.setPen(tokens.ink)
        title = self._bold_metrics.elidedText(entry.must_do.title, _ELIDE, left.width())
        painter.drawText(left, _LEFT, title)

    def _paint_link(self, painter: QPainter, rect: QRect, entry: Entry) -> None:
        link, row = entry.link, entry.row
        if link is None or row is None:
            return
        tokens, unit = theme.current(), theme.unit()
        line = self._body_metrics.height()
        top = rect.top() + (rect.height() - 2 * line) // 2
        side = round(2.25 * unit)
        box = QRectF(rect.left() + 4 * unit, top + (line - side) / 2, side, side)
        paint_sign(painter, box, sign_cover(entry), STATE_SIGNS[link.state])
        right = rect.right() - unit
        self._paint_end(painter, QRect(right - 16 * unit, top, 16 * unit, line), entry)
        left = rect.left() + 7 * unit
        painter.setFont(self._bold)
        painter.setPen(tokens.ink2)
        code = self._bold_metrics.elidedText(row.code, _ELIDE, 9 * unit)
        painter.drawText(QRect(left, top, 9 * unit, line), _LEFT, code)
        begin = left + self._bold_metrics.horizontalAdvance(code) + unit
        faint = link.state is LinkState.REFUSED
        room = right - 17 * unit - begin
        self._marked(painter, QRectF(begin, top, room, line), link.title, faint=faint)
        below = QRectF(left, top + line, right - left, line)
        self._marked(painter, below, link.passage, faint=True)

    def _paint_end(self, painter: QPainter, place: QRect, entry: Entry) -> None:
        """What was said of the link, and a quiet bar for how alike the words are."""
        link = entry.link
        if link is None:
            return
        tokens, unit = theme.current(), theme.unit()
        painter.setFont(self._label)
        painter.setPen(tokens.ink2)
        if link.strength is None:
            painter.drawText(place, _RIGHT, self.tr("by hand"))
            return
        if link.state is not LinkState.OPEN:
            painter.drawText(place.adjusted(0, 0, -5 * unit, 0), _RIGHT, state_words(link.state))
        high = max(3, round(unit * 0.5))
        bar = QRectF(place.right() - 4 * unit, place.center().y() - high / 2 + 1, 4 * unit, high)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.line)
        painter.drawRoundedRect(bar, high / 2, high / 2)
        bar.setWidth(max(high, bar.width() * min(1.0, link.strength)))
        painter.setBrush(tokens.control_line if tokens.name != "contrast" else tokens.ink2)
        painter.drawRoundedRect(bar, high / 2, high / 2)

    def _marked(self, painter: QPainter, place: QRectF, text: MarkedText, *, faint: bool) -> None:
        """One line of text with its marks, cut off at the right."""
        if place.width() < theme.unit() or not text.text:
            return
        shown = self._body_metrics.elidedText(text.text, _ELIDE, int(place.width()))
        layout = QTextLayout(shown, self._body)
        layout.setFormats(formats(MarkedText(shown, text.marks)))
        layout.beginLayout()
        layout.createLine().setLineWidth(place.width() * 2)
        layout.endLayout()
        painter.setPen(theme.current().ink2 if faint else theme.current().ink)
        layout.draw(painter, QPointF(place.left(), place.top()))


class LinkList(QListView):
    """The list. Letters belong to the screen's keys."""

    confirmed = Signal()
    """Enter was pressed."""

    def __init__(self, model: LinksModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._painter = LinkDelegate(model, self)
        self.setItemDelegate(self._painter)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setAccessibleName(self.tr("Must-dos and the rows that may answer them"))

    def restyle(self) -> None:
        """Follow the palette and text size."""
        self._painter.restyle()
        self.scheduleDelayedItemsLayout()

    def go_to(self, row: int) -> None:
        """Choose a line, and bring it into view, with its must-do and what follows."""
        model = self.model()
        index = model.index(row, 0)
        self.setCurrentIndex(index)
        if isinstance(model, LinksModel):
            # What it belongs to, and what comes next.
            head = model.row_of((0, model.entry(row).must_do.must_do))
            for beside in (row if head is None else head, min(row + 2, model.rowCount() - 1)):
                self.scrollTo(model.index(beside, 0))
        self.scrollTo(index)

    @Slot()
    def down(self) -> None:
        """To the next line."""
        self._step(1)

    @Slot()
    def up(self) -> None:
        """To the line before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        row = self.currentIndex().row() + by
        if 0 <= row < self.model().rowCount():
            self.go_to(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's own: Enter confirms; of the others, only what moves about is the list's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.confirmed.emit()
        elif event.key() in _MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()
