"""The window: rail, screens, message bar and footer around one desk."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QByteArray, QTimer, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from lyapp.ui.edges import Edges
from lyapp.ui.file_actions import FileActions
from lyapp.ui.footer import Footer
from lyapp.ui.leaving import Leaving
from lyapp.ui.look import Look
from lyapp.ui.menus import Menus, everywhere
from lyapp.ui.notes import Destination, Message, Progress
from lyapp.ui.rail import Rail
from lyapp.ui.rooms import on_rail, room
from lyapp.ui.stage import Stage
from lyapp.ui.summary import Summary
from lyapp.ui.wording import worded

if TYPE_CHECKING:
    from lyapp.ui.crash import CrashDialog
    from lyapp.ui.desk import Desk
    from lyapp.ui.keys_overlay import KeysOverlay
    from lyapp.ui.message_bar import MessageBar, Notices
    from lyapp.ui.worker import Bug

_FRAME = 32  # pixels kept free for the title bar that the desktop adds


class Window(QMainWindow):
    """Everything a person sees. Closing it writes what is pending and never asks."""

    painted = Signal()
    """Once, after the window was painted for the first time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._painted = False
        self._closing = False
        self.setWindowTitle("lyapp")
        self.setAcceptDrops(True)
        self.look = Look(desk, self)
        self.rail = Rail()
        self.stage = Stage(desk)
        self.footer = Footer()
        self._lay_out()
        self.leaving = Leaving(self)
        self.files = FileActions(self)
        self.menus = Menus(self)
        self._overlay: KeysOverlay | None = None
        self._crash: CrashDialog | None = None
        self._connect()
        # Told of an opened review after the screens, whose rows are read first.
        self.summary = Summary(desk, self)
        self._edges = Edges(self)
        self._restore_place()
        self._review_state()
        # Else the first entry of the rail had the keyboard, until there is something to work on.
        self.stage.setFocus()

    def _lay_out(self) -> None:
        self._middle = middle = QWidget()
        across = QHBoxLayout(middle)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.rail)
        down = QVBoxLayout()
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self.stage, 1)
        down.addWidget(self.footer)
        across.addLayout(down, 1)
        self.setCentralWidget(middle)

    def _connect(self) -> None:
        desk = self.desk
        desk.went.connect(self._go)
        desk.told.connect(self._told)
        desk.progressed.connect(self._progressed)
        desk.opened.connect(self._opened)
        desk.closed.connect(self._closed)
        desk.broke.connect(self.show_bug)
        self.stage.moved.connect(self._moved)
        self.look.resizing.connect(self._put_away)
        self.look.resized.connect(self.stage.come_back)
        self.rail.asked.connect(self._asked)

    # Moving about.

    @Slot(object)
    def _go(self, destination: Destination) -> None:
        self.stage.go(destination)

    @Slot(str)
    def _asked(self, name: str) -> None:
        self.desk.go(name)

    @Slot(str)
    def _moved(self, name: str) -> None:
        self.rail.light((room(name).under or name) if name else "")
        screen = self.stage.screen_here()
        self.footer.show_keys(screen.footer_now() if screen is not None else ())
        # The bar is made with its first message; most screens have nothing to do with it.
        said = self.bar.message if name in ("locality", "unlock", "review") else None
        if said is not None and (
            # That page says itself why nothing on it can be changed.
            (name == "locality" and said.notice)
            # That one what is wrong with the passphrase; what was wrong before was another file.
            or (name == "unlock" and said.tone == "bad")
            # Its foot has the way to the next criterion, which mustn't be covered.
            or (name == "review" and said.arrival)
        ):
            self.bar.clear()

    @Slot()
    def swap_focus(self) -> None:
        """F6: between the rail and the screen."""
        if self.rail.has_focus():
            screen = self.stage.screen_here()
            if screen is not None:
                target = screen.first_focus()
                chosen = target if target is not None else screen
                chosen.setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)
        else:
            self.rail.focus_here()

    @Slot()
    def focus_search(self) -> None:
        """Ctrl+K: to the search box of the screen shown."""
        screen = self.stage.screen_here()
        box = screen.search() if screen is not None else None
        if box is not None:
            box.setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def show_keys(self) -> None:
        """`?`: the keys of the screen shown, and those that work everywhere."""
        screen = self.stage.screen_here()
        keys = everywhere(own=self.desk.own is not None)
        self.overlay.open_for(screen.shown_keys() if screen is not None else (), keys)

    @Slot()
    def _put_away(self) -> None:
        """Another text size is coming: what was measured for this one is made again for it."""
        self.stage.put_away()
        if self._overlay is not None:
            self._overlay.hide()
            self._overlay.deleteLater()
            self._overlay = None

    @cached_property
    def notices(self) -> Notices:
        """The lines at the foot; made when first needed, as nothing is said yet."""
        from lyapp.ui.message_bar import Notices

        made = Notices(self.stage, self.footer, self._middle)
        made.strip.cancelled.connect(self.desk.cancel)
        made.bar.undo_asked.connect(self.desk.undo)
        made.bar.redo_asked.connect(self.desk.redo)
        return made

    @property
    def bar(self) -> MessageBar:
        """Where the window says what happened."""
        return self.notices.bar

    @property
    def overlay(self) -> KeysOverlay:
        """The sheet of keys; made when first asked for."""
        if self._overlay is None:
            from lyapp.ui.keys_overlay import KeysOverlay

            self._overlay = KeysOverlay(self._middle)
        return self._overlay

    @property
    def crash(self) -> CrashDialog:
        """The one crash dialog; made when first needed."""
        if self._crash is None:
            from lyapp.ui.crash import CrashDialog

            self._crash = CrashDialog(self)
        return self._crash

    @Slot(object)
    def show_bug(self, bug: Bug) -> None:
        """Something went wrong in lyapp itself."""
        self.crash.show_bug(bug)

    @Slot()
    def go_help(self) -> None:
        """To the help pages."""
        self.desk.go("help")

    @Slot()
    def show_about(self) -> None:
        """To the help page that says what this is."""
        self.desk.go("help", page="about")

    @Slot()
    def _opened(self) -> None:
        self._review_state()
        path = self.desk.review_path
        self.footer.show_saved(None)
        self.footer.show_file(path.name if path else "", str(path or ""))
        self.setWindowTitle(f"{path.stem if path else ''} – lyapp")
        notice = self.desk.notice
        if notice is not None:
            self.bar.show_message(Message(*worded(notice), "caution", notice=True))
        else:
            # What couldn't be opened before is of no interest any more.
            self.bar.clear()
        self.desk.go("begin" if self.desk.own is not None else "status")

    @Slot()
    def _closed(self) -> None:
        self.stage.drop_review()
        self._review_state()
        self.footer.show_saved(None)
        self.footer.show_file("", "")
        self.bar.clear()
        self.setWindowTitle("lyapp")
        if not self.desk.is_open and not self._closing:
            self.desk.go("welcome")

    def _review_state(self) -> None:
        is_open, read_only = self.desk.is_open, self.desk.read_only
        own = self.desk.own is not None
        self.rail.show_for(own=own)
        for each in on_rail(own=own):
            self.rail.allow(each.name, is_open or not each.needs_review)
        self.menus.show_state(is_open=is_open, read_only=read_only, own=own)

    # What the edges show.

    @Slot(object)
    def _progressed(self, progress: Progress) -> None:
        self.notices.strip.follow(progress)

    @Slot(object)
    def _told(self, message: Message) -> None:
        if message.tone == "bad" and self.stage.here == "":
            self.desk.go("welcome")
        self.bar.show_message(message)

    # Opening and closing the window.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say when the first paint is done."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._say_painted)

    @Slot()
    def _say_painted(self) -> None:
        self.painted.emit()
        self.menus.fill()
        self.rail.show_pictures()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button the keyboard is on, but for those that choose or tick."""
        key, button = event.key(), self.focusWidget()
        if (
            key in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter)
            and isinstance(button, QAbstractButton)
            and (not button.isCheckable() or self.rail.isAncestorOf(button))
        ):
            if not event.isAutoRepeat():
                button.click()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a review, a pack or returns, or documents for the review, dragged over here."""
        if self.files.takes(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped, or take documents in."""
        if self.files.takes(event.mimeData()):
            event.acceptProposedAction()
            self.files.take(event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Write what is pending, then go. Only what could not be written keeps the window open."""
        if self._closing:
            event.accept()
            return
        if not self.leaving.may_leave(closing=True):
            event.ignore()
            return
        self._closing = True
        self.desk.settings.setValue("window/geometry", self.saveGeometry())
        if self._crash is not None:
            self._crash.close()
        self.desk.shut()
        event.accept()

    def _restore_place(self) -> None:
        place = self.desk.settings.value("window/geometry")
        if not (isinstance(place, QByteArray) and self.restoreGeometry(place)):
            self.resize(1360, 800)
        # Without its frame, whose size nobody knows yet.
        room = self.screen().availableGeometry().adjusted(0, _FRAME, 0, 0)
        size = self.size().boundedTo(room.size())
        if size != self.size():
            self.resize(size)
        if not room.contains(self.geometry()):
            self.move(
                max(room.left(), min(self.x(), room.right() + 1 - size.width())),
                max(room.top() - _FRAME, min(self.y(), room.bottom() + 1 - size.height() - _FRAME)),
            )
