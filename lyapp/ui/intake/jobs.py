"""What the intake screen has done on the worker threads. Nothing here touches a widget."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lyapp.exchange.writing import reason
from lyapp.model.trouble import BadInput, DocumentTooLarge, Trouble
from lyapp.ui.worker import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from lyapp.model.changes import Changes
    from lyapp.model.findings import Correction
    from lyapp.model.intake import MappingPreset, PlanDocument, ReadRow, TableMapping
    from lyapp.model.plan import RowPlace
    from lyapp.model.reading import ReadingSetting
    from lyapp.model.versions import Into
    from lyapp.store.file import ReviewFile
    from lyapp.store.queries.intake import ImportPreview, StoredDocument
    from lyapp.store.queries.versions import VersionRow
    from lyapp.ui.intake.tray import Source

_MOST_FILES = 500
_ENDINGS = frozenset(
    {".docx", ".doc", ".xlsx", ".xls", ".xlsm", ".ods", ".csv", ".tsv", ".txt", ".pdf", ".odt"}
)

_NO_DOCUMENTS = frozenset({"Thumbs.db", "desktop.ini"})
"""What systems leave in folders, hidden from those who look into them."""


class Known(NamedTuple):
    """What is known of the review before a document was read."""

    setting: ReadingSetting
    localities: tuple[tuple[int, str, str], ...]
    """Key, name and organisation of each, in the review's order."""


class OfLocality(NamedTuple):
    """What is known of the locality a document belongs to."""

    locality: int
    setting: ReadingSetting
    versions: tuple[VersionRow, ...]


class Read(NamedTuple):
    """A document as it was read, whose it may be, and what its columns may hold."""

    document: PlanDocument
    content: bytes
    hits: tuple[tuple[int, int], ...]
    mappings: tuple[TableMapping, ...]


class NotRead(NamedTuple):
    """A document that can't be read; `trouble` is None when a person gave it up."""

    trouble: Trouble | None


class Rows(NamedTuple):
    """The rows read with these mappings, an answer to the question `asked`."""

    asked: int
    mappings: tuple[TableMapping, ...]
    rows: tuple[ReadRow, ...]
    guessed: bool


def read_known(review: ReviewFile) -> Known:
    """The localities with their spellings, the year and the people of the programme."""
    from lyapp.store.queries.intake import reading_setting
    from lyapp.store.queries.programme import programme_page

    page = programme_page(review)
    names = {one.code: one.name for one in page.organisations}
    return Known(
        reading_setting(review),
        tuple((one.id, one.name, names.get(one.organisation, "")) for one in page.localities),
    )


def read_of_locality(review: ReviewFile, *, locality: int) -> OfLocality:
    """What was learned from a locality's earlier documents, and its versions."""
    from lyapp.store.queries.intake import reading_setting
    from lyapp.store.queries.versions import versions

    return OfLocality(
        locality,
        reading_setting(review, locality=locality),
        versions(review, locality=locality),
    )


def read_already(review: ReviewFile, *, sha256: str) -> tuple[StoredDocument, ...]:
    """Where a document with these bytes is kept already."""
    from lyapp.store.queries.intake import already_there

    return already_there(review, sha256=sha256)


def read_preview(
    review: ReviewFile, *, locality: int, rows: Sequence[ReadRow], into: Into
) -> ImportPreview:
    """What taking the rows in would do."""
    from lyapp.store.queries.intake import preview

    return preview(review, locality=locality, rows=rows, into=into)


def take_in(
    review: ReviewFile,
    *,
    who: str,
    locality: int,
    document: PlanDocument,
    original: bytes,
    rows: Sequence[ReadRow],
    into: Into,
    received: date | None,
    title: str,
    corrections: Sequence[Correction],
    preset: MappingPreset | None,
) -> Changes:
    """The verb; the store is imported on its own thread."""
    from lyapp.store.ops.intake import import_plan

    return import_plan(
        review,
        who=who,
        locality=locality,
        document=document,
        original=original,
        rows=rows,
        into=into,
        received=received,
        title=title,
        corrections=corrections,
        preset=preset,
    )


class Found(NamedTuple):
    """What is in a folder: files that may be plans, and the names of those that can't be.

    `more`: there are so many that the rest wasn't looked at.
    """

    paths: tuple[Path, ...] = ()
    skipped: tuple[str, ...] = ()
    more: bool = False


def find_documents(folder: Path, tick: Callable[[int, int], None]) -> Found:
    """The files in a folder, and in those inside it, by name. Hidden files aren't among them."""
    found: list[Path] = []
    skipped: list[str] = []
    more = False
    try:
        for path in folder.rglob("*"):
            tick(len(found), 0)
            shown = not any(part.startswith((".", "~$")) for part in path.parts[-3:])
            if not shown or path.name in _NO_DOCUMENTS or not path.is_file():
                continue
            if path.suffix.lower() not in _ENDINGS:
                skipped.append(path.name)
            elif len(found) == _MOST_FILES:
                more = True
                break
            else:
                found.append(path)
    except Cancelled:
        return Found()
    except OSError as error:
        raise BadInput(path=folder, detail=reason(error, reading=True)) from error
    return Found(tuple(sorted(found)), tuple(sorted(skipped)), more)


def read_paper(
    source: Source,
    spellings: Mapping[int, Sequence[str]],
    presets: Sequence[MappingPreset],
    tick: Callable[[int, int], None],
) -> Read | NotRead:
    """Read a document, see which localities it names and what its columns may hold."""
    from lyapp.exchange.intake import read_document
    from lyapp.exchange.intake.pasted import read_text
    from lyapp.rules.plan_rows import guess_mappings, recognise_locality

    try:
        tick(0, 0)
        if source.path is None:
            content = source.text.encode("utf-8")
            document = read_text(source.text, name=source.name)
        else:
            content = _content(source.path)
            document = read_document(content, name=source.name, tick=tick)
        tick(0, 0)
    except Cancelled:
        return NotRead(None)
    except Trouble as trouble:
        # Told in the list, beside the document it is about.
        return NotRead(trouble.with_traceback(None))
    hits = recognise_locality(f"{source.name}\n{document.text}", spellings)
    return Read(document, content, hits, guess_mappings(document, presets=presets))


def read_all_rows(
    asked: int,
    document: PlanDocument,
    mappings: tuple[TableMapping, ...] | None,
    tick: Callable[[int, int], None],
    *,
    splits: frozenset[RowPlace],
    joins: frozenset[RowPlace],
    setting: ReadingSetting,
) -> Rows | None:
    """The document's rows; without mappings they are guessed first. None when given up."""
    # The step that shows the rows needs it: much to import, so not on the window's thread.
    import lyapp.rules.understanding  # noqa: F401
    from lyapp.rules.plan_rows import guess_mappings, read_rows

    try:
        tick(0, 0)
    except Cancelled:
        return None
    guess = mappings is None
    used = guess_mappings(document, presets=setting.presets) if mappings is None else mappings
    rows = read_rows(document, used, splits=splits, joins=joins, setting=setting)
    return Rows(asked, used, rows, guess)


def _content(path: Path) -> bytes:
    from lyapp.exchange.intake.guard import LARGEST_FILE

    try:
        if path.stat().st_size > LARGEST_FILE:
            raise DocumentTooLarge(name=path.name)
        return path.read_bytes()
    except OSError as error:
        raise BadInput(path=path, detail=reason(error, reading=True)) from error
