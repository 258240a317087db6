"""Names of Word's elements, as lxml writes them, and small questions about them."""

from __future__ import annotations

from typing import Any, TypeAlias

NAMESPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = NAMESPACE + "val"

Element: TypeAlias = Any
"""An element of lxml, which ships without types."""


def w(name: str) -> str:
    """The full name of one of Word's own elements or attributes."""
    return NAMESPACE + name


def is_on(holder: Element | None, name: str) -> bool:
    """Whether a property that can be on or off stands in the holder and is on."""
    found = None if holder is None else holder.find(NAMESPACE + name)
    return found is not None and found.get(VAL, "true") not in ("0", "false", "off")


def value(holder: Element | None, name: str) -> str:
    """The value of a property, "" when the holder doesn't have it."""
    found = None if holder is None else holder.find(NAMESPACE + name)
    return "" if found is None else found.get(VAL, "")


def number(text: str | None, *, least: int = 0, most: int, otherwise: int) -> int:
    """A whole number out of an attribute, kept within bounds."""
    try:
        return max(least, min(int(text or ""), most))
    except ValueError:
        return otherwise
