"""Exporting the matrix: what it needs is read a part at a time, and the bytes are made aside."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from lyapp.ui.coverage import calls
from lyapp.ui.coverage.gather import Gather
from lyapp.ui.export_menu import ExportMenu

if TYPE_CHECKING:
    from lyapp.store.covering import Prepared
    from lyapp.ui.desk import Desk

_KINDS = ("xlsx", "csv", "json")


class CoverageExport(ExportMenu):
    """The export menu of the coverage screen."""

    def __init__(self, desk: Desk, menu: QMenu, parent: QWidget) -> None:
        title = parent.tr("Export coverage")
        super().__init__(desk, menu, parent, kinds=_KINDS, title=title, what="coverage")
        self._gather = Gather(desk, self)

    def make(self, kind: str) -> None:
        """Make it of what is read from now on."""
        self._gather.start(partial(self._make, kind))

    def _make(self, kind: str, parts: list[Prepared]) -> None:
        self.desk.aside(
            partial(calls.document, parts=parts, fmt=kind),
            title=self.tr("Exporting the coverage"),
            owner=self,
            then=partial(self.ask_where, kind),
        )
