"""What happens around every command: troubles become sentences, bugs a line in the log."""

from __future__ import annotations

import functools
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, cast

import typer

from lyapp import places
from lyapp.cli.setting import Setting
from lyapp.cli.speaking import complain
from lyapp.model.trouble import (
    BadDocument,
    BadExchangeFile,
    BadInput,
    BadProgramme,
    FileExists,
    FileTrouble,
    OlderFileToRead,
    OlderFileVersion,
    ReadOnlyFile,
    Trouble,
    UnknownKey,
)

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile

P = ParamSpec("P")


class Code(IntEnum):
    """The exit codes. BUG is sysexits' "internal software error"."""

    FINE = 0
    PROBLEMS = 1
    USAGE = 2
    UNREADABLE = 3
    BUG = 70


def code_of(trouble: Trouble) -> Code:
    """The exit code that a trouble ends the program with."""
    if isinstance(trouble, FileExists | UnknownKey):
        return Code.USAGE
    if isinstance(trouble, FileTrouble | BadInput | BadDocument | BadExchangeFile | BadProgramme):
        return Code.UNREADABLE
    return Code.PROBLEMS


def command(
    work: Callable[Concatenate[typer.Context, P], None],
) -> Callable[Concatenate[typer.Context, P], None]:
    """Make a function a command: no traceback ever reaches the person who typed it."""

    def run(ctx: typer.Context, *args: P.args, **kwargs: P.kwargs) -> None:
        try:
            work(ctx, *args, **kwargs)
        except Trouble as trouble:
            complain(trouble, as_json=_setting(ctx).as_json)
            raise typer.Exit(code_of(trouble)) from None
        except BrokenPipeError:
            # Whoever was reading has gone; Python must not fail again when it flushes at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(Code.PROBLEMS) from None
        except (typer.Exit, typer.Abort, typer.BadParameter):
            raise
        except Exception as bug:  # noqa: BLE001  # the one place where a bug becomes a sentence
            log = _write_down(bug, _setting(ctx))
            typer.echo(
                "Something went wrong in lyapp itself; nothing half done was kept.", err=True
            )
            typer.echo(f"What happened is written down in {log}.", err=True)
            raise typer.Exit(Code.BUG) from None

    functools.update_wrapper(run, work)  # typer reads the options from the function itself
    # mypy tells a named first argument from a positional one; typer needs the name.
    return cast("Callable[Concatenate[typer.Context, P], None]", run)


@contextmanager
def opened(path: Path, setting: Setting, *, read_only: bool = True) -> Iterator[ReviewFile]:
    """An open review, closed afterwards.

    Raises:
        Trouble: it can’t be read; or not `read_only`, and it can’t be written.
    """
    from lyapp.store.backups import backup_on_open
    from lyapp.store.file import open_review

    try:
        review = open_review(path, home=setting.home, holder=holder(), read_only=read_only)
    except OlderFileVersion as older:
        if not read_only:
            raise
        raise OlderFileToRead(path=path) from older
    try:
        if review.read_only and not read_only:
            raise review.notice or ReadOnlyFile(path=path)
        if review.notice is not None:
            complain(review.notice, as_json=False)
        backup_on_open(review)
        yield review
    finally:
        review.close()


def holder() -> str:
    """Who holds a file that the command line has open."""
    return places.user_name() or "the command line"


def _setting(ctx: typer.Context) -> Setting:
    return ctx.obj if isinstance(ctx.obj, Setting) else Setting.made(home=None, as_json=False)


def _write_down(bug: Exception, setting: Setting) -> Path:
    log = setting.home.logs / "lyapp.log"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as out:
            out.write(f"{datetime.now(UTC).isoformat()} {' '.join(sys.argv)}\n")
            out.writelines(traceback.format_exception(bug))
    except OSError:
        traceback.print_exception(bug)  # better a traceback than nothing at all
    return log
