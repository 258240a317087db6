"""Exporting the status: make the bytes on the store's thread, then ask where they go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from lyapp.ui.saving_out import SaveOut

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile
    from lyapp.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file the status can be exported to."""

    key: str
    label: str


def _export(review: ReviewFile, _tick: Callable[[int, int], None], *, fmt: str) -> bytes:
    from lyapp.exchange.status_export import export_status

    return export_status(review, fmt)


class StatusExport(QObject):
    """The export menu of the board."""

    def __init__(self, desk: Desk, menu: QMenu, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._format: Format | None = None
        self.out = SaveOut(desk, parent, self)
        for fmt in (
            Format("xlsx", self.tr("Excel workbook (.xlsx)")),
            Format("csv", self.tr("Comma-separated table (.csv)")),
            Format("html", self.tr("Web page (.html)")),
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
            self.start(fmt)

    def start(self, fmt: Format) -> None:
        """Make the file's content; the question where to put it follows."""
        self._format = fmt
        self._desk.long(
            partial(_export, fmt=fmt.key),
            title=self.tr("Exporting the status"),
            owner=self,
            then=self._ask_where,
        )

    def _ask_where(self, made: bytes) -> None:
        fmt = self._format
        if fmt is not None:
            self.out.ask(
                made,
                title=self.tr("Export status"),
                what="status",
                label=fmt.label,
                suffix=fmt.key,
            )
