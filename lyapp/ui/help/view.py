"""Layout of the help screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPalette, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QTextBrowser, QVBoxLayout, QWidget

from lyapp.ui import theme
from lyapp.ui.widgets.labels import Title, rule

_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


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
        self.page = QTextBrowser()
        self.page.setAccessibleName(_tr("Help"))
        self.page.setOpenLinks(False)
        self.page.setFrameShape(QFrame.Shape.NoFrame)
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
        """Show a page of Markdown, with air between its paragraphs."""
        document = self.page.document()
        document.setDefaultFont(theme.font("body"))
        document.setDocumentMargin(theme.px(24))
        self.page.setMarkdown(text)
        cursor = QTextCursor(document)
        block = document.begin()
        while block.isValid():
            style = block.blockFormat()
            cursor.setPosition(block.position())
            if cursor.currentTable() is None:
                heading = style.headingLevel() > 0
                inner = block.textList() is not None
                style.setTopMargin(theme.px(14) if heading and block.position() else 0)
                style.setBottomMargin(theme.px(3 if inner else 8))
                style.setLineHeight(130, _PROPORTIONAL)
                cursor.setBlockFormat(style)
            block = block.next()
        self.page.moveCursor(QTextCursor.MoveOperation.Start)
