"""What each column of a document's tables holds, guessed from headings and contents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lyapp.model.intake import (
    Cell,
    Column,
    MappingPreset,
    Paragraph,
    PlanDocument,
    SourceTable,
    TableMapping,
)
from lyapp.rules.plan_rows.alike import as_elsewhere
from lyapp.rules.plan_rows.contents import Contents, date_like, judge
from lyapp.rules.plan_rows.forms import is_form, labelled, match_label
from lyapp.rules.plan_rows.grid import is_blank, lone_text, width
from lyapp.rules.plan_rows.headers import Header, find_header
from lyapp.rules.plan_rows.headings import labelled_objective, names_objective, objectives_above
from lyapp.rules.plan_rows.measures_beside import measures_apart
from lyapp.rules.plan_rows.second_headers import rows_until_next
from lyapp.rules.plan_rows.sections import section_of_cell
from lyapp.rules.plan_rows.unheaded import body_of, columns_of, map_by_contents, titles_of
from lyapp.rules.plan_rows.vocabulary import may_be_section, normal

_FEW_WORDS = 5
"""Words of a cell that names a section in a column without a heading."""

_ONCE = (Column.OBJECTIVE, Column.CODE, Column.SECTION, Column.TIMESCALE)
_NOT_A_PLAN = frozenset(
    {"likelihood", "impact score", "risk score", "term", "meaning", "definition", "abbreviation"}
)


def guess_mappings(
    document: PlanDocument, *, presets: Sequence[MappingPreset] = ()
) -> tuple[TableMapping, ...]:
    """What the columns of every table mean, one mapping a table in the document's order.

    The first preset that knows a heading decides it. A table without a header that has as many
    columns as the one before it goes on with that one's columns. Tables that hold no plan rows
    come back with `used=False`.
    """
    told: dict[str, Column] = {}
    for preset in presets:
        for heading, column in preset.headers:
            told.setdefault(normal(heading), column)
    found: list[TableMapping] = []
    before: TableMapping | None = None
    heading_between = False
    for block in document.blocks:
        if isinstance(block, Paragraph):
            heading_between = heading_between or block.heading
            continue
        mapping = _guess(block, told, before)
        found.append(mapping)
        if mapping.used:
            before = mapping
        elif heading_between:
            before = None
        heading_between = False
    headings = objectives_above(document)
    return as_elsewhere(
        document.tables,
        [
            _with_objectives(table, mapping, heading)
            for table, mapping, heading in zip(document.tables, found, headings, strict=True)
        ],
    )


def _with_objectives(table: SourceTable, mapping: TableMapping, heading: str) -> TableMapping:
    """Without a column or a heading for objectives, what is to be done stands for them."""
    columns = mapping.columns
    if not mapping.used or mapping.form or Column.OBJECTIVE in columns or heading:
        return mapping
    if any(
        names_objective(lone_text(row), heading=True) or labelled_objective(row)
        for row in table.rows
    ):
        return mapping
    for kind in (Column.ACTION, Column.MILESTONE):
        if kind in columns:
            place = columns.index(kind)
            changed = (*columns[:place], Column.OBJECTIVE, *columns[place + 1 :])
            return replace(mapping, columns=changed)
    return mapping


def _guess(
    table: SourceTable, told: dict[str, Column], before: TableMapping | None
) -> TableMapping:
    columns = width(table)
    if not columns or all(is_blank(row) for row in table.rows):
        return TableMapping((Column.NONE,) * columns, 0, used=False)
    if is_form(table):
        return _form(table, told)
    header = find_header(table, told)
    if header is None:
        if before and not before.form and len(before.columns) == columns:
            body = body_of(table, 0)
            if _fits(body, before.columns):
                return TableMapping(before.columns, titles_of(table, 0))
        return map_by_contents(table)
    own = tuple(match.column if match else Column.NONE for match in header.matches)
    first = rows_until_next(table.rows[header.ends :], own, header.texts)
    body = columns_of(first, columns)
    contents = [judge(cells) for cells in body]
    chosen = _choose(header, contents, body)
    return TableMapping(chosen, header.ends, used=_is_plan(chosen, header, contents))


def _form(table: SourceTable, told: dict[str, Column]) -> TableMapping:
    columns: list[Column] = []
    labels = [one.label for one in labelled(table)]
    for label in labels:
        preset = told.get(normal(label))
        match = match_label(label)
        columns.append(preset or (match.column if match else Column.DETAIL))
    explained = [place for place, label in enumerate(labels) if normal(label) in told]
    return TableMapping(measures_apart(columns, labels, told=explained), 0, form=True)


def _choose(
    header: Header, contents: Sequence[Contents], body: Sequence[Sequence[Cell]]
) -> tuple[Column, ...]:
    chosen: list[Column | None] = []
    told = [match is not None and match.score > 1.5 for match in header.matches]
    for match, held, cells, text in zip(header.matches, contents, body, header.texts, strict=True):
        chosen.append(_checked(match.column if match else None, held, cells, text))
        if match is not None and match.score > 1.5:
            chosen[-1] = match.column
    charted = _charted(header, contents)
    for place in charted:
        chosen[place] = Column.NONE
    _keep_one_each(chosen, header, contents, told)
    _fill(chosen, contents)
    for place in charted if Column.TIMESCALE not in chosen else ():
        chosen[place] = Column.TIMESCALE
    known = [column or Column.NONE for column in chosen]
    explained = [place for place, by_person in enumerate(told) if by_person]
    return measures_apart(known, header.texts, told=explained)


def _charted(header: Header, contents: Sequence[Contents]) -> list[int]:
    """Columns that each stand for a time (Q1, Q2, …) and are ticked where something is done."""
    places = [
        place
        for place, (text, held) in enumerate(zip(header.texts, contents, strict=True))
        if text
        and held.ticks >= 0.8 * bool(held.filled)
        and date_like(text.split(" ", 1)[-1] if not date_like(text) else text)
    ]
    return places if sum(bool(contents[place].filled) for place in places) >= 2 else []


def _checked(
    column: Column | None, held: Contents, cells: Sequence[Cell], heading: str
) -> Column | None:
    """A heading's meaning, put right where the contents plainly say something else."""
    if may_be_section(heading) or column is Column.SECTION:
        named = [section_of_cell(cell.text) for cell in cells if cell]
        says = bool(named) and sum(one is not None for one in named) >= 0.6 * len(named)
        if says and (heading or all(len(cell.text.split()) <= _FEW_WORDS for cell in cells)):
            return Column.SECTION
        return column if column is not Column.SECTION else Column.DETAIL
    return _by_contents(column, held) if column and held.filled else column


