"""Asking for a review or a pack by the system's own dialog, or taking what was dropped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDir, QMimeData
from PySide6.QtWidgets import QFileDialog, QWidget

from lyapp.ui.review_jobs import PACK, RETURN

if TYPE_CHECKING:
    from lyapp.ui.desk import Desk

SUFFIX = ".lyreview"
_OURS = (SUFFIX, PACK, RETURN)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Files", text)


def last_folder(desk: Desk) -> Path:
    """Where a file was opened or made last."""
    kept = Path(str(desk.settings.value("window/folder", "")))
    return kept if str(kept) not in ("", ".") and kept.is_dir() else Path(QDir.homePath())


def ask_open(parent: QWidget, desk: Desk) -> Path | None:
    """Ask which review, pack or return to open; None when given up."""
    name, _ = QFileDialog.getOpenFileName(
        parent,
        _tr("Open a review or a pack"),
        str(last_folder(desk)),
        _tr("Reviews and packs (*.lyreview *.lypack *.lyreturn)") + ";;" + _tr("All files (*)"),
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
    """The review or pack that is being dropped; None when it is anything else."""
    paths = _local(data)
    if len(paths) != 1 or len(data.urls()) != 1:
        return None
    return paths[0] if _ending(paths[0]) in (SUFFIX, PACK) else None


def dropped_returns(data: QMimeData) -> tuple[Path, ...]:
    """The returns that are being dropped; none when anything else is among them."""
    paths = _local(data)
    return paths if all(_ending(path) == RETURN for path in paths) else ()


def dropped_documents(data: QMimeData) -> tuple[Path, ...]:
    """The files and folders that are being dropped; none when a file of ours is among them."""
    paths = _local(data)
    return () if any(_ending(path) in _OURS for path in paths) else paths


def _local(data: QMimeData) -> tuple[Path, ...]:
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def _ending(path: Path) -> str:
    return path.suffix.casefold()


def _remember(desk: Desk, name: str) -> Path | None:
    if not name:
        return None
    path = Path(name)
    desk.settings.setValue("window/folder", str(path.parent))
    return path
