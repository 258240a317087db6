"""A document as text and tables: every line as high as it needs, measured bit by bit."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from lyapp.model.found import DocumentPlace
from lyapp.model.intake import PlanDocument
from lyapp.model.plan import RowPlace
from lyapp.ui.source.delegate import LinesDelegate
from lyapp.ui.source.laying import Layer
from lyapp.ui.source.lines import Kind, found_line, line_at, lines_of
from lyapp.ui.source.models import LinesModel

_TURN = 0.01  # seconds at a stretch, so that the window stays awake
_MEASURED = 3000
"""Lines that are measured before they are seen; those beyond only when they are."""


_ORDINARY = 60
"""Pixels of height that a line is taken to have before it is measured."""


class TextPages(QTableView):
    """The lines of a document; rows can be chosen and copied."""

    hits_changed = Signal()
    """More or other hits are known, or another one is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = LinesModel(self)
        self._layer = Layer()
        self._delegate = LinesDelegate(self, self._layer)
        self.hits: list[int] = []
        self.hit = -1
        self._sought = ""
        self._keys: list[str] = []
        self._known: set[int] = set()
        self._settling = False
        self.setModel(self.lines)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("The document as text"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(1)
            header.setDefaultSectionSize(_ORDINARY)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._work: Iterator[None] = iter(())
        self._working = QTimer(self)
        self._working.setInterval(0)
        self._working.timeout.connect(self._work_on)

    # What is shown.

    def show_document(self, document: PlanDocument) -> None:
        """Show another document from its beginning."""
        self._delegate.sought, self._delegate.marked = (), None
        self._sought = ""
        self.hits, self.hit, self._keys = [], -1, []
        self._known.clear()
        lines = lines_of(document)
        self._layer.take(lines)
        self.lines.show_lines(lines)
        self._share_width()
        self.scrollToTop()
        self.hits_changed.emit()

    def go_to(self, *, page: int | None = None, place: RowPlace | None = None) -> bool:
        """Bring a row or the start of a page to the top and mark it; False without such one."""
        at = line_at(self.lines.lines, page=page, place=place)
        if at is None:
            return False
        self._mark(at)
        return True

    def go_to_found(self, place: DocumentPlace) -> bool:
        """Bring what was found to the top, with its words marked everywhere; False without it."""
        at = found_line(self.lines.lines, place)
        if at is None:
            return False
        self.look_for("")
        self._delegate.sought = place.words
        self._mark(at)
        return True

    @property
    def page(self) -> int | None:
        """The page of the line marked, where it is in view, else of the first one in view."""
        top, bottom = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        marked = self._delegate.marked
        last = bottom if bottom >= 0 else len(self.lines.lines) - 1
        at = marked if marked is not None and top <= marked <= last else top
        return self.lines.lines[at].page if 0 <= at < len(self.lines.lines) else None

    def _mark(self, at: int) -> None:
        self._delegate.marked = at
        self.setCurrentIndex(self.lines.index(at, 0))
        self.clearSelection()
        self._bring(at)

    def _bring(self, at: int) -> None:
        """To a little below the top; the lines around are measured first."""
        index = self.lines.index(at, 0)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)
        self._settle()
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)
        # Near the document's end it stands lower already.
        above = self.viewport().height() // 6 - self.visualRect(index).top()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() - max(above, 0))
        self.viewport().update()

    # Finding.

    def look_for(self, text: str) -> None:
        """Look for words; the first line that has them is shown."""
        self._sought = text.strip()
        self._delegate.sought = (self._sought,) if self._sought else ()
        self.hits, self.hit = [], -1
        self._delegate.marked = None
        self._begin()
        self.viewport().update()
        self.hits_changed.emit()

    def turn(self, by: int) -> None:
        """Go to the next hit (1) or the one before (-1), round the end."""
        if self.hits:
            self.hit = (self.hit + by) % len(self.hits)
            self._mark(self.hits[self.hit])
            self.hits_changed.emit()

    def _look(self) -> Iterator[None]:
        sought = self._sought.lower()
        if not sought:
            return
        for at, line in enumerate(self.lines.lines):
            if at == len(self._keys):
                self._keys.append(line.words.replace("\t", "\n").lower())
            if sought in self._keys[at] and line.kind is not Kind.PAGE:
                self.hits.append(at)
                if self.hit < 0:
                    self.turn(1)
            yield
        self.hits_changed.emit()

    # Heights.

    def _share_width(self) -> None:
        """Break the lines at the width there is, those in view at once and the others soon."""
        room = self.viewport().width()
        if self._layer.set_width(room) or not self._known:
            self._known.clear()
            self.setColumnWidth(0, int(self._layer.widest()))
            self._begin()
            self._settle()

    def _begin(self) -> None:
        self._work = self._all_work()
        self._working.start()

    def _all_work(self) -> Iterator[None]:
        yield from self._look()
        for at in range(min(len(self.lines.lines), _MEASURED)):
            self._measure(at)
            yield

    @Slot()
    def _work_on(self) -> None:
        top = self.rowAt(0)
        before = self.rowViewportPosition(top) if top >= 0 else 0
        until = time.perf_counter() + _TURN
        self._settling = True
        while time.perf_counter() < until:
            try:
                next(self._work)
            except StopIteration:
                self._working.stop()
                break
        self.updateGeometries()
        if top >= 0:
            # What is being read stays where it is while lines above it get their heights.
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.rowViewportPosition(top) - before)
        self._settling = False

    def _measure(self, at: int) -> None:
        if at not in self._known:
            self._known.add(at)
            height = self._layer.laid(at, self.lines.lines[at]).height
            if self.rowHeight(at) != height:
                self.verticalHeader().resizeSection(at, height)

    def _settle(self) -> None:
        """Give the lines in view the heights they need."""
        if self._settling or not self.lines.lines:
            return
        self._settling = True
        at = max(self.rowAt(0), 0)
        bottom = self.viewport().height() * 2
        while at < len(self.lines.lines) and self.rowViewportPosition(at) < bottom:
            self._measure(at)
            at += 1
        self.updateGeometries()
        self._settling = False

    @Slot()
    def _scrolled(self) -> None:
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines again at another width."""
        super().resizeEvent(event)
        self._share_width()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another text size or other colours."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._layer.restyle()
            self._known.clear()
            self._share_width()

    # The keyboard.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the chosen rows, a line each with tabs between the cells."""
        if event.matches(QKeySequence.StandardKey.Copy):
            chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
            words = [self.lines.lines[at].words for at in chosen]
            if words:
                QGuiApplication.clipboard().setText("\n".join(words))
            return
        super().keyPressEvent(event)
