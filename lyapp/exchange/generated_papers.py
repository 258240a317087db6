"""Outcomes, money, briefing texts and flags of a made-up review."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from lyapp.exchange import made_up_words as words
from lyapp.model.briefing import TextKind
from lyapp.model.decision import FlagKind, OutcomePlace, OutcomeStage, OutcomeType
from lyapp.model.money import DEFAULT_EFFECT, LineKind, Period, Recurring
from lyapp.model.programme import (
    BriefingTextData,
    ConditionData,
    FinancialLineData,
    FlagData,
    OutcomeData,
    PlanVersionData,
)

FIRST_MEETING = date(2009, 5, 14)
"""When the made-up task group first met, about every plan."""

SECOND_MEETING = date(2009, 6, 25)
"""When it met about the revised plans."""

_UNDECIDED = 0.1
_FLAGGED = 0.3
_AMOUNT_NOT_STATED = 0.1


def outcomes(
    code: str, types: Sequence[OutcomeType], rnd: random.Random, *, revised: bool
) -> Iterator[OutcomeData]:
    """The decision on a locality's plan with its conditions, for most localities."""
    if not types or rnd.random() < _UNDECIDED:
        return
    # Without a revised plan, most are still awaited.
    waits = (OutcomeStage.UNDECIDED, OutcomeStage.AWAITED)
    likely = [one for one in types if (one.stage in waits) != revised]
    kind = rnd.choice(likely or list(types))
    met = SECOND_MEETING if revised else FIRST_MEETING
    conditions: tuple[ConditionData, ...] = ()
    if kind.takes_conditions:
        chosen = rnd.sample(words.CONDITIONS, rnd.randint(1, 3))
        conditions = tuple(_condition(text, met, rnd) for text in chosen)
    text = rnd.choice(words.CONCLUSIONS)
    decided = None if kind.stage in waits else met
    yield OutcomeData(code, OutcomePlace.STATUS, kind.key, decided=decided, conditions=conditions)
    yield OutcomeData(code, OutcomePlace.BRIEFING, kind.key, text=text)


def _condition(text: str, met: date, rnd: random.Random) -> ConditionData:
    done = rnd.random() < 0.4
    return ConditionData(
        text=text,
        owner="Locality",
        due=met + timedelta(days=rnd.randint(14, 60)),
        met_on=met + timedelta(days=rnd.randint(1, 14)) if done else None,
        met_by="Made-up task group" if done else "",
    )


def money(code: str, rnd: random.Random, *, year: str) -> Iterator[FinancialLineData]:
    """A locality's lines of money; some state no amount."""
    yield _line(code, LineKind.BUDGET, "Budget for the year", rnd.randint(180, 2300), year)
    position = rnd.randint(-20, 24)
    stated = rnd.random() >= _AMOUNT_NOT_STATED
    label = "Forecast deficit" if position < 0 else "Forecast surplus"
    kind = LineKind.DEFICIT_OR_SURPLUS
    yield _line(code, kind, label if stated else "Forecast", position if stated else None, year)
    if rnd.random() < 0.5:
        yield _line(code, LineKind.SAVING, "Fewer referrals", rnd.randint(1, 6), year)
    if rnd.random() < 0.5:
        part = rnd.random() < 0.5
        yield _line(
            code,
            LineKind.INVESTMENT,
            f"New {rnd.choice(words.CARE)} service",
            rnd.randint(1, 7),
            year,
            period=Period.PART_YEAR if part else Period.FULL_YEAR,
            recurring=Recurring.RECURRING,
        )
    if rnd.random() < 0.4:
        amount = None if rnd.random() < _AMOUNT_NOT_STATED else rnd.randint(2, 34)
        yield _line(code, LineKind.LODGEMENT, "Sum lodged", amount, year)


def _line(
    code: str,
    kind: LineKind,
    label: str,
    tenths: int | None,
    year: str,
    *,
    period: Period = Period.NOT_STATED,
    recurring: Recurring = Recurring.NOT_STATED,
) -> FinancialLineData:
    """A line of so many times £100,000."""
    printed = "" if tenths is None else f"£{abs(tenths) / 10:g}m"
    return FinancialLineData(
        owner=code,
        kind=kind,
        label=label,
        year=year,
        amount_pence=None if tenths is None else tenths * 10_000_000,
        effect=DEFAULT_EFFECT[kind],
        period=period,
        recurring=recurring,
        source="made up",
        printed=printed,
    )


def texts(code: str, plan: PlanVersionData, rnd: random.Random) -> Iterator[BriefingTextData]:
    """The texts of a locality's briefing, long and short."""
    rows = plan.objectives[: rnd.randint(3, 8)]
    for number, row in enumerate(rows, 1):
        items = tuple(rnd.sample(words.CARE, rnd.randint(0, 5)))
        yield BriefingTextData(code, TextKind.PRIORITY, row.title, number, items)
    for text in rnd.sample(words.HEALTH_ISSUES, rnd.randint(1, 5)):
        yield BriefingTextData(code, TextKind.PUBLIC_HEALTH, text)
    yield BriefingTextData(code, TextKind.FINANCIAL, rnd.choice(words.MONEY_TEXTS))
    for text in rnd.sample(words.OTHER_TEXTS, rnd.randint(0, 3)):
        yield BriefingTextData(code, TextKind.OTHER, text)
    yield BriefingTextData(code, TextKind.CONCLUSION, rnd.choice(words.CONCLUSIONS))


def flags(code: str, rnd: random.Random) -> Iterator[FlagData]:
    """A warning or two, for some localities."""
    if rnd.random() < _FLAGGED:
        kinds = tuple(FlagKind)
        for sentence in rnd.sample(words.FLAGS, rnd.randint(1, 2)):
            kind = kinds[words.FLAGS.index(sentence) % len(kinds)]
            yield FlagData(code, kind, sentence, "made up")
