"""The panel's widgets: the boards over all plans are made for whoever goes there."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from lyapp.ui.panel.boards import AcrossPage, HeatPage
from lyapp.ui.panel.view import PanelView


def test_a_board_is_made_when_it_is_first_asked_for(qtbot: QtBot) -> None:
    view = PanelView()
    qtbot.addWidget(view)
    view.restyle()
    view.forget()
    assert not view.findChildren(AcrossPage)
    assert not view.findChildren(HeatPage)
    with qtbot.waitSignal(view.heat_made):
        heat = view.heat
    assert view.board() is None
    view.pages.setCurrentWidget(heat)
    assert view.board() is heat is view.heat
    assert not view.findChildren(AcrossPage)
    view.pages.setCurrentWidget(view.across)
    assert view.board() is view.across
