"""Jobs of the store's thread: plain functions over the review it holds. No Qt here.

The store is imported inside them, on that thread, so that the window paints first.
"""

from __future__ import annotations

import gc
import importlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from lyapp import places
from lyapp.model.trouble import Trouble

if TYPE_CHECKING:
    from lyapp.model.carrying import CarriedOver
    from lyapp.model.programme import ProgrammeData
    from lyapp.places import Home
    from lyapp.store.backups import Backup
    from lyapp.store.file import ReviewFile

T = TypeVar("T")
Tick = Callable[[int, int], None]

PACK, RETURN = ".lypack", ".lyreturn"
"""How the names of the files end that go between the chair and a member."""

SAMPLE, BLANK, GENERATED = "hertfordshire-2008-09", "blank", "generated"


class Held:
    """The open review. Only the store's thread looks inside."""

    review: ReviewFile | None = None


class Own(NamedTuple):
    """The member whose own copy a review is, made from the chair's pack."""

    member: str
    name: str


class Arrival(NamedTuple):
    """How a pack was opened: its copy made just now, or found again.

    `carried` is what came along from the copy at `source`, if there was one. `lost` are files that
    seem to be earlier copies and couldn't be read. `newer` is the copy of a newer pack.
    """

    made: bool
    carried: CarriedOver | None = None
    source: Path | None = None
    lost: tuple[Path, ...] = ()
    newer: Path | None = None


class Opened(NamedTuple):
    """What the window may know of an open review."""

    path: Path
    uid: str
    read_only: bool
    notice: Trouble | None
    members: Mapping[str, str]
    """Name of each member by key, as it was opened."""
    own: Own | None = None
    """Whose own copy it is; None for the chair's, and for any other review."""
    arrival: Arrival | None = None
    """How it came to be opened from a pack."""


class Wanted(NamedTuple):
    """What a new review is to be: a programme's name, and how many localities and members."""

    programme: str
    title: str = ""
    localities: int = 12
    members: int = 8
    scores: bool = False


class NoReview(Trouble):
    """A screen read or acted after the review was closed."""

    template = "No review is open."
    hint = "Open one from the File menu."


def holder() -> str:
    """How this user is named to somebody else who opens the same file; the lock adds where."""
    return places.user_name() or "somebody"


def import_store() -> None:
    """Import what opening a review and its board take: none of what writes."""
    from lyapp.ui.lean import without_openssl

    without_openssl()
    for name in ("lyapp.store.file", "lyapp.store.queries.board"):
        importlib.import_module(name)


_SITTING = (
    "ops.scores", "ops.outcomes", "ops.money", "ops.texts", "ops.questions", "ops.meetings",
    "ops.findings", "ops.undo", "queries.score_sheet", "queries.scoring", "queries.findings",
    "queries.document_parts", "queries.versions", "queries.locality", "queries.history",
    "queries.standing", "queries.programme", "queries.members", "queries.conditions",
    "queries.deciding", "queries.money", "queries.meetings",
)  # fmt: skip


def import_rest() -> None:
    """Import what scoring and deciding take, with the libraries the store writes through.

    What a rarer job takes – packs, returns, a new set of criteria, a plan's document – that job
    imports when it comes, on this thread.
    """
    from lyapp.store.sqlite import WRITES_THROUGH
    from lyapp.ui.lean import without_companions

    with without_companions():
        for name in WRITES_THROUGH:
            _import_for_good(name)
        for name in _SITTING:
            _import_for_good(f"lyapp.store.{name}")
        from lyapp.store.tables import make_ready

        make_ready()


def rehearse(held: Held) -> None:
    """Make the open review's first write as quick as the next; nothing is written."""
    from lyapp.store.rehearsal import rehearse as rehearse_it

    if held.review is not None:
        rehearse_it(held.review)


def _import_for_good(name: str) -> None:
    importlib.import_module(name)
    # A library stays for as long as the program runs: no collection need ever go over it, least
    # of all the one that the window's thread may begin while the next is imported.
    gc.freeze()


def with_review(
    held: Held,
    call: Callable[..., T],
    args: Sequence[object],
    kw: Mapping[str, object],
) -> T:
    """Call with the open review first."""
    if held.review is None:
        raise NoReview
    return call(held.review, *args, **kw)


def ticking_with_review(held: Held, job: Callable[[ReviewFile, Tick], T], tick: Tick) -> T:
    """Call a long job with the open review and its tick."""
    if held.review is None:
        raise NoReview
    return job(held.review, tick)


