"""Asking where a file that was made goes, and putting it there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

if TYPE_CHECKING:
    from lyapp.ui.desk import Desk


class SaveOut(QObject):
    """One file at a time: asked for beside the review, written on the second thread."""

    saved = Signal(object)
    """The `Path` of a file that is there now."""

    def __init__(self, desk: Desk, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._window = window
        self._made = b""
        self._said = ""

    def ask(
        self,
        made: bytes,
        *,
        title: str,
        what: str,
        label: str,
        suffix: str,
        name: str = "",
        folder: Path | None = None,
        said: str = "",
    ) -> None:
        """Ask where `made` goes; it is suggested as the review's name with `what` after it.

        `name` is suggested in place of that. `folder` is where the question starts, else beside
        the review; `said` is told once it is there, with `{path}` for the place.
        """
        self._made = made
        self._said = said or self.tr("Exported to {path}.")
        review = self._desk.review_path
        if folder is None:
            folder = review.parent if review is not None else Path.home()
        stem = name or f"{review.stem if review is not None else 'review'}-{what}"
        name = f"{stem}.{suffix}"
        dialog = QFileDialog(self._window, title, str(folder / name))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilter(f"{label} (*.{suffix})")
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.write)
        dialog.open()

    @Slot(str)
    def write(self, name: str) -> None:
        """Put what was made at a place, whole or not at all."""
        made, self._made = self._made, b""
        self._desk.aside(
            partial(write_job, path=Path(name), data=made),
            title=self.tr("Writing the export"),
            owner=self,
            then=self._written,
        )

    def _written(self, path: Path) -> None:
        self._desk.tell(self._said.format(path=path), good=True)
        self.saved.emit(path)


def write_job(_tick: Callable[[int, int], None], *, path: Path, data: bytes) -> Path:
    """Put bytes at a place, whole or not at all; the place. A job for `Desk.aside`."""
    from lyapp.exchange.writing import write_whole

    write_whole(path, data)
    return path
