"""Whether the kept reading of a document is one: it comes from outside and is shown as it stands.

Its form is in docs/file-formats.md, “The reading of a document”.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from lyapp.exchange.decoding import Misfit
from lyapp.exchange.packs.json_parts import read_json
from lyapp.exchange.plain_values import LARGEST_NUMBER, Off, day

_PARAGRAPH = frozenset({"text", "page", "heading"})
_TABLE = frozenset({"name", "title", "page", "rows"})
_READING = frozenset({"pages", "blocks", "asides", "notices"})
_FIELDS = re.compile(r"\{([a-z_]+)\}")
_DEEPEST_BULLET = 9


def check_reading(content: bytes, *, part: str) -> None:
    """Check that the JSON is what was read of a document.

    Raises:
        Misfit: it is something else.
    """
    value = read_json(content, part=part)
    if not _is_reading(value):
        raise Misfit(part, "it isn’t what is read of a document")


def _is_reading(value: Any) -> bool:  # noqa: ANN401 - any JSON
    return (
        isinstance(value, dict)
        and value.keys() == _READING
        and _number_or_none(value["pages"])
        and all(isinstance(value[one], list) for one in ("blocks", "asides", "notices"))
        and all(_is_block(one) for one in value["blocks"])
        and all(_is_texts(one, 3) for one in value["asides"])
        and all(_is_notice(one) for one in value["notices"])
    )


def _is_block(value: Any) -> bool:  # noqa: ANN401 - any JSON
    if not isinstance(value, dict) or not _number_or_none(value.get("page")):
        return False
    if value.keys() == _PARAGRAPH:
        return isinstance(value["text"], str) and isinstance(value["heading"], bool)
    return (
        value.keys() == _TABLE
        and isinstance(value["name"], str)
        and isinstance(value["title"], str)
        and isinstance(value["rows"], list)
        and all(_is_row(row) for row in value["rows"])
    )


def _is_row(value: Any) -> bool:  # noqa: ANN401 - any JSON
    if not isinstance(value, list) or len(value) != 3:
        return False
    number, page, cells = value
    return (
        _number(number)
        and _number_or_none(page)
        and isinstance(cells, list)
        and all(isinstance(cell, str) or _is_cell(cell) for cell in cells)
    )


def _is_cell(value: Any) -> bool:  # noqa: ANN401 - any JSON
    if value == 0 and _number(value):
        return True
    if not isinstance(value, list) or len(value) != 3:
        return False
    lines, merged, serial = value
    if not isinstance(merged, bool) or not isinstance(lines, list):
        return False
    return (serial is None or _is_day(serial)) and all(_is_line(line) for line in lines)


def _is_line(value: Any) -> bool:  # noqa: ANN401 - any JSON
    return (
        isinstance(value, list)
        and len(value) == 2
        and isinstance(value[0], str)
        and _number(value[1])
        and 0 <= value[1] <= _DEEPEST_BULLET
    )


def _is_notice(value: Any) -> bool:  # noqa: ANN401 - any JSON
    if not isinstance(value, list) or len(value) != 4 or not isinstance(value[2], list):
        return False
    key, template, values, place = value
    if not all(isinstance(one, str) for one in (key, template, place)):
        return False
    if not all(_is_named_value(one) for one in values):
        return False
    return _is_plain_template(template, [name for name, _value in values])


def _is_named_value(value: Any) -> bool:  # noqa: ANN401 - any JSON
    return (
        isinstance(value, list)
        and len(value) == 2
        and isinstance(value[0], str)
        and (value[1] is None or isinstance(value[1], bool | str) or _number(value[1]))
    )


def _is_plain_template(template: str, names: Sequence[str]) -> bool:
    """True when it asks for named values and nothing else: no widths, no parts of a value.

    A template is filled in when it is shown, and a width of a thousand million would be, too.
    """
    rest = _FIELDS.sub("", template)
    asked = _FIELDS.findall(template)
    return "{" not in rest and "}" not in rest and all(name in names for name in asked)


def _is_texts(value: Any, count: int) -> bool:  # noqa: ANN401 - any JSON
    return (
        isinstance(value, list)
        and len(value) == count
        and all(isinstance(one, str) for one in value)
    )


def _is_day(value: Any) -> bool:  # noqa: ANN401 - any JSON
    try:
        day(value)
    except Off:
        return False
    return True


def _number(value: Any) -> bool:  # noqa: ANN401 - any JSON
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= LARGEST_NUMBER


def _number_or_none(value: Any) -> bool:  # noqa: ANN401 - any JSON
    return value is None or _number(value)
