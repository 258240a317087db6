"""One plan row out of the physical rows of an objective."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lyapp.model.intake import Column, Due, Line, ReadRow
from lyapp.model.notice import Notice
from lyapp.model.plan import Item, ItemKind, Section
from lyapp.rules.plan_rows.contents import date_like
from lyapp.rules.plan_rows.grid import Strip
from lyapp.rules.plan_rows.healing import Names, Placed, begins_low, heal, unfinished
from lyapp.rules.plan_rows.items import items_of, plain_line
from lyapp.rules.plan_rows.joining import Group
from lyapp.rules.plan_rows.notices import (
    ASIDE,
    CUT,
    FROM_HEADING,
    HEALED,
    MORE_LEADS,
    MORE_TIMESCALES,
    NO_OBJECTIVE,
    NO_SECTION,
    NOTHING_ELSE,
    notice,
)
from lyapp.rules.plan_rows.people_and_times import Printed, read_people_and_times
from lyapp.rules.plan_rows.understanding import Understanding
from lyapp.rules.plan_rows.vocabulary import normal

_KINDS = {
    Column.ACTION: ItemKind.ACTION,
    Column.MILESTONE: ItemKind.MILESTONE,
    Column.OUTCOME: ItemKind.OUTCOME,
    Column.DETAIL: ItemKind.DETAIL,
}
_SAYS_ITSELF = frozenset(
    {
        "detail", "details", "note", "notes", "comment", "comments", "background", "remarks",
        "further information", "information", "more information", "additional information",
    }
)  # fmt: skip
"""Headings that need not stand before what is printed under them."""


def build_row(
    group: Group,
    *,
    section: Section | None,
    low_is_usual: Callable[[Strip], Sequence[bool]],
    understood: Understanding,
    say_section: bool,
    names: Names = frozenset(),
) -> ReadRow:
    """The plan row of one objective, with a notice for everything doubtful.

    `section` is what a person has said for the whole document. `say_section` asks for a remark
    where nothing says which section the row belongs to. `names` are those the plan uses.
    """
    first = group.strips[0]
    notices: list[Notice] = []
    told = section or first.section
    if told is None and say_section:
        notices.append(notice(NO_SECTION, place=first.place))
    printed = read_people_and_times(group.strips)
    items, remarks = _items(group, low_is_usual, printed, names)
    title = group.lines[0] if group.lines else ""
    refused = not title
    if refused:
        notices.append(notice(NO_OBJECTIVE, place=first.place))
    elif first.under and Column.OBJECTIVE not in first.columns:
        notices.append(notice(FROM_HEADING, place=first.place))
    if title and not items and not printed.leads and not printed.timescales:
        notices.append(notice(NOTHING_ELSE, place=first.place))
    notices += [notice(HEALED, place=first.place, words=words) for words in group.healed]
    due = understood.due(printed.timescales[0], printed.serial) if printed.timescales else Due("")
    leads = understood.leads(printed.leads, printed.clinical)
    clinical = "\n".join(printed.clinical) or ", ".join(leads.clinical)
    return ReadRow(
        section=told or Section.LOCAL,
        objective=group.text,
        title=title,
        code=group.code,
        items=items,
        leads=printed.leads,
        clinical_lead=clinical,
        timescales=printed.timescales,
        due=due,
        understood_leads=leads,
        places=tuple(strip.place for strip in group.strips),
        notices=(*notices, *remarks, *_more(group, printed), *due.notices, *printed.notices),
        refused=refused,
    )


def _more(group: Group, printed: Printed) -> list[Notice]:
    place = group.strips[0].place
    found: list[Notice] = []
    if len(printed.timescales) > 1:
        found.append(notice(MORE_TIMESCALES, place=place, first=printed.timescales[0]))
    if len(printed.leads) > 1:
        found.append(notice(MORE_LEADS, place=place, first=printed.leads[0]))
    return found


def _items(
    group: Group,
    low_is_usual: Callable[[Strip], Sequence[bool]],
    printed: Printed,
    names: Names,
) -> tuple[tuple[Item, ...], list[Notice]]:
    """The row's items, physical row by physical row and in each from left to right."""
    strips = group.strips
    first = strips[0]
    wanted = [place for place, held in enumerate(first.columns) if held in _KINDS]
    lines = [[_lines(strip, place, first) for strip in strips] for place in wanted]
    usual = low_is_usual(first)
    healed, around = heal(lines, [usual[place] for place in wanted], names)
    placed: list[tuple[int, int, Item]] = []
    remarks = [notice(HEALED, place=first.place, words=words) for words in around]
    for order, (place, column) in enumerate(zip(wanted, healed, strict=True)):
        kind = _KINDS[first.columns[place]]
        kept = _without_times(column, printed) if kind is not ItemKind.ACTION else column
        remarks += _cuts(kept, strips, lines[order], low=usual[place])
        prefix = _prefix(first, place) if kind is ItemKind.DETAIL else ""
        for one in items_of(kept, kind):
            item = Item(one.item.kind, prefix + one.item.text) if prefix else one.item
            placed.append((one.strip, order, item))
            aside = kind is ItemKind.ACTION and item.kind is ItemKind.DETAIL
            if aside and not item.text.endswith(":"):
                remarks.append(notice(ASIDE, place=strips[one.strip].place, words=item.text))
    placed.sort(key=lambda entry: entry[:2])
    return tuple(item for _, _, item in placed), remarks


