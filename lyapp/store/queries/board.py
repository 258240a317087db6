"""The status board: one row a locality, one head an organisation, and the figures on top."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from lyapp.model.criteria import Rag
from lyapp.model.decision import FlagKind, OutcomePlace, OutcomeStage
from lyapp.model.money import Balance
from lyapp.rules.balances import Total, balance, explain_balance, explain_total, total
from lyapp.rules.decisions import Reading, next_step, reading
from lyapp.store.lookup import the_review
from lyapp.store.queries import deciding
from lyapp.store.queries.criteria import newest_criteria
from lyapp.store.queries.scoring import (
    expected_members,
    finished,
    marks_by_version,
    suggestion,
)
from lyapp.store.tables.decisions import Meeting, MeetingLocality
from lyapp.store.tables.plans import Plan, PlanVersion
from lyapp.store.tables.programme import Locality, Member, Organisation

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile

_DECIDED = frozenset(
    {OutcomeStage.AGREED, OutcomeStage.CONDITIONAL, OutcomeStage.RECOMMENDED, OutcomeStage.REFUSED}
)


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A locality as the board shows it.

    `scored` counts the members who have answered every rated criterion of the newest plan
    version, `expected` those who should; `mine_done` of `mine_of` is the asking member's own
    progress. `rating` is the median of the criteria's medians. `open_flags` leaves out mere notes.
    `search` is a case-folded key.
    """

    locality: int
    code: str
    name: str
    organisation: int
    paragraph: str
    practices: int | None
    list_size: int | None
    list_size_printed: str
    plan_version: int | None
    version: int | None
    meetings: tuple[date, ...]
    scored: int
    expected: int
    mine_done: int
    mine_of: int
    rating: float | None
    rag: Rag | None
    rating_sentence: str
    open_flags: int
    flags: tuple[str, ...]
    balance: Balance
    balance_sentence: str
    outcome_key: str
    outcome: Reading
    next_step: str
    made_up_scores: bool
    search: str


@dataclass(frozen=True, slots=True)
class OrganisationHead:
    """The line above an organisation's localities."""

    organisation: int
    code: str
    name: str
    short_name: str
    localities: int
    decided: int
    total: Total
    total_sentence: str


@dataclass(frozen=True, slots=True)
class Board:
    """The whole board. `scores_in` is a share from 0 to 1, None when no score is expected."""

    title: str
    committee: str
    committee_date: date | None
    sample: bool
    made_up: bool
    made_up_scores: bool
    organisations: tuple[OrganisationHead, ...]
    rows: tuple[BoardRow, ...]
    decided: int
    awaited: int
    scores_in: float | None
    deficits_pence: int
    lodged_pence: int


def board(
    review: ReviewFile, *, member: str | None = None, localities: Collection[int] | None = None
) -> Board:
    """The board; with `localities` only their rows, while heads and totals stay of all.

    `member` is the key of the person whose own progress the rows carry.
    """
    with review.read() as session:
        about = the_review(session)
        rows = _rows(session, member)
        made_up_scores = any(row.made_up_scores for row in rows)
        expected = sum(row.expected for row in rows)
        heads = _heads(session, rows)
    lodged = [row.balance.lodged_pence for row in rows if row.balance.lodged_pence is not None]
    return Board(
        title=about.title,
        committee=about.committee,
        committee_date=about.committee_date,
        sample=about.sample,
        made_up=about.made_up,
        made_up_scores=made_up_scores,
        organisations=heads,
        rows=rows if localities is None else tuple(r for r in rows if r.locality in localities),
        decided=sum(row.outcome.stage in _DECIDED for row in rows),
        awaited=sum(row.outcome.stage is OutcomeStage.AWAITED for row in rows),
        scores_in=sum(row.scored for row in rows) / expected if expected else None,
        deficits_pence=sum(min(row.balance.pence or 0, 0) for row in rows),
        lodged_pence=sum(lodged),
    )


