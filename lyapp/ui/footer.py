"""The line at the bottom: saved when, what undo would take back, keys, marks, the file."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, QSize, Slot
from PySide6.QtGui import QResizeEvent
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
        self._saved.setProperty("tone", "plain")
        self._why = Elided("", self)
        self._why.setProperty("tone", "bad")
        self._undo = Elided("", self)
        self._undo_key = Key("Ctrl+Z", self)
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
        row.addWidget(self._why, 4)
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

    def say(self, words: str, tone: Tone, *, why: str = "") -> None:
        """Say something at the left end, and `why`, in place of what undo would do."""
        self._saved.setText(words)
        self._saved.setToolTip(why)
        self._why.set_whole(why)
        self._why.setMaximumWidth(self._why.fontMetrics().horizontalAdvance(why) + 4)
        self._why.setVisible(bool(why))
        self._show_undo()
        self._saved.setVisible(bool(words))
        if self._saved.property("tone") != tone:
            self._saved.setProperty("tone", tone)
            repolish(self._saved)

    def saved_words(self) -> str:
        """What stands at the left end."""
        return self._saved.text()

    def why(self) -> str:
        """The whole of why something isn't saved; "" when all is."""
        return self._why.whole()

    def show_steps(self, steps: Steps) -> None:
        """Name what undo would take back."""
        words = self.tr("Undo: {step}").format(step=steps.undo) if steps.undo else ""
        self._undo.set_whole(words)
        # As wide as its words when there is room, shortened when there is not.
        room = self._undo.fontMetrics().horizontalAdvance(words) + 4
        self._undo.setMaximumWidth(room)
        self._undo.setMinimumWidth(min(room, theme.px(120)) if words else 0)
        self._show_undo()

    def _show_undo(self) -> None:
        self._fit()
        self._fit_keys()

    def _fit(self) -> None:
        """Show what undo would do, the file and the word for the keys where there is room."""
        always = (self._saved, *self._marks, self._keys_key)
        taken = sum(each.sizeHint().width() + 8 for each in always if not each.isHidden())
        room = self.width() - 80 - taken
        why = bool(self._why.whole())
        if why:
            room -= theme.px(120)
        undo = self._undo.minimumWidth() + self._undo_key.sizeHint().width() + 16
        for there, widgets, least in (
            (bool(self._undo.whole()) and not why, (self._undo, self._undo_key), undo),
            (True, (self._keys_words,), self._keys_words.sizeHint().width() + 8),
            (bool(self._file.whole()), (self._file,), self._file.minimumWidth() + 8),
        ):
            shown = there and room >= least
            for each in widgets:
                each.setVisible(shown)
            room -= least if shown else 0

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
            hint = QWidget(self._keys)
            row = QHBoxLayout(hint)
            row.setContentsMargins(0, 0, theme.unit(), 0)
            row.setSpacing(4)
            row.addWidget(Key(key, hint))
            row.addWidget(QLabel(meaning, hint))
            self._keys_row.addWidget(hint)
        # Another screen, or the same one in another size of text.
        self._size_file()
        self._fit()
        self._fit_keys()

    def minimumSizeHint(self) -> QSize:
        """Without what makes room rather than hold the window wide: the keys, undo, the file."""
        size = super().minimumSizeHint()
        for each in (self._keys, self._undo, self._undo_key, self._keys_words, self._file):
            if not each.isHidden():
                least = max(each.minimumSizeHint().width(), each.minimumWidth())
                size.setWidth(size.width() - min(least, each.maximumWidth()) - 8)
        return size

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many of the keys as there is room for."""
        super().resizeEvent(event)
        self._fit()
        self._fit_keys()

    def _fit_keys(self) -> None:
        """At large text sizes, and while something isn't saved, only the essentials are shown."""
        if not self._keys_row.count():
            self._keys.hide()
            return
        # What the other parts need at least, and the gaps between them.
        others = (self._saved, self._undo_key, *self._marks, self._keys_words, self._keys_key)
        used = sum(each.sizeHint().width() + 8 for each in others if not each.isHidden())
        if not self._undo.isHidden():
            used += max(self._undo.minimumWidth(), min(self._undo.maximumWidth(), theme.px(220)))
        if not self._file.isHidden():
            used += max(self._file.minimumWidth(), min(self._file.maximumWidth(), theme.px(180)))
        room = self.width() - used - 96
        if theme.percent() > _ROOMY or self._why.whole():
            room = 0
        shown = 0
        for place in range(self._keys_row.count()):
            item = self._keys_row.itemAt(place)
            hint = item.widget() if item is not None else None
            if hint is not None:
                room -= hint.sizeHint().width() + 4
                hint.setVisible(room >= 0)
                shown += room >= 0
        self._keys.setVisible(shown > 0)

    def show_file(self, name: str, where: str) -> None:
        """Name the open file; its whole path is the tooltip."""
        self._file.set_whole(name, hint=where)
        self._size_file()
        self._fit()
        self._fit_keys()

    def _size_file(self) -> None:
        room = self._file.fontMetrics().horizontalAdvance(self._file.whole()) + 4
        self._file.setMaximumWidth(room)
        self._file.setMinimumWidth(min(room, theme.px(70)))

    def show_marks(self, marks: tuple[str, ...]) -> None:
        """Say what must not be overlooked: sample, made-up scores, read only."""
        for label, words in zip(self._marks, (*marks, "", "", ""), strict=False):
            label.setText(words)
            label.setVisible(bool(words))
        self._fit()
        self._fit_keys()

    def marks(self) -> tuple[str, ...]:
        """The marks shown."""
        return tuple(label.text() for label in self._marks if label.text())


def _mark(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setProperty("kind", "mark")
    label.setIndent(0)
    label.hide()
    return label
