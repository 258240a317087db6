"""Giving a model other rows so that what is selected, and how far one has scrolled, stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel


@contextmanager
def replacing(model: QAbstractItemModel, *, same: bool, columns: int = 1) -> Iterator[None]:
    """Give the model its new rows inside this block.

    `same`: they stand where those before stood, so only their cells, in so many `columns`, are
    told as changed. Else the model is reset.
    """
    if not same:
        model.beginResetModel()
    yield
    if same:
        tell_all(model, columns=columns)
    else:
        model.endResetModel()


def tell_all(model: QAbstractItemModel, *, columns: int = 1) -> None:
    """Tell that every cell may look otherwise."""
    rows = model.rowCount()
    if rows and columns:
        model.dataChanged.emit(model.index(0, 0), model.index(rows - 1, columns - 1))


def tell_changed(
    model: QAbstractItemModel, before: Sequence[object], now: Sequence[object], *, columns: int = 1
) -> None:
    """Tell which rows say something else than before; there are as many as there were."""
    for row, (old, new) in enumerate(zip(before, now, strict=True)):
        if new is not old and new != old:
            model.dataChanged.emit(model.index(row, 0), model.index(row, columns - 1))
