"""`lyapp briefing`: print the status tables and the summary briefing to a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lyapp.cli.putting import put
from lyapp.cli.running import command, opened
from lyapp.cli.setting import HomeOption, JsonOption, Setting
from lyapp.cli.speaking import say, say_json

if TYPE_CHECKING:
    from lyapp.briefing.content import Section
    from lyapp.store.file import ReviewFile

_PARTS = "members, declarations, status, summary, questions, disagreements, coverage or record"


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
    section: Annotated[
        list[str] | None,
        typer.Option(
            "--section", metavar="NAME", help=f"Only this part: {_PARTS}; may be repeated."
        ),
    ] = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print the briefing to a PDF file."""
    setting = Setting.of(ctx, home=home, as_json=as_json)
    from lyapp.briefing.render import render_briefing

    sections = _sections(section or ())
    with opened(file, setting) as review:
        if organisation:
            _none_left_out(review, organisation, locality or ())
        content = render_briefing(
            review,
            organisations=tuple(organisation or ()),
            localities=tuple(locality or ()),
            sections=sections,
            printed_on=date.today(),  # noqa: DTZ011  # the day on the reader's own calendar
        )
    put(out, content, setting)
    if setting.as_json:
        say_json({"path": str(out), "bytes": len(content)})
    else:
        say(f"Wrote {out}.")


def _none_left_out(
    review: ReviewFile, organisations: Sequence[str], localities: Sequence[str]
) -> None:
    """See that no locality asked for is in another organisation than those asked for."""
    from lyapp.store.queries.programme import locality_names

    with review.read() as db:
        names = locality_names(db)
    for one in names:
        if one.code in localities and one.organisation not in organisations:
            raise typer.BadParameter(
                f"{one.code} is a locality of {one.organisation}, which --organisation leaves out."
            )


def _sections(names: Sequence[str]) -> frozenset[Section] | None:
    """The parts of these names; None for the usual ones when none is named."""
    from lyapp.briefing.content import Section

    known = [part.value for part in Section]
    for name in names:
        if name not in known:
            raise typer.BadParameter(f"there is no part “{name}”; there are {', '.join(known)}.")
    return frozenset(map(Section, names)) or None
