"""`lyapp new`: make a review from a programme."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lyapp.cli.putting import named_as_review, tell_new_folder
from lyapp.cli.running import command, holder
from lyapp.cli.setting import HomeOption, JsonOption, Setting
from lyapp.cli.speaking import say, say_json

if TYPE_CHECKING:
    from lyapp.model.programme import ProgrammeData

GENERATED = "generated"


@command
def new(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="The review to make.")],
    *,
    programme: Annotated[
        str,
        typer.Option(
            "--programme",
            metavar="NAME|PATH",
            help="hertfordshire-2008-09, blank, generated, or a programme’s folder.",
        ),
    ] = "blank",
    localities: Annotated[
        int | None, typer.Option("--localities", min=1, max=20_000, help="How many to generate.")
    ] = None,
    members: Annotated[
        int | None, typer.Option("--members", min=1, max=200, help="How many to generate.")
    ] = None,
    scores: Annotated[bool, typer.Option("--scores", help="Generate scores too.")] = False,
    seed: Annotated[
        int | None, typer.Option("--seed", help="The same seed generates the same review.")
    ] = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a new review from a programme; nothing is overwritten."""
    setting = Setting.of(ctx, home=home, as_json=as_json)
    named_as_review(file)
    if programme == GENERATED:
        data = _generated(localities=localities, members=members, scores=scores, seed=seed)
    elif scores or any(given is not None for given in (localities, members, seed)):
        raise typer.BadParameter(
            "--localities, --members, --scores and --seed go with --programme generated."
        )
    else:
        from lyapp.exchange.programme_files import find_programme, read_programme

        data = read_programme(find_programme(programme))
    from lyapp.store.backups import make_ready
    from lyapp.store.creating import create_review

    make_ready(setting.home)
    new_folder = not file.parent.exists()
    create_review(file, data, home=setting.home, holder=holder()).close()
    if new_folder:
        tell_new_folder(file.parent, setting)
    if setting.as_json:
        say_json(
            {
                "path": str(file),
                "programme": data.key,
                "title": data.title,
                "localities": len(data.localities),
                "members": len(data.members),
                "scores": len(data.scores),
                "sample": data.sample,
                "made_up": data.made_up,
            }
        )
    else:
        count = len(data.localities)
        size = f"{count:,} {'locality' if count == 1 else 'localities'}"
        # The title of a generated programme says it already.
        named = data.title if data.title.endswith(size) else f"{data.title}, {size}"
        say(f"Made {file}: {named}.")


def _generated(
    *, localities: int | None, members: int | None, scores: bool, seed: int | None
) -> ProgrammeData:
    from lyapp.exchange.generated import generate_programme

    return generate_programme(
        localities=12 if localities is None else localities,
        members=8 if members is None else members,
        scores=scores,
        seed=1 if seed is None else seed,
    )
