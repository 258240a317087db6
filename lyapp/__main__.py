"""Where the installed commands begin."""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> None:
    """Run the command line; without a command it opens the window."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that can't show a sign gets a "?" for it, not a failed program.
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    code = _window_alone(sys.argv[1:])
    if code is not None:
        sys.exit(code)
    from lyapp.cli import app

    app(prog_name="lyapp")


def window() -> None:
    """The command that a menu entry of the desktop starts."""
    main()


def _window_alone(words: list[str]) -> int | None:
    """Open the window for a plain `[--home DIR] [FILE | --sample]` and return its exit code.

    None for everything else, which the command line judges. Its imports alone take half as long
    as the window needs to appear, so the plain case goes round them.
    """
    home = None
    if len(words) > 1 and words[0] == "--home":
        home, words = Path(words[1]), words[2:]
    sample = words == ["--sample"]
    path = Path(words[0]) if len(words) == 1 and not sample else None
    if len(words) > 1 or (path is not None and not _opens(path)):
        return None
    import gc

    # Imports make next to no garbage; the window collects it by its own timer later on.
    gc.disable()
    from lyapp import places

    if not places.has_screen():
        return None
    from lyapp import app

    return app.main(path, places.home(home), sample=sample)


def _opens(path: Path) -> bool:
    """Whether a file is there that the window opens: a review, a pack or a return."""
    return path.suffix in (".lyreview", ".lypack", ".lyreturn") and path.is_file()


if __name__ == "__main__":
    main()
