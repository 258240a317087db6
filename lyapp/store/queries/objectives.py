"""The rows of plan versions as a reader sees them."""

from __future__ import annotations

from collections.abc import Collection

from sqlmodel import Session, col, select

from lyapp.model.plan import DatePrecision, Item, ItemKind, Objective, Section
from lyapp.store.tables import plans


def objectives(session: Session, versions: Collection[int]) -> dict[int, tuple[Objective, ...]]:
    """The rows of each plan version, in the plan's order."""
    items: dict[int, list[Item]] = {}
    for found in session.exec(
        select(plans.ObjectiveItem)
        .join(plans.Objective, col(plans.Objective.id) == plans.ObjectiveItem.objective_id)
        .where(col(plans.Objective.plan_version_id).in_(versions))
        .order_by(col(plans.ObjectiveItem.sort))
    ).all():
        items.setdefault(found.objective_id, []).append(Item(ItemKind(found.kind), found.text))
    rows: dict[int, list[Objective]] = {}
    for row in session.exec(
        select(plans.Objective)
        .where(col(plans.Objective.plan_version_id).in_(versions))
        .order_by(col(plans.Objective.sort), col(plans.Objective.id))
    ).all():
        rows.setdefault(row.plan_version_id, []).append(
            Objective(
                id=row.id or 0,
                code=row.code,
                section=Section(row.section),
                title=row.title,
                items=tuple(items.get(row.id or 0, ())),
                lead=row.lead,
                clinical_lead=row.clinical_lead,
                timescale=row.timescale,
                due=row.due,
                precision=DatePrecision(row.precision),
                note=row.note,
            )
        )
    return {key: tuple(found) for key, found in rows.items()}
