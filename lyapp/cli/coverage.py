"""`lyapp coverage`: which must-dos the plans cover."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from lyapp.cli.formats import FORMAT_HELP, OutOption, chosen_format, write_out
from lyapp.cli.running import command, opened
from lyapp.cli.setting import HomeOption, JsonOption, Setting


class Format(StrEnum):
    """What the coverage can be written as."""

    TABLE = "table"
    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"


@command
def coverage(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="The review to read.")],
    *,
    locality: Annotated[
        str | None, typer.Option("--locality", metavar="CODE", help="Only this one.")
    ] = None,
    fmt: Annotated[Format | None, typer.Option("--format", help=FORMAT_HELP)] = None,
    out: OutOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Set the must-dos beside the plans: confirmed links, suggested ones, and gaps."""
    setting = Setting.of(ctx, home=home, as_json=as_json)
    chosen = chosen_format(Format, fmt, out, setting)
    from lyapp.exchange.coverage_export import write_coverage
    from lyapp.store.covering import covered
    from lyapp.store.queries.coverage import coverage_facts
    from lyapp.store.queries.naming import locality_by_code

    with opened(file, setting) as review:
        key = None if locality is None else locality_by_code(review, code=locality)
        facts = coverage_facts(review, locality=key)
    matrix = covered(facts).matrix
    content = write_coverage(matrix, chosen.value, title=facts.title)
    count = len(matrix.lines)
    write_out(
        content,
        out,
        setting,
        words=f"{count} {'must-do' if count == 1 else 'must-dos'}",
        data={"format": chosen.value, "must_dos": count},
    )
