"""What noticing costs: 1,000 plans of 32 rows, beside one pass of a search over the same words.

Run by itself it prints what it measured; `measure` gives it to whoever collects the figures.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Sequence
from datetime import date

from lyapp.exchange import made_up_words as words
from lyapp.model.findings import FindingSetting, PlanFacts
from lyapp.model.plan import DatePrecision, Item, ItemKind, Objective, Section
from lyapp.rules.findings import find

PLANS, ROWS, ITEMS = 1_000, 32, 8
LIMIT = 5.0
"""Seconds for all plans."""

RATIO_LIMIT = 16.0
"""Beside one pass of `_BARE` over the words of all rows."""

_BARE = re.compile(r"\b(?:redesign|pathway|tbc|patients?|each month|\d+%)\b")
_SETTING = FindingSetting(
    year_starts=date(2009, 4, 1),
    year_ends=date(2010, 3, 31),
    received=date(2009, 4, 20),
    priority_limit=40,
    people=("Ada Whitlock",),
    locality_names=("Locality",),
)
_KINDS = (ItemKind.ACTION, ItemKind.ACTION, ItemKind.MILESTONE, ItemKind.OUTCOME)
_TAILS = (
    "in {place}", "with {number} practices of {place}", "for people in {place} who wait longest",
    "by June 2009 in {place}", "so that {number} patients a month are seen nearer home",
    "and report it to the board of {place} each quarter", "as {place} asked last year",
)  # fmt: skip

Measured = tuple[str, float, float | None, str]


def measure() -> list[Measured]:
    """Measure all of this module."""
    plans = _plans()
    texts = [
        [
            "\n".join((row.title, *(item.text for item in row.items))).casefold()
            for row in plan.objectives
        ]
        for plan in plans
    ]
    ours = theirs = 0.0
    bare = found = 0
    # Turn by turn, and in the time of this process alone, so that what else the machine does
    # falls on both alike.
    for plan, words_of in zip(plans, texts, strict=True):
        started = time.process_time()
        for text in words_of:
            bare += sum(1 for _ in _BARE.finditer(text))
        between = time.process_time()
        found += len(find(plan, _SETTING))
        ours += time.process_time() - between
        theirs += between - started
    rows = PLANS * ROWS
    letters = sum(len(text) for words_of in texts for text in words_of) / rows
    detail = f"{found:,} findings; {rows:,} rows of {letters:.0f} letters"
    return [
        ("Findings, 1,000 plans of 32 rows (s)", ours, LIMIT, detail),
        (
            "Findings beside one bare search",
            ours / theirs,
            RATIO_LIMIT,
            f"{ours:.2f} s beside {theirs:.2f} s and {bare:,} hits",
        ),
    ]


def _plans() -> list[PlanFacts]:
    """Made-up plans in which hardly a sentence is met twice, so that nothing is remembered.

    A plan's rows share a handful of leads, and no two plans do.
    """
    rnd = random.Random(7)
    plans = []
    for _ in range(PLANS):
        leads = [_said(rnd, lead) if lead else "" for lead in words.LEADS]
        rows = tuple(_row(at + 1, leads, rnd) for at in range(ROWS))
        plans.append(PlanFacts(rows, text=_said(rnd, "The plan")))
    return plans


def _said(rnd: random.Random, start: str) -> str:
    tail = rnd.choice(_TAILS).format(
        place=words.place(rnd.randrange(words.PLACES)), number=rnd.randint(2, 900)
    )
    return f"{start} {tail}"


def _row(key: int, leads: Sequence[str], rnd: random.Random) -> Objective:
    pattern = rnd.choice((*words.NATIONAL, *words.LOCAL))
    due = date(2010, 3, 31) if rnd.random() < 0.8 else None
    return Objective(
        id=key,
        code=f"LP{key:02}",
        section=Section.LOCAL,
        title=_said(rnd, pattern.format(care=rnd.choice(words.CARE))),
        items=tuple(
            Item(kind, _said(rnd, rnd.choice((*words.ACTIONS, *words.MILESTONES))))
            for kind in (_KINDS * ITEMS)[:ITEMS]
        ),
        lead=rnd.choice(leads),
        clinical_lead="Dr Whitlock" if rnd.random() < 0.4 else "",
        timescale="March 2010" if due else "Ongoing",
        due=due,
        precision=DatePrecision.MONTH if due else DatePrecision.NONE,
    )


if __name__ == "__main__":
    sys.stdout.writelines(
        f"{what}: {value:.3f} (limit {limit}); {detail}\n"
        for what, value, limit, detail in measure()
    )
