"""From members' ratings to the suggested overall rating, and why it is what it is.

Everything rests on medians, so one member can't pull a plan up or down. "Not applicable" and
"unable to judge" are answers, but never numbers.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lyapp.model.criteria import Criterion, Mark, Rag, RatingScale, ScoreState
from lyapp.model.trouble import NoRatingHere, RatingOffScale

GREEN_FROM_PERCENT = 60
"""Green from this percentage of the applicable maximum: between "partly" and "meets" on 0 to 4."""

AMBER_FROM_PERCENT = 40
"""Amber from this percentage of the applicable maximum; below it red."""

_COLOUR = {Rag.RED: "red", Rag.AMBER: "amber", Rag.GREEN: "green"}
_WORST_FIRST = (Rag.RED, Rag.AMBER, Rag.GREEN)


@dataclass(frozen=True, slots=True)
class MarkSummary:
    """What several members said of one criterion; the figures are of the ratings alone."""

    median: float | None
    lowest: int | None
    highest: int | None
    rated: int
    not_applicable: int
    unable: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The overall rating the marks suggest; the decision stays with the group.

    `median`, `lowest` and `highest` are of the criteria's medians. `percent` is that of the
    applicable maximum: 100 · Σ weight·median / Σ weight·(scale's highest) over the criteria with a
    rated median, None when there is no such weight. `applicable_criteria` counts those that take a
    rating, without the ones every answer calls not applicable.
    `failed_must_pass` holds the titles of must-pass criteria that don't meet the scale's mark.
    `sentence` explains all of it.
    """

    median: float | None
    lowest: float | None
    highest: float | None
    percent: float | None
    rag: Rag | None
    rated_criteria: int
    applicable_criteria: int
    failed_must_pass: tuple[str, ...]
    sentence: str


def summarise(marks: Sequence[Mark]) -> MarkSummary:
    """Median, range and counts of several members' marks on one criterion."""
    ratings: list[int] = []
    not_applicable = unable = 0
    for mark in marks:
        if mark.state is ScoreState.RATED:
            if mark.rating is not None:
                ratings.append(mark.rating)
        elif mark.state is ScoreState.NOT_APPLICABLE:
            not_applicable += 1
        else:
            unable += 1
    ratings.sort()
    return MarkSummary(
        median=_median(ratings) if ratings else None,
        lowest=ratings[0] if ratings else None,
        highest=ratings[-1] if ratings else None,
        rated=len(ratings),
        not_applicable=not_applicable,
        unable=unable,
    )


def suggest(
    criteria: Sequence[Criterion], marks: Mapping[str, Sequence[Mark]], scale: RatingScale
) -> Suggestion:
    """The suggested overall rating of a plan from all members' marks, by criterion key.

    The colour follows the percentage (see the constants above). A must-pass criterion below the
    scale's `meets_value` keeps the plan from green, and so does one that nobody has rated, be it
    that nobody has answered yet or that nobody could judge it;
    one no higher than the scale's highest red level makes it red, whatever the rest. Criteria with
    open text are passed over.
    """
    medians: list[tuple[Criterion, float]] = []
    unrated_must_pass: list[str] = []
    unjudged_must_pass: list[str] = []
    applicable = 0
    for criterion in criteria:
        if criterion.open_text:
            continue
        summary = summarise(marks.get(criterion.key, ()))
        if summary.median is not None:
            medians.append((criterion, summary.median))
        elif summary.not_applicable and not summary.unable:
            continue
        elif criterion.must_pass:
            waiting = unjudged_must_pass if summary.unable else unrated_must_pass
            waiting.append(criterion.title)
        applicable += 1
    values = sorted(value for _, value in medians)
    percent = percent_of_maximum(medians, scale)
    failed = [(c.title, v) for c, v in medians if c.must_pass and v < scale.meets_value]
    by_percent = None if percent is None else _rag(percent)
    cap = _cap([value for _, value in failed], scale)
    if values and (unrated_must_pass or unjudged_must_pass):
        cap = _worse(cap, Rag.AMBER)
    rag = by_percent if cap is None or not values else _worse(by_percent, cap)
    median = _median(values) if values else None
    sentences = [_opening(values, percent, by_percent, rag, applicable)]
    if failed:
        stands = "; ".join(f"“{t}” must pass and stands at {format_rating(v)}" for t, v in failed)
        held = rag is not None and rag is not by_percent
        so = f", so the plan can’t be better than {_COLOUR[rag]}" if held and rag else ""
        sentences.append(f"{stands}{so}.")
    held_back = not failed and rag is not by_percent
    if values and unjudged_must_pass:
        so = ", so it can’t be green" if held_back else ""
        sentences.append(
            f"Must pass, but nobody could judge it: {_quoted(unjudged_must_pass)}{so}."
        )
    if values and unrated_must_pass:
        waits = ", so it can’t be green yet" if held_back else ""
        sentences.append(f"Must pass and not rated yet: {_quoted(unrated_must_pass)}{waits}.")
    return Suggestion(
        median=median,
        lowest=values[0] if values else None,
        highest=values[-1] if values else None,
        percent=percent,
        rag=rag,
        rated_criteria=len(values),
        applicable_criteria=applicable,
        failed_must_pass=tuple(title for title, _ in failed),
        sentence=" ".join(sentences),
    )


