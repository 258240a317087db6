"""`lyapp [FILE]` and `lyapp --sample`: open the window; `lyapp open PACK -o FILE`: a pack."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lyapp.cli.pack import PassphraseOption
from lyapp.cli.running import command, holder
from lyapp.cli.setting import HomeOption, JsonOption, Setting
from lyapp.cli.speaking import say, say_json
from lyapp.exchange.writing import reason
from lyapp.model.trouble import BadInput, NoScreen, ReviewFileMissing
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
        _unpack(file, out, setting, passphrase)
        return
    if file is not None and not file.exists():
        raise ReviewFileMissing(path=file)
    if not has_screen():
        raise NoScreen
    from lyapp import app

    raise typer.Exit(app.main(file, setting.home, sample=sample))


def _unpack(pack: Path, out: Path, setting: Setting, passphrase: str | None) -> None:
    """Make a member’s own review from a pack."""
    from lyapp.exchange.rounds import open_pack
    from lyapp.store.queries.packs import needed_origin

    try:
        data = pack.read_bytes()
    except OSError as error:
        raise BadInput(path=pack, detail=reason(error, reading=True)) from error
    review = open_pack(
        data, out, home=setting.home, holder=holder(), passphrase=passphrase, name=pack.name
    )
    try:
        origin = needed_origin(review)
    finally:
        review.close()
    if setting.as_json:
        say_json({"path": str(out), "member": origin.member_key, "name": origin.member_name})
    else:
        say(f"Wrote {out}: the review of {origin.member_name}.")
