"""The sheet of keys that `?` shows over the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from lyapp.ui import theme
from lyapp.ui.widgets.buttons import plain_button
from lyapp.ui.widgets.cards import Card
from lyapp.ui.widgets.labels import Body, Heading, Key, Title

Keys = tuple[tuple[str, str], ...]


class KeysOverlay(QWidget):
    """Covers its parent; any of Escape, `?`, F1 or a click beside the sheet closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._under = parent
        self.setAccessibleName(self.tr("Keys"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._back: QWidget | None = None
        self._sheet = Card(self, margins=3)
        head = QHBoxLayout()
        head.addWidget(Title(self.tr("Keys")), 1)
        head.addWidget(plain_button(self.tr("Close"), clicked=self.shut))
        self._sheet.body.addLayout(head)
        self._scroll = QScrollArea(self._sheet)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sheet.body.addWidget(self._scroll, 1)
        parent.installEventFilter(self)
        self.hide()

    def open_for(self, screen: Keys, everywhere: Keys) -> None:
        """Show the keys of a screen and those that work everywhere."""
        inside = QWidget()
        # As high as its lines are at the sheet's width, not at the narrowest one.
        inside.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, theme.unit(), theme.unit(), 0)
        column.setSpacing(theme.unit())
        parts = ((self.tr("On this screen"), screen), (self.tr("Everywhere"), everywhere))
        for title, keys in parts:
            if keys:
                column.addWidget(Heading(title))
                column.addLayout(_table(keys))
                column.addSpacing(theme.unit())
        column.addStretch(1)
        self._scroll.setWidget(inside)
        self._back = self.window().focusWidget()
        self._place()
        self.show()
        self.raise_()
        self.setFocus()

    def shut(self) -> None:
        """Go back to where the keyboard was."""
        self.hide()
        if self._back is not None:
            self._back.setFocus()
        self._back = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the parent's size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on the keys that opened it."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Question, Qt.Key.Key_F1):
            self.shut()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the sheet closes it."""
        if not self._sheet.geometry().contains(event.position().toPoint()):
            self.shut()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A veil over the window."""
        veil = QColor(theme.current().ink if not theme.current().dark else QColor("black"))
        veil.setAlpha(110)
        painter = QPainter(self)
        painter.fillRect(self.rect(), veil)
        painter.end()

    def _needed(self, width: int) -> int:
        inside = self._scroll.widget()
        layout = inside.layout() if inside is not None else None
        return layout.totalHeightForWidth(width) if layout is not None else 0

    def _place(self) -> None:
        self.setGeometry(self._under.rect())
        width = min(theme.px(640), self.width() - 32)
        wanted = self._needed(width - theme.px(64)) + theme.px(110)
        height = min(max(theme.px(200), wanted), self.height() - 32)
        self._sheet.setGeometry(
            (self.width() - width) // 2, (self.height() - height) // 2, width, height
        )


def _table(keys: Keys) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * theme.unit())
    grid.setVerticalSpacing(theme.unit() // 2)
    grid.setColumnMinimumWidth(0, theme.px(176))
    grid.setColumnStretch(1, 1)
    for row, (key, meaning) in enumerate(keys):
        place = QHBoxLayout()
        place.setSpacing(4)
        for part in key.split("  "):
            place.addWidget(Key(part))
        place.addStretch(1)
        grid.addLayout(place, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Body(meaning), row, 1)
    return grid
