"""Figures that can't be read, and numbers given twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lyapp.model.findings import Finding, FindingLevel
from lyapp.rules.findings.rule import Rule, noticed
from lyapp.rules.findings.words import PlanWords, RowWords

MALFORMED_NUMBER = Rule(
    "malformed_number",
    "A figure that can’t be read",
    FindingLevel.LOOK,
    "every text of each row",
)
DUPLICATE_NUMBER = Rule(
    "duplicate_number",
    "The same number twice",
    FindingLevel.NOTE,
    "the rows’ numbers, and the numbers in front of items",
)
RULES = (MALFORMED_NUMBER, DUPLICATE_NUMBER)

_COMMA = re.compile(r"\d,\d")
_COMMA_FIGURE = re.compile(r"(?<![\d.,/\w])(?P<pound>£ ?)?(?P<number>\d+(?:,\d+)+)(?![\d/])")
_POINT_FIGURE = re.compile(
    r"£ ?\d[\d,]*\.\d+\.\d+(?:\s?(?:k|m|bn|million|thousand)\b)?"
    r"|(?<![\d./])\d+\.\d+\.\d+ ?(?:%|m\b|k\b|million|thousand|per cent)"
    r"|£ ?\d+\.{2,}\d+|(?<![\d.])\d+\.{2}\d+ ?%|(?<!\d)\d+(?:\.\d+)? ?%{2,}|(?<!£)£{2,} ?\d"
    r"|£ ?\d[\d,]{0,30}\.\d{3,30}(?![\d ]*(?:k|m|bn|million|billion|thousand)\b)(?!\d)",
    re.IGNORECASE,
)
_WELL_FORMED = re.compile(r"\d{1,3}(?:,\d{3})+")
_YEARS = re.compile(r"(?:19|20)\d\d(?:,(?:19|20)\d\d)*")
_LEADING = re.compile(r"\s*(\d{1,3}(?:\.\d{1,3}){0,2}|[a-h])[.)]\s+\S")


def look(plan: PlanWords) -> Iterator[Finding]:
    """Malformed figures and duplicate numbers in a plan's rows."""
    for row in plan.rows:
        printed = _malformed(row)
        if printed:
            yield noticed(
                MALFORMED_NUMBER,
                "“{words}” can’t be read as a figure.",
                row=row,
                words=printed,
            )
        yield from _items_numbered_twice(row)
    yield from _rows_numbered_twice(plan.rows)


def _malformed(row: RowWords) -> str:
    low = row.low
    if "," in low and _COMMA.search(low):
        for match in _COMMA_FIGURE.finditer(low):
            if _is_slip(match["number"], money=bool(match["pound"])):
                return match[0]
    if "£" in low or "%%" in low or low.count(".") > 1:
        found = _POINT_FIGURE.search(low)
        if found:
            return found[0].strip()
    return ""


def _is_slip(number: str, *, money: bool) -> bool:
    """Whether figures with commas are neither a number nor a list ("2, 3" is printed "2,3")."""
    if _WELL_FORMED.fullmatch(number) or _YEARS.fullmatch(number):
        return False
    groups = number.split(",")
    if money:
        return True
    if len(groups[0]) > 3:
        return all(len(group) == 3 for group in groups[1:])
    if _YEARS.fullmatch(groups[-1]):
        return False
    return len(groups[-1]) > 3 or (len(groups) > 2 and len(groups[-1]) == 3)


def _rows_numbered_twice(rows: Sequence[RowWords]) -> Iterator[Finding]:
    first: dict[str, RowWords] = {}
    for row in rows:
        match = _LEADING.match(row.title)
        number = row.row.printed_code.strip() or (match[1] if match else "")
        if not number:
            continue
        before = first.setdefault(f"{row.row.section}\x1f{number.casefold()}", row)
        if before is not row:
            yield noticed(
                DUPLICATE_NUMBER,
                "“{words}” is also the number of “{other}”.",
                row=row,
                words=number,
                made_from=(before.title, row.title),
                other=before.title,
            )


def _items_numbered_twice(row: RowWords) -> Iterator[Finding]:
    for texts in (row.actions, row.milestones, row.outcomes):
        first: dict[str, str] = {}
        for text in texts:
            if not text[:1].isdigit():
                continue
            match = _LEADING.match(text)
            if match and first.setdefault(match[1], text) is not text:
                yield noticed(
                    DUPLICATE_NUMBER,
                    "Two items have the number “{words}”.",
                    row=row,
                    words=match[1],
                    made_from=(first[match[1]], text),
                )
                break
