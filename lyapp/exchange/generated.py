"""Made-up reviews of any size, for trying the product out and for measuring it.

Everything comes from the seed, and every one is titled and marked as made up.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date

from lyapp.exchange import generated_papers, generated_plans
from lyapp.exchange import made_up_words as words
from lyapp.exchange.made_up_scores import locality_scores, made_up_scores
from lyapp.exchange.programme_files import find_programme, read_programme
from lyapp.model.programme import (
    BriefingTextData,
    FinancialLineData,
    FlagData,
    LocalityData,
    MeetingData,
    MemberData,
    OrganisationData,
    OutcomeData,
    PlanVersionData,
    ProgrammeData,
    QuestionData,
    ScoreData,
)
from lyapp.rules.dates import MONTHS

__all__ = ["generate_programme", "made_up_scores"]

YEAR = "2009/10"
_LOCALITIES_AN_ORGANISATION = 12
_LIST_NOT_STATED = 0.04
_PAPER = date(2009, 7, 6)
_COMMITTEE = date(2009, 7, 15)


def generate_programme(
    *, localities: int, members: int, scores: bool, seed: int, objectives: int | None = None
) -> ProgrammeData:
    """A made-up programme; the same arguments give the same one.

    Args:
        localities: how many; there is an organisation for about every twelve, at least two.
        members: how many task-group members, each scoring every locality.
        scores: whether to make up scores too.
        seed: another seed, another programme.
        objectives: rows of each plan; between 8 and 32 when not said.

    Raises:
        BadProgramme: the shipped blank programme, whose criteria are used, is damaged.
    """
    blank = read_programme(find_programme("blank"))
    rnd = random.Random(seed)  # noqa: S311 - nothing secret hangs on it
    names = _names(localities, rnd)
    organisations = _organisations(localities)
    places = _localities(names, organisations, rnd)
    people = _members(members, rnd)

    plans: list[PlanVersionData] = []
    outcomes: list[OutcomeData] = []
    lines: list[FinancialLineData] = []
    texts: list[BriefingTextData] = []
    flags: list[FlagData] = []
    second: set[str] = set()
    given: list[ScoreData] = []
    keys = [one.key for one in people]
    for one in places:
        plan = generated_plans.plan(one.code, rnd, objectives=objectives)
        if plan.number == 2:
            second.add(one.code)
        plans.append(plan)
        outcomes += generated_papers.outcomes(
            one.code, blank.outcome_types, rnd, revised=plan.number == 2
        )
        lines += generated_papers.money(one.code, rnd, year=YEAR)
        texts += generated_papers.texts(one.code, plan, rnd)
        flags += generated_papers.flags(one.code, rnd)
        if scores:
            given += locality_scores(
                one.code,
                rows=[row.code for row in plan.objectives],
                criteria=blank.criteria,
                members=keys,
                scale=blank.scale,
                seed=seed,
            )
    count = "1 locality" if localities == 1 else f"{localities:,} localities"
    return ProgrammeData(
        key="generated",
        title=f"Made up, {count}",
        year=YEAR,
        scale=blank.scale,
        criteria=blank.criteria,
        outcome_types=blank.outcome_types,
        outcome_rules=blank.outcome_rules,
        committee="Made-up committee",
        committee_date=_COMMITTEE,
        paper_date=_PAPER,
        agenda_item="7",
        made_up=True,
        source_note=f"Everything in this review is made up (seed {seed}).",
        organisations=organisations,
        localities=places,
        members=people,
        plans=tuple(plans),
        meetings=_meetings(places, second),
        outcomes=tuple(outcomes),
        financial_lines=tuple(lines),
        briefing_texts=tuple(texts),
        questions=_questions(places),
        flags=tuple(flags),
        scores=tuple(given),
    )


def _names(count: int, rnd: random.Random) -> list[str]:
    """Place names, all different, in no order."""
    return [words.place(index) for index in rnd.sample(range(max(count, words.PLACES)), count)]


def _organisations(localities: int) -> tuple[OrganisationData, ...]:
    """One for every twelve localities or so, at least two when there are two localities."""
    count = max(
        (localities + _LOCALITIES_AN_ORGANISATION - 1) // _LOCALITIES_AN_ORGANISATION,
        min(localities, 2),
        1,
    )
    width = len(str(count))
    return tuple(
        OrganisationData(
            code=f"MU{number:0{width}}",
            name=f"Made-up Primary Care Trust {number}",
            short_name=f"Made-up PCT {number}",
        )
        for number in range(1, count + 1)
    )


def _localities(
    names: Sequence[str], organisations: Sequence[OrganisationData], rnd: random.Random
) -> tuple[LocalityData, ...]:
    found = []
    numbers = dict.fromkeys((one.code for one in organisations), 0)
    for index, name in enumerate(names):
        owner = organisations[index * len(organisations) // len(names)].code
        numbers[owner] += 1
        practices = rnd.choice((1, *range(4, 30)))
        size = None if rnd.random() < _LIST_NOT_STATED else practices * rnd.randint(3800, 9600)
        found.append(
            LocalityData(
                code=f"{owner}-{numbers[owner]:02}",
                organisation=owner,
                name=name,
                kind="single-practice team" if practices == 1 else "multi-practice group",
                name_in_status=name,
                name_in_briefing=f"{name} Locality",
                practices=practices,
                list_size=size,
                list_size_printed="" if size is None else f"{size:,}",
            )
        )
    return tuple(found)


def _members(count: int, rnd: random.Random) -> tuple[MemberData, ...]:
    pairs = len(words.GIVEN_NAMES) * len(words.FAMILY_NAMES)
    found = []
    for number, pick in enumerate(rnd.sample(range(max(count, pairs)), count), 1):
        family, given = divmod(pick, len(words.GIVEN_NAMES))
        first = words.GIVEN_NAMES[given]
        last = words.FAMILY_NAMES[family % len(words.FAMILY_NAMES)]
        found.append(
            MemberData(
                key=f"m{number}",
                name=f"{first} {last}",
                role=words.ROLES[(number - 1) % len(words.ROLES)],
                initials=first[0] + last[0],
            )
        )
    return tuple(found)


def _meetings(places: Sequence[LocalityData], second: set[str]) -> tuple[MeetingData, ...]:
    """A first session with everybody, and a second with those who sent a revised plan."""
    everybody = tuple(one.code for one in places)
    revised = tuple(code for code in everybody if code in second)
    sessions = (
        (generated_papers.FIRST_MEETING, everybody),
        (generated_papers.SECOND_MEETING, revised),
    )
    return tuple(
        MeetingData(
            held=held, localities=codes, printed=f"{held.day} {MONTHS[held.month - 1]} {held.year}"
        )
        for held, codes in sessions
        if codes
    )


def _questions(places: Sequence[LocalityData]) -> tuple[QuestionData, ...]:
    first = tuple(one.code for one in places[:2])
    return (
        QuestionData(1, "How should plans be dealt with that cost more than they have?", first),
        QuestionData(2, "How does the committee wish to follow the plans?", scope="all localities"),
    )
