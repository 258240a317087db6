"""Putting the pages of a PDF on a printer, one a turn of the event loop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, QTimer, Signal, Slot
from PySide6.QtGui import QPageLayout, QPainter

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPrintSupport import QPrinter

FINEST = 600
"""Dots an inch beyond which a page of text looks no better and takes hundreds of megabytes."""


class Printing(QObject):
    """Prints a document's pages `first` to `last` (from 0); the window stays alive meanwhile."""

    progressed = Signal(int, int)
    """Pages done, pages in all."""
    ended = Signal(bool)
    """True when every page was handed to the printer."""

    def __init__(self, document: QPdfDocument, printer: QPrinter, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._printer = printer
        printer.setFullPage(True)
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        if printer.resolution() > FINEST:
            printer.setResolution(FINEST)
        pages = document.pageCount()
        self._first = max(printer.fromPage() - 1, 0)
        self._last = min(printer.toPage() or pages, pages) - 1
        self._page = self._first
        self._painter = QPainter()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._one_page)

    def start(self) -> None:
        """Begin; `ended` follows."""
        if self._last < self._first or not self._painter.begin(self._printer):
            self._end(whole=False)
            return
        self._timer.start()

    @Slot()
    def stop(self) -> None:
        """Give up: what isn't printed yet stays unprinted."""
        if self._timer.isActive():
            self._timer.stop()
            self._printer.abort()
            self._painter.end()
            self._end(whole=False)

    @Slot()
    def _one_page(self) -> None:
        if self._page > self._first:
            self._printer.newPage()
        room = QRectF(self._printer.paperRect(self._printer.Unit.DevicePixel))
        size = self._document.pagePointSize(self._page)
        scale = min(room.width() / size.width(), room.height() / size.height())
        wanted = QSizeF(size.width() * scale, size.height() * scale)
        image = self._document.render(self._page, wanted.toSize())
        at = QPointF((room.width() - wanted.width()) / 2, (room.height() - wanted.height()) / 2)
        self._painter.drawImage(QRectF(at, wanted), image)
        self._page += 1
        self.progressed.emit(self._page - self._first, self._last - self._first + 1)
        if self._page > self._last:
            self._timer.stop()
            self._end(whole=self._painter.end())

    def _end(self, *, whole: bool) -> None:
        self.ended.emit(whole)
