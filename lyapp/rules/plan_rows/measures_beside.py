"""A column of measures beside one of outcomes: what is measured on the way is a milestone."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from lyapp.model.intake import Column

_MEASURES = re.compile(r"\b(?:measur\w*|indicators?|kpis?|criteri(?:a|on))\b", re.IGNORECASE)


def measures_apart(
    columns: Sequence[Column], headings: Sequence[str], *, told: Collection[int] = ()
) -> tuple[Column, ...]:
    """The columns, with “Success measure” a milestone where another one names the outcomes.

    Alone a success measure is read as an outcome. Beside “What will be different”, in a plan
    without a column of milestones, the two would run together in one list. `told` has the places
    of columns that a person has explained; those stay.
    """
    places = [place for place, column in enumerate(columns) if column is Column.OUTCOME]
    if len(places) < 2 or Column.MILESTONE in columns:
        return tuple(columns)
    measures = [place for place in places if _MEASURES.search(headings[place])]
    if len(measures) == len(places):
        return tuple(columns)
    moved = frozenset(measures) - frozenset(told)
    return tuple(
        Column.MILESTONE if place in moved else column for place, column in enumerate(columns)
    )


def twice_but_apart(kind: Column, heading: str, before: Sequence[tuple[str, Column]]) -> bool:
    """True when a second heading of outcomes is one of measures, or the first was."""
    kinds = [*(column for _, column in before), kind]
    texts = [*(text for text, _ in before), heading]
    return kind is Column.OUTCOME and measures_apart(kinds, texts).count(Column.OUTCOME) == 1
