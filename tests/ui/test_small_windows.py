"""No screen makes the window larger than a small one, at the largest text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lyapp.ui import rooms, theme
from lyapp.ui.desk import Desk
from lyapp.ui.footer import Footer
from lyapp.ui.rail import rail_width
from lyapp.ui.settings import settings_of
from lyapp.ui.window import Window

WIDTH, HEIGHT = 1024, 700


@pytest.fixture
def small_window(qtbot: QtBot, qapp: QApplication, desk: Desk):
    """A small window at 200 %, with a review open in it."""
    theme.apply(qapp, "light", theme.LARGEST)
    settings_of(desk.home).setValue("look/percent", theme.LARGEST)
    shown = Window(desk)
    shown.resize(WIDTH, HEIGHT)
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    qtbot.waitUntil(lambda: desk.idle, timeout=20_000)
    shown.close()
    if shown.isVisible():
        shown.close()
    shown.deleteLater()
    theme.apply(qapp, "light", 100)


def room_for_a_screen(window: Window) -> tuple[int, int]:
    """What the rail, the menus and the foot leave of a small window."""
    footer = window.findChild(Footer)
    assert footer is not None
    edges = window.menuBar().sizeHint().height() + footer.minimumSizeHint().height()
    return WIDTH - rail_width(), HEIGHT - edges


def too_large(screen: QWidget, room: tuple[int, int]) -> tuple[int, int] | None:
    least = screen.minimumSizeHint()
    if least.width() > room[0] or least.height() > room[1]:
        return least.width(), least.height()
    return None


def test_every_screen_fits_a_small_window_at_the_largest_text(
    qtbot: QtBot, small_window: Window, desk: Desk, settle: Callable[[Desk], None]
) -> None:
    room = room_for_a_screen(small_window)
    desk.set_member("ap", "Andrew Parker")
    found = {}
    for each in rooms.ROOMS:
        desk.go(each.name)
        settle(desk)
        qtbot.wait(20)
        screen = small_window.stage.screen_here()
        assert screen is not None
        found[each.name] = too_large(screen, room)
    assert {name: size for name, size in found.items() if size is not None} == {}
    assert (small_window.width(), small_window.height()) == (WIDTH, HEIGHT)


def test_review_fits_whatever_it_shows(
    qtbot: QtBot, small_window: Window, desk: Desk, settle: Callable[[Desk], None]
) -> None:
    room = room_for_a_screen(small_window)
    desk.go("review")
    settle(desk)
    screen = small_window.stage.screen_here()
    assert screen is not None
    assert too_large(screen, room) is None  # it asks who is scoring
    desk.set_member("ap", "Andrew Parker")
    settle(desk)
    for locality in (1, 6, 9):
        desk.go("review", locality=locality)
        settle(desk)
        assert too_large(screen, room) is None
    assert screen.sheet is not None
    for position in range(len(screen.sheet.lines)):
        screen.go_to(position)
        qtbot.wait(10)
        assert too_large(screen, room) is None
        # Nothing of the sheet is cut off at its right.
        assert screen.view.sheet.narrowest() <= screen.view.sheet.width() + 2


def test_a_locality_of_a_long_name_fits_on_the_coverage_screen(
    qtbot: QtBot, small_window: Window, desk: Desk, settle: Callable[[Desk], None]
) -> None:
    room = room_for_a_screen(small_window)
    desk.go("coverage", locality=6)
    settle(desk)
    screen = small_window.stage.screen_here()
    assert screen is not None
    qtbot.waitUntil(lambda: screen.plan.must_do() is not None, timeout=20_000)
    assert too_large(screen, room) is None
    screen.plan.add()
    qtbot.wait(20)
    assert not screen.view.plan.finder.isHidden()
    assert screen.view.plan.middle.isHidden()  # the question has its room
    assert too_large(screen, room) is None
    screen.view.plan.finder.closed.emit()
    assert screen.view.plan.list.isVisible()


def test_a_document_is_taken_in_without_making_the_window_larger(
    qtbot: QtBot, small_window: Window, desk: Desk, settle: Callable[[Desk], None], tmp_path: Path
) -> None:
    path = tmp_path / "A plan with a rather long name for the second half of the year.csv"
    rows = ["No,Objective,Actions,Milestones,Lead,By when"]
    rows += [f"{n},Fewer falls at home {n},Act,Done,Dr Ann Hill,March 2009" for n in range(1, 30)]
    path.write_text("\n".join(rows), encoding="utf-8")
    room = room_for_a_screen(small_window)
    desk.go("intake", paths=(str(path),), locality=6)
    settle(desk)
    screen = small_window.stage.screen_here()
    assert screen is not None
    qtbot.waitUntil(screen.view.next.isEnabled, timeout=20_000)
    for step in range(1, 4):
        assert too_large(screen, room) is None
        screen.go_on()
        qtbot.waitUntil(lambda now=step: screen.bench.tray.step == now, timeout=20_000)
        settle(desk)
    qtbot.wait(20)
    assert too_large(screen, room) is None
    assert (small_window.width(), small_window.height()) == (WIDTH, HEIGHT)
