"""All of the score sheet can be reached in a small window; what a level means has room first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lyapp.ui import theme
from lyapp.ui.desk import Desk
from lyapp.ui.review.screen import ReviewScreen
from lyapp.ui.review.sheet import SheetPane
from lyapp.ui.window import Window


@pytest.fixture
def scoring(qtbot: QtBot, desk: Desk, screen: ReviewScreen) -> ReviewScreen:
    desk.set_member("ap", "A. Parker")
    screen.arrive()
    qtbot.waitUntil(lambda: screen.sheet is not None and desk.idle, timeout=20_000)
    screen.view.cards.setFocus()
    return screen


@pytest.fixture
def large_text(qapp: QApplication):
    theme.apply(qapp, "light", theme.LARGEST)
    yield
    theme.apply(qapp, "light", 100)


@pytest.fixture
def finished(qtbot: QtBot, large_text: None, desk: Desk, scoring: ReviewScreen) -> ReviewScreen:
    """A plan finished at 200 %."""
    for _criterion in range(10):
        scoring.answers.rate(3)
    qtbot.waitUntil(lambda: desk.idle)
    return scoring


def test_tab_goes_down_the_sheet(scoring: ReviewScreen) -> None:
    sheet = scoring.view.sheet
    levels = [sheet.ratings.button(value) for value in range(5)]
    wanted = [*levels, sheet.not_applicable, sheet.unable, sheet.comment, sheet.next_button]
    for each in wanted:
        assert each is not None
    found, at = [], scoring.view.cards.nextInFocusChain()
    while at is not scoring.view.cards:
        if any(at is each for each in wanted):
            found.append(at)
        at = at.nextInFocusChain()
    assert found == wanted


LONG = "Look at the lead column, and ask whether the person named there could do it. " * 5


def at_long_guidance(screen: ReviewScreen) -> SheetPane:
    """The first criterion, with guidance of several lines."""
    assert screen.sheet is not None
    line = screen.sheet.lines[0]
    long = replace(line, what=replace(line.what, guidance=LONG.strip()))
    screen.sheet = replace(screen.sheet, lines=(long, *screen.sheet.lines[1:]))
    screen.show_now()
    return screen.view.sheet


def where(widget: QWidget, sheet: SheetPane) -> QRect:
    return QRect(widget.mapTo(sheet, QPoint()), widget.size())


@pytest.mark.parametrize("size", [(1366 - 98, 768 - 60), (1024 - 98, 700 - 60)])
def test_nothing_of_a_finished_sheet_is_out_of_reach_at_the_largest_text(
    qtbot: QtBot, finished: ReviewScreen, size: tuple[int, int]
) -> None:
    finished.resize(*size)
    finished.go_to(5)
    qtbot.wait(30)
    sheet = finished.view.sheet
    assert sheet.suggestion_frame.isVisible()
    seen = where(sheet.area.viewport(), sheet)
    for pinned in (sheet.segments, sheet.previous_button, sheet.next_button):
        assert not where(pinned, sheet).intersects(seen)
    levels = [sheet.ratings.button(value) for value in range(5)]
    for part in (
        *levels, sheet.not_applicable, sheet.unable, sheet.guidance, sheet.comment, sheet.cite_hint,
        sheet.suggestion_frame,
    ):  # fmt: skip
        assert part is not None
        assert part.isVisible()
        bar = sheet.area.verticalScrollBar()
        bar.setValue(bar.value() + where(part, sheet).bottom() - seen.bottom())
        assert seen.contains(where(part, sheet))
    assert seen.height() > sheet.height() // 2


def test_the_comment_is_brought_into_view(qtbot: QtBot, finished: ReviewScreen) -> None:
    finished.resize(1024, 600)
    finished.go_to(5)
    QTest.keyClick(finished.view.cards, Qt.Key.Key_C)
    sheet = finished.view.sheet
    assert where(sheet.area.viewport(), sheet).contains(where(sheet.comment, sheet))


def test_the_comment_and_the_guidance_give_way_before_the_levels_meanings(
    qtbot: QtBot, scoring: ReviewScreen
) -> None:
    sheet = at_long_guidance(scoring)
    tallest = sheet.comment.height()
    found = []
    for height in range(740, 380, -20):
        scoring.resize(1280, height)
        qtbot.wait(5)
        found.append(
            (
                sheet.comment.maximumHeight() == tallest,
                not sheet.guidance.is_folded,
                sheet.levels.isVisible(),
            )
        )
        if sheet.levels.isVisible():
            assert not sheet.area.verticalScrollBar().maximum()
    assert found[0] == (True, True, True)
    assert (False, True, True) in found
    assert any(not whole and meanings for _, whole, meanings in found)
    # A window that is too low for them has them no more, and never again in a lower one.
    meanings = [each[2] for each in found]
    assert meanings == sorted(meanings, reverse=True)
    assert not meanings[-1]


def test_folded_guidance_is_there_when_it_is_asked_for(qtbot: QtBot, scoring: ReviewScreen) -> None:
    sheet, height = at_long_guidance(scoring), 740
    while not sheet.guidance.is_folded and height > 400:
        height -= 10
        scoring.resize(1280, height)
        qtbot.wait(5)
    assert sheet.guidance.start.whole() == sheet.guidance.words.text()
    assert sheet.levels.isVisible()
    sheet.guidance.more.linkActivated.emit("all")
    assert sheet.guidance.words.isVisible()
    assert sheet.levels.isVisible() or sheet.descriptor.isVisible()
    scoring.step(1)
    scoring.step(-1)
    assert sheet.guidance.is_folded


@pytest.fixture
def in_sample(
    qtbot: QtBot,
    window: Window,
    closed_desk: Desk,
    sample_review: Path,
    settle: Callable[[Desk], None],
) -> ReviewScreen:
    """Stevenage's sheet in an ordinary window."""
    desk = closed_desk
    with qtbot.waitSignal(desk.opened, timeout=20_000):
        desk.open(sample_review)
    desk.set_member("ap", "Andrew Parker")
    desk.go("review", locality=5)
    settle(desk)
    screen = window.stage.screen_here()
    assert isinstance(screen, ReviewScreen)
    qtbot.waitUntil(lambda: screen.sheet is not None, timeout=20_000)
    settle(desk)
    return screen


def test_the_samples_levels_are_explained_in_an_ordinary_window(
    qtbot: QtBot, in_sample: ReviewScreen
) -> None:
    assert in_sample.sheet is not None
    for position, line in enumerate(in_sample.sheet.lines):
        in_sample.go_to(position)
        qtbot.wait(10)
        assert in_sample.view.sheet.levels.isVisible() == (not line.what.open_text)


@pytest.mark.parametrize("height", [768, 720, 700, 680])
def test_what_is_shown_depends_on_the_criterion_and_not_on_the_one_before(
    qtbot: QtBot, window: Window, in_sample: ReviewScreen, height: int
) -> None:
    window.resize(1366, height)
    sheet = in_sample.view.sheet

    def shown(position: int) -> tuple[bool, bool, int]:
        in_sample.go_to(position)
        qtbot.wait(5)
        fits = not sheet.area.verticalScrollBar().maximum()
        assert fits or not sheet.levels.isVisible()
        return sheet.levels.isVisible(), sheet.guidance.is_folded, sheet.comment.height()

    one_by_one = [shown(position) for position in range(10)]
    for position in range(10):
        shown(10)
        assert shown(position) == one_by_one[position]
