"""What the reading of a plan has to say about a row: the templates of its remarks."""

from __future__ import annotations

from lyapp.model.notice import Notice
from lyapp.model.plan import RowPlace

NO_OBJECTIVE = "There is no objective in this row, so it can’t be taken in."
NOTHING_ELSE = "Nothing but an objective stands in this row."
HEALED = "A sentence cut by a page break was put together: “{words}”."
CUT = "Words seem to be cut off here: “{words}”."
OUT_OF_STEP = "The columns seem to be out of step: “{words}” stands under {column}."
MOVED = "“{words}” stood under {column}; it was read as the timescale."
APART = "“{words}” stood with the lead; it was read as the timescale."
MORE_TIMESCALES = "More than one timescale is printed; the row’s own is the first, “{first}”."
MORE_LEADS = "More than one lead is printed; the row’s own is the first, “{first}”."
NO_SECTION = "The document doesn’t say whether this row is national or local; local was taken."
ASIDE = "“{words}” reads like background and was kept apart from the actions."
LEFT_OUT = "Table {number} was left out: it doesn’t read like rows of a plan."
COLUMN_LEFT_OUT = "The column {column} has {count} filled cells and isn’t taken in."
COLUMN_LEFT_OUT_ONE = "The column {column} has one filled cell and isn’t taken in."
EMPTY_COLUMN = "The column of objectives, {column}, is empty."
FROM_HEADING = "The objective was taken from the heading above the table."

_KEYS = {
    NO_OBJECTIVE: "no-objective",
    NOTHING_ELSE: "only-objective",
    HEALED: "healed",
    CUT: "cut-words",
    OUT_OF_STEP: "out-of-step",
    MOVED: "timescale-moved",
    APART: "timescale-with-lead",
    MORE_TIMESCALES: "more-timescales",
    MORE_LEADS: "more-leads",
    NO_SECTION: "no-section",
    ASIDE: "background",
    LEFT_OUT: "table-left-out",
    COLUMN_LEFT_OUT: "column-left-out",
    COLUMN_LEFT_OUT_ONE: "column-left-out",
    EMPTY_COLUMN: "column-empty",
    FROM_HEADING: "objective-from-heading",
}
_MOST_WORDS = 12


def notice(template: str, *, place: RowPlace | None = None, **values: object) -> Notice:
    """A remark about a row; long quotations are shortened."""
    kept = tuple((name, _short(value)) for name, value in values.items())
    return Notice(_KEYS[template], template, kept, place_of(place) if place else "")


def place_of(place: RowPlace) -> str:
    """Where a row stands, in words."""
    if place.page is not None:
        return f"page {place.page}, row {place.row}"
    return f"table {place.table + 1}, row {place.row}"


def _short(value: object) -> object:
    if not isinstance(value, str):
        return value
    words = value.split()
    return " ".join(words[:_MOST_WORDS]) + (" …" if len(words) > _MOST_WORDS else "")
