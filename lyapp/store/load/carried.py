"""Putting what a member said in an earlier copy into the one that is being made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lyapp.store.rows import first, select
from lyapp.store.tables.plans import Evidence, Score

if TYPE_CHECKING:
    from lyapp.model.packs import PlanAnswers
    from lyapp.store.transaction import Write


def load_carried(work: Write, plans: Sequence[PlanAnswers], *, member: str) -> None:
    """Insert answers to plans and criteria that are there, with the moments they were given.

    As everything a member says in their own copy they have no device. A citation of a document
    that didn't come with this pack is left out.
    """
    (who,) = first(work.raw, "SELECT id FROM member WHERE key = :key", key=member)
    criteria = dict(select(work.raw, "SELECT key, id FROM criterion"))
    versions = {
        (code, number): key
        for code, number, key in select(
            work.raw,
            """
            SELECT locality.code, version.number, version.id
            FROM plan_version AS version
            JOIN plan ON plan.id = version.plan_id
            JOIN locality ON locality.id = plan.locality_id
            """,
        )
    }
    rows = {
        (version, code): key
        for version, code, key in select(
            work.raw, "SELECT plan_version_id, code, id FROM objective"
        )
    }
    documents = {
        (version, sha256): key
        for version, sha256, key in select(
            work.raw, "SELECT plan_version_id, sha256, id FROM attachment ORDER BY id DESC"
        )
    }
    answers = [
        (versions[plan.locality, plan.number], one) for plan in plans for one in plan.answers
    ]
    keys = work.insert_many(
        Score,
        [
            {
                "plan_version_id": version,
                "criterion_id": criteria[one.criterion],
                "member_id": who,
                "state": None if one.state is None else one.state.value,
                "rating": one.rating,
                "comment": one.comment,
                "made_up": False,
                "changed_at": one.changed,
                "device": "",
                "entered_by": "",
            }
            for version, one in answers
        ],
    )
    cited = [
        {
            "score_id": score,
            "objective_id": rows.get((version, said.row)) if said.row else None,
            "attachment_id": None if said.row else documents.get((version, said.document)),
            "page": said.page,
            "quote": said.quote,
        }
        for score, (version, one) in zip(keys, answers, strict=True)
        for said in one.evidence
    ]
    work.insert_many(
        Evidence, [one for one in cited if one["objective_id"] or one["attachment_id"]]
    )
