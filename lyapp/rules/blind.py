"""Blind by default: what may be shown of whose scores, and to whom.

Scores stay hidden until a member has finished (their return is in, or the chair has marked them
finished) and the chair has opened the plan's moderation. Hidden means everything that could give
them away: the ratings and comments, averages and suggested outcomes, counts by level, colours,
and orders sorted by them. How much somebody has answered may be seen at all times.

Each query asks here and leaves out what isn't shown before it works anything out, so that no
screen, export or file has to think of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from lyapp.model.notice import Notice, notice


@dataclass(frozen=True, slots=True)
class Blindness:
    """How blind a review is. Members and plan versions are given by their keys in it.

    `finished` are the members whose return is in or who are marked finished. `opened` are the
    plan versions whose moderation has been opened, be it closed again meanwhile or not.
    """

    on: bool
    finished: frozenset[int] = frozenset()
    opened: frozenset[int] = frozenset()


OPEN = Blindness(on=False)
"""Everything may be shown: a review scored by one person, or together in one file."""

_SAYS_RATING = re.compile(
    r"(?P<what>(?:(?:Undo|Redo): )*Score .*): (?:\d+|not applicable|unable to judge)"
)


def blind_applies(setting: bool | None, *, packs: int) -> bool:
    """Whether a review is blind: as the programme says; left open, once a pack has been made.

    So a review that one person, or a group round one table, scores directly stays as open as it
    always was.
    """
    return packs > 0 if setting is None else setting


def may_see(
    blindness: Blindness,
    *,
    plan_version: int,
    member: int,
    viewer: int | None = None,
    entered_by: int | None = None,
) -> bool:
    """Whether a member's answers for a plan may be shown.

    Args:
        blindness: how blind the review is.
        plan_version: the plan they are for.
        member: whose they are.
        viewer: the member who looks, None where nobody in particular does (a paper, an export, a
            board). Each member always sees their own.
        entered_by: who typed them in for the member, if somebody did; they see what they typed.
    """
    if not blindness.on:
        return True
    if viewer is not None and viewer in {member, entered_by}:
        return True
    return member in blindness.finished and plan_version in blindness.opened


def may_see_figures(blindness: Blindness, *, plan_version: int) -> bool:
    """Whether averages, counts by level, colours and orders of a plan may be shown at all.

    They are then worked out from the answers that `may_see` shows without a viewer, never with a
    viewer's own among them: two such figures would give the others' away.
    """
    return not blindness.on or plan_version in blindness.opened


def opened_plans(blindness: Blindness, plan_versions: Iterable[int]) -> tuple[int, ...]:
    """Those of the plan versions of which figures may be shown, in the order given."""
    return tuple(each for each in plan_versions if may_see_figures(blindness, plan_version=each))


def without_rating(label: str) -> str:
    """A label of the change log without the rating it names.

    Labels written while a review is blind name none; those from before its first pack do.
    """
    found = _SAYS_RATING.fullmatch(label)
    return label if found is None else found["what"]


def reason_to_open(
    blindness: Blindness,
    *,
    expected: Collection[int],
    finished: Collection[int],
    names: dict[int, str],
) -> Notice | None:
    """Why opening a plan's moderation now needs a reason; None where it needs none.

    `expected` are the members who are to score the plan, `finished` those who have finished with
    it.
    """
    if not blindness.on:
        return None
    owing = sorted(set(expected) - set(finished))
    if not owing:
        return None
    return notice(
        "opened_early",
        "Not in yet: {members}. Opening the moderation now shows the others’ scores before these"
        " are given, so say why.",
        members=", ".join(names.get(each, str(each)) for each in owing),
    )
