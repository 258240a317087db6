"""Loading plans with their rows, and scores with the rows they cite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lyapp.model.programme import PlanVersionData, ScoreData
from lyapp.store.load.keys import Keys
from lyapp.store.tables import plans
from lyapp.store.transaction import Write


def insert_plans(
    work: Write, versions: Sequence[PlanVersionData], localities: Keys
) -> tuple[Keys, dict[tuple[str, str], int]]:
    """Insert plans; gives locality code to newest version, and (locality, row code) to row."""
    codes = list(dict.fromkeys(one.locality for one in versions))
    plan_keys = work.insert_many(plans.Plan, [{"locality_id": localities[code]} for code in codes])
    plan_of = dict(zip(codes, plan_keys, strict=True))
    ordered = sorted(versions, key=lambda one: one.number)
    version_keys = work.insert_many(
        plans.PlanVersion,
        [
            {
                "plan_id": plan_of[one.locality],
                "number": one.number,
                "title": one.title,
                "received": one.received,
                "note": one.note,
            }
            for one in ordered
        ],
    )
    rows = [
        (one.locality, version, sort, objective)
        for one, version in zip(ordered, version_keys, strict=True)
        for sort, objective in enumerate(one.objectives)
    ]
    row_keys = work.insert_many(
        plans.Objective,
        [
            {
                "plan_version_id": version,
                "code": row.code,
                "section": row.section.value,
                "title": row.title,
                "lead": row.lead,
                "clinical_lead": row.clinical_lead,
                "timescale": row.timescale,
                "due": row.due,
                "precision": row.precision.value,
                "note": row.note,
                "sort": sort,
            }
            for _locality, version, sort, row in rows
        ],
    )
    work.insert_many(
        plans.ObjectiveItem,
        [
            {"objective_id": key, "kind": item.kind.value, "text": item.text, "sort": sort}
            for (_locality, _version, _sort, row), key in zip(rows, row_keys, strict=True)
            for sort, item in enumerate(row.items)
        ],
    )
    newest = {one.locality: key for one, key in zip(ordered, version_keys, strict=True)}
    objectives = {
        (locality, row.code): key
        for (locality, _version, _sort, row), key in zip(rows, row_keys, strict=True)
    }
    return newest, objectives


def insert_scores(
    work: Write,
    scores: Iterable[ScoreData],
    *,
    versions: Mapping[str, int],
    criteria: Mapping[str, int],
    members: Mapping[str, int],
    objectives: Mapping[tuple[str, str], int],
    made_up: bool,
) -> None:
    """Insert scores given by codes and keys, and the rows they cite."""
    rows = list(scores)
    keys = work.insert_many(
        plans.Score,
        [
            {
                "plan_version_id": versions[one.locality],
                "criterion_id": criteria[one.criterion],
                "member_id": members[one.member],
                "state": one.state.value,
                "rating": one.rating,
                "comment": one.comment,
                "made_up": made_up,
                "changed_at": None,
                "device": "",
                "entered_by": "",
            }
            for one in rows
        ],
    )
    work.insert_many(
        plans.Evidence,
        [
            {
                "score_id": key,
                "objective_id": objectives[one.locality, code],
                "attachment_id": None,
                "page": None,
                "quote": "",
            }
            for one, key in zip(rows, keys, strict=True)
            for code in dict.fromkeys(one.evidence)
            if (one.locality, code) in objectives
        ],
    )
