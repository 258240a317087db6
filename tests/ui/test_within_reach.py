"""On every screen each control has a name, and none is cut off where one can't scroll to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from lyapp.ui import rooms, theme
from lyapp.ui.desk import Desk
from lyapp.ui.window import Window
from tests.ui import own

Settle = Callable[[Desk], None]

CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit)
PARTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "locality": ("tab", ("outcome", "money", "texts", "plan", "meetings", "history")),
    "programme": (
        "part",
        ("about", "localities", "members", "criteria", "scale", "outcomes", "must_dos", "checks"),
    ),
    "members": ("part", ("matrix", "people")),
    "sheets": ("part", ("entry", "blank")),
    "round": ("tab", ("owing", "packs", "merge", "came")),
}


def _places(*, of_own: bool) -> Iterator[tuple[str, dict[str, object]]]:
    for room in rooms.ROOMS:
        if not rooms.there_is(room.name, own=of_own):
            continue
        named, parts = PARTS.get(room.name, ("", ("",)))
        for part in parts:
            yield room.name, {named: part} if named else {}


def _controls(window: Window) -> Iterator[QWidget]:
    for each in window.findChildren(QWidget):
        # Those two and headings are told by what they stand in.
        inside = isinstance(each.parent(), (QComboBox, QAbstractSpinBox))
        inside = inside or isinstance(each, QHeaderView)
        reached = isinstance(each, CONTROLS) or each.focusPolicy() != Qt.FocusPolicy.NoFocus
        if each.isVisible() and each.isEnabled() and reached and not inside:
            yield each


def _said(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def _cut(window: Window) -> list[tuple[str, int, int]]:
    """The scroll areas that are narrower than what is in them and can't be scrolled sideways."""
    off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    return [
        (type(each.parent()).__name__, each.viewport().width(), each.widget().width())
        for each in window.findChildren(QScrollArea)
        if each.isVisible()
        and each.widget() is not None
        and each.horizontalScrollBarPolicy() is off
        and each.widget().width() > each.viewport().width()
    ]


def _visit(
    qtbot: QtBot, window: Window, settle: Settle, look: Callable[[], object]
) -> dict[str, object]:
    """What `look` finds on each screen and in each of its parts; only where it finds something."""
    desk = window.desk
    found: dict[str, object] = {}
    for name, where in _places(of_own=desk.own is not None):
        desk.go(name, **where)
        settle(desk)
        qtbot.wait(30)
        if seen := look():
            found[" ".join((name, *map(str, where.values())))] = seen
    return found


def _unnamed(window: Window) -> list[str]:
    return [type(each).__name__ for each in _controls(window) if not _said(each)]


@pytest.fixture
def opened(qtbot: QtBot, window: Window, sample_review: Path, settle: Settle) -> Window:
    with qtbot.waitSignal(window.desk.opened, timeout=20_000):
        window.desk.open(sample_review)
    window.desk.set_member("ap", "Andrew Parker")
    settle(window.desk)
    return window


def test_every_control_has_a_name(qtbot: QtBot, opened: Window, settle: Settle) -> None:
    assert _visit(qtbot, opened, settle, lambda: _unnamed(opened)) == {}


def test_every_control_of_a_members_own_copy_has_a_name(
    qtbot: QtBot, window: Window, settle: Settle, tmp_path: Path
) -> None:
    pack = own.pack(own.chairs(tmp_path / "chair"), tmp_path / "ap.lypack")
    with qtbot.waitSignal(window.desk.opened, timeout=20_000):
        window.files.open(pack)
    settle(window.desk)
    assert _visit(qtbot, window, settle, lambda: _unnamed(window)) == {}


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1024, 700)])
def test_nothing_is_cut_off_at_the_largest_text(
    qtbot: QtBot, qapp: QApplication, opened: Window, settle: Settle, width: int, height: int
) -> None:
    opened.look.choose("light", theme.LARGEST)
    opened.resize(width, height)
    settle(opened.desk)
    found = _visit(qtbot, opened, settle, lambda: _cut(opened))
    opened.look.choose("light", 100)
    settle(opened.desk)
    assert found == {}
