"""The table of a plan's criteria: every original rating beside what was agreed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lyapp.briefing.blocks import (
    Block,
    CellBlock,
    Column,
    Heading,
    Paragraph,
    Role,
    Row,
    Span,
    Table,
    plain,
)
from lyapp.briefing.record.words import Cell, marked, moment
from lyapp.briefing.wording import sentence
from lyapp.model.panel import CellState, Given
from lyapp.rules.moderation.cell_words import reasons_in_words
from lyapp.rules.moderation.noticing import Kind
from lyapp.rules.ratings import format_rating

if TYPE_CHECKING:
    from lyapp.model.criteria import Criterion
    from lyapp.model.panel import Point
    from lyapp.store.overruled import ReturnSays
    from lyapp.store.queries.moderation_log import AgreedStep
    from lyapp.store.queries.panel import PanelAnswer
    from lyapp.store.queries.record import PlanRecord, RecordBook
    from lyapp.store.queries.score_sheet import Citation

_STATES = {
    CellState.MUST_DISCUSS: "must discuss",
    CellState.LOOK: "look",
    CellState.CONFIRM: "confirm",
}
_NOBODY = "–"


def criteria(book: RecordBook, plan: PlanRecord, anchor: str) -> list[Block]:
    """The criteria of a plan that was opened."""
    page = plan.page
    scale = page.setting.scale
    levels = ", ".join(f"{level.value} {level.label}" for level in scale.levels)
    head = Heading(3, "Criterion by criterion", anchor=f"{anchor}-criteria")
    lead = plain(
        f"Criteria set version {plan.criteria_version}. Rated {levels}; from {scale.meets_value} on"
        " a criterion is met. The members’ ratings stand as each gave them; what was agreed changes"
        " none of them.",
        Role.LEAD,
    )
    columns = (
        Column("Criterion", 19),
        Column("What each member gave", 32),
        Column("Between them", 17),
        Column("Said in the discussion", 16),
        Column("Agreed", 16),
    )
    rows = tuple(
        _row(book, plan, key, words, f"{anchor}-c{words.number}")
        for key, words in zip(page.criteria, page.setting.criteria, strict=True)
    )
    return [head, lead, Table(f"Criteria: {page.name}", columns, rows)]


def _row(book: RecordBook, plan: PlanRecord, key: int, words: Criterion, anchor: str) -> Row:
    answers = [one for one in plan.page.answers if one.criterion == key]
    order = {one.member: place for place, one in enumerate(plan.page.members)}
    answers.sort(key=lambda one: order.get(one.member, len(order)))
    name = f"{words.number} {words.title}"
    return Row(
        (
            _criterion(words, name),
            _given(book, plan, answers),
            _between(plan, words, answers),
            _points(book, plan, words),
            _agreed(plan, words),
        ),
        name=name,
        anchor=anchor,
    )


def _criterion(words: Criterion, name: str) -> Cell:
    blocks: list[CellBlock] = [plain(name, Role.NAME)]
    if words.question.strip():
        blocks.append(plain(words.question))
    more = ["must pass"] if words.must_pass else []
    more += [f"weight {words.weight}"] if words.weight != 1 else []
    more += ["comments only, no rating"] if words.open_text else []
    if more:
        blocks.append(plain(", ".join(more), Role.NOTE))
    return tuple(blocks)


def _given(book: RecordBook, plan: PlanRecord, answers: Sequence[PanelAnswer]) -> Cell:
    blocks: list[CellBlock] = []
    for one in answers:
        spans = [Span(f"{book.names.get(one.member, str(one.member))}: ", quiet=True)]
        if one.mark is not None:
            spans.append(Span(marked(one.mark), bold=True))
        if one.comment.strip():
            spans.append(Span(f"{' – ' if one.mark is not None else ''}{one.comment.strip()}"))
        cited = ", ".join(_cited(each) for each in one.citations)
        if cited:
            spans.append(Span(f" [cites {cited}]", quiet=True))
        if one.entered_by:
            spans.append(Span(f" [entered by {one.entered_by}]", quiet=True))
        if (says := plan.apart.get((one.member, one.criterion))) is not None:
            spans.append(Span(f" [{_otherwise(one, says)}]", quiet=True))
        blocks.append(Paragraph(tuple(spans)))
    return tuple(blocks) or (plain(_NOBODY),)


def _otherwise(stands: PanelAnswer, says: ReturnSays) -> str:
    """What the member's return says in place of the entry that stands."""
    comment = f"“{says.comment.strip()}”" if says.comment.strip() else ""
    if says.mark is None and not comment:
        return "entered here; the member’s own return leaves it blank"
    rating = "" if says.mark is None or says.mark == stands.mark else marked(says.mark)
    if not rating and not comment:
        return "comment entered here; the member’s own return has none"
    words = ", ".join(one for one in (rating, comment) if one)
    return f"entered here; the member’s own return says {words}"


