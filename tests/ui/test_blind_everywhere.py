"""While a review is blind, no screen differs by what the hidden answers say: not by a word, not
by a colour, not by an order.

Two reviews that differ in nothing but the ratings, comments and citations of returns that aren't
to be seen yet are shown side by side, room by room.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractListModel, QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from lyapp import places
from lyapp.ui.desk import Desk
from lyapp.ui.review.models import CITED
from lyapp.ui.rooms import ROOMS
from lyapp.ui.settings import settings_of
from lyapp.ui.window import Window
from tests.ui.panel import panels

ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ForegroundRole,
    Qt.ItemDataRole.BackgroundRole,
    Qt.ItemDataRole.DecorationRole,
    CITED,
)
CHANGING = re.compile(
    r"[0-9a-f]{8,}|content [0-9a-f]{4} [0-9a-f]{4}|/(one|two)/|\d\d?:\d\d|saved [^\n]*"
)
"""Hashes and moments, which differ between any two reviews."""
APART = ("review", "locality", "intake")
"""Rooms that are gone through plan by plan; and the one that only takes plans in."""
PICTURED = ("status", "panel", "agreement")
"""Rooms with answers on them, beside the review; their pictures have no hash or moment in them."""


def words_of(window: Window) -> str:
    """All that a window shows or tells a screen reader, without what differs anyway."""
    found: list[str] = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        said = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            said.append(widget.text())
        elif isinstance(widget, QPlainTextEdit | QTextEdit):
            said.append(widget.toPlainText())
        elif isinstance(widget, QAbstractItemView):
            said += cells_of(widget)
        found += [one for one in said if one]
    return CHANGING.sub("#", "\n".join(found))


def cells_of(view: QAbstractItemView) -> list[str]:
    """What a table says of each cell, colours included."""
    model = view.model()
    if model is None:
        return []
    found = []

    tree = not isinstance(model, QAbstractListModel)

    def under(parent: QModelIndex) -> None:
        for row in range(model.rowCount(parent)):
            for column in range(model.columnCount(parent) if tree else 1):
                index = model.index(row, column, parent)
                values = [index.data(role) for role in ROLES]
                found.append(" ".join(_plain(value) for value in values))
            if tree and not isinstance(model, QAbstractTableModel):
                under(model.index(row, 0, parent))

    under(QModelIndex())
    return found


def _plain(value: object) -> str:
    name = getattr(value, "name", None)
    return str(name()) if callable(name) else str(value) if isinstance(value, str | int) else ""


class Walk:
    """One window that goes through all rooms, and what it showed: words, and some pictures."""

    def __init__(self, qtbot: QtBot, path: Path, like: Mapping[str, QImage]) -> None:
        home = places.home(path.parent / "home")
        self.desk = Desk(home, settings_of(home))
        self.bugs: list[object] = []
        self.desk.broke.connect(self.bugs.append)
        self.window = Window(self.desk)
        self.told: dict[str, str] = {}
        self.pictures: dict[str, QImage] = {}
        self._qtbot = qtbot
        self._like = like
        self.window.resize(1366, 768)
        with qtbot.waitExposed(self.window):
            self.window.show()
        with qtbot.waitSignal(self.desk.opened, timeout=20_000):
            self.desk.open(path)

    def through_all(self) -> None:
        """Every room, each plan's review for two members, each part of a locality's page."""
        for member, name in (("ap", "A. Parker"), ("tw", "T. West")):
            self.desk.set_member(member, name)
            for locality in (panels.ASHDOWN, panels.BEECH):
                self.look(f"review of {locality} by {member}", "review", locality=locality)
        for room in ROOMS:
            if room.needs_review and room.whose != "own" and room.name not in APART:
                self.look(room.name, room.name)
        for tab in ("outcome", "plan", "money", "meetings", "texts", "history"):
            self.look(f"locality {tab}", "locality", locality=panels.ASHDOWN, tab=tab)
        self.desk.go("panel", locality=panels.ASHDOWN)
        self._settle()
        screen = self.window.stage.screen_here()
        for name, show in (
            ("heat map", screen.boards.show_heat),
            ("one criterion", screen.orders.across),
        ):
            show()
            self._settle()
            self.told[name] = words_of(self.window)
            self._picture(name, self.window)

    def look(self, name: str, room: str, **where: object) -> None:
        """Go to a room and keep what it shows."""
        self.desk.go(room, **where)
        self._settle()
        self.told[name] = words_of(self.window)
        if room == "review":
            # Where the plan's rows stand hangs on when they were laid out.
            self._picture(name, self.window.stage.screen_here().view.sheet)
        elif room in PICTURED:
            self._picture(name, self.window)

    def _settle(self) -> None:
        for _ in range(2):
            self._qtbot.waitUntil(lambda: self.desk.idle, timeout=20_000)
            QApplication.processEvents()

    def _picture(self, name: str, shown: QWidget) -> None:
        """Take a picture once it stands still, or is like the one it should be like."""

        def still() -> bool:
            before, self.pictures[name] = self.pictures.get(name), shown.grab().toImage()
            return self.pictures[name] == self._like.get(name, before)

        with contextlib.suppress(self._qtbot.TimeoutError):
            self._qtbot.waitUntil(still, timeout=3_000)

    def close(self) -> None:
        """Close the window; there must have been no bug."""
        self.window.close()
        if self.window.isVisible():
            self.window.close()
        self.window.deleteLater()
        self.desk.shut()
        assert not self.bugs, self.bugs[0]


@pytest.fixture
def walk(qtbot: QtBot) -> Iterator[Callable[[Path, Mapping[str, QImage]], Walk]]:
    """Open a review in a window of its own and go through all of its rooms."""
    flashing = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(0)
    left: list[Walk] = []

    def go(path: Path, like: Mapping[str, QImage]) -> Walk:
        left.append(Walk(qtbot, path, like))
        left[-1].through_all()
        return left[-1]

    yield go
    for one in left:
        one.close()
    QApplication.setCursorFlashTime(flashing)


def test_no_screen_differs_by_what_is_hidden(
    tmp_path: Path, walk: Callable[[Path, Mapping[str, QImage]], Walk]
) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    high = walk(
        panels.returned(tmp_path / "one" / "round.lyreview", rating=4, words="Splendid"), {}
    )
    low = walk(
        panels.returned(tmp_path / "two" / "round.lyreview", rating=0, words="Poor"), high.pictures
    )
    assert high.told.keys() == low.told.keys()
    for room, said in high.told.items():
        assert panels.HIDDEN not in said, room
        assert "Splendid" not in said, room
        assert said.splitlines() == low.told[room].splitlines(), room
    for room, picture in high.pictures.items():
        assert picture == low.pictures[room], room
    answered = high.told[f"review of {panels.ASHDOWN} by ap"]
    assert "In, and not shown until moderation." in answered
