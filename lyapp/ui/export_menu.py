"""A menu of the kinds of file something is exported to; what was made is then asked a place for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from lyapp.ui.saving_out import SaveOut

if TYPE_CHECKING:
    from lyapp.ui.desk import Desk


class ExportMenu(QObject):
    """Fills `menu` with `kinds`, which are the files' suffixes.

    What is asked afterwards is headed `title`, and suggests the review's name with `what` after it.
    """

    def __init__(
        self,
        desk: Desk,
        menu: QMenu,
        parent: QWidget,
        *,
        kinds: Sequence[str],
        title: str,
        what: str,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self._title = title
        self._what = what
        self._out = SaveOut(desk, parent, self)
        self._labels = {
            "xlsx": self.tr("Excel workbook (.xlsx)"),
            "csv": self.tr("Comma-separated table (.csv)"),
            "html": self.tr("Web page (.html)"),
            "json": self.tr("Data for other programs (.json)"),
        }
        for kind in kinds:
            action = QAction(self._labels[kind], menu)
            action.setData(kind)
            menu.addAction(action)
        menu.triggered.connect(self._chosen)

    def make(self, kind: str) -> None:
        """Make a file's bytes and give them, with their kind, to `ask_where`; each says how."""

    def ask_where(self, kind: str, made: bytes) -> None:
        """Ask where what was made goes, and put it there."""
        self._out.ask(
            made,
            title=self._title,
            what=self._what,
            label=self._labels[kind],
            suffix=kind,
        )

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        self.make(str(action.data()))
