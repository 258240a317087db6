"""A whole programme as data: what a programme folder, the generator or a pack gives the store."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from lyapp.model.briefing import TextKind
from lyapp.model.criteria import Criterion, RatingScale, ScoreState
from lyapp.model.decision import FlagKind, OutcomePlace, OutcomeType
from lyapp.model.money import LineKind, Period, Recurring
from lyapp.model.outcome_rules import OutcomeRule
from lyapp.model.plan import DatePrecision, Item, Section


@dataclass(frozen=True, slots=True)
class OrganisationData:
    """An organisation: short `code`, full `name`, `short_name` for screens."""

    code: str
    name: str
    short_name: str
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SubPracticeData:
    """A practice a locality lists apart (the sample has Puckeridge)."""

    name: str
    list_size: int | None
    list_size_printed: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class LocalityData:
    """A locality. `list_size` is None where the printed figure isn't a number."""

    code: str
    organisation: str
    name: str
    kind: str = ""
    paragraph: str = ""
    name_in_status: str = ""
    name_in_briefing: str = ""
    practices: int | None = None
    list_size: int | None = None
    list_size_printed: str = ""
    note: str = ""
    spellings: tuple[str, ...] = ()
    sub_practices: tuple[SubPracticeData, ...] = ()


@dataclass(frozen=True, slots=True)
class SubstituteData:
    """Somebody who stands in for a member; `organisations` are codes, empty for all."""

    name: str
    organisations: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class MemberData:
    """A member of the task group, with the codes of the organisations they score for."""

    key: str
    name: str
    role: str = ""
    initials: str = ""
    organisations: tuple[str, ...] = ()
    substitutes: tuple[SubstituteData, ...] = ()
    organisation: str = ""
    """Where the member comes from, as it is written."""


@dataclass(frozen=True, slots=True)
class PersonData:
    """Somebody plans name as a lead; `clinical` tells clinicians from managers."""

    name: str
    role: str = ""
    organisation: str = ""
    clinical: bool = False


@dataclass(frozen=True, slots=True)
class ObjectiveData:
    """A row of a plan, as printed beside as understood."""

    code: str
    section: Section
    title: str
    items: tuple[Item, ...] = ()
    lead: str = ""
    clinical_lead: str = ""
    timescale: str = ""
    due: date | None = None
    precision: DatePrecision = DatePrecision.NONE
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlanVersionData:
    """A version of a locality's plan and its rows."""

    locality: str
    number: int
    received: date | None = None
    title: str = ""
    note: str = ""
    objectives: tuple[ObjectiveData, ...] = ()


@dataclass(frozen=True, slots=True)
class MustDoData:
    """A requirement of a catalogue. `detail` holds further printed facts as (name, text)."""

    code: str
    catalogue: str
    title: str
    source: str = ""
    lead: str = ""
    note: str = ""
    detail: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingData:
    """A task-group session and the codes of the localities it considered."""

    held: date
    localities: tuple[str, ...]
    printed: str = ""
    organisation: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ConditionData:
    """A condition of an outcome; `met_on` is set for one already discharged."""

    text: str
    owner: str = ""
    due: date | None = None
    met_on: date | None = None
    met_by: str = ""


@dataclass(frozen=True, slots=True)
class OutcomeData:
    """An outcome at one place (the status table or the briefing) for a locality's plan."""

    locality: str
    place: OutcomePlace
    outcome_type: str
    text: str = ""
    printed: str = ""
    decided: date | None = None
    next_step: str = ""
    conditions: tuple[ConditionData, ...] = ()


@dataclass(frozen=True, slots=True)
class FinancialLineData:
    """A line of money; `owner` is a locality code, or an organisation code for a PCT line."""

    owner: str
    kind: LineKind
    label: str
    year: str
    amount_pence: int | None = None
    effect: int = 0
    period: Period = Period.NOT_STATED
    recurring: Recurring = Recurring.NOT_STATED
    source: str = ""
    printed: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class BriefingTextData:
    """A text of a locality's briefing."""

    locality: str
    kind: TextKind
    text: str
    number: int | None = None
    items: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class QuestionData:
    """A question to the committee; `localities` are codes, empty for all."""

    number: int
    text: str
    localities: tuple[str, ...] = ()
    scope: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class FlagData:
    """A warning on a locality (or on the whole programme, when `locality` is empty)."""

    locality: str
    kind: FlagKind
    sentence: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class FigureData:
    """One cell of a printed finance or indicator table that belongs to an organisation."""

    organisation: str
    table: str
    row: str
    column: str
    printed: str
    amount_pence: int | None = None
    number: str = ""
    unit: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CheckData:
    """A sum worked out again: what was printed, what it comes to, and whether they agree."""

    key: str
    text: str
    printed: str
    calculated: str
    agrees: bool
    owner: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ScoreData:
    """A score as it comes from outside; used by the generator and for made-up scores."""

    locality: str
    criterion: str
    member: str
    state: ScoreState
    rating: int | None = None
    comment: str = ""
    evidence: tuple[str, ...] = ()
    """Codes of the objectives cited."""


@dataclass(frozen=True, slots=True)
class ProgrammeData:
    """A complete programme. `sample` and `made_up` are printed as marks on every paper.

    `synonyms` are groups of words that mean the same. `priority_limit` is the most local
    priorities a plan may have, None for any number. `year_starts` and `year_ends` bound the
    plans' year; None takes them from `year`. `outcome_rules` say, from top to bottom, which
    outcome is suggested for a plan.
    """

    key: str
    title: str
    year: str
    scale: RatingScale
    criteria: tuple[Criterion, ...]
    outcome_types: tuple[OutcomeType, ...]
    committee: str = ""
    committee_date: date | None = None
    paper_date: date | None = None
    agenda_item: str = ""
    contact: str = ""
    sample: bool = False
    made_up: bool = False
    source_note: str = ""
    organisations: tuple[OrganisationData, ...] = ()
    localities: tuple[LocalityData, ...] = ()
    members: tuple[MemberData, ...] = ()
    authors: tuple[str, ...] = ()
    must_dos: tuple[MustDoData, ...] = ()
    plans: tuple[PlanVersionData, ...] = ()
    meetings: tuple[MeetingData, ...] = ()
    outcomes: tuple[OutcomeData, ...] = ()
    financial_lines: tuple[FinancialLineData, ...] = ()
    briefing_texts: tuple[BriefingTextData, ...] = ()
    questions: tuple[QuestionData, ...] = ()
    flags: tuple[FlagData, ...] = ()
    figures: tuple[FigureData, ...] = ()
    checks: tuple[CheckData, ...] = ()
    people: tuple[PersonData, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()
    priority_limit: int | None = None
    year_starts: date | None = None
    year_ends: date | None = None
    outcome_rules: tuple[OutcomeRule, ...] = ()
    scores: tuple[ScoreData, ...] = field(default=())
