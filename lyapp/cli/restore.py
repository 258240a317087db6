"""`lyapp restore`: list the backups, or put one in place under a new name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lyapp.cli.backup import as_data, in_words
from lyapp.cli.putting import named_as_review, tell_new_folder
from lyapp.cli.running import Code, command, opened
from lyapp.cli.setting import HomeOption, JsonOption, Setting
from lyapp.cli.speaking import complain, say, say_json
from lyapp.model.trouble import FileExists, FileTrouble, NoBackups, UnknownKey

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
    if name is not None and out is None:
        raise typer.BadParameter("say with -o where the backup is to be put.")
    if out is not None:
        named_as_review(out)
    found, elsewhere = _backups(file, setting)
    if out is None:
        _list(found, setting, file, elsewhere=elsewhere)
        return
    chosen = _chosen(found, name or NEWEST, setting, file)
    if out.exists():
        raise FileExists(path=out)
    from lyapp.store import backups

    new_folder = not out.parent.exists()
    backups.restore(chosen, out)
    if new_folder:
        tell_new_folder(out.parent, setting)
    if setting.as_json:
        say_json({"path": str(out), "backup": as_data(chosen)})
    else:
        say(f"Restored {out} from the backup {in_words(chosen, file)}.")


def _backups(file: Path | None, setting: Setting) -> tuple[tuple[Backup, ...], int]:
    """The backups of one file, newest first, or of all; and how many of its copies elsewhere.

    A file that is gone or damaged is known by the place it had.
    """
    from lyapp.store import backups

    if file is None:
        return backups.all_backups(setting.home), 0
    try:
        with opened(file, setting) as review:
            uid = review.uid
    except FileTrouble as trouble:
        complain(trouble, as_json=False)
        return backups.backups_of(setting.home, file), 0
    own = backups.backups_of(setting.home, file, uid=uid)
    return own, len(backups.list_backups(setting.home, uid)) - len(own)


def _list(
    found: tuple[Backup, ...], setting: Setting, file: Path | None, *, elsewhere: int
) -> None:
    if setting.as_json:
        say_json({"backups": [as_data(one) for one in found], "of_its_copies": elsewhere})
    elif not found:
        say(_none(setting, file).sentence)
    for one in () if setting.as_json else found:
        say(in_words(one, file))
    if elsewhere and not setting.as_json:
        are = "1 more is" if elsewhere == 1 else f"{elsewhere:,} more are"
        say(f"{are} of copies of this review elsewhere; “lyapp restore” lists them.")
    if not found:
        raise typer.Exit(Code.PROBLEMS)


def _none(setting: Setting, file: Path | None) -> NoBackups:
    what = "any review" if file is None else file.resolve()
    return NoBackups(what=what, folder=setting.home.backups)


def _chosen(found: tuple[Backup, ...], name: str, setting: Setting, file: Path | None) -> Backup:
    """The backup of this name; the newest only of one review in one place."""
    if not found:
        raise _none(setting, file)
    if name == NEWEST:
        if len({(one.path.parent, one.source if file is None else file) for one in found}) > 1:
            meant = "FILE or --backup NAME" if file is None else "--backup NAME"
            raise typer.BadParameter(
                f"there are backups of several reviews; say with {meant} which is meant."
            )
        return found[0]
    for one in found:
        if name == one.path.stem:
            return one
    known = ", ".join(one.path.stem for one in found[:5])
    raise UnknownKey(what="backup", key=name, known=known)
