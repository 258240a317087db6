"""What a person has: eyes for names and words, a keyboard and a mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QObject, QPoint, Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QTabBar,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from lyapp.ui.window import Window

W = TypeVar("W", bound=QWidget)
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
PLAIN = Qt.KeyboardModifier.NoModifier
_LEFT = Qt.MouseButton.LeftButton
_LONG = 40_000
_EVERY = 20


class Hands:
    """Works a window by keys and clicks only, and counts the keys pressed beside typing."""

    def __init__(self, qtbot: QtBot, window: Window) -> None:
        self._bot = qtbot
        self.window = window
        self.presses = 0

    # Looking.

    def wait(self, ready: Callable[[], object]) -> None:
        """Wait until something can be seen; not beyond the program's own report of a bug."""

        def seen() -> bool:
            crash = self.window._crash
            assert crash is None or not crash.isVisible(), "the program reports a bug: see its log"
            return bool(ready())

        self._bot.waitUntil(seen, timeout=_LONG)

    def settle(self) -> None:
        """Wait until the window has nothing left to do."""
        self._bot.wait(30)
        self.wait(lambda: self.window.desk.idle)
        self._bot.wait(30)

    def find(self, kind: type[W], name: str) -> W:
        """The one widget in view of this kind whose name (or words) begins so."""
        found: list[W] = []

        def look() -> bool:
            seen = [each for each in self.window.findChildren(kind) if each.isVisible()]
            exact = [each for each in seen if name in (each.accessibleName(), _words(each))]
            found[:] = exact or [each for each in seen if _named(each).startswith(name)]
            return bool(found)

        self.wait(look)
        assert len(found) == 1, [_named(each) for each in found]
        return found[0]

    def reads(self, words: str) -> None:
        """Wait until these words stand somewhere in the window."""
        self.wait(lambda: self.sees(words))

    def sees(self, words: str) -> bool:
        """True while these words stand in a label or a button in view."""
        labels = self.window.findChildren(QLabel) + self.window.findChildren(QAbstractButton)
        return any(words in _words(each) for each in labels if each.isVisible())

    def row(self, table: QTableView, first: str) -> dict[str, str]:
        """What a row says under each heading; the row is found by its first cell."""
        model = table.model()
        across = range(model.columnCount())
        heads = [str(model.headerData(i, Qt.Orientation.Horizontal)) for i in across]
        for line in range(model.rowCount()):
            if model.index(line, 0).data() == first:
                cells = [str(model.index(line, i).data() or "") for i in across]
                return dict(zip(heads, cells, strict=True))
        return {}

    # Acting.

    def key(self, key: Qt.Key | str, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """Press one key, wherever the keyboard is."""
        self.presses += 1
        target = QApplication.activePopupWidget() or QApplication.focusWidget() or self.window
        self._bot.keyClick(target, key, modifier)

    def type(self, text: str) -> None:
        """Type a text where the keyboard is."""
        target = QApplication.focusWidget()
        assert target is not None
        self._bot.keyClicks(target, text)

    def write(self, name: str, text: str) -> None:
        """Click into the field of this name and type."""
        field = self.find(QLineEdit, name)
        self._bot.mouseClick(field, _LEFT)
        self._bot.keyClicks(field, text)

    def click(self, widget: QWidget) -> None:
        """Click in the middle of a widget."""
        self._bot.mouseClick(widget, _LEFT)

    def press(self, name: str) -> None:
        """Click the button of this name."""
        self.click(self.find(QAbstractButton, name))

    def click_row(self, view: QAbstractItemView, index: QModelIndex) -> None:
        """Click on a row of a list or table."""
        view.scrollTo(index)
        place = view.visualRect(index)
        point = QPoint(place.left() + 20, place.center().y())
        self._bot.mouseClick(view.viewport(), _LEFT, PLAIN, point)

    def click_cell(self, view: QAbstractItemView, index: QModelIndex) -> None:
        """Click in the middle of one cell of a table."""
        view.scrollTo(index)
        self._bot.mouseClick(view.viewport(), _LEFT, PLAIN, view.visualRect(index).center())

    def tab(self, words: str) -> None:
        """Click the tab of these words."""
        found: list[tuple[QTabBar, int]] = []

        def look() -> bool:
            bars = [each for each in self.window.findChildren(QTabBar) if each.isVisible()]
            found[:] = [
                (bar, at)
                for bar in bars
                for at in range(bar.count())
                if bar.tabText(at).replace("&", "").startswith(words)
            ]
            return bool(found)

        self.wait(look)
        bar, at = found[0]
        self._bot.mouseClick(bar, _LEFT, PLAIN, bar.tabRect(at).center())

    def choose(self, name: str, words: str) -> None:
        """Open a box of choices with the keyboard and go down to these words."""
        box = self.find(QComboBox, name)
        self.wait(lambda: box.findText(words) >= 0)
        model = box.model()
        before = (model.index(i, 0).flags() for i in range(box.findText(words)))
        # The keys pass over lines and heads.
        place = sum(bool(each & Qt.ItemFlag.ItemIsEnabled) for each in before)
        self.click(box)
        self.wait(lambda: box.view().isVisible())
        self._bot.keyClick(box.view(), Qt.Key.Key_Home)
        for _ in range(place):
            self._bot.keyClick(box.view(), Qt.Key.Key_Down)
        self._bot.keyClick(box.view(), Qt.Key.Key_Return)
        self.wait(lambda: not box.view().isVisible())
        self._come_back()

    @contextmanager
    def answering(self, kind: type[QWidget], answer: Callable[[QWidget], None]) -> Iterator[None]:
        """Answer the menu or dialog that what follows will open and wait in."""
        answered: list[bool] = []
        watcher = _Watcher(kind, answer, answered)
        yield
        self.wait(lambda: answered)
        watcher.deleteLater()
        self._come_back()
        self.settle()

    def _come_back(self) -> None:
        """What a window manager does once a menu or dialog is gone; without a screen none is."""
        self._bot.wait(50)
        if QApplication.activeModalWidget() is not None:
            return
        if QApplication.activeWindow() is not self.window:
            self.window.activateWindow()
            self.wait(lambda: QApplication.activeWindow() is self.window)

    def save_as(self, path: Path) -> Callable[[QWidget], None]:
        """Type a path into a file dialog and accept it."""

        def answer(dialog: QWidget) -> None:
            field = dialog.findChild(QLineEdit, "fileNameEdit")
            field.selectAll()
            self._bot.keyClicks(field, str(path))
            self._bot.keyClick(field, Qt.Key.Key_Return)

        return answer

    def open_files(self, paths: Sequence[Path]) -> Callable[[QWidget], None]:
        """Type several paths into a file dialog and accept them."""

        def answer(dialog: QWidget) -> None:
            field = dialog.findChild(QLineEdit, "fileNameEdit")
            field.selectAll()
            self._bot.keyClicks(field, " ".join(f'"{path}"' for path in paths))
            self._bot.keyClick(field, Qt.Key.Key_Return)

        return answer

    def print_to(self, path: Path) -> Callable[[QWidget], None]:
        """Choose printing to a file in the printer dialog, and print."""

        def answer(dialog: QWidget) -> None:
            field = dialog.findChild(QLineEdit, "filename")
            field.selectAll()
            self._bot.keyClicks(field, str(path))
            box = dialog.findChild(QDialogButtonBox)
            yes = [
                each
                for each in box.buttons()
                if box.buttonRole(each) is QDialogButtonBox.ButtonRole.AcceptRole
            ]
            self.click(yes[0])

        return answer

    def pick(self, words: str) -> Callable[[QWidget], None]:
        """Go down an open menu to these words and take them."""

        def answer(menu: QWidget) -> None:
            assert isinstance(menu, QMenu)
            texts = [each.text() for each in menu.actions() if each.isEnabled()]
            place = next(i for i, text in enumerate(texts) if words in text)
            for _ in range(place + 1):
                self._bot.keyClick(menu, Qt.Key.Key_Down)
            self._bot.keyClick(menu, Qt.Key.Key_Return)

        return answer


class _Watcher(QObject):
    """Looks for a dialog or menu while the program waits in it; no other may keep it waiting."""

    def __init__(
        self, kind: type[QWidget], answer: Callable[[QWidget], None], answered: list[bool]
    ) -> None:
        super().__init__()
        self._kind = kind
        self._answer = answer
        self._answered = answered
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        waiting = [QApplication.activePopupWidget(), QApplication.activeModalWidget()]
        waiting = [each for each in waiting if each is not None and each.isVisible()]
        self._looks += 1
        for each in waiting:
            if isinstance(each, self._kind) and not self._answered and _has_keyboard(each):
                self._answered.append(True)
                self._looks = 0
                try:
                    self._answer(each)
                except BaseException:
                    # Let the program out of its dialog, so that the failure can be shown.
                    each.close()
                    raise
                return
        if self._looks > _LONG // _EVERY:
            self._looks = 0
            for each in waiting:
                each.close()


def _has_keyboard(waited_in: QWidget) -> bool:
    """Whether the keyboard has reached it: a dialog in view may still have to become active."""
    focus = QApplication.focusWidget()
    return isinstance(waited_in, QMenu) or (
        focus is not None and focus.window() is waited_in.window()
    )


FILE_DIALOG: type[QDialog] = QFileDialog
PRINT_DIALOG: type[QDialog] = QPrintDialog
MENU: type[QWidget] = QMenu


def _words(widget: QWidget) -> str:
    if isinstance(widget, (QLabel, QAbstractButton)):
        return widget.text()
    return ""


def _named(widget: QWidget) -> str:
    return widget.accessibleName() or _words(widget)
