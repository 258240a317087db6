"""`lyapp record`: print how the panel settled its plans."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from lyapp.cli.putting import put
from lyapp.cli.running import command, opened
from lyapp.cli.setting import HomeOption, JsonOption, Setting
from lyapp.cli.speaking import say, say_json

_WEB = (".html", ".htm")


@command
def record(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="The chair’s review.")],
    *,
    out: Annotated[
        Path, typer.Option("-o", "--output", metavar="OUT.pdf", help="The PDF, or a web page.")
    ],
    locality: Annotated[
        list[str] | None,
        typer.Option("--locality", metavar="CODE", help="Only this plan; may be repeated."),
    ] = None,
    closed: Annotated[
        bool, typer.Option("--closed", help="Only plans whose moderation is closed.")
    ] = False,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print the moderation record: who gave what, what was said, what was agreed and why."""
    setting = Setting.of(ctx, home=home, as_json=as_json)
    from lyapp.briefing.record.render import RecordFormat, write_record
    from lyapp.store.queries.record import record_book

    suffix = out.suffix.lower()
    if suffix not in (".pdf", *_WEB):
        raise typer.BadParameter(f"{out} would not be what its name says: use .pdf or .html.")
    with opened(file, setting) as review:
        book = record_book(review, localities=tuple(locality or ()), closed_only=closed)
    content = write_record(
        book,
        fmt=RecordFormat.HTML if suffix in _WEB else RecordFormat.PDF,
        printed_on=date.today(),  # noqa: DTZ011  # the day on the reader's own calendar
    )
    put(out, content, setting)
    hidden = sum(not plan.opened for plan in book.plans)
    if setting.as_json:
        said = {"path": str(out), "bytes": len(content), "plans": len(book.plans), "hidden": hidden}
        say_json(said)
        return
    number = len(book.plans)
    say(f"Wrote {out}: {number} {'plan' if number == 1 else 'plans'}.")
    if hidden:
        say(f"{hidden} of them aren’t opened, so nobody’s ratings are in it.")
