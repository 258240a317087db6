"""Exporting the status: the bytes are made on the store's thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from lyapp.ui.export_menu import ExportMenu

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile
    from lyapp.ui.desk import Desk

_KINDS = ("xlsx", "csv", "html", "json")


def _export(review: ReviewFile, _tick: Callable[[int, int], None], *, fmt: str) -> bytes:
    from lyapp.exchange.status_export import export_status

    return export_status(review, fmt)


class StatusExport(ExportMenu):
    """The export menu of the board."""

    def __init__(self, desk: Desk, menu: QMenu, parent: QWidget) -> None:
        title = parent.tr("Export status")
        super().__init__(desk, menu, parent, kinds=_KINDS, title=title, what="status")

    def make(self, kind: str) -> None:
        """Make it of the open review."""
        self.desk.long(
            partial(_export, fmt=kind),
            title=self.tr("Exporting the status"),
            owner=self,
            then=partial(self.ask_where, kind),
        )
