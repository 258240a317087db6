"""Taking in a plan that came as a document."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import col, func, select

from lyapp.model.changes import Changes
from lyapp.model.findings import Correction
from lyapp.model.intake import MappingPreset, PlanDocument, ReadRow
from lyapp.model.trouble import NothingToTakeIn
from lyapp.model.versions import Into
from lyapp.rules.taking_in import take_in
from lyapp.rules.texts import tidy
from lyapp.store.load.documents import keep_document
from lyapp.store.load.plan_rows import copy_links, insert_rows
from lyapp.store.lookup import find, newest_version
from lyapp.store.ops.common import next_after, shortened
from lyapp.store.ops.corrections import put_on_rows, remember
from lyapp.store.ops.presets import keep_preset
from lyapp.store.queries.intake import is_empty
from lyapp.store.queries.objectives import objectives
from lyapp.store.tables.plans import Objective, Plan, PlanVersion
from lyapp.store.tables.programme import Locality

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile
    from lyapp.store.transaction import Write


def import_plan(
    review: ReviewFile,
    *,
    who: str,
    locality: int,
    document: PlanDocument,
    original: bytes,
    rows: Sequence[ReadRow],
    into: Into,
    received: date | None = None,
    title: str = "",
    corrections: Sequence[Correction] = (),
    preset: MappingPreset | None = None,
) -> Changes:
    """Take a document's rows into a locality's plan, in one transaction and one step of undo.

    A new version gets the next number; a version without rows, scores or documents is filled
    instead. Rows of the version before with the same objective and items hand on what was said of
    their must-dos, confirmed or refused, even where lead or date are others; scores stay with the
    version they were given on. `original` is kept unchanged. `corrections` and `preset` are
    what a person said while checking, and are remembered for the next document. Refused rows,
    and with `Into.ADD` rows that are there already, are left out.

    `created` of the result is the plan version's key.

    Raises:
        UnknownKey: the locality was removed.
        NothingToTakeIn: no row is left to take in.
    """
    with review.write(who=who, source_sha256=hashlib.sha256(original).hexdigest()) as work:
        where = find(work.session, Locality, locality, "locality")
        plan, newest = _plan(work, locality)
        now = None if newest is None else newest.id
        older = () if now is None else objectives(work.raw, [now]).get(now, ())
        taken = take_in(rows, older=older, into=into)
        if not taken.objectives:
            raise NothingToTakeIn(name=document.name)
        version, key = _version(work, plan, newest, into)
        said = tidy(title).strip()
        if into is Into.NEW_VERSION or version.received is None:
            version.received = received or version.received
        if said and (into is Into.NEW_VERSION or not version.title):
            version.title = said
        work.session.add(version)
        work.session.flush()
        attachment = keep_document(
            work,
            plan_version=key,
            name=document.name,
            media_type=document.media_type,
            content=original,
            document=document,
        )
        last = work.session.exec(
            select(func.max(Objective.sort)).where(Objective.plan_version_id == key)
        ).one()
        keys = insert_rows(
            work,
            taken.objectives,
            plan_version=key,
            attachment=attachment,
            first_sort=next_after(last),
        )
        if into is Into.NEW_VERSION:
            copy_links(
                work,
                {
                    taken.before[row.id]: new
                    for row, new in zip(taken.objectives, keys, strict=True)
                    if row.id in taken.before
                },
            )
        for one in corrections:
            remember(work, plan, one)
            put_on_rows(work, key, one)
        if preset is not None:
            keep_preset(work, replace(preset, locality=locality))
        count = len(keys)
        noun = "row" if count == 1 else "rows"
        work.label = (
            f"Plan of {where.name}, version {version.number}: "
            f"{count} {noun} from “{shortened(document.name)}”"
        )
        work.touch(locality)
        work.created = key
    return work.result


def _plan(work: Write, locality: int) -> tuple[int, PlanVersion | None]:
    """The key of the locality's plan, made if there is none, and its newest version."""
    found = work.session.exec(select(Plan.id).where(col(Plan.locality_id) == locality)).first()
    key = found if found is not None else work.add(Plan(locality_id=locality))
    return key, newest_version(work.session, locality)


def _version(
    work: Write, plan: int, newest: PlanVersion | None, into: Into
) -> tuple[PlanVersion, int]:
    """The version the rows go into, with its key."""
    if newest is not None and newest.id is not None:
        if into is Into.ADD or is_empty(work.raw, newest.id):
            return newest, newest.id
        made = PlanVersion(plan_id=plan, number=newest.number + 1)
    else:
        made = PlanVersion(plan_id=plan, number=1)
    return made, work.add(made)
