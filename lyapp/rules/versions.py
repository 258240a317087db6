"""Which row of a plan became which in its next version, and what changed in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from lyapp.model.plan import ItemKind, Objective
from lyapp.model.versions import DifferenceKind, FieldDifference, RowDifference

_ALIKE = 70.0
"""Titles at least so similar (of 100) are of the same row, reworded."""

_RATHER_ALIKE = 45.0
"""Titles at least so similar are of the same row if its number or its items agree."""

_SAME_ITEMS = 80.0

_ITEMS = (
    ("actions", ItemKind.ACTION),
    ("milestones", ItemKind.MILESTONE),
    ("outcomes", ItemKind.OUTCOME),
    ("details", ItemKind.DETAIL),
)


def differences(
    older: Sequence[Objective], newer: Sequence[Objective]
) -> tuple[RowDifference, ...]:
    """Every row of both versions once, in the newer one's order.

    A removed row stands after the row that it followed. Spacing and line ends don't count as a
    change, and neither does a number that isn't printed.
    """
    became = matches(older, newer)
    came_from = {there: here for here, there in became.items()}
    removed: dict[int, list[RowDifference]] = {}
    after = -1
    for here, row in enumerate(older):
        if here in became:
            after = became[here]
        else:
            removed.setdefault(after, []).append(
                RowDifference(DifferenceKind.REMOVED, row.code, row.title, row.id, None)
            )
    found = list(removed.get(-1, ()))
    for there, row in enumerate(newer):
        before = older[came_from[there]] if there in came_from else None
        found.append(_beside(before, row))
        found += removed.get(there, ())
    return tuple(found)


def matches(older: Sequence[Objective], newer: Sequence[Objective]) -> dict[int, int]:
    """Positions in the older version to those of the same rows in the newer one, one to one.

    Rows with the same words come first, then those with the same printed number and a similar
    title, those with the most similar title, those with a less similar one and the same items,
    and at last those that share a number alone.
    """
    became = _same_words(older, newer)
    before, after = [_said(row) for row in older], [_said(row) for row in newer]
    similar = _similar_titles(
        {here: one.title for here, one in enumerate(before) if here not in became},
        {there: one.title for there, one in enumerate(after) if there not in became.values()},
    )
    for alike in (_titles_alike, _items_alike):
        taken = set(became.values())
        pairs = [
            (how, -abs(here - there), here, there)
            for here, there, title in similar
            if here not in became and there not in taken
            if (how := alike(before[here], after[there], title))
        ]
        for _how, _apart, here, there in sorted(pairs, reverse=True):
            if here not in became and there not in taken:
                became[here] = there
                taken.add(there)
    taken = set(became.values())
    numbered = {
        other.printed_code: there
        for there, other in reversed(list(enumerate(after)))
        if there not in taken and other.printed_code
    }
    for here, one in enumerate(before):
        if here not in became and one.code in numbered:
            became[here] = numbered.pop(one.code)
    return became


def _similar_titles(
    titles: Mapping[int, str], others: Mapping[int, str]
) -> list[tuple[int, int, float]]:
    """The pairs of titles that are rather alike, by their places, with how alike they are."""
    from rapidfuzz import fuzz, process  # much to import before two versions are compared

    return [
        (here, there, how)
        for here, title in titles.items()
        for _title, how, there in process.extract(
            title, others, scorer=fuzz.ratio, score_cutoff=_RATHER_ALIKE, limit=None
        )
    ]


class _Said(NamedTuple):
    """What rows are compared by. Words of a title turned round are still alike."""

    title: str
    items: str
    code: str
    printed_code: str


def _said(row: Objective) -> _Said:
    return _Said(
        " ".join(sorted(row.title.casefold().split())),
        " ".join(_plain(item.text) for item in row.items),
        row.printed_code or row.code,
        row.printed_code,
    )


def _titles_alike(one: _Said, other: _Said, title: float) -> float:
    if _same_number(one, other):
        return 100 + title
    return title if title >= _ALIKE else 0


def _items_alike(one: _Said, other: _Said, _title: float) -> float:
    if not one.items or not other.items:
        return 0
    from rapidfuzz import fuzz

    return fuzz.ratio(one.items, other.items, score_cutoff=_SAME_ITEMS)


def _same_number(one: _Said, other: _Said) -> bool:
    """Whether they print the same number. One that the review gave says nothing."""
    return bool(other.printed_code) and other.printed_code == one.code


def _same_words(older: Sequence[Objective], newer: Sequence[Objective]) -> dict[int, int]:
    """Rows that say the same word for word; those that stand there twice keep their order."""
    waiting: dict[tuple[str, ...], list[int]] = {}
    for there, row in enumerate(newer):
        waiting.setdefault(_words(row), []).append(there)
    became = {}
    for here, row in enumerate(older):
        same = waiting.get(_words(row))
        if same:
            became[here] = same.pop(0)
    return became


def _words(row: Objective) -> tuple[str, ...]:
    return (row.section, _plain(row.title), *(_plain(item.text) for item in row.items))


def _beside(before: Objective | None, row: Objective) -> RowDifference:
    if before is None:
        return RowDifference(DifferenceKind.ADDED, row.code, row.title, None, row.id)
    fields = tuple(_changed(before, row))
    kind = DifferenceKind.CHANGED if fields else DifferenceKind.UNCHANGED
    return RowDifference(kind, row.code, row.title, before.id, row.id, fields)


def _changed(before: Objective, row: Objective) -> Iterable[FieldDifference]:
    was, now = (dict(_fields(one)) for one in (before, row))
    if row.printed_code:
        was["code"], now["code"] = before.printed_code or before.code, row.printed_code
    for field, after in now.items():
        if " ".join(was[field].split()) != " ".join(after.split()):
            yield FieldDifference(field, was[field], after)


def _fields(row: Objective) -> Iterable[tuple[str, str]]:
    yield "code", ""
    yield "section", row.section.value
    yield "title", row.title
    yield "text", row.text
    yield "lead", "\n".join(text for text in (row.lead, *row.other_leads) if text)
    yield "clinical_lead", _apart(row)
    yield "timescale", "\n".join(text for text in (row.timescale, *row.other_timescales) if text)
    for name, kind in _ITEMS:
        yield name, "\n".join(row.texts(kind))


def _apart(row: Objective) -> str:
    """The clinical lead, unless it was only understood from the leads as they are printed."""
    printed = " ".join((row.lead, *row.other_leads))
    names = [name.strip() for name in row.clinical_lead.split(",")]
    return "" if all(name in printed for name in names) else row.clinical_lead


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
