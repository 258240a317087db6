"""Whether patients, carers or the public take part, or are only told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lyapp.model.findings import Finding, FindingLevel
from lyapp.rules.findings.involvement import Part, part_in, telling_line
from lyapp.rules.findings.rule import FEWEST_FOR_ALL, Rule, noticed
from lyapp.rules.findings.words import PlanWords, RowWords, plain_words

NO_INVOLVEMENT = Rule(
    "no_involvement",
    "Nobody asked",
    FindingLevel.SERIOUS,
    "every row of the plan, and its text",
)
TOLD_NOT_INVOLVED = Rule(
    "told_not_involved",
    "Told, but not asked",
    FindingLevel.NOTE,
    "rows that speak of patients’ information, choice or self-care",
)
REDESIGN_WITHOUT_PATIENTS = Rule(
    "redesign_without_patients",
    "A redesign without patients",
    FindingLevel.NOTE,
    "rows that redesign a service",
)
RULES = (NO_INVOLVEMENT, TOLD_NOT_INVOLVED, REDESIGN_WITHOUT_PATIENTS)


_LINKS = re.compile(r"\bLINks?\b|\bPALS\b")
"""Networks of patients of the time, told from links by their capitals."""


def look(plan: PlanWords) -> Iterator[Finding]:
    """The plan in which nobody is asked, and rows in which patients are told at most."""
    parts = [part_of_patients(row) for row in plan.rows]
    if Part.SERVICE not in parts and not takes_part(plan.text):
        if len(plan.rows) >= FEWEST_FOR_ALL:
            yield noticed(
                NO_INVOLVEMENT,
                "No row says that patients, carers or the public take part.",
                made_from=sorted(row.title for row in plan.rows),
            )
        return
    for row, part in zip(plan.rows, parts, strict=True):
        if part is Part.TOLD:
            yield noticed(
                TOLD_NOT_INVOLVED,
                "Patients are informed, offered a choice or helped to care for themselves"
                " (“{words}”); nothing says that they take part.",
                row=row,
                words=_telling(row),
            )
        elif part is Part.NONE and row.redesign:
            yield noticed(
                REDESIGN_WITHOUT_PATIENTS,
                "“{words}” changes a service; nothing says that patients take part.",
                row=row,
                words=row.title,
                made_from=row.texts,
            )


def part_of_patients(row: RowWords) -> Part:
    """What part patients, carers or the public have in a row."""
    part = part_in(row.low, row.words)
    named = not row.words.isdisjoint(("link", "links", "pals"))
    if named and part is not Part.SERVICE and _LINKS.search(row.raw):
        return Part.SERVICE
    return part


def takes_part(text: str) -> bool:
    """Whether a text says that patients, carers or the public take part in services."""
    low = text.casefold()
    return part_in(low, plain_words(low)) is Part.SERVICE


def _telling(row: RowWords) -> str:
    return next((text for text in row.texts if telling_line(text.casefold())), row.title)