def _by_contents(column: Column, held: Contents) -> Column:
    if column is Column.OBJECTIVE and held.grades >= 0.7 and held.filled >= 2:
        return Column.CODE if held.numbers >= 0.9 else Column.DETAIL
    if column is Column.OBJECTIVE and held.codes >= 0.8 and held.words < 3:
        return Column.CODE
    if column is Column.CODE and held.long:
        return Column.OBJECTIVE
    if column in (Column.MILESTONE, Column.OUTCOME, Column.ACTION) and held.dates >= 0.8:
        return Column.TIMESCALE
    if column is Column.LEAD and held.dates >= 0.7:
        return Column.TIMESCALE
    if column is Column.TIMESCALE and held.dates < 0.1 and held.filled >= 3:
        if held.words > 8:
            return Column.MILESTONE
        if held.leads >= 0.8:
            return Column.LEAD
    return column


def _keep_one_each(
    chosen: list[Column | None],
    header: Header,
    contents: Sequence[Contents],
    told: Sequence[bool],
) -> None:
    """Of several columns that can be held once only, the surest stays and the rest are details."""
    for kind in _ONCE:
        places = [place for place, column in enumerate(chosen) if column is kind]
        if len(places) < 2:
            continue
        best = max(places, key=lambda place: _fitness(kind, place, header, contents, told))
        for place in places:
            if place == best:
                continue
            chosen[place] = None if not contents[place].filled else Column.DETAIL
            wordy = contents[place].words >= 2 and contents[place].grades < 0.5
            if kind is Column.OBJECTIVE and wordy and Column.ACTION not in chosen:
                chosen[place] = Column.ACTION
    if Column.OBJECTIVE not in chosen:
        _find_objective(chosen, contents)


