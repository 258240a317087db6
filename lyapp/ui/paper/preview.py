"""The paper as pages on the screen, and as text for a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Signal, Slot
from PySide6.QtWidgets import QFrame, QStackedWidget, QTextBrowser, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPdfWidgets import QPdfView

_ZOOM_STEP = 1.25
_LEAST, _MOST = 0.2, 5.0


class Preview(QWidget):
    """Pages of a PDF given as bytes. QtPdf is imported by `prepare`, or with the first one."""

    moved = Signal()
    """Another page is in view, or another paper is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buffer = QBuffer(self)
        self._html: str | None = None
        self._document: QPdfDocument | None = None
        self._pages: QPdfView | None = None
        self.text = QTextBrowser(self)
        self.text.setAccessibleName(self.tr("The paper as text"))
        self.text.setOpenLinks(False)
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
        document, pages = self._ready()
        page = self.page()
        document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(self._buffer)
        self._html = html
        if self.stack.currentWidget() is self.text:
            self._lay_out_text()
        if 0 < page < document.pageCount():
            pages.pageNavigator().jump(page, QPointF(), 0)
        self.moved.emit()

    def show_as_text(self, as_text: bool) -> None:
        """Show the words alone, or the pages."""
        if as_text or self._pages is None:
            self._lay_out_text()
            self.stack.setCurrentWidget(self.text)
        else:
            self.stack.setCurrentWidget(self._pages)

    def _lay_out_text(self) -> None:
        """Lay the words out only once somebody wants them: a long paper takes a second."""
        if self._html is not None:
            self.text.setHtml(self._html)
            self._html = None

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

    def _ready(self) -> tuple[QPdfDocument, QPdfView]:
        if self._document is None or self._pages is None:
            from PySide6.QtPdf import QPdfDocument
            from PySide6.QtPdfWidgets import QPdfView

            self._document = QPdfDocument(self)
            self._pages = QPdfView(self)
            self._pages.setDocument(self._document)
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
        return self._document, self._pages

    @Slot()
    def _page_changed(self) -> None:
        self.moved.emit()
