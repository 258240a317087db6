"""Where the installed commands begin."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; without a command it opens the window."""
    from lyapp.cli import app

    for stream in (sys.stdout, sys.stderr):
        # A terminal that can't show a sign gets a "?" for it, not a failed program.
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    app(prog_name="lyapp")


if __name__ == "__main__":
    main()
