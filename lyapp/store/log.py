"""The change log's own arithmetic: values as JSON, entries as a chain of hashes."""

from __future__ import annotations

import base64
import hashlib
import json
from datetime import date, datetime
from typing import Any

FIRST_HASH = "0" * 64
"""What the first entry of a file is chained to."""


def plain(value: object) -> object:
    """A column's value as JSON can hold it."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes):
        return {
            "sha256": hashlib.sha256(value).hexdigest(),
            "base64": base64.b64encode(value).decode(),
        }
    return value


def back(value: Any, python_type: type) -> object:  # noqa: ANN401  # as JSON gives it
    """The column's value again, from what `plain` made of it."""
    if value is None:
        return None
    if issubclass(python_type, datetime):
        return datetime.fromisoformat(value)
    if issubclass(python_type, date):
        return date.fromisoformat(value)
    if python_type is bytes:
        return base64.b64decode(value["base64"])
    return value


def pack(changes: object) -> bytes:
    """Changes as the bytes that are stored and hashed."""
    return json.dumps(changes, ensure_ascii=False, separators=(",", ":")).encode()


def chain(
    previous: str,
    *,
    at: datetime,
    who: str,
    label: str,
    kind: str,
    of_id: int | None,
    source_sha256: str,
    changes: bytes,
) -> str:
    """The hash of an entry: over all it says and the hash before it."""
    head = json.dumps(
        [previous, at.isoformat(), who, label, kind, of_id, source_sha256],
        ensure_ascii=False,
        separators=(",", ":"),
    )
    digest = hashlib.sha256(head.encode())
    digest.update(b"\0")
    digest.update(changes)
    return digest.hexdigest()
