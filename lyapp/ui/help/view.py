"""Layout of the help screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from lyapp.ui import theme
from lyapp.ui.widgets.labels import Title, rule
from lyapp.ui.widgets.page import Page

_WRAPPED = Qt.TextFlag.TextWordWrap
_LIST, _LEAST = 240, 150
"""Pixels at 100 % the list of pages is wide, and the least it is."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Help", text)


class HelpView(QWidget):
    """Pages at the left, the page at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.pages = QListWidget()
        self.pages.setAccessibleName(_tr("Help pages"))
        self.pages.setFrameShape(QFrame.Shape.NoFrame)
        self.pages.setProperty("kind", "pages")
        # A long title goes on in a second line; the list never scrolls sideways.
        self.pages.setWordWrap(True)
        self.pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page = Page(_tr("Help"))
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(20, 16, 12, 16)
        left.setSpacing(theme.unit())
        left.addWidget(Title(_tr("Help")))
        left.addWidget(self.pages, 1)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._left)
        across.addWidget(rule(upright=True))
        ground = QWidget()
        ground.setBackgroundRole(QPalette.ColorRole.Base)
        ground.setAutoFillBackground(True)
        right = QHBoxLayout(ground)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.page, 100)
        right.addStretch(1)
        across.addWidget(ground, 1)
        self.resize_to_text()

    def resize_to_text(self) -> None:
        """Follow a new text size."""
        self._fit()
        # Longer lines are hard to read.
        self.page.setMaximumWidth(theme.px(760))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's own: follow the width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The list gives way where the page beside it would have less room than the list."""
        wide = max(min(theme.px(_LIST), self.width() * 2 // 5), theme.px(_LEAST))
        if wide != self._left.width() or wide != self._left.maximumWidth():
            self._left.setFixedWidth(wide)
        self.fit_pages()

    def fit_pages(self) -> None:
        """Give each page's title the lines it needs."""
        edge = theme.px(8) + 3
        room = self._left.maximumWidth() - 32 - 2 * edge - theme.px(10)
        for row in range(self.pages.count()):
            item = self.pages.item(row)
            item.setToolTip(item.text())
            metrics = self.pages.fontMetrics()
            text = metrics.boundingRect(QRect(0, 0, room, 10_000), _WRAPPED, item.text())
            item.setSizeHint(QSize(room, text.height() + 2 * theme.px(6)))

    def show_page(self, text: str) -> None:
        """Show a page of Markdown."""
        self.page.show_page(text)
