"""The briefing texts of a locality come in by handfuls, in order, and all of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from lyapp.model.briefing import BriefingText, TextKind
from lyapp.store.queries.board import board
from lyapp.store.queries.locality import LocalityPage, locality_page
from lyapp.ui.desk import Desk
from lyapp.ui.locality.texts.tab import TextsTab

Settle = Callable[[Desk], None]


def pages(desk: Desk, settle: Settle, owner: QObject) -> dict[str, LocalityPage]:
    """Every locality's page by its code."""
    found: dict[str, LocalityPage] = {}
    rows: list[tuple[str, int]] = []
    desk.read(
        board,
        then=lambda read: rows.extend((row.code, row.locality) for row in read.rows),
        owner=owner,
    )
    settle(desk)
    for code, locality in rows:
        got: list[LocalityPage] = []
        desk.read(locality_page, locality=locality, then=got.append, owner=owner)
        settle(desk)
        found[code] = got[0]
    return found


def shown(tab: TextsTab) -> list[tuple[TextKind, str]]:
    """The kind and the words of every text shown, from the top."""
    return [
        (kind, row.text.toPlainText())
        for kind, group in tab.groups.items()
        for row in group.rows.rows()
    ]


def expected(tab: TextsTab, texts: tuple[BriefingText, ...]) -> list[tuple[TextKind, str]]:
    """The same of a page as it is stored."""
    return [(kind, text.text) for kind in tab.groups for text in texts if text.kind is kind]


def test_all_texts_come_in_and_those_of_the_next_locality_after_them(
    qtbot: QtBot, desk: Desk, settle: Settle
) -> None:
    tab = TextsTab(desk)
    qtbot.addWidget(tab)
    tab.resize(1000, 700)
    with qtbot.waitExposed(tab):
        tab.show()
    read = pages(desk, settle, tab)
    one, other = read["ENH-NHERTS"], read["ENH-STEV"]
    assert len(one.texts) > 6
    tab.fill(one, writable=True)
    first = shown(tab)
    assert 0 < len(first) < len(one.texts)
    assert first == expected(tab, one.texts)[: len(first)]
    hidden = [group for group in tab.groups.values() if group.isHidden()]
    assert hidden
    qtbot.waitUntil(lambda: shown(tab) == expected(tab, one.texts))
    assert not any(group.isHidden() for group in tab.groups.values())
    tab.fill(other, writable=True)
    qtbot.waitUntil(lambda: shown(tab) == expected(tab, other.texts))
    assert tab.groups[TextKind.PRIORITY].updatesEnabled()
    tab.fill(one, writable=True)
    tab.fill(other, writable=True)
    qtbot.waitUntil(lambda: shown(tab) == expected(tab, other.texts))
