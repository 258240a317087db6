"""Checking that the documents and returns of a file are all there, byte for byte."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator


def differences(connection: sqlite3.Connection) -> Iterator[str]:
    """Sentences on documents that aren't what their hashes say, or are gone."""
    there = set()
    for key, said, kind, content in connection.execute(
        # Whoever altered the bytes outside may have left text, which needn't be UTF-8.
        "SELECT id, sha256, typeof(content), CAST(content AS BLOB) "
        "FROM document_content ORDER BY id"
    ):
        there.add(said)
        if kind != "blob" or hashlib.sha256(content).hexdigest() != said:
            yield f"row {key} of document_content does not hold the document it was made for"
    for key, name, original, reading in connection.execute(
        "SELECT id, name, sha256, reading_sha256 FROM attachment ORDER BY id"
    ):
        if original not in there:
            yield f"the document “{name}” of row {key} of attachment is gone"
        elif reading and reading not in there:
            yield f"what was read of “{name}”, row {key} of attachment, is gone"
    for key, sha256 in connection.execute("SELECT id, sha256 FROM received_return ORDER BY id"):
        if sha256 not in there:
            yield f"the return of row {key} of received_return is gone"