def check_rating(rating: int, *, criterion: Criterion, scale: RatingScale) -> None:
    """Refuse a rating the criterion or the scale doesn't take.

    Raises:
        NoRatingHere: the criterion takes a comment only.
        RatingOffScale: the scale has no such level.
    """
    if criterion.open_text:
        raise NoRatingHere(criterion=criterion.title)
    if all(rating != level.value for level in scale.levels):
        raise RatingOffScale(rating=rating, lowest=scale.lowest, highest=scale.highest)


def percent_of_maximum(
    medians: Sequence[tuple[Criterion, float]], scale: RatingScale
) -> float | None:
    """100 · Σ weight·median / Σ weight·(scale's highest); None when nothing carries weight."""
    most = sum(criterion.weight for criterion, _ in medians) * scale.highest
    if most <= 0:
        return None
    # Medians are whole or halves, so the sum is exact and a threshold is met exactly.
    reached = sum(criterion.weight * value for criterion, value in medians)
    return 100 * reached / most


def format_rating(x: float | None) -> str:
    """A rating or median as people write it: "3", "2.5" (one decimal, halves up), "–" for none."""
    if x is None:
        return "\u2013"
    units, tenths = divmod(math.floor(x * 10 + 0.5), 10)
    return f"{units}.{tenths}" if tenths else str(units)


def _quoted(titles: Sequence[str]) -> str:
    return ", ".join(f"“{title}”" for title in titles)


def _median(ordered: Sequence[float]) -> float:
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return float(ordered[middle])
    return (ordered[middle - 1] + ordered[middle]) / 2


def _rag(percent: float) -> Rag:
    if percent >= GREEN_FROM_PERCENT:
        return Rag.GREEN
    return Rag.AMBER if percent >= AMBER_FROM_PERCENT else Rag.RED


def _cap(failed: Sequence[float], scale: RatingScale) -> Rag | None:
    """The best colour that failed must-pass medians leave; None when none failed."""
    if not failed:
        return None
    reds = [level.value for level in scale.levels if level.rag is Rag.RED]
    return Rag.RED if reds and min(failed) <= max(reds) else Rag.AMBER


def _worse(one: Rag | None, other: Rag) -> Rag:
    return other if one is None else min(one, other, key=_WORST_FIRST.index)


def _opening(
    values: Sequence[float],
    percent: float | None,
    by_percent: Rag | None,
    rag: Rag | None,
    applicable: int,
) -> str:
    if not values:
        return "No criterion is rated yet." if applicable else "No criterion applies to this plan."
    spread = f"range {format_rating(values[0])}\u2013{format_rating(values[-1])}"
    noun = "criterion" if applicable == 1 else "criteria"
    text = (
        f"Median {format_rating(_median(values))} ({spread})"
        f" over {len(values)} of {applicable} {noun}"
    )
    if percent is None or by_percent is None:
        return f"{text}, none of which carries weight."
    # Rounded down, so that 59.7 never reads as the 60 that would make it green.
    text += f", {math.floor(percent)}% of the applicable maximum"
    if rag is by_percent:
        return f"{text}: {_COLOUR[by_percent]}."
    return f"{text}, which by itself is {_COLOUR[by_percent]}."
