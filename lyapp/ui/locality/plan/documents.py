"""The documents of a plan: what each is, to read, to save again, and to take away."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lyapp.model.found import DocumentPlace
from lyapp.ui import plan_calls, theme
from lyapp.ui.locality.plan import calls, words
from lyapp.ui.locality.plan.part import PlanPart
from lyapp.ui.saving_out import write_job
from lyapp.ui.source.viewer import SourceView
from lyapp.ui.widgets.buttons import link_button, plain_button
from lyapp.ui.widgets.cards import framed
from lyapp.ui.widgets.empty import EmptyState
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.labels import Elided
from lyapp.ui.widgets.text_table import Cells, TextTable

if TYPE_CHECKING:
    from lyapp.model.plan import Objective
    from lyapp.model.trouble import Trouble
    from lyapp.store.queries.attachments import AttachmentRow
    from lyapp.store.queries.locality import LocalityPage
    from lyapp.ui.desk import Desk

_SHORT = 12
"""Figures of a SHA-256 that are shown."""


class DocumentsPart(PlanPart):
    """The documents, those of the newest version first; one opens in the list's place."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._documents: tuple[AttachmentRow, ...] = ()
        self._locality = 0
        self._open: int | None = None
        self._place: Objective | DocumentPlace | None = None
        self._wanted: DocumentPlace | None = None
        """What is to be opened as soon as the documents are known."""
        self.viewer: SourceView | None = None
        t = self.tr
        self.table = TextTable(
            t("Documents"),
            (t("Document"), t("Kind"), t("Size"), t("Pages"), t("Version"), t("Received"),
             t("Rows from it"), t("SHA-256")),
            (34, 12, 10, 8, 9, 14, 12, 16), figures=(2, 3, 4, 6),
        )  # fmt: skip
        self.table.selectionModel().currentRowChanged.connect(self._enable)
        self.table.texts.modelReset.connect(self._enable)
        self.table.doubleClicked.connect(self.open_chosen)
        self.open = plain_button(t("Open"), clicked=self.open_chosen)
        self.save = plain_button(t("Save the original as…"), clicked=self._ask_where)
        self.copy = plain_button(t("Copy SHA-256"), clicked=self._copy)
        self.remove = plain_button(t("Remove"), clicked=self._remove)
        self.nothing = EmptyState(
            t("No documents"), t("A document that is taken in is kept here as it came.")
        )
        self.back = link_button(t("‹ Documents"), clicked=self.show_list)
        self.name = Elided()
        self._list = QStackedWidget()
        self._list.addWidget(self.table)
        self._list.addWidget(self.nothing)
        self._tools = QWidget()
        self._reading = QWidget()
        self._lay_out()
        for key in ("Return", "Enter"):
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.open_chosen)
        desk.look_changed.connect(self.table.look)

    def _lay_out(self) -> None:
        card = framed(self._list)
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.unit())
        tools = FlowLayout(self._tools, gap=theme.unit())
        for button in (self.open, self.save, self.copy, self.remove):
            tools.addWidget(button)
        column.addWidget(self._tools)
        column.addWidget(card, 1)
        reading = QVBoxLayout(self._reading)
        reading.setContentsMargins(0, 0, 0, 0)
        reading.setSpacing(theme.unit() // 2)
        head = QHBoxLayout()
        head.setSpacing(2 * theme.unit())
        head.addWidget(self.back)
        head.addWidget(self.name, 1)
        reading.addLayout(head)
        self._stack = QStackedWidget()
        self._stack.addWidget(listed)
        self._stack.addWidget(self._reading)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def show_plan(self, file: calls.PlanFile, page: LocalityPage, *, writable: bool) -> None:
        """Show a plan's documents; one that is being read stays open."""
        self._documents = file.documents
        if page.locality != self._locality:
            self._locality = page.locality
            self.show_list()
        elif self._open is not None and self._open not in {d.attachment for d in file.documents}:
            self.show_list()
        self.table.show_rows([_cells(row) for row in file.documents])
        self._list.setCurrentWidget(self.table if file.documents else self.nothing)
        self._tools.setVisible(bool(file.documents))
        self.remove.setVisible(writable)
        if file.documents and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self._enable()
        if self._wanted is not None:
            self.go_to(self._wanted)

    def let_go(self) -> None:
        """The review was closed."""
        self._locality, self._documents = 0, ()
        self.table.show_rows([])
        self.show_list()

    def chosen(self) -> AttachmentRow | None:
        """The document chosen in the list."""
        index = self.table.currentIndex()
        if not index.isValid():
            return None
        key = self.table.texts.cells(index.row()).key
        return next((row for row in self._documents if row.attachment == key), None)

    @Slot()
    def _enable(self) -> None:
        row = self.chosen()
        self.open.setEnabled(row is not None and row.kind is not None)
        for button in (self.save, self.copy):
            button.setEnabled(row is not None)
        self.remove.setEnabled(row is not None and row.rows == 0)
        self.remove.setToolTip(
            self.tr("Rows of the plan came from it, so it stays.")
            if row is not None and row.rows
            else ""
        )

    # Reading.

    @Slot()
    def open_chosen(self) -> None:
        """Read the document chosen."""
        row = self.chosen()
        if row is not None and row.kind is not None:
            self._read(row.attachment, row.name, None)

    def open_at(self, objective: Objective) -> None:
        """Read the document a row came from, at that row."""
        for row in self._documents:
            if row.attachment == objective.attachment:
                self._read(row.attachment, row.name, objective)

    def go_to(self, place: DocumentPlace) -> None:
        """Read a document at what was found in it, now or once the documents are known."""
        self._wanted = place
        for row in self._documents:
            if row.attachment == place.attachment:
                self._wanted = None
                self._read(row.attachment, row.name, place)

    def _read(self, attachment: int, name: str, place: Objective | DocumentPlace | None) -> None:
        if self.viewer is None:
            self.viewer = SourceView()
            layout = self._reading.layout()
            if isinstance(layout, QVBoxLayout):
                layout.addWidget(self.viewer, 1)
        self.name.set_whole(name)
        self._stack.setCurrentWidget(self._reading)
        self._place = place
        if self._open == attachment:
            self._go_to_place()
            return
        self._open = attachment
        self.viewer.say(self.tr("Opening the document…"))
        self.desk.read(
            plan_calls.read_document,
            attachment=attachment,
            then=self._show_document,
            owner=self,
        )

    def _show_document(self, opened: plan_calls.Document) -> None:
        if opened.attachment != self._open or self.viewer is None:
            return
        if opened.document is None:
            self.viewer.say(
                self.tr("This document is only kept"),
                self.tr("Save the original and open it in the program it was made with."),
            )
            return
        self.viewer.show_document(opened.document, opened.content)
        self._go_to_place()
        self.viewer.setFocus()

    def _go_to_place(self) -> None:
        place = self._place
        if isinstance(place, DocumentPlace):
            if self.viewer is not None:
                self.viewer.go_to_found(place)
        elif place is not None and self.viewer is not None:
            self.viewer.go_to(page=place.page, place=place.places[0] if place.places else None)

    @Slot()
    def show_list(self) -> None:
        """Back to the list."""
        self._open = self._place = None
        if self.viewer is not None:
            self.viewer.clear()
        self._stack.setCurrentIndex(0)

    # Doing.

    @Slot()
    def _copy(self) -> None:
        row = self.chosen()
        if row is not None:
            QGuiApplication.clipboard().setText(row.sha256)
            self.desk.tell(
                self.tr("The SHA-256 of “{name}” is copied.").format(name=row.name), good=True
            )

    @Slot()
    def _ask_where(self) -> None:
        row = self.chosen()
        if row is None:
            return
        folder = self.desk.review_path.parent if self.desk.review_path else Path.home()
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the original as"), str(folder / Path(row.name).name)
        )
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Save the chosen document's own bytes, whole or not at all."""
        row = self.chosen()
        if row is not None:
            self.desk.read(
                calls.read_content,
                attachment=row.attachment,
                then=partial(self._write, path),
                owner=self,
            )

    def _write(self, path: Path, content: bytes) -> None:
        self.desk.aside(
            partial(write_job, path=path, data=content),
            title=self.tr("Saving the document"),
            owner=self,
            then=self._saved,
        )

    def _saved(self, path: Path) -> None:
        self.desk.tell(self.tr("Saved {path}").format(path=path), good=True)

    @Slot()
    def _remove(self) -> None:
        row = self.chosen()
        if row is not None:
            self.desk.act(
                calls.remove_document,
                owner=self,
                failed=self._not_removed,
                attachment=row.attachment,
            )

    def _not_removed(self, _trouble: Trouble) -> None:
        """The message bar has said why."""
        self._enable()


def _cells(row: AttachmentRow) -> Cells:
    return Cells(
        row.attachment,
        (
            row.name,
            words.kind_words(row.kind),
            words.size_words(row.size),
            "" if row.pages is None else str(row.pages),
            str(row.version),
            words.day_words(row.added),
            str(row.rows),
            row.sha256[:_SHORT] + "…",
        ),
    )
