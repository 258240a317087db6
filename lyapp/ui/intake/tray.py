"""The documents in hand: what was read of each and what a person said of it, until it is taken in.

Plain data, which outlives the screen that shows it. Only the window's thread touches it; the
worker threads are given frozen parts of it.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lyapp.model.reading import ReadingSetting
from lyapp.model.versions import Into

if TYPE_CHECKING:
    from datetime import date

    from lyapp.model.findings import Correction
    from lyapp.model.intake import PlanDocument, ReadRow, TableMapping
    from lyapp.model.plan import RowPlace
    from lyapp.store.queries.intake import ImportPreview, StoredDocument
    from lyapp.store.queries.versions import VersionRow

Place = tuple[int, int]
"""A table's position and a row's number in it."""
Key = tuple[int, int, int]
"""What a plan row is known by while it is checked: the place where it begins, and which of the
plan rows that begin there it is (from 0; a table of labels may hold several side by side)."""

_numbers = itertools.count(1)


class State(Enum):
    """How far a document has come."""

    WAITING = "waiting"
    READING = "reading"
    READY = "ready"
    REFUSED = "refused"
    STOPPED = "stopped"
    TAKEN = "taken"


class Source(NamedTuple):
    """Where a document comes from: a file, or a text that was pasted."""

    name: str
    path: Path | None = None
    text: str = ""


class Said(NamedTuple):
    """What a person said of a document's rows, at one moment."""

    splits: frozenset[RowPlace]
    joins: frozenset[RowPlace]
    corrections: tuple[Correction, ...]
    edits: dict[Key, dict[str, str]]
    seen: set[Key]


@dataclass(slots=True, eq=False)
class Paper:
    """One document in hand. `rows` are as read; `edits` are put over them when they are shown."""

    source: Source
    number: int = field(default_factory=lambda: next(_numbers))
    state: State = State.WAITING
    job: int = 0
    why: tuple[str, str] = ("", "")
    content: bytes = b""
    document: PlanDocument | None = None
    hits: tuple[tuple[int, int], ...] = ()
    already: tuple[StoredDocument, ...] = ()
    # Whose it is.
    locality: int | None = None
    asked_for: int | None = None
    """The locality whose page a person came from."""
    confirmed: int | None = None
    """The locality a person said it belongs to."""
    taken_back: bool = False
    """It was taken in, and Undo took it out again: Redo brings it in."""
    into: Into = Into.NEW_VERSION
    received: date | None = None
    title: str = ""
    setting: ReadingSetting = field(default_factory=ReadingSetting)
    versions: tuple[VersionRow, ...] = ()
    # What the columns hold.
    guessed: tuple[TableMapping, ...] = ()
    mappings: tuple[TableMapping, ...] = ()
    remember: bool = False
    # What the rows say.
    splits: frozenset[RowPlace] = frozenset()
    joins: frozenset[RowPlace] = frozenset()
    corrections: tuple[Correction, ...] = ()
    edits: dict[Key, dict[str, str]] = field(default_factory=dict)
    seen: set[Key] = field(default_factory=set)
    before: list[Said] = field(default_factory=list)
    """What was said before each step, the newest last: Undo goes back there."""
    after: list[Said] = field(default_factory=list)
    """What was taken back, the newest last."""
    rows: tuple[ReadRow, ...] | None = None
    asked: int = 0
    """Number of the newest question for rows; an older answer is out of date."""
    row_shown: Place | None = None
    preview: ImportPreview | None = None

    @property
    def name(self) -> str:
        """What the document is called."""
        return self.source.name

    @property
    def has_tables(self) -> bool:
        """True when there is something in it that rows could be read from."""
        return self.document is not None and bool(self.document.tables)

    @property
    def edited(self) -> bool:
        """True when a person put something right that would be lost without this document."""
        said = self.edits or self.splits or self.joins or self.corrections
        return bool(said) and self.state is State.READY

    @property
    def kept(self) -> StoredDocument | None:
        """Where this very document is in the plan it belongs to, the newest place; else None."""
        here = [one for one in self.already if one.locality == self.locality]
        return max(here, key=lambda one: one.version, default=None)

    def told(self) -> ReadingSetting:
        """What helps to read it, with what a person has said here."""
        if not self.corrections:
            return self.setting
        return replace(self.setting, corrections=(*self.setting.corrections, *self.corrections))


@dataclass(slots=True, eq=False)
class Tray:
    """All documents in hand, the one worked on, and the step one is at (from 0)."""

    papers: list[Paper] = field(default_factory=list)
    current: int | None = None
    step: int = 0

    def paper(self) -> Paper | None:
        """The document worked on."""
        return next((one for one in self.papers if one.number == self.current), None)

    def find(self, number: int) -> Paper | None:
        """A document by its number; None when it was given up."""
        return next((one for one in self.papers if one.number == number), None)

    def twin(self, paper: Paper) -> Paper | None:
        """The same document, in hand before this one; None for a document that came once."""
        if paper.document is None:
            return None
        for one in self.papers:
            if one.number >= paper.number or one.document is None:
                continue
            if one.document.sha256 == paper.document.sha256:
                return one
        return None

    def next_ready(self) -> Paper | None:
        """The next document to work on, after the current one first; none that is there already."""
        ready = [
            one
            for one in self.papers
            if one.state is State.READY
            and one.has_tables
            and one.kept is None
            and self.twin(one) is None
        ]
        later = [one for one in ready if self.current is not None and one.number > self.current]
        return next(iter(later or ready), None)

    def unsaved(self) -> tuple[str, ...]:
        """Names of the documents that hold a person's corrections and aren't taken in."""
        return tuple(one.name for one in self.papers if one.edited)
