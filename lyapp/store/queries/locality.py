"""A locality's page: decision, conditions, money, texts, meetings, flags."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from lyapp.model.briefing import BriefingText, TextKind
from lyapp.model.decision import Condition, Flag, OutcomePlace, OutcomeType
from lyapp.model.money import Balance, FinancialLine
from lyapp.model.plan import Objective
from lyapp.model.trouble import UnknownKey
from lyapp.rules.balances import explain_balance
from lyapp.rules.decisions import Reading
from lyapp.rules.ratings import Suggestion
from lyapp.store.lookup import the_review
from lyapp.store.queries.deciding import Stated
from lyapp.store.queries.objectives import objectives
from lyapp.store.queries.standing import Standings
from lyapp.store.tables import decisions, programme

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile


@dataclass(frozen=True, slots=True)
class StatedOutcome:
    """An outcome as stated at one place; `printed` is the source's short wording."""

    place: OutcomePlace
    type: OutcomeType | None
    text: str
    printed: str
    decided: date | None


@dataclass(frozen=True, slots=True)
class SubPractice:
    """A practice the locality lists apart."""

    name: str
    list_size: int | None
    list_size_printed: str
    note: str


@dataclass(frozen=True, slots=True)
class MetOn:
    """A meeting at which the locality's plan was considered."""

    meeting: int
    held: date
    printed: str
    note: str


@dataclass(frozen=True, slots=True)
class LocalityPage:
    """All a reader or editor of one locality needs."""

    locality: int
    code: str
    name: str
    organisation_code: str
    organisation_name: str
    kind: str
    paragraph: str
    practices: int | None
    list_size: int | None
    list_size_printed: str
    note: str
    spellings: tuple[str, ...]
    sub_practices: tuple[SubPractice, ...]
    plan_version: int | None
    version: int | None
    objectives: tuple[Objective, ...]
    status: StatedOutcome
    briefing: StatedOutcome
    reading: Reading
    next_step: str
    own_next_step: str
    conditions: tuple[Condition, ...]
    flags: tuple[Flag, ...]
    lines: tuple[FinancialLine, ...]
    balance: Balance
    balance_sentence: str
    year: str
    texts: tuple[BriefingText, ...]
    meetings: tuple[MetOn, ...]
    suggestion: Suggestion
    scored: int
    expected: int
    made_up_scores: bool
    sample: bool
    made_up: bool
    outcome_types: tuple[OutcomeType, ...]
    briefing_wordings: frozenset[str] = frozenset()
    """The keys of the outcome types that only briefing texts of this review use."""


def locality_page(review: ReviewFile, *, locality: int) -> LocalityPage:
    """The page of one locality.

    Raises:
        UnknownKey: it was removed.
    """
    with review.read() as session:
        pages = locality_pages(session, only=[locality])
    if not pages:
        raise UnknownKey(what="locality", key=locality, known="it was removed meanwhile")
    return pages[0]


def locality_pages(
    session: Session, *, only: Collection[int] | None = None, with_plans: bool = True
) -> tuple[LocalityPage, ...]:
    """The pages of several localities (None for all), read together.

    Without `with_plans` the pages have no rows of the plan, which are most of a large review.
    """
    about = the_review(session)
    wanted = (
        select(programme.Locality, programme.Organisation)
        .join(
            programme.Organisation,
            col(programme.Organisation.id) == programme.Locality.organisation_id,
        )
        .order_by(col(programme.Organisation.sort), col(programme.Locality.sort))
    )
    if only is not None:
        wanted = wanted.where(col(programme.Locality.id).in_(only))
    found = session.exec(wanted).all()
    standings = Standings(session, only)
    plan_versions = [key for key, _number in standings.versions.values()]
    rows = objectives(session, plan_versions) if with_plans else {}
    texts = _texts(session, only)
    met = _met(session, only)
    spellings = _spellings(session, only)
    apart = _sub_practices(session, only)
    wordings = _briefing_wordings(session)
    pages = []
    for row, organisation in found:
        key = row.id or 0
        stands = standings.of(key, row.organisation_id)
        version, types = stands.version, standings.types
        outcomes = standings.outcomes
        decision = outcomes.get((key, OutcomePlace.STATUS))
        pages.append(
            LocalityPage(
                locality=key,
                code=row.code,
                name=row.name,
                organisation_code=organisation.code,
                organisation_name=organisation.name,
                kind=row.kind,
                paragraph=row.paragraph,
                practices=row.practices,
                list_size=row.list_size,
                list_size_printed=row.list_size_printed,
                note=row.note,
                spellings=spellings.get(key, ()),
                sub_practices=apart.get(key, ()),
                plan_version=version[0] if version else None,
                version=version[1] if version else None,
                objectives=rows.get(version[0], ()) if version else (),
                status=_stated(OutcomePlace.STATUS, decision, types),
                briefing=_stated(
                    OutcomePlace.BRIEFING, outcomes.get((key, OutcomePlace.BRIEFING)), types
                ),
                reading=stands.reading,
                next_step=stands.next_step,
                own_next_step=stands.own_next_step,
                conditions=stands.conditions,
                flags=stands.flags,
                lines=stands.lines,
                balance=stands.balance,
                balance_sentence=explain_balance(stands.balance),
                year=about.year,
                texts=texts.get(key, ()),
                meetings=met.get(key, ()),
                suggestion=stands.suggestion,
                scored=stands.scored,
                expected=len(stands.expected),
                made_up_scores=stands.marks is not None and stands.marks.made_up,
                sample=about.sample,
                made_up=about.made_up,
                outcome_types=tuple(types.values()),
                briefing_wordings=wordings,
            )
        )
    return tuple(pages)


