"""The line at the bottom: saved when, what undo would take back, keys, marks, the file."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QDateTime, QLocale, QSize, Signal, Slot
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from lyapp.ui import theme
from lyapp.ui.notes import Steps, Tone
from lyapp.ui.widgets.buttons import link_button
from lyapp.ui.widgets.labels import Elided, Key, repolish

_ROOMY = 125


class Footer(QFrame):
    """Filled by the window; decides nothing."""

    unsaved_asked = Signal()
    """Somebody wants to see what isn't saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Footer")
        self.saved = QLabel(self)
        self.saved.setProperty("strong", "true")
        self.saved.setProperty("tone", "plain")
        self._why = Elided("", self)
        self._why.setProperty("tone", "bad")
        self._leading: list[QPushButton] = []
        self._leads = False
        self.undo = Elided("", self)
        self._undo_key = Key("Ctrl+Z", self)
        self._keys = QWidget(self)
        self._keys_row = QHBoxLayout(self._keys)
        self._keys_row.setContentsMargins(0, 0, 0, 0)
        self._keys_row.setSpacing(4)
        self._marks = [_mark(self) for _ in range(3)]
        self._keys_words = QLabel(self.tr("Keys"), self)
        self._keys_key = Key("?", self)
        self._file = Elided("", self)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(8)
        row.addWidget(self.saved)
        row.addWidget(self._why, 4)
        row.addSpacing(8)
        row.addWidget(self.undo, 3)
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

    def say(self, words: str, tone: Tone, *, why: str = "", leads: bool = False) -> None:
        """Say something at the left end, and `why`, in place of what undo would do.

        `leads` when a click asks for the place that is meant.
        """
        if leads != self._leads:
            shape = QtCore.Qt.CursorShape
            for each in (self.saved, self._why, self.lead):
                each.setCursor(shape.PointingHandCursor if leads else shape.ArrowCursor)
        self._leads = leads
        self.saved.setText(words)
        self.saved.setToolTip(why)
        self._why.set_whole(why)
        self._why.setMaximumWidth(self._why.fontMetrics().horizontalAdvance(why) + 4)
        self._why.setVisible(bool(why))
        self._show_undo()
        self.saved.setVisible(bool(words))
        if self.saved.property("tone") != tone:
            self.saved.setProperty("tone", tone)
            repolish(self.saved)

    @property
    def lead(self) -> QPushButton:
        """What leads to what isn't saved; made when first needed."""
        if not self._leading:
            self._leading.append(link_button(self.tr("Go there"), clicked=self._ask, parent=self))
            self._leading[0].setProperty("where", "foot")
            self._row.insertWidget(1, self._leading[0])
        return self._leading[0]

    @Slot()
    def _ask(self) -> None:
        self.unsaved_asked.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on what isn't saved asks for it, as its button does."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        words = [each for each in (self.saved, self._why) if not each.isHidden()]
        if self._leads and any(each.geometry().contains(at) for each in words):
            self.unsaved_asked.emit()

    def why(self) -> str:
        """The whole of why something isn't saved; "" when all is."""
        return self._why.whole()

    def show_steps(self, steps: Steps) -> None:
        """Name what undo would take back."""
        words = self.tr("Undo: {step}").format(step=steps.undo) if steps.undo else ""
        self.undo.set_whole(words)
        # As wide as its words when there is room, shortened when there is not.
        room = self.undo.fontMetrics().horizontalAdvance(words) + 4
        self.undo.setMaximumWidth(room)
        self.undo.setMinimumWidth(min(room, theme.px(120)) if words else 0)
        self._show_undo()

    def _show_undo(self) -> None:
        self._fit()
        self._fit_keys()

    def _fit(self) -> None:
        """Show what undo would do, the file and the word for the keys where there is room."""
        always = (self.saved, *self._marks, self._keys_key)
        taken = sum(each.sizeHint().width() + 8 for each in always if not each.isHidden())
        room = self.width() - 80 - taken
        why = bool(self._why.whole())
        if why:
            room -= theme.px(120)
        undo = self.undo.minimumWidth() + self._undo_key.sizeHint().width() + 16
        for there, widgets, least in (
            (self._leads, self._leading, sum(b.sizeHint().width() + 8 for b in self._leading)),
            (bool(self.undo.whole()) and not why, (self.undo, self._undo_key), undo),
            (True, (self._keys_words,), self._keys_words.sizeHint().width() + 8),
            (bool(self._file.whole()), (self._file,), self._file.minimumWidth() + 8),
        ):
            shown = there and room >= least
            for each in widgets:
                each.setVisible(shown)
            room -= least if shown else 0

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
        spare = (
            *self._leading,
            self._keys,
            self.undo,
            self._undo_key,
            self._keys_words,
            self._file,
        )
        for each in spare:
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
        named = (self.saved, *self._leading, self._undo_key, self._keys_words, self._keys_key)
        others = (*named, *self._marks)
        used = sum(each.sizeHint().width() + 8 for each in others if not each.isHidden())
        if not self.undo.isHidden():
            used += max(self.undo.minimumWidth(), min(self.undo.maximumWidth(), theme.px(220)))
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
