"""What a person says of a row, kept with the document in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lyapp.model.findings import Correction
from lyapp.ui.intake import edits
from lyapp.ui.intake.check.taking_back import remember

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from lyapp.model.intake import ReadRow
    from lyapp.model.plan import DatePrecision, RowPlace
    from lyapp.ui.intake.tray import Key, Paper


def as_read(paper: Paper, key: Key) -> tuple[int, ReadRow] | None:
    """A row's position, and the row before anything was put right in it."""
    rows = paper.rows or ()
    keys = edits.keys_of(rows)
    return (keys.index(key), rows[keys.index(key)]) if key in keys else None


def put_right(paper: Paper, key: Key, field: str, text: str) -> None:
    """Keep what a field of a row says now; nothing when it says what was read."""
    found = as_read(paper, key)
    if found is None:
        return
    before = "no" if field == edits.LEFT_OUT else edits.field_text(found[1], field)
    if text == paper.edits.get(key, {}).get(field, before):
        return
    remember(paper)
    said = paper.edits.setdefault(key, {})
    if text == before:
        said.pop(field, None)
    else:
        said[field] = text
    if not said:
        del paper.edits[key]


def say_due(paper: Paper, printed: str, day: date | None, precision: DatePrecision) -> None:
    """Keep what a printed timescale means, in place of what was said of it before."""
    say_meanings(paper, (Correction(edits.TIMESCALE, printed, day, precision),))


def say_meanings(paper: Paper, made: Sequence[Correction]) -> None:
    """Keep what printed texts mean, in place of what was said of them before."""
    remember(paper)
    anew = {(one.field, one.printed) for one in made}
    kept = (one for one in paper.corrections if (one.field, one.printed) not in anew)
    paper.corrections = (*kept, *made)


def split_at(paper: Paper, place: RowPlace) -> None:
    """An objective of its own begins here."""
    remember(paper)
    paper.splits |= {place}
    paper.joins -= {place}


def join_at(paper: Paper, rows: Sequence[ReadRow], position: int) -> None:
    """The row at this position goes on with the one above. Both keep what was put right in them.

    `rows` are all rows as a person left them.
    """
    remember(paper)
    keys = edits.keys_of(rows)
    above, below = keys[position - 1], keys[position]
    texts, others = paper.edits.get(above, {}), paper.edits.get(below, {})
    if texts or others:
        paper.edits[above] = edits.joined(rows[position - 1], rows[position], texts, others)
    place = rows[position].places[0]
    paper.joins |= {place}
    paper.splits -= {place}


def let_be(paper: Paper, key: Key) -> None:
    """The row stays as it was read."""
    if key in paper.edits:
        remember(paper)
        del paper.edits[key]


def look_at(paper: Paper, key: Key) -> None:
    """The row was looked at; said again, it wasn't."""
    remember(paper)
    paper.seen ^= {key}
