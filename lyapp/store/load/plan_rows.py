"""Inserting the rows of a plan version, each of them logged."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import inspect, select

from lyapp.model.plan import Objective
from lyapp.store.tables.plans import MustDoLink, ObjectiveItem
from lyapp.store.tables.plans import Objective as ObjectiveRow
from lyapp.store.transaction import Write


def insert_rows(
    work: Write,
    rows: Sequence[Objective],
    *,
    plan_version: int,
    attachment: int | None,
    first_sort: int = 0,
) -> list[int]:
    """Insert the rows after those that are there; gives their keys."""
    keys = work.insert_logged(
        ObjectiveRow,
        [
            row_columns(row)
            | {"plan_version_id": plan_version, "attachment_id": attachment, "sort": n}
            for n, row in enumerate(rows, first_sort)
        ],
    )
    work.insert_logged(
        ObjectiveItem,
        [
            {"objective_id": key, "kind": item.kind.value, "text": item.text, "sort": sort}
            for key, row in zip(keys, rows, strict=True)
            for sort, item in enumerate(row.items)
        ],
    )
    return keys


def copy_links(work: Write, became: Mapping[int, int]) -> None:
    """Give rows the must-dos of the rows they come from, by the keys of both."""
    table = inspect(MustDoLink).local_table
    found: list[dict[str, Any]] = []
    keys = list(became)
    for at in range(0, len(keys), 500):
        some = select(table).where(table.c.objective_id.in_(keys[at : at + 500]))
        found += [dict(row) for row in work.session.execute(some).mappings()]
    work.insert_logged(
        MustDoLink,
        [
            {
                **{name: value for name, value in link.items() if name != "id"},
                "objective_id": became[link["objective_id"]],
            }
            for link in found
        ],
    )


def row_columns(row: Objective) -> dict[str, Any]:
    """A row's columns, but for where it stands: version, attachment and place in the order."""
    return {
        "code": row.code,
        "section": row.section.value,
        "title": row.title,
        "lead": row.lead,
        "clinical_lead": row.clinical_lead,
        "timescale": row.timescale,
        "due": row.due,
        "precision": row.precision.value,
        "note": row.note,
        "text": row.text,
        "printed_code": row.printed_code,
        "other_leads": _list(row.other_leads),
        "other_timescales": _list(row.other_timescales),
        "starts": row.starts,
        "ongoing": row.ongoing,
        "confidence": None if row.confidence is None else row.confidence.value,
        "page": row.page,
        "places": _list([(place.table, place.row, place.page) for place in row.places]),
    }


def _list(values: Sequence[object]) -> str:
    if not values:
        return ""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))
