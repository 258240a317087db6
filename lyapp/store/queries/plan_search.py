"""Searching the words of every plan, and of the documents they came in, at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from lyapp.model.found import DocumentPlace
from lyapp.model.plan import Objective
from lyapp.store.queries.coverage import PlanRows, newest_plans
from lyapp.store.queries.document_parts import Part, document_parts
from lyapp.store.rows import Only, first, select

if TYPE_CHECKING:
    import sqlite3

    from lyapp.store.file import ReviewFile

_BEFORE, _AFTER = 50, 110
"""Characters shown around a hit."""
_BETWEEN = 30
"""Characters shown on either side of each word, where several stand far apart."""

_WANTED = re.compile(r'"([^"]*)"?|(\S+)')

# One character for one, so that a place in the folded text is the same place in the text. Without
# signs beyond Latin-1 a text also takes half the memory and is searched in half the time.
_FOLD = str.maketrans("‘’‚“”„‐‑–—−•·\t\xa0…", "'''\"\"\"-----**  .")


@dataclass(frozen=True, slots=True)
class Hit:
    """A row of a plan, or a place in its document, that has all the words.

    `objective` and `row` (its code) are empty for a place outside the plan's rows, which is
    `place`. What was found is `snippet[start : start + length]` for each of `marks`.
    """

    locality: int
    code: str
    name: str
    plan_version: int
    version: int
    objective: int | None
    row: str
    title: str
    attachment: int | None
    page: int | None
    snippet: str
    marks: tuple[tuple[int, int], ...]
    place: DocumentPlace | None = None


@dataclass(frozen=True, slots=True)
class _Unit:
    text: str
    folded: str
    objective: int | None
    row: str
    title: str
    attachment: int | None
    page: int | None
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class _Plan:
    """The units of one plan; `together` has all of their folded text."""

    plan_version: int
    version: int
    units: tuple[_Unit, ...]
    together: str


@dataclass(slots=True)
class _Index:
    """The plans of a review as they were after its log's entry `entry`."""

    entry: int = -1
    plans: dict[int, _Plan] = field(default_factory=dict)


_indexes: WeakKeyDictionary[ReviewFile, _Index] = WeakKeyDictionary()


def search_plans(review: ReviewFile, *, text: str, limit: int = 200) -> tuple[Hit, ...]:
    """The rows and document places that have every word of `text`, at most `limit` of them.

    Case, and the kinds of quotation marks and dashes, don't count; words in double quotes must
    stand together. The newest version of each plan is searched, in the paper's order. The first
    search of a review reads all its plans; later ones only those that changed.
    """
    wanted = [found[0] or found[1] for found in _WANTED.findall(_folded(text))]
    wanted = sorted(filter(None, (one.strip() for one in wanted)), key=len, reverse=True)
    with review.read() as db:
        index = _indexes.setdefault(review, _Index())
        _bring_up_to_date(db, index)
        order = select(
            db,
            """
            SELECT locality.id, locality.code, locality.name
            FROM locality JOIN organisation ON organisation.id = locality.organisation_id
            ORDER BY organisation.sort, locality.sort
            """,
        )
    found: list[Hit] = []
    for locality, code, name in order:
        plan = index.plans.get(locality)
        if not wanted or plan is None or not all(one in plan.together for one in wanted):
            continue
        for unit in plan.units:
            if all(one in unit.folded for one in wanted):
                found.append(_hit(locality, code, name, plan, unit, wanted))
                if len(found) == limit:
                    return tuple(found)
    return tuple(found)


def _bring_up_to_date(db: sqlite3.Connection, index: _Index) -> None:
    (newest,) = first(db, "SELECT coalesce(max(id), 0) FROM change_entry")
    if newest == index.entry:
        return
    only: Only = None
    if 0 <= index.entry < newest and not _touched_all(db, index.entry):
        only = [
            locality
            for (locality,) in select(
                db,
                "SELECT DISTINCT locality_id FROM changed_locality WHERE entry_id > :since",
                since=index.entry,
            )
        ]
    for locality in list(index.plans) if only is None else only:
        index.plans.pop(locality, None)
    index.plans.update(_read(db, only))
    index.entry = newest


def _touched_all(db: sqlite3.Connection, since: int) -> bool:
    """Whether an entry after this one changed plans without saying whose."""
    query = """
        SELECT EXISTS (
            SELECT 1 FROM change_entry AS entry
            WHERE id > :since
            AND NOT EXISTS (SELECT 1 FROM changed_locality WHERE entry_id = entry.id)
            AND (instr(changes, CAST('"objective' AS BLOB))
                 OR instr(changes, CAST('"attachment"' AS BLOB))
                 OR instr(changes, CAST('"plan_version"' AS BLOB)))
        )
        """
    return bool(first(db, query, since=since)[0])