def _cited(one: Citation) -> str:
    if one.objective is not None:
        return one.code or one.title
    page = "" if one.page is None else f" page {one.page}"
    return f"{one.title}{page}"


def _between(plan: PlanRecord, words: Criterion, answers: Sequence[PanelAnswer]) -> Cell:
    if words.open_text or plan.page.view is None:
        return (plain(_NOBODY),)
    cell = plan.page.view.cell(words.key)
    found = cell.summary
    blocks: list[CellBlock] = [Paragraph((Span(_STATES[cell.state], bold=True),))]
    if found.median is not None:
        blocks.append(
            plain(
                f"median {format_rating(found.median)}, range {found.lowest}–{found.highest},"
                f" {found.rated} rated"
            )
        )
    given = [Given(one.member, one.mark, one.comment) for one in answers if one.mark is not None]
    blocks += [
        plain(one.sentence, Role.NOTE) for one in reasons_in_words(plan.page.setting, cell, given)
    ]
    blocks += [
        plain(one.said.sentence, Role.NOTE)
        for one in plan.page.noticed
        # That nobody rated it is said already.
        if one.criterion == words.key and (one.kind is not Kind.FEW_SCORERS or found.rated)
    ]
    return tuple(blocks)


def _points(book: RecordBook, plan: PlanRecord, words: Criterion) -> Cell:
    blocks = [
        Paragraph((Span(f"{_speaker(book, one)}: ", quiet=True), Span(one.text.strip())))
        for one in plan.page.points.get(words.key, ())
    ]
    blocks += [
        plain(
            f"taken out by {one.who}, {moment(one.at)}: {_speaker(book, one.point)}, "
            f"“{one.point.text.strip()}”",
            Role.NOTE,
        )
        for one in plan.gone.get(words.key, ())
    ]
    return tuple(blocks) or (plain(_NOBODY),)


def _speaker(book: RecordBook, one: Point) -> str:
    return "The panel" if one.member is None else book.names.get(one.member, "?")


def _agreed(plan: PlanRecord, words: Criterion) -> Cell:
    if words.open_text:
        return (plain("not rated"),)
    stands = plan.page.record.agreed.get(words.key)
    steps = plan.agreed.get(words.key, ())
    blocks: list[CellBlock] = []
    if stands is None:
        blocks.append(plain("not agreed yet", Role.WARNING if plan.closed else Role.BODY))
    else:
        blocks.append(Paragraph((Span(marked(stands.mark), bold=True),)))
        if stands.reason.strip():
            blocks.append(plain(sentence(stands.reason)))
        else:
            blocks.append(plain("as the median; no reason needed", Role.NOTE))
        if steps and steps[-1].mark == stands.mark:
            blocks.append(plain(f"recorded by {_by(steps[-1])}", Role.NOTE))
            steps = steps[:-1]
    blocks += [plain(f"before: {_step(one)}", Role.NOTE) for one in reversed(steps)]
    return tuple(blocks)


def _step(one: AgreedStep) -> str:
    words = "taken back" if one.mark is None else marked(one.mark)
    reason = f", “{one.reason.strip()}”" if one.reason.strip() else ""
    return f"{words}{reason}, by {_by(one)}"


def _by(one: AgreedStep) -> str:
    return f"{one.who}, {moment(one.at)}"
