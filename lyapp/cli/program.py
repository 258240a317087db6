"""The program’s own options, and the rule that a file in place of a command opens it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from lyapp import __version__
from lyapp.cli.setting import HomeOption, JsonOption, Setting
from lyapp.cli.speaking import say, say_json
from lyapp.cli.usage import complain_of_usage


class _FileOrCommand(TyperGroup):
    """`lyapp FILE` means `lyapp open FILE`."""

    def resolve_command(  # typer keeps the types of its contexts and commands to itself
        self,
        ctx: Any,  # noqa: ANN401
        args: list[str],
    ) -> Any:  # noqa: ANN401
        """Find the command; what looks like a file is opened."""
        if args and args[0] not in self.commands and _looks_like_a_file(args[0]):
            args = ["open", *args]
        return super().resolve_command(ctx, args)

    def main(self, *given: Any, **named: Any) -> Any:  # noqa: ANN401  # typer's own parameters
        """Run, and say in our own words what was typed wrongly."""
        words = given[0] if given else named.get("args")
        alone = named.pop("standalone_mode", True)
        named["standalone_mode"] = False  # then typer raises what it would have said itself
        if not alone:
            return super().main(*given, **named)
        try:
            code = super().main(*given, **named)
        except TyperException as error:
            complain_of_usage(error, sys.argv[1:] if words is None else words)
            sys.exit(error.exit_code)
        except typer.Abort:
            sys.exit(1)
        sys.exit(code if isinstance(code, int) else 0)


def _looks_like_a_file(word: str) -> bool:
    if word.startswith("-"):
        return False
    path = Path(word)
    return bool(path.suffix) or len(path.parts) > 1 or path.exists()


app = typer.Typer(
    name="lyapp",
    cls=_FileOrCommand,
    help="Review yearly plans: score, decide, record the money, print the briefing.",
    epilog=(
        "lyapp FILE opens the window on a review. "
        "Exit codes: 0 fine, 1 problems found, 2 wrong usage, 3 the input can’t be read."
    ),
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    subcommand_metavar="[FILE | COMMAND [ARGS]…]",
)


@app.callback(invoke_without_command=True)
def program(
    ctx: typer.Context,
    *,
    sample: Annotated[
        bool, typer.Option("--sample", help="Open the window on your copy of the sample review.")
    ] = False,
    version: Annotated[bool, typer.Option("--version", help="Say the version.")] = False,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Review yearly plans: score, decide, record the money, print the briefing."""
    ctx.obj = Setting.made(home=home, as_json=as_json)
    if version:
        if as_json:
            say_json({"program": "lyapp", "version": __version__})
        else:
            say(f"lyapp {__version__}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        from lyapp.cli.window import open_window

        open_window(ctx, file=None, sample=sample, home=home)
    elif sample:
        raise typer.BadParameter("--sample opens the window and goes with no file or command.")
