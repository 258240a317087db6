"""What came back: every file that could be read, kept for ever, merged or refused."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lyapp.model.merging import Verdict
from lyapp.ui import theme
from lyapp.ui.files import last_folder
from lyapp.ui.round import calls
from lyapp.ui.round.part import Part
from lyapp.ui.saving_out import write_job
from lyapp.ui.widgets.buttons import plain_button
from lyapp.ui.widgets.cards import Card
from lyapp.ui.widgets.empty import EmptyState
from lyapp.ui.widgets.labels import Body, Note
from lyapp.ui.widgets.text_table import Cells, TextTable
from lyapp.ui.wording import when_text

if TYPE_CHECKING:
    from lyapp.store.queries.packs import ReceivedRow
    from lyapp.store.queries.round_page import RoundPage
    from lyapp.ui.desk import Desk

_SHORT = 12
"""So many digits of a SHA-256 tell two files apart by eye."""


class CamePart(Part):
    """The fourth tab."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        step = theme.unit()
        self._rows: tuple[ReceivedRow, ...] = ()
        self._called = ""
        self._where: Path | None = None
        self.pages = QStackedWidget(self)
        card = Card(self.pages, margins=0)
        card.body.setContentsMargins(1, 1, 1, step)
        self.table = TextTable(
            self.tr("Returns that came"),
            (
                self.tr("Came in"),
                self.tr("From"),
                self.tr("File"),
                self.tr("Check code"),
                self.tr("What became of it"),
            ),
            (22, 20, 30, 17, 30),
            parent=card,
        )
        self.about = Body("", card)
        self.save = plain_button(self.tr("Save a copy…"), clicked=self.ask_where, parent=self)
        self.empty = EmptyState(
            self.tr("Nothing has come back yet"),
            self.tr(
                "Take in what members send back under “Merge returns”. Each file is then kept here"
                " as it came, refused ones too."
            ),
            plain_button(self.tr("Merge returns"), clicked=self._to_merging, parent=self.pages),
            parent=self.pages,
        )
        card.body.addWidget(self.table, 1)
        self.about.setContentsMargins(step * 2, 0, step * 2, 0)
        card.body.addWidget(self.about)
        self.pages.addWidget(self.empty)
        self.pages.addWidget(card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, step, 0, 0)
        column.setSpacing(step)
        head = QHBoxLayout()
        head.setSpacing(step)
        head.addWidget(
            Note(self.tr("The files are kept byte for byte, as they came, for ever."), self), 1
        )
        head.addWidget(self.save)
        column.addLayout(head)
        column.addWidget(self.pages, 1)
        self.table.selectionModel().currentChanged.connect(self._chosen)

    def show_round(self, page: RoundPage) -> None:  # noqa: ARG002 - said by name
        """Something has changed."""
        self.desk.read(calls.read_received, then=self._show, owner=self)

    def look(self) -> None:
        """Follow the text size."""
        self.table.look()

    def first_focus(self) -> QWidget | None:
        """The list; while there is none, the way to merging."""
        return self.table if self._rows else self.empty.findChild(QPushButton)

    def _show(self, rows: tuple[ReceivedRow, ...]) -> None:
        self._rows = rows
        self.table.show_rows([self._cells(key, row) for key, row in enumerate(rows)])
        focus = QApplication.focusWidget()
        here = bool(rows) and focus is not None and self.pages.isAncestorOf(focus)
        self.pages.setCurrentIndex(1 if rows else 0)
        if here and not self.table.hasFocus():
            self.table.setFocus()
        if rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.table.texts.index(0, 0))
        self._show_about()

    def _cells(self, key: int, row: ReceivedRow) -> Cells:
        said = {
            Verdict.MERGED: self.tr("✓ merged"),
            Verdict.REFUSED: self.tr("✕ refused"),
            Verdict.UNDONE: self.tr("↶ merge undone"),
        }[row.verdict]
        return Cells(
            key,
            (
                when_text(row.received),
                self.tr("another review")
                if row.another_review
                else row.member_name or self.tr("not known"),
                row.file_name or self.tr("name not noted"),
                row.sha256[:_SHORT],
                said,
            ),
        )

    def _row(self) -> ReceivedRow | None:
        index = self.table.currentIndex()
        return self._rows[self.table.texts.cells(index.row()).key] if index.isValid() else None

    @Slot(QModelIndex, QModelIndex)
    def _chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_about()

    def _show_about(self) -> None:
        row = self._row()
        self.save.setVisible(bool(self._rows))
        self.save.setEnabled(row is not None)
        if row is None:
            self.about.setText(self.tr("Choose a return to see more of it, or to save a copy."))
            return
        said = [row.why] if row.why else []
        if row.made is not None:
            said.append(self.tr("Made {when}.").format(when=when_text(row.made)))
        said.append(self.tr("Check code of the file (SHA-256): {hash}").format(hash=row.sha256))
        self.about.setText(" ".join(said))

    @Slot()
    def _to_merging(self) -> None:
        self.desk.go("round", tab="merge")

    @Slot()
    def ask_where(self) -> None:
        """Ask where the copy goes."""
        row = self._row()
        if row is None:
            return
        self._called = row.sha256
        name = row.file_name or f"{row.sha256[:_SHORT]}.lyreturn"
        dialog = QFileDialog(
            self, self.tr("Save a copy of the return"), str(last_folder(self.desk) / name)
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilter(self.tr("Returns (*.lyreturn)"))
        dialog.setDefaultSuffix("lyreturn")
        dialog.selectFile(name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.copy_to)
        dialog.open()

    @Slot(str)
    def copy_to(self, name: str) -> None:
        """Save a copy of the chosen return there."""
        self._where = Path(name)
        self.desk.read(calls.original, sha256=self._called, then=self._write, owner=self)

    def _write(self, data: bytes) -> None:
        if self._where is not None:
            self.desk.aside(
                partial(write_job, path=self._where, data=data),
                title=self.tr("Saving a copy"),
                owner=self,
                then=self._written,
            )

    def _written(self, path: Path) -> None:
        self.desk.tell(self.tr("A copy is at {path}.").format(path=path), good=True)
