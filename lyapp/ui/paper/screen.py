"""The paper screen: what is chosen is made beside the window and shown as it will be printed."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from lyapp.ui.paper import calls
from lyapp.ui.paper.sections import words_of
from lyapp.ui.paper.view import PaperView
from lyapp.ui.saving_out import write_job
from lyapp.ui.screen import Screen

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from lyapp.model.changes import Changes
    from lyapp.model.trouble import Trouble
    from lyapp.store.queries.paper import Paper
    from lyapp.store.queries.programme import LocalityName
    from lyapp.ui.desk import Desk
    from lyapp.ui.printing import Printing
    from lyapp.ui.worker import Tick

_SETTLE = 250  # milliseconds between the last choice and making the paper


class PaperScreen(Screen):
    """Choose organisation, localities and sections; see, save and print the paper."""

    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Ctrl+S", "Save the PDF"),
        ("Ctrl+P", "Print"),
        ("PgUp PgDn", "Scroll the pages"),
    )
    footer: ClassVar[tuple[tuple[str, str], ...]] = (("Ctrl+S", "save PDF"), ("Ctrl+P", "print"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = PaperView(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.made: calls.Made | None = None
        """The paper shown."""
        self._coming: calls.Made | None = None
        self.printing: Printing | None = None
        self._localities: tuple[LocalityName, ...] = ()
        self._wanted: tuple[object, ...] = ()
        self._whole = False
        self._wanted_sections: tuple[object, ...] | None = None
        self._by_default: frozenset[str] = frozenset()
        self._job: int | None = None
        self._round = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SETTLE)
        self._later.timeout.connect(self._read)

        v = self.view
        v.organisation.chosen.connect(self._organisation_chosen)
        v.localities.model.ticked.connect(self._chosen)
        v.preview.moved.connect(self._show_page)
        v.preview.shown.connect(self._shown)
        v.save.clicked.connect(self.save)
        v.print.clicked.connect(self.print)
        v.back.clicked.connect(self._back)
        v.on.clicked.connect(self._on)
        v.smaller.clicked.connect(self._smaller)
        v.larger.clicked.connect(self._larger)
        v.fit.clicked.connect(v.preview.fit_width)
        v.as_text.toggled.connect(v.preview.show_as_text)
        for key, slot in (("Ctrl+S", self.save), ("Ctrl+P", self.print)):
            QShortcut(QKeySequence(key), self).activated.connect(slot)
        desk.closed.connect(self._closed)
        desk.look_changed.connect(self._look)
        self._enable()

    def arrive(self, **where: object) -> None:
        """Shown: read the choices, make the paper.

        For just these `localities` (ids or codes), for all of them where `whole` is true, else
        for those that were ticked when one was here last.
        """
        self._whole = bool(where.get("whole"))
        wanted = where.get("localities", where.get("locality"))
        if isinstance(wanted, (int, str)):
            self._wanted = (wanted,)
        elif isinstance(wanted, (tuple, list, set, frozenset)):
            self._wanted = tuple(wanted)
        sections = where.get("sections")
        if isinstance(sections, tuple):
            self._wanted_sections = sections
        self.desk.read(calls.read_choices, then=self._show_choices, owner=self)

    def refresh(self, changes: Changes | None) -> None:
        """Anything may stand on the paper: make it again."""
        if changes is None or changes.touches("locality", "organisation", "conflict_of_interest"):
            self.arrive()
        else:
            self._later.start()

    def first_focus(self) -> QWidget | None:
        """The list of localities, or what leads to it."""
        return self.view.to_choices if self.view.narrow else self.view.localities.list

    def place(self) -> dict[str, object]:
        """Where one is."""
        if not self._localities:
            return {}
        return {"localities": self.view.localities.model.ticks(), "sections": self._sections()}

    # Choosing.

    def _show_choices(self, choices_read: calls.Choices) -> None:
        v = self.view
        page = choices_read.programme
        offered = tuple((key, words_of(key)) for key in choices_read.sections)
        for box in v.offer_sections(offered, choices_read.by_default):
            box.toggled.connect(self._chosen)
        for key in choices_read.by_default - self._by_default:
            # The first declaration of an interest, say, since the sections were offered.
            v.sections[key].setChecked(True)
        self._by_default = choices_read.by_default
        if self._wanted_sections is not None:
            for key, box in v.sections.items():
                box.setChecked(key in self._wanted_sections)
            self._wanted_sections = None
        self._localities = page.localities
        everybody = [("", self.tr("All organisations"))]
        choices = everybody + [(o.code, o.short_name or o.name) for o in page.organisations]
        v.organisation.set_choices(choices, v.organisation.value())
        if not page.localities:
            v.say(
                self.tr("Nothing to print yet"),
                self.tr("Add organisations and localities on the Programme screen."),
            )
            return
        self._offer_localities()
        self._read()

    def _offer_localities(self) -> None:
        model = self.view.localities.model
        if self._wanted or self._whole:
            self.view.organisation.set_value("")
        code = self.view.organisation.value()
        rows = [(n.id, n.name) for n in self._localities if not code or n.organisation == code]
        model.show(rows, tick_new=True)
        if self._wanted:
            wanted = set(self._wanted)
            model.tick(n.id for n in self._localities if n.id in wanted or n.code in wanted)
            self._wanted = ()
        elif self._whole:
            model.tick(model.keys())
        self._whole = False
        # The caller decides when the paper is made.
        self._later.stop()

    @Slot()
    def _organisation_chosen(self) -> None:
        self._offer_localities()
        self._chosen()

    @Slot()
    def _chosen(self) -> None:
        ticks = self.view.localities.model.ticks()
        self.view.say_how_many(len(ticks), len(self._localities))
        self._later.start()

    # Making.

    @Slot()
    def _read(self) -> None:
        self._later.stop()
        ticks = self.view.localities.model.ticks()
        self.view.say_how_many(len(ticks), len(self._localities))
        if not ticks or not self._sections():
            self._forget_paper()
            self.view.say(
                self.tr("Nothing chosen"),
                self.tr("Tick at least one locality and one section."),
            )
            return
        chosen = set(ticks)
        every = len(chosen) == len(self._localities)
        codes = () if every else tuple(n.code for n in self._localities if n.id in chosen)
        self.desk.read(
            calls.read_paper,
            organisations=(),
            localities=codes,
            sections=self._sections(),
            then=self._make,
            owner=self,
        )

    def _sections(self) -> tuple[str, ...]:
        return tuple(key for key, box in self.view.sections.items() if box.isChecked())

    def _make(self, paper: Paper) -> None:
        if self._job is not None:
            self.desk.cancel(self._job)
        self._round += 1
        self._job = self.desk.aside(
            partial(_job, paper, self._sections()),
            title=self.tr("Making the paper"),
            owner=self,
            then=partial(self._show, self._round),
            failed=self._failed,
        )
        if self.made is None:
            self.view.say(self.tr("Making the paper…"), "")
            QTimer.singleShot(0, self.view.preview, self.view.preview.prepare)

    def _show(self, this_round: int, made: calls.Made) -> None:
        if this_round != self._round:
            return
        self._job = None
        self._coming = made
        self.view.preview.show_paper(made.pdf, made.html)

    @Slot()
    def _shown(self) -> None:
        if self._coming is not None:
            self.made, self._coming = self._coming, None
            self.view.stack.setCurrentWidget(self.view.preview)
            self._enable()

    def _failed(self, trouble: Trouble) -> None:
        self._job = None
        self._forget_paper()
        self.view.say(trouble.sentence, trouble.advice)

    def _forget_paper(self) -> None:
        self._round += 1
        self.made = self._coming = None
        self._enable()

    # Saving and printing.

    @Slot()
    def save(self) -> None:
        """Ask where to, then save the PDF."""
        if self.made is None:
            return
        review = self.desk.review_path
        folder = review.parent if review is not None else Path.home()
        name = f"{review.stem}-" if review is not None else ""
        name += self.tr("briefing") + ".pdf"
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save PDF"), str(folder / name), self.tr("PDF (*.pdf)")
        )
        if chosen:
            path = Path(chosen)
            self.save_to(path if path.suffix else path.with_suffix(".pdf"))

    def save_to(self, path: Path) -> None:
        """Save the paper's own bytes to `path`, whole or not at all."""
        if self.made is not None:
            self.desk.aside(
                partial(write_job, path=path, data=self.made.pdf),
                title=self.tr("Saving the PDF"),
                owner=self,
                then=self._saved,
            )

    def _saved(self, path: Path) -> None:
        self.desk.tell(self.tr("Saved {path}").format(path=path), good=True)

    @Slot()
    def print(self) -> None:
        """Ask for the printer, then print."""
        if self.made is None or self.printing is not None:
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.tr("Briefing"))
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, max(self.view.preview.pages(), 1))
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if accepted:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print the paper as shown on this printer."""
        from lyapp.ui.printing import Printing

        document = self.view.preview.document()
        if document is None or self.printing is not None:
            return
        self.printing = Printing(document, printer, self)
        self.printing.progressed.connect(self._printed)
        self.printing.ended.connect(self._print_ended)
        self._enable()
        self.printing.start()

    @Slot(int, int)
    def _printed(self, done: int, of: int) -> None:
        self.view.page.setText(self.tr("printing {done} of {of}").format(done=done, of=of))

    @Slot(bool)
    def _print_ended(self, whole: bool) -> None:
        if self.printing is not None:
            self.printing.deleteLater()
        self.printing = None
        if whole:
            self.desk.tell(self.tr("The paper was sent to the printer."), good=True)
        else:
            self.desk.tell(self.tr("The paper wasn’t printed whole. Check the printer."))
        self._enable()

    # The view.

    def _enable(self) -> None:
        v = self.view
        ready = self.made is not None and self.printing is None
        for widget in (v.save, v.print, v.back, v.on, v.smaller, v.larger, v.fit, v.as_text):
            widget.setEnabled(ready)
        self._show_page()

    @Slot()
    def _show_page(self) -> None:
        preview = self.view.preview
        if self.made is None or not preview.pages():
            self.view.page.setText(self.tr("no pages"))
        elif self.printing is None:
            said = self.tr("page {n} of {of}")
            self.view.page.setText(said.format(n=preview.page() + 1, of=preview.pages()))

    @Slot()
    def _back(self) -> None:
        self.view.preview.turn(-1)

    @Slot()
    def _on(self) -> None:
        self.view.preview.turn(1)

    @Slot()
    def _smaller(self) -> None:
        self.view.preview.zoom(-1)

    @Slot()
    def _larger(self) -> None:
        self.view.preview.zoom(1)

    @Slot()
    def _look(self) -> None:
        self.view.share_width()

    @Slot()
    def _closed(self) -> None:
        self._later.stop()
        self._localities = ()
        self._forget_paper()


def _job(paper: Paper, sections: tuple[str, ...], tick: Tick) -> calls.Made:
    return calls.make(paper, sections, tick)
