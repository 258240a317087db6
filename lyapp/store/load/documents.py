"""Keeping a document: its bytes by their hash, and what the file says of it."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from sqlalchemy.dialects.sqlite import insert

from lyapp.model.intake import PlanDocument
from lyapp.rules.texts import tidy
from lyapp.store import readings
from lyapp.store.tables.plans import Attachment, DocumentContent
from lyapp.store.transaction import Write

_CONTENT = DocumentContent.metadata.tables["document_content"]


def keep_document(
    work: Write,
    *,
    plan_version: int,
    name: str,
    media_type: str,
    content: bytes,
    document: PlanDocument | None,
) -> int:
    """Attach a document to a plan version; gives the attachment's key.

    `document` is what was read of it, None for one that is only kept.
    """
    return work.add(
        Attachment(
            plan_version_id=plan_version,
            name=tidy(name).strip(),
            media_type=media_type,
            sha256=keep_bytes(work, content),
            size=len(content),
            added=datetime.now(UTC),
            kind=None if document is None else document.kind.value,
            pages=None if document is None else document.pages,
            reading_sha256="" if document is None else keep_bytes(work, readings.pack(document)),
        )
    )


def keep_bytes(work: Write, content: bytes) -> str:
    """Store bytes once; gives their SHA-256. The log has the hash, so they aren't logged."""
    sha256 = hashlib.sha256(content).hexdigest()
    work.session.execute(
        insert(_CONTENT).on_conflict_do_nothing(), {"sha256": sha256, "content": content}
    )
    return sha256