def _stated(
    place: OutcomePlace, row: Stated | None, types: dict[int, OutcomeType]
) -> StatedOutcome:
    if row is None:
        return StatedOutcome(place, None, "", "", None)
    return StatedOutcome(
        place, types.get(row.outcome_type_id or 0), row.text, row.printed, row.decided
    )


def _briefing_wordings(session: Session) -> frozenset[str]:
    """The outcome types that only briefing texts use, over all localities."""
    wanted = (
        select(decisions.OutcomeType.key, decisions.Outcome.place)
        .join(decisions.Outcome, col(decisions.Outcome.outcome_type_id) == decisions.OutcomeType.id)
        .distinct()
    )
    places: dict[str, set[str]] = {}
    for key, place in session.exec(wanted).all():
        places.setdefault(key, set()).add(place)
    return frozenset(key for key, used in places.items() if used == {OutcomePlace.BRIEFING})


def _texts(session: Session, only: Collection[int] | None) -> dict[int, tuple[BriefingText, ...]]:
    wanted = select(decisions.BriefingText).order_by(
        col(decisions.BriefingText.sort), col(decisions.BriefingText.id)
    )
    items_wanted = select(decisions.BriefingItem).order_by(
        col(decisions.BriefingItem.sort), col(decisions.BriefingItem.id)
    )
    if only is not None:
        of_those = col(decisions.BriefingText.locality_id).in_(only)
        wanted = wanted.where(of_those)
        items_wanted = items_wanted.join(
            decisions.BriefingText,
            col(decisions.BriefingText.id) == decisions.BriefingItem.text_id,
        ).where(of_those)
    items: dict[int, list[str]] = {}
    for item in session.exec(items_wanted).all():
        items.setdefault(item.text_id, []).append(item.text)
    found: dict[int, list[BriefingText]] = {}
    for row in session.exec(wanted).all():
        found.setdefault(row.locality_id, []).append(
            BriefingText(
                id=row.id or 0,
                kind=TextKind(row.kind),
                text=row.text,
                number=row.number,
                items=tuple(items.get(row.id or 0, ())),
                note=row.note,
            )
        )
    return {key: tuple(texts) for key, texts in found.items()}


def _met(session: Session, only: Collection[int] | None) -> dict[int, tuple[MetOn, ...]]:
    wanted = (
        select(decisions.MeetingLocality.locality_id, decisions.Meeting)
        .join(
            decisions.Meeting,
            col(decisions.Meeting.id) == decisions.MeetingLocality.meeting_id,
        )
        .order_by(col(decisions.Meeting.held))
    )
    if only is not None:
        wanted = wanted.where(col(decisions.MeetingLocality.locality_id).in_(only))
    found: dict[int, list[MetOn]] = {}
    for key, row in session.exec(wanted).all():
        found.setdefault(key, []).append(MetOn(row.id or 0, row.held, row.printed, row.note))
    return {key: tuple(meetings) for key, meetings in found.items()}


def _spellings(session: Session, only: Collection[int] | None) -> dict[int, tuple[str, ...]]:
    wanted = select(programme.LocalitySpelling).order_by(col(programme.LocalitySpelling.id))
    if only is not None:
        wanted = wanted.where(col(programme.LocalitySpelling.locality_id).in_(only))
    found: dict[int, list[str]] = {}
    for row in session.exec(wanted).all():
        found.setdefault(row.locality_id, []).append(row.form)
    return {key: tuple(forms) for key, forms in found.items()}


def _sub_practices(
    session: Session, only: Collection[int] | None
) -> dict[int, tuple[SubPractice, ...]]:
    wanted = select(programme.SubPractice).order_by(col(programme.SubPractice.id))
    if only is not None:
        wanted = wanted.where(col(programme.SubPractice.locality_id).in_(only))
    found: dict[int, list[SubPractice]] = {}
    for row in session.exec(wanted).all():
        found.setdefault(row.locality_id, []).append(
            SubPractice(row.name, row.list_size, row.list_size_printed, row.note)
        )
    return {key: tuple(apart) for key, apart in found.items()}
