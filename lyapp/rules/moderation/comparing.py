"""Does a reason compare one plan with another? A plan is judged by the criterion's wording alone.

It is only a caution: a plan may well name its neighbour for a good reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lyapp.model.notice import Notice, notice

_POINTS = frozenset({"north", "south", "east", "west", "central", "mid"})
_ONE_PLAN = r"(?:plans?|localit(?:y|ies)|submissions?|groups?’? plans?)"
_PHRASES = re.compile(
    rf"""
    \b(?: (?:the\ |all\ (?:the\ )?|most\ |some\ |many\ |any\ )?other\ {_ONE_PLAN}
      | another\ {_ONE_PLAN}
      | (?:the\ )?rest\ of\ the\ {_ONE_PLAN}
      | (?:all|most)\ of\ the\ {_ONE_PLAN}
      | than\ (?:the\ |any\ of\ the\ |most\ |some\ |all\ the\ )?others
      | (?:unlike|like|compared\ (?:with|to)|against|beside|as\ good\ as)
        \ the\ (?:others|rest(?:\ of\ the\ {_ONE_PLAN})?)
      | (?:best|worst|weakest|strongest|better|worse|weaker|stronger|higher|lower)
        \ of\ (?:the|all)(?:\ \w+)?\ {_ONE_PLAN}
      | (?:best|worst|weakest|strongest)\ {_ONE_PLAN}
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Naming:
    """How localities are written. `own` is the plan's own, `others` those of each other one.

    `neutral` are names that aren't a plan's, such as the organisations', although a locality's
    name may be part of them.
    """

    own: tuple[str, ...]
    others: tuple[tuple[str, ...], ...]
    neutral: tuple[str, ...] = ()


def compares(reason: str, names: Naming) -> tuple[str, ...]:
    """The words of a reason by which it compares plans, in their order, each once.

    A point of the compass is only a locality's name where it is written as one ("North").
    """
    text = _SPACES.sub(" ", reason).strip()
    mine = {_folded(name) for name in (*names.own, *names.neutral)}
    theirs = {_folded(name) for each in names.others for name in each} - mine
    found = []
    pattern = _either((*names.own, *names.neutral, *(n for each in names.others for n in each)))
    if pattern is not None:
        found += [
            (match.start(), match[0])
            for match in pattern.finditer(text)
            if _folded(match[0]) in theirs and not _only_a_direction(match[0])
        ]
    found += [(match.start(), match[0]) for match in _PHRASES.finditer(text)]
    return tuple(dict.fromkeys(words for _place, words in sorted(found)))


def caution(reason: str, names: Naming) -> Notice | None:
    """What to say to somebody whose reason compares plans; None where it doesn't."""
    found = compares(reason, names)
    if not found:
        return None
    return notice(
        "compares_plans",
        "This seems to compare the plan with another ({words}). A reason stands better on the"
        " criterion’s own wording.",
        words=", ".join(f"“{each}”" for each in found),
    )


def _either(names: Sequence[str]) -> re.Pattern[str] | None:
    """Any of the names, the longest first, so that none is found inside a longer one."""
    plain = sorted(set(_plain(names)), key=lambda name: (-len(name), name))
    if not plain:
        return None
    written = (re.escape(name).replace(r"\ ", r"\s+") for name in plain)
    return re.compile(rf"(?<!\w)(?:{'|'.join(written)})(?!\w)", re.IGNORECASE)


def _plain(names: Iterable[str]) -> Iterable[str]:
    return (name for each in names if (name := _SPACES.sub(" ", each).strip()))


def _folded(name: str) -> str:
    return _SPACES.sub(" ", name).strip().casefold()


def _only_a_direction(written: str) -> bool:
    return written.casefold() in _POINTS and written[:1].islower()
