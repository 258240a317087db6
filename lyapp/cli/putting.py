"""Where a command puts what it makes: names that would mislead are refused, new folders told."""

from __future__ import annotations

from pathlib import Path

import typer

from lyapp.cli.setting import Setting
from lyapp.cli.speaking import say
from lyapp.exchange.writing import write_whole

TERMINAL = Path("-")
"""What stands for standard output in place of a file."""

_REVIEW = ".lyreview"


def put(out: Path, content: bytes, setting: Setting) -> None:
    """Write a document to a file, and say it when a folder had to be made for it.

    Raises:
        typer.BadParameter: `out` stands for standard output.
        WouldReplaceReview, CannotWrite: as `write_whole`.
    """
    if out == TERMINAL:
        raise typer.BadParameter("name a file with -o; this can’t go to a terminal.")
    new = not out.parent.exists()
    write_whole(out, content, make_folder=True)
    if new:
        tell_new_folder(out.parent, setting)


def tell_new_folder(folder: Path, setting: Setting) -> None:
    """Say that a folder was made, in case its name was mistyped."""
    if not setting.as_json:
        say(f"Made the folder {folder}.")


def named_as_review(path: Path) -> None:
    """Refuse a name under which nobody would know a new review.

    Raises:
        typer.BadParameter: it doesn’t end as a review’s name does.
    """
    if path.suffix.lower() != _REVIEW:
        raise typer.BadParameter(
            f"the name of a review ends in {_REVIEW}: say {path.with_name(path.name + _REVIEW)}."
        )
