"""Who has scored what: the marks of every plan version, and the ratings they suggest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lyapp.model.criteria import Mark, ScoreState
from lyapp.rules.ratings import Suggestion, suggest
from lyapp.store.rows import Only, select

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
    db: sqlite3.Connection, asked: AskedSet, versions: Only = None
) -> dict[int, PlanMarks]:
    """The marks of plan versions (all, or those given), by plan version.

    SQLite puts the answers to one criterion in a row: a board of a thousand localities has more
    than a hundred thousand of them, and a Python object for each would take most of its time.
    """
    keys = {key: criterion.key for key, criterion in asked.criteria if not criterion.open_text}
    rows = select(
        db,
        """
        SELECT plan_version_id, criterion_id, group_concat(coalesce(rating, state)),
               group_concat(member_id), max(made_up)
        FROM score WHERE state IS NOT NULL AND {among}
        GROUP BY plan_version_id, criterion_id
        """,
        column="plan_version_id",
        only=versions,
    )
    known = {state.value: Mark(state) for state in _NO_RATING}
    known |= {str(one.value): Mark(ScoreState.RATED, one.value) for one in asked.scale.levels}
    marks: dict[int, dict[str, list[Mark]]] = {}
    answered: dict[int, Counter[str]] = {}
    made_up: set[int] = set()
    for version, criterion, answers, members, invented in rows:
        if version not in marks:
            marks[version], answered[version] = {}, Counter()
        if invented:
            made_up.add(version)
        key = keys.get(criterion)
        if key is not None:
            marks[version][key] = [known[one] for one in str(answers).split(",")]
            answered[version].update(str(members).split(","))
    return {
        version: PlanMarks(
            given,
            {int(member): count for member, count in answered[version].items()},
            made_up=version in made_up,
        )
        for version, given in marks.items()
    }


def expected_members(db: sqlite3.Connection) -> dict[int, frozenset[int]]:
    """The members who should score each organisation's plans; those listed for none score all."""
    everyone = {key for (key,) in select(db, "SELECT id FROM member WHERE NOT withdrawn")}
    listed: dict[int, set[int]] = {}
    for member, organisation in select(
        db, "SELECT member_id, organisation_id FROM member_organisation"
    ):
        listed.setdefault(member, set()).add(organisation)
    organisations = select(db, "SELECT DISTINCT organisation_id FROM locality")
    return {
        organisation: frozenset(
            member for member in everyone if member not in listed or organisation in listed[member]
        )
        for (organisation,) in organisations
    }


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
