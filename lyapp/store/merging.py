"""Returns beside what a review holds: what merging them would write, and how to tell it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from lyapp.model.criteria import ScoreState
from lyapp.model.merging import Incoming, MergedPlan, MergedReturn, MergePreview
from lyapp.rules.merging import Key, Merged, PlanFate, Returned, Said, merge
from lyapp.rules.returns import after_closing
from lyapp.store.returned import Known, Read, said
from lyapp.store.rows import grouped, select

if TYPE_CHECKING:
    import sqlite3

_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_STATES: dict[str | None, ScoreState | None] = {one.value: one for one in ScoreState} | {None: None}


@dataclass(frozen=True, slots=True)
class Weighed:
    """What merging would write, and all that is needed to write and to tell it.

    `rows` are the scores that stand there already: key, last change, device, whether made up.
    """

    read: tuple[Read, ...]
    merged: Merged
    held: Mapping[Key, Said]
    rows: Mapping[Key, tuple[Any, ...]]
    localities: Mapping[int, int]
    """Plan version to locality."""
    titles: Mapping[int, str]
    closed: frozenset[int]
    """Plan versions whose record is closed."""

    def preview(self) -> MergePreview:
        """What it would do, in words and numbers."""
        fates = iter(self.merged.fates)
        told = []
        for one in self.read:
            plans: tuple[MergedPlan, ...] = ()
            late: list[str] = []
            if not one.why:
                fate = next(fates)
                plans = tuple(
                    self._plan(plan, of)
                    for (plan, _given), of in zip(one.plans, fate.plans, strict=True)
                )
                late = [
                    plan.name
                    for plan, of in zip(plans, fate.plans, strict=True)
                    if of.plan_version in self.closed and (of.new or of.changed)
                ]
            closed = after_closing(late)
            contents = one.incoming.signed.contents if one.incoming.signed else None
            told.append(
                MergedReturn(
                    name=one.incoming.name,
                    sha256=one.sha256,
                    member=one.sender.key if one.sender else "",
                    member_name=one.sender.name if one.sender else "",
                    made=contents.made if contents else None,
                    why=one.why,
                    seen=one.seen,
                    remarks=(*one.remarks, *([] if closed is None else [closed.sentence])),
                    plans=plans,
                )
            )
        return MergePreview(tuple(told))

    def _plan(self, plan: MergedPlan, fate: PlanFate) -> MergedPlan:
        return MergedPlan(
            locality=plan.locality,
            name=plan.name,
            version=plan.version,
            new=fate.new,
            changed=fate.changed,
            unchanged=fate.unchanged,
            superseded=fate.superseded,
            kept=fate.kept,
            refused=fate.refused,
            why=plan.why,
            stale=plan.stale,
            on_two_devices=tuple(self.titles[one] for one in fate.on_two_devices),
            kept_at=tuple(self.titles[one] for one in fate.kept_at),
        )


def weigh(db: sqlite3.Connection, files: Sequence[Incoming], hashes: Sequence[str]) -> Weighed:
    """What merging these files would do to the review; nothing is changed.

    `hashes` are the SHA-256 of the files, in their order.
    """
    known = Known(db)
    read = known.read(files, hashes)
    taken = [one for one in read if not one.why and one.sender is not None]
    members = {one.sender.member for one in taken if one.sender is not None}
    held, rows = _held(db, members)
    merged = merge(
        held,
        [
            Returned(one.sha256, one.sender.member, [given for _plan, given in one.plans])
            for one in taken
            if one.sender is not None
        ],
        levels=known.levels,
    )
    return Weighed(read, merged, held, rows, known.localities, known.titles, known.closed)


def _held(
    db: sqlite3.Connection, members: set[int]
) -> tuple[dict[Key, Said], dict[Key, tuple[Any, ...]]]:
    """What these members' scores say now, and their rows: key, changed, device as kept."""
    if not members:
        return {}, {}
    cited = grouped(
        (score, (row or 0, attachment or 0, page or 0, quote))
        for score, row, attachment, page, quote in select(
            db,
            """
            SELECT link.score_id, link.objective_id, link.attachment_id, link.page, link.quote
            FROM evidence AS link JOIN score ON score.id = link.score_id WHERE {among}
            """,
            column="score.member_id",
            only=members,
        )
    )
    held: dict[Key, Said] = {}
    rows: dict[Key, tuple[Any, ...]] = {}
    parse = datetime.fromisoformat
    for (
        score,
        version,
        criterion,
        member,
        state,
        rating,
        comment,
        made_up,
        changed,
        device,
    ) in select(
        db,
        """
            SELECT id, plan_version_id, criterion_id, member_id, state, rating, comment, made_up,
                   changed_at, device
            FROM score WHERE {among}
            """,
        column="member_id",
        only=members,
    ):
        key = (member, version, criterion)
        evidence = tuple(sorted(cited.get(score, ())))
        held[key] = said(
            parse(changed).replace(tzinfo=UTC) if changed and not made_up else _LONG_AGO,
            _STATES[state],
            rating,
            comment,
            evidence,
            device,
            # What was taken back holds older answers off, but is nobody's entry: newer ones count.
            not device and not made_up and bool(state or comment or evidence),
        )
        rows[key] = (score, changed, device, made_up)
    return held, rows
