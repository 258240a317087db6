"""Exporting the matrix: make the bytes aside, then ask where they go."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from lyapp.ui.coverage import calls
from lyapp.ui.coverage.gather import Gather
from lyapp.ui.saving_out import SaveOut

if TYPE_CHECKING:
    from lyapp.store.covering import Prepared
    from lyapp.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file the coverage can be exported to."""

    key: str
    label: str


class CoverageExport(QObject):
    """The export menu of the coverage screen."""

    def __init__(self, desk: Desk, menu: QMenu, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._gather = Gather(desk, self)
        self._format: Format | None = None
        self.out = SaveOut(desk, parent, self)
        for fmt in (
            Format("xlsx", self.tr("Excel workbook (.xlsx)")),
            Format("csv", self.tr("Comma-separated table (.csv)")),
            Format("json", self.tr("Data for other programs (.json)")),
        ):
            action = QAction(fmt.label, menu)
            action.setData(fmt)
            menu.addAction(action)
        menu.triggered.connect(self._chosen)

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        fmt = action.data()
        if isinstance(fmt, Format):
            self._format = fmt
            self._gather.start(self._make)

    def _make(self, parts: list[Prepared]) -> None:
        if self._format is not None:
            self._desk.aside(
                partial(calls.document, parts=parts, fmt=self._format.key),
                title=self.tr("Exporting the coverage"),
                owner=self,
                then=self._ask_where,
            )

    def _ask_where(self, made: bytes) -> None:
        fmt = self._format
        if fmt is not None:
            self.out.ask(
                made,
                title=self.tr("Export coverage"),
                what="coverage",
                label=fmt.label,
                suffix=fmt.key,
            )
