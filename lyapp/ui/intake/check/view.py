"""The third step's widgets. Layout only."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QSplitter, QVBoxLayout, QWidget

from lyapp.ui import theme
from lyapp.ui.intake.check.delegate import RowDelegate
from lyapp.ui.intake.check.editor import RowEditor
from lyapp.ui.intake.check.models import RowsModel
from lyapp.ui.widgets.buttons import link_button, plain_button
from lyapp.ui.widgets.cards import Card
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.labels import Note

_ROOM_FOR_SOURCE = 140
"""Grid steps of width from which the source stands open by itself."""


class RowList(QListView):
    """The keys of this step act on the line the keyboard is at."""

    asked = Signal(str)
    """"next", "previous", "split", "join", "leave out", "seen", "edit", "undo" or "redo"."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's own: letters are no search here."""
        if undoes(event) or redoes(event):
            self.asked.emit("undo" if undoes(event) else "redo")
            event.accept()
            return
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        what = _KEYS.get(Qt.Key(event.key())) if plain else None
        if what is None:
            if event.text().strip() and plain:
                event.ignore()
                return
            super().keyPressEvent(event)
            return
        self.asked.emit("previous" if what == "next" and shift else what)
        event.accept()


_KEYS = {
    Qt.Key.Key_N: "next",
    Qt.Key.Key_S: "split",
    Qt.Key.Key_J: "join",
    Qt.Key.Key_X: "leave out",
    Qt.Key.Key_Delete: "leave out",
    Qt.Key.Key_L: "seen",
    Qt.Key.Key_Return: "edit",
    Qt.Key.Key_Enter: "edit",
}


_CTRL_Y = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)


def undoes(event: QKeyEvent) -> bool:
    """True for the key of undo."""
    return event.matches(QKeySequence.StandardKey.Undo)


def redoes(event: QKeyEvent) -> bool:
    """True for a key of redo; the window knows both on every system."""
    return event.matches(QKeySequence.StandardKey.Redo) or event.keyCombination() == _CTRL_Y


class CheckView(QWidget):
    """Rows, the row chosen, and where it stands in the document."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.has_steps = False
        """Something was done to this document's rows: undo and redo are theirs, to either end."""
        step = theme.unit()
        tools = QWidget(self)
        flow = FlowLayout(tools, gap=step)
        self.look_at = plain_button("", parent=tools)
        self.all = plain_button("", parent=tools)
        for each in (self.look_at, self.all):
            each.setCheckable(True)
        self.split = plain_button(self.tr("Split here"), parent=tools)
        self.join = plain_button(self.tr("Join to the row above"), parent=tools)
        self.leave_out = plain_button("", parent=tools)
        self.seen = plain_button("", parent=tools)
        self.source_button = plain_button(self.tr("Source"), parent=tools)
        self.source_button.setCheckable(True)
        self.as_read = link_button(self.tr("As it was read"), parent=tools)
        for button, key in ((self.split, "S"), (self.join, "J"), (self.leave_out, "X"),
                            (self.seen, "L")):  # fmt: skip
            button.setToolTip(self.tr("Key: {key}").format(key=key))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for each in (
            self.look_at, self.all, self.split, self.join, self.leave_out, self.seen,
            self.source_button, self.as_read,
        ):  # fmt: skip
            flow.addWidget(each)
        self.model = RowsModel(self)
        self.delegate = RowDelegate(self)
        self.list = RowList(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.delegate)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(self.tr("Rows read from the document"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setLayoutMode(QListView.LayoutMode.SinglePass)
        self.editor = RowEditor(self)
        self.nothing = Note("", self)
        left = Card(self, margins=0)
        left.body.setContentsMargins(1, 1, 1, 1)
        left.body.addWidget(self.nothing)
        left.body.addWidget(self.list, 1)
        self.place = QWidget(self)
        across = QHBoxLayout(self.place)
        across.setContentsMargins(step, 0, 0, 0)
        self.columns = QSplitter(Qt.Orientation.Horizontal, self)
        self.columns.setHandleWidth(1)
        self.columns.setChildrenCollapsible(False)
        for part in (left, self.editor, self.place):
            self.columns.addWidget(part)
        self._source_said = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step)
        column.addWidget(tools)
        column.addWidget(self.columns, 1)

    def event(self, event: QEvent) -> bool:
        """Qt's own: once rows were put right here, undo and redo are no more the window's."""
        key = event.type() == QEvent.Type.ShortcutOverride
        if key and isinstance(event, QKeyEvent) and self._ours(event):
            event.accept()
            return True
        return super().event(event)

    def _ours(self, event: QKeyEvent) -> bool:
        return self.has_steps and (undoes(event) or redoes(event))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's own: the source stands open where there is room, unless a person said."""
        super().resizeEvent(event)
        if not self._source_said:
            self.source_button.setChecked(self.width() >= _ROOM_FOR_SOURCE * theme.unit())
        self.share()

    def say_counts(self, *, only: bool) -> None:
        """How many rows there are to look at, and how many there are."""
        self.look_at.setText(self.tr("Rows to look at · {n}").format(n=self.model.to_look_at()))
        self.all.setText(self.tr("All {n}").format(n=len(self.model.rows())))
        self.look_at.setChecked(only)
        self.all.setChecked(not only)

    def jump(self, by: int) -> None:
        """To the next row to look at (1) or the one before (-1)."""
        place = self.model.next_open(self.list.currentIndex().row(), by)
        if place is not None:
            self.list.setCurrentIndex(self.model.index(place))

    def say_source(self) -> None:
        """A person opened or closed the source."""
        self._source_said = True

    def share(self) -> None:
        """Share the width."""
        wide = self.columns.width()
        parts = (0.3, 0.34, 0.36) if self.source_button.isChecked() else (0.42, 0.58, 0.0)
        self.place.setVisible(self.source_button.isChecked())
        self.columns.setSizes([round(wide * part) for part in parts])
