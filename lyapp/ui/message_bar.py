"""The line above a screen that says what happened. It never stands in the way of anything."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from lyapp.ui import theme
from lyapp.ui.notes import Message, Progress
from lyapp.ui.widgets.buttons import link_button, plain_button
from lyapp.ui.widgets.labels import Body, Strong, repolish

_READING_TIME = 8000  # milliseconds a message without a problem stays
_PATIENCE = 300  # milliseconds before a long job shows its progress


class MessageBar(QFrame):
    """A sentence and what to do about it. Good news leaves by itself, trouble stays."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Message")
        self.setAccessibleName(self.tr("Message"))
        self.message: Message | None = None
        self._words = Body("", self)
        self._close = link_button(self.tr("Dismiss"), clicked=self.clear, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 16, 6)
        row.addWidget(self._words, 1)
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
        repolish(self)
        self.show()
        if message.tone in ("plain", "good"):
            self._timer.start()
        else:
            self._timer.stop()

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
