"""A small programme for screen tests: two organisations, four localities, eleven criteria."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from lyapp import places
from lyapp.model.criteria import Criterion, Level, Rag, RatingScale
from lyapp.model.decision import OutcomeStage, OutcomeType
from lyapp.model.money import LineKind
from lyapp.model.plan import DatePrecision, Item, ItemKind, Section
from lyapp.model.programme import (
    CheckData,
    FinancialLineData,
    LocalityData,
    MeetingData,
    MemberData,
    MustDoData,
    ObjectiveData,
    OrganisationData,
    PlanVersionData,
    ProgrammeData,
)

SCALE = RatingScale(
    "zero_to_four",
    "0 to 4",
    (
        Level(0, "Not addressed", Rag.RED, "Nothing is said of it."),
        Level(1, "Weak", Rag.RED, "Little is said of it."),
        Level(2, "Partly", Rag.AMBER, "Half of it is there."),
        Level(3, "Meets", Rag.GREEN, "It is there."),
        Level(4, "Strong", Rag.GREEN, "It is there, and more."),
    ),
    meets_value=3,
)
TEN = tuple(
    Criterion(
        key=f"c{n}",
        number=n,
        title=f"Criterion {n}",
        question=f"Is the plan good in respect {n}?",
        guidance="Look at the lead column." if n != 3 else "",
        must_pass=n == 6,
        descriptors=((1, "A few rows name somebody."),) if n == 6 else (),
    )
    for n in range(1, 11)
)
CRITERIA = (*TEN, Criterion("share", 11, "Good practice", "What is worth sharing?", open_text=True))


def objectives(rows: int) -> tuple[ObjectiveData, ...]:
    return tuple(
        ObjectiveData(
            code=f"LP{n:02}",
            section=Section.LOCAL,
            title=f"Redesign care pathway {n}",
            items=(
                Item(ItemKind.ACTION, "Lead the pathway redesign with partners"),
                Item(ItemKind.MILESTONE, "Business case written"),
                Item(ItemKind.MILESTONE, "Procurement finished and all practices offered it"),
            ),
            lead="Project leads",
            clinical_lead="Dr Able" if n == 2 else "",
            timescale="March 2009",
            due=date(2009, 3, 31),
            precision=DatePrecision.MONTH,
        )
        for n in range(1, rows + 1)
    )


def programme(rows: int = 32) -> ProgrammeData:
    return ProgrammeData(
        key="small",
        title="Small review",
        year="2008/09",
        committee="Committee",
        committee_date=date(2008, 7, 16),
        scale=SCALE,
        criteria=CRITERIA,
        outcome_types=(
            OutcomeType("agreed", "Agreed", OutcomeStage.AGREED),
            OutcomeType("awaited", "Revised plan awaited", OutcomeStage.AWAITED),
        ),
        organisations=(
            OrganisationData("EN", "East and North", "East"),
            OrganisationData("W", "West", "West"),
        ),
        localities=(
            LocalityData("EN-A", "EN", "Ashdown", practices=6, list_size=57144,
                         list_size_printed="57,144"),
            LocalityData("EN-B", "EN", "Beech", practices=5, list_size_printed="1027,920"),
            LocalityData("W-C", "W", "Cedar", practices=19, list_size=151936,
                         list_size_printed="151,936"),
            LocalityData("W-D", "W", "Dale"),
        ),
        members=(MemberData("ap", "A. Parker", "Chair"), MemberData("tw", "T. West", "Clinician")),
        must_dos=(
            MustDoData("N1", "National", "Eighteen weeks"),
            MustDoData("R1", "Regional", "Smoking"),
        ),
        plans=(
            PlanVersionData("EN-A", 1, objectives=objectives(rows)),
            PlanVersionData("EN-B", 1, objectives=objectives(3)),
            PlanVersionData("W-C", 1),
        ),
        meetings=(MeetingData(date(2008, 5, 1), ("EN-A", "EN-B")),),
        financial_lines=(
            FinancialLineData("EN-A", LineKind.DEFICIT_OR_SURPLUS, "forecast deficit", "2008/09",
                              -130_000_000, 1, printed="£1.3m"),
            FinancialLineData("W-C", LineKind.LODGEMENT, "lodgement", "2008/09", 250_000_000, 0),
        ),
        checks=(
            CheckData("a", "Sum of budgets", "£10", "£10", agrees=True),
            CheckData("b", "Sum of growth", "£5", "£6", agrees=False),
        ),
    )  # fmt: skip


def make(path: Path, data: ProgrammeData | None = None) -> Path:
    """A review file of a programme."""
    from lyapp.store.creating import create_review

    home = places.home(path.parent / "maker")
    create_review(path, data or programme(), home=home, holder="a test").close()
    return path
