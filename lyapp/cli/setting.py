"""The two options every command takes: where the user’s folders are, and JSON answers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from lyapp import places

HomeOption = Annotated[
    Path | None,
    typer.Option(
        "--home",
        metavar="DIR",
        file_okay=False,
        help="Keep data, settings, backups and logs under this folder.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Answer in JSON.")]


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the user’s folders are and how to answer."""

    home: places.Home
    as_json: bool
    redirected: Path | None

    @staticmethod
    def made(*, home: Path | None, as_json: bool) -> Setting:
        """The setting for one run of the program."""
        return Setting(places.home(home), as_json, home)

    @staticmethod
    def of(ctx: typer.Context, *, home: Path | None = None, as_json: bool = False) -> Setting:
        """The program’s own options with the command’s laid over them."""
        outer = ctx.obj if isinstance(ctx.obj, Setting) else None
        setting = Setting.made(
            home=home if home is not None or outer is None else outer.redirected,
            as_json=as_json or (outer is not None and outer.as_json),
        )
        ctx.obj = setting
        return setting
