"""Editing a line of money in place: lists for what is chosen, a field for what is typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import shiboken6
from PySide6.QtCore import (
    QAbstractItemModel,
    QObject,
    QPoint,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QPainter, QPen, QPolygon
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from lyapp.model.trouble import NotReadable
from lyapp.rules.amounts import format_pounds, parse_amount
from lyapp.ui import theme
from lyapp.ui.locality.money import words
from lyapp.ui.locality.money.models import REFUSED, Column
from lyapp.ui.roles import Index
from lyapp.ui.widgets.choice import Choice

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
    given_up = Signal()
    """An editor was left with Escape."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open: QWidget | None = None
        self.closeEditor.connect(self._closed)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """What was refused stands on its own ground, in a frame with a filled corner."""
        refused = bool(index.data(REFUSED))
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if refused:
            # The style sheet's ink of a chosen cell would make it look like any other.
            option.state &= ~QStyle.StateFlag.State_Selected
            painter.fillRect(option.rect, theme.current().bad_fill)
        super().paint(painter, option, index)
        if not refused:
            return
        painter.save()
        tokens = theme.current()
        rect = option.rect.adjusted(1, 1, -1, -1)
        painter.setPen(QPen(tokens.bad, 2 if chosen else 1))
        painter.drawRect(rect)
        side = theme.px(8)
        painter.setBrush(tokens.bad)
        corner = rect.topLeft()
        painter.drawPolygon(QPolygon([corner, corner + QPoint(side, 0), corner + QPoint(0, side)]))
        painter.restore()

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
        index: Index,
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

    def setEditorData(self, editor: QWidget, index: Index) -> None:
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

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand what was typed or chosen to the model."""
        if isinstance(editor, Choice):
            model.setData(index, editor.value(), _EDIT)
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text(), _EDIT)
        self.typing.emit("")

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Nothing is being typed any more."""
        super().destroyEditor(editor, index)
        self._open = None
        self.typing.emit("")

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: Index,  # noqa: ARG002 - Qt gives it
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

    @Slot(QWidget, QStyledItemDelegate.EndEditHint)
    def _closed(self, _editor: QWidget, hint: QStyledItemDelegate.EndEditHint) -> None:
        if hint == QStyledItemDelegate.EndEditHint.RevertModelCache:
            self.given_up.emit()
