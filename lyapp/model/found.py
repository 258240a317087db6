"""Where in a plan's document something was found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DocumentPlace:
    """A paragraph, a table's title or a table's row, and the words it was found by.

    `block` is the place among the document's blocks, from 0; `row` is the number of a table's
    row and None for all else; `page` counts from 1. `words` stand as the document prints them.
    """

    attachment: int
    page: int | None
    block: int
    row: int | None = None
    words: tuple[str, ...] = ()
