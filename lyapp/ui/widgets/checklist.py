"""A list of names with a tick each, as long as it may be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QObject,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from lyapp.ui import theme
from lyapp.ui.roles import DISPLAY, ROOT, Index
from lyapp.ui.widgets.buttons import link_button
from lyapp.ui.widgets.labels import Label, wrap

CHECK = Qt.ItemDataRole.CheckStateRole
TICKED = Qt.CheckState.Checked
UNTICKED = Qt.CheckState.Unchecked
FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable


class CheckModel(QAbstractListModel):
    """Names with a key and a tick each."""

    ticked = Signal()
    """The user or `tick` changed which are ticked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[int, str], ...] = ()
        self._ticked: set[int] = set()

    def show(self, rows: Sequence[tuple[int, str]], *, tick_new: bool) -> None:
        """Show these (key, name) rows. Ticks are kept; a new row is ticked when `tick_new`."""
        new = tuple(rows)
        if new == self._rows:
            return
        known = {key for key, _ in self._rows}
        self.beginResetModel()
        kept = {key for key, _ in new if key in self._ticked}
        fresh = {key for key, _ in new if key not in known} if tick_new else set()
        self._rows, self._ticked = new, kept | fresh
        self.endResetModel()

    def keys(self) -> tuple[int, ...]:
        """All keys, in order."""
        return tuple(key for key, _ in self._rows)

    def ticks(self) -> tuple[int, ...]:
        """The keys that are ticked, in the order of the rows."""
        return tuple(key for key, _ in self._rows if key in self._ticked)

    def tick(self, keys: Iterable[int]) -> None:
        """Tick exactly these."""
        new = set(keys) & {key for key, _ in self._rows}
        if new == self._ticked:
            return
        self._ticked = new
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), [CHECK])
        self.ticked.emit()

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt's own: how many names."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt's own: every row can be ticked."""
        return FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = DISPLAY) -> Any:  # noqa: ANN401
        """Qt's own: a look-up."""
        if not index.isValid():
            return None
        key, name = self._rows[index.row()]
        if role == DISPLAY:
            return name
        if role == CHECK:
            return TICKED if key in self._ticked else UNTICKED
        return None

    def setData(self, index: Index, value: Any, role: int = DISPLAY) -> bool:  # noqa: ANN401
        """Qt's own: tick or untick one row."""
        if not index.isValid() or role != CHECK:
            return False
        key = self._rows[index.row()][0]
        if Qt.CheckState(value) == TICKED:
            self._ticked.add(key)
        else:
            self._ticked.discard(key)
        self.dataChanged.emit(index, index, [CHECK])
        self.ticked.emit()
        return True


class CheckList(QWidget):
    """A label, “all” and “none”, and the list."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = CheckModel(self)
        self.list = _List(self)
        self.list.setModel(self.model)
        self.list.setAccessibleName(label)
        self.all = link_button(self.tr("all"), clicked=self._all, parent=self)
        self.none = link_button(self.tr("none"), clicked=self._none, parent=self)
        self.all.setAccessibleName(self.tr("Tick all: {what}").format(what=label))
        self.none.setAccessibleName(self.tr("Tick none: {what}").format(what=label))
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        title = Label(label, self)
        wrap(title)
        head.addWidget(title, 1)
        head.addWidget(self.all)
        head.addWidget(self.none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.unit() // 2)
        column.addLayout(head)
        column.addWidget(self.list, 1)

    def tick(self, keys: Collection[int]) -> None:
        """Tick exactly these."""
        self.model.tick(keys)

    @Slot()
    def _all(self) -> None:
        self.model.tick(self.model.keys())

    @Slot()
    def _none(self) -> None:
        self.model.tick(())


class _List(QListView):
    """Space ticks all selected rows alike."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setMinimumHeight(theme.unit() * 8)
        self.setSpacing(max(theme.unit() // 4, 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's own: Space ticks the whole selection."""
        rows = self.selectionModel().selectedIndexes()
        if event.key() == Qt.Key.Key_Space and len(rows) > 1:
            on = any(index.data(CHECK) != TICKED for index in rows)
            for index in rows:
                self.model().setData(index, TICKED if on else UNTICKED, CHECK)
            return
        super().keyPressEvent(event)
