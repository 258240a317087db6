"""When a plan's moderation may be closed, and what is still missing from its record.

The record has to show that each criterion was discussed, who said what, why ratings moved, who
was there, and that the panel agreed the record.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from lyapp.model.notice import Notice, notice
from lyapp.model.panel import CellState, ModerationRecord, PanelPlan, PanelSetting
from lyapp.rules.moderation.agreeing import reason_needed
from lyapp.rules.moderation.cell_words import listed
from lyapp.rules.moderation.cells import PanelView
from lyapp.rules.moderation.outcome import departs, facts_of, outcome_of
from lyapp.rules.moderation.standing import with_agreed

NO_OUTCOME = "no_outcome"
"""The key of the remark that a plan would be closed without an outcome."""


@dataclass(frozen=True, slots=True)
class Closing:
    """Whether moderation may be closed. `missing` keeps it open; `remarks` only ask for a look."""

    missing: tuple[Notice, ...]
    remarks: tuple[Notice, ...] = ()

    @property
    def allowed(self) -> bool:
        """True when nothing is missing."""
        return not self.missing


def closing(
    setting: PanelSetting,
    plan: PanelPlan,
    view: PanelView,
    record: ModerationRecord,
    *,
    conflicted: Collection[int] = (),
) -> Closing:
    """What is missing from a plan's record, in the order in which a chair would see to it.

    `conflicted` are the members with an interest in the plan who leave for the decision.
    """
    missing = [
        *_ratings(setting, view, record),
        *_people(setting, record),
        *_outcome(setting, plan, view, record),
    ]
    remarks = [*_remarks(setting, record, conflicted)]
    if not missing and not record.outcome and setting.outcome_types:
        said = "No outcome is chosen. Closed now, the plan is listed as “closed, no outcome yet”."
        remarks.insert(0, notice(NO_OUTCOME, said))
    return Closing(tuple(missing), tuple(remarks))


def settled_outcome(
    setting: PanelSetting, plan: PanelPlan, view: PanelView, record: ModerationRecord
) -> str | None:
    """The outcome suggested by what was agreed, and by the medians where nothing is yet."""
    stands = with_agreed(view.medians, record.agreed)
    return outcome_of(setting, facts_of(setting, stands, plan.balance_pence))


def _ratings(setting: PanelSetting, view: PanelView, record: ModerationRecord) -> Iterable[Notice]:
    titles = {criterion.key: criterion.title for criterion in setting.criteria}
    unreasoned: list[str] = []
    unattributed: list[str] = []
    open_cells: dict[CellState, list[str]] = {state: [] for state in CellState}
    for cell in view.cells:
        title = titles[cell.criterion]
        agreed = record.agreed.get(cell.criterion)
        if agreed is None:
            open_cells[cell.state].append(title)
            continue
        if not agreed.reason.strip() and reason_needed(cell, agreed.mark) is not None:
            unreasoned.append(title)
        if cell.state is CellState.MUST_DISCUSS and not any(
            point.member is not None and point.text.strip() for point in agreed.points
        ):
            unattributed.append(title)
    for key, template, which in (
        (
            "to_discuss",
            "Still to be discussed and agreed: {criteria}.",
            open_cells[CellState.MUST_DISCUSS],
        ),
        ("to_look_at", "Still to be looked at and agreed: {criteria}.", open_cells[CellState.LOOK]),
        ("to_confirm", "Still to be confirmed: {criteria}.", open_cells[CellState.CONFIRM]),
        ("reason_missing", "Agreed without the reason it needs: {criteria}.", unreasoned),
        ("nobodys_point", "Discussed, but no member’s point is noted: {criteria}.", unattributed),
    ):
        if which:
            yield notice(key, template, criteria=listed(f"“{title}”" for title in which))


def _people(setting: PanelSetting, record: ModerationRecord) -> Iterable[Notice]:
    if not record.present:
        yield notice("nobody_present", "Who was present isn’t recorded.")
    if not record.all_discussed:
        yield notice("not_all_discussed", "“All criteria discussed” isn’t ticked.")
    if not record.record_agreed_by:
        yield notice("record_not_agreed", "Nobody has agreed the record yet.")
    absent = [one for one in record.record_agreed_by if one not in record.present]
    if absent and record.present:
        yield notice(
            "agreed_but_absent",
            "Agreed the record, but not recorded as present: {members}.",
            members=listed(map(setting.name, absent)),
        )


def _outcome(
    setting: PanelSetting, plan: PanelPlan, view: PanelView, record: ModerationRecord
) -> Iterable[Notice]:
    suggested = settled_outcome(setting, plan, view, record)
    if departs(suggested, record.outcome) and not record.departure.strip():
        yield notice(
            "departure_unexplained",
            "The panel chose “{chosen}” where the programme’s rule suggests “{suggested}”;"
            " the reason is missing.",
            chosen=setting.label(record.outcome),
            suggested=setting.label(suggested),
        )


def _remarks(
    setting: PanelSetting, record: ModerationRecord, conflicted: Collection[int]
) -> Iterable[Notice]:
    # Whoever leaves for the decision has no part in agreeing what was decided.
    silent = [
        one
        for one in record.present
        if one not in record.record_agreed_by and one not in conflicted
    ]
    if silent and record.record_agreed_by:
        yield notice(
            "not_agreed_by",
            "Present, and hasn’t agreed the record: {members}.",
            members=listed(record.person(one, setting.name(one)) for one in silent),
        )
    interested = [one for one in record.present if one in conflicted]
    if interested:
        yield notice(
            "interest_present",
            "Declared an interest, and is to leave for the decision: {members}.",
            members=listed(record.person(one, setting.name(one)) for one in interested),
        )
