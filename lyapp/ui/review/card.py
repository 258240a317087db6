"""Paints the rows of a plan as cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QObject,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from lyapp.ui import theme
from lyapp.ui.review import card_layouts, card_text, folding
from lyapp.ui.review.models import CITED, EVERY_MARKS, FIGURES, MARKS, ROW
from lyapp.ui.roles import Index

if TYPE_CHECKING:
    from lyapp.model.plan import Objective

SELECTED = QStyle.StateFlag.State_Selected
HAS_FOCUS = QStyle.StateFlag.State_HasFocus
HOVERED = QStyle.StateFlag.State_MouseOver
NO_PEN = Qt.PenStyle.NoPen
NO_BRUSH = Qt.BrushStyle.NoBrush
LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT_MIDDLE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


class CardDelegate(QStyledItemDelegate):
    """A row of the plan: title, what is done, milestones, lead and when. Layouts are kept.

    A card is as tall as the marks of any criterion make it, so that going from one criterion to
    the next moves nothing.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._layouts: card_layouts.Layouts | None = None
        self._kept: dict[tuple[int, card_layouts.Marks, str], card_text.CardText] = {}
        self.folds = folding.Folds()
        self._long: set[int] = set()
        """The rows whose cards can be folded."""

    def forget(self) -> None:
        """Lay everything out anew, after the text size changed or another plan came."""
        self._kept.clear()
        self._layouts = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt's own: the height the texts take at the list's width."""
        width = _list_width(option)
        row: Objective = index.data(ROW)
        figures: str = index.data(FIGURES)
        height = self._text(row, (), figures, width).height
        for marks in index.data(EVERY_MARKS):
            height = max(height, self._text(row, marks, figures, width).height)
        if self.folds.is_long(height, option):
            self._long.add(row.id)
        else:
            self._long.discard(row.id)
        return QSize(width, self.folds.height(row.id, height, option) + theme.unit() + 2)

    def turn(self, index: Index) -> None:
        """Open a long card, or fold it again; nothing with a card that is seen whole."""
        row: Objective = index.data(ROW)
        if row.id in self._long:
            self.folds.turn(row.id)
            self.sizeHintChanged.emit(index)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Qt's own: a click on the line at the foot of a long card opens or folds it."""
        if (
            event.type() == QEvent.Type.MouseButtonRelease
            and isinstance(event, QMouseEvent)
            and index.data(ROW).id in self._long
            and folding.strip_of(_frame(option)).contains(event.position())
        ):
            self.turn(index)
            return True
        return super().editorEvent(event, model, option, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt's own: paint one card."""
        tokens = theme.current()
        text = self._text(
            index.data(ROW), index.data(MARKS), index.data(FIGURES), _list_width(option)
        )
        selected = bool(option.state & SELECTED)
        cited = bool(index.data(CITED))
        frame = _frame(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = bool(option.state & HAS_FOCUS)
        edge = tokens.accent if selected or focused else tokens.line
        painter.setPen(QPen(edge, 1.5 if selected else 1.0))
        painter.setBrush(tokens.surface)
        painter.drawRoundedRect(frame, 8, 8)
        if selected:
            painter.setPen(NO_PEN)
            painter.setBrush(tokens.accent)
            painter.drawRoundedRect(QRectF(frame.left(), frame.top(), 4, frame.height()), 2, 2)
        origin = frame.topLeft()
        foldable = text.row.id in self._long
        if foldable:
            painter.save()
            painter.setClipRect(frame.adjusted(1, 1, -1, -1))
        for piece in text.pieces:
            painter.setPen(getattr(tokens, piece.ink))
            piece.layout.draw(painter, origin + piece.at)
        if foldable:
            folding.paint_strip(painter, frame, is_open=self.folds.is_open(text.row.id))
            painter.restore()
        if cited:
            tag = text.tag.translated(origin)
            painter.setPen(NO_PEN)
            painter.setBrush(tokens.accent_fill)
            painter.drawRoundedRect(tag, tag.height() / 2, tag.height() / 2)
            painter.setFont(theme.font("label"))
            painter.setPen(tokens.accent)
            painter.drawText(tag, CENTRE, card_layouts.cited_word())
        painter.restore()

    def _text(
        self, row: Objective, marks: card_layouts.Marks, figures: str, width: int
    ) -> card_text.CardText:
        kept = self._kept.get((row.id, marks, figures))
        if kept is None or kept.width != width or kept.row is not row:
            if self._layouts is None:
                self._layouts = card_layouts.Layouts()
            kept = card_text.lay_out(row, width, marks, self._layouts, figures=figures)
            self._kept[row.id, marks, figures] = kept
        return kept


def _frame(option: QStyleOptionViewItem) -> QRectF:
    """A card's border inside the room it was given."""
    return QRectF(option.rect).adjusted(1, 1, -1, -1 - theme.unit())


def _list_width(option: QStyleOptionViewItem) -> int:
    view = option.widget
    if isinstance(view, QListView):
        return view.viewport().width() - 2
    return option.rect.width() - 2
