"""The lines over the foot of a screen that say what happened. The page under them never moves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
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
from lyapp.ui.widgets.buttons import link_button, plain_button
from lyapp.ui.widgets.labels import Body, Strong, repolish

_READING_TIME = 8000  # milliseconds a message without a problem stays
_PATIENCE = 300  # milliseconds before a long job shows its progress


class MessageBar(QFrame):
    """A sentence and what to do about it. Good news leaves by itself, trouble stays."""

    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Message")
        self.setAccessibleName(self.tr("Message"))
        self.message: Message | None = None
        self._words = Body("", self)
        self._close = link_button(self.tr("Dismiss"), clicked=self.clear, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 16, 6)
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
        if message.tone in ("plain", "good"):
            self._timer.start()
        else:
            self._timer.stop()

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
        self._cancel = plain_button(self.tr("Cancel"), clicked=self._give_up, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 16, 6)
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
    """Keeps the lines at the foot of a page, over it, so that nothing on it moves."""

    def __init__(self, page: QStackedWidget) -> None:
        super().__init__(page)
        self._page = page
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
        # Another screen comes to the front; what is said stays in front of it.
        page.currentChanged.connect(self._place)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the page's size, and what is said."""
        kind = event.type()
        if watched is self._page:
            if kind == QEvent.Type.Resize:
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

    @Slot()
    def _place(self) -> None:
        said = any(not line.isHidden() for line in self._lines)
        self.setVisible(said)
        if not said:
            return
        layout = self.layout()
        width, height = self._page.width(), self.sizeHint().height()
        if layout is not None and layout.hasHeightForWidth():
            height = layout.totalHeightForWidth(width)
        self.setGeometry(0, self._page.height() - height, width, height)
        self.raise_()


_SHOWN, _HIDDEN = QEvent.Type.ShowToParent, QEvent.Type.HideToParent
_OTHER_WORDS = QEvent.Type.LayoutRequest
