"""Saving the moderation record: read it, ask where it goes, and only then print it."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from lyapp.ui.panel import calls

if TYPE_CHECKING:
    from lyapp.store.queries.panel_places import PanelPlace, PanelPlaces
    from lyapp.store.queries.record import RecordBook
    from lyapp.ui.desk import Desk
    from lyapp.ui.worker import Tick

PDF, WEB = "pdf", "html"


class Wanted(NamedTuple):
    """Which plans: those of these locality codes (none: of all), perhaps only closed ones."""

    localities: tuple[str, ...] = ()
    closed_only: bool = False
    what: str = "moderation-record"
    """Stands in the name suggested for the file."""


class RecordOut(QObject):
    """The menu of the record: the plan shown, all closed plans, or all plans."""

    def __init__(self, desk: Desk, menu: QMenu, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._places: PanelPlaces | None = None
        self._here: PanelPlace | None = None
        self._book: RecordBook | None = None
        self._wanted = Wanted()
        self.this = menu.addAction(self.tr("This plan…"))
        self.closed = menu.addAction(self.tr("All closed plans…"))
        self.all = menu.addAction(self.tr("All plans…"))
        menu.triggered.connect(self._chosen)
        self.know(None, None)

    def know(self, places: PanelPlaces | None, here: PanelPlace | None) -> None:
        """Offer only what there is."""
        self._places, self._here = places, here
        plans = places.places if places is not None else ()
        words = self.tr("{name}…").format(name=here.name) if here else self.tr("This plan…")
        self.this.setText(words.replace("&", "&&"))
        self.this.setEnabled(here is not None)
        self.closed.setEnabled(any(one.closed for one in plans))
        self.all.setEnabled(bool(plans))

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        here = self._here
        if action is self.this and here is not None:
            self.start(Wanted((here.code,), what=f"moderation-record-{here.code}"))
        elif action is self.closed:
            self.start(Wanted(closed_only=True))
        elif action is self.all:
            self.start(Wanted())

    def start(self, wanted: Wanted) -> None:
        """Read the records; the question where they go follows."""
        self._wanted = wanted
        self._desk.long(
            partial(calls.record, localities=wanted.localities, closed_only=wanted.closed_only),
            title=self.tr("Reading the moderation record"),
            owner=self,
            then=self._ask_where,
        )

    def _ask_where(self, book: RecordBook) -> None:
        self._book = book
        review = self._desk.review_path
        folder = review.parent if review is not None else Path.home()
        name = f"{review.stem if review is not None else 'review'}-{self._wanted.what}.{PDF}"
        dialog = QFileDialog(self._window, self.tr("Save the moderation record"), str(folder))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilters(
            [f"{self.tr('PDF to print or send')} (*.{PDF})", f"{self.tr('Web page')} (*.{WEB})"]
        )
        dialog.setDefaultSuffix(PDF)
        dialog.selectFile(name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filterSelected.connect(self._filter)
        dialog.fileSelected.connect(self.write)
        dialog.open()

    @Slot(str)
    def _filter(self, words: str) -> None:
        dialog = self.sender()
        if isinstance(dialog, QFileDialog):
            kind = WEB if WEB in words else PDF
            dialog.setDefaultSuffix(kind)
            # The name decides what is written, so it follows.
            for name in dialog.selectedFiles():
                dialog.selectFile(Path(name).with_suffix(f".{kind}").name)

    @Slot(str)
    def write(self, name: str) -> None:
        """Print what was read and put it at a place, whole or not at all."""
        book, self._book = self._book, None
        if book is None:
            return
        self._desk.aside(
            partial(_write, book=book, path=Path(name)),
            title=self.tr("Printing the moderation record"),
            owner=self,
            then=self._written,
        )

    def _written(self, path: Path) -> None:
        self._desk.tell(self.tr("Saved as {path}.").format(path=path), good=True)


def _write(tick: Tick, *, book: RecordBook, path: Path) -> Path:
    from lyapp.briefing.record.render import RecordFormat, write_record
    from lyapp.exchange.writing import write_whole

    web = path.suffix.lower() in (".html", ".htm")
    content = write_record(
        book,
        fmt=RecordFormat.HTML if web else RecordFormat.PDF,
        printed_on=date.today(),  # noqa: DTZ011  # the day on the reader's own calendar
        tick=tick,
    )
    write_whole(path, content)
    return path
