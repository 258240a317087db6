"""The viewer of a document, for any screen: `SourceView`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lyapp.model.intake import DocumentKind, PlanDocument
from lyapp.model.plan import RowPlace
from lyapp.ui import theme
from lyapp.ui.source.lines import Kind, found_line, line_at, lines_of
from lyapp.ui.source.view import SourceLayout

if TYPE_CHECKING:
    from lyapp.model.found import DocumentPlace
    from lyapp.ui.source.pages import PdfPages

_REMARKS_FROM = 900
"""Pixels of width from which the remarks stand open by themselves."""


class SourceView(QWidget):
    """A plan's document to read: a PDF as pages or as text, others as text and tables.

    What a document says is shown as plain text; nothing in it is opened, fetched or run.
    """

    shown = Signal()
    """The document given last is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document: PlanDocument | None = None
        self._pages: PdfPages | None = None
        self._text_shows: PlanDocument | None = None
        self.view = view = SourceLayout(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(view)
        view.search.textChanged.connect(self._typed)
        view.search.entered.connect(self._next_hit)
        view.before.clicked.connect(self._hit_before)
        view.after.clicked.connect(self._next_hit)
        view.text.hits_changed.connect(self._show_hits)
        view.as_text.toggled.connect(self._as_text)
        view.remarks_button.toggled.connect(self._remarks_wanted)
        view.back.clicked.connect(self._page_back)
        view.on.clicked.connect(self._page_on)
        view.smaller.clicked.connect(self._smaller)
        view.larger.clicked.connect(self._larger)
        view.fit.clicked.connect(self._fit)
        for key, slot in (
            (QKeySequence(QKeySequence.StandardKey.Find), self._to_search),
            (QKeySequence("F3"), self._next_hit),
            (QKeySequence("Shift+F3"), self._hit_before),
        ):
            shortcut = QShortcut(key, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        self.clear()

    # What is shown.

    def show_document(self, document: PlanDocument, content: bytes | None) -> None:
        """Show a document that a reader of ours has accepted; `content` are its own bytes.

        Without `content`, or for a kind that has no pages to show, its text is shown. The pages
        come a little later; `go_to` and `find` may be called at once.
        """
        same = self.document is not None and document.sha256 == self.document.sha256
        self.document = document
        view = self.view
        view.bar.show()
        view.remarks.show_document(document)
        view.remarks_button.setText(self.tr("Remarks · {n}").format(n=view.remarks.count))
        view.remarks_button.setVisible(view.remarks.count > 0)
        wide = self.width() >= theme.px(_REMARKS_FROM)
        view.remarks_button.setChecked(view.remarks.count > 0 and wide)
        self._remarks_wanted()
        paged = document.kind is DocumentKind.PDF and content is not None
        # The bytes of another document than the one that was read were never looked at.
        paged = paged and len(content or b"") == document.size
        view.as_text.setVisible(paged)
        if not same or not paged:
            view.as_text.setChecked(False)
        if paged and content is not None:
            self._show_pages(content)
        else:
            self._show_text()
        if view.search.text():
            self._typed()
        self._show_page()

    def clear(self) -> None:
        """Show nothing."""
        self.document = None
        self.view.bar.hide()
        self.view.remarks.hide()
        self.view.say(self.tr("No document is open"), "")

    def say(self, title: str, sentence: str = "") -> None:
        """Say in the document's place why there is none."""
        self.clear()
        self.view.say(title, sentence)

    def go_to(self, page: int | None = None, place: RowPlace | None = None) -> None:
        """Bring a row (or the start of a page, from 1) into view and mark it."""
        if self.document is None:
            return
        if self._pages is not None and self.in_pages:
            number = page if place is None or place.page is None else place.page
            if number is not None:
                self._pages.go_to(number, self._words_at(place))
            return
        self._show_text()
        self.view.text.go_to(page=page, place=place)

    def go_to_found(self, place: DocumentPlace) -> None:
        """Bring what was found into view, with its words marked."""
        if self.document is None:
            return
        self.view.search.clear()
        if self._pages is not None and self.in_pages and place.page is not None:
            lines = lines_of(self.document)
            at = found_line(lines, place)
            start = lines[at].words.split("\t")[0] if at is not None else ""
            self._pages.go_to(place.page, start, place.words)
            return
        self._show_text()
        if not self.view.text.go_to_found(place):
            self.view.text.go_to(page=place.page)

    # Qt's own `find` looks a window up by its number, which nothing here does.
    def find(self, text: str) -> None:  # type: ignore[override]  # as the comment says
        """Look for words and show the first place that has them."""
        self.view.search.setText(text)

    @property
    def page(self) -> int | None:
        """The page shown, from 1; None for a document without pages."""
        if self._pages is not None and self.in_pages:
            return self._pages.page()
        return self.view.text.page

    @property
    def in_pages(self) -> bool:
        """True while pages are shown, False for text."""
        return self._pages is not None and self.view.stack.currentWidget() is self._pages

    def _show_pages(self, content: bytes) -> None:
        if self._pages is None:
            from lyapp.ui.source.pages import PdfPages

            self._pages = PdfPages(self.view)
            self._pages.hits_changed.connect(self._show_hits)
            self._pages.moved.connect(self._show_page)
            self._pages.loaded.connect(self._loaded)
            self.view.stack.addWidget(self._pages)
        self._pages.show_content(content)
        if not self.view.as_text.isChecked():
            self.view.stack.setCurrentWidget(self._pages)

    @Slot()
    def _loaded(self) -> None:
        if self._pages is not None and self._pages.failed:
            # The text was read all the same.
            self.view.as_text.setVisible(False)
            self._show_text()
            self._show_page()
        else:
            self.shown.emit()

    def _show_text(self) -> None:
        if self.document is not None and self._text_shows is not self.document:
            self._text_shows = self.document
            self.view.text.show_document(self.document)
        self.view.stack.setCurrentWidget(self.view.text)
        self.shown.emit()

    def _words_at(self, place: RowPlace | None) -> str:
        """The first words of a row's first printed cell, to look for on its page."""
        if place is None or self.document is None:
            return ""
        lines = lines_of(self.document)
        at = line_at(lines, place=place)
        if at is None or lines[at].kind is not Kind.ROW:
            return ""
        texts = [each.text for cell in lines[at].cells for each in cell.lines]
        return max(texts[:3], key=len, default="")

    # The tools.

    @Slot()
    def _typed(self) -> None:
        words = self.view.search.text()
        if self._pages is not None and self.in_pages:
            self._pages.look_for(words)
        else:
            self.view.text.look_for(words)

    @Slot()
    def _next_hit(self) -> None:
        self._turn(1)

    @Slot()
    def _hit_before(self) -> None:
        self._turn(-1)

    def _turn(self, by: int) -> None:
        if self._pages is not None and self.in_pages:
            self._pages.turn(by)
        else:
            self.view.text.turn(by)

    @Slot()
    def _show_hits(self) -> None:
        view = self.view
        if self._pages is not None and self.in_pages:
            hit, hits = self._pages.hit, self._pages.hits
        else:
            hit, hits = view.text.hit, len(view.text.hits)
        if not view.search.text().strip():
            said = ""
        elif not hits:
            said = self.tr("not found")
        else:
            said = self.tr("{n} of {of}").format(n=hit + 1, of=hits)
        view.found.setText(said)
        view.found.setVisible(bool(said))
        for button in (view.before, view.after):
            button.setVisible(bool(said))
            button.setEnabled(hits > 0)

    @Slot()
    def _show_page(self) -> None:
        paged = self.in_pages
        for widget in self.view.of_pages:
            widget.setVisible(paged)
        if self._pages is not None and paged:
            said = self.tr("page {n} of {of}")
            self.view.page.setText(said.format(n=self._pages.page(), of=self._pages.pages()))
        self._show_hits()

    @Slot()
    def _as_text(self) -> None:
        if self._pages is None or self.document is None:
            return
        if self.view.as_text.isChecked():
            page = self._pages.page()
            self._show_text()
            self.view.text.go_to(page=page)
        else:
            self.view.stack.setCurrentWidget(self._pages)
        self._show_page()
        if self.view.search.text():
            self._typed()

    @Slot()
    def _remarks_wanted(self) -> None:
        wanted = self.view.remarks_button.isChecked()
        if wanted and not self.view.remarks.isVisibleTo(self.view):
            self.view.remarks.show()
            self.view.give_remarks_room()
        self.view.remarks.setVisible(wanted)

    @Slot()
    def _to_search(self) -> None:
        self.view.search.setFocus()
        self.view.search.selectAll()

    @Slot()
    def _page_back(self) -> None:
        self._turn_page(-1)

    @Slot()
    def _page_on(self) -> None:
        self._turn_page(1)

    def _turn_page(self, by: int) -> None:
        if self._pages is not None:
            self._pages.go_to(min(max(self._pages.page() + by, 1), max(self._pages.pages(), 1)))

    @Slot()
    def _smaller(self) -> None:
        if self._pages is not None:
            self._pages.zoom(-1)

    @Slot()
    def _larger(self) -> None:
        if self._pages is not None:
            self._pages.zoom(1)

    @Slot()
    def _fit(self) -> None:
        if self._pages is not None:
            self._pages.fit_width()
