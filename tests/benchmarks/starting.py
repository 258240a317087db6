"""One start of lyapp, timed from outside: `python -m tests.benchmarks.starting STARTED FILE HOME`.

Goes through the very `main` a user starts. Prints when the window had been painted, when the
store had been imported, when the board stood there with its rows, and the peak of memory.
"""

from __future__ import annotations

import json
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer, Slot

from lyapp import __main__ as program
from lyapp import app
from lyapp.ui.window import Window
from tests.benchmarks.bare_qt import peak_mb

_EVERY = 1  # milliseconds between two looks at the board


class Stopwatch(QObject):
    """Notes when a window got where, in seconds since its process was started."""

    def __init__(self, window: Window, started: float) -> None:
        super().__init__(window)
        self._window = window
        self._started = started
        self.found: dict[str, float] = {}
        self._poll = QTimer(self)
        self._poll.setInterval(_EVERY)
        self._poll.timeout.connect(self._look)
        window.painted.connect(self._painted)
        window.desk.warmed.connect(self._warmed)
        window.desk.opened.connect(self._opened)

    def _note(self, what: str) -> None:
        self.found.setdefault(what, time.monotonic() - self._started)

    @Slot()
    def _painted(self) -> None:
        self._note("painted")
        self._poll.start()

    @Slot()
    def _warmed(self) -> None:
        self._note("warmed")

    @Slot()
    def _opened(self) -> None:
        self._note("opened")

    @Slot()
    def _look(self) -> None:
        """Wait for rows in the board's model, then for their paint."""
        stage = self._window.stage
        if stage.here != "status":
            return
        view = stage.screen_here().view  # type: ignore[union-attr]  # the status screen
        if view.model.rowCount():
            self._poll.stop()
            self._note("modelled")
            view.table.viewport().installEventFilter(self)
            view.table.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._filled)
        return super().eventFilter(watched, event)

    @Slot()
    def _filled(self) -> None:
        self._note("filled")
        self.found["peak_mb"] = peak_mb()
        sys.stdout.write(json.dumps(self.found))
        sys.stdout.flush()
        self._window.close()


class Timed(Window):
    """The window with a stopwatch."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]  # handed on as they came
        self.stopwatch = Stopwatch(self, _STARTED)


if __name__ == "__main__":
    _STARTED = float(sys.argv[1])
    app.Window = Timed  # type: ignore[misc]  # the same window, with its stopwatch
    sys.argv = ["lyapp", "--home", sys.argv[3], sys.argv[2]]
    program.main()