def _read(db: sqlite3.Connection, only: Only) -> Iterator[tuple[int, _Plan]]:
    plans = [plan for plan in newest_plans(db, only) if plan.plan_version is not None]
    rows = {plan.plan_version or 0: plan.objectives for plan in plans}
    parts = document_parts(db, rows, list(rows))
    for plan in plans:
        about = parts.get(plan.plan_version or 0)
        yield plan.locality, _plan(plan, about.parts if about else ())


def _plan(plan: PlanRows, parts: Sequence[Part]) -> _Plan:
    units = [_of_row(row) for row in plan.objectives]
    units += [_of_part(part) for part in parts]
    return _Plan(
        plan.plan_version or 0,
        plan.version or 0,
        tuple(units),
        "\n".join(unit.folded for unit in units),
    )


def _of_row(row: Objective) -> _Unit:
    said = (
        row.code,
        row.text or row.title,
        *(item.text for item in row.items),
        row.lead,
        *row.other_leads,
        row.clinical_lead,
        row.timescale,
        *row.other_timescales,
        row.note,
    )
    # A phrase may run over the lines of one text, but not from one text into the next.
    text = "\n".join(one.replace("\n", " ") for one in said if one)
    return _Unit(text, _folded(text), row.id, row.code, row.title, row.attachment, row.page)


def _of_part(part: Part) -> _Unit:
    text = part.text.replace("\n", " ")
    return _Unit(text, _folded(text), None, "", "", part.attachment, part.page, part)


def _hit(
    locality: int, code: str, name: str, plan: _Plan, unit: _Unit, wanted: Sequence[str]
) -> Hit:
    snippet, marks = _shown(unit, wanted)
    return Hit(
        locality=locality,
        code=code,
        name=name,
        plan_version=plan.plan_version,
        version=plan.version,
        objective=unit.objective,
        row=unit.row,
        title=unit.title,
        attachment=unit.attachment,
        page=unit.page,
        snippet=snippet,
        marks=marks,
        place=_place(unit, wanted),
    )


def _place(unit: _Unit, wanted: Sequence[str]) -> DocumentPlace | None:
    part = unit.part
    if part is None:
        return None
    starts = [(unit.folded.index(one), len(one)) for one in wanted]
    words = tuple(unit.text[start : start + length] for start, length in starts)
    return DocumentPlace(part.attachment, part.page, part.block, part.row, words)


def _shown(unit: _Unit, wanted: Sequence[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The words around what was found, and where in them each wanted word stands."""
    folded = unit.folded
    first, *others = sorted((folded.index(one), len(one)) for one in wanted)
    spans = [_around(folded, *first, _BEFORE if not others else _BETWEEN)]
    for place, length in others:
        start, end = _around(folded, place, length, _BETWEEN)
        if start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    if len(spans) == 1:
        # All stand close together: there is room for what follows.
        start, end = spans[0]
        spans[0] = (start, max(end, min(first[0] + first[1] + _AFTER, len(folded))))
    snippet, marks = "…" if spans[0][0] else "", []
    for number, (start, end) in enumerate(spans):
        snippet += " … " if number else ""
        marks += [(len(snippet) + at, length) for at, length in _marks(folded[start:end], wanted)]
        snippet += unit.text[start:end].replace("\n", " ")
    return snippet + ("…" if spans[-1][1] < len(unit.text) else ""), tuple(marks)


def _around(text: str, place: int, length: int, room: int) -> tuple[int, int]:
    start = max(place - room, 0)
    if start:
        start = _word_start(text, start, place)
    return start, min(place + length + room, len(text))


def _marks(text: str, wanted: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words stand, each place once: of two that overlap, the one that begins first."""
    found = sorted(
        (match.start(), -len(one)) for one in wanted for match in re.finditer(re.escape(one), text)
    )
    marks: list[tuple[int, int]] = []
    for start, length in found:
        if not marks or start >= sum(marks[-1]):
            marks.append((start, -length))
    return marks


def _word_start(text: str, start: int, place: int) -> int:
    """The beginning of the first whole word from `start` on, not after `place`."""
    space = text.find(" ", start, place)
    return start if space < 0 else space + 1


def _folded(text: str) -> str:
    """The text in small letters and plain signs, character for character."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return small.translate(_FOLD)
