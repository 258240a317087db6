"""`lyapp [FILE]` and `lyapp --sample`: open the window."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lyapp.cli.running import command
from lyapp.cli.setting import HomeOption, Setting
from lyapp.model.trouble import NoScreen, ReviewFileMissing
from lyapp.places import has_screen


@command
def open_window(
    ctx: typer.Context,
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", show_default=False)] = None,
    *,
    sample: Annotated[bool, typer.Option("--sample", help="Open the sample review.")] = False,
    home: HomeOption = None,
) -> None:
    """Open the window, on a review when one is given."""
    setting = Setting.of(ctx, home=home)
    if file is not None and not file.exists():
        raise ReviewFileMissing(path=file)
    if not has_screen():
        raise NoScreen
    from lyapp import app

    raise typer.Exit(app.main(file, setting.home, sample=sample))
