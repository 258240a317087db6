"""Reading a plan document as it was sent: what stands where, and nothing of what it means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from lyapp.exchange.intake import recognise
from lyapp.model.intake import DocumentKind, PlanDocument

Tick = Callable[[int, int], None]
"""Called with the steps done and the steps in all; it may raise, which ends the reading."""


def read_document(data: bytes, *, name: str, tick: Tick | None = None) -> PlanDocument:
    """What a document holds, told by its content first and by its name where that isn't enough.

    Nothing is written, and nothing is fetched that a document points to.

    Args:
        data: the whole file.
        name: its name, for messages and for its ending.
        tick: told of the progress; an exception it raises passes through.

    Raises:
        BadDocument: one of its family, with what to do, for whatever can't be read.
    """
    kind, media_type, package = recognise.recognise(data, name=name)
    if kind is DocumentKind.WORD and package is not None:
        from lyapp.exchange.intake.word import read_word

        return read_word(data, package=package, name=name, tick=tick)
    if kind is DocumentKind.SPREADSHEET:
        from lyapp.exchange.intake.spreadsheet import read_spreadsheet

        return read_spreadsheet(data, package=package, media_type=media_type, name=name, tick=tick)
    if kind is DocumentKind.SEPARATED:
        from lyapp.exchange.intake.separated import read_separated

        return read_separated(data, media_type=media_type, name=name, tick=tick)
    if kind is DocumentKind.PDF:
        from lyapp.exchange.intake.pdf import read_pdf

        return read_pdf(data, name=name, tick=tick)
    return _read_text(data, name)


def _read_text(data: bytes, name: str) -> PlanDocument:
    from hashlib import sha256

    from lyapp.exchange.intake.encodings import decoded
    from lyapp.exchange.intake.pasted import read_text

    # What is kept and compared is the file itself, not the text that was made of it.
    read = read_text(decoded(data, name=name), name=name)
    return replace(read, sha256=sha256(data).hexdigest(), size=len(data))
