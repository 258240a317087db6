"""The plans of a made-up review."""

from __future__ import annotations

import calendar
import random
from datetime import date

from lyapp.exchange import made_up_words as words
from lyapp.model.plan import DatePrecision, Item, ItemKind, Section
from lyapp.model.programme import ObjectiveData, PlanVersionData
from lyapp.rules.dates import MONTHS

_ACTIONS = tuple(Item(ItemKind.ACTION, text) for text in words.ACTIONS)
_MILESTONES = tuple(Item(ItemKind.MILESTONE, text) for text in words.MILESTONES)
_CLINICAL_LEAD = 0.4
_DATED = 0.8
_REVISED = 0.6


def plan(code: str, rnd: random.Random, *, objectives: int | None) -> PlanVersionData:
    """A locality's plan: its first or second version, with as many rows as asked or 8 to 32."""
    count = rnd.randint(8, 32) if objectives is None else objectives
    national = count // 3
    number = 2 if rnd.random() < _REVISED else 1
    return PlanVersionData(
        locality=code,
        number=number,
        received=date(2009, 4 if number == 1 else 6, rnd.randint(1, 28)),
        title="Made-up commissioning plan",
        objectives=tuple(
            _objective(f"NR{n:02}", Section.NATIONAL, rnd) for n in range(1, national + 1)
        )
        + tuple(
            _objective(f"LP{n:02}", Section.LOCAL, rnd) for n in range(1, count - national + 1)
        ),
    )


def _objective(code: str, section: Section, rnd: random.Random) -> ObjectiveData:
    pattern = rnd.choice(words.NATIONAL if section is Section.NATIONAL else words.LOCAL)
    dated = rnd.random() < _DATED
    month = rnd.randint(4, 15)
    year, month = 2009 + (month - 1) // 12, (month - 1) % 12 + 1
    due = date(year, month, calendar.monthrange(year, month)[1])
    named = rnd.random() < _CLINICAL_LEAD
    return ObjectiveData(
        code=code,
        section=section,
        title=pattern.format(care=rnd.choice(words.CARE)),
        items=(
            *rnd.sample(_ACTIONS, rnd.randint(1, 3)),
            *rnd.sample(_MILESTONES, rnd.randint(1, 4)),
        ),
        lead=rnd.choice(words.LEADS),
        clinical_lead=f"Dr {rnd.choice(words.FAMILY_NAMES)}" if named else "",
        timescale=f"{MONTHS[month - 1]} {year}" if dated else "Ongoing",
        due=due if dated else None,
        precision=DatePrecision.MONTH if dated else DatePrecision.NONE,
    )
