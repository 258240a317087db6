"""A letter pressed in an open menu is the menu's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lyapp.ui.desk import Desk
from lyapp.ui.widgets.menu_keys import MenuKeys
from lyapp.ui.widgets.popup import ChoiceButton
from lyapp.ui.window import Window


def test_a_letter_in_an_open_menu_does_not_reach_the_screen(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    button = ChoiceButton("Letters", page)
    button.set_choices([("m", "Mine"), ("n", "None")])
    QVBoxLayout(page).addWidget(button)
    pressed: list[str] = []
    shortcut = QShortcut(QKeySequence("M"), page)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(lambda: pressed.append("M"))
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    button.setFocus()
    menu = button.menu()
    assert menu is not None
    menu.popup(page.mapToGlobal(page.rect().bottomLeft()))
    qtbot.waitUntil(menu.isVisible)
    qtbot.keyClick(menu, Qt.Key.Key_M)
    assert pressed == []
    menu.close()
    qtbot.keyClick(button, Qt.Key.Key_M)
    assert pressed == ["M"]


def test_every_menu_of_the_bar_keeps_its_letters(
    qtbot: QtBot, window: Window, sample_review: Path, settle: Callable[[Desk], None]
) -> None:
    opened = window
    with qtbot.waitSignal(opened.desk.opened, timeout=20_000):
        opened.files.open(sample_review)
    settle(opened.desk)
    opened.activateWindow()
    opened.desk.go("panel")
    settle(opened.desk)
    pressed: list[str] = []
    here = opened.stage.screen_here()
    assert here is not None
    here.setFocus()
    shortcut = QShortcut(QKeySequence("Z"), here)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(lambda: pressed.append("Z"))
    menus = [action.menu() for action in opened.menuBar().actions()]
    for menu in menus:
        assert isinstance(menu, QMenu)
        menu.popup(opened.mapToGlobal(opened.rect().topLeft()))
        qtbot.waitUntil(menu.isVisible)
        qtbot.keyClick(menu, Qt.Key.Key_Z)
        assert pressed == [], menu.title()
        menu.close()
    assert opened.findChild(MenuKeys) is not None
