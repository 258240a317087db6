"""Coming to the review screen for a row that isn't the member's to score."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lyapp.model.found import DocumentPlace
from lyapp.ui.desk import Desk
from lyapp.ui.review.screen import ReviewScreen
from tests.ui import small


@pytest.fixture
def desk(qtbot: QtBot, closed_desk: Desk, tmp_path: Path) -> Desk:
    """A. Parker scores the plans of the west only."""
    made = small.programme(rows=3)
    members = (replace(made.members[0], organisations=("W",)), *made.members[1:])
    path = small.make(tmp_path / "small.lyreview", replace(made, members=members))
    with qtbot.waitSignal(closed_desk.opened, timeout=20_000):
        closed_desk.open(path)
    return closed_desk


def test_a_plan_that_isnt_theirs_is_read_on_its_own_page(
    qtbot: QtBot, desk: Desk, screen: ReviewScreen
) -> None:
    went: list[object] = []
    desk.went.connect(went.append)
    desk.set_member("ap", "A. Parker")
    place = DocumentPlace(7, 2, 0, None, ("falls",))
    screen.arrive(locality=1, place=place)
    qtbot.waitUntil(lambda: bool(went))
    there = {"locality": 1, "tab": "plan", "place": place}
    assert (went[0].name, went[0].where) == ("locality", there)
    screen.arrive()
    qtbot.waitUntil(lambda: screen.sheet is not None and screen.sheet.name == "Cedar")