def _rows(session: Session, member: str | None) -> tuple[BoardRow, ...]:
    asked = newest_criteria(session)
    rated = len(asked.rated)
    versions = _newest_versions(session)
    marks = marks_by_version(session, asked)
    expected = expected_members(session)
    mine = (
        None
        if member is None
        else session.exec(select(Member.id).where(Member.key == member)).first()
    )
    types = deciding.outcome_types(session)
    outcomes = deciding.outcomes(session)
    conditions = deciding.conditions(session)
    flags = deciding.flags(session)
    lines = deciding.lines(session)
    met = _meetings(session)
    localities = session.execute(
        select_columns(
            col(Locality.id),
            col(Locality.code),
            col(Locality.name),
            col(Locality.organisation_id),
            col(Locality.paragraph),
            col(Locality.practices),
            col(Locality.list_size),
            col(Locality.list_size_printed),
            col(Organisation.name),
        )
        .join(Organisation, col(Organisation.id) == Locality.organisation_id)
        .order_by(col(Organisation.sort), col(Locality.sort))
    ).all()
    found = []
    for row in localities:
        number, code, name, owner, paragraph, practices, size, size_printed, owner_name = row
        key = number or 0
        version = versions.get(key)
        plan = marks.get(version[0]) if version else None
        suggested = suggestion(asked, plan)
        decision = outcomes.get((key, OutcomePlace.STATUS))
        kind = types.get(decision.outcome_type_id or 0) if decision else None
        under = conditions.get(key, ())
        warned = [
            flag for flag in flags.get(key, ()) if flag.open and flag.kind is not FlagKind.NOTE
        ]
        money = balance(lines.get(key, ()))
        members = expected.get(owner, frozenset())
        scored = finished(plan, members, rated)
        read = reading(kind, under)
        step = next_step(
            outcome=kind,
            conditions=under,
            meetings=len(met.get(key, ())),
            scored=scored,
            expected=len(members),
            open_flags=len(warned),
            own_next_step=decision.next_step if decision else "",
        )
        found.append(
            BoardRow(
                locality=key,
                code=code,
                name=name,
                organisation=owner,
                paragraph=paragraph,
                practices=practices,
                list_size=size,
                list_size_printed=size_printed,
                plan_version=version[0] if version else None,
                version=version[1] if version else None,
                meetings=met.get(key, ()),
                scored=scored,
                expected=len(members),
                mine_done=plan.answered.get(mine, 0) if plan and mine else 0,
                mine_of=rated if mine in members else 0,
                rating=suggested.median,
                rag=suggested.rag,
                rating_sentence=suggested.sentence,
                open_flags=len(warned),
                flags=tuple(flag.sentence for flag in warned),
                balance=money,
                balance_sentence=explain_balance(money),
                outcome_key=kind.key if kind else "",
                outcome=read,
                next_step=step,
                made_up_scores=plan is not None and plan.made_up,
                search=f"{name} {code} {owner_name} {read.label} {step} {paragraph}".casefold(),
            )
        )
    return tuple(found)


def _heads(session: Session, rows: Sequence[BoardRow]) -> tuple[OrganisationHead, ...]:
    by_organisation: dict[int, list[BoardRow]] = {}
    for row in rows:
        by_organisation.setdefault(row.organisation, []).append(row)
    heads = []
    for one in session.exec(select(Organisation).order_by(col(Organisation.sort))).all():
        own = by_organisation.get(one.id or 0, [])
        added = total([(row.name, row.balance) for row in own])
        heads.append(
            OrganisationHead(
                organisation=one.id or 0,
                code=one.code,
                name=one.name,
                short_name=one.short_name,
                localities=len(own),
                decided=sum(row.outcome.stage in _DECIDED for row in own),
                total=added,
                total_sentence=explain_total(added),
            )
        )
    return tuple(heads)


def _newest_versions(session: Session) -> dict[int, tuple[int, int]]:
    """Locality to (plan version's key, its number), the newest."""
    return {
        locality: (key or 0, number)
        for locality, key, number in session.exec(
            select(Plan.locality_id, PlanVersion.id, PlanVersion.number)
            .join(PlanVersion, col(PlanVersion.plan_id) == Plan.id)
            .order_by(col(PlanVersion.number))
        ).all()
    }


def _meetings(session: Session) -> dict[int, tuple[date, ...]]:
    found: dict[int, list[date]] = {}
    for locality, held in session.execute(
        select_columns(col(MeetingLocality.locality_id), col(Meeting.held))
        .join(Meeting, col(Meeting.id) == MeetingLocality.meeting_id)
        .order_by(col(Meeting.held))
    ).all():
        found.setdefault(locality, []).append(held)
    return {key: tuple(dates) for key, dates in found.items()}
