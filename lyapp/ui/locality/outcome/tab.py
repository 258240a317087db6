"""The outcome tab: what is shown of a page, and which verb each field starts."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QIcon, QResizeEvent

from lyapp.model.decision import OutcomeStage
from lyapp.rules.decisions import asks_for_conditions, in_favour
from lyapp.store.ops.outcomes import (
    edit_decided,
    edit_next_step,
    edit_outcome_text,
    record_outcome,
)
from lyapp.ui import theme
from lyapp.ui.locality.outcome.condition_row import ConditionRow
from lyapp.ui.locality.outcome.flag_row import FlagRow
from lyapp.ui.locality.outcome.view import OutcomeView
from lyapp.ui.locality.tab import Tab, scrolled_column
from lyapp.ui.widgets.choice import HEAD, RULE
from lyapp.ui.widgets.stage_mark import stage_pixmap

if TYPE_CHECKING:
    from lyapp.model.decision import Flag, OutcomeType
    from lyapp.model.trouble import Trouble
    from lyapp.rules.decisions import Reading
    from lyapp.store.queries.locality import LocalityPage
    from lyapp.ui.desk import Desk
    from lyapp.ui.widgets.autosave import AutoLine, AutoText


class OutcomeTab(Tab):
    """Outcome and conditions."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = OutcomeView(desk)
        column = scrolled_column(self.view, self)
        column.addLayout(self.view.columns)
        column.addStretch(1)
        self._outcome: str | None = None
        self._reading: Reading | None = None
        self._types: tuple[object, ...] = ()
        self._ask: int | None = None
        view = self.view
        view.outcome.picked.connect(self._record)
        view.outcome.passing.connect(self._show_reading)
        view.decided.dated.connect(self._save_decided)
        view.decided.refused.connect(self._unreadable)
        view.text.settled.connect(self._save_text)
        view.next_step.settled.connect(self._save_next_step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column or two."""
        super().resizeEvent(event)
        self.view.fit(self.width())

    def ask_reason(self, flag: int) -> None:
        """Open the reason field of a flag as soon as it is shown."""
        self._ask = flag

    def fill(self, page: LocalityPage, *, writable: bool) -> None:
        """Show a page; what is being typed stays."""
        view, other = self.view, page.locality != self.locality
        if other:
            self.flush()
        self.locality = page.locality
        self._fill_decision(page, writable=writable, other=other)
        self._fill_conditions(page, writable=writable)
        self._fill_flags(page, writable=writable)
        for adder in (view.condition_adder, view.flag_adder):
            adder.turn_to(page.locality)
            adder.setVisible(writable)

    def flush(self) -> None:
        """Send off what is being typed."""
        view = self.view
        for field in (view.outcome, view.decided, view.text, view.next_step):
            field.flush()
        for row in view.conditions.rows():
            row.flush()
        for flag in view.flags.rows():
            flag.held.hold()
        for adder in (view.condition_adder, view.flag_adder):
            adder.held.hold()

    def _fill_decision(self, page: LocalityPage, *, writable: bool, other: bool) -> None:
        view = self.view
        self._reading = page.reading
        types = (page.outcome_types, page.briefing_wordings, theme.current().name)
        if self._types != types:
            self._types = types
            self._offer(page)
        self._outcome = page.status.type.key if page.status.type else None
        view.outcome.set_saved(self._outcome)
        view.outcome.setEnabled(writable)
        self._show_reading(view.outcome.pending)
        drafts = self.desk.drafts
        text = drafts.shown(self.key("decision"), page.status.text)
        step = drafts.shown(self.key("next step"), page.own_next_step)
        if other:
            view.decided.start_over("")
            view.text.start_over(text)
            view.next_step.start_over(step)
        decided = drafts.find(self.key("decided"))
        if decided is not None:
            view.decided.show_draft(str(decided.value), decided.refused)
        else:
            view.decided.set_date(page.status.decided)
        view.text.set_saved_text(text)
        view.next_step.set_saved_text(step)
        view.next_step.setPlaceholderText(page.next_step)
        has_outcome = page.status.type is not None
        for field in (view.decided, view.text, view.next_step):
            field.setReadOnly(not (writable and has_outcome))
        view.text.setPlaceholderText(
            "" if has_outcome else self.tr("Choose an outcome first, then say it in words here.")
        )
        said = page.briefing
        view.briefing_mark.setVisible(said.type is not None)
        if said.type is not None:
            view.briefing_mark.set_stage(said.type.stage)
        view.briefing.setText(said.type.label if said.type else self.tr("Nothing of an outcome."))
        view.briefing_text.setText(said.text)
        view.briefing_text.setVisible(bool(said.text))
        printed = [
            words.format(text=each.printed)
            for words, each in (
                (self.tr("In the status table: “{text}”"), page.status),
                (self.tr("In the briefing: “{text}”"), said),
            )
            if each.printed
        ]
        view.printed.setText("\n".join(printed))
        for label in (view.printed_label, view.printed):
            label.setVisible(bool(printed))

    def _offer(self, page: LocalityPage) -> None:
        """The outcomes to choose from; wordings that only briefing texts use come last."""
        first: list[tuple[object, str, QIcon | None]] = []
        last: list[tuple[object, str, QIcon | None]] = []
        for each in page.outcome_types:
            # A wording only ever found in briefing texts is seldom what was decided.
            among = last if each.key in page.briefing_wordings else first
            icon = QIcon(stage_pixmap(each.stage, theme.px(12)))
            among.append((each.key, each.label, icon))
        if last:
            first.insert(0, (HEAD, self.tr("Outcomes of the programme"), None))
            last = [(RULE, "", None), (HEAD, self.tr("Only in the briefing’s words"), None), *last]
        self.view.outcome.offer([(None, self.tr("No outcome yet"), QIcon()), *first, *last])

    @Slot(bool)
    def _show_reading(self, passing: bool) -> None:
        """How the outcome reads, or how it is kept while the keys pass over the choices."""
        view, reading = self.view, self._reading
        if passing:
            view.mark.set_stage(OutcomeStage.UNDECIDED)
            view.reading.setText(self.tr("Not recorded yet: Enter records it, Esc goes back."))
        elif reading is not None:
            view.mark.set_stage(reading.stage)
            view.reading.setText(reading.label)

    def _fill_conditions(self, page: LocalityPage, *, writable: bool) -> None:
        view = self.view
        rows: dict[Hashable, ConditionRow] = {}
        for condition in page.conditions:
            row = view.conditions.row(condition.id)
            if row is None:
                row = ConditionRow(self.desk, self.key("condition", condition.id))
            row.show_condition(condition, writable=writable)
            rows[condition.id] = row
        view.conditions.arrange(rows)
        self.desk.drafts.keep_only(self.key("condition"), rows)
        still_open = sum(1 for condition in page.conditions if condition.open)
        view.conditions_label.setText(
            self.tr("CONDITIONS · {open} OPEN OF {all}").format(
                open=still_open, all=len(page.conditions)
            )
            if page.conditions
            else self.tr("CONDITIONS")
        )
        view.no_conditions.setVisible(not page.conditions)
        view.no_conditions.setText(self._without_conditions(page.status.type))
        view.condition_adder.setEnabled(page.status.type is not None)

    def _without_conditions(self, outcome: OutcomeType | None) -> str:
        """What it means that no condition is listed."""
        if outcome is None:
            return self.tr("Record an outcome first; conditions belong to it.")
        if asks_for_conditions(outcome):
            return self.tr("None is listed yet. Add what has to be done for this outcome to stand.")
        if in_favour(outcome):
            return self.tr("Nothing has to be done for this outcome to stand.")
        return self.tr("None is listed. Conditions count once the plan is agreed or recommended.")

    def _fill_flags(self, page: LocalityPage, *, writable: bool) -> None:
        view = self.view
        rows: dict[Hashable, FlagRow] = {}
        for flag in sorted(page.flags, key=_settled_last):
            row = view.flags.row(flag.id)
            if row is None:
                row = FlagRow(self.desk, flag.id, self.key("flag"))
                row.started.connect(self._fold_others)
            row.show_flag(flag, writable=writable)
            rows[flag.id] = row
        view.flags.arrange(rows)
        self.desk.drafts.keep_only(self.key("flag"), rows)
        view.no_flags.setVisible(not rows)
        if self._ask in rows and writable:
            rows[self._ask].start()
            self._ask = None

    @Slot(object)
    def _fold_others(self, asking: int) -> None:
        """One question at a time, but for those whose answer was begun."""
        for flag in self.view.flags.rows():
            if flag is not self.view.flags.row(asking):
                flag.fold()

    @Slot(object)
    def _record(self, key: object) -> None:
        if key != self._outcome:
            self.desk.act(
                record_outcome,
                owner=self,
                failed=self._put_back,
                locality=self.locality,
                outcome_type=key,
            )

    def _put_back(self, _trouble: object) -> None:
        self.view.outcome.set_saved(self._outcome)

    @Slot(object)
    def _save_decided(self, decided: object) -> None:
        self.desk.drafts.save(
            self.key("decided"),
            self.view.decided.text(),
            edit_decided,
            owner=self,
            failed=partial(self._not_saved, self.locality, self.view.decided),
            locality=self.locality,
            decided=decided,
        )

    @Slot(str)
    def _unreadable(self, why: str) -> None:
        self.desk.drafts.keep(self.key("decided"), self.view.decided.text(), why=why)
        self.desk.tell(why)

    @Slot(str)
    def _save_text(self, text: str) -> None:
        self.desk.drafts.save(
            self.key("decision"),
            text,
            edit_outcome_text,
            owner=self,
            failed=partial(self._not_saved, self.locality, self.view.text),
            locality=self.locality,
            text=text,
        )

    @Slot(str)
    def _save_next_step(self, text: str) -> None:
        self.desk.drafts.save(
            self.key("next step"),
            text,
            edit_next_step,
            owner=self,
            failed=partial(self._not_saved, self.locality, self.view.next_step),
            locality=self.locality,
            text=text,
        )

    def _not_saved(self, locality: int, field: AutoLine | AutoText, _trouble: Trouble) -> None:
        """The field tries again when it is left, unless it shows another locality by now."""
        if locality == self.locality:
            field.take_back()


def _settled_last(flag: Flag) -> bool:
    return not flag.open
