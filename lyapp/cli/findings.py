"""`lyapp findings`: what the program noticed in a plan."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from lyapp.cli.formats import FORMAT_HELP, OutOption, chosen_format, write_out
from lyapp.cli.running import command, opened
from lyapp.cli.setting import HomeOption, JsonOption, Setting


class Format(StrEnum):
    """What findings can be written as."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


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
    fmt: Annotated[Format | None, typer.Option("--format", help=FORMAT_HELP)] = None,
    out: OutOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """List what was noticed in the plans, each with its row. These are never ratings."""
    setting = Setting.of(ctx, home=home, as_json=as_json)
    chosen = chosen_format(Format, fmt, out, setting)
    from lyapp.exchange.findings_export import write_findings
    from lyapp.store.queries.findings import all_findings
    from lyapp.store.queries.naming import locality_by_code

    with opened(file, setting) as review:
        keys = [locality_by_code(review, code=code) for code in locality or ()]
        plans = all_findings(review, localities=keys or None)
    count = sum(one.dismissed is None for plan in plans for one in plan.findings)
    write_out(
        write_findings(plans, chosen.value),
        out,
        setting,
        words=f"{count} {'finding' if count == 1 else 'findings'}",
        data={"format": chosen.value, "findings": count},
    )
