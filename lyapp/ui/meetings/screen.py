"""The meetings screen: add and remove meetings, and tick the plans each considered."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lyapp.model.trouble import NotReadable
from lyapp.rules.dates import parse_date
from lyapp.ui.meetings import calls
from lyapp.ui.meetings.view import MeetingsView
from lyapp.ui.screen import Screen

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.model.trouble import Trouble
    from lyapp.store.queries.meetings import MeetingsPage
    from lyapp.ui.desk import Desk


class MeetingsScreen(Screen):
    """When the task group met."""

    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Space", "Tick or untick the plan under the cursor"),
        ("Enter", "In the form: add the meeting"),
    )
    footer: ClassVar[tuple[tuple[str, str], ...]] = (("Space", "tick"),)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = MeetingsView(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._year = datetime.now(UTC).astimezone().year
        v = self.view
        v.add.clicked.connect(self.add)
        v.date.returnPressed.connect(self.add)
        v.note.returnPressed.connect(self.add)
        v.date.textEdited.connect(self._typing)
        v.remove.clicked.connect(self.remove)
        v.matrix.clicked.connect(self._toggle)
        v.list.selectionModel().currentChanged.connect(self._chosen)
        v.to_programme.clicked.connect(self._to_programme)
        desk.look_changed.connect(v.look)

    def arrive(self, **where: object) -> None:  # noqa: ARG002
        """Shown: read the meetings."""
        self._read()

    def refresh(self, changes: Changes | None) -> None:
        """Read again when meetings or localities changed."""
        tables = ("meeting", "meeting_locality", "locality", "organisation")
        if changes is None or changes.touches(*tables):
            self._read()

    def first_focus(self) -> QWidget | None:
        """The date of a new meeting."""
        return self.view.date

    def _read(self) -> None:
        self.desk.read(calls.read_meetings, then=self._show, owner=self)

    def _show(self, page: MeetingsPage) -> None:
        v = self.view
        v.pages.setCurrentWidget(v.columns if page.localities else v.nothing)
        v.localities.model.show([(one.id, one.name) for one in page.localities], tick_new=False)
        v.meetings.show(page)
        v.met.show(page)
        v.look()
        if page.meetings:
            # A date typed without its year most likely belongs to the round at hand.
            self._year = page.meetings[-1].held.year
            v.right.setCurrentIndex(0)
        else:
            v.right.setCurrentWidget(v.no_meetings)
        v.add.setEnabled(not self.desk.read_only)
        self._show_about()

    def _show_about(self) -> None:
        index = self.view.list.currentIndex()
        self.view.remove.setEnabled(index.isValid() and not self.desk.read_only)
        if not index.isValid():
            self.view.about.setText(self.tr("Choose a meeting to see what it considered."))
            return
        meeting = self.view.meetings.meeting(index.row())
        names = ", ".join(self.view.meetings.names_of(meeting))
        parts = (names or self.tr("no plan ticked"), meeting.note)
        self.view.about.setText(" · ".join(part for part in parts if part))

    @Slot()
    def add(self) -> None:
        """Add the meeting in the form; nothing is saved before."""
        v = self.view
        try:
            held = parse_date(v.date.text(), today=date(self._year, 1, 1))
        except NotReadable as trouble:
            v.show_problem(f"{trouble.sentence} {trouble.advice}".strip())
            v.date.setFocus()
            return
        if held is None:
            v.show_problem(self.tr("Type the date of the meeting first."))
            v.date.setFocus()
            return
        v.show_problem("")
        self.desk.act(
            calls.add,
            owner=self,
            then=self._added,
            held=held,
            localities=v.localities.model.ticks(),
            note=v.note.text(),
        )

    def _added(self, _changes: Changes) -> None:
        v = self.view
        v.date.clear()
        v.note.clear()
        v.localities.tick(())

    @Slot()
    def remove(self) -> None:
        """Take the chosen meeting away; it can be undone."""
        index = self.view.list.currentIndex()
        if index.isValid():
            meeting = self.view.meetings.meeting(index.row())
            self.desk.act(calls.remove, owner=self, meeting=meeting.id)

    @Slot(QModelIndex)
    def _toggle(self, index: QModelIndex) -> None:
        cell = self.view.met.cell(index)
        if cell is None or self.desk.read_only:
            return
        meeting, locality, met = cell
        self.view.met.set_met(meeting.id, locality.id, met=not met)
        self.desk.act(
            calls.set_met,
            owner=self,
            failed=partial(self._not_ticked, meeting.id, locality.id, met),
            meeting=meeting.id,
            locality=locality.id,
            met=not met,
        )

    def _not_ticked(self, meeting: int, locality: int, met: bool, _trouble: Trouble) -> None:
        self.view.met.set_met(meeting, locality, met=met)

    @Slot(QModelIndex, QModelIndex)
    def _chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_about()

    @Slot(str)
    def _typing(self, _text: str) -> None:
        self.view.show_problem("")

    @Slot()
    def _to_programme(self) -> None:
        self.desk.go("programme", part="localities")
