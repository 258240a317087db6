"""A review from nothing, made usable in the window alone: set up, scored, decided, on paper."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QTableView

from tests.journeys.hands import ALT, CTRL, FILE_DIALOG, Hands

KEY = Qt.Key
BOARD = "Localities and where each stands"


def test_from_nothing_to_paper(start: Callable[[], Hands], tmp_path: Path) -> None:
    review = tmp_path / "northshire.lyreview"
    hands = start()
    hands.press("New review…")
    hands.type("Northshire 2026/27")
    with hands.answering(FILE_DIALOG, hands.save_as(review)):
        hands.press("Choose where, and create…")
    hands.reads("No localities yet")
    _set_up(hands)
    _score(hands)
    _decide(hands)
    hands.key("6", ALT)
    hands.reads("page 1 of ")
    hands.key("q", CTRL)
    assert not hands.window.isVisible()
    with closing(sqlite3.connect(review)) as file:
        assert file.execute("SELECT name FROM organisation").fetchall() == [("Northshire",)]
        assert file.execute("SELECT rating FROM score").fetchall()[0] == (3,)


def _set_up(hands: Hands) -> None:
    """Organisation, locality and member, on the Programme screen."""
    hands.key("7", ALT)
    parts = hands.find(QListWidget, "Parts of the programme")
    hands.click_row(parts, parts.model().index(1, 0))
    hands.write("New organisation’s name", "Northshire")
    hands.key(KEY.Key_Return)
    hands.settle()
    hands.write("New locality’s name", "Hill and Dale")
    hands.write("Practices", "7")
    hands.write("List size", "41,250")
    hands.key(KEY.Key_Return)
    hands.wait(lambda: hands.row(hands.find(QTableView, "Localities"), "Hill and Dale"))
    row = hands.row(hands.find(QTableView, "Localities"), "Hill and Dale")
    assert (row["Organisation"], row["Practices"], row["List size"]) == (
        "Northshire", "7", "41,250",
    )  # fmt: skip
    hands.click_row(parts, parts.model().index(2, 0))
    hands.write("New member’s name", "Sam Okafor")
    hands.key(KEY.Key_Return)
    hands.wait(lambda: hands.row(hands.find(QTableView, "Members"), "Sam Okafor"))


def _score(hands: Hands) -> None:
    hands.key("1", ALT)
    hands.reads("41,250 registered")
    hands.key("s")
    hands.reads("Who is scoring?")
    hands.press("Sam Okafor")
    hands.reads("Criterion 1 of ")
    hands.settle()
    hands.key("3")
    hands.reads("Criterion 2 of ")
    hands.settle()


def _decide(hands: Hands) -> None:
    hands.key("1", ALT)
    hands.settle()
    hands.key("o")
    hands.reads("THE BRIEFING SAYS")
    hands.choose("Outcome", "Agreed")
    hands.settle()
    hands.key("1", ALT)
    hands.settle()
    table = hands.find(QTableView, BOARD)
    assert hands.row(table, "Hill and Dale")["Outcome"] == "Agreed"
