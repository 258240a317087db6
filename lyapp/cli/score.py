"""`lyapp score`: enter the scores of a member who scored on paper."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lyapp.cli.running import Code, command, holder, opened
from lyapp.cli.setting import HomeOption, JsonOption, Setting
from lyapp.cli.speaking import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lyapp.cli.scoring import Outcome


@command
def score(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="The review to score in.")],
    *,
    source: Annotated[
        Path,
        typer.Option(
            "--from",
            metavar="SCORES.csv",
            help="Columns locality,criterion,rating,comment. A rating is a level’s number, n/a, or "
            "u for unable to judge.",
        ),
    ],
    member: Annotated[
        str | None,
        typer.Option(
            "--member",
            metavar="KEY",
            help="Whose scores these are; in a review made from a pack it is known.",
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would be done.")
    ] = False,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Enter scores from a CSV file: every row is saved for good before it is acknowledged."""
    setting = Setting.of(ctx, home=home, as_json=as_json)
    from lyapp.cli.score_rows import read_rows
    from lyapp.cli.scoring import Result, score_rows
    from lyapp.store.queries.packs import origin

    rows = read_rows(source)
    with opened(file, setting, read_only=dry_run) as review:
        own = origin(review)
        if member is None:
            if own is None:
                raise typer.BadParameter("say with --member KEY whose scores these are.")
            member = own.member_key
        by = holder() if own is None else ""
        outcomes = score_rows(review, rows, member=member, dry_run=dry_run, entered_by=by)
        tell = _tell_json if setting.as_json else _tell
        counts = dict.fromkeys((result.value for result in Result), 0)
        tell(_counted(outcomes, counts), counts)
    if counts[Result.REFUSED.value]:
        raise typer.Exit(Code.PROBLEMS)


def tell_row(one: Outcome) -> None:
    """One acknowledged row; a refused one goes to stderr as well as its reason."""
    row = one.row
    if one.why:
        typer.echo(f"line {row.line}: refused. {one.why}", err=True)
    else:
        say(f"line {row.line}: {row.locality}, {row.criterion}: {one.said}, {one.result.value}")


def _counted(outcomes: Iterable[Outcome], counts: dict[str, int]) -> Iterable[Outcome]:
    for one in outcomes:
        counts[one.result.value] += 1
        yield one


def _tell(outcomes: Iterable[Outcome], counts: dict[str, int]) -> None:
    for one in outcomes:
        tell_row(one)
    say(", ".join(f"{count} {result}" for result, count in counts.items() if count) or "No rows.")


def _tell_json(outcomes: Iterable[Outcome], counts: dict[str, int]) -> None:
    """One JSON document, written row by row so that each is acknowledged as it is saved."""
    say('{"rows": [')
    comma = ""
    for one in outcomes:
        row = {
            "line": one.row.line,
            "locality": one.row.locality,
            "criterion": one.row.criterion,
            "result": one.result.value,
            "said": one.said,
            "why": one.why,
        }
        say(comma + json.dumps(row))
        comma = ","
    totals = {result.replace(" ", "_"): count for result, count in counts.items()}
    say('], "counts": ' + json.dumps(totals) + "}")
