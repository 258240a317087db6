"""The rows of a plan as lines of a table: one line a row, to see many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from lyapp.ui import theme
from lyapp.ui.review.card_layouts import cited_word
from lyapp.ui.review.card_text import due_text
from lyapp.ui.review.models import CITED, FIGURES, MARKS, ROW
from lyapp.ui.roles import Index

if TYPE_CHECKING:
    from lyapp.model.plan import Objective

SELECTED = QStyle.StateFlag.State_Selected
HAS_FOCUS = QStyle.StateFlag.State_HasFocus
LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
ELIDED = Qt.TextElideMode.ElideRight
NO_PEN = Qt.PenStyle.NoPen
NO_BRUSH = Qt.BrushStyle.NoBrush

_SHARES = (36, 22, 14, 28)
"""Of what the code leaves, in percent: title, lead, due, what was noticed."""

_NARROW = 60
"""Below this many grid steps there is room for the title and what was noticed only."""
_FEW = (56, 0, 0, 44)


class _Cell(NamedTuple):
    text: str
    ink: QColor
    font: QFont


class LineDelegate(QStyledItemDelegate):
    """One line a row: code, title, lead, due, and what was noticed."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Qt's own: the same for every row."""
        return QSize(theme.unit() * 30, theme.px(36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt's own: paint one line."""
        tokens = theme.current()
        frame = QRectF(option.rect)
        selected = bool(option.state & SELECTED)
        painter.save()
        painter.setPen(NO_PEN)
        painter.setBrush(tokens.selection if selected else tokens.surface)
        painter.drawRect(frame)
        painter.setPen(QPen(tokens.line, 1))
        painter.drawLine(frame.bottomLeft(), frame.bottomRight())
        if option.state & HAS_FOCUS:
            painter.setPen(QPen(tokens.focus, 2))
            painter.setBrush(NO_BRUSH)
            painter.drawRect(frame.adjusted(1, 1, -1, -2))
        for place, cell in zip(self.places(frame), self._cells(index), strict=True):
            if not place.width():
                continue
            painter.setFont(cell.font)
            painter.setPen(cell.ink)
            metrics = painter.fontMetrics()
            painter.drawText(
                place, LEFT_MIDDLE, metrics.elidedText(cell.text, ELIDED, round(place.width()))
            )
        painter.restore()

    def places(self, frame: QRectF) -> tuple[QRectF, ...]:
        """Where the cells of a line stand."""
        step = theme.unit()
        code = step * 7.0
        shares = _SHARES if frame.width() >= step * _NARROW else _FEW
        room = frame.width() - code - step
        x = frame.left() + step
        found = [QRectF(x, frame.top(), code - step, frame.height())]
        x += code
        for share in shares:
            width = room * share / 100
            found.append(QRectF(x, frame.top(), max(width - step, 0), frame.height()))
            x += width
        return tuple(found)

    def _cells(self, index: Index) -> tuple[_Cell, ...]:
        tokens = theme.current()
        row: Objective = index.data(ROW)
        plain = theme.font("body")
        strong = theme.font("body")
        strong.setWeight(QFont.Weight.DemiBold)
        marks = index.data(MARKS)
        noticed = " · ".join(mark.text for mark in marks)
        ink = getattr(tokens, marks[0].tone) if marks else tokens.ink2
        if not marks and row.clinical_lead:
            noticed, ink = "✓ " + row.clinical_lead, tokens.good
        noticed = noticed or index.data(FIGURES)
        if index.data(CITED):
            noticed = " · ".join(filter(None, (cited_word(), noticed)))
            ink = ink if marks else tokens.accent
        lead = row.lead or QCoreApplication.translate("Card", "not stated")
        return (
            _Cell(row.code, tokens.ink2, strong),
            _Cell(row.title, tokens.ink, plain),
            _Cell(lead, tokens.ink if row.lead else tokens.ink2, plain),
            _Cell(due_text(row), tokens.ink, plain),
            _Cell(noticed, ink, theme.font("label")),
        )


class LineHead(QWidget):
    """The names of the columns above the lines."""

    def __init__(self, lines: LineDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setFixedHeight(QFontMetrics(theme.font("label")).height() + theme.unit())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt's own."""
        names = (
            "",
            self.tr("Objective"),
            self.tr("Lead"),
            self.tr("Due"),
            self.tr("Noticed"),
        )
        painter = QPainter(self)
        font = theme.font("label")
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(theme.current().ink2)
        frame = QRectF(0, 0, self._width(), self.height())
        for place, name in zip(self._lines.places(frame), names, strict=True):
            if place.width():
                painter.drawText(place, LEFT_MIDDLE, name)
        painter.end()

    def _width(self) -> int:
        """As wide as the lines below, beside their scroll bar."""
        view = self._lines.parent()
        return view.viewport().width() if isinstance(view, QListView) else self.width()
