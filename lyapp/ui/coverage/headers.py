"""The matrix's two headers: localities across with their counts, must-dos down with theirs.

The header of the must-dos is what stays when the table is scrolled sideways.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from lyapp.model.coverage import CoverColumn
from lyapp.ui import theme
from lyapp.ui.coverage.models import COUNTED, MatrixModel
from lyapp.ui.coverage.signs import SIGNS, ink_of

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_WRAPPED = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
_NAME = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap)
_ELIDE = Qt.TextElideMode.ElideRight
_LONGEST = 17
"""At most as many grid steps high is a name that is written upwards."""
_NAMES = 0.3
"""At most this share of the table's height goes to the names."""
_LOW = 50
"""In a table of fewer grid steps in height, the counts are left out; the current cell's line and
a locality's own list have them."""


class LocalityHeader(QHeaderView):
    """Names written across where there is room, else upwards; under each, three counts."""

    def __init__(self, model: MatrixModel, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._matrix = model
        self._table = parent
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName(self.tr("Localities"))
        self._tall = 0
        self.restyle()

    def restyle(self) -> None:
        """Follow the text size and the names."""
        self._font = theme.font("label")
        self._metrics = QFontMetrics(self._font)
        self._small = theme.font("label")
        self._small_metrics = QFontMetrics(self._small)
        measured = self._metrics.horizontalAdvance
        names = [one.name for one in self._matrix.columns]
        self._tall = max(map(measured, names), default=0) + theme.unit()
        words = {word for name in names for word in name.split()}
        self.word_width = max(map(measured, words), default=0) + theme.unit() // 2
        self.updateGeometry()
        self.viewport().update()

    def _wide(self) -> bool:
        return self.defaultSectionSize() >= self.word_width

    def _counted(self) -> bool:
        return self._table.height() >= _LOW * theme.unit()

    def sizeHint(self) -> QSize:
        """Qt's own: room for the names and the counts."""
        counts = 3 * self._small_metrics.height() + theme.unit() if self._counted() else 0
        most = min(_LONGEST * theme.unit(), round(_NAMES * self._table.height()))
        name = 3 * self._metrics.height() if self._wide() else max(theme.unit(), self._tall)
        return QSize(super().sizeHint().width(), min(name, most) + counts + theme.unit())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Qt's own: one locality."""
        column = self._matrix.columns[section]
        tokens = theme.current()
        painter.save()
        current = self._table.currentIndex()
        if current.isValid() and current.column() == section:
            painter.fillRect(rect, tokens.accent_fill)
        painter.setPen(tokens.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        counts = 3 * self._small_metrics.height() if self._counted() else 0
        foot = rect.bottom() - counts - theme.unit() // 2
        name = QRect(rect.left(), rect.top(), rect.width(), foot - rect.top())
        painter.setPen(tokens.ink if column.rows else tokens.ink2)
        painter.setFont(self._font)
        if self._wide():
            room = name.adjusted(theme.px(2), 0, -theme.px(2), -theme.px(3))
            painter.drawText(room, _NAME, column.name)
        else:
            painter.translate(name.left() + name.width() / 2, name.bottom() - theme.px(2))
            painter.rotate(-90)
            high = self._metrics.height()
            text = self._metrics.elidedText(column.name, _ELIDE, name.height() - theme.px(4))
            painter.drawText(QRect(0, -high // 2, name.height(), high), _LEFT, text)
            painter.resetTransform()
        if counts:
            self._paint_counts(painter, QRect(rect.left(), foot, rect.width(), counts), column)
        painter.restore()

    def _paint_counts(self, painter: QPainter, rect: QRect, column: CoverColumn) -> None:
        painter.setFont(self._small)
        if not column.rows:
            painter.setPen(theme.current().ink2)
            painter.drawText(rect, _NAME, self.tr("no rows"))
            return
        line = self._small_metrics.height()
        middle = rect.left() + rect.width() // 2
        for number, cover in enumerate(COUNTED):
            painter.setPen(ink_of(cover))
            top = rect.top() + number * line
            half = min(round(2.25 * theme.unit()), rect.width() // 2 - theme.px(2))
            sign = QRect(middle - half, top, theme.px(10), line)
            painter.drawText(sign, _CENTRE, SIGNS[cover])
            figure = QRect(sign.right(), top, middle + half - sign.right(), line)
            painter.drawText(figure, _RIGHT, str(column.covers.count(cover)))


class MustDoHeader(QHeaderView):
    """Code, title and counts of a must-do; the name of a catalogue on its head line."""

    def __init__(self, model: MatrixModel, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._matrix = model
        self._table = parent
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName(self.tr("Must-dos"))
        self.restyle()

    def restyle(self) -> None:
        """Follow the text size and the must-dos."""
        self._font = theme.font("label")
        self._metrics = QFontMetrics(self._font)
        self._bold = theme.font("body")
        self._bold.setWeight(QFont.Weight.DemiBold)
        codes = (self._metrics.horizontalAdvance(one.code) for one in self._matrix.requirements)
        self.code_width = min(max(codes, default=0) + theme.unit(), 9 * theme.unit())
        self.count_width = round(3.5 * theme.unit())
        self.setMinimumSectionSize(theme.unit())
        self.setDefaultSectionSize(max(round(4.5 * theme.unit()), 2 * self._metrics.height() + 4))
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Qt's own: one must-do, or a head."""
        tokens = theme.current()
        line = self._matrix.line(section)
        unit = theme.unit()
        painter.save()
        if line.at is None:
            painter.fillRect(rect, tokens.background)
            painter.setFont(self._bold)
            painter.setPen(tokens.ink)
            painter.drawText(rect.adjusted(unit, 0, 0, 0), _LEFT, line.catalogue)
            painter.restore()
            return
        one = self._matrix.requirements[line.at]
        current = self._table.currentIndex()
        here = current.isValid() and current.row() == section
        painter.fillRect(rect, tokens.accent_fill if here else tokens.surface)
        painter.setPen(tokens.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(self._font)
        painter.setPen(tokens.ink2)
        code = QRect(rect.left() + unit, rect.top(), self.code_width - unit // 2, rect.height())
        text = self._metrics.elidedText(one.code, _ELIDE, code.width())
        painter.drawText(code, _LEFT, text)
        right = rect.right() - unit // 2 - 3 * self.count_width
        title = QRect(
            code.right() + unit // 2, rect.top(), right - code.right() - unit, rect.height()
        )
        painter.setPen(tokens.ink)
        painter.drawText(title, _WRAPPED, self._shortened(one.title, title))
        for number, total in enumerate(self._matrix.totals(section)):
            if total:
                left = right + number * self.count_width
                self._count(painter, QRect(left, rect.top(), self.count_width, rect.height()),
                            total, ink_of(COUNTED[number]))  # fmt: skip
        painter.restore()

    def _shortened(self, title: str, room: QRect) -> str:
        """A title that fills two lines, with “…” when there is more of it."""
        most = 2 * room.width() - 4 * theme.unit()
        return self._metrics.elidedText(title, _ELIDE, most) if most > 0 else ""

    def _count(self, painter: QPainter, rect: QRect, total: int, ink: QColor) -> None:
        painter.setPen(ink)
        painter.drawText(rect, _RIGHT, str(total))


class Corner(QWidget):
    """What the columns beside the must-dos' titles are, where the two headers meet."""

    def __init__(self, header: MustDoHeader, parent: QTableView) -> None:
        super().__init__(parent)
        self._header = header
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's own
        """Qt's own: the words, and the signs over the counts."""
        tokens, unit = theme.current(), theme.unit()
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.surface)
        font = theme.font("label")
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        high = QFontMetrics(font).height() + unit
        foot = QRect(0, self.height() - high, self.width(), high)
        painter.setPen(tokens.line)
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        painter.setPen(tokens.ink2)
        painter.drawText(foot.adjusted(unit, 0, 0, 0), _LEFT, self.tr("Must-do"))
        width = self._header.count_width
        left = self.width() - 1 - unit // 2 - 3 * width
        for number, cover in enumerate(COUNTED):
            painter.setPen(ink_of(cover))
            place = QRect(left + number * width, foot.top(), width, foot.height())
            painter.drawText(place, _RIGHT, SIGNS[cover])
        painter.end()
