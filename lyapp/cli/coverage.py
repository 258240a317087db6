"""`lyapp coverage`: which must-dos the plans cover."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from lyapp.cli.running import command, opened
from lyapp.cli.setting import HomeOption, JsonOption, Setting
from lyapp.cli.speaking import say, say_json
from lyapp.exchange.writing import write_whole


class Format(StrEnum):
    """What the coverage can be written as."""

    TABLE = "table"
    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"


_BY_SUFFIX = {
    ".csv": Format.CSV,
    ".xlsx": Format.XLSX,
    ".json": Format.JSON,
    ".txt": Format.TABLE,
}


@command
def coverage(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="The review to read.")],
    *,
    locality: Annotated[
        str | None, typer.Option("--locality", metavar="CODE", help="Only this one.")
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
    """Set the must-dos beside the plans: confirmed links, suggested ones, and gaps."""
    setting = Setting.of(ctx, home=home, as_json=as_json)
    implied = Format.JSON if setting.as_json and out is None else Format.TABLE
    if fmt is None and out is not None:
        implied = _BY_SUFFIX.get(out.suffix.lower(), Format.TABLE)
    chosen = fmt or implied
    if chosen is Format.XLSX and out is None and sys.stdout.isatty():
        raise typer.BadParameter("a workbook needs a file: add -o COVERAGE.xlsx.")
    from lyapp.exchange.coverage_export import write_coverage
    from lyapp.store.covering import covered
    from lyapp.store.queries.coverage import coverage_facts
    from lyapp.store.queries.naming import locality_by_code

    with opened(file, setting) as review:
        key = None if locality is None else locality_by_code(review, code=locality)
        facts = coverage_facts(review, locality=key)
        title = facts.title
    matrix = covered(facts).matrix
    content = write_coverage(matrix, chosen.value, title=title)
    if out is None:
        typer.echo(content, nl=False)
        return
    write_whole(out, content, make_folder=True)
    if setting.as_json:
        say_json({"path": str(out), "format": chosen.value, "must_dos": len(matrix.lines)})
    else:
        say(f"Wrote {out}: {len(matrix.lines)} must-dos.")
