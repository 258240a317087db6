"""How the command line speaks: answers on stdout, complaints on stderr."""

from __future__ import annotations

import json

import typer

from lyapp.model.trouble import Trouble


def say(text: str) -> None:
    """One line of an answer, written out at once."""
    typer.echo(text)


def say_json(data: object) -> None:
    """The whole answer as JSON, in ASCII so that no terminal’s encoding can spoil it."""
    typer.echo(json.dumps(data, indent=2))


def complain(trouble: Trouble, *, as_json: bool) -> None:
    """Say what went wrong and what to do about it."""
    typer.echo(trouble.sentence, err=True)
    if trouble.advice:
        typer.echo(trouble.advice, err=True)
    if as_json:
        say_json({"error": trouble.sentence, "hint": trouble.advice})
