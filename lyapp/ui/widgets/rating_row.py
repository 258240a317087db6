"""The buttons a criterion is rated with, one a level of the scale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from lyapp.ui import theme
from lyapp.ui.widgets.even_rows import EvenRows
from lyapp.ui.widgets.tab_order import put_before

if TYPE_CHECKING:
    from lyapp.model.criteria import Level

NO_BRUSH = Qt.BrushStyle.NoBrush
TOP_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
WRAP = Qt.TextFlag.TextWordWrap


class RatingButton(QAbstractButton):
    """One level of the scale: its number and its label."""

    hovered = Signal(object)
    """The level's value while the pointer or the focus is on it, None when it leaves."""

    def __init__(self, level: Level, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.level = level
        self.setCheckable(True)
        self.setText(str(level.value))
        name = self.tr("{value}, {label}").format(value=level.value, label=level.label)
        self.setAccessibleName(name)
        self.setAccessibleDescription(level.descriptor)
        # A click leaves the keyboard where it is: Space would rate the next criterion, too.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def nextCheckState(self) -> None:
        """Qt's own: a click doesn't check; the sheet says what is chosen."""

    def sizeHint(self) -> QSize:
        """Qt's own: a number and two lines of label."""
        label = QFontMetrics(theme.font("label"))
        number = QFontMetrics(theme.font("heading"))
        widest = max(
            (label.horizontalAdvance(word) for word in self.level.label.split()), default=0
        )
        width = max(widest + theme.unit(), theme.unit() * 5)
        lines = 2 if label.horizontalAdvance(self.level.label) > width - theme.unit() else 1
        height = number.height() + label.height() * max(lines, 2) + theme.unit() * 2
        return QSize(width, height)

    def minimumSizeHint(self) -> QSize:
        """Qt's own: as small as the longest word of the label."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt's own."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        under = self.underMouse() and self.isEnabled()
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(tokens.accent if chosen else tokens.control_line, 1))
        fill = tokens.accent if chosen else tokens.accent_fill if under else tokens.surface
        painter.setBrush(fill)
        painter.drawRoundedRect(frame, 6, 6)
        if self.hasFocus():
            painter.setBrush(NO_BRUSH)
            painter.setPen(QPen(tokens.on_accent if chosen else tokens.focus, 2))
            inset = 3 if chosen else 1
            painter.drawRoundedRect(frame.adjusted(inset, inset, -inset, -inset), 5, 5)
        number = theme.font("heading")
        number.setWeight(QFont.Weight.Bold)
        painter.setFont(number)
        ink, label = tokens.ink, tokens.ink2
        if chosen:
            ink = label = tokens.on_accent
        elif not self.isEnabled():
            ink = label = self.palette().buttonText().color()
        painter.setPen(ink)
        top = frame.adjusted(2, theme.unit() * 0.75, -2, 0)
        painter.drawText(top, TOP_CENTRE, self.text())
        line = painter.fontMetrics().height()
        painter.setFont(theme.font("label"))
        painter.setPen(label)
        painter.drawText(top.adjusted(0, line + 2, 0, 0), TOP_CENTRE | WRAP, self.level.label)
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Qt's own: say which level's words to show."""
        self.hovered.emit(self.level.value)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Qt's own."""
        self.hovered.emit(None)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt's own: the keyboard shows a level's words as the pointer does."""
        super().focusInEvent(event)
        self.hovered.emit(self.level.value)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt's own."""
        super().focusOutEvent(event)
        self.hovered.emit(None)


class RatingRow(QWidget):
    """The levels of a scale side by side, lowest first; in two lines where there is little room."""

    picked = Signal(int)
    hovered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = EvenRows(self, gap=theme.unit() * 3 // 4)
        self._levels: tuple[Level, ...] = ()
        self._buttons: list[RatingButton] = []

    def show_levels(self, levels: Sequence[Level], *, before: QWidget) -> None:
        """Offer these levels; nothing happens when they are the ones offered already.

        Tab comes to them right before the widget `before`.
        """
        if tuple(levels) == self._levels:
            return
        self._levels = tuple(levels)
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = [RatingButton(level, self) for level in levels]
        for button in self._buttons:
            button.clicked.connect(self._clicked)
            button.hovered.connect(self.hovered)
            self._row.addWidget(button)
            button.show()
        put_before(before, self._buttons)
        self._row.activate()
        self.updateGeometry()

    def one_line(self) -> int:
        """The width in which all levels stand side by side."""
        return self._row.one_line()

    def choose(self, value: int | None) -> None:
        """Show this value as the one chosen; None for no rating."""
        for button in self._buttons:
            button.setChecked(button.level.value == value)

    def button(self, value: int | None) -> RatingButton | None:
        """The button of a value; the first one for a value that isn't on the scale."""
        for button in self._buttons:
            if button.level.value == value:
                return button
        return self._buttons[0] if self._buttons else None

    @Slot()
    def _clicked(self) -> None:
        button = self.sender()
        if isinstance(button, RatingButton):
            self.picked.emit(button.level.value)
