"""From frozen dataclasses to JSON, as `decoding` reads it back; equal bytes for equal values."""

from __future__ import annotations

import dataclasses
import json
import re
from datetime import date, datetime
from functools import cache
from operator import attrgetter
from typing import Any, cast

from lyapp.exchange.plain_values import moment_text

_ESCAPED = re.compile(r"(?<!\\)((?:\\\\)*)\\(?:r\\n|(r)|u00[01][0-9a-f]|[bf])")
"""A control character as JSON writes it: a backslash that isn't itself written by another one."""


def encode(value: object) -> bytes:
    """Compact JSON in UTF-8. Fields that hold their default are left out.

    Takes what `decode` makes: dataclasses of texts, whole numbers, true/false, dates, moments,
    enums of texts and tuples. Control characters, which `decode` refuses, are left out; the line
    ends of other systems become newlines, and half of a surrogate pair a question mark.
    """
    text = _ENCODER.encode(value)
    if "\\u00" in text or "\\r" in text or "\\b" in text or "\\f" in text:
        text = _ESCAPED.sub(_plain_line_end, text)
    return text.encode("utf-8", errors="replace")


def _plain_line_end(found: re.Match[str]) -> str:
    line_end = "\\n" if "r" in found[0] else ""
    return found[1] + line_end


def _fields(value: object) -> object:
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date):
        return value.isoformat()
    names, values_of, defaults = _shape(cast("Any", type(value)))
    return {
        name: one
        for name, one, default in zip(names, values_of(value), defaults, strict=True)
        if one is not default and one != default
    }


@cache
def _shape(kind: Any) -> tuple[tuple[str, ...], Any, tuple[object, ...]]:  # noqa: ANN401
    """A dataclass's field names, what gets their values at once, and their defaults."""
    fields = dataclasses.fields(kind)
    names = tuple(field.name for field in fields)
    first = attrgetter(*names)
    defaults = tuple(field.default for field in fields)
    if len(names) == 1:
        return names, lambda value: (first(value),), defaults
    return names, first, defaults


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_fields)
