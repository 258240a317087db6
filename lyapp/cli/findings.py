"""`lyapp findings`: what the program noticed in a plan."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from lyapp.cli.running import command, opened
from lyapp.cli.setting import HomeOption, JsonOption, Setting
from lyapp.cli.speaking import say, say_json
from lyapp.exchange.writing import write_whole


class Format(StrEnum):
    """What findings can be written as."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


_BY_SUFFIX = {".csv": Format.CSV, ".json": Format.JSON, ".txt": Format.TABLE}


@command
def findings(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="The review to read.")],
    *,
    locality: Annotated[
        list[str] | None,
        typer.Option(
            "--locality", metavar="CODE", help="Only this one; may be repeated. Otherwise all."
        ),
    ] = None,
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
    """List what was noticed in the plans, each with its row. These are never ratings."""
    setting = Setting.of(ctx, home=home, as_json=as_json)
    implied = Format.JSON if setting.as_json and out is None else Format.TABLE
    if fmt is None and out is not None:
        implied = _BY_SUFFIX.get(out.suffix.lower(), Format.TABLE)
    from lyapp.exchange.findings_export import write_findings
    from lyapp.store.queries.findings import all_findings
    from lyapp.store.queries.naming import locality_by_code

    with opened(file, setting) as review:
        keys = [locality_by_code(review, code=code) for code in locality or ()]
        plans = all_findings(review, localities=keys or None)
    content = write_findings(plans, (fmt or implied).value)
    if out is None:
        typer.echo(content, nl=False)
        return
    write_whole(out, content, make_folder=True)
    count = sum(one.dismissed is None for plan in plans for one in plan.findings)
    if setting.as_json:
        say_json({"path": str(out), "findings": count})
    else:
        say(f"Wrote {out}: {count} {'finding' if count == 1 else 'findings'}.")
