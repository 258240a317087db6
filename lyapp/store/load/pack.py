"""Filling a member's own review from the pack the chair sent."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, datetime

from lyapp.model.packs import Pack, PackContents, PackDocument, PackPlan, PackRow
from lyapp.model.panel import Assigning
from lyapp.model.plan import Objective
from lyapp.store.load.criteria import insert_catalogue, insert_criteria, insert_scale
from lyapp.store.load.documents import keep_bytes
from lyapp.store.load.keys import Keys
from lyapp.store.load.pack_marks import insert_dismissals, insert_links
from lyapp.store.load.people import (
    insert_localities,
    insert_members,
    insert_organisations,
    insert_people,
    insert_review,
)
from lyapp.store.load.plan_rows import row_columns
from lyapp.store.tables.panel import Assignment, ConflictOfInterest, PackOrigin
from lyapp.store.tables.plans import Attachment, Correction, ObjectiveItem, Plan, PlanVersion
from lyapp.store.tables.plans import Objective as ObjectiveRow
from lyapp.store.transaction import Write

_SAME = tuple(field.name for field in fields(PackRow) if field.name not in ("document", "items"))


def load_pack(work: Write, pack: Pack, *, device: str) -> None:
    """Insert everything a pack holds; `device` is the random id of this copy."""
    contents = pack.contents
    data = contents.programme
    insert_review(work, data, assigning=Assigning.PICKED)
    organisations = insert_organisations(work, data)
    localities = insert_localities(work, data, organisations)
    members = insert_members(work, data, organisations)
    insert_people(work, data)
    scale = insert_scale(work, data.scale)
    insert_criteria(work, data.criteria, scale=scale, version=contents.criteria_version)
    insert_catalogue(work, data)
    _insert_plans(work, contents, localities)
    member = members[contents.member]
    work.insert_many(
        Assignment,
        [{"member_id": member, "locality_id": localities[code]} for code in contents.scored],
    )
    work.insert_many(
        ConflictOfInterest,
        [
            {
                "member_id": member,
                "locality_id": localities[one.locality],
                "kind": one.kind,
                "note": one.note,
                "scores": False,
                "answers_questions": True,
                "stays_for_decision": False,
            }
            for one in contents.conflicts
        ],
    )
    _insert_origin(work, pack, member=member, device=device)


def _insert_origin(work: Write, pack: Pack, *, member: int, device: str) -> None:
    contents = pack.contents
    work.session.add(
        PackOrigin(
            id=1,
            pack=contents.pack,
            review=contents.review,
            member_id=member,
            public=pack.keys.public,
            private=pack.keys.private,
            signature=pack.certificate.signature,
            review_public=pack.review_public,
            sha256=pack.sha256,
            device=device,
            made=contents.made,
            opened=datetime.now(UTC),
            criteria_version=contents.criteria_version,
            criteria_fingerprint=contents.criteria_fingerprint,
            fingerprints=json.dumps(
                [[one.locality, one.number, one.fingerprint] for one in contents.plans],
                ensure_ascii=False,
            ),
            deadline=contents.deadline,
            note=contents.note,
        )
    )
    work.session.flush()


def _insert_plans(work: Write, contents: PackContents, localities: Keys) -> None:
    documents = {one.sha256: one for one in contents.documents}
    codes = list(dict.fromkeys(one.locality for one in contents.plans))
    plans = work.insert_many(Plan, [{"locality_id": localities[code]} for code in codes])
    plan_of = dict(zip(codes, plans, strict=True))
    _insert_corrections(work, contents, plan_of)
    insert_dismissals(work, contents, plan_of)
    versions = work.insert_many(
        PlanVersion,
        [
            {
                "plan_id": plan_of[one.locality],
                "number": one.number,
                "title": one.title,
                "received": one.received,
                "note": one.note,
            }
            for one in contents.plans
        ],
    )
    attached = _attach(work, contents.plans, versions, documents)
    rows = [
        (version, sort, row)
        for one, version in zip(contents.plans, versions, strict=True)
        for sort, row in enumerate(one.rows)
    ]
    places = [(one.locality, one.number, row.code) for one in contents.plans for row in one.rows]
    keys = work.insert_many(
        ObjectiveRow,
        [
            row_columns(_objective(row))
            | {
                "plan_version_id": version,
                "attachment_id": attached.get((version, row.document)),
                "sort": sort,
            }
            for version, sort, row in rows
        ],
    )
    work.insert_many(
        ObjectiveItem,
        [
            {"objective_id": key, "kind": item.kind.value, "text": item.text, "sort": sort}
            for key, (_version, _sort, row) in zip(keys, rows, strict=True)
            for sort, item in enumerate(row.items)
        ],
    )
    insert_links(work, contents, dict(zip(places, keys, strict=True)))


def _insert_corrections(work: Write, contents: PackContents, plan_of: Mapping[str, int]) -> None:
    """Keep what was put right; the rows say it already where a row keeps it."""
    work.insert_many(
        Correction,
        [
            {
                "plan_id": plan_of[one.locality],
                "field": one.said.field,
                "printed": one.said.printed,
                "due": one.said.due,
                "precision": one.said.precision.value,
                "clinical": one.said.clinical,
                "meaning": one.said.meaning,
            }
            for one in contents.corrections
        ],
    )


def _attach(
    work: Write,
    plans: tuple[PackPlan, ...],
    versions: list[int],
    documents: Mapping[str, PackDocument],
) -> dict[tuple[int, str], int]:
    """Attach the documents to the versions they came with; gives version and hash to key."""
    wanted = [
        (version, documents[sha256])
        for one, version in zip(plans, versions, strict=True)
        for sha256 in one.documents
    ]
    keys = work.insert_many(
        Attachment,
        [
            {
                "plan_version_id": version,
                "name": one.name,
                "media_type": one.media_type,
                "sha256": keep_bytes(work, one.content),
                "size": len(one.content),
                "added": datetime.now(UTC),
                "kind": None if one.kind is None else one.kind.value,
                "pages": one.pages,
                "reading_sha256": keep_bytes(work, one.reading) if one.reading else "",
            }
            for version, one in wanted
        ],
    )
    return {(version, one.sha256): key for (version, one), key in zip(wanted, keys, strict=True)}


def _objective(row: PackRow) -> Objective:
    return Objective(
        id=0,
        items=row.items,
        **{name: getattr(row, name) for name in _SAME},
    )
