"""`lyapp pack`: make the members’ packs."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lyapp.cli.putting import put
from lyapp.cli.running import command, holder, opened
from lyapp.cli.setting import HomeOption, JsonOption, Setting
from lyapp.cli.speaking import say, say_json

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile

PassphraseOption = Annotated[
    str | None,
    typer.Option("--passphrase", envvar="LYAPP_PASSPHRASE", help="Lock or unlock with this."),
]


@command
def pack(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="The chair’s review.")],
    *,
    folder: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="Where the packs go.")
    ],
    member: Annotated[
        str | None, typer.Option("--member", metavar="KEY", help="Make this member’s pack.")
    ] = None,
    everyone: Annotated[bool, typer.Option("--all", help="Make a pack for every member.")] = False,
    deadline: Annotated[
        datetime | None,
        typer.Option("--deadline", formats=["%Y-%m-%d"], help="When the return is wanted."),
    ] = None,
    note: Annotated[str, typer.Option("--note", help="A note the member will see.")] = "",
    passphrase: PassphraseOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make packs for members to score from; nobody’s scores are in them."""
    if everyone == (member is not None):
        raise typer.BadParameter("say either --member KEY or --all.")
    setting = Setting.of(ctx, home=home, as_json=as_json)
    from lyapp.exchange.rounds import make_pack

    made = []
    with opened(file, setting, read_only=False) as review:
        for key in [member] if member is not None else _everyone(review):
            data = make_pack(
                review,
                who=holder(),
                member=key,
                deadline=None if deadline is None else deadline.date(),
                note=note,
                passphrase=passphrase,
            )
            path = folder / f"{file.stem}-{key}.lypack"
            put(path, data, setting)
            made.append({"member": key, "path": str(path), "bytes": len(data)})
            if not setting.as_json:
                say(f"Wrote {path}.")
    if setting.as_json:
        say_json({"packs": made})


def _everyone(review: ReviewFile) -> list[str]:
    from lyapp.store.queries.members import who_scores

    return [one.key for one in who_scores(review).members if not one.withdrawn]
