"""What is said when a command line was typed wrongly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import typer
from typer.exceptions import TyperException

from lyapp.cli.speaking import say_json


def complain_of_usage(error: TyperException, words: Sequence[str]) -> None:
    """Say on stderr what is wrong with the `words` typed, and how the command goes.

    With `--json` among them, say it on stdout as well, as an object.
    """
    ctx = getattr(error, "ctx", None)
    sentence, hint = _sentence(error), ""
    if ctx is not None:
        hint = f"“{ctx.command_path} --help” says how it goes."
        typer.echo(ctx.get_usage(), err=True)
    typer.echo(sentence, err=True)
    if hint:
        typer.echo(hint, err=True)
    if "--json" in words:
        say_json({"error": sentence, "hint": hint})


def _sentence(error: TyperException) -> str:
    if isinstance(error, typer.BadParameter):
        why = _plain(error.__cause__) or error.message
        if error.param is None:
            return _capital(why)
        if why:
            return _capital(f"{_name(error.param)}: {why}")
    return error.format_message()


def _name(param: Any) -> str:  # noqa: ANN401  # typer keeps the types of its parameters to itself
    """The option as it is typed, or the argument's name."""
    option = param.param_type_name == "option"
    return str(max(param.opts, key=len) if option else param.name.upper())


def _plain(cause: BaseException | None) -> str:
    """What pydantic found wrong with a value, in our words; empty when it wasn't pydantic."""
    from pydantic import ValidationError

    if not isinstance(cause, ValidationError):
        return ""
    first = cause.errors(include_url=False)[0]
    given, about = first["input"], first.get("ctx", {})
    match first["type"]:
        case "int_parsing" | "int_type" | "int_from_float":
            return f"“{given}” is not a whole number."
        case "greater_than_equal":
            return f"it is at least {about['ge']:,}, and “{given}” is less."
        case "less_than_equal":
            return f"it is at most {about['le']:,}, and “{given}” is more."
        case "value_error":
            return str(about["error"])
        case _:
            return f"“{given}” can’t be used."


def _capital(text: str) -> str:
    return text if text.startswith("-") else text[:1].upper() + text[1:]
