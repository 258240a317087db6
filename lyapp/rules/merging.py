"""Putting returns together: the newest answer counts, in whatever order they come in.

Of two answers to the same question by the same member, the one changed later counts; of two
changed at the same moment, the one with the greater `source`. Nothing else decides, so that any
order, repetition or grouping of returns leads to the same answers. An answer that was cleared is
an answer too: it keeps an older one from coming back.

What somebody typed into the review on the member's behalf is never overwritten.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from lyapp.model.criteria import ScoreState

Key = tuple[int, int, int]
"""Member, plan version and criterion, by their keys in the review."""


class Said(NamedTuple):
    """What an answer says, and what decides between two of them.

    `source` is anything that is always the same for the same answer: the SHA-256 of the return it
    came in, or what it says, written out. `own` marks an entry made in the review on the member's
    behalf. `evidence` may hold anything that can be compared.
    """

    changed: datetime
    source: str
    state: ScoreState | None = None
    rating: int | None = None
    comment: str = ""
    evidence: tuple[Hashable, ...] = ()
    device: str = ""
    own: bool = False

    @property
    def content(self) -> tuple[object, ...]:
        """What it says, without when and where; equal for answers that say the same."""
        return self[2:6]


NOTHING = (None, None, "", ())
"""The content of an answer that was cleared."""


@dataclass(frozen=True, slots=True)
class ReturnedPlan:
    """A return's answers to one plan version, as (criterion, answer). `refused`: none is taken."""

    plan_version: int
    answers: Sequence[tuple[int, Said]]
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Returned:
    """A return whose signature and sender are in order."""

    sha256: str
    member: int
    plans: Sequence[ReturnedPlan]


@dataclass(slots=True)
class PlanFate:
    """What becomes of a return's answers to one plan version; the numbers count answers.

    Where several returns bring the same answer, it is new, or changed, in one of them alone.
    `superseded`: something newer of this member counts. `kept`: the review's own entry stands
    there, says something else and stays; `kept_at` are the criteria where. `on_two_devices` are
    the criteria whose newest answers on two of the member's devices differ.
    """

    plan_version: int
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    superseded: int = 0
    kept: int = 0
    refused: int = 0
    on_two_devices: tuple[int, ...] = ()
    kept_at: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ReturnFate:
    """What becomes of one return. `repeated`: the same file stands earlier in the same merge."""

    sha256: str
    member: int
    plans: tuple[PlanFate, ...]
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Merged:
    """The outcome of a merge: what to write, and what became of each return, in their order.

    `written` are all the answers that come to stand in the review. Those that say the same as
    before must be written as well: their moment decides about the next return.
    """

    written: Mapping[Key, Said]
    fates: tuple[ReturnFate, ...] = field(default=())


def beats(one: Said, other: Said) -> bool:
    """Whether an answer counts before another to the same question by the same member."""
    if one.own is not other.own:
        return one.own
    if one.changed != other.changed:
        return one.changed > other.changed
    return one.source > other.source


def merge(
    held: Mapping[Key, Said],
    returns: Sequence[Returned],
    *,
    levels: Mapping[int, frozenset[int]],
) -> Merged:
    """Merge returns into what the review holds; nothing is changed, what to change is told.

    `held` needs the answers to the questions the returns answer; others don't matter. `levels`
    are the ratings each criterion takes, none for open text; an answer whose criterion isn't
    there or takes no such rating is refused.
    """
    written: dict[Key, Said] = {}
    brought_by: dict[Key, str] = {}
    for returned in returns:
        member = returned.member
        for plan in returned.plans:
            if plan.refused:
                continue
            version = plan.plan_version
            for criterion, said in plan.answers:
                if not _fits(criterion, said, levels):
                    continue
                key = (member, version, criterion)
                there = written.get(key) or held.get(key)
                if there is None or beats(said, there):
                    written[key] = said
                    brought_by[key] = returned.sha256
                elif not beats(there, said) and brought_by.get(key, "~") < returned.sha256:
                    brought_by[key] = returned.sha256
    apart = _on_two_devices(held, returns, levels)
    seen: set[str] = set()
    fates = []
    for returned in returns:
        repeated = returned.sha256 in seen
        seen.add(returned.sha256)
        plans = tuple(
            _fate(returned, plan, held, written, levels, brought_by={} if repeated else brought_by)
            for plan in returned.plans
        )
        for each in plans:
            each.on_two_devices = apart.get((returned.member, each.plan_version), ())
        fates.append(ReturnFate(returned.sha256, returned.member, plans, repeated))
    return Merged(written, tuple(fates))


def _fits(criterion: int, said: Said, levels: Mapping[int, frozenset[int]]) -> bool:
    taken = levels.get(criterion)
    if taken is None:
        return False
    if said.state is ScoreState.RATED:
        return said.rating in taken
    return said.rating is None


def _fate(
    returned: Returned,
    plan: ReturnedPlan,
    held: Mapping[Key, Said],
    written: Mapping[Key, Said],
    levels: Mapping[int, frozenset[int]],
    *,
    brought_by: Mapping[Key, str],
) -> PlanFate:
    fate = PlanFate(plan.plan_version)
    if plan.refused:
        fate.refused = len(plan.answers)
        return fate
    for criterion, said in plan.answers:
        if not _fits(criterion, said, levels):
            fate.refused += 1
            continue
        key = (returned.member, plan.plan_version, criterion)
        before = held.get(key)
        after = written.get(key) or before
        content = said.content
        if after is not None and after.content != content:
            if after.own:
                fate.kept += 1
                fate.kept_at = (*fate.kept_at, criterion)
            else:
                fate.superseded += 1
        elif brought_by.get(key) != returned.sha256 or content == (
            NOTHING if before is None else before.content
        ):
            fate.unchanged += 1
        elif before is None:
            fate.new += 1
        else:
            fate.changed += 1
    return fate


def _on_two_devices(
    held: Mapping[Key, Said],
    returns: Sequence[Returned],
    levels: Mapping[int, frozenset[int]],
) -> dict[tuple[int, int], tuple[int, ...]]:
    """By member and plan version: the criteria answered differently on two of their devices."""
    devices: defaultdict[int, set[str]] = defaultdict(set)
    for key, said in _theirs(held, returns, levels):
        devices[key[0]].add(said.device)
    several = {member for member, each in devices.items() if len(each) > 1}
    if not several:
        return {}
    newest: defaultdict[Key, dict[str, Said]] = defaultdict(dict)
    for key, said in _theirs(held, returns, levels):
        if key[0] in several:
            there = newest[key].get(said.device)
            if there is None or beats(said, there):
                newest[key][said.device] = said
    found: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for (member, version, criterion), of_device in newest.items():
        if len({said.content for said in of_device.values()}) > 1:
            found[member, version].append(criterion)
    return {place: tuple(sorted(criteria)) for place, criteria in found.items()}


def _theirs(
    held: Mapping[Key, Said],
    returns: Sequence[Returned],
    levels: Mapping[int, frozenset[int]],
) -> Iterator[tuple[Key, Said]]:
    """The answers that members gave on a device of theirs: those held, and those coming in."""
    for key, said in held.items():
        if said.device and not said.own:
            yield key, said
    for returned in returns:
        for plan in returned.plans:
            if not plan.refused:
                for criterion, said in plan.answers:
                    if _fits(criterion, said, levels):
                        yield (returned.member, plan.plan_version, criterion), said
