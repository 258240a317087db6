"""Behaviour of the welcome screen."""

from __future__ import annotations

import re
from typing import ClassVar

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lyapp.ui import files
from lyapp.ui.desk import Desk
from lyapp.ui.review_jobs import Wanted
from lyapp.ui.screen import Screen
from lyapp.ui.settings import forget_recent, recent, title_of
from lyapp.ui.welcome.models import RecentModel, recent_row
from lyapp.ui.welcome.view import WelcomeView


class WelcomeScreen(Screen):
    """The sample, a new review, one from a file, or one opened before."""

    needs_review = False
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("↑ ↓", "Choose a review opened before"),
        ("Enter", "Open it"),
        ("Delete", "Take it out of the list; the file stays"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = WelcomeView()
        self.model = RecentModel()
        self.view.recent.setModel(self.model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.view.sample.clicked.connect(desk.open_sample)
        self.view.new.clicked.connect(self.start_new)
        self.view.open.clicked.connect(self._ask_open)
        self.view.restore.clicked.connect(self._go_restore)
        self.view.form.wanted.connect(self._create)
        self.view.form.given_up.connect(self._no_form)
        self.view.recent.activated.connect(self._open_index)
        self.view.recent.selectionModel().currentChanged.connect(self._selected)
        self.view.open_recent.clicked.connect(self._open_selected)
        self.view.forget.clicked.connect(self._forget)
        desk.look_changed.connect(self._look)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.view.recent)
        delete.activated.connect(self._forget)

    def arrive(self, **where: object) -> None:
        """Show the list as it is now; `new=True` opens the form."""
        self._fill()
        self.view.show_form(shown=False)
        self._show_list()
        if where.get("new"):
            self.start_new()
            self.view.form.title.setText(str(where.get("title", "")))

    def first_focus(self) -> QWidget | None:
        """The form while it is open, else the list, else the sample."""
        if self.view.form.isVisible():
            return self.view.form.title
        return self.view.recent if self.model.rowCount() else self.view.sample

    def place(self) -> dict[str, object]:
        """Where one is."""
        if self.view.form.isHidden():
            return {}
        return {"new": True, "title": self.view.form.title.text()}

    def _fill(self) -> None:
        settings = self.desk.settings
        self.model.fill([recent_row(path, title_of(settings, path)) for path in recent(settings)])
        if self.model.rowCount():
            self.view.recent.setCurrentIndex(self.model.index(0, 0))
        self._selected()

    def _show_list(self) -> None:
        some = self.model.rowCount() > 0
        self.view.recent_card.setVisible(some)
        self.view.nothing.setVisible(not some)

    @Slot()
    def start_new(self) -> None:
        """Show the form for a new review."""
        self.view.show_form(shown=True)
        self.view.form.start_over()

    @Slot()
    def _no_form(self) -> None:
        self.view.show_form(shown=False)
        self._show_list()

    @Slot()
    def _selected(self) -> None:
        row = self.model.row(self.view.recent.currentIndex().row())
        self.view.open_recent.setEnabled(row is not None and not row.missing)
        self.view.forget.setEnabled(row is not None)

    @Slot()
    def _open_selected(self) -> None:
        self._open_index(self.view.recent.currentIndex())

    @Slot(QModelIndex)
    def _open_index(self, index: QModelIndex) -> None:
        row = self.model.row(index.row())
        if row is None:
            return
        if row.missing:
            self.desk.tell(
                self.tr("“{name}” is not where it was. Open it from its new place.").format(
                    name=row.path.name
                )
            )
            return
        self.desk.open(row.path)

    @Slot()
    def _forget(self) -> None:
        index = self.view.recent.currentIndex()
        row = self.model.row(index.row())
        if row is None:
            return
        forget_recent(self.desk.settings, row.path)
        self.model.remove(index.row())
        self._selected()
        self._show_list()

    @Slot()
    def _ask_open(self) -> None:
        path = files.ask_open(self, self.desk)
        if path is not None:
            self.desk.open(path)

    @Slot()
    def _go_restore(self) -> None:
        self.desk.go("restore")

    @Slot(object)
    def _create(self, wanted: Wanted) -> None:
        suggested = re.sub(r"[^\w-]+", "-", wanted.title).strip("-").casefold() or "review"
        path = files.ask_new(self, self.desk, suggested)
        if path is not None:
            self.desk.create(path, wanted)

    @Slot()
    def _look(self) -> None:
        self.view.resize_to_text()
