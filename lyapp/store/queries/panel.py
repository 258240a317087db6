"""A plan between the members: what each gave, what is to be discussed, and how it was settled."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from lyapp.model.criteria import Mark, ScoreState
from lyapp.model.notice import Notice
from lyapp.model.panel import (
    Conflict,
    ModerationRecord,
    PanelSetting,
    Point,
)
from lyapp.rules.blind import Blindness, may_see_figures, reason_to_open
from lyapp.rules.moderation.cells import PanelView
from lyapp.rules.moderation.closing import Closing
from lyapp.rules.moderation.noticing import Noticed, noticed
from lyapp.rules.moderation.outcome import SuggestedOutcome, facts_of, suggest_outcome
from lyapp.rules.moderation.standing import with_agreed
from lyapp.rules.moderation.without_one import WithoutOne, without_any_one
from lyapp.store.queries.blindness import blindness, finished_with
from lyapp.store.queries.members import conflicts, scorers
from lyapp.store.queries.moderated import Moderated, moderated, points_said
from lyapp.store.queries.score_sheet import Citation, citations
from lyapp.store.rows import first, grouped, moment, select

if TYPE_CHECKING:
    import sqlite3

    from lyapp.store.file import ReviewFile


@dataclass(frozen=True, slots=True)
class PanelAnswer:
    """What a member gave a criterion, with what they cited."""

    member: int
    criterion: int
    mark: Mark | None
    """None for a comment alone."""
    comment: str
    citations: tuple[Citation, ...]
    entered_by: str


@dataclass(frozen=True, slots=True)
class PanelColumn:
    """A member beside a plan. `expected`: they should score it; `answered` counts criteria.

    `shown`: their answers may be seen. `substitutes` are the names of those who may stand in.
    """

    member: int
    key: str
    name: str
    initials: str
    expected: bool
    answered: int
    finished: bool
    shown: bool
    conflict: Conflict | None
    substitutes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ModerationState:
    """How a plan's moderation stands; `early` is why it was opened before all had finished."""

    opened_at: datetime
    opened_by: str
    early: str
    closed_at: datetime | None
    closed_by: str
    reopened: str


@dataclass(frozen=True, slots=True)
class PanelPage:
    """A plan on the panel's screen.

    Until figures may be shown, `view` and what follows from it is None or empty, and there are
    no answers; `needs_reason` says then why opening it now needs a reason.
    """

    locality: int
    code: str
    name: str
    plan_version: int
    version: int
    setting: PanelSetting
    criteria: tuple[int, ...]
    """The keys of the setting's criteria, in their order."""
    members: tuple[PanelColumn, ...]
    answers: tuple[PanelAnswer, ...]
    view: PanelView | None
    noticed: tuple[Noticed, ...]
    suggested: SuggestedOutcome | None
    """By what was agreed, and by the medians where nothing is yet."""
    without_one: WithoutOne | None
    moderation: ModerationState | None
    record: ModerationRecord
    points: dict[str, tuple[Point, ...]]
    """What was said, by criterion key: of those without an agreed rating, too."""
    closing: Closing | None
    needs_reason: Notice | None


def panel_page(review: ReviewFile, *, plan_version: int) -> PanelPage:
    """A plan version on the panel's screen.

    Raises:
        UnknownKey: it was removed.
    """
    with review.read() as db:
        found = moderated(db, plan_version)
        blind = blindness(db)
        figures = may_see_figures(blind, plan_version=plan_version)
        columns = _columns(db, found, blind, plan_version)
        shown = [one.member for one in columns if one.shown]
        code, number = first(
            db,
            """
            SELECT locality.code, version.number FROM plan_version AS version
            JOIN plan ON plan.id = version.plan_id
            JOIN locality ON locality.id = plan.locality_id WHERE version.id = :version
            """,
            version=plan_version,
        )
        return PanelPage(
            locality=found.locality,
            code=code,
            name=found.name,
            plan_version=plan_version,
            version=number,
            setting=found.setting,
            criteria=tuple(key for key, _criterion in found.asked.criteria),
            members=columns,
            answers=_answers(db, plan_version, shown) if figures else (),
            view=found.view if figures else None,
            noticed=noticed(found.setting, found.plan) if figures else (),
            suggested=_suggested(found) if figures else None,
            without_one=without_any_one(found.setting, found.plan) if figures else None,
            moderation=_state(db, plan_version),
            record=found.record,
            points=points_said(db, found.key),
            closing=found.closing() if found.key is not None else None,
            needs_reason=None
            if found.key is not None
            else reason_to_open(
                blind,
                expected=[one.member for one in columns if one.expected],
                finished=[one.member for one in columns if one.finished],
                names={one.member: one.name for one in columns},
            ),
        )


def _suggested(found: Moderated) -> SuggestedOutcome:
    stands = with_agreed(found.view.medians, found.record.agreed)
    return suggest_outcome(found.setting, facts_of(found.setting, stands, found.plan.balance_pence))


def _state(db: sqlite3.Connection, plan_version: int) -> ModerationState | None:
    found = first(
        db,
        """
        SELECT opened_at, opened_by, early, closed_at, closed_by, reopened
        FROM moderation WHERE plan_version_id = :version
        """,
        version=plan_version,
    )
    if found is None:
        return None
    opened, by, early, closed, closed_by, reopened = found
    return ModerationState(moment(opened), by, early, moment(closed), closed_by, reopened)


def _columns(
    db: sqlite3.Connection, found: Moderated, blind: Blindness, plan_version: int
) -> tuple[PanelColumn, ...]:
    expected = scorers(db).get(found.locality, frozenset())
    interests = {one.member: one for one in conflicts(db) if one.locality == found.locality}
    rated = set(found.asked.rated)
    answered: dict[int, int] = {}
    for member, criterion in select(
        db,
        """
        SELECT member_id, criterion_id FROM score
        WHERE plan_version_id = :version AND state IS NOT NULL
        """,
        version=plan_version,
    ):
        answered[member] = answered.get(member, 0) + (criterion in rated)
    stand_ins = grouped(select(db, "SELECT member_id, name FROM substitute ORDER BY id"))
    figures = may_see_figures(blind, plan_version=plan_version)
    finished = finished_with(db, plan_version)
    return tuple(
        PanelColumn(
            member=key,
            key=of,
            name=name,
            initials=initials,
            expected=key in expected,
            answered=answered.get(key, 0),
            finished=key in finished if blind.on else answered.get(key, 0) >= len(rated),
            shown=figures and (not blind.on or key in blind.finished),
            conflict=interests.get(key),
            # One who stands in for the same member at two organisations is named twice.
            substitutes=tuple(dict.fromkeys(stand_ins.get(key, ()))),
        )
        for key, of, name, initials in select(
            db, "SELECT id, key, name, initials FROM member ORDER BY sort, id"
        )
        if key in expected or key in answered or key in interests
    )


def _answers(
    db: sqlite3.Connection, plan_version: int, members: Collection[int]
) -> tuple[PanelAnswer, ...]:
    rows = select(
        db,
        """
        SELECT id, member_id, criterion_id, state, rating, comment, entered_by
        FROM score WHERE plan_version_id = :version AND (state IS NOT NULL OR comment <> '')
                         AND {among}
        """,
        column="member_id",
        only=members,
        version=plan_version,
    )
    cited = citations(db, [row[0] for row in rows])
    return tuple(
        PanelAnswer(
            member=member,
            criterion=criterion,
            mark=None if state is None else Mark(ScoreState(state), rating),
            comment=comment,
            citations=cited.get(score, ()),
            entered_by=by,
        )
        for score, member, criterion, state, rating, comment, by in rows
    )