def _lines(strip: Strip, place: int, first: Strip) -> list[Line]:
    """The lines of one column in one physical row, by its place or (elsewhere) its meaning."""
    if strip.columns == first.columns:
        cell = strip.cells[place]
    else:
        cells = strip.of(first.columns[place])
        if not cells:
            return []
        cell = cells[0]
    if cell.merged:
        return []
    return [plain_line(line) for line in cell.lines if line.text.strip()]


def _without_times(column: Sequence[Placed], printed: Printed) -> Sequence[Placed]:
    """The lines without a time that was read as the row's timescale."""
    moved = [one for one in printed.notices if one.key == "timescale-moved"]
    if not moved or not column or column[0].line.text.strip() != printed.timescales[0]:
        return column
    return column[1:] if date_like(column[0].line.text) else column


def _prefix(strip: Strip, place: int) -> str:
    """The heading to print before a detail, where the detail alone wouldn't say what it is."""
    label = strip.labels[place] if place < len(strip.labels) else ""
    return f"{label.rstrip(':')}: " if label and normal(label) not in _SAYS_ITSELF else ""


_GOES_ON = frozenset(
    {
        "and", "are", "but", "had", "has", "have", "is", "nor", "of", "or", "than", "that", "was",
        "were", "which", "who", "whose",
    }
)  # fmt: skip
"""Words that begin no item of its own. Others in lower case may: many plans write so."""


def _begins_in_the_middle(line: Line) -> bool:
    if line.level or not begins_low(line.text):
        return False
    return line.text.split(None, 1)[0].strip("(“\"‘',.") in _GOES_ON


def _cuts(
    column: Sequence[Placed], strips: Sequence[Strip], rows: Sequence[Sequence[Line]], *, low: bool
) -> list[Notice]:
    """Remarks on words that stop or begin in the middle and were not put together."""
    found: list[Notice] = []
    for index, placed in enumerate(column):
        text = placed.line.text
        last = index + 1 == len(column) or column[index + 1].strip != placed.strip
        if (last and unfinished(text)) or text.startswith(("…", "...")) or len(text.strip()) == 1:
            found.append(notice(CUT, place=strips[placed.strip].place, words=text))
    if column and not low and rows[0] and _begins_in_the_middle(column[0].line):
        found.append(notice(CUT, place=strips[0].place, words=column[0].line.text))
    return found
