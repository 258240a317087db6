"""Two texts as one, with what went struck out and what came underlined: HTML for a text view."""

from __future__ import annotations

import html
import re
from difflib import SequenceMatcher

from lyapp.ui import theme

_WORDS = re.compile(r"\s+|[^\s]+")
_LONG = 3000
"""Words in both texts together from which they are shown one after the other."""


def marked(before: str, after: str) -> str:
    """The newer text with the words that went and came marked; escaped, with line breaks."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if not old or not new or len(old) + len(new) > _LONG:
        return " ".join(part for part in (_gone(before), _come(after)) if part)
    made = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            made.append(_plain("".join(new[c:d])))
            continue
        gone = "".join(old[a:b])
        made.append(_gone(gone))
        if what == "replace" and not gone[-1].isspace():
            made.append(" ")
        made.append(_come("".join(new[c:d])))
    return "".join(made)


def _gone(text: str) -> str:
    tokens = theme.current()
    return _in(text, f"color:{tokens.bad.name()}; text-decoration:line-through")


def _come(text: str) -> str:
    tokens = theme.current()
    look = f"color:{tokens.good.name()}; background-color:{tokens.good_fill.name()};"
    return _in(text, f"{look} text-decoration:underline")


def _in(text: str, style: str) -> str:
    if not text.strip():
        return _plain(text)
    return f'<span style="{style}">{_plain(text)}</span>'


def _plain(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")
