"""What several verbs need: a marker for "leave it as it is", and short labels for the log."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from enum import Enum


class Unset(Enum):
    """The type of `UNSET`, which leaves a field as it is where None has a meaning."""

    UNSET = "unset"


UNSET = Unset.UNSET


def shortened(text: str, most: int = 48) -> str:
    """A text cut for a label in the log."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def next_after(last: int | None) -> int:
    """The place in an order after the last one taken; None when none is."""
    return 0 if last is None else last + 1


def free_key(name: str, taken: Collection[str], *, otherwise: str) -> str:
    """A key made of a name's plain letters that isn't taken; `otherwise` for a name without any."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    key = "_".join(re.findall(r"[a-z0-9]+", plain))[:40].strip("_") or otherwise
    if key not in taken:
        return key
    return next(f"{key}_{n}" for n in range(2, len(taken) + 3) if f"{key}_{n}" not in taken)
