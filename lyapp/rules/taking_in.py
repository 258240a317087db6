"""The rows read from a document as rows of a plan version, beside those it had before."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from lyapp.model.intake import ReadRow
from lyapp.model.plan import Item, Objective
from lyapp.model.versions import DifferenceKind, Into, RowDifference
from lyapp.rules.texts import tidy
from lyapp.rules.versions import differences

_NOT_WHAT = frozenset({"code", "section", "lead", "clinical_lead", "timescale"})
"""Fields that say where a row stands, who sees to it and by when: nothing of what is to be done."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """Rows ready to be kept. The `id` of each, until then, is its position among the rows read.

    `before` are the ids of the older rows in which the same is to be done, by the position of the
    new row: what people said a row has to do with a must-do is true of these as well.
    """

    objectives: tuple[Objective, ...]
    differences: tuple[RowDifference, ...]
    before: dict[int, int]
    refused: int


def take_in(rows: Sequence[ReadRow], *, older: Sequence[Objective], into: Into) -> TakenIn:
    """The rows that can be taken in, numbered, and how they differ from the plan so far.

    Into a new version, a row without a printed number keeps the number of the row it comes from.
    Added to a version, rows that are there already are left out.
    """
    read = [
        row
        for place, one in enumerate(rows)
        if not one.refused and (row := as_objective(one, key=place)) is not None
    ]
    refused = len(rows) - len(read)
    found = differences(older, read)
    if into is Into.ADD:
        found = tuple(_added(one) for one in found if one.after is not None)
        there = {one.after for one in found if one.kind is DifferenceKind.UNCHANGED}
        read = [row for row in read if row.id not in there]
    codes = _codes(read, older, found, into)
    return TakenIn(
        objectives=tuple(replace(row, code=codes[row.id]) for row in read),
        differences=tuple(
            one if one.after is None else replace(one, code=codes.get(one.after, one.code))
            for one in found
        ),
        before={
            one.after: one.before
            for one in found
            if one.after is not None and one.before is not None and _same_work(one)
        },
        refused=refused,
    )


def as_objective(row: ReadRow, *, key: int) -> Objective | None:
    """A row read as a row of a plan, still without a number of its own; None without a title."""
    whole = tidy(row.objective).strip()
    title = tidy(row.title).strip() or whole.split("\n", 1)[0].strip()
    if not title:
        return None
    lead, *other_leads = _several(row.leads)
    timescale, *other_timescales = _several(row.timescales)
    place = row.places[0] if row.places else None
    return Objective(
        id=key,
        code="",
        section=row.section,
        title=title,
        items=tuple(
            Item(item.kind, text) for item in row.items if (text := tidy(item.text).strip())
        ),
        lead=lead,
        clinical_lead=tidy(row.clinical_lead).strip() or ", ".join(row.understood_leads.clinical),
        timescale=timescale,
        due=row.due.day,
        precision=row.due.precision,
        text="" if whole == title else whole,
        printed_code=tidy(row.code).strip(),
        other_leads=tuple(other_leads),
        other_timescales=tuple(other_timescales),
        starts=row.due.start,
        ongoing=row.due.ongoing,
        confidence=row.due.confidence,
        page=place.page if place else None,
        places=row.places,
    )


def _same_work(one: RowDifference) -> bool:
    """Whether objective and items stayed, whoever leads them now, whenever they are due."""
    return all(field.field in _NOT_WHAT for field in one.fields)


def _several(texts: Sequence[str]) -> list[str]:
    """The printed texts, tidied; at least one, which may be empty."""
    return [text for one in texts if (text := tidy(one).strip())] or [""]


def _added(one: RowDifference) -> RowDifference:
    """In rows that are added beside others, one like another is still a new one."""
    if one.kind is DifferenceKind.CHANGED:
        return RowDifference(DifferenceKind.ADDED, one.code, one.title, None, one.after)
    return one


def _codes(
    read: Sequence[Objective],
    older: Sequence[Objective],
    found: Sequence[RowDifference],
    into: Into,
) -> dict[int, str]:
    """A number for each row, once in the version: as printed, else as before, else a new one."""
    before = {row.id: row.code for row in older}
    taken = set(before.values()) if into is Into.ADD else set()
    codes: dict[int, str] = {}
    for row in read:
        if row.printed_code:
            codes[row.id] = _once(row.printed_code, taken)
            taken.add(codes[row.id])
    kept = {one.after: before[one.before] for one in found if one.before is not None}
    for row in read:
        if (
            row.id not in codes
            and into is Into.NEW_VERSION
            and kept.get(row.id, "")
            not in {
                "",
                *taken,
            }
        ):
            codes[row.id] = kept[row.id]
            taken.add(kept[row.id])
    new = _new(taken | set(before.values()))
    for row in read:
        if row.id not in codes:
            codes[row.id] = next(new)
    return codes


def _once(code: str, taken: Collection[str]) -> str:
    if code not in taken:
        return code
    return next(full for n in count(2) if (full := f"{code} ({n})") not in taken)


def _new(taken: Collection[str]) -> Iterator[str]:
    """Numbers of our own that no row of either version has: they would seem to be the same row."""
    return (code for n in count(1) if (code := f"P{n}") not in taken)
