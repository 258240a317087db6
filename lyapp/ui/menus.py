"""The menu bar, and every key that works on all screens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from lyapp.ui import theme
from lyapp.ui.notes import Steps
from lyapp.ui.panel_menu import PanelMenu
from lyapp.ui.rooms import all_on_rail, on_rail, there_is
from lyapp.ui.settings import recent, title_of
from lyapp.ui.widgets.menu_keys import MenuKeys

if TYPE_CHECKING:
    from lyapp.ui.window import Window

_ON_SOME_RAIL = frozenset(each.name for each in all_on_rail())
_PALETTES = {"light": "Light", "dark": "Dark", "contrast": "High contrast"}


class Menus(QObject):
    """Makes the menus of a window and keeps them true.

    What stands in the bar is made at once; what the menus hold, with all keys, by `fill`, which
    the window's first paint doesn't wait for.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._of_review: list[QAction] = []
        self._of_writing: list[QAction] = []
        self._of_chair: list[QAction] = []
        """What a member's own copy doesn't have."""
        self._palettes: dict[str, QAction] = {}
        self._filled = False
        self._state = (False, True, False)
        self._steps = Steps()
        bar = window.menuBar()
        self._file = bar.addMenu(self.tr("&File"))
        self._edit = bar.addMenu(self.tr("&Edit"))
        self._view = bar.addMenu(self.tr("&View"))
        self._panel = PanelMenu(window, bar.addMenu(self.tr("&Panel")))
        self._help = bar.addMenu(self.tr("&Help"))
        self._keys = MenuKeys(self)
        for menu in (self._file, self._edit, self._view, self._panel.menu, self._help):
            menu.installEventFilter(self._keys)

    @Slot()
    def fill(self) -> None:
        """Make what the menus hold."""
        self._fill_file(self._file)
        self._fill_edit(self._edit)
        self._fill_view(self._view)
        self._fill_help(self._help)
        QShortcut(QKeySequence("F6"), self._window).activated.connect(self._window.swap_focus)
        self._filled = True
        self._offer()
        self.show_steps(self._steps, read_only=self._window.desk.read_only)
        self.show_look()

    def _fill_file(self, menu: QMenu) -> None:
        window = self._window
        new = self._add(
            menu, self.tr("&New review…"), window.files.new_review, QKeySequence.StandardKey.New
        )
        self._add(menu, self.tr("&Open…"), window.files.ask_open, QKeySequence.StandardKey.Open)
        self._recent = menu.addMenu(self.tr("Open &recent"))
        self._recent.installEventFilter(self._keys)
        self._recent.aboutToShow.connect(self._fill_recent)
        self._recent.triggered.connect(self._open_recent)
        sample = self._add(menu, self.tr("Open the &sample"), window.files.open_sample)
        self._of_chair += [new, sample]
        self._add(menu, self.tr("Restore a &backup…"), window.files.restore)
        menu.addSeparator()
        take_in = [
            self._add(menu, self.tr("Take in a &plan…"), window.files.take_in, "Ctrl+I"),
            self._add(menu, self.tr("Take in a &folder of plans…"), window.files.take_in_folder),
        ]
        menu.addSeparator()
        exports = [
            self._add(menu, self.tr("&Export status…"), window.files.export_status),
            self._add(menu, self.tr("Export co&verage…"), window.files.export_coverage),
        ]
        self._return = self._add(
            menu, self.tr("Save the &return for the chair…"), window.files.save_return
        )
        self._of_writing += take_in
        self._of_review += [
            *exports,
            self._add(menu, self.tr("&Close review"), window.files.close_review, "Ctrl+W"),
        ]
        self._of_chair += [*take_in, *exports]
        menu.addSeparator()
        self._add(menu, self.tr("&Quit"), window.close, "Ctrl+Q")

    def _fill_edit(self, menu: QMenu) -> None:
        window = self._window
        self.undo = self._add(menu, self.tr("&Undo"), window.desk.undo, "Ctrl+Z")
        self.redo = self._add(menu, self.tr("&Redo"), window.desk.redo)
        self.redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        menu.addSeparator()
        self._of_review.append(self._add(menu, self.tr("&Find"), window.focus_search, "Ctrl+K"))
        menu.addSeparator()
        made_up = self._add(menu, self.tr("Add &made-up scores"), window.files.add_made_up_scores)
        self._of_writing.append(made_up)
        self._of_chair.append(made_up)

    def _fill_view(self, menu: QMenu) -> None:
        window = self._window
        self._rooms = QActionGroup(self)
        self._rooms.setExclusive(False)
        for each in all_on_rail():
            action = menu.addAction(QCoreApplication.translate("Rail", each.words))
            action.setData(each.name)
            self._rooms.addAction(action)
            if each.needs_review:
                self._of_review.append(action)
        menu.addSeparator()
        begin = menu.addAction(self.tr("What the &chair asks of you"))
        begin.setData("begin")
        self._rooms.addAction(begin)
        self._of_review.append(begin)
        self.coverage = menu.addAction(self.tr("Coverage of the m&ust-dos"))
        self.coverage.setData("coverage")
        self._rooms.addAction(self.coverage)
        self._of_review.append(self.coverage)
        search = menu.addAction(self.tr("Search &all plans"))
        search.setShortcut(QKeySequence("Ctrl+Shift+F"))
        search.setData("search")
        self._rooms.addAction(search)
        self._of_review.append(search)
        self._rooms.triggered.connect(self._go)
        menu.addSeparator()
        group = QActionGroup(self)
        for name in theme.NAMES:
            action = menu.addAction(QCoreApplication.translate("Menus", _PALETTES[name]))
            action.setCheckable(True)
            action.setData(name)
            group.addAction(action)
            self._palettes[name] = action
        group.triggered.connect(self._choose_palette)
        self._add(menu, self.tr("Next &palette"), window.look.cycle, "Ctrl+Shift+L")
        menu.addSeparator()
        larger = self._add(menu, self.tr("&Larger text"), window.look.larger)
        larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self._add(menu, self.tr("&Smaller text"), window.look.smaller, "Ctrl+-")
        self._add(menu, self.tr("&Ordinary text"), window.look.ordinary, "Ctrl+0")

    def _fill_help(self, menu: QMenu) -> None:
        window = self._window
        keys = self._add(menu, self.tr("&Keys"), window.show_keys)
        keys.setShortcuts([QKeySequence("F1"), QKeySequence("?"), QKeySequence("Shift+?")])
        self._add(menu, self.tr("&How to…"), window.go_help)
        menu.addSeparator()
        self._add(menu, self.tr("&About lyapp"), window.show_about)

    def _add(
        self,
        menu: QMenu,
        words: str,
        does: Callable[[], object],
        key: QKeySequence.StandardKey | str | None = None,
    ) -> QAction:
        action = menu.addAction(words)
        if key is not None:
            action.setShortcut(QKeySequence(key))
        action.triggered.connect(does)
        return action

    def show_state(self, *, is_open: bool, read_only: bool, own: bool = False) -> None:
        """Offer only what can be done now; in a member's own copy, only what it is for."""
        self._state = (is_open, read_only, own)
        self._panel.show_state(is_open=is_open, read_only=read_only, own=own)
        if self._filled:
            self._offer()

    def _offer(self) -> None:
        is_open, read_only, own = self._state
        for action in self._of_review:
            action.setEnabled(is_open)
        for action in self._of_writing:
            action.setEnabled(is_open and not read_only)
        for action in self._of_chair:
            action.setVisible(not own)
        self._return.setVisible(own)
        shown = [each.name for each in on_rail(own=own)]
        for action in self._rooms.actions():
            name = str(action.data())
            action.setVisible(there_is(name, own=own))
            if name in shown:
                action.setShortcut(QKeySequence(f"Alt+{shown.index(name) + 1}"))
            elif name in _ON_SOME_RAIL:
                action.setShortcut(QKeySequence())

    def show_steps(self, steps: Steps, *, read_only: bool) -> None:
        """Name what undo and redo would do."""
        self._steps = steps
        if not self._filled:
            return
        self.undo.setText(_named(self.tr("&Undo"), self.tr("&Undo: {step}"), steps.undo))
        self.redo.setText(_named(self.tr("&Redo"), self.tr("&Redo: {step}"), steps.redo))
        self.undo.setEnabled(steps.undo is not None and not read_only)
        self.redo.setEnabled(steps.redo is not None and not read_only)

    @Slot()
    def show_look(self) -> None:
        """Tick the palette in use."""
        if self._filled:
            self._palettes[theme.current().name].setChecked(True)

    @Slot()
    def _fill_recent(self) -> None:
        self._recent.clear()
        settings = self._window.desk.settings
        for path in recent(settings):
            title = title_of(settings, path)
            words = f"{title} · {path.name}" if title else path.name
            action = self._recent.addAction(words.replace("&", "&&"))
            action.setData(str(path))
            action.setEnabled(path.is_file())
            action.setToolTip(str(path))
        if self._recent.isEmpty():
            self._recent.addAction(self.tr("Nothing opened yet")).setEnabled(False)

    @Slot(QAction)
    def _open_recent(self, action: QAction) -> None:
        if action.data():
            self._window.files.open(Path(str(action.data())))

    @Slot(QAction)
    def _go(self, action: QAction) -> None:
        self._window.desk.go(str(action.data()))

    @Slot(QAction)
    def _choose_palette(self, action: QAction) -> None:
        self._window.look.choose_palette(str(action.data()))


