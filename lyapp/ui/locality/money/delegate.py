"""Editing a line of money in place: lists for what is chosen, a field for what is typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import shiboken6
from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtWidgets import (
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from lyapp.model.trouble import NotReadable
from lyapp.rules.amounts import format_pounds, parse_amount
from lyapp.ui.locality.fields import Choice
from lyapp.ui.locality.money import words
from lyapp.ui.locality.money.models import Column

_Index = QModelIndex | QPersistentModelIndex
_EDIT = Qt.ItemDataRole.EditRole


def understood(text: str) -> tuple[str, bool]:
    """What an amount being typed is understood as, or why not; and whether it is."""
    try:
        pence = parse_amount(text)
    except NotReadable as trouble:
        return f"{trouble.sentence} {trouble.advice}", False
    if pence is None:
        return words.not_stated(), True
    return format_pounds(pence), True


class MoneyDelegate(QStyledItemDelegate):
    """Editors by column. `typing(text)` while an amount is typed, "" when the editor goes."""

    typing = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open: QWidget | None = None

    def commit_open(self) -> None:
        """Hand over what stands in an open editor, and close it."""
        editor = self._open
        if editor is not None and shiboken6.isValid(editor):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt gives it
        index: _Index,
    ) -> QWidget:
        """A list for kinds, effects, periods and recurrence; a field for the rest."""
        column = index.column()
        name = str(index.model().headerData(column, Qt.Orientation.Horizontal))
        offered: Mapping[Any, str] = {}
        match column:
            case Column.KIND:
                offered = words.kinds()
            case Column.EFFECT:
                offered = words.effects()
            case Column.PERIOD:
                offered = words.periods()
            case Column.RECURRING:
                offered = words.recurrences()
        if offered:
            choice = Choice(name, parent)
            choice.offer([(value, text, None) for value, text in offered.items()])
            choice.picked.connect(self._picked)
            self._open = choice
            return choice
        field = QLineEdit(parent)
        field.setAccessibleName(name)
        field.setFrame(False)
        if column == Column.AMOUNT:
            field.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            field.textChanged.connect(self.typing)
        self._open = field
        return field

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Fill an editor once: what is being typed is never overwritten by a refresh."""
        if editor.property("filled"):
            return
        editor.setProperty("filled", "yes")
        value = index.data(_EDIT)
        if isinstance(editor, Choice):
            editor.set_value(value)
        elif isinstance(editor, QLineEdit):
            editor.setText(str(value))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Hand what was typed or chosen to the model."""
        if isinstance(editor, Choice):
            model.setData(index, editor.value(), _EDIT)
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text(), _EDIT)
        self.typing.emit("")

    def destroyEditor(self, editor: QWidget, index: _Index) -> None:
        """Nothing is being typed any more."""
        super().destroyEditor(editor, index)
        self._open = None
        self.typing.emit("")

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: _Index,  # noqa: ARG002 - Qt gives it
    ) -> None:
        """Wide enough for what is chosen or typed."""
        rect = option.rect
        rect.setWidth(max(rect.width(), editor.sizeHint().width()))
        editor.setGeometry(rect)

    @Slot(object)
    def _picked(self, _value: object) -> None:
        editor = self.sender()
        if isinstance(editor, QWidget):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)
