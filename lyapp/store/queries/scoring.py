"""Who has scored what: the marks of every plan version, and the ratings they suggest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lyapp.model.criteria import Mark, ScoreState
from lyapp.rules.blind import opened_plans
from lyapp.rules.ratings import Suggestion, suggest
from lyapp.store.queries.blindness import blindness
from lyapp.store.rows import Only, among, select

if TYPE_CHECKING:
    import sqlite3

    from lyapp.store.queries.criteria import AskedSet

_NO_RATING = (ScoreState.NOT_APPLICABLE, ScoreState.UNABLE)


@dataclass(frozen=True, slots=True)
class PlanMarks:
    """What has been said of one plan version, from all members.

    `answered` maps a member's key to how many rated criteria they have answered.
    """

    marks: dict[str, list[Mark]]
    answered: dict[int, int]
    made_up: bool


def marks_by_version(
    db: sqlite3.Connection, asked: AskedSet, versions: Only = None, *, members: Only = None
) -> dict[int, PlanMarks]:
    """The marks of plan versions (all, or those given), by plan version; of these members alone.

    SQLite puts the answers to one criterion in a row: a board of a thousand localities has more
    than a hundred thousand of them, and a Python object for each would take most of its time.
    """
    keys = {key: criterion.key for key, criterion in asked.criteria if not criterion.open_text}
    rows = select(
        db,
        """
        SELECT plan_version_id, criterion_id, group_concat(coalesce(rating, state)),
               group_concat(member_id), max(made_up)
        FROM score WHERE state IS NOT NULL AND {among} AND {of}
        GROUP BY plan_version_id, criterion_id
        """.replace("{of}", among("member_id", members)),
        column="plan_version_id",
        only=versions,
    )
    known = {state.value: Mark(state) for state in _NO_RATING}
    known |= {str(one.value): Mark(ScoreState.RATED, one.value) for one in asked.scale.levels}
    marks: dict[int, dict[str, list[Mark]]] = {}
    answered: dict[int, Counter[str]] = {}
    made_up: set[int] = set()
    for version, criterion, answers, by, invented in rows:
        if version not in marks:
            marks[version], answered[version] = {}, Counter()
        if invented:
            made_up.add(version)
        key = keys.get(criterion)
        if key is not None:
            marks[version][key] = [known[one] for one in str(answers).split(",")]
            answered[version].update(str(by).split(","))
    return {
        version: PlanMarks(
            given,
            {int(member): count for member, count in answered[version].items()},
            made_up=version in made_up,
        )
        for version, given in marks.items()
    }


def shown_marks(
    db: sqlite3.Connection,
    asked: AskedSet,
    everything: dict[int, PlanMarks],
    versions: Only = None,
) -> dict[int, PlanMarks]:
    """Of these marks, those that figures may be worked out from while scores are blind."""
    blind = blindness(db)
    if not blind.on:
        return everything
    opened = opened_plans(blind, everything if versions is None else versions)
    found = {
        version: everything[version]
        for version in opened
        if version in everything and everything[version].answered.keys() <= blind.finished
    }
    rest = [version for version in opened if version in everything and version not in found]
    return found | marks_by_version(db, asked, rest, members=blind.finished) if rest else found


def suggestion(asked: AskedSet, marks: PlanMarks | None) -> Suggestion:
    """The rating the marks of one plan version suggest."""
    return suggest(
        [criterion for _key, criterion in asked.criteria],
        {} if marks is None else marks.marks,
        asked.scale,
    )


def finished(marks: PlanMarks | None, expected: Collection[int], rated: int) -> int:
    """How many of the expected members have answered every rated criterion."""
    if marks is None or rated == 0:
        return 0
    return sum(marks.answered.get(member, 0) >= rated for member in expected)
