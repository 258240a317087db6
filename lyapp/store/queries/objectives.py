"""The rows of plan versions as a reader sees them."""

from __future__ import annotations

from collections.abc import Collection

from sqlmodel import Session, col, select

from lyapp.model.plan import DatePrecision, Item, ItemKind, Objective, Section
from lyapp.store.tables import plans

_KINDS = {kind.value: kind for kind in ItemKind}


def objectives(session: Session, versions: Collection[int]) -> dict[int, tuple[Objective, ...]]:
    """The rows of each plan version, in the plan's order."""
    items: dict[int, list[Item]] = {}
    row, item = plans.Objective, plans.ObjectiveItem
    for objective, kind, text in session.exec(
        select(item.objective_id, item.kind, item.text)
        .join(row, col(row.id) == item.objective_id)
        .where(col(row.plan_version_id).in_(versions))
        .order_by(col(item.sort))
    ).all():
        items.setdefault(objective, []).append(Item(_KINDS[kind], text))
    rows: dict[int, list[Objective]] = {}
    for found in session.exec(
        select(row)
        .where(col(row.plan_version_id).in_(versions))
        .order_by(col(row.sort), col(row.id))
    ).all():
        rows.setdefault(found.plan_version_id, []).append(
            Objective(
                id=found.id or 0,
                code=found.code,
                section=Section(found.section),
                title=found.title,
                items=tuple(items.get(found.id or 0, ())),
                lead=found.lead,
                clinical_lead=found.clinical_lead,
                timescale=found.timescale,
                due=found.due,
                precision=DatePrecision(found.precision),
                note=found.note,
            )
        )
    return {key: tuple(found) for key, found in rows.items()}
