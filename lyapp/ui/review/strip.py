"""The line under the plan: one finding in full, and the field to set it aside or put it right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from lyapp.ui import theme
from lyapp.ui.widgets.buttons import plain_button
from lyapp.ui.widgets.entry import EntryLine
from lyapp.ui.widgets.labels import Body, Elided, Note

if TYPE_CHECKING:
    from lyapp.ui.notes import Tone

_NARROW = 55
"""Below this many grid steps a button is named by its key alone."""
_NARROWEST = 30
"""Below this many the buttons stand under the words."""
_KEY_PRESS = QEvent.Type.KeyPress
_ESCAPE = Qt.Key.Key_Escape


class FindingStrip(QFrame):
    """Shows a finding with what can be done about it, or asks for a few words."""

    answered = Signal(str)
    """What was typed into the field, once Enter was pressed."""
    given_up = Signal()
    """Escape in the field."""
    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        step = theme.unit()
        self.words = Body("", self)
        self.place = Note("", self)
        self.place.setWordWrap(False)
        self.comment = plain_button("", parent=self)
        self.comment.setAccessibleName(self.tr("Put this finding into the comment"))
        self.comment.setToolTip(self.comment.accessibleName())
        self.aside = plain_button("", parent=self)
        self._is_aside = False
        self._narrow = False
        self.finding = QWidget(self)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.finding)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(step)
        self._row.addWidget(self.words, 1)
        tools = QHBoxLayout()
        tools.setSpacing(step)
        tools.addWidget(self.place)
        tools.addWidget(self.comment)
        tools.addWidget(self.aside)
        self._row.addLayout(tools)

        self.asked = Elided("", self)
        self.asked.setProperty("role", "strong")
        self.field = EntryLine(self)
        self.field.installEventFilter(self)
        self.meaning = Note("", self)
        self.asking = QWidget(self)
        column = QVBoxLayout(self.asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(3))
        column.addWidget(self.asked)
        column.addWidget(self.field)
        column.addWidget(self.meaning)

        self.asking.hide()
        self._name_buttons()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(step + step // 2, step // 2, step, step // 2)
        outer.addWidget(self.finding)
        outer.addWidget(self.asking)
        self.field.textEdited.connect(self.typed)
        self.hide()

    def show_finding(self, words: str, *, tone: Tone, place: str, aside: bool) -> None:
        """Show a finding; `aside` for one that was set aside already."""
        self.words.setText(words)
        self.words.set_tone(tone)
        self.place.setText(place)
        self.place.setVisible(bool(place) and not self._narrow)
        self.comment.setEnabled(not aside)
        self.aside.setEnabled(True)
        self._is_aside = aside
        self._name_buttons()

    def _name_buttons(self) -> None:
        """Key and words; where there is little room the key alone."""
        aside = self.tr("Take up again") if self._is_aside else self.tr("Set aside")
        for button, key, words in (
            (self.comment, "F", self.tr("Comment")), (self.aside, "X", aside)
        ):  # fmt: skip
            button.setText(key if self._narrow else f"{key}  {words}")
        self.aside.setAccessibleName(aside)
        self.aside.setToolTip(aside)

    def say(self, words: str) -> None:
        """Say something in passing; it stays until the next finding is shown."""
        self.words.setText(words)
        self.words.set_tone("plain")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's own: a narrow strip keeps its room for the words."""
        narrow = self.width() < theme.unit() * _NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self._name_buttons()
        under = self.width() < theme.unit() * _NARROWEST
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if under else way.LeftToRight)
        super().resizeEvent(event)

    def show_nothing(self, words: str) -> None:
        """Say that there is nothing here."""
        self.show_finding(words, tone="plain", place="", aside=False)
        self.comment.setEnabled(False)
        self.aside.setEnabled(False)

    def ask(self, words: str, *, text: str, hint: str, meaning: str) -> None:
        """Ask for a few words; the keyboard goes into the field."""
        self.asked.set_whole(words)
        self.field.setAccessibleName(words)
        self.field.setPlaceholderText(hint)
        self.field.setText(text)
        self.meaning.setText(meaning)
        self.finding.hide()
        self.asking.show()
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def stop_asking(self) -> None:
        """Back to the finding."""
        self.asking.hide()
        self.finding.show()

    @property
    def is_asking(self) -> bool:
        """True while the field is shown."""
        return not self.asking.isHidden()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's own: Enter and Escape of the field."""
        if watched is self.field and event.type() == _KEY_PRESS and isinstance(event, QKeyEvent):
            if event.key() == _ESCAPE:
                self.given_up.emit()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.answered.emit(self.field.text())
                return True
        return super().eventFilter(watched, event)
