"""`lyapp return`: what a member sends back to the chair."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lyapp.cli.pack import PassphraseOption
from lyapp.cli.putting import put
from lyapp.cli.running import command, holder, opened
from lyapp.cli.setting import HomeOption, JsonOption, Setting
from lyapp.cli.speaking import say, say_json

if TYPE_CHECKING:
    from lyapp.store.queries.returning import Checklist, ToSee


@command
def give_back(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="Your own review, made from the chair’s pack.")],
    *,
    out: Annotated[
        Path, typer.Option("-o", "--output", metavar="OUT.lyreturn", help="Where the return goes.")
    ],
    passphrase: PassphraseOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write the return to send to the chair; you can return again later."""
    setting = Setting.of(ctx, home=home, as_json=as_json)
    from lyapp.exchange.rounds import make_return
    from lyapp.store.queries.returning import checklist

    made = datetime.now(UTC)
    with opened(file, setting) as review:
        found = checklist(review)
        data = make_return(review, passphrase=passphrase, made=made)
    put(out, data, setting)
    _note(file, setting, made=made, data=data, answered=found.answered)
    if setting.as_json:
        say_json(
            {
                "path": str(out),
                "answered": found.answered,
                "of": found.of,
                "unfinished": [one.code for one in found.unfinished],
                "without_comment": [_place(one) for one in found.without_comment],
                "unable": [_place(one) for one in found.unable],
            }
        )
        return
    _tell(found)
    say(f"Wrote {out}.")


def _note(file: Path, setting: Setting, *, made: datetime, data: bytes, answered: int) -> None:
    """Note the return in the review, so that the window knows of it, unless that can't be now."""
    from lyapp.store.file import open_review
    from lyapp.store.ops.returns_made import note_return

    review = open_review(file, home=setting.home, holder=holder())
    try:
        if not review.read_only:
            note_return(review, who=holder(), made=made, data=data, answered=answered)
    finally:
        review.close()


def _tell(found: Checklist) -> None:
    say(f"{found.answered} of {found.of} criteria are answered.")
    for one in found.unfinished:
        say(f"  {one.name}: {one.done} of {one.of}, not finished")
    for low in found.without_comment:
        say(f"  {low.name}, {low.title}: rated {low.rating} without a comment")
    for unable in found.unable:
        say(f"  {unable.name}, {unable.title}: unable to judge")


def _place(one: ToSee) -> dict[str, str]:
    return {"locality": one.code, "criterion": one.title}
