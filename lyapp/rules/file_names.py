"""Names of files that are made for people, safe on every system they may be sent to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

_NOT_ALLOWED = re.compile(r'[<>:"/\\|?*]+')
_BLANKS = re.compile(r"\s+")
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
_TITLE, _NAME = 40, 60
"""The most letters of a review's title and of a person's name; a path has its limits."""


def safe_part(text: str, *, most: int) -> str:
    """A text as a part of a file's name: what Windows refuses is left out or becomes a dash."""
    plain = "".join(
        " " if unicodedata.category(one) in ("Cc", "Cf", "Cs", "Cn", "Zl", "Zp") else one
        for one in unicodedata.normalize("NFC", text)
    )
    plain = _BLANKS.sub(" ", _NOT_ALLOWED.sub("-", plain)).strip(" .-")
    plain = plain[:most].rstrip(" .-")
    return f"{plain}_" if plain.split(".")[0].casefold() in _RESERVED else plain


def pack_names(title: str, members: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The file name of each member's pack by the member's key, no two alike on any system.

    `title` is the review's; `members` are (key, name). Two of one name are told apart by key.
    """
    short = safe_part(title, most=_TITLE)
    parts = [
        (key, safe_part(name, most=_NAME) or safe_part(key, most=_NAME)) for key, name in members
    ]
    shared = [name.casefold() for _key, name in parts]
    found: dict[str, str] = {}
    taken: set[str] = set()
    for key, name in parts:
        words = (
            name if shared.count(name.casefold()) == 1 else f"{name} ({safe_part(key, most=20)})"
        )
        made, n = words, 2
        while made.casefold() in taken:
            made, n = f"{words} {n}", n + 1
        taken.add(made.casefold())
        found[key] = " – ".join(part for part in ("Pack", short, made) if part) + ".lypack"
    return found


def copy_name(title: str, member: str, made: date) -> str:
    """What a member's own copy of a review is called, without its ending."""
    return _joined(safe_part(title, most=_TITLE), safe_part(member, most=_NAME), f"{made:%Y-%m-%d}")


def copy_names_begin(title: str, member: str) -> str:
    """How the names of all a member's copies of a review begin, as `copy_name` makes them."""
    return _joined(safe_part(title, most=_TITLE), safe_part(member, most=_NAME)) + " – "


def return_name(title: str, member: str) -> str:
    """What a member's return is called, without its ending."""
    return _joined("Return", safe_part(title, most=_TITLE), safe_part(member, most=_NAME))


def _joined(*parts: str) -> str:
    return " – ".join(part for part in parts if part)
