"""Layout of the help screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from lyapp.ui import theme
from lyapp.ui.widgets.labels import Title, rule
from lyapp.ui.widgets.page import Page


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
        self._left.setFixedWidth(theme.px(220))
        self.pages.doItemsLayout()
        # Longer lines are hard to read.
        self.page.setMaximumWidth(theme.px(760))

    def show_page(self, text: str) -> None:
        """Show a page of Markdown."""
        self.page.show_page(text)
