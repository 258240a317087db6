"""The meetings tab: when the task group considered the plan."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lyapp.rules.dates import format_date
from lyapp.store.ops.meetings import set_met
from lyapp.ui import theme
from lyapp.ui.locality.tab import Tab, scrolled_column
from lyapp.ui.widgets.buttons import link_button, plain_button
from lyapp.ui.widgets.cards import Card
from lyapp.ui.widgets.keyed import KeyedRows
from lyapp.ui.widgets.labels import Label, Note, Strong

if TYPE_CHECKING:
    from lyapp.store.queries.locality import LocalityPage, MetOn
    from lyapp.ui.desk import Desk


class _MetRow(QWidget):
    def __init__(self, tab: MeetingsTab, met: MetOn) -> None:
        super().__init__()
        self._tab = tab
        self._meeting = met.meeting
        self.date = Strong(format_date(met.held))
        printed = self.tr("printed {text}").format(text=met.printed) if met.printed else ""
        about = " · ".join(part for part in (printed, met.note) if part)
        self.remove = link_button(self.tr("Not at this meeting"), clicked=self._remove)
        self.remove.setAccessibleName(
            self.tr("Not considered on {date}").format(date=format_date(met.held))
        )
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2 * theme.unit())
        line.addWidget(self.date)
        line.addWidget(Note(about), 1)
        line.addWidget(self.remove)

    @Slot()
    def _remove(self) -> None:
        self._tab.take_off(self._meeting)


class MeetingsTab(Tab):
    """Meetings met."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        column = scrolled_column(QWidget(), self)
        card = Card()
        self.rows: KeyedRows[_MetRow] = KeyedRows()
        self.nothing = Note(
            self.tr("The task group hasn’t considered this plan yet. Set a meeting on Meetings.")
        )
        self.to_meetings = plain_button(self.tr("Go to Meetings"), clicked=self._go)
        self.rows.otherwise = self.to_meetings
        card.body.addWidget(Label(self.tr("THE TASK GROUP MET")))
        card.body.addWidget(self.rows)
        card.body.addWidget(self.nothing)
        card.body.addWidget(self.to_meetings, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(card)
        column.addStretch(1)

    def fill(self, page: LocalityPage, *, writable: bool) -> None:
        """Show the meetings of a page."""
        self.locality = page.locality
        rows: dict[Hashable, _MetRow] = {}
        for met in page.meetings:
            row = self.rows.row(met)
            if row is None:
                row = _MetRow(self, met)
            row.remove.setVisible(writable)
            rows[met] = row
        self.rows.arrange(rows)
        self.nothing.setVisible(not rows)

    def take_off(self, meeting: int) -> None:
        """The plan wasn't considered at a meeting after all."""
        self.desk.act(set_met, owner=self, meeting=meeting, locality=self.locality, met=False)

    @Slot()
    def _go(self) -> None:
        self.desk.go("meetings")
