"""`lyapp status`: how far every locality has got."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from lyapp.cli.formats import FORMAT_HELP, OutOption, chosen_format, write_out
from lyapp.cli.running import command, opened
from lyapp.cli.setting import HomeOption, JsonOption, Setting


class Format(StrEnum):
    """What the status can be written as."""

    TABLE = "table"
    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    HTML = "html"


@command
def status(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="The review to read.")],
    *,
    fmt: Annotated[Format | None, typer.Option("--format", help=FORMAT_HELP)] = None,
    out: OutOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show or export the status of every locality."""
    setting = Setting.of(ctx, home=home, as_json=as_json)
    chosen = chosen_format(Format, fmt, out, setting)
    from lyapp.exchange.status_export import write_status
    from lyapp.exchange.status_export.content import read_status

    with opened(file, setting) as review:
        # Without a file it is for a program or the screen, and equal reviews should answer equally.
        found = read_status(review, made_on=None if out is None else date.today())  # noqa: DTZ011
    content = write_status(found, chosen.value)
    count = len(found.localities)
    write_out(
        content,
        out,
        setting,
        words=f"{count} {'locality' if count == 1 else 'localities'}",
        data={"format": chosen.value, "localities": count},
    )
