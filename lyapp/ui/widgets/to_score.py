"""The plans a member has to score: their model, and how a line of it is painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QObject,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lyapp.ui import theme
from lyapp.ui.roles import ACCESSIBLE, CENTRE, DISPLAY, LEFT, RIGHT, ROOT, TOOLTIP, Index
from lyapp.ui.widgets.list_ground import paint_ground

if TYPE_CHECKING:
    from lyapp.store.queries.score_sheet import ToScore

ROW = Qt.ItemDataRole.UserRole
"""The plan of a line, as `ToScore`."""

SELECTED = QStyle.StateFlag.State_Selected
NO_PEN = Qt.PenStyle.NoPen
NO_BRUSH = Qt.BrushStyle.NoBrush


class ToScoreModel(QAbstractListModel):
    """The plans a member has to score, with their progress."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ToScore, ...] = ()
        self._spoken: list[str] = []
        self._places: dict[int, int] = {}
        self._finished = self._to_finish = 0

    def rows(self) -> tuple[ToScore, ...]:
        """The rows shown, in order."""
        return self._rows

    def finished(self) -> tuple[int, int]:
        """How many plans this member has finished, of how many there are to score."""
        return self._finished, self._to_finish

    def position_of(self, locality: int) -> int | None:
        """The row of a locality, None when it isn't listed."""
        return self._places.get(locality)

    def show(self, rows: Sequence[ToScore]) -> None:
        """Show these rows. The same localities in the same order keep selection and scroll."""
        new = tuple(rows)
        same = [row.locality for row in new] == [row.locality for row in self._rows]
        self._finished = sum(map(_is_finished, new))
        self._to_finish = sum(map(_is_to_score, new))
        if not same:
            self.beginResetModel()
            self._rows, self._spoken = new, [self._speak(row) for row in new]
            self._places = {row.locality: position for position, row in enumerate(new)}
            self.endResetModel()
            return
        # Only the row that is another is spoken of anew.
        old = self._rows
        changed = [i for i, row in enumerate(new) if row is not old[i] and row != old[i]]
        self._rows = new
        for i in changed:
            self._spoken[i] = self._speak(new[i])
        for i in changed:
            self.dataChanged.emit(self.index(i), self.index(i))

    def show_progress(self, locality: int, done: int, of: int) -> None:
        """Show how far one plan has got. Asked at every key press, so no other is looked at."""
        at = self.position_of(locality)
        if at is None:
            return
        old = self._rows[at]
        if old.interest is not None or (old.done, old.of) == (done, of):
            return
        new = replace(old, done=done, of=of)
        self._rows = (*self._rows[:at], new, *self._rows[at + 1 :])
        self._spoken[at] = self._speak(new)
        self._finished += _is_finished(new) - _is_finished(old)
        self.dataChanged.emit(self.index(at), self.index(at))

    def _speak(self, row: ToScore) -> str:
        if row.plan_version is None:
            return self.tr("{name}, no plan received").format(name=row.name)
        if row.interest is not None:
            return self.tr("{name}, to read only: not yours to score").format(name=row.name)
        return self.tr("{name}, {done} of {of} criteria answered").format(
            name=row.name, done=row.done, of=row.of
        )

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt's own: how many plans."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = DISPLAY) -> Any:  # noqa: ANN401
        """Qt's own: a look-up."""
        if not index.isValid():
            return None
        if role == DISPLAY:
            return self._rows[index.row()].name
        if role == ROW:
            return self._rows[index.row()]
        if role in (TOOLTIP, ACCESSIBLE):
            return self._spoken[index.row()]
        return None


def _is_to_score(row: ToScore) -> bool:
    return row.plan_version is not None and row.interest is None


def _is_finished(row: ToScore) -> bool:
    return _is_to_score(row) and 0 < row.of <= row.done


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
        painter.save()
        frame = paint_ground(painter, option)
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
        painter.drawText(right, RIGHT, figures)
        font = theme.font()
        if selected:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(tokens.ink if has_plan else tokens.ink2)
        middle = frame.adjusted(step * 3, 0, -step - room, 0)
        name = painter.fontMetrics().elidedText(
            row.name, Qt.TextElideMode.ElideRight, round(middle.width())
        )
        painter.drawText(middle, LEFT, name)
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
