"""The documents that are kept, and what was read of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from lyapp.model.intake import DocumentKind, PlanDocument
from lyapp.model.trouble import UnknownKey
from lyapp.store import readings
from lyapp.store.rows import first, moment, select

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """A document of a plan version; `rows` counts the plan's rows that came from it.

    `kind` is None for a document that is only kept: there is nothing of it to show or search.
    """

    attachment: int
    plan_version: int
    version: int
    name: str
    media_type: str
    kind: DocumentKind | None
    sha256: str
    size: int
    pages: int | None
    added: datetime
    rows: int


def attachments(review: ReviewFile, *, locality: int) -> tuple[AttachmentRow, ...]:
    """The documents of a locality's plan, those of the newest version first."""
    with review.read() as db:
        rows = select(
            db,
            """
            SELECT attachment.id, version.id, version.number, attachment.name,
                   attachment.media_type, attachment.kind, attachment.sha256, attachment.size,
                   attachment.pages, attachment.added,
                   (SELECT count(*) FROM objective WHERE attachment_id = attachment.id)
            FROM attachment
            JOIN plan_version AS version ON version.id = attachment.plan_version_id
            JOIN plan ON plan.id = version.plan_id
            WHERE plan.locality_id = :locality
            ORDER BY version.number DESC, attachment.id
            """,
            locality=locality,
        )
    return tuple(
        AttachmentRow(
            attachment=key,
            plan_version=plan_version,
            version=version,
            name=name,
            media_type=media_type,
            kind=None if kind is None else DocumentKind(kind),
            sha256=sha256,
            size=size,
            pages=pages,
            added=moment(added),
            rows=count,
        )
        for (
            key,
            plan_version,
            version,
            name,
            media_type,
            kind,
            sha256,
            size,
            pages,
            added,
            count,
        ) in rows
    )


def content(review: ReviewFile, *, attachment: int) -> bytes:
    """A document as it was received, byte for byte.

    Raises:
        UnknownKey: it was removed.
    """
    with review.read() as db:
        found = first(
            db,
            """
            SELECT kept.content FROM attachment
            JOIN document_content AS kept ON kept.sha256 = attachment.sha256
            WHERE attachment.id = :attachment
            """,
            attachment=attachment,
        )
    if found is None:
        raise UnknownKey(what="document", key=attachment, known="it was removed meanwhile")
    return bytes(found[0])


def document(review: ReviewFile, *, attachment: int) -> PlanDocument | None:
    """A document as it was read; None for one that is only kept.

    Raises:
        UnknownKey: it was removed.
    """
    with review.read() as db:
        found = first(
            db,
            """
            SELECT attachment.name, attachment.kind, attachment.media_type, attachment.sha256,
                   attachment.size, kept.content
            FROM attachment
            LEFT JOIN document_content AS kept ON kept.sha256 = attachment.reading_sha256
            WHERE attachment.id = :attachment
            """,
            attachment=attachment,
        )
    if found is None:
        raise UnknownKey(what="document", key=attachment, known="it was removed meanwhile")
    name, kind, media_type, sha256, size, reading = found
    if kind is None or reading is None:
        return None
    kept = readings.Kept(name, DocumentKind(kind), media_type, sha256, size)
    return readings.unpack(reading, kept)
