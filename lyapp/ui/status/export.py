"""Exporting the status: make the bytes on the store's thread, then ask where they go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile
    from lyapp.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file the status can be exported to."""

    key: str
    label: str
    pattern: str


def _export(review: ReviewFile, _tick: Callable[[int, int], None], *, fmt: str) -> bytes:
    from lyapp.exchange.status_export import export_status

    return export_status(review, fmt)


def _write(_tick: Callable[[int, int], None], *, path: Path, data: bytes) -> Path:
    from lyapp.exchange.writing import write_whole

    write_whole(path, data)
    return path


class StatusExport(QObject):
    """The export menu of the board."""

    def __init__(self, desk: Desk, menu: QMenu, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._window = parent
        self._format: Format | None = None
        self._made = b""
        for fmt in (
            Format("xlsx", self.tr("Excel workbook (.xlsx)"), "*.xlsx"),
            Format("csv", self.tr("Comma-separated table (.csv)"), "*.csv"),
            Format("html", self.tr("Web page (.html)"), "*.html"),
            Format("json", self.tr("Data for other programs (.json)"), "*.json"),
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
        if fmt is None:
            return
        self._made = made
        review = self._desk.review_path
        folder = review.parent if review is not None else Path.home()
        name = f"{review.stem if review is not None else 'review'}-status.{fmt.key}"
        dialog = QFileDialog(self._window, self.tr("Export status"), str(folder / name))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilter(f"{fmt.label} ({fmt.pattern})")
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
            partial(_write, path=Path(name), data=made),
            title=self.tr("Writing the export"),
            owner=self,
            then=self._written,
        )

    def _written(self, path: Path) -> None:
        self._desk.tell(self.tr("Exported to {path}.").format(path=path), good=True)
