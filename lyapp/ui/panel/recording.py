"""What closes a plan's record: who was there, the outcome, who agrees it; and opening plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from lyapp.rules.moderation.outcome import departs
from lyapp.ui import scoring
from lyapp.ui.panel import calls
from lyapp.ui.panel.record import agreeing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lyapp.model.changes import Changes
    from lyapp.ui.desk import Desk
    from lyapp.ui.panel.lines import Sheet
    from lyapp.ui.panel.opening import OpeningSide
    from lyapp.ui.panel.record import RecordSide


class Recording(QObject):
    """Behaviour of the record and of opening a plan."""

    stepped = Signal()
    """A plan was opened, closed or opened again: its button goes, and with it the keyboard."""

    def __init__(
        self, desk: Desk, record: RecordSide, opening: OpeningSide, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._record = record
        self._opening = opening
        self._sheet: Sheet | None = None
        self._outcome: str | None = None
        """Chosen, and waits for the reason why it isn't the one suggested."""
        record.attended.connect(self._attended)
        record.everybody.clicked.connect(self._everybody)
        record.agreed_by.changed.connect(self._agree_record)
        record.all_agree.clicked.connect(self._all_agree)
        record.discussed.clicked.connect(self._discussed)
        record.outcome.chosen.connect(self._choose)
        record.departure.settled.connect(self._departure)
        record.close_it.clicked.connect(self._close)
        record.reopen.clicked.connect(self._reopen)
        record.reason.returnPressed.connect(self._reopen)
        opening.finished.changed.connect(self._finished)
        opening.open_it.clicked.connect(self.open)
        opening.reason.returnPressed.connect(self.open)

    def show(self, sheet: Sheet) -> None:
        """Show a plan's record; what was typed for the plan before is sent off first."""
        before = self._sheet
        other = before is None or before.page.plan_version != sheet.page.plan_version
        if other:
            self._record.departure.flush()
            self._outcome = None
            self._record.reason.start_over("")
            self._opening.reason.clear()
        self._sheet = sheet
        if other:
            self._record.departure.start_over(sheet.page.record.departure)
        else:
            self._record.departure.set_saved_text(sheet.page.record.departure)
        self._redraw()

    def flush(self) -> None:
        """Send off what is still being typed."""
        self._record.departure.flush()

    @Slot()
    def open(self) -> None:
        """Open the plan's moderation; early only with a reason."""
        sheet = self._sheet
        if sheet is None or sheet.page.moderation is not None:
            return
        reason = self._opening.reason.text()
        if sheet.page.needs_reason is not None and not reason.strip():
            self._opening.reason.setFocus()
            return
        self._desk.act(
            calls.open_moderation, owner=self, then=self._stepped,
            plan_version=sheet.page.plan_version, reason=reason,
        )  # fmt: skip

    def _redraw(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        self._record.show_sheet(sheet, unexplained=self._outcome is not None)
        self._opening.show_sheet(sheet)
        if self._outcome is not None:
            self._record.outcome.set_value(self._outcome)
        page = sheet.page
        chosen = page.record.outcome if self._outcome is None else self._outcome
        suggested = page.suggested.outcome if page.suggested is not None else None
        wanted = departs(suggested, chosen) or bool(page.record.departure)
        self._record.departure_label.setVisible(wanted)
        self._record.departure.setVisible(wanted)

    @Slot(object)
    def _finished(self, members: tuple[int, ...]) -> None:
        """Somebody was said to have finished, or not to have after all."""
        columns = self._sheet.page.members if self._sheet is not None else ()
        for one in columns:
            if one.expected and one.finished is not (one.member in members):
                self._desk.act(
                    scoring.mark_finished, owner=self, member=one.member, finished=not one.finished
                )

    @Slot()
    def _attended(self) -> None:
        self._present(self._record.present.chosen())

    @Slot()
    def _everybody(self) -> None:
        if self._sheet is not None:
            self._present(tuple(one.member for one in self._sheet.page.members))

    def _present(self, members: tuple[int, ...]) -> None:
        """These were there; whoever has a substitute there wasn't themselves."""
        if self._sheet is None:
            return
        came = self._record.stand_ins.chosen()
        present = tuple(dict.fromkeys((*members, *came)))
        before = self._sheet.page.record
        # What one person agreed, another who takes the same place hasn't.
        agreed = tuple(
            one
            for one in before.record_agreed_by
            if one in present and before.came.get(one) == came.get(one)
        )
        self._presence(present, agreed, came)

    @Slot(object)
    def _agree_record(self, members: tuple[int, ...]) -> None:
        if self._sheet is not None:
            present = self._sheet.page.record.present
            self._presence(present, tuple(one for one in members if one in present))

    @Slot()
    def _all_agree(self) -> None:
        if self._sheet is not None:
            self._agree_record(agreeing(self._sheet))

    def _presence(
        self,
        present: tuple[int, ...],
        agreed_by: tuple[int, ...],
        came: Mapping[int, str] | None = None,
    ) -> None:
        if self._sheet is not None:
            self._desk.act(
                calls.presence, owner=self, plan_version=self._sheet.page.plan_version,
                present=present, agreed_by=agreed_by, came=came,
            )  # fmt: skip

    @Slot()
    def _discussed(self) -> None:
        if self._sheet is not None:
            self._desk.act(
                calls.discussed, owner=self, plan_version=self._sheet.page.plan_version,
                discussed=self._record.discussed.isChecked(),
            )  # fmt: skip

    @Slot(object)
    def _choose(self, outcome: object) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        chosen = str(outcome)
        suggested = sheet.page.suggested.outcome if sheet.page.suggested is not None else None
        departure = self._record.departure.toPlainText()
        if not departs(suggested, chosen):
            departure = ""
        elif not departure.strip():
            self._outcome = chosen
            self._redraw()
            self._record.departure.setFocus()
            return
        self._say_outcome(chosen, departure)

    @Slot(str)
    def _departure(self, text: str) -> None:
        sheet = self._sheet
        if sheet is None or not sheet.open:
            return
        outcome = sheet.page.record.outcome if self._outcome is None else self._outcome
        if text.strip() and outcome:
            self._say_outcome(outcome, text)

    def _say_outcome(self, outcome: str, departure: str) -> None:
        sheet = self._sheet
        self._outcome = None
        if sheet is not None:
            self._desk.act(
                calls.outcome, owner=self, plan_version=sheet.page.plan_version,
                outcome=outcome, departure=departure,
            )  # fmt: skip

    @Slot()
    def _close(self) -> None:
        if self._sheet is not None:
            self._desk.act(
                calls.close, owner=self, then=self._stepped,
                plan_version=self._sheet.page.plan_version,
            )  # fmt: skip

    @Slot()
    def _reopen(self) -> None:
        reason = self._record.reason.text()
        if not reason.strip():
            self._record.reason.setFocus()
        elif self._sheet is not None:
            self._desk.act(
                calls.reopen, owner=self, then=self._stepped,
                plan_version=self._sheet.page.plan_version, reason=reason,
            )  # fmt: skip

    def _stepped(self, _changes: Changes) -> None:
        self.stepped.emit()
