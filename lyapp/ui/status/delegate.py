"""How the board's cells are painted: bars, shapes with letters, and head lines across the table."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from lyapp.model.decision import OutcomeStage
from lyapp.rules.dates import format_day
from lyapp.rules.ratings import format_rating
from lyapp.store.queries.board import BoardRow, OrganisationHead
from lyapp.ui import theme
from lyapp.ui.roles import Index
from lyapp.ui.status.columns import Column, balance_text, mine_mark, provisional
from lyapp.ui.status.models import FIGURES_ROLE, LINE_ROLE
from lyapp.ui.status.two_lines import TwoLines
from lyapp.ui.widgets.rag import paint_rag
from lyapp.ui.widgets.stage_mark import paint_stage, stage_colour

_SELECTED = QStyle.StateFlag.State_Selected
_HOVER = QStyle.StateFlag.State_MouseOver
_ELIDE = Qt.TextElideMode.ElideRight
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
FLAG = "\u2691"


def row_height() -> int:
    """How high a row is, in pixels: room for two lines of words, and some air about them."""
    lines = 2 * QFontMetrics(theme.font("body")).lineSpacing()
    return max(round(4.5 * theme.unit()), lines + theme.unit())


class BoardDelegate(QStyledItemDelegate):
    """Paints the board. Fonts are made once and again when the look changes."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self.restyle()

    def restyle(self) -> None:
        """Take over the palette and text size in use now."""
        self._tokens = theme.current()
        self._body = theme.font("body")
        self._figures = theme.font("figures")
        self._bold = QFont(self._body)
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._medium = QFont(self._body)
        self._medium.setWeight(QFont.Weight.Medium)
        self._body_metrics = QFontMetrics(self._body)
        self._bold_metrics = QFontMetrics(self._bold)
        self._two_lines = TwoLines(self._body_metrics)
        self._two_lines_of_name = TwoLines(QFontMetrics(self._medium))
        self._unit = theme.unit()

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: Index,  # noqa: ARG002 - Qt gives it
    ) -> QSize:
        """Every row is as high as the next."""
        return QSize(option.rect.width(), row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        line = index.data(LINE_ROLE)
        rect = option.rect
        painter.save()
        if isinstance(line, OrganisationHead):
            self._paint_head(painter, rect, line, index.data(FIGURES_ROLE))
        elif isinstance(line, BoardRow):
            self._paint_ground(painter, option, index)
            inner = rect.adjusted(self._unit // 2, 0, -self._unit // 2, 0)
            self._paint_cell(painter, inner, line, index.column())
        painter.restore()

    def _paint_ground(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        tokens, rect = self._tokens, option.rect
        if option.state & _SELECTED:
            painter.fillRect(rect, tokens.selection)
        elif option.state & _HOVER:
            painter.fillRect(rect, tokens.accent_fill)
        if self._table.hasFocus() and self._table.currentIndex().row() == index.row():
            # The ring runs round the whole row, so each cell draws its part of it.
            painter.setPen(QPen(tokens.focus, 2))
            painter.drawLine(rect.left(), rect.top() + 1, rect.right(), rect.top() + 1)
            painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
            if index.column() == 0:
                painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), tokens.focus)

    def _paint_head(
        self, painter: QPainter, rect: QRect, head: OrganisationHead, figures: str
    ) -> None:
        """The head runs over all columns: each cell paints its own slice of the same line."""
        start = self._table.columnViewportPosition(0)
        painter.setClipRect(rect)
        painter.setPen(self._tokens.line)
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        last = self._table.horizontalHeader().length()
        whole = QRect(start + self._unit, rect.top(), last - 2 * self._unit, rect.height())
        painter.setFont(self._bold)
        painter.setPen(self._tokens.ink)
        painter.drawText(whole, _LEFT, head.short_name or head.name)
        whole.setLeft(
            whole.left() + self._bold_metrics.horizontalAdvance(head.short_name or head.name)
        )
        painter.setFont(self._body)
        painter.setPen(self._tokens.ink2)
        painter.drawText(whole, _LEFT, " · " + figures)

    def _paint_cell(self, painter: QPainter, rect: QRect, row: BoardRow, column: int) -> None:
        tokens = self._tokens
        match column:
            case Column.LOCALITY:
                self._paint_name(painter, rect, row)
            case Column.PLAN:
                text = "\u2013" if row.version is None else f"v{row.version}"
                self._text(painter, rect, text, tokens.ink if row.version else tokens.ink2)
            case Column.SCORED:
                self._paint_scored(painter, rect, row)
            case Column.RATING:
                self._paint_rating(painter, rect, row)
            case Column.FLAGS:
                if row.open_flags:
                    self._text(
                        painter, rect, f"{FLAG} {row.open_flags}", tokens.caution, self._bold
                    )
            case Column.BALANCE:
                self._paint_balance(painter, rect, row)
            case Column.OUTCOME:
                self._paint_outcome(painter, rect, row)
            case Column.MET:
                met = " · ".join(format_day(day) for day in row.meetings)
                self._text(painter, rect, met, tokens.ink, self._figures)
            case _:
                self._words(painter, rect, row.next_step, tokens.ink2)

    def _paint_name(self, painter: QPainter, rect: QRect, row: BoardRow) -> None:
        """The name, and before it how far whoever is scoring has got."""
        before = QRect(rect.left(), rect.top(), self._unit * 2, rect.height())
        self._text(painter, before, mine_mark(row), self._tokens.accent)
        inner = rect.adjusted(self._unit * 2, 0, 0, 0)
        painter.setFont(self._medium)
        painter.setPen(self._tokens.ink)
        painter.drawText(inner, _LEFT, self._two_lines_of_name.fitted(row.name, inner.width()))

    def _paint_scored(self, painter: QPainter, rect: QRect, row: BoardRow) -> None:
        if not row.expected:
            self._text(painter, rect, "\u2013", self._tokens.ink2)
            return
        text = f"{row.scored}/{row.expected}"
        width = self._body_metrics.horizontalAdvance(text) + 1
        height = max(4, round(self._unit * 0.75))
        bar = QRectF(
            rect.left(),
            rect.center().y() - height / 2 + 1,
            min(5.0 * self._unit, max(8.0, rect.width() - width - self._unit)),
            height,
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._tokens.line)
        painter.drawRoundedRect(bar, height / 2, height / 2)
        share = min(1.0, row.scored / row.expected)
        if share:
            painter.setBrush(self._tokens.accent)
            bar.setWidth(max(height, bar.width() * share))
            painter.drawRoundedRect(bar, height / 2, height / 2)
        beside = rect.adjusted(min(round(6 * self._unit), rect.width() - width), 0, 0, 0)
        self._text(painter, beside, text, self._tokens.ink, self._figures)

    def _paint_rating(self, painter: QPainter, rect: QRect, row: BoardRow) -> None:
        side = round(2.25 * self._unit)
        shape = QRect(rect.right() - side, rect.center().y() - side // 2 + 1, side, side)
        number = rect.adjusted(0, 0, -side - self._unit, 0)
        if row.rating is None or row.rag is None:
            self._text(
                painter,
                rect.adjusted(0, 0, -4, 0),
                "\u2013",
                self._tokens.ink2,
                self._figures,
                _RIGHT,
            )
            return
        # In second ink for what isn't final: not everybody has finished, or it is made up.
        early = row.made_up_scores or provisional(row)
        colour = self._tokens.ink2 if early else self._tokens.ink
        text = format_rating(row.rating)
        self._text(painter, number, text, colour, self._figures, _RIGHT)
        paint_rag(painter, shape, row.rag)

    def _paint_balance(self, painter: QPainter, rect: QRect, row: BoardRow) -> None:
        pence = row.balance.pence
        if pence is None and row.balance.lodged_pence is None:
            colour = self._tokens.ink2
        else:
            colour = self._tokens.bad if pence is not None and pence < 0 else self._tokens.ink
        self._text(painter, rect, balance_text(row.balance), colour, self._figures, _RIGHT)

    def _paint_outcome(self, painter: QPainter, rect: QRect, row: BoardRow) -> None:
        side = round(1.4 * self._unit)
        shape = QRectF(rect.left() + self._unit, rect.center().y() - side / 2 + 1, side, side)
        stage = row.outcome.stage
        paint_stage(painter, shape, stage, stage_colour(stage, self._tokens))
        beside = rect.adjusted(self._unit + side + round(self._unit * 0.6), 0, 0, 0)
        decided = stage is not OutcomeStage.UNDECIDED
        colour = self._tokens.ink if decided else self._tokens.ink2
        self._words(painter, beside, row.outcome.label, colour)

    def _words(self, painter: QPainter, rect: QRect, text: str, colour: QColor) -> None:
        """Words in one line, or in two where that is too narrow: a row has room for them."""
        painter.setFont(self._body)
        painter.setPen(colour)
        painter.drawText(rect, _LEFT, self._two_lines.fitted(text, rect.width()))

    def _text(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        colour: QColor,
        font: QFont | None = None,
        alignment: int = _LEFT,
    ) -> None:
        font = font or self._body
        metrics = self._bold_metrics if font is self._bold else self._body_metrics
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(rect, alignment, metrics.elidedText(text, _ELIDE, rect.width()))
