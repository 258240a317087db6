"""Making new review files, whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import uuid
from typing import TYPE_CHECKING

from lyapp.model.changes import EntryKind
from lyapp.model.trouble import FileExists, FileTrouble, ReadOnlyFile
from lyapp.store import lock, migrations, sqlite
from lyapp.store.file import ReviewFile, open_review

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lyapp.model.carrying import CarriedOver
    from lyapp.model.packs import Pack
    from lyapp.model.programme import ProgrammeData
    from lyapp.places import Home
    from lyapp.store.transaction import Labelled


def create_review(path: Path, programme: ProgrammeData, *, home: Home, holder: str) -> ReviewFile:
    """Make a new review file from a programme and open it.

    Raises:
        FileExists: there is a file of that name.
        ReadOnlyFile, DiskFull: it can't be written there.
    """

    def fill(work: Labelled) -> None:
        from lyapp.store.load.whole import load_programme

        work.label = f"Made from the programme “{programme.title}”"
        load_programme(work, programme)

    source = hashlib.sha256(repr(programme).encode()).hexdigest()
    return _create(path, fill, source_sha256=source, home=home, holder=holder)


def create_from_pack(
    path: Path,
    pack: Pack,
    *,
    device: str,
    home: Home,
    holder: str,
    carried: CarriedOver | None = None,
) -> ReviewFile:
    """Make a member's own review file from a pack that was read, and open it.

    `device` is a random id of this copy: it tells two laptops of one member apart. `carried` is
    what comes along from the copy of an earlier pack, whose device id then goes on with it. It is
    part of the one entry that the making is, so that there is never half a copy.

    Raises:
        FileExists, ReadOnlyFile, DiskFull: as `create_review`.
    """

    def fill(work: Labelled) -> None:
        from lyapp.store.load.carried import load_carried
        from lyapp.store.load.pack import load_pack

        work.label = f"Made from a pack of “{pack.contents.programme.title}”"
        load_pack(work, pack, device=device if carried is None else carried.device)
        if carried is not None and carried.plans:
            load_carried(work, carried.plans, member=pack.contents.member)
            work.label += (
                f", with {carried.taken} {'answer' if carried.taken == 1 else 'answers'}"
                f" carried over from the copy of pack {carried.pack}"
            )

    return _create(path, fill, source_sha256=pack.sha256, home=home, holder=holder)


def _create(
    path: Path,
    fill: Callable[[Labelled], None],
    *,
    source_sha256: str,
    home: Home,
    holder: str,
) -> ReviewFile:
    """Make a new review file, filled in one entry of its log, and open it.

    It is made under another name and put in place whole, so that a failure leaves nothing.

    Raises:
        FileExists: there is a file of that name.
        ReadOnlyFile, DiskFull: it can't be written there.
    """
    if path.exists():
        raise FileExists(path=path)
    draft = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _fill(draft, fill, source_sha256=source_sha256, home=home, holder=holder)
        if path.exists():
            raise FileExists(path=path)
        sqlite.set_journal_aside(path)
        draft.replace(path)
    except FileTrouble as trouble:
        # Said of the file that was asked for, not of the draft.
        raise type(trouble)(**{**trouble.values, "path": path}) from trouble
    except OSError as error:
        raise ReadOnlyFile(path=path) from error
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
    return open_review(path, home=home, holder=holder)


def _fill(
    draft: Path,
    fill: Callable[[Labelled], None],
    *,
    source_sha256: str,
    home: Home,
    holder: str,
) -> None:
    sqlite.create(draft)
    migrations.build(draft)
    held = lock.take(draft, holder=holder)
    try:
        review = ReviewFile(draft, sqlite.connect(draft), home=home, held=held, notice=None)
        try:
            with review.write(who=holder, kind=EntryKind.LOAD, source_sha256=source_sha256) as work:
                fill(work)
        finally:
            review._held = None  # noqa: SLF001  # its own file: no backup of a draft
            review.close()
    finally:
        held.release()
