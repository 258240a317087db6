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


class Timed(Window):
    """The window, with a note of when it got where."""

    def __init__(self, *args: object, **kw: object) -> None:
        super().__init__(*args, **kw)  # type: ignore[arg-type]  # handed on as they came
        self.found: dict[str, float] = {}
        self.painted.connect(self._first_paint)
        self.desk.warmed.connect(self._warmed)
        self.desk.opened.connect(self._opened)
        self._poll = QTimer(self)
        self._poll.setInterval(1)
        self._poll.timeout.connect(self._look)

    def _note(self, what: str) -> None:
        self.found.setdefault(what, time.monotonic() - STARTED)

    @Slot()
    def _first_paint(self) -> None:
        self._note("painted")
        self.found["painted_mb"] = peak_mb()
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
        screen = self.stage.screen_here()
        model = getattr(getattr(screen, "view", None), "model", None)
        if self.stage.here != "status" or model is None or not model.rowCount():
            return
        self._poll.stop()
        self._note("modelled")
        screen.view.table.viewport().installEventFilter(self)  # type: ignore[union-attr]
        screen.view.table.viewport().update()  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
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
        self.close()


if __name__ == "__main__":
    STARTED = float(sys.argv[1])
    app.Window = Timed  # type: ignore[misc]  # the same window, with a watch in its hand
    sys.argv = ["lyapp", "--home", sys.argv[3], sys.argv[2]]
    program.main()
