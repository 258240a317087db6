"""Typed text made fit to keep, with nothing that a reader could see taken away."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from lyapp.model.trouble import TextNeeded

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_HALF_CHARACTERS = re.compile("[\ud800-\udfff]")


def tidy(text: str) -> str:
    """The text with plain line ends, no control characters and no trailing whitespace.

    Every kind of line end becomes a newline and a tab a space; other control characters go.
    Characters are composed (NFC), so that equal-looking words are equal; half of a surrogate
    pair, which no file could hold, becomes the replacement sign. Spaces at the ends of lines and
    empty lines at the end go; everything else stays.
    """
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    text = _HALF_CHARACTERS.sub("\ufffd", _CONTROLS.sub("", text))
    text = unicodedata.normalize("NFC", text)
    return "\n".join(line.rstrip() for line in text.split("\n")).rstrip()


def said_of_all(texts: Sequence[str]) -> str:
    """What every one of several texts starts with: the shortest of them, if it is that.

    Empty for fewer than two texts, which share nothing, and where any starts otherwise.
    """
    if len(texts) < 2:
        return ""
    shortest = min(texts, key=len)
    return shortest if all(text.startswith(shortest) for text in texts) else ""


def required(text: str, *, what: str) -> str:
    """The text, tidied and without surrounding whitespace.

    `what` is how the refusal names it at the start of a sentence: "A condition".

    Raises:
        TextNeeded: nothing visible is left.
    """
    stripped = tidy(text).strip()
    if not any(character.isprintable() and not character.isspace() for character in stripped):
        raise TextNeeded(what=what)
    return stripped
