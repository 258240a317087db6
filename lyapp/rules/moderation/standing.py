"""Where a plan stands, a value a criterion: the members' medians, or what the panel agreed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lyapp.model.criteria import Criterion, RatingScale, ScoreState
from lyapp.model.panel import Agreed, Given
from lyapp.rules.ratings import MarkSummary, percent_of_maximum, summarise


@dataclass(frozen=True, slots=True)
class Standing:
    """A plan's values by criterion key. `not_applicable` are the criteria left out for it."""

    rated: Mapping[str, float]
    not_applicable: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class OutcomeFacts:
    """What the programme's rule asks of a plan.

    `percent` is of the applicable maximum (None without any weight); `lowest` and
    `lowest_must_pass` are the lowest values reached. `missing` are the titles of the criteria
    that lack a value, `missing_must_pass` those of them that must pass. `balance_pence` is None
    where no balance is stated.
    """

    percent: float | None
    lowest: float | None
    lowest_must_pass: float | None
    below_meets: int
    missing: tuple[str, ...]
    missing_must_pass: tuple[str, ...]
    balance_pence: int | None


def summaries(
    criteria: Iterable[Criterion], given: Mapping[str, Sequence[Given]]
) -> dict[str, MarkSummary]:
    """Median, range and counts of each criterion that takes a rating, by its key."""
    return {
        criterion.key: summarise([one.mark for one in given.get(criterion.key, ())])
        for criterion in criteria
        if not criterion.open_text
    }


def standing(found: Mapping[str, MarkSummary]) -> Standing:
    """The medians; a criterion doesn't apply when that is all that anybody said of it."""
    return Standing(
        rated={key: one.median for key, one in found.items() if one.median is not None},
        not_applicable=frozenset(key for key, one in found.items() if does_not_apply(one)),
    )


def with_agreed(medians: Standing, agreed: Mapping[str, Agreed]) -> Standing:
    """The same, with what the panel has agreed in place of the medians."""
    rated = dict(medians.rated)
    left_out = set(medians.not_applicable)
    for key, one in agreed.items():
        rated.pop(key, None)
        left_out.discard(key)
        if one.mark.state is ScoreState.NOT_APPLICABLE:
            left_out.add(key)
        elif one.mark.state is ScoreState.RATED and one.mark.rating is not None:
            rated[key] = one.mark.rating
    return Standing(rated, frozenset(left_out))


def without(given: Mapping[str, Sequence[Given]], member: int) -> dict[str, list[Given]]:
    """What the other members gave."""
    return {key: [one for one in cell if one.member != member] for key, cell in given.items()}


def does_not_apply(found: MarkSummary) -> bool:
    """True when everybody who answered says that the criterion doesn't apply."""
    return found.median is None and found.not_applicable > 0 and not found.unable


def outcome_facts(
    stands: Standing,
    *,
    criteria: Sequence[Criterion],
    scale: RatingScale,
    balance_pence: int | None,
) -> OutcomeFacts:
    """What the programme's rule looks at, worked out from a plan's values."""
    values: list[tuple[Criterion, float]] = []
    missing: list[Criterion] = []
    for criterion in criteria:
        if criterion.open_text or criterion.key in stands.not_applicable:
            continue
        value = stands.rated.get(criterion.key)
        if value is None:
            missing.append(criterion)
        else:
            values.append((criterion, value))
    reached = [value for _criterion, value in values]
    must_pass = [value for criterion, value in values if criterion.must_pass]
    return OutcomeFacts(
        percent=percent_of_maximum(values, scale),
        lowest=min(reached) if reached else None,
        lowest_must_pass=min(must_pass) if must_pass else None,
        below_meets=sum(value < scale.meets_value for value in reached),
        missing=tuple(one.title for one in missing),
        missing_must_pass=tuple(one.title for one in missing if one.must_pass),
        balance_pence=balance_pence,
    )
