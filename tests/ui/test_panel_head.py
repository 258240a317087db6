"""The head of a round's screens: one line where there is room, else the ways under the title."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from lyapp.ui.desk import Desk
from lyapp.ui.widgets.panel_steps import PanelHead


def test_the_ways_stand_under_the_title_where_they_have_no_room_beside_it(
    qtbot: QtBot, closed_desk: Desk
) -> None:
    head = PanelHead("Packs and returns", closed_desk, "round")
    qtbot.addWidget(head)
    head.resize(1200, 60)
    head.show()
    qtbot.waitUntil(lambda: head.steps.x() > head.title.geometry().right())
    narrow = head.steps.in_one_line() + 10
    head.resize(narrow, 120)
    qtbot.waitUntil(lambda: head.steps.y() > head.title.geometry().bottom())
    assert head.steps.x() == head.title.x()
    head.resize(1200, 60)
    qtbot.waitUntil(lambda: head.steps.x() > head.title.geometry().right())
