"""What the programme screen asks of the store, imported on the store's own thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.store.file import ReviewFile
    from lyapp.store.queries.board import BoardRow
    from lyapp.store.queries.programme import ProgrammePage


Adding = Callable[..., "Changes"]
"""A verb that adds a row from what a form holds."""


@dataclass(frozen=True, slots=True)
class Everything:
    """The programme, with the localities' sizes as the board knows them."""

    page: ProgrammePage
    rows: tuple[BoardRow, ...]


def read_everything(review: ReviewFile) -> Everything:
    """All the screen shows."""
    from lyapp.store.queries import board, programme

    return Everything(programme.programme_page(review), board.board(review).rows)


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
