"""Exporting the matrix: make the bytes aside, then ask where they go."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from lyapp.ui.coverage import calls
from lyapp.ui.coverage.gather import Gather

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
        self._window = parent
        self._gather = Gather(desk, self)
        self._format: Format | None = None
        self._made = b""
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
        if fmt is None:
            return
        self._made = made
        review = self._desk.review_path
        folder = review.parent if review is not None else Path.home()
        name = f"{review.stem if review is not None else 'review'}-coverage.{fmt.key}"
        dialog = QFileDialog(self._window, self.tr("Export coverage"), str(folder / name))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilter(f"{fmt.label} (*.{fmt.key})")
        dialog.setDefaultSuffix(fmt.key)
        dialog.selectFile(name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.write)
        dialog.open()

    @Slot(str)
    def write(self, name: str) -> None:
        """Put what was made at a place, whole or not at all."""
        made, self._made = self._made, b""
        self._desk.aside(
            partial(calls.write, path=Path(name), data=made),
            title=self.tr("Writing the export"),
            owner=self,
            then=self._written,
        )

    def _written(self, path: Path) -> None:
        self._desk.tell(self.tr("Exported to {path}.").format(path=path), good=True)
