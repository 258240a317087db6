"""The whole board at once."""

from __future__ import annotations

from lyapp.model.criteria import Rag
from lyapp.model.panel import Agreed, CellState
from lyapp.rules.moderation.heat_map import heat_map, reached
from tests.rules.moderation.panels import SCALE, mark, plan, setting


def test_values_colours_and_states():
    plans = [
        plan(name="North", version=1, must="1 3 3", clear="2 3", load="na na"),
        plan(name="South", version=2, must="", clear="0 0 0", load="4 4 4"),
    ]
    ticks = []
    found = heat_map(setting(), plans, agreed={}, tick=lambda *at: ticks.append(at))
    assert found.criteria == ("must", "clear", "load")
    assert [row.name for row in found.rows] == ["North", "South"]
    north, south = found.rows
    assert [(one.value, one.rag, one.spread) for one in north.cells] == [
        (3, Rag.GREEN, 2),
        (2.5, Rag.AMBER, 1),
        (None, None, None),
    ]
    assert (north.to_discuss, north.outcome) == (1, "amend")
    assert [one.state for one in south.cells] == [
        CellState.LOOK,
        CellState.CONFIRM,
        CellState.CONFIRM,
    ]
    assert (south.to_discuss, south.outcome) == (0, None)
    assert ticks == [(0, 2), (1, 2)]


def test_what_is_agreed_stands_in_place_of_the_median():
    plans = [plan(must="1 3 3", clear="2 3", load="3 3 3")]
    agreed = {1: {"must": Agreed(mark("2"), "Two gaps."), "clear": Agreed(mark("na"), "No list.")}}
    (row,) = heat_map(setting(), plans, agreed=agreed).rows
    assert [(one.value, one.agreed) for one in row.cells] == [(2, True), (None, True), (3, False)]
    assert row.cells[0].state is CellState.MUST_DISCUSS
    assert (row.to_discuss, row.outcome) == (0, "amend")


def test_a_colour_is_reached_not_rounded_to():
    assert [reached(value, SCALE) for value in (0, 1.5, 2, 2.5, 3, None)] == [
        Rag.RED,
        Rag.RED,
        Rag.AMBER,
        Rag.AMBER,
        Rag.GREEN,
        None,
    ]
