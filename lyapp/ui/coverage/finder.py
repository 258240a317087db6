"""Finding the row of the plan that answers a must-do nobody suggested it for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from lyapp.ui import theme
from lyapp.ui.roles import DISPLAY, ROOT, TOOLTIP, Index
from lyapp.ui.widgets.labels import Note, Strong, wrap

if TYPE_CHECKING:
    from lyapp.model.plan import Objective

_FORWARDED = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class RowsModel(QAbstractListModel):
    """A plan's rows, those with all the words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Objective, ...] = ()
        self._keys: tuple[str, ...] = ()
        self._shown: list[int] = []

    def show(self, rows: Sequence[Objective]) -> None:
        """Show a plan's rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._keys = tuple(
            " ".join((row.code, row.title, row.text, *(item.text for item in row.items))).casefold()
            for row in rows
        )
        self._shown = list(range(len(rows)))
        self.endResetModel()

    def filter(self, words: str) -> None:
        """Show the rows with all these words."""
        self.beginResetModel()
        wanted = words.casefold().split()
        self._shown = [
            at for at, key in enumerate(self._keys) if all(word in key for word in wanted)
        ]
        self.endResetModel()

    def row(self, at: int) -> Objective:
        """One row of the plan."""
        return self._rows[self._shown[at]]

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt's own."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = DISPLAY) -> Any:  # noqa: ANN401 - Qt's own
        """Qt's own: code and title."""
        if not index.isValid() or role not in (DISPLAY, TOOLTIP):
            return None
        row = self.row(index.row())
        return f"{row.code}  {' '.join(row.title.split())}"


class RowFinder(QFrame):
    """A question, a box to type in, and the rows it leaves. Enter takes one, Escape none."""

    found = Signal(object)
    """The key of the row that was chosen."""
    closed = Signal()
    there = Signal(bool)
    """Shown, or hidden again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        self.setProperty("card", "quiet")
        self.question = Strong("", self)
        wrap(self.question)
        self.box = QLineEdit(self)
        self.box.setPlaceholderText(self.tr("Words of the row"))
        self.box.setAccessibleName(self.tr("Words of the row"))
        self.model = RowsModel(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setAccessibleName(self.tr("Rows of the plan"))
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setMinimumHeight(step * 4)
        self.list.setMaximumHeight(step * 18)
        self.hint = Note(self.tr("Enter confirms the row chosen; Esc closes without a link."), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(step, step, step, step)
        column.setSpacing(step // 2)
        for widget in (self.question, self.box, self.list, self.hint):
            column.addWidget(widget)
        self.box.textChanged.connect(self._filter)
        self.box.returnPressed.connect(self._take)
        self.list.activated.connect(self._take_index)
        self.box.installEventFilter(self)
        self.list.installEventFilter(self)
        self.hide()

    def ask(self, question: str, rows: Sequence[Objective]) -> None:
        """Ask for one of these rows."""
        self.question.setText(question)
        self.model.show(rows)
        self.box.clear()
        self._first()
        self.show()
        self.box.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt's own: what stands around may have to make room."""
        self.there.emit(True)  # noqa: FBT003 - a signal has no keywords
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt's own: what made room comes back."""
        super().hideEvent(event)
        self.there.emit(False)  # noqa: FBT003 - a signal has no keywords

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the box move in the list; Escape closes."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
            if watched is self.box and event.key() in _FORWARDED:
                self.list.keyPressEvent(event)
                return True
        return super().eventFilter(watched, event)

    @Slot(str)
    def _filter(self, words: str) -> None:
        self.model.filter(words)
        self._first()

    def _first(self) -> None:
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0, 0))

    @Slot()
    def _take(self) -> None:
        self._take_index(self.list.currentIndex())

    @Slot(QModelIndex)
    def _take_index(self, index: QModelIndex) -> None:
        if index.isValid():
            self.found.emit(self.model.row(index.row()).id)
