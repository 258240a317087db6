"""`lyapp briefing`: print the status tables and the summary briefing to a PDF."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from lyapp.cli.running import command, opened
from lyapp.cli.setting import HomeOption, JsonOption, Setting
from lyapp.cli.speaking import say, say_json, write_file


@command
def briefing(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="The review to read.")],
    *,
    out: Annotated[Path, typer.Option("-o", "--output", metavar="OUT.pdf", help="The PDF.")],
    organisation: Annotated[
        list[str] | None,
        typer.Option("--organisation", metavar="CODE", help="Only this one; may be repeated."),
    ] = None,
    locality: Annotated[
        list[str] | None,
        typer.Option("--locality", metavar="CODE", help="Only this one; may be repeated."),
    ] = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print the briefing to a PDF file."""
    setting = Setting.of(ctx, home=home, as_json=as_json)
    from lyapp.briefing.render import render_briefing

    with opened(file, setting) as review:
        content = render_briefing(
            review,
            organisations=tuple(organisation or ()),
            localities=tuple(locality or ()),
            printed_on=date.today(),  # noqa: DTZ011  # the day on the reader's own calendar
        )
    write_file(out, content)
    if setting.as_json:
        say_json({"path": str(out), "bytes": len(content)})
    else:
        say(f"Wrote {out}.")
