"""The rows of plan versions as a reader sees them."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from lyapp.model.plan import Confidence, DatePrecision, Item, ItemKind, Objective, RowPlace, Section
from lyapp.store.rows import day, grouped, select

if TYPE_CHECKING:
    import sqlite3

_KINDS = {kind.value: kind for kind in ItemKind}
_SECTIONS = {one.value: one for one in Section}
_PRECISIONS = {one.value: one for one in DatePrecision}
_CONFIDENCES = {one.value: one for one in Confidence}


def objectives(
    db: sqlite3.Connection, versions: Collection[int]
) -> dict[int, tuple[Objective, ...]]:
    """The rows of each plan version, in the plan's order."""
    items = grouped(
        (objective, Item(_KINDS[kind], text))
        for objective, kind, text in select(
            db,
            """
            SELECT item.objective_id, item.kind, item.text
            FROM objective_item AS item JOIN objective ON objective.id = item.objective_id
            WHERE {among} ORDER BY item.sort
            """,
            column="objective.plan_version_id",
            only=versions,
        )
    )
    rows = select(
        db,
        """
        SELECT plan_version_id, id, code, section, title, due, precision, starts, ongoing,
               confidence, other_leads, other_timescales, places, lead, clinical_lead, timescale,
               note, text, printed_code, attachment_id, page
        FROM objective WHERE {among} ORDER BY sort, id
        """,
        column="plan_version_id",
        only=versions,
    )
    return grouped((row[0], _objective(row[1:], items)) for row in rows)


def _objective(row: Sequence[Any], items: Mapping[int, tuple[Item, ...]]) -> Objective:
    key, code, section, title, due, precision, starts, ongoing, sure, *lists = row[:12]
    lead, clinical_lead, timescale, note, text, printed_code, attachment, page = row[12:]
    leads, timescales, places = (json.loads(one) if one else () for one in lists)
    return Objective(
        id=key,
        code=code,
        section=_SECTIONS[section],
        title=title,
        items=items.get(key, ()),
        lead=lead,
        clinical_lead=clinical_lead,
        timescale=timescale,
        due=day(due),
        precision=_PRECISIONS[precision],
        note=note,
        text=text,
        printed_code=printed_code,
        other_leads=tuple(leads),
        other_timescales=tuple(timescales),
        starts=day(starts),
        ongoing=bool(ongoing),
        confidence=None if sure is None else _CONFIDENCES[sure],
        attachment=attachment,
        page=page,
        places=tuple(RowPlace(*place) for place in places),
    )
