"""Documents kept with a plan beside those its rows came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from lyapp.model.changes import Changes
from lyapp.model.intake import PlanDocument
from lyapp.model.trouble import AttachmentInUse, UnknownKey
from lyapp.rules.texts import required
from lyapp.store.load.documents import keep_document
from lyapp.store.lookup import find, locality_of, newest_version
from lyapp.store.ops.common import shortened
from lyapp.store.tables.plans import Attachment, Evidence, Objective
from lyapp.store.tables.programme import Locality

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile


def add_attachment(
    review: ReviewFile,
    *,
    who: str,
    locality: int,
    name: str,
    content: bytes,
    media_type: str = "",
    document: PlanDocument | None = None,
) -> Changes:
    """Keep a document with the newest version of a locality's plan; `created` is its key.

    `document` is what was read of it: with it the attachment can be shown and searched.

    Raises:
        UnknownKey: the locality was removed, or has no plan.
        TextNeeded: the name is empty.
    """
    with review.write(who=who) as work:
        where = find(work.session, Locality, locality, "locality")
        version = newest_version(work.session, locality)
        if version is None or version.id is None:
            raise UnknownKey(what="plan of", key=where.name, known="none has been received")
        full = required(name, what="A document’s name")
        keep_document(
            work,
            plan_version=version.id,
            name=full,
            media_type=media_type or (document.media_type if document else ""),
            content=content,
            document=document,
        )
        work.label = f"Document of {where.name}: {shortened(full)}"
        work.touch(locality)
    return work.result


def remove_attachment(review: ReviewFile, *, who: str, attachment: int) -> Changes:
    """Take a document away from its plan; Undo brings it back.

    Raises:
        UnknownKey: it was removed already.
        AttachmentInUse: rows of the plan came from it, or a score cites it.
    """
    with review.write(who=who) as work:
        row = find(work.session, Attachment, attachment, "document")
        used = (
            select(Objective.id).where(col(Objective.attachment_id) == attachment).limit(1),
            select(Evidence.id).where(col(Evidence.attachment_id) == attachment).limit(1),
        )
        if any(work.session.exec(one).first() is not None for one in used):
            raise AttachmentInUse(name=row.name)
        if row.plan_version_id is not None:
            where = locality_of(work.session, row.plan_version_id)
            work.touch(where.id)
        work.label = f"Document removed: {shortened(row.name)}"
        work.remove(row)
    return work.result
