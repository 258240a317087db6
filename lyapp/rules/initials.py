"""The initials of a person's name."""

from __future__ import annotations

TITLES = frozenset(
    {"dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "sir", "dame", "lord", "lady",
     "rev", "revd", "reverend", "cllr", "councillor"}
)  # fmt: skip
"""What may stand before a name, in small letters and without a full stop."""


def initials(name: str, *, most: int = 3) -> str:
    """The first letters of a name's words, without titles unless there is nothing else.

    “Dr Jane O’Neill” gives “JO”.
    """
    words = name.split()
    while len(words) > 1 and words[0].rstrip(".").casefold() in TITLES:
        words = words[1:]
    return "".join(word[0] for word in words if word[0].isalpha()).upper()[:most]
