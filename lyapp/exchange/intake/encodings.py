"""Bytes of a text file made into text, whatever program of the last thirty years wrote it."""

from __future__ import annotations

import codecs

from lyapp.model.trouble import BadDocument, DocumentTooLarge

LONGEST = 5_000_000
"""Bytes of a text that are read at all."""


def decoded(data: bytes, *, name: str) -> str:
    """The text: by its mark (UTF-8, UTF-16, UTF-32), else UTF-8 if it is, else Windows-1252.

    Raises:
        BadDocument: for UTF-16 or UTF-32 that is cut or damaged.
        DocumentTooLarge: for a text past all measure.
    """
    if len(data) > LONGEST:
        raise DocumentTooLarge(name=name)
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _strict(data, encoding, name)
    if data[1:2] == b"\0" and data[:1] != b"\0":
        return _strict(data, "utf-16-le", name)
    if data[:1] == b"\0" and data[1:2] != b"\0":
        return _strict(data, "utf-16-be", name)
    try:
        return data.decode("utf-8").replace("\0", "")
    except UnicodeDecodeError:
        # Five bytes mean nothing in Windows-1252; Latin-1 gives them a sign that is dropped later.
        return data.decode("cp1252", "replace").replace("\0", "")


def _strict(data: bytes, encoding: str, name: str) -> str:
    if encoding == "utf-8-sig":
        return data.decode(encoding, "replace").replace("\0", "")
    try:
        return data.decode(encoding).replace("\0", "")
    except UnicodeDecodeError as error:
        raise BadDocument(name=name) from error
