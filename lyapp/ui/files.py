"""Asking for a review file by the system's own dialog, or taking one that was dropped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDir, QMimeData
from PySide6.QtWidgets import QFileDialog, QWidget

if TYPE_CHECKING:
    from lyapp.ui.desk import Desk

SUFFIX = ".lyreview"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Files", text)


def last_folder(desk: Desk) -> Path:
    """Where a file was opened or made last."""
    kept = Path(str(desk.settings.value("window/folder", "")))
    return kept if str(kept) not in ("", ".") and kept.is_dir() else Path(QDir.homePath())


def ask_open(parent: QWidget, desk: Desk) -> Path | None:
    """Ask which review to open; None when given up."""
    name, _ = QFileDialog.getOpenFileName(
        parent,
        _tr("Open a review"),
        str(last_folder(desk)),
        _tr("Reviews (*.lyreview)") + ";;" + _tr("All files (*)"),
    )
    return _remember(desk, name)


def ask_new(parent: QWidget, desk: Desk, suggested: str) -> Path | None:
    """Ask where a new review is to be; None when given up."""
    name, _ = QFileDialog.getSaveFileName(
        parent,
        _tr("Where to keep the review"),
        str(last_folder(desk) / f"{suggested}{SUFFIX}"),
        _tr("Reviews (*.lyreview)"),
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    path = _remember(desk, name)
    if path is not None and path.suffix != SUFFIX:
        path = path.with_name(path.name + SUFFIX)
    return path


def dropped(data: QMimeData) -> Path | None:
    """The review file that is being dropped; None when it is anything else."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix == SUFFIX else None


def dropped_documents(data: QMimeData) -> tuple[Path, ...]:
    """The files and folders that are being dropped; none when a review is among them."""
    paths = tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return () if any(path.suffix == SUFFIX for path in paths) else paths


def _remember(desk: Desk, name: str) -> Path | None:
    if not name:
        return None
    path = Path(name)
    desk.settings.setValue("window/folder", str(path.parent))
    return path
