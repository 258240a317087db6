"""`lyapp backup`: make and verify a copy now, or list the copies there are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lyapp.cli.running import command, opened
from lyapp.cli.setting import HomeOption, JsonOption, Setting
from lyapp.cli.speaking import say, say_json
from lyapp.rules.dates import format_date

if TYPE_CHECKING:
    from lyapp.store.backups import Backup

_ONE = {"localities": "locality", "lines of money": "line of money"}


@command
def backup(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="The review to copy.")],
    *,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a verified backup of a review, also of one that is open elsewhere."""
    setting = Setting.of(ctx, home=home, as_json=as_json)
    from lyapp.store.backups import backup_now

    with opened(file, setting) as review:
        made = backup_now(review, "asked for")
    if setting.as_json:
        say_json(as_data(made))
    else:
        say(f"Backed up to {made.path}.")
        say(in_words(made, file))


def as_data(made: Backup) -> dict[str, object]:
    """A backup for JSON. `name` is what `lyapp restore --backup` takes."""
    return {
        "name": made.path.stem,
        "path": str(made.path),
        "made": made.made.isoformat(),
        "reason": made.reason,
        "bytes": made.size,
        "title": made.title,
        "source": None if made.source is None else str(made.source),
        "counts": dict(made.counts),
    }


def _counted(what: str, count: int) -> str:
    """A number with its noun; the store's own is the plural."""
    return f"{count:,} {_ONE.get(what, what.removesuffix('s')) if count == 1 else what}"


def in_words(made: Backup, file: Path | None = None) -> str:
    """A backup in a line: its name, when, why, how big, of what, and what it counts.

    It says which file it is a copy of when that isn’t `file`.
    """
    other = made.source is not None and (file is None or made.source != file.resolve())
    of = f", a copy of {made.source}" if other else ""
    counts = ", ".join(_counted(what, count) for what, count in made.counts)
    when = made.made.astimezone()
    return (
        f"{made.path.stem}  {format_date(when)} {when:%H:%M}  {made.reason}  "
        f"{made.size / 1000:,.0f} kB  {made.title}: {counts}{of}"
    )
