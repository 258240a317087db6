"""`lyapp panel`: a plan between the members, as far as it may be seen."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lyapp.cli.running import command, opened
from lyapp.cli.setting import HomeOption, JsonOption, Setting
from lyapp.cli.speaking import say, say_json
from lyapp.exchange.csv_cells import csv_bytes
from lyapp.model.criteria import ScoreState
from lyapp.rules.ratings import format_rating

if TYPE_CHECKING:
    from lyapp.model.criteria import Mark
    from lyapp.store.file import ReviewFile
    from lyapp.store.queries.panel import PanelPage

_SHORT = {ScoreState.NOT_APPLICABLE: "n/a", ScoreState.UNABLE: "u"}


class PanelFormat(StrEnum):
    """What the panel view can be written as."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


@command
def panel(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="The chair’s review.")],
    *,
    locality: Annotated[str, typer.Option("--locality", metavar="CODE", help="Whose plan.")],
    fmt: Annotated[PanelFormat, typer.Option("--format")] = PanelFormat.TABLE,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what the members gave a plan, once its scores may be seen."""
    setting = Setting.of(ctx, home=home, as_json=as_json)
    with opened(file, setting) as review:
        page = _page(review, locality)
    if setting.as_json or fmt is PanelFormat.JSON:
        say_json(_json(page))
    elif fmt is PanelFormat.CSV:
        typer.echo(csv_bytes(_rows(page)), nl=False)
    else:
        _tell(page)


def _page(review: ReviewFile, code: str) -> PanelPage:
    from lyapp.model.trouble import NotReadable
    from lyapp.store.queries.naming import locality_by_code
    from lyapp.store.queries.panel import panel_page
    from lyapp.store.queries.versions import versions

    found = versions(review, locality=locality_by_code(review, code=code))
    if not found:
        raise NotReadable(
            text=code, what="a plan to moderate", why="no plan has come in yet", example=""
        )
    return panel_page(review, plan_version=found[-1].plan_version)


def _tell(page: PanelPage) -> None:
    say(f"{page.name}, version {page.version}")
    for one in page.members:
        words = [f"{one.answered} answered", "finished" if one.finished else "not finished"]
        if one.conflict is not None:
            words.append("has declared an interest")
        say(f"  {one.name}: {', '.join(words)}")
    if page.view is None:
        say("Scores are hidden until the moderation of this plan is opened.")
        return
    rows = _rows(page)
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    for row in rows:
        say("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    if page.suggested is not None:
        say(page.suggested.sentence)
    for remark in page.noticed:
        say(remark.said.sentence)
    if page.moderation is not None and page.moderation.closed_at is not None:
        chosen = page.record.outcome
        what = (
            f"the panel recommends “{page.setting.label(chosen)}”" if chosen else "no outcome yet"
        )
        say(f"Closed: {what}.")


def _rows(page: PanelPage) -> list[tuple[str, ...]]:
    """The table: a line a criterion; only its head while nothing may be seen."""
    shown = [one for one in page.members if one.shown]
    head = ("Criterion", *(one.initials or one.name for one in shown))
    rows = [(*head, "Median", "Range", "State", "Agreed")]
    if page.view is None:
        return rows
    marks = {(one.criterion, one.member): one.mark for one in page.answers}
    for key, criterion in zip(page.criteria, page.setting.criteria, strict=True):
        if criterion.open_text:
            continue
        cell = page.view.cell(criterion.key)
        found = cell.summary
        agreed = page.record.agreed.get(criterion.key)
        rows.append(
            (
                criterion.title,
                *(_mark(marks.get((key, one.member))) for one in shown),
                format_rating(found.median),
                "" if found.lowest is None else f"{found.lowest}–{found.highest}",
                cell.state.value.replace("_", " "),
                "" if agreed is None else _mark(agreed.mark),
            )
        )
    return rows


def _mark(mark: Mark | None) -> str:
    if mark is None:
        return ""
    return _SHORT.get(mark.state) or str(mark.rating)


def _json(page: PanelPage) -> dict[str, Any]:
    names = {one.member: one.key for one in page.members}
    answers = {(one.criterion, one.member): one for one in page.answers}
    criteria = []
    for key, criterion in zip(page.criteria, page.setting.criteria, strict=True):
        cell = None if page.view is None or criterion.open_text else page.view.cell(criterion.key)
        agreed = page.record.agreed.get(criterion.key)
        criteria.append(
            {
                "criterion": criterion.key,
                "title": criterion.title,
                "median": None if cell is None else cell.summary.median,
                "lowest": None if cell is None else cell.summary.lowest,
                "highest": None if cell is None else cell.summary.highest,
                "state": None if cell is None else cell.state.value,
                "agreed": None if agreed is None else agreed.mark.rating,
                "answers": [
                    {
                        "member": names[member],
                        "state": None if one.mark is None else one.mark.state.value,
                        "rating": None if one.mark is None else one.mark.rating,
                        "comment": one.comment,
                        "entered_by": one.entered_by,
                    }
                    for member in names
                    if (one := answers.get((key, member))) is not None
                ],
            }
        )
    return {
        "locality": page.code,
        "version": page.version,
        "shown": page.view is not None,
        "opened": page.moderation is not None,
        "closed": page.moderation is not None and page.moderation.closed_at is not None,
        "members": [
            {
                "member": one.key,
                "name": one.name,
                "answered": one.answered,
                "finished": one.finished,
                "conflict": None if one.conflict is None else one.conflict.kind.value,
            }
            for one in page.members
        ],
        "criteria": criteria,
        "outcome": page.record.outcome or None,
        "suggested": None if page.suggested is None else page.suggested.outcome,
    }
