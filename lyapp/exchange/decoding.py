"""From JSON to frozen dataclasses, checked field by field against their type hints.

Nothing is guessed or passed over: an unknown field, a missing one, a value of the wrong type, a
name given twice or a number that isn't finite is a `Misfit` that says where and why.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Collection, Mapping
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast

from lyapp.exchange.plain_values import LONGEST_TEXT, PLAIN, Off, Reader, cut, shown, text_of

T = TypeVar("T")

MOST_ENTRIES = 200_000
"""Entries of a single list."""


class Misfit(Exception):
    """Something in JSON that doesn't fit. `where` names the place, `why` is the end of a sentence.

    `where` is empty when the whole text is meant.
    """

    def __init__(self, where: str, why: str) -> None:
        self.where = where
        self.why = why
        super().__init__(f"{where}: {why}" if where else why)


def parse_json(data: bytes) -> object:
    """Plain JSON values out of UTF-8 bytes; stricter than the standard reader.

    Raises:
        Misfit: for anything that isn't JSON, names a field twice, or is nested too deep.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Misfit("", "it is not UTF-8 text") from error
    try:
        return json.loads(text, object_pairs_hook=_fields_once, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise Misfit(f"line {error.lineno}", f"it is not JSON ({error.msg.lower()})") from error
    except ValueError as error:
        raise Misfit("", "it holds a number with too many digits") from error
    except RecursionError as error:
        raise Misfit("", "it is nested too deep") from error


def decode(kind: type[T], value: object, *, where: str, longest_text: int = LONGEST_TEXT) -> T:
    """A dataclass made from the JSON value, with every field checked.

    Args:
        kind: the dataclass; its hints may be texts, whole numbers, true/false, dates (written
            2008-07-16), moments (written 2008-07-16T09:30:00.000000Z), enums (by value), tuples
            (JSON lists), other dataclasses, and None.
        value: what `parse_json` gave.
        where: how to name this value in a message, such as “entry 3”.
        longest_text: characters a single text may have.

    Raises:
        Misfit: naming the place and what is wrong with it.
    """
    try:
        made: T = _reader(cast("Any", kind), longest_text)(value)
    except Off as off:
        raise Misfit(f"{where}{off.at}", off.why) from None
    return made


def decode_list(kind: type[T], value: object, *, longest_text: int = LONGEST_TEXT) -> tuple[T, ...]:
    """A list of entries of one kind, named “entry 1”, “entry 2” and so on in messages.

    Raises:
        Misfit: naming the entry and what is wrong with it.
    """
    if not isinstance(value, list):
        raise Misfit("", "it must be a list of entries, in square brackets")
    if len(value) > MOST_ENTRIES:
        raise Misfit("", f"it has more than {MOST_ENTRIES:,} entries")
    return tuple(
        decode(kind, one, where=f"entry {n}", longest_text=longest_text)
        for n, one in enumerate(value, 1)
    )


@cache
def _reader(hint: Any, longest: int) -> Reader:  # noqa: ANN401 - hints are of any type
    """What reads a value of this type. Made once a type, since a pack has a million values."""
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        return _optional(hint, longest)
    if origin is tuple:
        return _tuple(hint, longest)
    if dataclasses.is_dataclass(hint):
        return _dataclass(hint, longest)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _enum(hint)
    if hint is str:
        return text_of(longest)
    if hint in PLAIN:
        return PLAIN[hint]
    raise TypeError(f"a field of type {hint!r} can’t be read from JSON")


def _optional(hint: object, longest: int) -> Reader:
    (inner,) = (one for one in typing.get_args(hint) if one is not types.NoneType)
    read_inner = _reader(inner, longest)

    def read(value: object) -> object:
        return None if value is None else read_inner(value)

    return read


def _tuple(hint: object, longest: int) -> Reader:
    inner = typing.get_args(hint)
    if len(inner) == 2 and inner[1] is Ellipsis:
        return _tuple_of_any_length(_reader(inner[0], longest))
    readers = tuple(_reader(one, longest) for one in inner)

    def read(value: object) -> object:
        entries = _list(value)
        if len(entries) != len(readers):
            raise Off(f"it must be a list of {len(readers)} values")
        return tuple(
            _at(number, reader, one)
            for number, (reader, one) in enumerate(zip(readers, entries, strict=True), 1)
        )

    return read


def _tuple_of_any_length(read_one: Reader) -> Reader:
    def read(value: object) -> object:
        entries = _list(value)
        if len(entries) > MOST_ENTRIES:
            raise Off(f"it has more than {MOST_ENTRIES:,} entries")
        made: list[object] = []
        try:
            for one in entries:
                made.append(read_one(one))  # noqa: PERF401 - how many were made is needed below
        except Off as off:
            off.at = f", {len(made) + 1}{off.at}"
            raise
        return tuple(made)

    return read


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise Off(f"it must be a list, not {shown(value)}")
    return value


def _at(number: int, reader: Reader, value: object) -> object:
    try:
        return reader(value)
    except Off as off:
        off.at = f", {number}{off.at}"
        raise


def _dataclass(kind: Any, longest: int) -> Reader:  # noqa: ANN401 - any dataclass
    missing = dataclasses.MISSING
    readers = {name: _reader(hint, longest) for name, hint in typing.get_type_hints(kind).items()}
    needed = {
        field.name: None
        for field in dataclasses.fields(kind)
        if field.default is missing and field.default_factory is missing
    }.keys()
    known = readers.keys()

    def read(value: object) -> object:
        if not isinstance(value, dict):
            raise Off(f"it must be fields in curly brackets, not {shown(value)}")
        if not needed <= value.keys() <= known:
            raise _other_fields(value, needed=needed, known=known)
        made: dict[str, object] = {}
        name = ""
        try:
            for name, one in value.items():
                made[name] = readers[name](one)
        except Off as off:
            off.at = f", “{name}”{off.at}"
            raise
        return kind(**made)

    return read


def _other_fields(
    value: Mapping[str, object], *, needed: Collection[str], known: Collection[str]
) -> Off:
    for name in value:
        if name not in known:
            return Off(f"there is no field “{cut(name)}”")
    name = next(one for one in needed if one not in value)
    return Off(f"the field “{name}” is missing")


def _enum(kind: type[Enum]) -> Reader:
    by_value = {member.value: member for member in kind}
    known = ", ".join(str(member.value) for member in kind)

    def read(value: object) -> Enum:
        if not isinstance(value, str) or value not in by_value:
            raise Off(f"{shown(value)} is not one of: {known}")
        return by_value[value]

    return read


def _fields_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for at, name in enumerate(names) if name in names[:at])
        raise Misfit("", f"a field “{cut(twice)}” is given twice")
    return fields


def _no_constant(name: str) -> object:
    raise Misfit("", f"{name} is not a number")
