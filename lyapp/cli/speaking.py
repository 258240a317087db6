"""How the command line speaks: answers on stdout, complaints on stderr, files whole or not."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from pathlib import Path

import typer

from lyapp.model.trouble import CannotWrite, Trouble


def say(text: str) -> None:
    """One line of an answer, written out at once."""
    typer.echo(text)


def say_json(data: object) -> None:
    """The whole answer as JSON, in ASCII so that no terminal's encoding can spoil it."""
    typer.echo(json.dumps(data, indent=2))


def complain(trouble: Trouble, *, as_json: bool) -> None:
    """Say what went wrong and what to do about it."""
    typer.echo(trouble.sentence, err=True)
    if trouble.advice:
        typer.echo(trouble.advice, err=True)
    if as_json:
        say_json({"error": trouble.sentence, "hint": trouble.advice})


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; an older one is replaced.

    Raises:
        CannotWrite: the folder or the file can't be written.
    """
    draft: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        draft = Path(name)
        with os.fdopen(handle, "wb") as out:
            out.write(content)
        # A temporary file is for its owner alone; this one is to be as any other.
        mask = os.umask(0)
        os.umask(mask)
        draft.chmod(0o666 & ~mask)
        draft.replace(path)
    except OSError as error:
        if draft is not None:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)
        raise CannotWrite(path=path, detail=reason(error)) from error


def reason(error: OSError) -> str:
    """Why the system refused, as the middle of a sentence."""
    words = error.strerror or type(error).__name__
    return words[:1].lower() + words[1:]
