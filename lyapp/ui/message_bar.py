"""The lines at the foot of the window that say what happened.

Good news stands over the window's own foot for a moment and covers nothing of the screen. Trouble
stays, so the screen gives it room above that foot, which goes on saying whether all is saved.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lyapp.ui import theme
from lyapp.ui.notes import Message, Progress
from lyapp.ui.widgets.buttons import link_button
from lyapp.ui.widgets.labels import Body, Strong, repolish

_READING_TIME = 8000  # milliseconds a message without a problem stays
_PATIENCE = 300  # milliseconds before a long job shows its progress
_PRESS = 50  # milliseconds until it is asked again whether a mouse button is still down
_OVERLAP = 4  # pixels of a screen's own margin that a line may cover


class MessageBar(QFrame):
    """A sentence and what to do about it. Good news leaves by itself, trouble stays."""

    undo_asked = Signal()
    redo_asked = Signal()
    said = Signal()
    """Something is said now, perhaps in place of something else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Message")
        self.setAccessibleName(self.tr("Message"))
        self.message: Message | None = None
        self._words = Body("", self)
        self._close = link_button(self.tr("Dismiss"), clicked=self.clear, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 16, 0)
        self.undo = link_button(self.tr("Undo"), clicked=self._ask_undo, parent=self)
        row.addWidget(self._words, 1)
        self.redo = link_button(self.tr("Redo"), clicked=self._ask_redo, parent=self)
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_READING_TIME)
        self._timer.timeout.connect(self.clear)
        self.hide()

    @Slot(object)
    def show_message(self, message: Message) -> None:
        """Say it in place of what was said before."""
        self.message = message
        text = f"{message.sentence} {message.advice}".strip()
        self._words.setText(text)
        self.setAccessibleDescription(text)
        self.setProperty("tone", message.tone)
        self.undo.setVisible(message.undo)
        self.redo.setVisible(message.redo)
        repolish(self)
        self.show()
        if self.stays:
            self._timer.stop()
        else:
            self._timer.start()
        self.said.emit()

    @property
    def stays(self) -> bool:
        """True while something is said that stays until somebody dismisses it."""
        return self.message is not None and self.message.tone not in ("plain", "good")

    @Slot()
    def _ask_undo(self) -> None:
        self.clear()
        self.undo_asked.emit()

    @Slot()
    def _ask_redo(self) -> None:
        self.clear()
        self.redo_asked.emit()

    @Slot()
    def out_of_date(self) -> None:
        """Another change has been made: undo would take back that one, and good news is read."""
        self.undo.hide()
        self.redo.hide()
        said = self.message
        if said is not None and (said.tone == "good" or said.undo or said.redo):
            self.clear()

    @Slot()
    def settle(self) -> None:
        """A change has been made: that one couldn't be is no longer so."""
        if self.message is not None and self.message.act:
            self.clear()

    @Slot()
    def clear(self) -> None:
        """Say nothing."""
        self._timer.stop()
        self.message = None
        self.hide()


class ProgressStrip(QFrame):
    """How far a long job is, with a way to give it up. Shown once it takes noticeable time."""

    cancelled = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Message")
        self._jobs: dict[int, Progress] = {}
        self._title = Strong("", self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setMaximumWidth(theme.px(320))
        self._cancel = link_button(self.tr("Cancel"), clicked=self._give_up, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 16, 0)
        row.setSpacing(16)
        row.addWidget(self._title)
        row.addWidget(self._bar, 1)
        row.addStretch(1)
        row.addWidget(self._cancel)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PATIENCE)
        self._timer.timeout.connect(self._appear)
        self.hide()

    @Slot(object)
    def follow(self, progress: Progress) -> None:
        """Take note of how far a job is, or that it has ended."""
        if progress.ended:
            self._jobs.pop(progress.number, None)
            if not self._jobs:
                self._timer.stop()
                self.hide()
                return
        else:
            if not self._jobs:
                self._timer.start()
            self._jobs[progress.number] = progress
        self._show(next(reversed(self._jobs.values())))

    def _show(self, progress: Progress) -> None:
        self._title.setText(progress.title)
        self._bar.setAccessibleName(progress.title)
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)

    @Slot()
    def _appear(self) -> None:
        if self._jobs:
            self.show()

    @Slot()
    def _give_up(self) -> None:
        if self._jobs:
            self.cancelled.emit(next(reversed(self._jobs)))


class Notices(QWidget):
    """Keeps the lines at the foot of the window: over `foot`, or above it where one is to stay.

    What doesn't fit there the screen on `page` gives room for; its head never moves.
    """

    def __init__(self, page: QStackedWidget, foot: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = page
        self._foot = foot
        self.bar = MessageBar()
        self.strip = ProgressStrip()
        self._lines = (self.bar, self.strip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for line in self._lines:
            column.addWidget(line)
            line.installEventFilter(self)
        page.installEventFilter(self)
        foot.installEventFilter(self)
        self._window = parent.window()
        self._window.installEventFilter(self)
        self.bar.said.connect(self._place)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the page's and the foot's size, and what is said; Escape dismisses it."""
        kind = event.type()
        if watched is self._window:
            return kind in (_WANTED, _PRESSED) and self._escape(event)
        if watched in (self._page, self._foot):
            if kind in (QEvent.Type.Resize, QEvent.Type.Move):
                self._place()
        elif kind in (_SHOWN, _HIDDEN):
            # A line says this before it is laid out.
            QTimer.singleShot(0, self, self._place)
            if kind == _SHOWN:
                self._place()
        elif kind == _OTHER_WORDS:
            # What takes another message's place may need another line.
            QTimer.singleShot(0, self, self._place)
        return super().eventFilter(watched, event)

    def _escape(self, event: QEvent) -> bool:
        """Dismiss what is said by an Escape that nobody in the window takes for themselves.

        Trouble comes before a screen's own shortcuts; good news, which goes by itself, after them.
        """
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return False
        if event.type() == _WANTED:
            if self.bar.stays:
                event.accept()
            return self.bar.stays
        said = self.bar.message is not None
        self.bar.clear()
        return said

    @Slot()
    def _place(self) -> None:
        said = any(not line.isHidden() for line in self._lines)
        self.setVisible(said)
        if not said:
            self._give_room(0)
            return
        layout, page, foot = self.layout(), self._page.geometry(), self._foot.geometry()
        width, height = page.width(), self.sizeHint().height()
        if layout is not None and layout.hasHeightForWidth():
            height = layout.totalHeightForWidth(width)
        if self.bar.stays:
            end, covered = foot.top(), height
        else:
            height = max(height, foot.height())
            end, covered = foot.top() + foot.height(), height - foot.height()
        self._give_room(covered if covered > _OVERLAP else 0)
        self.setGeometry(page.left(), end - height, width, height)
        self.raise_()

    def _give_room(self, room: int) -> None:
        """Let the screen end this many pixels higher, but not while it is being clicked on.

        It gives no more than it can spare, or the window would have to grow.
        """
        given = self._page.contentsMargins().bottom()
        least = self._page.minimumSizeHint().height() - given
        room = max(0, min(room, self._page.height() - least))
        if room == given:
            return
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            QTimer.singleShot(_PRESS, self, self._place)
            return
        self._page.setContentsMargins(0, 0, 0, room)


_SHOWN, _HIDDEN = QEvent.Type.ShowToParent, QEvent.Type.HideToParent
_OTHER_WORDS = QEvent.Type.LayoutRequest
_WANTED, _PRESSED = QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress
