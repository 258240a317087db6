"""One criterion of one plan between the members: must discuss, look, or confirm."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lyapp.model.criteria import Criterion, Mark, RatingScale, ScoreState
from lyapp.model.panel import CellReason, CellState, PanelPlan, PanelSetting
from lyapp.rules.moderation.outcome import facts_of, outcome_of
from lyapp.rules.moderation.standing import Standing, does_not_apply, standing, summaries
from lyapp.rules.ratings import MarkSummary

WIDE = 2
"""Levels between the lowest and the highest rating, or from the median, that ask for a look."""

_TO_DISCUSS = frozenset(
    {CellReason.STRADDLES_MEETS, CellReason.MUST_PASS, CellReason.FLIPS_OUTCOME}
)
_TO_LOOK_AT = frozenset({CellReason.FAR_FROM_MEDIAN, CellReason.NOBODY_RATED})


@dataclass(frozen=True, slots=True)
class Cell:
    """How a criterion of a plan stands between the members, from their ratings alone.

    What the panel agrees later doesn't change it, so that "was to be discussed" stays true.
    `confirm_as` is what confirming in one step would record: the median, or "not applicable"
    where everybody says so. It is None for all but such cells; nothing is ever pre-selected.
    `at_ends` are the outcomes that would be suggested if the plan stood at this criterion's
    lowest, and at its highest rating.
    """

    criterion: str
    summary: MarkSummary
    state: CellState
    reasons: tuple[CellReason, ...]
    confirm_as: Mark | None
    at_ends: tuple[str | None, str | None] | None = None


@dataclass(frozen=True, slots=True)
class PanelView:
    """A plan between the members: a cell a criterion, and the outcome the medians suggest."""

    cells: tuple[Cell, ...]
    medians: Standing
    outcome: str | None

    def cell(self, criterion: str) -> Cell:
        """The cell of a criterion, by its key.

        Raises:
            KeyError: the criterion takes no rating, or isn't asked.
        """
        for one in self.cells:
            if one.criterion == criterion:
                return one
        raise KeyError(criterion)

    def count(self, state: CellState) -> int:
        """How many cells are in this state."""
        return sum(one.state is state for one in self.cells)


def panel_view(setting: PanelSetting, plan: PanelPlan) -> PanelView:
    """A plan's cells, in the order of the criteria; those with open text have none."""
    found = summaries(setting.criteria, plan.given)
    medians = standing(found)
    outcome = outcome_of(setting, facts_of(setting, medians, plan.balance_pence))
    cells = []
    for criterion in setting.criteria:
        if criterion.open_text:
            continue
        summary = found[criterion.key]
        ends = None
        if setting.rules and _wide(summary):
            ends = _at_ends(setting, medians, criterion.key, summary, plan.balance_pence)
        cells.append(
            cell(
                criterion,
                summary,
                scale=setting.scale,
                # Every condition of a rule asks for at least something, so the outcome between
                # the ends can't be one outside them.
                at_ends=ends if ends is not None and set(ends) != {outcome} else None,
            )
        )
    return PanelView(tuple(cells), medians, outcome)


def cell(
    criterion: Criterion,
    summary: MarkSummary,
    *,
    scale: RatingScale,
    at_ends: tuple[str | None, str | None] | None = None,
) -> Cell:
    """The state of one cell. `at_ends` is given where the suggested outcome would flip."""
    reasons = tuple(_reasons(criterion, summary, scale, flips=at_ends is not None))
    if not _TO_DISCUSS.isdisjoint(reasons):
        state = CellState.MUST_DISCUSS
    elif not _TO_LOOK_AT.isdisjoint(reasons):
        state = CellState.LOOK
    else:
        state = CellState.CONFIRM
    whole = state is CellState.CONFIRM and not reasons
    return Cell(
        criterion=criterion.key,
        summary=summary,
        state=state,
        reasons=reasons,
        confirm_as=_said_by_all(summary) if whole else None,
        at_ends=at_ends,
    )


def _reasons(
    criterion: Criterion, summary: MarkSummary, scale: RatingScale, *, flips: bool
) -> list[CellReason]:
    median, lowest, highest = summary.median, summary.lowest, summary.highest
    if median is None or lowest is None or highest is None:
        return [] if does_not_apply(summary) else [CellReason.NOBODY_RATED]
    found = []
    if highest - lowest >= WIDE:
        if lowest < scale.meets_value <= highest:
            found.append(CellReason.STRADDLES_MEETS)
        if criterion.must_pass:
            found.append(CellReason.MUST_PASS)
        if flips:
            found.append(CellReason.FLIPS_OUTCOME)
        if max(median - lowest, highest - median) >= WIDE:
            found.append(CellReason.FAR_FROM_MEDIAN)
    if all(level.value != median for level in scale.levels):
        found.append(CellReason.BETWEEN_LEVELS)
    if summary.not_applicable >= summary.rated:
        found.append(CellReason.MAY_NOT_APPLY)
    return found


def _wide(summary: MarkSummary) -> bool:
    if summary.lowest is None or summary.highest is None:
        return False
    return summary.highest - summary.lowest >= WIDE


def _said_by_all(summary: MarkSummary) -> Mark:
    if summary.median is None:
        return Mark(ScoreState.NOT_APPLICABLE)
    return Mark(ScoreState.RATED, int(summary.median))


def _at_ends(
    setting: PanelSetting,
    medians: Standing,
    key: str,
    summary: MarkSummary,
    balance_pence: int | None,
) -> tuple[str | None, str | None]:
    """The outcomes suggested with this criterion at its lowest, and at its highest rating."""
    found: list[str | None] = []
    for value in (summary.lowest, summary.highest):
        if value is None:
            found.append(None)
            continue
        stands = replace(medians, rated={**medians.rated, key: value})
        found.append(outcome_of(setting, facts_of(setting, stands, balance_pence)))
    return found[0], found[1]
