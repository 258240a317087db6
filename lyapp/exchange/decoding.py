"""From JSON to frozen dataclasses, checked field by field against their type hints.

Nothing is guessed or passed over: an unknown field, a missing one, a value of the wrong type, a
name given twice or a number that isn't finite is a `Misfit` that says where and why.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")

LONGEST_TEXT = 20_000
"""Characters of a single text; more is a slip or an attack."""

MOST_ENTRIES = 200_000
"""Entries of a single list."""

LARGEST_NUMBER = 10**15
"""Whole numbers beyond this, either side of zero, are refused."""


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


def decode(kind: type[T], value: object, *, where: str) -> T:
    """A dataclass made from the JSON value, with every field checked.

    Args:
        kind: the dataclass; its hints may be texts, whole numbers, true/false, dates (written
            2008-07-16), enums (by value), tuples (JSON lists), other dataclasses, and None.
        value: what `parse_json` gave.
        where: how to name this value in a message, such as “entry 3”.

    Raises:
        Misfit: naming the place and what is wrong with it.
    """
    made: T = _value(kind, value, where)
    return made


def decode_list(kind: type[T], value: object) -> tuple[T, ...]:
    """A list of entries of one kind, named “entry 1”, “entry 2” and so on in messages.

    Raises:
        Misfit: naming the entry and what is wrong with it.
    """
    if not isinstance(value, list):
        raise Misfit("", "it must be a list of entries, in square brackets")
    if len(value) > MOST_ENTRIES:
        raise Misfit("", f"it has more than {MOST_ENTRIES:,} entries")
    return tuple(decode(kind, one, where=f"entry {n}") for n, one in enumerate(value, 1))


def _value(hint: Any, value: object, where: str) -> Any:  # noqa: ANN401 - hints are of any type
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        return _optional(hint, value, where)
    if origin is tuple:
        return _tuple(hint, value, where)
    if dataclasses.is_dataclass(hint):
        return _dataclass(hint, value, where)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _enum(hint, value, where)
    return _plain(hint, value, where)


def _optional(hint: object, value: object, where: str) -> object:
    if value is None:
        return None
    (inner,) = (one for one in typing.get_args(hint) if one is not types.NoneType)
    return _value(inner, value, where)


def _tuple(hint: object, value: object, where: str) -> tuple[object, ...]:
    inner = typing.get_args(hint)
    if not isinstance(value, list):
        raise Misfit(where, f"it must be a list, not {_shown(value)}")
    if len(inner) == 2 and inner[1] is Ellipsis:
        if len(value) > MOST_ENTRIES:
            raise Misfit(where, f"it has more than {MOST_ENTRIES:,} entries")
        return tuple(_value(inner[0], one, f"{where}, {n}") for n, one in enumerate(value, 1))
    if len(value) != len(inner):
        raise Misfit(where, f"it must be a list of {len(inner)} values")
    return tuple(
        _value(kind, one, f"{where}, {n}")
        for n, (kind, one) in enumerate(zip(inner, value, strict=True), 1)
    )


def _dataclass(kind: Any, value: object, where: str) -> object:  # noqa: ANN401 - any dataclass
    if not isinstance(value, dict):
        raise Misfit(where, f"it must be fields in curly brackets, not {_shown(value)}")
    hints, needed = _hints(kind)
    for name in value:
        if name not in hints:
            raise Misfit(where, f"there is no field “{_cut(name)}”")
    for name in needed:
        if name not in value:
            raise Misfit(where, f"the field “{name}” is missing")
    return kind(
        **{name: _value(hints[name], one, f"{where}, “{name}”") for name, one in value.items()}
    )


@cache
def _hints(kind: type) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The hints of a dataclass's fields, and the names of those without a default."""
    missing = dataclasses.MISSING
    needed = tuple(
        field.name
        for field in dataclasses.fields(kind)
        if field.default is missing and field.default_factory is missing
    )
    return typing.get_type_hints(kind), needed


def _enum(kind: type[Enum], value: object, where: str) -> Enum:
    for member in kind:
        if member.value == value:
            return member
    known = ", ".join(str(member.value) for member in kind)
    raise Misfit(where, f"{_shown(value)} is not one of: {known}")


def _plain(hint: object, value: object, where: str) -> object:
    if hint is str:
        return _text(value, where)
    if hint is bool:
        if isinstance(value, bool):
            return value
        raise Misfit(where, f"it must be true or false, not {_shown(value)}")
    if hint is int:
        return _whole_number(value, where)
    if hint is date:
        return _date(value, where)
    raise TypeError(f"a field of type {hint!r} can't be read from JSON")


def _text(value: object, where: str) -> str:
    if not isinstance(value, str):
        raise Misfit(where, f"it must be a text in quotes, not {_shown(value)}")
    if len(value) > LONGEST_TEXT:
        raise Misfit(where, f"it is longer than {LONGEST_TEXT:,} characters")
    if any((char < " " and char not in "\n\t") or "\ud800" <= char <= "\udfff" for char in value):
        raise Misfit(where, "it holds characters that can't be shown")
    return value


def _whole_number(value: object, where: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise Misfit(where, f"it must be a whole number, not {_shown(value)}")
    if abs(value) > LARGEST_NUMBER:
        raise Misfit(where, "the number is too large")
    return value


def _date(value: object, where: str) -> date:
    # Python 3.11 reads other ISO forms too (20080716, 2008-W29-3); one way to write it is enough.
    if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise Misfit(where, f"{_shown(value)} is not a date such as 2008-07-16")


def _fields_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields: dict[str, object] = {}
    for name, value in pairs:
        if name in fields:
            raise Misfit("", f"a field “{_cut(name)}” is given twice")
        fields[name] = value
    return fields


def _no_constant(name: str) -> object:
    raise Misfit("", f"{name} is not a number")


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "fields in curly brackets"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return str(value).lower()
    return f"“{_cut(str(value))}”"


def _cut(text: str) -> str:
    plain = "".join(char if char.isprintable() else "?" for char in text[:61])
    return plain if len(plain) <= 60 else plain[:59] + "…"
