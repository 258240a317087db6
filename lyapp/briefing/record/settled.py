"""How a plan was settled: the outcome, the conditions, and how its record came about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lyapp.briefing.blocks import (
    Block,
    Column,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Role,
    Row,
    Span,
    Table,
    plain,
)
from lyapp.briefing.record.people import place
from lyapp.briefing.record.words import fact, moment, said
from lyapp.briefing.wording import listed, long_date, sentence
from lyapp.model.panel import in_place_of
from lyapp.rules.dates import local_day
from lyapp.rules.moderation.outcome import departs
from lyapp.store.queries.moderation_log import Step, StepKind

if TYPE_CHECKING:
    from lyapp.model.decision import Condition
    from lyapp.store.queries.record import PlanRecord, RecordBook

_STEPS = {
    StepKind.OPENED: "moderation opened",
    StepKind.OPENING_TAKEN_BACK: "opening taken back",
    StepKind.DISCUSSED: "“all criteria discussed” said",
    StepKind.NOT_DISCUSSED: "“all criteria discussed” taken back",
    StepKind.AGREED: "record agreed",
    StepKind.NOT_AGREED: "agreement to the record lifted",
    StepKind.CLOSED: "moderation closed",
    StepKind.REOPENED: "moderation opened again",
}


def outcome(plan: PlanRecord, anchor: str) -> list[Block]:
    """What the rule suggests, what hangs on one member, what the panel recommends, conditions."""
    page = plan.page
    blocks: list[Block] = [Heading(3, "Outcome", anchor=f"{anchor}-outcome")]
    suggested = page.suggested
    if suggested is not None:
        blocks.append(fact("By the programme’s rule", said(one.sentence for one in suggested.told)))
    if page.without_one is not None and page.setting.rules:
        told = said(one.sentence for one in page.without_one.told)
        asked = "Would what the members’ own ratings suggest change without any one of them"
        blocks.append(fact(asked, told))
    if not page.record.outcome:
        blocks.append(fact("The panel’s outcome", "none recorded"))
    else:
        chosen = page.setting.label(page.record.outcome)
        by_rule = None if suggested is None else suggested.outcome
        apart = departs(by_rule, page.record.outcome)
        words = f"{chosen}, another than the rule suggests" if apart else chosen
        blocks.append(
            Paragraph((Span("The panel’s outcome: ", quiet=True), Span(words, bold=True)))
        )
        if page.record.departure.strip():
            blocks.append(fact("Reason for the departure", sentence(page.record.departure)))
    if plan.newest:
        blocks += _conditions(plan.conditions)
    return blocks


def _conditions(found: tuple[Condition, ...]) -> list[Block]:
    if not found:
        return [fact("Conditions", "none")]
    items = tuple(ListItem((Span(_condition(one)),)) for one in found)
    return [plain("Conditions", Role.LABEL), ListBlock(items)]


def _condition(one: Condition) -> str:
    parts = [one.text.strip(), one.owner.strip(), f"by {long_date(one.due)}" if one.due else ""]
    words = ", ".join(part for part in parts if part)
    if one.discharged_at is None:
        return f"{words} – open"
    by = f" by {one.discharged_by}" if one.discharged_by else ""
    return f"{words} – discharged {long_date(local_day(one.discharged_at))}{by}"


def record(book: RecordBook, plan: PlanRecord, anchor: str) -> list[Block]:
    """That all was discussed, who agrees the record, what is missing, and what happened when."""
    page = plan.page
    agreed = [place(book, plan, key) for key in page.record.record_agreed_by]
    silent = [
        place(book, plan, key)
        for key in page.record.present
        if key not in page.record.record_agreed_by
    ]
    blocks: list[Block] = [
        Heading(3, "The record", anchor=f"{anchor}-record"),
        fact("All criteria discussed", "yes" if page.record.all_discussed else "not said"),
        fact("Record agreed by", listed(agreed) if agreed else "nobody yet"),
    ]
    if agreed and silent:
        blocks.append(fact("Present, and not among them", listed(silent)))
    if not plan.closed:
        missing = () if page.closing is None else page.closing.missing
        told = said(one.sentence for one in missing)
        words = "This record is not closed."
        blocks.append(plain(f"{words} {told}" if told else words, Role.WARNING))
    blocks.append(steps(book, plan))
    return blocks


def steps(book: RecordBook, plan: PlanRecord) -> Table:
    """What happened to a plan's moderation, and when."""
    columns = (Column("When", 20), Column("What", 26), Column("By", 18), Column("Why, or who", 36))
    rows = tuple(_step(book, one) for one in plan.steps)
    return Table(f"How the record came about: {plan.page.name}", columns, rows, dense=True)


def _step(book: RecordBook, one: Step) -> Row:
    names = listed(
        [
            in_place_of(one.came.get(key, ""), name)
            for key, name in book.names.items()
            if key in one.members
        ]
    )
    if one.kind is StepKind.OPENED and one.why:
        why = f"early: {one.why}"
    else:
        why = names if one.members else one.why
    what = f"{_STEPS[one.kind]} (by undoing a step)" if one.taken_back else _STEPS[one.kind]
    texts = (moment(one.at), what, one.who, why or "–")
    return Row(tuple((plain(text),) for text in texts), name=texts[0])
