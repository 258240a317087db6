"""A made-up programme small enough to know by heart, and one with many localities."""

from __future__ import annotations

from datetime import date

from lyapp.model.briefing import TextKind
from lyapp.model.criteria import Criterion, Level, Rag, RatingScale, ScoreState
from lyapp.model.decision import FlagKind, OutcomePlace, OutcomeStage, OutcomeType
from lyapp.model.money import LineKind
from lyapp.model.plan import Item, ItemKind, Section
from lyapp.model.programme import (
    BriefingTextData,
    CheckData,
    ConditionData,
    FigureData,
    FinancialLineData,
    FlagData,
    LocalityData,
    MeetingData,
    MemberData,
    MustDoData,
    ObjectiveData,
    OrganisationData,
    OutcomeData,
    PersonData,
    PlanVersionData,
    ProgrammeData,
    QuestionData,
    ScoreData,
    SubPracticeData,
    SubstituteData,
)

SCALE = RatingScale(
    "0-4",
    "0 to 4",
    tuple(
        Level(value, words, rag)
        for value, words, rag in (
            (0, "Not at all", Rag.RED),
            (1, "Barely", Rag.RED),
            (2, "Partly", Rag.AMBER),
            (3, "Meets", Rag.GREEN),
            (4, "Exceeds", Rag.GREEN),
        )
    ),
    3,
)
CRITERIA = (
    Criterion(
        "clear",
        1,
        "Clear priorities",
        "Are they clear?",
        descriptors=((0, "None given"),),
        checks=("no_date", "no_lead"),
    ),
    Criterion("money", 2, "Money", "Does it add up?", must_pass=True),
    Criterion("remarks", 3, "Remarks", "Anything else?", open_text=True),
)
OUTCOME_TYPES = (
    OutcomeType("agreed", "Agreed", OutcomeStage.AGREED),
    OutcomeType(
        "amend", "Agreed subject to amendments", OutcomeStage.CONDITIONAL, takes_conditions=True
    ),
    OutcomeType("awaited", "Plan awaited", OutcomeStage.AWAITED),
)


def small() -> ProgrammeData:
    """Two organisations, three localities (the last without a plan), three members."""
    return ProgrammeData(
        key="small",
        title="A small programme",
        year="2008/09",
        scale=SCALE,
        criteria=CRITERIA,
        outcome_types=OUTCOME_TYPES,
        committee="The committee",
        committee_date=date(2008, 7, 3),
        authors=("A. Author",),
        organisations=(
            OrganisationData("E", "East Trust", "East", ("Eastern Trust",)),
            OrganisationData("W", "West Trust", "West"),
        ),
        localities=(
            LocalityData(
                "E-1",
                "E",
                "Ashby",
                practices=3,
                list_size=57144,
                list_size_printed="57,144",
                spellings=("Ashbie",),
                sub_practices=(SubPracticeData("High Street", 4000, "4,000"),),
            ),
            LocalityData("E-2", "E", "Barton", practices=2, list_size_printed="1027,920"),
            LocalityData("W-1", "W", "Corfe", practices=5, list_size=900, list_size_printed="900"),
        ),
        members=(
            MemberData(
                "ap", "Anna Park", "Chair", "AP", ("E",), (SubstituteData("Sam Stand", ("E",)),)
            ),
            MemberData("bq", "Bob Quinn", initials="BQ", organisations=("E", "W")),
            MemberData("cz", "Cy Zell", initials="CZ"),
        ),
        must_dos=(MustDoData("M1", "national", "Wait less", detail=(("target", "18 weeks"),)),),
        plans=(
            PlanVersionData("E-1", 1, objectives=(_objective("P1", "First thoughts"),)),
            PlanVersionData(
                "E-1",
                2,
                received=date(2008, 5, 1),
                objectives=(_objective("P1", "Diabetes"), _objective("P2", "Smoking")),
            ),
            PlanVersionData("E-2", 1, objectives=(_objective("P1", "Falls"),)),
        ),
        meetings=(MeetingData(date(2008, 5, 8), ("E-1",), printed="8th May", organisation="E"),),
        outcomes=(
            OutcomeData(
                "W-1",
                OutcomePlace.STATUS,
                "amend",
                printed="Agreed s.t.",
                conditions=(
                    ConditionData("Send the budget", owner="W"),
                    ConditionData("Name a lead", met_on=date(2008, 6, 1), met_by="W"),
                ),
            ),
        ),
        financial_lines=(
            FinancialLineData("E-1", LineKind.SAVING, "Saving", "2008/09", 30_000_000, 1),
            FinancialLineData("E-1", LineKind.PRESSURE, "Drugs", "2008/09", None, -1),
            FinancialLineData("E-1", LineKind.LODGEMENT, "Lodged", "2008/09", 5_000_000, 0),
            FinancialLineData("W", LineKind.BUDGET, "Budget", "2008/09", 100_000_000, 0),
        ),
        briefing_texts=(
            BriefingTextData("E-1", TextKind.PRIORITY, "Diabetes", 1, ("clinics", "feet")),
            BriefingTextData("E-1", TextKind.PRIORITY, "Smoking", 2),
            BriefingTextData("E-1", TextKind.CONCLUSION, "A sound plan."),
        ),
        questions=(QuestionData(1, "Do you agree?", ("E-1",)), QuestionData(2, "All of it?")),
        flags=(
            FlagData("E-2", FlagKind.DATA_QUALITY, "The list size reads 1027,920."),
            FlagData("", FlagKind.NOTE, "The totals were not checked."),
        ),
        figures=(FigureData("E", "Finance", "Budget", "2008/09", "£1m", 100_000_000),),
        checks=(CheckData("sum", "East's total", "3", "4", agrees=False),),
        people=(PersonData("Dr Ann Hill", "GP", "Ashby", clinical=True), PersonData("J. Wood")),
        synonyms=(("falls", "fracture"), ("A&E", "emergency department")),
        priority_limit=5,
    )


