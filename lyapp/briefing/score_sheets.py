"""Blank score sheets on paper: one for each plan, to be filled in by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from lyapp.briefing.blocks import (
    Block,
    CellBlock,
    Column,
    Document,
    Heading,
    ListBlock,
    ListItem,
    Marker,
    PageBreak,
    Paragraph,
    Role,
    Row,
    Span,
    Table,
    WritingLines,
    plain,
)
from lyapp.briefing.wording import long_date

if TYPE_CHECKING:
    from lyapp.model.criteria import Criterion, RatingScale
    from lyapp.store.queries.blank_sheets import BlankSheet, BlankSheets

_UNNAMED = "…" * 14
"""Where a name is written in by hand."""
_COMMENT_LINES, _OPEN_LINES = 4, 5


def build_sheets(
    sheets: BlankSheets, *, printed_on: date, deadline: date | None = None
) -> Document:
    """The sheets, each beginning on a page of its own.

    `deadline` is printed in place of those of the members' packs.
    """
    blocks: list[Block] = []
    rows: tuple[Row, ...] = tuple(_row(one, sheets.scale) for one in sheets.criteria)
    for place, sheet in enumerate(sheets.sheets):
        if place:
            blocks.append(PageBreak())
        blocks += _sheet(sheets, sheet, rows, deadline or sheet.deadline)
    if not blocks:
        blocks = [
            Heading(2, "Score sheets"),
            plain("None of the members chosen is to score any of the plans chosen."),
        ]
    marks = [
        mark for true, mark in ((sheets.sample, "SAMPLE"), (sheets.made_up, "MADE UP")) if true
    ]
    return Document(
        dated=printed_on,
        title=f"Score sheets – {_programme(sheets)}",
        blocks=tuple(blocks),
        subject="Blank score sheets",
        head_left=_programme(sheets),
        head_right=" · ".join(("Score sheet", *marks)),
        foot_left=f"Criteria version {sheets.criteria_version} · printed {long_date(printed_on)}",
    )


def write_sheets(
    sheets: BlankSheets,
    *,
    printed_on: date,
    deadline: date | None = None,
    tick: Callable[[int, int], None] | None = None,
) -> bytes:
    """The sheets as PDF. `tick` is told how many blocks are set, and may raise to give it up."""
    # ReportLab is imported when the first page is printed, so that starting stays fast.
    from lyapp.briefing.pdf import write_pdf

    document = build_sheets(sheets, printed_on=printed_on, deadline=deadline)
    return write_pdf(document, tick=tick)


def pages_of(sheets: BlankSheets, *, deadline: date | None = None) -> tuple[int, bool]:
    """How many pages the sheets would have, and whether that is exact.

    Sheets differ in their names alone, so only those with the shortest and the longest are set.
    """
    from lyapp.briefing.pdf import count_pages

    if not sheets.sheets:
        return 0, True
    by_length = sorted(sheets.sheets, key=lambda one: len(one.locality) + len(one.member))
    few, most = (
        count_pages(
            build_sheets(replace(sheets, sheets=(one,)), printed_on=date.min, deadline=deadline)
        )
        for one in (by_length[0], by_length[-1])
    )
    return most * len(sheets.sheets), few == most


def _programme(sheets: BlankSheets) -> str:
    title = sheets.title.strip() or "Untitled review"
    return title if not sheets.year or sheets.year in title else f"{title} {sheets.year}"


def _sheet(
    sheets: BlankSheets, sheet: BlankSheet, rows: tuple[Row, ...], deadline: date | None
) -> list[Block]:
    who = sheet.member or _UNNAMED
    facts = [
        ("Member", who),
        ("Plan", f"{sheet.locality}, version {sheet.version}"),
        ("Programme", _programme(sheets)),
    ]
    if deadline is not None:
        facts.append(("Wanted back by", long_date(deadline)))
    spans: list[Span] = []
    for label, text in facts:
        spans += [Span(f"{' · ' if spans else ''}{label}: ", quiet=True), Span(text, bold=True)]
    title = f"{sheet.locality} – {sheet.member}" if sheet.member else sheet.locality
    columns = (
        Column(f"{title}: criterion", 31),
        Column("Rating: tick one", 36),
        Column("Comment", 33),
    )
    return [
        Heading(2, f"Score sheet: {title}", anchor=f"sheet-{sheet.code}-{sheet.member}"),
        Paragraph(tuple(spans), Role.LEAD),
        plain(
            "Tick one box for each criterion, and say in the comment what in the plan makes it "
            "so. “n” is for a criterion that doesn’t apply to this plan, “u” for one you are "
            "unable to judge.",
            Role.LEAD,
        ),
        Table(f"Score sheet: {title}", columns, rows),
        Paragraph((Span("Signed and dated:", quiet=True),), Role.LABEL),
        WritingLines(1, "Signature and date"),
    ]


def _row(one: Criterion, scale: RatingScale) -> Row:
    name = f"{one.number} {one.title.strip()}"
    asked: list[CellBlock] = [plain(name, Role.NAME)]
    if one.must_pass:
        asked.append(plain("must pass", Role.LABEL))
    asked += [plain(text.strip()) for text in (one.question,) if text.strip()]
    asked += [plain(text.strip(), Role.NOTE) for text in (one.guidance,) if text.strip()]
    if one.open_text:
        return Row(
            (
                tuple(asked),
                (plain("Takes a comment, no rating.", Role.NOTE),),
                (WritingLines(_OPEN_LINES, "Comment"),),
            ),
            name=name,
        )
    said = dict(one.descriptors)
    levels = [
        _box(f"{level.value} {level.label}", said.get(level.value) or level.descriptor)
        for level in scale.levels
    ]
    boxes = (*levels, _box("n not applicable"), _box("u unable to judge"))
    comment = (
        WritingLines(_COMMENT_LINES, "Comment"),
        plain("Rows of the plan that show it (their numbers)", Role.LABEL),
        WritingLines(1, "Rows of the plan"),
    )
    return Row((tuple(asked), (ListBlock(boxes, Marker.BOX),), comment), name=name)


def _box(label: str, means: str = "") -> ListItem:
    spans = (Span(label, bold=True), *((Span(f"  {means.strip()}"),) if means.strip() else ()))
    return ListItem(spans)
