"""A PDF as pages. It goes nowhere by itself: no link in it is followed."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSizeF,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QWidget

from lyapp.ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

_ZOOM_STEP = 1.25
_LEAST, _MOST = 0.2, 5.0
_TURN = 0.01  # seconds at a stretch, so that the window stays awake
_START = 40
"""Letters of a row that are looked for on its page."""
_MARKER = QColor(255, 226, 130)
"""On paper, which is white in every palette."""
_LEAST_LETTERS = 6
"""Fewer of them would be found anywhere."""


class PdfPages(QPdfView):
    """The pages of one PDF after the other."""

    hits_changed = Signal()
    """More hits are known, or another one is shown."""
    moved = Signal()
    """Another page is in view."""
    loaded = Signal()
    """The pages are shown, or can't be: see `failed`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.failed = False
        self._content = QByteArray()
        self._coming: QPdfDocument | None = None
        self._measured = 0
        self._shown: QPdfDocument | None = None
        self._wanted: tuple[int, str, tuple[str, ...]] | None = None
        self._mark: tuple[int, QRectF] | None = None
        self._found: list[QRectF] = []
        """The words found, on the page that is marked."""
        self._sought = ""
        self.hit = -1
        self._search = QPdfSearchModel(self)
        self._search.countChanged.connect(self._counted)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Pages of the document"))
        self.setAccessibleDescription(
            self.tr("Choose “As text” for words a screen reader can read.")
        )
        self.pageNavigator().currentPageChanged.connect(self._page_changed)
        self._measuring = QTimer(self)
        self._measuring.setInterval(0)
        self._measuring.timeout.connect(self._load_on)

    def show_content(self, content: bytes) -> None:
        """Show another PDF, a little later; its reader has accepted it before."""
        self._content = QByteArray(content)
        self._coming, self._measured, self.failed = None, 0, False
        self._wanted = self._mark = None
        self._found = []
        self._measuring.start()

    @Slot()
    def _load_on(self) -> None:
        if self._coming is None:
            # Without a parent: a document that dies with its view takes the program with it.
            document = QPdfDocument()
            buffer = QBuffer(document)
            buffer.setData(self._content)
            buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            self._content = QByteArray()
            document.load(buffer)
            self._coming = document
            if document.error() != QPdfDocument.Error.None_ or document.pageCount() == 0:
                self.failed = True
                self._measuring.stop()
                self.loaded.emit()
            return
        # The view asks for the size of all pages at once, and the first asking reads a page.
        until = time.perf_counter() + _TURN
        while self._measured < self._coming.pageCount():
            self._coming.pagePointSize(self._measured)
            self._measured += 1
            if time.perf_counter() > until:
                return
        self._measuring.stop()
        self._show_loaded(self._coming)

    def _show_loaded(self, document: QPdfDocument) -> None:
        self.setDocument(document)
        self._search.setDocument(document)
        self.setSearchModel(self._search)
        # The former one goes only now that nothing looks at it any more.
        self._shown, self._coming = document, None
        self.loaded.emit()
        if self._sought:
            self.look_for(self._sought)
        if self._wanted is not None:
            self.go_to(*self._wanted)
        self.moved.emit()

    # Moving about.

    def page(self) -> int:
        """The page in view, from 1."""
        return self.pageNavigator().currentPage() + 1

    def pages(self) -> int:
        """How many pages there are."""
        return self._shown.pageCount() if self._shown is not None else 0

    def go_to(self, page: int, words: str = "", found: tuple[str, ...] = ()) -> None:
        """Go to a page (from 1), and on it to where `words` begin, where they can be found.

        With `found` go to the first of these behind it, and mark them all over the page.
        """
        self._wanted = (page, words, found)
        if self._shown is None or self._measuring.isActive():
            return
        self._wanted = None
        self._mark = None
        self._found = self._places_of(page - 1, found)
        if 0 < page <= self.pages():
            self.pageNavigator().jump(page - 1, QPointF(), 0)
            place = self._place_of(page - 1, words)
            if found:
                place = self._first_behind(place)
            if place is not None:
                self._mark = (page - 1, place)
                top, scale = self._top_and_scale(page - 1)
                above = self.viewport().height() // 6
                self.verticalScrollBar().setValue(round(top + place.top() * scale) - above)
            self.viewport().update()

    def _place_of(self, page: int, words: str) -> QRectF | None:
        """Where on a page the words begin, in points; None when they aren't found.

        A cell's second line may stand far from its first in the page's text, so fewer and fewer
        of the words are looked for.
        """
        start = words[:_START].split()
        if self._shown is None or not start:
            return None
        text = self._shown.getAllText(page).text()
        for count in range(len(start), 0, -1):
            sought = r"\s+".join(map(re.escape, start[:count]))
            found = re.search(sought, text) if len(sought) >= _LEAST_LETTERS else None
            if found is not None:
                place = self._shown.getSelectionAtIndex(page, found.start(), len(start[0]))
                return place.boundingRectangle() if place.isValid() else None
        return None

    def _places_of(self, page: int, found: tuple[str, ...]) -> list[QRectF]:
        """Where words stand on a page, in points, line by line."""
        if self._shown is None or not 0 <= page < self.pages():
            return []
        text = self._shown.getAllText(page).text()
        places: list[QRectF] = []
        for words in found:
            sought = r"\s+".join(map(re.escape, words.split()))
            for hit in re.finditer(sought, text, re.IGNORECASE) if sought else ():
                selected = self._shown.getSelectionAtIndex(page, hit.start(), len(hit.group()))
                places += [part.boundingRect() for part in selected.bounds()]
        return sorted(places, key=lambda place: (place.top(), place.left()))

    def _first_behind(self, start: QRectF | None) -> QRectF | None:
        """The first of the words found that isn't above `start`."""
        top = start.top() - 1 if start is not None else 0.0
        return next((place for place in self._found if place.top() >= top), start)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pages, a bar at the edge of the one that holds the row gone to, and words found."""
        super().paintEvent(event)
        if self._mark is None or self._shown is None:
            return
        page, place = self._mark
        top, scale = self._top_and_scale(page)
        high = max(round(place.height() * scale), theme.px(28))
        at = round(top + place.top() * scale) - self.verticalScrollBar().value()
        wide = self._shown.pagePointSize(page).width() * scale
        left = max(self.documentMargins().left(), round((self.viewport().width() - wide) / 2))
        left -= self.horizontalScrollBar().value()
        painter = QPainter(self.viewport())
        bar = QRect(left, at, theme.px(6), high)
        painter.fillRect(bar, theme.current().accent)
        # As a marker pen does: the letters under it stay as dark as they are.
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        edge = max(self.documentMargins().left(), round((self.viewport().width() - wide) / 2))
        edge -= self.horizontalScrollBar().value()
        down = top - self.verticalScrollBar().value()
        for each in self._found:
            word = QRectF(
                edge + each.left() * scale, down + each.top() * scale,
                each.width() * scale, each.height() * scale,
            )  # fmt: skip
            painter.fillRect(word, _MARKER)
        painter.end()

    def _top_and_scale(self, page: int) -> tuple[float, float]:
        """Where a page begins, and pixels a point on it, as QPdfView lays the pages out."""
        edges = self.documentMargins()
        top, scale = float(edges.top()), 1.0
        inch = self.screen().logicalDotsPerInch() / 72
        for number in range(page + 1):
            size = self._shown.pagePointSize(number) if self._shown is not None else QSizeF(1, 1)
            if self.zoomMode() == QPdfView.ZoomMode.FitToWidth:
                room = self.viewport().width() - edges.left() - edges.right()
                scale = room / max(size.width(), 1.0)
            else:
                scale = self.zoomFactor() * inch
            if number < page:
                top += round(size.height() * scale) + self.pageSpacing()
        return top, scale

    def zoom(self, steps: int) -> None:
        """Larger (1) or smaller (-1)."""
        now = self.zoomFactor()
        if self.zoomMode() != QPdfView.ZoomMode.Custom and self._shown is not None:
            size = self._shown.pagePointSize(self.page() - 1)
            now = self.viewport().width() / max(size.width() * self.logicalDpiX() / 72, 1.0)
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setZoomFactor(min(max(now * _ZOOM_STEP**steps, _LEAST), _MOST))

    def fit_width(self) -> None:
        """Let a page fill the width."""
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    @Slot()
    def _page_changed(self) -> None:
        self.moved.emit()

    # Finding.

    @property
    def hits(self) -> int:
        """How many hits are known by now."""
        return self._search.rowCount(QModelIndex()) if self._sought else 0

    def look_for(self, text: str) -> None:
        """Look for words; the first hit is shown."""
        self._sought = text.strip()
        self.hit = -1
        self._mark = None
        self._found = []
        self._search.setSearchString(self._sought)
        self.setCurrentSearchResultIndex(-1)
        self.hits_changed.emit()

    def turn(self, by: int) -> None:
        """Go to the next hit (1) or the one before (-1), round the end."""
        if self.hits:
            self.hit = (self.hit + by) % self.hits
            self.setCurrentSearchResultIndex(self.hit)
            hit = self._search.resultAtIndex(self.hit)
            # Not by the link itself, which takes the program with it from Qt 6.12 on.
            self.pageNavigator().jump(hit.page(), hit.location())
            self.hits_changed.emit()

    @Slot()
    def _counted(self) -> None:
        if self.hit < 0 and self.hits:
            self.turn(1)
        self.hits_changed.emit()

    # Qt would open a link's address, and jump where an inner link leads.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Nothing in the page answers to the mouse."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """No hand over links."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """No link is followed."""
        event.accept()
