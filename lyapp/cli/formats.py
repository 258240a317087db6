"""The options of a command that writes something in one of several formats."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from lyapp.cli.putting import TERMINAL, put
from lyapp.cli.setting import Setting
from lyapp.cli.speaking import say, say_json
from lyapp.exchange.writing import refuse_a_review


def _file_or_none(out: Path | None) -> Path | None:
    return None if out == TERMINAL else out


OutOption = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", metavar="OUT", help="Write to this file.", callback=_file_or_none
    ),
]
FORMAT_HELP = "Otherwise by the name of -o, or a table."

_SUFFIXES = {
    ".csv": "csv", ".xlsx": "xlsx", ".json": "json", ".html": "html", ".htm": "html",
    ".txt": "table", "": "table",
}  # fmt: skip

F = TypeVar("F", bound=StrEnum)


def chosen_format(formats: type[F], given: F | None, out: Path | None, setting: Setting) -> F:
    """The format asked for: given, by the name of the file, JSON where answers are, or a table.

    Raises:
        typer.BadParameter: a workbook would go to a terminal, or the file’s name asks for a format
            that isn’t written.
        WouldReplaceReview: there is a review of that name.
    """
    if given is None:
        name = "table" if out is None else _SUFFIXES.get(out.suffix.lower(), "")
        if out is None and setting.as_json and "json" in set(formats):
            name = "json"
        if out is not None and name not in set(formats):
            # What can't be looked at is refused all the same, for its name.
            with contextlib.suppress(OSError):
                refuse_a_review(out)
            known = ", ".join(sorted(f".{one.value}" for one in formats if one.value != "table"))
            raise typer.BadParameter(f"{out} would not be what its name says: use {known} or .txt.")
        given = formats(name)
    if given.value == "xlsx" and out is None and sys.stdout.isatty():
        raise typer.BadParameter("a workbook needs a file: add -o NAME.xlsx.")
    return given


def write_out(
    content: bytes,
    out: Path | None,
    setting: Setting,
    *,
    words: str,
    data: Mapping[str, object],
) -> None:
    """Write to the file and say what is in it, in `words` or as JSON `data`; or to the terminal."""
    if out is None:
        typer.echo(content, nl=False)
        return
    put(out, content, setting)
    if setting.as_json:
        say_json({"path": str(out), **data})
    else:
        say(f"Wrote {out}: {words}.")
