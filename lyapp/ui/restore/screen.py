"""Behaviour of the screen of backups."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
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
        ("↑ ↓", "Choose a backup"),
        ("Tab", "To what can be done with it"),
        ("Esc", "Put nothing in place after all"),
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
        self._asking = False
        self.view.over.clicked.connect(self._ask)
        self.view.really.clicked.connect(self._over)
        self.view.rather_not.clicked.connect(self._ask_no_more)
        desk.look_changed.connect(self.view.fit)
        self._show_some()

    def arrive(self, **_where: object) -> None:
        """Read the list again."""
        self._asking = False
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
        path = self.desk.review_path
        self.model.fill(backups, open_path=path)
        if backups:
            # Copies of the review share its backups: the newest of its own is the one meant.
            here = None if path is None else path.resolve()
            own = (row for row, backup in enumerate(backups) if backup.source == here)
            self.view.table.selectRow(next(own, 0))
            self.view.fit()
        self._show_some()

    @Slot()
    def _selected(self) -> None:
        self._asking = False
        self._show_some()

    @Slot()
    def _ask(self) -> None:
        """Say first what will become of the open review."""
        self._asking = True
        self._show_some()
        self.view.rather_not.setFocus()

    @Slot()
    def _ask_no_more(self) -> None:
        self._asking = False
        self._show_some()
        self.view.over.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape: put nothing in place after all."""
        if event.key() == Qt.Key.Key_Escape and self._asking:
            self._ask_no_more()
            return
        super().keyPressEvent(event)

    def _show_some(self) -> None:
        some = self.model.rowCount() > 0
        chosen = self._chosen() is not None
        # The one goes before the other comes: together they would make the window higher.
        both: tuple[QWidget, QWidget] = (self.view.empty, self.view.card)
        both[not some].hide()
        both[some].show()
        asking = self._asking and self.desk.is_open
        # They stay where they are while it is asked: under the pointer of a double click
        # there must be nothing that answers.
        self.view.beside.setEnabled(chosen and not asking)
        self.view.over.setEnabled(chosen and not self.desk.read_only and not asking)
        self.view.over.setVisible(self.desk.is_open)
        self.view.really.setVisible(asking)
        self.view.rather_not.setVisible(asking)

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
            self.desk.ask(jobs.put_at, backup, path, then=self._restored, owner=self)
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
