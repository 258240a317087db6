"""Behaviour of the screen of backups."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lyapp.model.changes import Changes
from lyapp.ui import files
from lyapp.ui.desk import Desk
from lyapp.ui.restore import jobs
from lyapp.ui.restore.models import BackupModel, made_words
from lyapp.ui.restore.view import RestoreView
from lyapp.ui.screen import Screen

if TYPE_CHECKING:
    from lyapp.store.backups import Backup


class RestoreScreen(Screen):
    """The backups of the open review, or of all when none is open, and a way to have one back."""

    needs_review = False
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("↑  ↓", "Choose a backup"),
        ("Tab", "To what can be done with it"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = RestoreView()
        self.model = BackupModel()
        self.view.table.setModel(self.model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.view.table.selectionModel().currentRowChanged.connect(self._selected)
        self.view.beside.clicked.connect(self._beside)
        self.view.over.clicked.connect(self._over)
        desk.look_changed.connect(self.view.fit)
        self._show_some()

    def arrive(self, **_where: object) -> None:
        """Read the list again."""
        path = self.desk.review_path
        self.view.about.setText(
            self.tr("Copies of {name}, newest first. Restoring never deletes anything.").format(
                name=path.name
            )
            if path is not None
            else self.tr("Copies of every review opened here, newest first.")
        )
        self.desk.ask(jobs.find, self.desk.home, self.desk.review_uid, then=self._fill, owner=self)

    def refresh(self, changes: Changes | None) -> None:
        """Changes of the review make no backup; nothing to do."""

    def first_focus(self) -> QWidget | None:
        """The list."""
        return self.view.table

    def _fill(self, backups: tuple[Backup, ...]) -> None:
        self.model.fill(backups)
        if backups:
            self.view.table.selectRow(0)
            self.view.fit()
        self._show_some()

    @Slot()
    def _selected(self) -> None:
        self._show_some()

    def _show_some(self) -> None:
        some = self.model.rowCount() > 0
        chosen = self._chosen() is not None
        self.view.card.setVisible(some)
        self.view.empty.setVisible(not some)
        self.view.beside.setEnabled(chosen)
        self.view.over.setEnabled(chosen and not self.desk.read_only)
        self.view.over.setVisible(self.desk.is_open)

    def _chosen(self) -> Backup | None:
        return self.model.backup(self.view.table.currentIndex().row())

    @Slot()
    def _beside(self) -> None:
        backup = self._chosen()
        if backup is None:
            return
        path = self.desk.review_path
        if path is None:
            path = files.ask_new(self, self.desk, jobs.new_name(backup.made, backup.title))
            if path is None:
                return
        self.desk.ask(jobs.beside, backup, path, then=self._restored, owner=self)

    def _restored(self, path: Path) -> None:
        greeting = self.tr("Restored as {name}.").format(name=path.name)
        self.desk.open(path, greeting=greeting)

    @Slot()
    def _over(self) -> None:
        backup = self._chosen()
        if backup is not None:
            self.desk.put_back(backup, made_words(backup))
