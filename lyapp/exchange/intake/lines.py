"""Texts as they are printed in a cell: cleaned, cut into lines, bullets taken off."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lyapp.model.intake import Line

DEEPEST = 2
"""The lowest level of a line: a bullet below a bullet."""

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"\s+")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
    "\ufff0-\uffff\ud800-\udfff]"
)
_BULLET = re.compile(
    r"(\s*)([•●∙·▪■□▫◦○‣⁃➢➤►✓✔❖◆◇✦★\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc*–—-]|o(?=\s+\S))(?:\s+|$)"
)
_TIGHT_BULLET = re.compile(r"(\s*)([•●∙▪■□▫◦‣⁃➢➤►\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc])")


def tidy(text: str) -> str:
    """The text on one line: single spaces, without control characters and invisible marks."""
    if _is_tidy(text):
        return text.strip()
    return _SPACES.sub(" ", _UNSEEN.sub("", text)).strip()


def _is_tidy(text: str) -> bool:
    # What Python calls printable has no blank but the plain one and, of the marks nobody sees,
    # only these two.
    return (
        text.isprintable()
        and "  " not in text
        and (text.isascii() or not ("\ufffc" in text or "\ufffd" in text))
    )


def split_lines(text: str) -> tuple[Line, ...]:
    """The printed lines of a text, without empty ones; a typed bullet sets the line's level."""
    whole = text.strip(" \n")
    if whole and _is_tidy(whole.replace("\n", " ")):  # most cells
        lines: list[Line] = []
        for piece in whole.split("\n"):
            if piece[:2] == "• ":
                lines.append(Line(piece[2:], 1))
            elif piece[0].isalnum() and piece[:2] != "o ":
                lines.append(Line(piece))
            else:
                break
        else:
            return tuple(lines)
    return levelled((piece, 0) for piece in _BREAK.split(text))


def levelled(pieces: Iterable[tuple[str, int]]) -> tuple[Line, ...]:
    """Lines from raw texts with the level the format itself gives each (0 for none).

    A bullet typed into the text counts where the format gives no level: the first kind of a run
    is level 1, one that stands further in or has a lesser sign is level 2.
    """
    lines: list[Line] = []
    outer: tuple[int, str] | None = None
    for raw, given in pieces:
        level = given
        sign = raw[:1]
        found = None if sign.isalnum() and sign != "o" else _bullet(raw)
        if found is None:
            text = tidy(raw)
            if level == 0 and text:
                outer = None
        else:
            indent, sign, text = found
            outer = outer or (indent, sign)
            if level == 0:
                level = 2 if indent > outer[0] or (indent == outer[0] and sign != outer[1]) else 1
        if text:
            lines.append(Line(text, min(DEEPEST, level)))
    return tuple(lines)


def _bullet(raw: str) -> tuple[int, str, str] | None:
    """How far in a typed bullet stands, its sign, and the text after it."""
    found = _BULLET.match(raw) or _TIGHT_BULLET.match(raw)
    if found is None:
        return None
    text = tidy(raw[found.end() :])
    if not text and found[2] in "-–—*·":
        return None  # a dash alone in a cell stands for “nothing” and is what was printed
    return len(found[1].expandtabs(4)), found[2], text