def _objective(code: str, title: str) -> ObjectiveData:
    return ObjectiveData(
        code,
        Section.LOCAL,
        title,
        (Item(ItemKind.ACTION, f"{title}: act"), Item(ItemKind.OUTCOME, f"{title}: better")),
    )


def many(localities: int, *, members: int = 12, criteria: int = 10) -> ProgrammeData:
    """A programme of any size; its scores are given apart by `many_scores`."""
    codes = [f"L{n}" for n in range(localities)]
    return ProgrammeData(
        key="many",
        title="Many localities",
        year="2008/09",
        scale=SCALE,
        criteria=tuple(
            Criterion(f"c{n}", n, f"Criterion {n}", "Well?", must_pass=n == 1)
            for n in range(1, criteria + 1)
        ),
        outcome_types=OUTCOME_TYPES,
        made_up=True,
        organisations=tuple(OrganisationData(f"O{n}", f"Trust {n}", f"T{n}") for n in range(8)),
        localities=tuple(
            LocalityData(
                code,
                f"O{n % 8}",
                f"Locality {n}",
                practices=n % 30,
                list_size=n * 10,
                list_size_printed=f"{n * 10:,}",
            )
            for n, code in enumerate(codes)
        ),
        members=tuple(MemberData(f"m{n}", f"Member {n}") for n in range(members)),
        plans=tuple(
            PlanVersionData(code, 1, objectives=(_objective("P1", "Falls"),)) for code in codes
        ),
        meetings=(MeetingData(date(2008, 5, 8), tuple(codes)),),
        outcomes=tuple(
            OutcomeData(
                code,
                OutcomePlace.STATUS,
                "amend",
                conditions=(ConditionData("Send the budget"), ConditionData("Name a lead")),
            )
            for code in codes[::2]
        ),
        financial_lines=tuple(
            FinancialLineData(code, kind, kind.value, "2008/09", 1_000_000, 1)
            for code in codes
            for kind in (LineKind.SAVING, LineKind.DEFICIT_OR_SURPLUS, LineKind.OTHER)
        ),
        flags=tuple(FlagData(code, FlagKind.NOTE, "Look again.") for code in codes[::3]),
    )


def many_scores(data: ProgrammeData) -> tuple[ScoreData, ...]:
    """A rating by every member for every criterion of every locality."""
    return tuple(
        ScoreData(locality.code, criterion.key, member.key, ScoreState.RATED, (n + m * k) % 5)
        for n, locality in enumerate(data.localities)
        for m, member in enumerate(data.members)
        for k, criterion in enumerate(data.criteria)
    )
