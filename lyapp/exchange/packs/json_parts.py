"""JSON parts: read within limits, and long lists cut into parts of a handy size."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from lyapp.exchange.decoding import Misfit, decode, decode_list, parse_json
from lyapp.exchange.encoding import encode
from lyapp.exchange.packs.limits import LARGEST_JSON, MEGABYTE, MOST_BRACKETS, MOST_COMMAS, brackets
from lyapp.model.trouble import TooMuchToSend

T = TypeVar("T")

_HANDY = MEGABYTE
"""Bytes after which a list goes on in the next part."""


def read_json(content: bytes, *, part: str) -> object:
    """The values in a part.

    Raises:
        Misfit: it isn't JSON, or has more values than such a part can have.
    """
    if _too_much(content):
        raise Misfit(part, "it has too many entries")
    if content.startswith(b"\xef\xbb\xbf"):
        raise Misfit(part, "it begins with a byte-order mark")
    try:
        return parse_json(content)
    except Misfit as misfit:
        raise _within(part, misfit) from misfit


def read_one(kind: type[T], content: bytes, *, part: str) -> T:
    """The dataclass in a part.

    Raises:
        Misfit: naming the part, the place and what is wrong.
    """
    return decode(kind, read_json(content, part=part), where=part, longest_text=LARGEST_JSON)


def read_list(kind: type[T], parts: Mapping[str, bytes], *, folder: str) -> tuple[T, ...]:
    """The entries of all parts of a folder, which are numbered from 0001 on.

    Raises:
        Misfit: naming the part, the place and what is wrong.
    """
    found: list[T] = []
    names = sorted(name for name in parts if name.startswith(f"{folder}/"))
    for number, name in enumerate(names, 1):
        if name != _numbered(folder, number):
            raise Misfit(folder, f"part {number} is missing")
        try:
            value = read_json(parts[name], part="")
            found += decode_list(kind, value, longest_text=LARGEST_JSON)
        except Misfit as misfit:
            raise _within(name, misfit) from misfit
    return tuple(found)


def write_one(name: str, value: object, *, what: str) -> tuple[str, bytes]:
    """A part with one dataclass, or a list of them.

    Raises:
        TooMuchToSend: it is larger than a part can be; `what` names it there.
    """
    content = encode(value)
    check_sendable(content, what=what)
    return name, content


def write_list(
    folder: str, entries: Iterable[tuple[str, object]], *, what: str
) -> list[tuple[str, bytes]]:
    """Numbered parts with the entries, each given with its name for a message.

    Raises:
        TooMuchToSend: one entry is larger than a part can be, or there are too many parts.
    """
    parts: list[tuple[str, bytes]] = []
    pending: list[bytes] = []
    size = 0

    def finish() -> None:
        whole = b"[" + b",".join(pending) + b"]"
        parts.append((_numbered(folder, len(parts) + 1), whole))
        pending.clear()

    for named, entry in entries:
        content = encode(entry)
        check_sendable(content, what=named)
        if pending and size + len(content) > _HANDY:
            finish()
            size = 0
        pending.append(content)
        size += len(content)
    if pending:
        finish()
    if len(parts) > 9_999:
        raise TooMuchToSend(what=what, detail="there are too many for one file")
    return parts


def check_sendable(content: bytes, *, what: str) -> None:
    """Refuse to write what `read_json` would refuse to read.

    Raises:
        TooMuchToSend: naming it as `what`.
    """
    # What stands around an entry in its part needs room too.
    if _too_much(content, spare=2):
        raise TooMuchToSend(what=what, detail="it is larger than one part of a file can be")


def _too_much(content: bytes, *, spare: int = 0) -> bool:
    return (
        len(content) > LARGEST_JSON - spare
        or brackets(content) > MOST_BRACKETS - spare
        or content.count(b",") > MOST_COMMAS
    )


def _numbered(folder: str, number: int) -> str:
    return f"{folder}/{number:04}.json"


def _within(part: str, misfit: Misfit) -> Misfit:
    where = ", ".join(one for one in (part, misfit.where) if one)
    return Misfit(where, misfit.why)
