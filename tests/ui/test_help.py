"""The help pages."""

from __future__ import annotations

import re

import pytest
from pytestqt.qtbot import QtBot

from lyapp.places import resources
from lyapp.ui.help.screen import PAGES, page_text, page_title
from lyapp.ui.window import Window


def test_every_page_is_offered_and_every_file_is_a_page(qtbot: QtBot, window: Window) -> None:
    assert {path.stem for path in (resources() / "help").glob("*.md")} == set(PAGES)
    window.desk.go("help", page="money")
    screen = window.stage.screen_here()
    assert screen.view.pages.count() == len(PAGES)
    assert screen.view.page.toPlainText().startswith(page_title(page_text("money")))


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_to_pages(name: str) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", page_text(name)):
        assert target.removesuffix(".md") in PAGES
