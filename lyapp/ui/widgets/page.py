"""A page of Markdown to read, with air between its paragraphs."""

from __future__ import annotations

from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from lyapp.ui import theme

_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


class Page(QTextBrowser):
    """Shows a page; it follows no link by itself."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def show_page(self, text: str, *, margin: int = 24) -> None:
        """Show Markdown from its beginning; `margin` in pixels at 100 %."""
        document = self.document()
        document.setDefaultFont(theme.font("body"))
        document.setDocumentMargin(theme.px(margin))
        self.setMarkdown(text)
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
        self.moveCursor(QTextCursor.MoveOperation.Start)
