"""`lyapp [FILE]` and `lyapp --sample`: open the window; `lyapp open PACK -o FILE`: a pack."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lyapp.cli.opening import open_pack
from lyapp.cli.pack import PassphraseOption
from lyapp.cli.running import command
from lyapp.cli.setting import HomeOption, JsonOption, Setting
from lyapp.model.trouble import NoScreen, ReviewFileMissing
from lyapp.places import has_screen


@command
def open_window(
    ctx: typer.Context,
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", show_default=False)] = None,
    *,
    sample: Annotated[bool, typer.Option("--sample", help="Open the sample review.")] = False,
    out: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="MEMBER.lyreview",
            help="Make a review of your own from a pack, without a window.",
        ),
    ] = None,
    passphrase: PassphraseOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Open the window, on a review when one is given."""
    setting = Setting.of(ctx, home=home, as_json=as_json)
    if out is not None:
        if file is None:
            raise typer.BadParameter("name the pack to open.")
        open_pack(file, out, setting, passphrase)
        return
    if file is not None and not file.exists():
        raise ReviewFileMissing(path=file)
    if not has_screen():
        raise NoScreen
    from lyapp import app

    raise typer.Exit(app.main(file, setting.home, sample=sample))
