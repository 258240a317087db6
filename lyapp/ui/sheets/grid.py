"""The sheet's table: figures and letters rate, Enter types a comment."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from lyapp.model.criteria import ScoreState
from lyapp.ui import theme
from lyapp.ui.sheets.models import BY, COMMENT, CRITERION, RATING, SheetModel
from lyapp.ui.widgets.tables import make_plain

_STATES = {
    Qt.Key.Key_N: ScoreState.NOT_APPLICABLE,
    Qt.Key.Key_Minus: ScoreState.NOT_APPLICABLE,
    Qt.Key.Key_U: ScoreState.UNABLE,
    Qt.Key.Key_Slash: ScoreState.UNABLE,
}
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_EDITED = QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
_NEXT = QAbstractItemDelegate.EndEditHint.EditNextItem


class SheetTable(QTableView):
    """One line a criterion. After a rating the cursor goes on to the next line."""

    rated = Signal(int)
    """A figure was pressed."""
    answered_otherwise = Signal(object)
    """Not applicable or unable to judge: a `ScoreState`."""
    cleared = Signal()
    moved = Signal()

    def __init__(self, model: SheetModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = model
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        make_plain(self, self.tr("Criteria of the sheet"))
        self.setEditTriggers(_EDITED)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        model.modelReset.connect(self.look)
        self.selectionModel().currentChanged.connect(self._moved)
        self.look()

    @Slot()
    def look(self) -> None:
        """Follow the text size, and which entry is shown."""
        pad = theme.unit() // 2
        self.setStyleSheet(f"QTableView::item {{ padding: 0 {pad}px; }}")
        self.verticalHeader().setDefaultSectionSize(round(4.25 * theme.unit()))
        self.setColumnHidden(COMMENT, self._sheet.again)
        self._share_width()

    def row(self) -> int:
        """The line the cursor is on; -1 for none."""
        return self.currentIndex().row()

    def go_to(self, row: int) -> None:
        """Put the cursor on a line."""
        index = self._sheet.index(row, RATING)
        if index.isValid():
            self.setCurrentIndex(index)

    def go_on(self) -> None:
        """Put the cursor on the next line, if there is one."""
        self.go_to(self.row() + 1)

    def comment(self) -> None:
        """Type the comment of the line the cursor is on."""
        index = self._sheet.index(self.row(), COMMENT)
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(index)
            self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's own: figures, n and u rate; Delete clears; Enter and c type a comment."""
        key = event.key()
        if self.state() == QAbstractItemView.State.EditingState or event.modifiers() & _HELD:
            super().keyPressEvent(event)
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self.rated.emit(int(key) - int(Qt.Key.Key_0))
        elif key in _STATES:
            self.answered_otherwise.emit(_STATES[Qt.Key(key)])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_C, Qt.Key.Key_F2):
            self.comment()
        elif event.text().isalpha():
            # No line is looked for by its letters: they are easily taken for ratings.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Qt's own: Tab out of a comment goes to the next line's rating."""
        row = self.row()
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self.go_to(row + 1 if hint == _NEXT and row + 1 < self._sheet.rowCount() else row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's own: comments take the width that is left."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        unit, head = theme.unit(), self.horizontalHeader()
        rating, by = 9 * unit, 16 * unit
        rest = max(self.viewport().width() - rating - by, 24 * unit)
        title = rest if self._sheet.again else min(36 * unit, max(16 * unit, rest // 2))
        for column, width in (
            (CRITERION, title), (RATING, rating), (COMMENT, max(rest - title, 16 * unit)),
            (BY, by),
        ):  # fmt: skip
            head.resizeSection(column, width)

    @Slot(QModelIndex, QModelIndex)
    def _moved(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.moved.emit()
