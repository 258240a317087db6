"""Who came to a plan's moderation in a member's place, beside the grid."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from lyapp import places
from lyapp.store.file import open_review
from lyapp.store.ops import members
from lyapp.ui.panel.screen import PanelScreen
from lyapp.ui.panel.stand_ins import short_name
from tests.ui.panel import panels
from tests.ui.panel.conftest import Shower

AP, TW, RJ = 1, 2, 3


@pytest.fixture
def stood_in(show: Shower, tmp_path: Path) -> PanelScreen:
    """R. Joyce has two substitutes, A. Parker one."""
    path = panels.opened(panels.make(tmp_path / "r.lyreview"))
    review = open_review(path, home=places.home(tmp_path / "maker"), holder="a test")
    for member, name in ((RJ, "Jane Hill"), (RJ, "Dr John Hill"), (AP, "Tom Reed")):
        members.add_substitute(review, who="Chair", member=member, name=name)
    review.close()
    screen = show(path)
    screen.orders.record()
    return screen


def button(screen: PanelScreen, told: str) -> QPushButton:
    """The button a screen reader calls this."""
    found = screen.view.record.findChildren(QPushButton)
    (one,) = [one for one in found if one.accessibleName() == told and not one.isHidden()]
    return one


def came(qtbot: QtBot, screen: PanelScreen, present: set[int], wanted: dict[int, str]) -> None:
    """Wait until the record says so, and the buttons with it."""

    def agrees() -> bool:
        assert screen.sheet is not None
        record = screen.sheet.page.record
        return (set(record.present), record.came) == (present, wanted)

    qtbot.waitUntil(agrees)
    side = screen.view.record
    qtbot.waitUntil(lambda: side.stand_ins.chosen() == wanted)
    assert set(side.present.chosen()) == present - set(wanted)


def test_a_substitute_takes_a_members_place_and_gives_it_back(
    qtbot: QtBot, stood_in: PanelScreen
) -> None:
    screen = stood_in
    name = called(screen, RJ)
    jane = button(screen, f"Jane Hill for {name} was present")
    assert jane.isEnabled()
    assert not jane.isChecked()
    jane.click()
    came(qtbot, screen, {RJ}, {RJ: "Jane Hill"})
    assert "✓" in jane.text()
    button(screen, f"Jane Hill for {name} agrees the record").click()
    qtbot.waitUntil(lambda: screen.view.record.agreed_by.chosen() == (RJ,))
    button(screen, f"Dr John Hill for {name} was present").click()
    came(qtbot, screen, {RJ}, {RJ: "Dr John Hill"})
    assert not jane.isChecked()
    # What Jane Hill agreed, Dr John Hill hasn't.
    assert screen.view.record.agreed_by.chosen() == ()
    button(screen, f"{name} was present").click()
    came(qtbot, screen, {RJ}, {})
    button(screen, f"{name} agrees the record")


def test_pressing_it_again_leaves_the_place_empty(qtbot: QtBot, stood_in: PanelScreen) -> None:
    jane = button(stood_in, f"Jane Hill for {called(stood_in, RJ)} was present")
    QTest.keyClick(jane, Qt.Key.Key_Space)
    came(qtbot, stood_in, {RJ}, {RJ: "Jane Hill"})
    QTest.keyClick(jane, Qt.Key.Key_Space)
    came(qtbot, stood_in, set(), {})


def test_everybody_present_leaves_the_substitutes_there(
    qtbot: QtBot, stood_in: PanelScreen
) -> None:
    button(stood_in, f"Tom Reed for {called(stood_in, AP)} was present").click()
    button(stood_in, f"Jane Hill for {called(stood_in, RJ)} was present").click()
    came(qtbot, stood_in, {AP, RJ}, {AP: "Tom Reed", RJ: "Jane Hill"})
    stood_in.view.record.everybody.click()
    came(qtbot, stood_in, {AP, TW, RJ}, {AP: "Tom Reed", RJ: "Jane Hill"})
    stood_in.view.record.all_agree.click()
    qtbot.waitUntil(lambda: len(stood_in.view.record.agreed_by.chosen()) == 3)
    came(qtbot, stood_in, {AP, TW, RJ}, {AP: "Tom Reed", RJ: "Jane Hill"})


def test_one_who_came_is_shown_though_no_substitute_any_more(
    qtbot: QtBot, stood_in: PanelScreen
) -> None:
    told = f"Tom Reed for {called(stood_in, AP)} was present"
    button(stood_in, told).click()
    came(qtbot, stood_in, {AP}, {AP: "Tom Reed"})
    stood_in.desk.act(members.remove_substitute, owner=stood_in, substitute=3)
    assert stood_in.sheet is not None
    qtbot.waitUntil(lambda: stood_in.sheet.page.members[0].substitutes == ())
    qtbot.waitUntil(lambda: stood_in.desk.idle)
    assert button(stood_in, told).isChecked()


def test_a_long_name_is_shortened_where_there_is_no_room(stood_in: PanelScreen) -> None:
    told = f"Dr John Hill for {called(stood_in, RJ)} was present"
    john = button(stood_in, told)
    full = john.grab().toImage()
    assert john.minimumSizeHint().width() < john.sizeHint().width()
    john.resize(john.minimumSizeHint())
    assert john.grab().toImage() != full
    # Jane Hill stands in for the same member, so that an initial wouldn't tell the two apart.
    assert john.text().startswith("Dr John Hill for")
    assert john.toolTip() == told.removesuffix(" was present")


def test_without_substitutes_there_is_nothing_to_press(screen: PanelScreen) -> None:
    screen.orders.record()
    assert screen.view.record.stand_ins.isHidden()


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Jane Hill", "J. Hill"),
        ("Dr Jane Hill", "J. Hill"),
        ("Dr Hill", "Dr Hill"),
        ("R. Joyce", "R. Joyce"),
        ("Jane van der Berg", "J. van der Berg"),
        ("Sam", "Sam"),
    ],
)
def test_a_long_name_is_shortened_to_what_tells_people_apart(name: str, short: str) -> None:
    assert short_name(name) == short


def called(screen: PanelScreen, member: int) -> str:
    """A member's name as the page has it."""
    assert screen.sheet is not None
    return screen.sheet.page.setting.name(member)
