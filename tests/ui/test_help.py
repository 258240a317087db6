"""The help pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lyapp.places import resources
from lyapp.ui import theme
from lyapp.ui.desk import Desk
from lyapp.ui.help.screen import OWN_PAGES, PAGES, page_text, page_title
from lyapp.ui.window import Window
from tests.ui import own


def test_every_page_is_offered_and_every_file_is_a_page(qtbot: QtBot, window: Window) -> None:
    assert {path.stem for path in (resources() / "help").glob("*.md")} == set(PAGES)
    window.desk.go("help", page="money")
    screen = window.stage.screen_here()
    assert screen.view.pages.count() == len(PAGES)
    assert screen.view.page.toPlainText().startswith(page_title(page_text("money")))


@pytest.mark.parametrize("percent", [100, 200])
def test_every_title_can_be_read_in_a_small_window(
    qtbot: QtBot, qapp: QApplication, window: Window, percent: int
) -> None:
    window.look.choose("light", percent)
    window.resize(1024, 700)
    window.desk.go("help")
    pages = window.stage.screen_here().view.pages
    qtbot.wait(20)
    assert not pages.horizontalScrollBar().isVisible()
    metrics, line = pages.fontMetrics(), pages.fontMetrics().height()
    for row in range(pages.count()):
        item = pages.item(row)
        place = pages.visualItemRect(item)
        assert place.width() <= pages.viewport().width()
        lines = -(-metrics.horizontalAdvance(item.text()) // (place.width() - theme.px(16) - 6))
        assert place.height() >= lines * line, item.text()


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_to_pages(name: str) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", page_text(name)):
        assert target.removesuffix(".md") in PAGES


def test_a_member_sees_the_pages_for_members(
    qtbot: QtBot, window: Window, tmp_path: Path, settle: Callable[[Desk], None]
) -> None:
    window.desk.go("help")
    screen = window.stage.screen_here()
    assert screen.view.pages.count() == len(PAGES)
    pack = own.pack(own.chairs(tmp_path / "chair"), tmp_path / "a.lypack")
    with qtbot.waitSignal(window.desk.opened, timeout=20_000):
        window.desk.open(pack)
    settle(window.desk)
    window.desk.go("help")
    assert screen.view.pages.count() == len(OWN_PAGES)
    assert screen.view.page.toPlainText().startswith(page_title(page_text("member")))
