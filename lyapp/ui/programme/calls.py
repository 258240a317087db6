"""What the programme screen asks of the store, imported on the store's own thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.model.criteria import RatingScale
    from lyapp.store.file import ReviewFile
    from lyapp.store.queries.board import BoardRow
    from lyapp.store.queries.programme import ProgrammePage
    from lyapp.store.queries.setup import InUse


Adding = Callable[..., "Changes"]
"""A verb that adds a row from what a form holds."""


@dataclass(frozen=True, slots=True)
class Everything:
    """The programme, the board's rows of localities, what is in use, and the ready scales."""

    page: ProgrammePage
    rows: tuple[BoardRow, ...]
    in_use: InUse
    scales: tuple[RatingScale, ...]


def read_everything(review: ReviewFile) -> Everything:
    """All the screen shows."""
    from lyapp.store.queries import board, programme, setup

    return Everything(
        programme.programme_page(review),
        board.board(review).rows,
        setup.in_use(review),
        _ready_scales(),
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
