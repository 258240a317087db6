"""Headings that stand for a missing column of objectives: “Objective 2: …” above a table."""

from __future__ import annotations

import re

from lyapp.model.intake import Column, Paragraph, PlanDocument, SourceRow, SourceTable
from lyapp.rules.plan_rows.forms import match_label
from lyapp.rules.plan_rows.sections import section_of_heading

_LABELLED = re.compile(
    r"^\W*(?:(?:strategic|key|corporate|local|national|our|commissioning)\s+)?"
    r"(?:objective|priority|aim|goal|pledge|ambition|theme|outcome|intention)s?\b"
    r"(?:\s*(?:no\.?\s*)?[A-Z]{0,3}\d{0,3}(?:\.\d+)*\s*(?:[:.)–—-]|\n)|\s+[A-Z]{0,3}\d{1,3}\b)\s*\S",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"\b(?:plans?|appendix|annex|contents|introduction|summary|programme for|schedule|glossary|"
    r"abbreviations|table \d|version|draft|background|foreword|priorities|objectives|section)\b|"
    r"^\W*(?:19|20)\d\d",
    re.IGNORECASE,
)
_MOST_WORDS = 40


def names_objective(text: str, *, heading: bool) -> bool:
    """True when a line above a table names the objective that the table is about."""
    plain = " ".join(text.split())
    if not plain or len(plain.split()) > _MOST_WORDS:
        return False
    if _LABELLED.match(text.strip()):
        return True
    if not heading or section_of_heading(plain) is not None or _GENERAL.search(plain):
        return False
    return len(plain.split()) >= 2


def objectives_above(document: PlanDocument) -> tuple[str, ...]:
    """For each table, the heading right above it that names its objective; empty without one."""
    found: list[str] = []
    last = ""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            if names_objective(block.text, heading=block.heading):
                last = block.text.strip()
            elif block.heading:
                last = ""
            continue
        found.append(_title_of(block) or last)
        last = ""
    return tuple(found)


def _title_of(table: SourceTable) -> str:
    for line in reversed(table.title.splitlines()):
        if names_objective(line, heading=True):
            return line.strip()
    return ""


def is_group_heading(text: str) -> bool:
    """True for a row across a table that only names a theme: it is no objective by itself."""
    plain = " ".join(text.split())
    if len(plain.split()) > 8:
        return False
    letters = [sign for sign in plain if sign.isalpha()]
    shouting = len(letters) > 3 and all(sign.isupper() for sign in letters)
    return shouting or plain.endswith(":") or bool(_THEME.match(plain))


_THEME = re.compile(
    r"^\W*(?:theme|domain|priority area|programme|section|part|strand|area|chapter|pathway|"
    r"workstream|phase)\b",
    re.IGNORECASE,
)


def labelled_objective(row: SourceRow) -> str:
    """The objective of a row that says just it beside its label: “Objective 2 | …”."""
    printed = [" ".join(cell.text.split()) for cell in row.cells if cell]
    printed = list(dict.fromkeys(printed))
    if len(printed) != 2 or not row.cells[0]:
        return ""
    label = match_label(printed[0])
    if label is None or label.column is not Column.OBJECTIVE or label.score < 0.95:
        return ""
    return f"{printed[0].rstrip(' :')}: {printed[1]}"
