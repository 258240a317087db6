"""Who scores which locality's plan."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from lyapp.model.panel import Assigning, Conflict
from lyapp.rules.conflicts import kept_from_scoring

Pair = tuple[int, int]
"""Member and locality, by their keys in the review."""


@dataclass(frozen=True, slots=True)
class Scorer:
    """A member: the organisations they score for (none means all), and whether they have left."""

    member: int
    organisations: tuple[int, ...] = ()
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A locality and the organisation it belongs to."""

    locality: int
    organisation: int


def assigned(
    how: Assigning,
    *,
    scorers: Iterable[Scorer],
    places: Collection[Place],
    picked: Collection[Pair] = (),
    conflicts: Iterable[Conflict] = (),
) -> frozenset[Pair]:
    """The members and localities for which a score is expected.

    A declared interest goes before every way of assigning, and who has withdrawn scores nothing.
    `picked` counts only where members are picked.
    """
    wanted = frozenset(picked)
    kept_out = kept_from_scoring(conflicts)
    return frozenset(
        pair
        for scorer in scorers
        if not scorer.withdrawn
        for place in places
        if (pair := (scorer.member, place.locality)) not in kept_out
        and _scores(how, scorer, place, wanted)
    )


def scorers_of(pairs: Iterable[Pair], *, locality: int) -> frozenset[int]:
    """The members expected to score a locality."""
    return frozenset(member for member, where in pairs if where == locality)


def localities_of(pairs: Iterable[Pair], *, member: int) -> frozenset[int]:
    """The localities a member is expected to score."""
    return frozenset(where for who, where in pairs if who == member)


def repicked(
    picked: Collection[Pair],
    *,
    members: Collection[int],
    localities: Collection[int],
    scores: bool,
) -> frozenset[Pair]:
    """The picks after a block of the matrix was switched on, or off; the rest stays."""
    block = {(member, locality) for member in members for locality in localities}
    return frozenset(picked) | block if scores else frozenset(picked) - block


def _scores(how: Assigning, scorer: Scorer, place: Place, picked: Collection[Pair]) -> bool:
    match how:
        case Assigning.EVERYTHING:
            return True
        case Assigning.BY_ORGANISATION:
            return not scorer.organisations or place.organisation in scorer.organisations
        case Assigning.PICKED:
            return (scorer.member, place.locality) in picked