def ticking_verb(held: Held, verb: Callable[..., T], kw: Mapping[str, object], tick: Tick) -> T:
    """Call a long verb with the open review and its tick."""
    if held.review is None:
        raise NoReview
    return verb(held.review, tick=tick, **kw)


def close(held: Held) -> None:
    """Close the review, if one is open."""
    review, held.review = held.review, None
    if review is not None:
        review.close()


def back_up(held: Held) -> None:
    """Make the verified copy that every opening for changing makes, if anything is new."""
    from lyapp.store.backups import backup_on_open

    if held.review is not None:
        backup_on_open(held.review)


def put_back(held: Held, backup: Backup) -> None:
    """Put a backup in place of the open review, after backing that up. The review is closed."""
    review, held.review = held.review, None
    if review is None:
        raise NoReview
    review.replace_with(backup)


def open_path(held: Held, path: Path, home: Home) -> Opened:
    """Open `path`; the review open before is closed once that has worked.

    The one open already stays as it is, unless it is for reading only: whoever kept it from
    being changed may be done by now.
    """
    from lyapp.store.file import open_review

    held_here = held.review is not None and _same(held.review.path, path)
    if held.review is not None and held_here and not held.review.read_only:
        return _opened(held.review)
    review = open_review(path, home=home, holder=holder())
    close(held)
    held.review = review
    return _opened(review)


def open_pack(
    held: Held, pack: Path, home: Home, known: Sequence[Path], passphrase: str | None, tick: Tick
) -> Opened:
    """Open the member's own copy of a pack: the one made from it before, else a new one.

    `known` are files opened before, where a copy may have been moved to.

    Raises:
        BadExchangeFile: one of its family says what is wrong with the pack.
        BadInput: the file can't be read.
    """
    from lyapp.exchange.packs.limits import MEGABYTE, PACK
    from lyapp.exchange.unpacking import unpack
    from lyapp.exchange.writing import reason
    from lyapp.model.trouble import BadInput

    try:
        with pack.open("rb") as file:
            # A little over the limit is enough to be refused; the rest is never read.
            data = file.read(PACK.largest_file + MEGABYTE)
    except OSError as error:
        raise BadInput(path=pack, detail=reason(error, reading=True)) from error
    found = unpack(
        data,
        name=pack.name,
        known=known,
        home=home,
        holder=holder(),
        passphrase=passphrase,
        tick=tick,
    )
    arrival = Arrival(
        found.review is not None, found.carried, found.source, found.lost, found.newer
    )
    if found.review is None:
        return open_path(held, found.path, home)._replace(arrival=arrival)
    close(held)
    held.review = found.review
    return _opened(found.review)._replace(arrival=arrival)


def open_sample(held: Held, home: Home) -> Opened:
    """Open the user's own copy of the sample; make it the first time."""
    path = home.data / f"{SAMPLE}.lyreview"
    if path.exists():
        return open_path(held, path, home)
    home.data.mkdir(parents=True, exist_ok=True)
    return create(held, path, Wanted(SAMPLE), home)


def create(held: Held, path: Path, wanted: Wanted, home: Home) -> Opened:
    """Make a review at `path` and open it; the one open before is closed then."""
    from lyapp.store.creating import create_review

    review = create_review(path, programme_for(wanted), home=home, holder=holder())
    close(held)
    held.review = review
    return _opened(review)


def programme_for(wanted: Wanted) -> ProgrammeData:
    """The programme a new review is made from.

    Raises:
        BadProgramme: there is none of that name, or it can't be read.
    """
    from dataclasses import replace

    if wanted.programme == GENERATED:
        from lyapp.exchange.generated import generate_programme

        data = generate_programme(
            localities=wanted.localities, members=wanted.members, scores=wanted.scores, seed=1
        )
        # A made-up review keeps the title that says so.
        return replace(data, title=f"{data.title}: {wanted.title}") if wanted.title else data
    from lyapp.exchange.programme_files import find_programme, read_programme

    data = read_programme(find_programme(wanted.programme))
    return replace(data, title=wanted.title) if wanted.title else data


def _opened(review: ReviewFile) -> Opened:
    from lyapp.store.own_copies import whose_copy
    from lyapp.store.queries.programme import members

    names = {each.key: each.name for each in members(review)}
    whose = whose_copy(review)
    own = None if whose is None else Own(*whose)
    return Opened(review.path, review.uid, review.read_only, review.notice, names, own)


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()
