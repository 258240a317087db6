"""The line at the bottom: saved when, what undo would take back, keys, marks, the file."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from lyapp.ui import theme
from lyapp.ui.notes import Steps, Tone
from lyapp.ui.widgets.labels import Elided, Key, repolish

_ROOMY = 125


class Footer(QFrame):
    """Filled by the window; decides nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Footer")
        self._saved = QLabel(self)
        self._saved.setProperty("strong", "true")
        self._undo = Elided("", self)
        self._undo_key = Key("Ctrl Z", self)
        self._keys = QWidget(self)
        self._keys_row = QHBoxLayout(self._keys)
        self._keys_row.setContentsMargins(0, 0, 0, 0)
        self._keys_row.setSpacing(4)
        self._marks = [_mark(self) for _ in range(3)]
        self._keys_words = QLabel(self.tr("Keys"), self)
        self._keys_key = Key("?", self)
        self._file = Elided("", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(8)
        row.addWidget(self._saved)
        row.addSpacing(8)
        row.addWidget(self._undo, 3)
        row.addWidget(self._undo_key)
        row.addSpacing(8)
        row.addWidget(self._keys)
        row.addStretch(1)
        for mark in self._marks:
            row.addWidget(mark)
        row.addSpacing(8)
        row.addWidget(self._keys_words)
        row.addWidget(self._keys_key)
        row.addSpacing(8)
        row.addWidget(self._file, 2)
        self.show_saved(None)
        self.show_steps(Steps())

    @Slot(object)
    def show_saved(self, when: QDateTime | None) -> None:
        """Say when the last change was written."""
        if when is None:
            self.say("", "plain")
            return
        clock = QLocale().toString(when, "HH:mm")
        self.say(self.tr("✓ Saved {time}").format(time=clock), "good")

    def say(self, words: str, tone: Tone) -> None:
        """Say something at the left end."""
        self._saved.setText(words)
        self._saved.setVisible(bool(words))
        if self._saved.property("tone") != tone:
            self._saved.setProperty("tone", tone)
            repolish(self._saved)

    def saved_words(self) -> str:
        """What stands at the left end."""
        return self._saved.text()

    def show_steps(self, steps: Steps) -> None:
        """Name what undo would take back."""
        words = self.tr("Undo: {step}").format(step=steps.undo) if steps.undo else ""
        self._undo.set_whole(words)
        self._undo.setVisible(bool(words))
        # As wide as its words when there is room, shortened when there is not.
        room = self._undo.fontMetrics().horizontalAdvance(words) + 4
        self._undo.setMaximumWidth(room)
        self._undo.setMinimumWidth(min(room, theme.px(120)) if words else 0)
        self._undo_key.setVisible(bool(words))

    def undo_words(self) -> str:
        """The whole of what is said about undo."""
        return self._undo.whole()

    def show_keys(self, keys: tuple[tuple[str, str], ...]) -> None:
        """The few keys of the screen shown."""
        while (item := self._keys_row.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for key, meaning in keys:
            words = QLabel(meaning, self._keys)
            self._keys_row.addWidget(Key(key, self._keys))
            self._keys_row.addWidget(words)
            self._keys_row.addSpacing(theme.unit())
        # At large text sizes there is no room for more than the essentials.
        self._keys.setVisible(bool(keys) and theme.percent() <= _ROOMY)

    def show_file(self, name: str, where: str) -> None:
        """Name the open file; its whole path is the tooltip."""
        self._file.set_whole(name, hint=where)
        room = self._file.fontMetrics().horizontalAdvance(name) + 4
        self._file.setMaximumWidth(room)
        self._file.setMinimumWidth(min(room, theme.px(70)))
        self._file.setVisible(bool(name))

    def show_marks(self, marks: tuple[str, ...]) -> None:
        """Say what must not be overlooked: sample, made-up scores, read only."""
        for label, words in zip(self._marks, (*marks, "", "", ""), strict=False):
            label.setText(words)
            label.setVisible(bool(words))

    def marks(self) -> tuple[str, ...]:
        """The marks shown."""
        return tuple(label.text() for label in self._marks if label.text())


def _mark(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setProperty("kind", "mark")
    label.setIndent(0)
    label.hide()
    return label
