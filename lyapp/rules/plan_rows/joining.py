"""Which physical rows make up one objective."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from lyapp.model.intake import Column
from lyapp.model.plan import RowPlace
from lyapp.rules.plan_rows.codes import part_code, tidy_code
from lyapp.rules.plan_rows.grid import Strip
from lyapp.rules.plan_rows.healing import begins_low, unfinished

_CONTINUED = re.compile(
    r"[\s(\[…–—:-]{0,9}\b(?:continued|continues|contd?|cont['’]?d|carried (?:over|on|forward))\b"
    r"[.…)\]\s]{0,9}(?:from (?:previous|last) page)?[.)\]]{0,9}$",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?;:]$")
_SPACES = re.compile(r"\W+")


@dataclass(slots=True)
class Group:
    """The physical rows of one objective. `text` is what its first cells say, joined."""

    strips: list[Strip]
    code: str = ""
    lines: list[str] = field(default_factory=list)
    healed: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The objective's paragraphs, one below the other."""
        return "\n".join(self.lines)


def join(
    strips: Sequence[Strip],
    *,
    splits: Collection[RowPlace] = (),
    joins: Collection[RowPlace] = (),
    coded: bool = False,
) -> tuple[Group, ...]:
    """The physical rows put together into objectives, in the document's order.

    A row without an objective of its own goes on with the one above, and so does one that
    repeats it. `splits` and `joins` are the rows for which a person has said it; `coded` that
    the plan's objectives begin with a code.
    """
    cut_here = {(place.table, place.row) for place in splits}
    joined_here = {(place.table, place.row) for place in joins}
    low = _low_is_usual(strips)
    groups: list[Group] = []
    for strip in strips:
        where = (strip.place.table, strip.place.row)
        last = groups[-1] if groups else None
        text = _objective(strip)
        code, rest = _coded(strip, text, coded=coded)
        if last is None or where in cut_here:
            goes_on = False
        elif where in joined_here:
            goes_on = True
        else:
            goes_on = _goes_on(last, strip, rest, code, low=low)
        if goes_on and last is not None:
            _append(last, strip, rest, low=low)
        else:
            lines = [line for line in (rest or strip.under).splitlines() if line.strip()]
            if strip.under and not rest:
                code, above = part_code(strip.under, coded=coded)
                lines = [above]
            groups.append(Group([strip], code, lines))
    return tuple(groups)


def _objective(strip: Strip) -> str:
    parts = [
        "\n".join(line.text.strip() for line in cell.lines if line.text.strip())
        for cell in strip.of(Column.OBJECTIVE)
        if not cell.merged
    ]
    text = "\n".join(part for part in parts if part)
    return text if any(sign.isalnum() for sign in text) else ""


def _coded(strip: Strip, text: str, *, coded: bool) -> tuple[str, str]:
    """The row's code, from a column of its own or from the objective's beginning."""
    own = tidy_code(strip.text_of(Column.CODE))
    found, rest = part_code(text, coded=coded)
    if own and found and _plain(own) != _plain(found):
        return own, text
    return (own or found), rest


def _low_is_usual(strips: Sequence[Strip]) -> bool:
    texts = [text for strip in strips if (text := _objective(strip))]
    return sum(begins_low(text) for text in texts) > 0.5 * len(texts)


def _goes_on(last: Group, strip: Strip, text: str, code: str, *, low: bool) -> bool:
    above = last.strips[-1]
    if Column.OBJECTIVE not in strip.columns:
        return bool(strip.under) and strip.under == above.under
    if strip.section is not above.section:
        return False
    if not text:
        same_code = not code or _plain(code) == _plain(last.code)
        return same_code and _same_layout(above, strip)
    if code and last.code and _plain(code) != _plain(last.code):
        return False
    if _repeats(last.text, text):
        return True
    return not code and bool(last.lines) and _is_cut(last.lines[-1], text, low=low)


def _same_layout(above: Strip, strip: Strip) -> bool:
    return above.place.table == strip.place.table or above.columns == strip.columns


def _is_cut(above: str, text: str, *, low: bool) -> bool:
    """True when an objective's first cell goes on after a page break."""
    if _ENDED.search(above.rstrip()):
        return False
    return unfinished(above) or (begins_low(text) and not low)


def _repeats(above: str, text: str) -> bool:
    if not above:
        return False
    plain, before = _plain(text), _plain(above)
    if plain == before:
        return True
    bare = _CONTINUED.sub("", text)
    if bare == text:
        return False
    return before.startswith(_plain(bare))


def _plain(text: str) -> str:
    return _SPACES.sub(" ", text.casefold()).strip()


def _append(group: Group, strip: Strip, text: str, *, low: bool) -> None:
    group.strips.append(strip)
    if not text or _repeats(group.text, text):
        return
    lines = [line for line in text.splitlines() if line.strip()]
    if group.lines and _is_cut(group.lines[-1], lines[0], low=low):
        above, below = group.lines[-1], lines[0]
        group.lines[-1] = f"{above} {below}"
        group.healed.append(" ".join([*above.split()[-4:], *below.split()[:4]]))
        lines = lines[1:]
    group.lines.extend(lines)
