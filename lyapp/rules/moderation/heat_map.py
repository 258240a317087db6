"""The whole board at once: a value and a state for each plan × criterion."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lyapp.model.criteria import Rag, RatingScale
from lyapp.model.panel import Agreed, CellState, PanelPlan, PanelSetting
from lyapp.rules.moderation.cells import Cell, panel_view
from lyapp.rules.moderation.outcome import facts_of, outcome_of
from lyapp.rules.moderation.standing import with_agreed


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One cell. `value` is what was agreed, or else the median; None where there is neither.

    `spread` is the distance from the lowest to the highest rating. `rag` is the colour of the
    level the value has reached, so a median between two levels has the lower one's.
    """

    value: float | None
    rag: Rag | None
    spread: int | None
    rated: int
    state: CellState
    agreed: bool


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A plan's cells in the order of `criteria`, and the outcome its values suggest."""

    plan_version: int
    name: str
    cells: tuple[HeatCell, ...]
    outcome: str | None
    to_discuss: int
    """Cells that must be discussed and have no agreed rating yet."""


@dataclass(frozen=True, slots=True)
class HeatMap:
    """The rows in the order of the plans given; `criteria` are keys, one a column."""

    criteria: tuple[str, ...]
    rows: tuple[HeatRow, ...]


def heat_map(
    setting: PanelSetting,
    plans: Sequence[PanelPlan],
    *,
    agreed: Mapping[int, Mapping[str, Agreed]],
    tick: Callable[[int, int], None] | None = None,
) -> HeatMap:
    """The map of these plans. `agreed` is by plan version, then by criterion key.

    `tick` is told how many plans are done, of how many.
    """
    rows = []
    for number, plan in enumerate(plans):
        if tick is not None:
            tick(number, len(plans))
        rows.append(_row(setting, plan, agreed.get(plan.plan_version, {})))
    keys = tuple(one.key for one in setting.criteria if not one.open_text)
    return HeatMap(keys, tuple(rows))


def reached(value: float | None, scale: RatingScale) -> Rag | None:
    """The colour of the highest level that a value has reached; None for no value."""
    if value is None:
        return None
    return next((level.rag for level in reversed(scale.levels) if level.value <= value), None)


def _row(setting: PanelSetting, plan: PanelPlan, agreed: Mapping[str, Agreed]) -> HeatRow:
    view = panel_view(setting, plan)
    outcome = view.outcome
    if agreed:
        stands = with_agreed(view.medians, agreed)
        outcome = outcome_of(setting, facts_of(setting, stands, plan.balance_pence))
    cells = tuple(_cell(cell, agreed.get(cell.criterion), setting.scale) for cell in view.cells)
    return HeatRow(
        plan_version=plan.plan_version,
        name=plan.name,
        cells=cells,
        outcome=outcome,
        to_discuss=sum(one.state is CellState.MUST_DISCUSS and not one.agreed for one in cells),
    )


def _cell(cell: Cell, agreed: Agreed | None, scale: RatingScale) -> HeatCell:
    found = cell.summary
    value = found.median if agreed is None else agreed.mark.rating
    spread = None
    if found.lowest is not None and found.highest is not None:
        spread = found.highest - found.lowest
    return HeatCell(
        value=value,
        rag=reached(value, scale),
        spread=spread,
        rated=found.rated,
        state=cell.state,
        agreed=agreed is not None,
    )
