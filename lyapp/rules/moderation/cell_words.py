"""Why a cell is to be discussed, looked at or chosen for, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lyapp.model.criteria import ScoreState
from lyapp.model.notice import Notice, notice
from lyapp.model.panel import CellReason, Given, PanelSetting
from lyapp.rules.moderation.cells import WIDE, Cell
from lyapp.rules.ratings import format_rating


def reasons_in_words(
    setting: PanelSetting, cell: Cell, given: Sequence[Given]
) -> tuple[Notice, ...]:
    """A sentence a reason, in their order. `given` is what the members gave this criterion."""
    return tuple(_worded(setting, cell, given, reason) for reason in cell.reasons)


def listed(names: Iterable[str]) -> str:
    """Names one after the other, as a value of a sentence."""
    return ", ".join(names)


def _worded(
    setting: PanelSetting, cell: Cell, given: Sequence[Given], reason: CellReason
) -> Notice:
    found = cell.summary
    match reason:
        case CellReason.STRADDLES_MEETS:
            meets = setting.scale.meets_value
            label = next(one.label for one in setting.scale.levels if one.value == meets)
            return notice(
                reason.value,
                "Ratings run from {lowest} to {highest}, on both sides of the line at {meets}"
                " (“{label}”).",
                lowest=found.lowest,
                highest=found.highest,
                meets=meets,
                label=label,
            )
        case CellReason.MUST_PASS:
            return notice(
                reason.value,
                "The criterion must pass, and ratings run from {lowest} to {highest}.",
                lowest=found.lowest,
                highest=found.highest,
            )
        case CellReason.FLIPS_OUTCOME:
            low, high = cell.at_ends or (None, None)
            return notice(
                reason.value,
                "The suggested outcome hangs on it: at {lowest} it would be “{low}”,"
                " at {highest} “{high}”.",
                lowest=found.lowest,
                highest=found.highest,
                low=setting.label(low),
                high=setting.label(high),
            )
        case CellReason.FAR_FROM_MEDIAN:
            return notice(
                reason.value,
                "{apart} levels or more from the median of {median}: {members}.",
                apart=WIDE,
                median=format_rating(found.median),
                members=listed(
                    f"{setting.name(one.member)} ({one.mark.rating})"
                    for one in given
                    if _far(one, found.median)
                ),
            )
        case CellReason.NOBODY_RATED:
            return notice(reason.value, "Nobody has rated it.")
        case CellReason.BETWEEN_LEVELS:
            return notice(
                reason.value,
                "The median, {median}, lies between two levels, so the panel chooses one.",
                median=format_rating(found.median),
            )
        case CellReason.MAY_NOT_APPLY:
            return notice(
                reason.value,
                "Said not to apply: {not_applicable}; rated: {rated}.",
                not_applicable=found.not_applicable,
                rated=found.rated,
            )


def _far(one: Given, median: float | None) -> bool:
    if one.mark.state is not ScoreState.RATED or one.mark.rating is None or median is None:
        return False
    return abs(one.mark.rating - median) >= WIDE
