"""`lyapp status`: how far every locality has got."""

from __future__ import annotations

import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from lyapp.cli.running import command, opened
from lyapp.cli.setting import HomeOption, JsonOption, Setting
from lyapp.cli.speaking import say, say_json
from lyapp.exchange.writing import write_whole


class Format(StrEnum):
    """What the status can be written as."""

    TABLE = "table"
    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    HTML = "html"


_BY_SUFFIX = {
    ".csv": Format.CSV,
    ".xlsx": Format.XLSX,
    ".json": Format.JSON,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".txt": Format.TABLE,
}


@command
def status(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="The review to read.")],
    *,
    fmt: Annotated[
        Format | None,
        typer.Option(
            "--format", help="Otherwise by the name of -o, or a table.", show_choices=True
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="OUT", help="Write to this file.")
    ] = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show or export the status of every locality."""
    setting = Setting.of(ctx, home=home, as_json=as_json)
    chosen = fmt or _implied(out, as_json=setting.as_json)
    if chosen is Format.XLSX and out is None and sys.stdout.isatty():
        raise typer.BadParameter("a workbook needs a file: add -o STATUS.xlsx.")
    from lyapp.exchange.status_export import write_status
    from lyapp.exchange.status_export.content import read_status

    with opened(file, setting) as review:
        # Without a file it is for a program or the screen, and equal reviews should answer equally.
        found = read_status(review, made_on=None if out is None else date.today())  # noqa: DTZ011
    content = write_status(found, chosen.value)
    if out is None:
        typer.echo(content, nl=False)
        return
    write_whole(out, content, make_folder=True)
    count = len(found.localities)
    if setting.as_json:
        say_json({"path": str(out), "format": chosen.value, "localities": count})
    else:
        say(f"Wrote {out}: {count} {'locality' if count == 1 else 'localities'}.")


def _implied(out: Path | None, *, as_json: bool) -> Format:
    if out is not None and out.suffix.lower() in _BY_SUFFIX:
        return _BY_SUFFIX[out.suffix.lower()]
    return Format.JSON if as_json else Format.TABLE
