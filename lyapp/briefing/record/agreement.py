"""The calibration round and the agreement figures, on the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lyapp.briefing.blocks import Block, Column, Heading, Role, Row, Table, plain
from lyapp.briefing.record.words import fact, moment, row, said
from lyapp.briefing.wording import count
from lyapp.rules.agreement.in_words import (
    alpha_in_words,
    pair_in_words,
    signed,
    totals_in_words,
)
from lyapp.rules.ratings import format_rating

if TYPE_CHECKING:
    from lyapp.rules.agreement.panel import PanelAgreement
    from lyapp.rules.moderation.calibration import CriterionDifference
    from lyapp.store.queries.calibration import CalibrationPlan
    from lyapp.store.queries.record import RecordBook


def calibration(book: RecordBook) -> list[Block]:
    """That a calibration round took place, or that none is recorded."""
    blocks: list[Block] = [Heading(2, "Calibration round", anchor="calibration")]
    if not book.calibrations:
        blocks.append(plain("No calibration round is recorded."))
    for one in book.calibrations:
        blocks += _round(book, one)
    return blocks


def _round(book: RecordBook, plan: CalibrationPlan) -> list[Block]:
    when = (
        f"; marked {moment(plan.marked_at)} by {plan.marked_by}"
        if plan.marked_at is not None
        else ""
    )
    blocks: list[Block] = [
        fact("Scored first by everybody", f"the plan of {plan.name}, version {plan.version}{when}")
    ]
    if plan.scored is not None:
        earliest, latest = plan.scored
        blocks.append(fact("Answers given", f"{moment(earliest)} to {moment(latest)}"))
    if plan.note.strip():
        blocks.append(fact("Note", plan.note.strip()))
    blocks.append(plain(said(told.sentence for told in plan.round.told)))
    if plan.round.members:
        columns = (
            Column("Criterion", 30),
            Column("Ratings, lowest first", 50),
            Column("Median", 10),
            Column("Apart", 10),
        )
        rows = tuple(_difference(book, each) for each in plan.round.differences)
        blocks.append(Table(f"Calibration with {plan.name}", columns, rows, dense=True))
    return blocks


def _difference(book: RecordBook, one: CriterionDifference) -> Row:
    given = [
        f"{rating} {', '.join(book.names.get(member, '?') for member in members)}"
        for rating, members in one.by_rating
    ]
    if one.others:
        given.append(f"no rating {', '.join(book.names.get(key, '?') for key in one.others)}")
    return row(
        one.title,
        " · ".join(given) or "–",
        format_rating(one.summary.median),
        str(one.spread) if len(one.ratings) > 1 else "–",
    )


def figures(book: RecordBook, found: PanelAgreement) -> list[Block]:
    """The agreement between the members, over all plans that may be seen."""
    data = book.agreement
    blocks: list[Block] = [
        Heading(2, "Agreement between the members", anchor="agreement"),
        plain(
            f"Over {data.plans} of {count(data.of, 'plan')}: those whose scores may be seen.",
            Role.LEAD,
        ),
    ]
    sentences = [*alpha_in_words(found)]
    if found.pair is not None:
        sentences += pair_in_words(found.pair)
    sentences += totals_in_words(found)
    blocks += [plain(one.sentence) for one in sentences]
    if found.offsets:
        blocks.append(
            plain(
                "How much higher or lower each member rated than the others did the same criteria,"
                " on average. For information only; ratings are never adjusted.",
                Role.NOTE,
            )
        )
        columns = (Column("Member", 30), Column("Beside the others", 20), Column("Criteria", 50))
        rows = tuple(
            row(book.names.get(one.member, str(one.member)), signed(one.mean), f"{one.cells:,}")
            for one in found.offsets
        )
        blocks.append(Table("Each member beside the others", columns, rows, dense=True))
    return blocks
