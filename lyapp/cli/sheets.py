"""`lyapp sheets`: print blank score sheets to a PDF."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from lyapp.cli.putting import put
from lyapp.cli.running import command, opened
from lyapp.cli.setting import HomeOption, JsonOption, Setting
from lyapp.cli.speaking import say, say_json


@command
def sheets(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="The review to read.")],
    *,
    out: Annotated[Path, typer.Option("-o", "--output", metavar="OUT.pdf", help="The PDF.")],
    member: Annotated[
        list[str] | None,
        typer.Option("--member", metavar="KEY", help="Only this member’s; may be repeated."),
    ] = None,
    locality: Annotated[
        list[str] | None,
        typer.Option("--locality", metavar="CODE", help="Only this plan’s; may be repeated."),
    ] = None,
    unnamed: Annotated[
        bool, typer.Option("--unnamed", help="One sheet a plan, without a member’s name.")
    ] = False,
    deadline: Annotated[
        datetime | None,
        typer.Option("--deadline", formats=["%Y-%m-%d"], help="When they are wanted back."),
    ] = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print blank score sheets, one for each member and plan they are to score."""
    if unnamed and member:
        raise typer.BadParameter("say either --member KEY or --unnamed.")
    setting = Setting.of(ctx, home=home, as_json=as_json)
    from lyapp.briefing.score_sheets import write_sheets
    from lyapp.store.queries.blank_sheets import blank_sheets

    with opened(file, setting) as review:
        found = blank_sheets(
            review, members=None if unnamed else (member or ()), localities=locality or ()
        )
    content = write_sheets(
        found,
        printed_on=date.today(),  # noqa: DTZ011  # the day on the reader's own calendar
        deadline=None if deadline is None else deadline.date(),
    )
    put(out, content, setting)
    if setting.as_json:
        say_json({"path": str(out), "bytes": len(content), "sheets": len(found.sheets)})
    else:
        count = len(found.sheets)
        say(f"Wrote {out}: {count} {'sheet' if count == 1 else 'sheets'}.")
