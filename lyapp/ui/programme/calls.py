"""What the programme screen asks of the store, imported on the store's own thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.model.criteria import RatingScale
    from lyapp.store.file import ReviewFile
    from lyapp.store.queries.board import BoardRow
    from lyapp.store.queries.criteria_versions import CriteriaVersion
    from lyapp.store.queries.people import PlanSetting
    from lyapp.store.queries.programme import ProgrammePage
    from lyapp.store.queries.setup import InUse


COVERED = QT_TRANSLATE_NOOP("Programme", "How many must-dos the plan covers")
"""What the coverage of the must-dos is called among what is looked for."""

Adding = Callable[..., "Changes"]
"""A verb that adds a row from what a form holds."""


@dataclass(frozen=True, slots=True)
class Everything:
    """The programme, the board's rows of localities, what is in use, and the ready scales.

    `plans` is what holds for every plan.
    """

    page: ProgrammePage
    rows: tuple[BoardRow, ...]
    in_use: InUse
    scales: tuple[RatingScale, ...]
    plans: PlanSetting
    rules: tuple[tuple[str, str], ...]
    """The key and the title of all that is looked for in plans."""
    versions: tuple[CriteriaVersion, ...]
    """The versions of the criteria, the newest first."""


def read_everything(review: ReviewFile) -> Everything:
    """All the screen shows."""
    from lyapp.model.coverage import COVERAGE_CHECK
    from lyapp.rules.findings import RULES
    from lyapp.store.queries import board, criteria_versions, people, programme, setup

    return Everything(
        programme.programme_page(review),
        board.board(review).rows,
        setup.in_use(review),
        _ready_scales(),
        people.plan_setting(review),
        (*((rule.key, rule.title) for rule in RULES), (COVERAGE_CHECK, str(COVERED))),
        criteria_versions.criteria_versions(review),
    )


@cache
def _ready_scales() -> tuple[RatingScale, ...]:
    from lyapp.exchange.programme_files import read_scale, scale_keys

    return tuple(read_scale(key) for key in scale_keys())


def edit_review(review: ReviewFile, *, who: str, **fields: object) -> Changes:
    """Change the programme's own facts."""
    from lyapp.store.ops import programme

    return programme.edit_review(review, who=who, **fields)  # type: ignore[arg-type]  # fields are named by the form


def edit_locality(review: ReviewFile, *, locality: int, who: str, **fields: str) -> Changes:
    """Change a locality, as typed."""
    from lyapp.store.ops import programme

    return programme.edit_locality(review, locality=locality, who=who, **fields)


def edit_member(review: ReviewFile, *, member: int, who: str, **fields: str) -> Changes:
    """Change a member."""
    from lyapp.store.ops import programme

    return programme.edit_member(review, member=member, who=who, **fields)


def add_organisation(review: ReviewFile, *, name: str, who: str) -> Changes:
    """Add an organisation."""
    from lyapp.store.ops import programme

    return programme.add_organisation(review, name=name, who=who)


def add_locality(
    review: ReviewFile, *, organisation: int, name: str, practices: str, list_size: str, who: str
) -> Changes:
    """Add a locality."""
    from lyapp.store.ops import programme

    return programme.add_locality(
        review,
        organisation=organisation,
        name=name,
        practices=practices,
        list_size=list_size,
        who=who,
    )


def add_member(review: ReviewFile, *, name: str, role: str, who: str) -> Changes:
    """Add a member."""
    from lyapp.store.ops import programme

    return programme.add_member(review, name=name, role=role, who=who)


def add_person(
    review: ReviewFile, *, name: str, role: str, organisation: str, clinical: bool, who: str
) -> Changes:
    """Add somebody plans may name."""
    from lyapp.store.ops import people

    return people.add_person(
        review, who=who, name=name, role=role, organisation=organisation, clinical=clinical
    )


def edit_person(review: ReviewFile, *, person: int, who: str, **fields: object) -> Changes:
    """Change what is known of a person."""
    from lyapp.store.ops import people

    return people.edit_person(review, person=person, who=who, **fields)  # type: ignore[arg-type]  # fields are named by the table


def remove_person(review: ReviewFile, *, person: int, who: str) -> Changes:
    """Take a person away."""
    from lyapp.store.ops import people

    return people.remove_person(review, person=person, who=who)


def edit_plan_setting(review: ReviewFile, *, who: str, **fields: object) -> Changes:
    """Change what holds for every plan."""
    from lyapp.store.ops import people

    return people.edit_plan_setting(review, who=who, **fields)  # type: ignore[arg-type]  # fields are named by the form


def add_synonyms(review: ReviewFile, *, words: str, who: str) -> Changes:
    """Add a group of words that mean the same."""
    from lyapp.store.ops import synonyms

    return synonyms.add_synonyms(review, words=words, who=who)


def edit_synonyms(review: ReviewFile, *, group: int, words: str, who: str) -> Changes:
    """Change a group of words."""
    from lyapp.store.ops import synonyms

    return synonyms.edit_synonyms(review, group=group, words=words, who=who)


def remove_synonyms(review: ReviewFile, *, group: int, who: str) -> Changes:
    """Take a group of words away."""
    from lyapp.store.ops import synonyms

    return synonyms.remove_synonyms(review, group=group, who=who)
