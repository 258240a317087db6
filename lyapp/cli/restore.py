"""`lyapp restore`: list the backups, or put one in place under a new name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lyapp.cli.backup import as_data, in_words
from lyapp.cli.running import Code, command, opened
from lyapp.cli.setting import HomeOption, JsonOption, Setting
from lyapp.cli.speaking import complain, say, say_json
from lyapp.model.trouble import FileExists, FileTrouble, UnknownKey

if TYPE_CHECKING:
    from lyapp.store.backups import Backup

NEWEST = "newest"


@command
def restore(
    ctx: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(help="The review whose backups are meant; all reviews’ without it."),
    ] = None,
    *,
    name: Annotated[
        str | None,
        typer.Option("--backup", metavar="NAME", help="Which one, as listed, or “newest”."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="OUT", help="Where to put it.")
    ] = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the backups; with -o, put one in place. Nothing is ever overwritten."""
    setting = Setting.of(ctx, home=home, as_json=as_json)
    found = _backups(file, setting)
    if out is None:
        if name is not None:
            raise typer.BadParameter("say with -o where the backup is to be put.")
        _list(found, setting, file)
        return
    if name is None and len({one.path.parent for one in found}) > 1:
        raise typer.BadParameter("several reviews have backups; say which with --backup NAME.")
    chosen = _chosen(found, name or NEWEST)
    if out.exists():
        raise FileExists(path=out)
    from lyapp.store import backups

    backups.restore(chosen, out)
    if setting.as_json:
        say_json({"path": str(out), "backup": as_data(chosen)})
    else:
        say(f"Restored {out} from the backup {in_words(chosen, file)}.")


def _backups(file: Path | None, setting: Setting) -> tuple[Backup, ...]:
    """The backups of one review, newest first; of all when it is damaged and can’t say which."""
    from lyapp.store import backups

    if file is None:
        return backups.all_backups(setting.home)
    try:
        with opened(file, setting) as review:
            uid = review.uid
    except FileTrouble as trouble:
        complain(trouble, as_json=False)
        typer.echo("The backups of all reviews are meant.", err=True)
        return backups.all_backups(setting.home)
    return backups.list_backups(setting.home, uid)


def _list(found: tuple[Backup, ...], setting: Setting, file: Path | None) -> None:
    if setting.as_json:
        say_json({"backups": [as_data(one) for one in found]})
    elif not found:
        say(f"There are no backups in {setting.home.backups}.")
    for one in () if setting.as_json else found:
        say(in_words(one, file))
    if not found:
        raise typer.Exit(Code.PROBLEMS)


def _chosen(found: tuple[Backup, ...], name: str) -> Backup:
    for one in found:
        if name in (NEWEST, one.path.stem):
            return one
    known = ", ".join(one.path.stem for one in found[:5]) or "none"
    raise UnknownKey(what="backup", key=name, known=known)