def _named(plain: str, template: str, step: str | None) -> str:
    """A step's words in a menu, where an & would otherwise mark a key."""
    return template.format(step=step.replace("&", "&&")) if step else plain


def everywhere(*, own: bool = False) -> tuple[tuple[str, str], ...]:
    """(key, meaning) of the keys that work on every screen; `own`: of a member's own copy."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("Menus", text)

    rail = (
        ("Alt+1  …  Alt+3", tr("Go to Review, Return, Help"))
        if own
        else (
            "Alt+1  …  Alt+8",
            tr("Go to Status, Review, Panel, Meetings, Money, Paper, Programme, Help"),
        )
    )
    every = (
        rail,
        ("Ctrl+K", tr("Find on this screen")),
        ("Ctrl+Shift+F", tr("Search all plans")),
        ("Ctrl+Z", tr("Undo the last change; in a text being typed, the last words")),
        ("Ctrl+Shift+Z  Ctrl+Y", tr("Redo")),
        ("Ctrl+N  Ctrl+O", tr("New review, open a review or a pack")),
        ("Ctrl+O", tr("Open a review or a pack")),
        ("Ctrl+I", tr("Take in a plan document")),
        ("Ctrl+W  Ctrl+Q", tr("Close the review, quit; everything is saved already")),
        ("Ctrl++  Ctrl+-  Ctrl+0", tr("Larger, smaller, ordinary text")),
        ("Ctrl+Shift+L", tr("Light, dark or high-contrast colours")),
        ("F6", tr("From the rail to the screen and back")),
        ("?  F1", tr("This sheet")),
    )
    left_out = ("Ctrl+N  Ctrl+O", "Ctrl+I") if own else ("Ctrl+O",)
    return tuple(each for each in every if each[0] not in left_out)