def _fitness(
    kind: Column,
    place: int,
    header: Header,
    contents: Sequence[Contents],
    told: Sequence[bool],
) -> tuple[float, ...]:
    match = header.matches[place]
    score = match.score if match else 0.0
    held = contents[place]
    filled = 1.0 if held.filled else 0.0
    if kind is Column.TIMESCALE:
        first = normal(header.texts[place]).split()
        starts = -1.0 if first and first[0] in ("start", "from", "commence", "begin") else 0.0
        return (float(told[place]), filled, starts, held.dates, score, -place)
    return (float(told[place]), filled, score, -place)


def _find_objective(chosen: list[Column | None], contents: Sequence[Contents]) -> None:
    """A plan without a column of objectives: a column of text with an unknown heading may be it."""
    unknown = [
        place
        for place, column in enumerate(chosen)
        if column is None and contents[place].filled and contents[place].words >= 2.5
    ]
    action = chosen.index(Column.ACTION) if Column.ACTION in chosen else len(chosen)
    for place in unknown:
        if place < action and contents[place].leads < 0.6 and contents[place].dates < 0.5:
            chosen[place] = Column.OBJECTIVE
            return


def _fill(chosen: list[Column | None], contents: Sequence[Contents]) -> None:
    """Columns whose headings say nothing, by what stands in them."""
    for place, held in enumerate(contents):
        if chosen[place] is not None or not held.filled:
            continue
        if held.dates >= 0.6 and Column.TIMESCALE not in chosen:
            chosen[place] = Column.TIMESCALE
        elif held.codes >= 0.8 and held.words < 3 and Column.CODE not in chosen and place < 2:
            chosen[place] = Column.CODE
        elif held.leads >= 0.6 and Column.LEAD not in chosen:
            chosen[place] = Column.LEAD
        elif held.long and Column.ACTION not in chosen:
            chosen[place] = Column.ACTION
        elif held.words >= 2 and not held.numbers >= 0.5:
            chosen[place] = Column.DETAIL


def _fits(body: Sequence[Sequence[Cell]], columns: Sequence[Column]) -> bool:
    """True when the contents don't speak against the columns of the table before."""
    for cells, column in zip(body, columns, strict=True):
        held = judge(cells)
        if held.filled < 2:
            continue
        if column is Column.TIMESCALE and held.dates < 0.3 and held.words > 6:
            return False
        if column in (Column.OBJECTIVE, Column.ACTION) and held.numbers >= 0.6:
            return False
    return True


def _is_plan(columns: Sequence[Column], header: Header, contents: Sequence[Contents]) -> bool:
    """True when a table with these columns holds plan rows."""
    if not any(held.filled for held in contents):
        return False
    if any(normal(text) in _NOT_A_PLAN for text in header.texts):
        return False
    kinds = set(columns)
    if not kinds & {Column.OBJECTIVE, Column.ACTION, Column.MILESTONE}:
        return False
    with_words = [
        column
        for column, held in zip(columns, contents, strict=True)
        if column in (Column.OBJECTIVE, Column.ACTION, Column.MILESTONE, Column.OUTCOME)
        and (held.words >= 1.5 or (len(kinds) >= 3 and held.words >= 1 and held.numbers < 0.5))
    ]
    others = kinds & {
        Column.ACTION,
        Column.MILESTONE,
        Column.LEAD,
        Column.CLINICAL_LEAD,
        Column.TIMESCALE,
        Column.OUTCOME,
        Column.OBJECTIVE,
    }
    numbers = sum(held.numbers >= 0.6 for held in contents)
    return bool(with_words) and len(others) >= 2 and numbers <= len(columns) / 2
