"""Paints the rows of a plan as cards, and the plans to score as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from lyapp.ui import theme
from lyapp.ui.review import card_layouts, card_text, folding
from lyapp.ui.review.models import CITED, EVERY_MARKS, FIGURES, MARKS, ROW

if TYPE_CHECKING:
    from lyapp.model.plan import Objective
    from lyapp.store.queries.score_sheet import ToScore

SELECTED = QStyle.StateFlag.State_Selected
HAS_FOCUS = QStyle.StateFlag.State_HasFocus
HOVERED = QStyle.StateFlag.State_MouseOver
NO_PEN = Qt.PenStyle.NoPen
NO_BRUSH = Qt.BrushStyle.NoBrush
LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT_MIDDLE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter

Index = QModelIndex | QPersistentModelIndex


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


class ToScoreDelegate(QStyledItemDelegate):
    """A plan to score: an empty, half or full disc, its name, and how much is answered."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Qt's own: one line of text with air."""
        return QSize(theme.unit() * 16, QFontMetrics(theme.font()).height() + theme.unit() * 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt's own: paint one line."""
        row: ToScore = index.data(ROW)
        tokens = theme.current()
        step = theme.unit()
        selected = bool(option.state & SELECTED)
        frame = QRectF(option.rect).adjusted(2, 1, -2, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected or option.state & HOVERED:
            painter.setPen(NO_PEN)
            painter.setBrush(tokens.selection if selected else tokens.background)
            painter.drawRoundedRect(frame, 6, 6)
        if option.state & HAS_FOCUS:
            painter.setPen(QPen(tokens.focus, 2))
            painter.setBrush(NO_BRUSH)
            painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), 6, 6)
        has_plan = row.plan_version is not None
        centre = QPointF(frame.left() + step * 1.5, frame.center().y())
        share = row.done / row.of if has_plan and row.of else 0.0
        if has_plan and row.interest is None:
            _disc(painter, centre, step * 0.55, share, tokens)
        else:
            painter.setPen(tokens.ink2)
            painter.drawText(
                QRectF(centre.x() - step, frame.top(), step * 2, frame.height()), CENTRE, "–"
            )
        figures = f"{row.done}/{row.of}" if has_plan else self.tr("no plan")
        if row.interest is not None:
            figures = self.tr("to read")
        painter.setFont(theme.font("figures"))
        room = painter.fontMetrics().horizontalAdvance(figures) + step
        painter.setPen(tokens.ink if selected else tokens.ink2)
        right = frame.adjusted(0, 0, -step, 0)
        painter.drawText(right, RIGHT_MIDDLE, figures)
        font = theme.font()
        if selected:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(tokens.ink if has_plan else tokens.ink2)
        middle = frame.adjusted(step * 3, 0, -step - room, 0)
        name = painter.fontMetrics().elidedText(
            row.name, Qt.TextElideMode.ElideRight, round(middle.width())
        )
        painter.drawText(middle, LEFT_MIDDLE, name)
        painter.restore()


def _disc(
    painter: QPainter, centre: QPointF, radius: float, share: float, tokens: theme.Tokens
) -> None:
    painter.setPen(QPen(tokens.accent, 1.5))
    painter.setBrush(tokens.accent if share >= 1 else NO_BRUSH)
    painter.drawEllipse(centre, radius, radius)
    if 0 < share < 1:
        painter.setPen(NO_PEN)
        painter.setBrush(tokens.accent)
        box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        painter.drawPie(box, 90 * 16, 180 * 16)


def _frame(option: QStyleOptionViewItem) -> QRectF:
    """A card's border inside the room it was given."""
    return QRectF(option.rect).adjusted(1, 1, -1, -1 - theme.unit())


def _list_width(option: QStyleOptionViewItem) -> int:
    view = option.widget
    if isinstance(view, QListView):
        return view.viewport().width() - 2
    return option.rect.width() - 2
