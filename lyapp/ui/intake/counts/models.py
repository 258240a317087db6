"""What becomes of each row, with its fields before and after below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QSize,
    Qt,
)

from lyapp.model.versions import DifferenceKind
from lyapp.ui import theme
from lyapp.ui.roles import DISPLAY, HORIZONTAL, INK, ROOT, SIZE, TOOLTIP, Index

if TYPE_CHECKING:
    from lyapp.model.versions import FieldDifference, RowDifference

WHAT, CODE, TEXT, BEFORE = range(4)
COLUMNS = 4


_TOP = 0
"""The internal id of a row; that of a field is its row's position plus one."""


class DifferenceModel(QAbstractItemModel):
    """Rows at the top, the fields of a changed one below it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[RowDifference, ...] = ()
        self._rows: tuple[RowDifference, ...] = ()
        self._only: DifferenceKind | None = None
        self._titles = (self.tr("What"), self.tr("No."), self.tr("Row"), self.tr("Before"))
        self._kinds = {
            DifferenceKind.ADDED: self.tr("added"),
            DifferenceKind.CHANGED: self.tr("changed"),
            DifferenceKind.UNCHANGED: self.tr("as it was"),
            DifferenceKind.REMOVED: self.tr("removed"),
        }
        self._fields = {
            "code": self.tr("number"),
            "section": self.tr("section"),
            "title": self.tr("objective"),
            "text": self.tr("objective"),
            "lead": self.tr("lead"),
            "clinical_lead": self.tr("clinical lead"),
            "timescale": self.tr("timescale"),
            "actions": self.tr("actions"),
            "milestones": self.tr("milestones"),
            "outcomes": self.tr("outcomes"),
            "details": self.tr("details"),
        }

    def show(self, rows: Sequence[RowDifference], *, only: DifferenceKind | None = None) -> None:
        """Show these rows, or those of one kind."""
        if (tuple(rows), only) == (self._all, self._only):
            return
        self.beginResetModel()
        self._all, self._only = tuple(rows), only
        self._rows = tuple(row for row in rows if only is None or row.kind is only)
        self.endResetModel()

    def rows(self) -> tuple[RowDifference, ...]:
        """The rows shown."""
        return self._rows

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        """Qt's own."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _TOP)

    def parent(self, index: Index = ROOT) -> Any:  # noqa: ANN401
        """Qt's own."""
        held = int(index.internalId()) if index.isValid() else _TOP
        return QModelIndex() if held == _TOP else self.createIndex(held - 1, 0, _TOP)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt's own."""
        if not parent.isValid():
            return len(self._rows)
        if parent.internalId() != _TOP or parent.column() > 0:
            return 0
        return len(self._rows[parent.row()].fields)

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: ARG002 - Qt's name
        """Qt's own."""
        return COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:  # noqa: ANN401
        """Qt's own: the columns' titles."""
        if orientation == HORIZONTAL and role == DISPLAY:
            return self._titles[section]
        return None

    def data(self, index: Index, role: int = DISPLAY) -> Any:  # noqa: ANN401
        """Qt's own: a look-up."""
        if not index.isValid():
            return None
        if role == SIZE:
            return QSize(0, theme.px(26))
        held = int(index.internalId())
        if held != _TOP:
            return self._of_field(self._rows[held - 1].fields[index.row()], index.column(), role)
        row = self._rows[index.row()]
        if role in (DISPLAY, TOOLTIP):
            return (self._kinds[row.kind], row.code, row.title, "")[index.column()] or None
        if role == INK and index.column() == WHAT:
            return _ink(row.kind)
        return None

    def _of_field(self, field: FieldDifference, column: int, role: int) -> str | None:
        if role not in (DISPLAY, TOOLTIP) or column == CODE:
            return None
        texts = {
            WHAT: self._fields.get(field.field, field.field),
            TEXT: field.after or "–",
            BEFORE: field.before or "–",
        }
        text = texts[column]
        return text if role == TOOLTIP else " · ".join(text.splitlines())


def _ink(kind: DifferenceKind) -> Any:  # noqa: ANN401
    tokens = theme.current()
    return {
        DifferenceKind.ADDED: tokens.good,
        DifferenceKind.CHANGED: tokens.caution,
        DifferenceKind.REMOVED: tokens.bad,
    }.get(kind, tokens.ink2)
