"""One start of lyapp, timed from outside: `starting.py STARTED FILE HOME`, run as a script.

Goes through the very `main` a user starts. Prints when the window had been painted, when the
board stood there with its rows, when all else had been imported, and the peak of memory.
"""

from __future__ import annotations

import gc
import sys

from lyapp import __main__ as program

if __name__ == "__main__":
    # As `main` does before it imports the window, which is imported here ahead of it.
    gc.disable()
    from lyapp import app
    from tests.benchmarks.stopwatch import Timed

    Timed.started = float(sys.argv[1])
    app.Window = Timed  # type: ignore[misc]  # the same window, with its stopwatch
    sys.argv = ["lyapp", "--home", sys.argv[3], sys.argv[2]]
    program.main()
