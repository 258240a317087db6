"""The paper as pages on the screen, and as text for a screen reader."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QTimer, Signal, Slot
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QStackedWidget, QTextBrowser, QVBoxLayout, QWidget

from lyapp.ui.paper.pieces import pieces, style_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPdfWidgets import QPdfView

_ZOOM_STEP = 1.25
_LEAST, _MOST = 0.2, 5.0
_TURN = 0.01  # seconds at a stretch, so that the window stays awake


class Preview(QWidget):
    """Pages of a PDF given as bytes. QtPdf is imported by `prepare`, or with the first one."""

    moved = Signal()
    """Another page is in view, or another paper is shown."""
    shown = Signal()
    """The paper given last is shown: at once, or a little later where it is long."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._html: str | None = None
        self._document: QPdfDocument | None = None
        self._coming: tuple[QPdfDocument, str] | None = None
        self._measured = 0
        self._measuring = QTimer(self)
        self._measuring.setInterval(0)
        self._measuring.timeout.connect(self._measure)
        self._pages: QPdfView | None = None
        self.text = QTextBrowser(self)
        self.text.setAccessibleName(self.tr("The paper as text"))
        self.text.setOpenLinks(False)
        self.text.setUndoRedoEnabled(False)
        self._pieces: Iterator[str] = iter(())
        self._writing = QTimer(self)
        self._writing.setInterval(0)
        self._writing.timeout.connect(self._write_on)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    @Slot()
    def prepare(self) -> None:
        """Get ready for the first paper while it is being made; the import takes a while."""
        self._ready()

    def show_paper(self, pdf: bytes, html: str) -> None:
        """Show another paper; the place in it and the zoom stay where they can."""
        from PySide6.QtPdf import QPdfDocument

        self._ready()
        # Without a parent: whoever still prints the former one keeps it until that is done.
        document = QPdfDocument()
        buffer = QBuffer(document)
        buffer.setData(QByteArray(pdf))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(buffer)
        self._coming, self._measured = (document, html), 0
        self._measuring.start()
        self._measure()

    @Slot()
    def _measure(self) -> None:
        """Ask for the size of each page: the view asks for all of them at once.

        The first time somebody asks, the page is read, which takes long in a paper of hundreds.
        """
        if self._coming is None:
            self._measuring.stop()
            return
        document, _html = self._coming
        until = time.perf_counter() + _TURN
        while self._measured < document.pageCount():
            document.pagePointSize(self._measured)
            self._measured += 1
            if time.perf_counter() > until:
                return
        self._measuring.stop()
        self._show_measured()

    def _show_measured(self) -> None:
        if self._coming is None:
            return
        pages, page = self._ready(), self.page()
        (document, self._html), self._coming = self._coming, None
        pages.setDocument(document)
        self._document = document
        if self.stack.currentWidget() is self.text:
            self._lay_out_text()
        if 0 < page < document.pageCount():
            pages.pageNavigator().jump(page, QPointF(), 0)
        self.moved.emit()
        self.shown.emit()

    def show_as_text(self, as_text: bool) -> None:
        """Show the words alone, or the pages."""
        if as_text or self._pages is None:
            self._lay_out_text()
            self.stack.setCurrentWidget(self.text)
        else:
            self.stack.setCurrentWidget(self._pages)

    def _lay_out_text(self) -> None:
        """Lay the words out only once somebody wants them, and a long paper piece by piece."""
        if self._html is None:
            return
        html, self._html = self._html, None
        self._pieces = pieces(html)
        self.text.setHtml(next(self._pieces, ""))
        # What is added later doesn't know the first piece's own style sheet.
        self.text.document().setDefaultStyleSheet(style_of(html))
        self._writing.start()

    @Slot()
    def _write_on(self) -> None:
        piece = next(self._pieces, None)
        if piece is None:
            self._writing.stop()
            return
        end = QTextCursor(self.text.document())
        end.movePosition(QTextCursor.MoveOperation.End)
        if end.block().length() > 1:
            end.insertBlock(QTextBlockFormat(), QTextCharFormat())
        end.insertHtml(piece)

    def document(self) -> QPdfDocument | None:
        """The paper as Qt reads it; None before the first one."""
        return self._document

    def page(self) -> int:
        """The page in view, from 0."""
        return self._pages.pageNavigator().currentPage() if self._pages is not None else 0

    def pages(self) -> int:
        """How many pages the paper has."""
        return self._document.pageCount() if self._document is not None else 0

    def turn(self, by: int) -> None:
        """Go some pages on or back."""
        page = self.page() + by
        if self._pages is not None and 0 <= page < self.pages():
            self._pages.pageNavigator().jump(page, QPointF(), 0)

    def zoom(self, steps: int) -> None:
        """Larger (1) or smaller (-1)."""
        if self._pages is None:
            return
        now = self._pages.zoomFactor()
        if self._pages.zoomMode() != self._pages.ZoomMode.Custom and self._document is not None:
            size = self._document.pagePointSize(self.page())
            inch = self._pages.logicalDpiX() / 72
            now = self._pages.viewport().width() / max(size.width() * inch, 1.0)
        self._pages.setZoomMode(self._pages.ZoomMode.Custom)
        self._pages.setZoomFactor(min(max(now * _ZOOM_STEP**steps, _LEAST), _MOST))

    def fit_width(self) -> None:
        """Let a page fill the width."""
        if self._pages is not None:
            self._pages.setZoomMode(self._pages.ZoomMode.FitToWidth)

    def _ready(self) -> QPdfView:
        if self._pages is None:
            from PySide6.QtPdfWidgets import QPdfView

            self._pages = QPdfView(self)
            self._pages.setPageMode(QPdfView.PageMode.MultiPage)
            self._pages.setZoomMode(QPdfView.ZoomMode.FitToWidth)
            self._pages.setFrameShape(QFrame.Shape.NoFrame)
            self._pages.setAccessibleName(self.tr("Pages of the paper"))
            self._pages.setAccessibleDescription(
                self.tr("Choose “As text” for words a screen reader can read.")
            )
            self._pages.pageNavigator().currentPageChanged.connect(self._page_changed)
            self.stack.addWidget(self._pages)
            self.stack.setCurrentWidget(self._pages)
        return self._pages

    @Slot()
    def _page_changed(self) -> None:
        self.moved.emit()
