"""What is done with the documents in hand: reading them, understanding them, taking them in."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from lyapp.ui.intake import edits, jobs
from lyapp.ui.intake.folder_words import folder_words
from lyapp.ui.intake.papers_queue import PapersQueue
from lyapp.ui.intake.rows_queue import RowsQueue
from lyapp.ui.intake.tray import Paper, Source, State, Tray

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.model.intake import MappingPreset, PlanDocument, ReadRow, TableMapping
    from lyapp.model.versions import Into
    from lyapp.store.queries.intake import ImportPreview, StoredDocument
    from lyapp.ui.desk import Desk

KEY = ("intake",)
_EDITS = ("intake", "edits")


class Bench(QObject):
    """Works on the tray that is kept for the open review. One document is read at a time."""

    listed = Signal()
    """Documents came, went or have another state."""
    known_changed = Signal()
    """The localities, or what is known of the one a document belongs to, were read."""
    rows_changed = Signal()
    """The rows of the document worked on were read anew."""
    previewed = Signal()
    """What taking it in would do was worked out."""
    taken = Signal(object)
    """A document was taken in (a `Paper`)."""
    refused = Signal()
    """It couldn't be; the message bar says why."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk
        self.known: jobs.Known | None = None
        draft = desk.drafts.find(KEY)
        self.tray = draft.value if draft is not None and isinstance(draft.value, Tray) else Tray()
        desk.drafts.keep(KEY, self.tray)
        self._papers = PapersQueue(desk, self.tray, self)
        self._papers.begun.connect(self.listed)
        self._papers.ended.connect(self._was_read)
        self._rows = RowsQueue(desk, self.tray, self)
        self._rows.answered.connect(self._rows_read)
        self._rows.given_up.connect(self._rows_given_up)
        self._rows.idle.connect(self.read_next)
        self._preview = 0

    # Documents come and go.

    def add(self, sources: Iterable[Source], *, locality: int | None = None) -> None:
        """Take documents in hand; they are read one after the other."""
        first: Paper | None = None
        for source in sources:
            paper = Paper(source, asked_for=locality)
            self.tray.papers.append(paper)
            first = first or paper
        if first is None:
            return
        shown = self.tray.paper()
        done = (State.TAKEN, State.REFUSED, State.STOPPED)
        if shown is None or shown.state in done or locality is not None:
            self.tray.current, self.tray.step = first.number, 0
        self.listed.emit()
        self.read_next()

    def add_folder(self, folder: Path) -> None:
        """Look for documents in a folder, aside."""
        self.desk.aside(
            partial(jobs.find_documents, folder),
            title=self.tr("Looking for plans in {folder}").format(folder=folder.name),
            owner=self,
            then=partial(self._found, folder),
        )

    def _found(self, folder: Path, found: jobs.Found) -> None:
        said = folder_words(folder.name, found)
        if said:
            self.desk.tell(said)
        self.add(Source(path.name, path) for path in found.paths)

    def give_up(self, paper: Paper) -> None:
        """Put a document out of hand; one that is being read is stopped first."""
        if paper.state is State.READING:
            self.desk.cancel(paper.job)
            return
        place = self.tray.papers.index(paper)
        self.tray.papers.remove(paper)
        if self.tray.current == paper.number:
            left = self.tray.papers
            self.tray.current = left[min(place, len(left) - 1)].number if left else None
            self.tray.step = 0
        self.hold()
        self.listed.emit()

    def choose(self, paper: Paper) -> None:
        """Work on this document."""
        if self.tray.current != paper.number:
            self.tray.current, self.tray.step = paper.number, 0
            self.listed.emit()

    def hold(self, *, leaving: bool = False) -> None:
        """Keep the tray; when the screen is left, say what of it a review would lose."""
        names = self.tray.unsaved()
        if leaving and names:
            why = self.tr("What you put right in a plan is not in the review: take it in first.")
            self.desk.drafts.keep(_EDITS, ", ".join(names), why=why)
        else:
            self.desk.drafts.drop(_EDITS)

    # Reading.

    def read_known(self) -> None:
        """Read the review's localities and what else helps to read a document."""
        self.desk.read(jobs.read_known, then=self._take_known, owner=self)

    def _take_known(self, known: jobs.Known) -> None:
        self.known = known
        self.known_changed.emit()
        self.read_next()

    @Slot()
    def read_next(self) -> None:
        """Read the next document that waits, unless rows are asked for."""
        if self.known is not None and not self._rows.busy:
            self._papers.read_next(self.known.setting)

    @Slot(object)
    def _was_read(self, paper: Paper) -> None:
        if paper.state is State.READY and paper.document is not None:
            guess = paper.hits[0][0] if paper.hits else None
            self.say_locality(paper, paper.asked_for if paper.asked_for is not None else guess)
            self._ask_already(paper, paper.document)
        self.listed.emit()
        self.read_next()

    def _take_already(self, paper: Paper, already: tuple[StoredDocument, ...]) -> None:
        paper.already = already
        kept = any(one.locality == paper.locality for one in already)
        if paper.state is (State.READY if kept else State.TAKEN) and paper.taken_back == kept:
            # Undo took it out of the review, or Redo brought it in again.
            paper.state, paper.taken_back = State.TAKEN if kept else State.READY, not kept
            self.listed.emit()
        if paper.locality is None and len({one.locality for one in already}) == 1:
            # Nothing in it says whose it is, but it came before.
            self.say_locality(paper, already[0].locality)
        self.known_changed.emit()

    def look_again(self) -> None:
        """What is kept in the review may differ: documents come in, and are taken back."""
        self.read_known()
        for paper in self.tray.papers:
            if paper.document is not None:
                self._ask_already(paper, paper.document)
        here = self.tray.paper()
        if here is not None and here.state is State.READY:
            self.say_locality(here, here.locality)

    def _ask_already(self, paper: Paper, document: PlanDocument) -> None:
        self.desk.read(
            jobs.read_already,
            sha256=document.sha256,
            then=partial(self._take_already, paper),
            owner=self,
        )

    def work_again(self, paper: Paper) -> None:
        """Go on with a document that was taken in or whose reading was stopped."""
        paper.state = State.READY if paper.document is not None else State.WAITING
        if paper.document is not None and paper.rows is None:
            self.ask_rows(paper)
        self.listed.emit()
        self.read_next()

    # Whose it is.

    def say_locality(self, paper: Paper, locality: int | None) -> None:
        """The locality a document seems to belong to, or a person chose; not yet confirmed."""
        if paper.locality != locality:
            paper.locality, paper.versions, paper.preview = locality, (), None
        if locality is not None:
            self.desk.read(
                jobs.read_of_locality,
                locality=locality,
                then=partial(self._take_locality, paper),
                owner=self,
            )
        self.known_changed.emit()

    def _take_locality(self, paper: Paper, found: jobs.OfLocality) -> None:
        if paper.locality != found.locality:
            return
        another = found.setting != paper.setting
        paper.setting, paper.versions = found.setting, found.versions
        if another and paper.document is not None:
            self.ask_rows(paper, guess=paper.mappings == paper.guessed)
        self.known_changed.emit()

    def confirm(self, paper: Paper) -> None:
        """A person said that the document belongs to the locality chosen."""
        paper.confirmed = paper.locality

    def name_of(self, locality: int | None) -> str:
        """A locality's name; "" while it isn't known."""
        rows = self.known.localities if self.known is not None else ()
        return next((name for key, name, _of in rows if key == locality), "")

    # Its rows.

    def set_mappings(self, paper: Paper, mappings: tuple[TableMapping, ...]) -> None:
        """A person changed what the columns hold."""
        if mappings != paper.mappings:
            paper.mappings = mappings
            self.ask_rows(paper)

    def ask_rows(self, paper: Paper, *, guess: bool = False) -> None:
        """Read the rows anew, aside. `guess`: what the columns hold, too."""
        self._rows.ask(paper, guess=guess)

    @Slot(object)
    def _rows_read(self, _paper: Paper) -> None:
        self.rows_changed.emit()

    @Slot(object)
    def _rows_given_up(self, paper: Paper) -> None:
        if paper.rows is None:
            paper.state = State.STOPPED
            self.listed.emit()

    def rows_of(self, paper: Paper) -> tuple[ReadRow, ...]:
        """The rows as a person left them."""
        return edits.apply_all(paper.rows or (), paper.edits, paper.told())

    # Taking it in.

    def ask_preview(self, paper: Paper) -> None:
        """Work out what taking it in would do."""
        if paper.locality is None:
            return
        paper.preview = None
        self._preview += 1
        self.desk.read(
            jobs.read_preview,
            locality=paper.locality,
            rows=self.rows_of(paper),
            into=paper.into,
            then=partial(self._take_preview, paper, self._preview),
            owner=self,
        )

    def _take_preview(self, paper: Paper, number: int, preview: ImportPreview) -> None:
        if number == self._preview:
            paper.preview = preview
            self.previewed.emit()

    def set_into(self, paper: Paper, into: Into) -> None:
        """Make the next version of the plan, or add to the newest."""
        paper.into, paper.preview = into, None

    def take_in(self, paper: Paper, preset: MappingPreset | None) -> None:
        """Take the document's rows into the plan: one change of the review, one step of undo."""
        if paper.document is None or paper.locality is None:
            return
        self.desk.act(
            jobs.take_in,
            owner=self,
            then=partial(self._was_taken, paper),
            failed=self._not_taken,
            locality=paper.locality,
            document=paper.document,
            original=paper.content,
            rows=self.rows_of(paper),
            into=paper.into,
            received=paper.received,
            title=paper.title,
            corrections=paper.corrections,
            preset=preset,
        )

    def _was_taken(self, paper: Paper, _changes: Changes) -> None:
        paper.state = State.TAKEN
        self.hold()
        self.taken.emit(paper)
        self.listed.emit()

    def _not_taken(self, _trouble: object) -> None:
        self.refused.emit()
