"""`lyapp verify`: check a review file from its pages to its change log."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lyapp.briefing.wording import count
from lyapp.cli.running import Code, command
from lyapp.cli.setting import HomeOption, JsonOption, Setting
from lyapp.cli.speaking import say, say_json

_NO_HASH = (
    "of another version of lyapp, so that its rows weren’t compared with the log "
    "and its content has no hash here"
)


@command
def verify(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="The review to check.")],
    *,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Check a review file without changing it."""
    setting = Setting.of(ctx, home=home, as_json=as_json)
    from lyapp.store import check

    found = check.verify(file)
    if setting.as_json:
        say_json(
            {
                "path": str(file),
                "ok": found.ok,
                "problems": list(found.problems),
                "first_bad_entry": found.first_bad_entry,
                "entries": found.entries,
                "content_hash": found.content_hash,
                "counts": dict(found.counts),
                "not_compared": found.not_compared,
            }
        )
    elif found.ok:
        content = f"content {found.content_hash}" if found.content_hash else _NO_HASH
        left = ""
        if found.not_compared:
            left = (
                f"; {count(found.not_compared, 'row')} that came in bulk can’t be compared with it"
            )
        entries = count(found.entries, "entry", "entries")
        say(f"{file} is sound: {entries} in its log{left}, {content}.")
    else:
        say(f"{file} has problems:")
        for problem in found.problems:
            say(f"  {problem}")
        if found.first_bad_entry is not None:
            say(f"  The first entry of the log that doesn’t hold is {found.first_bad_entry}.")
    if not found.ok:
        raise typer.Exit(Code.PROBLEMS)
