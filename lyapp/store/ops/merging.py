"""Merging returns into the review: one transaction, one entry of the log, one step of undo."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlmodel import select

from lyapp.model.changes import Changes
from lyapp.model.merging import Incoming, Verdict
from lyapp.rules.merging import Key, Said
from lyapp.store.load.documents import keep_bytes
from lyapp.store.merging import Weighed, weigh
from lyapp.store.overruled import entered_here, overruled
from lyapp.store.queries.packs import refuse_a_members
from lyapp.store.returned import Read
from lyapp.store.tables.panel import ReceivedReturn
from lyapp.store.tables.plans import Evidence, Score

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile
    from lyapp.store.transaction import Write

Tick = Callable[[int, int], None]
"""Is told how many of how many are done; what it raises takes everything back."""

_SCORE = (
    "plan_version_id",
    "criterion_id",
    "member_id",
    "state",
    "rating",
    "comment",
    "made_up",
    "changed_at",
    "device",
    "entered_by",
)
_EVIDENCE = ("score_id", "objective_id", "attachment_id", "page", "quote")
_UPDATE = """
    UPDATE score SET state = ?, rating = ?, comment = ?, made_up = 0, changed_at = ?, device = ?,
                     entered_by = '' WHERE id = ?
    """
_NAMED = 3
_WITHOUT_ZONE = len("2008-07-16 09:30:00.000000")


def merge_returns(
    review: ReviewFile, *, who: str, returns: Sequence[Incoming], tick: Tick | None = None
) -> Changes:
    """Take in what members sent back.

    Of a member's answers to one question the newest counts, whatever order the files come in;
    what was entered in this review itself is never overwritten. A file that could be read is kept
    for ever, refused or not. Merging a file again changes nothing. `tick` is told how far it is;
    what it raises leaves nothing of the merge.

    Raises:
        AMembersReview: it is a member's own copy, which nothing is merged into.
    """
    refuse_a_members(review)
    hashes = [hashlib.sha256(one.content).hexdigest() for one in returns]
    source = hashes[0] if len(hashes) == 1 else hashlib.sha256("".join(hashes).encode()).hexdigest()
    with _uncollected(), review.write(who=who, source_sha256=source) as work:
        weighed = weigh(work.raw, returns, hashes)
        own = entered_here(weighed.held)
        for one in weighed.read:
            _keep(work, one, own)
        _write(work, weighed, tick)
        work.created = None
        work.touch(
            *{weighed.localities[version] for _member, version, _key in weighed.merged.written}
        )
        work.label = _label(weighed)
    return work.result


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for garbage meanwhile: a merge makes a million small things, none in a circle."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _keep(work: Write, one: Read, own: Collection[Key]) -> None:
    """Note a file that could be read, and keep its bytes."""
    signed = one.incoming.signed
    if signed is None:
        return
    verdict = Verdict.REFUSED if one.why else Verdict.MERGED
    row = work.session.exec(
        select(ReceivedReturn).where(ReceivedReturn.sha256 == one.sha256)
    ).first()
    if row is not None and row.verdict == Verdict.MERGED.value:
        return
    if row is None:
        row = ReceivedReturn(
            sha256=keep_bytes(work, one.incoming.content),
            size=len(one.incoming.content),
            device=signed.contents.device,
            made=signed.contents.made,
            added=datetime.now(UTC),
            verdict=verdict.value,
            file_name=one.incoming.name,
        )
    row.pack_id = one.sender.pack if one.sender else None
    row.member_id = one.sender.member if one.sender else None
    row.verdict = verdict.value
    row.why = one.why
    row.overruled = overruled(one, own)
    work.session.add(row)
    work.session.flush()


def _write(work: Write, weighed: Weighed, tick: Tick | None) -> None:
    new: list[tuple[Key, Said]] = []
    again: list[tuple[Key, Said]] = []
    for key, said in weighed.merged.written.items():
        (again if key in weighed.rows else new).append((key, said))
    # In the order of the index they go into, which is then written from one end to the other.
    new.sort(key=_place)
    keys = work.insert_tuples(Score, _SCORE, [_row(place, said) for place, said in new], tick=tick)
    cited: list[tuple[int, object]] = [
        (key, said.evidence)
        for key, (_where, said) in zip(keys, new, strict=True)
        if said.evidence != ()
    ]
    cited += _change(work, weighed, again, tick)
    work.insert_tuples(
        Evidence,
        _EVIDENCE,
        [
            (score, row or None, attachment or None, page or None, quote)
            for score, evidence in cited
            for row, attachment, page, quote in _links(evidence)
        ],
    )


def _place(one: tuple[Key, Said]) -> Key:
    (member, version, criterion), _said = one
    return version, criterion, member


def _row(place: Key, said: Said) -> tuple[Any, ...]:
    """A score's columns, in the order of `_SCORE`, in plain values: those are bound fastest."""
    member, version, criterion = place
    return (
        version,
        criterion,
        member,
        None if said.state is None else said.state.value,
        said.rating,
        said.comment,
        0,
        _kept(said.changed),
        said.device,
        "",
    )


def _change(
    work: Write, weighed: Weighed, again: Sequence[tuple[Key, Said]], tick: Tick | None
) -> list[tuple[int, object]]:
    """Change scores that are there; gives what is cited newly by their keys."""
    cited: list[tuple[int, object]] = []
    updates: list[tuple[Any, ...]] = []
    for key, said in again:
        before = weighed.held[key]
        score, changed, device, made_up = weighed.rows[key]
        now = _kept(said.changed)
        old = {
            "state": before.state,
            "rating": before.rating,
            "comment": before.comment,
            "made_up": bool(made_up),
            "changed_at": _logged(changed),
            "device": device,
        }
        new = {
            "state": said.state,
            "rating": said.rating,
            "comment": said.comment,
            "made_up": False,
            "changed_at": _logged(now),
            "device": said.device,
        }
        differs = [name for name, value in new.items() if old[name] != value]
        work.changes.append(
            (
                "score",
                score,
                {name: old[name] for name in differs},
                {name: new[name] for name in differs},
            )
        )
        state = None if said.state is None else said.state.value
        updates.append((state, said.rating, said.comment, now, said.device, score))
        if before.evidence != said.evidence:
            for link in work.session.exec(select(Evidence).where(Evidence.score_id == score)).all():
                work.session.delete(link)
            work.session.flush()
            cited.append((score, said.evidence))
    for start in range(0, len(updates), 5_000):
        work.raw.executemany(_UPDATE, updates[start : start + 5_000])
        if tick is not None:
            tick(min(start + 5_000, len(updates)), len(updates))
    return cited


def _links(evidence: object) -> Sequence[tuple[int, int, int, str]]:
    return evidence if isinstance(evidence, tuple) else ()


def _kept(moment: datetime) -> str:
    """A moment as SQLite keeps it: UTC, without saying so."""
    if moment.tzinfo is not UTC:
        moment = moment.astimezone(UTC)
    return moment.isoformat(" ", "microseconds")[:_WITHOUT_ZONE]


def _logged(kept: str | None) -> str | None:
    """A moment that SQLite keeps, as the log has it."""
    return None if kept is None else datetime.fromisoformat(kept).replace(tzinfo=UTC).isoformat()


def _label(weighed: Weighed) -> str:
    names = list(
        dict.fromkeys(
            one.sender.name for one in weighed.read if one.sender is not None and not one.why
        )
    )
    if not names:
        return "Returns refused"
    shown = ", ".join(names[:_NAMED])
    more = len(names) - _NAMED
    return f"Merge: {shown}{f' and {more} more' if more > 0 else ''}"
