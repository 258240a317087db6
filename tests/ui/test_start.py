"""A start: what the window waits for, and what waits for the window."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

_START = """
import linecache
import sys
from pathlib import Path

from PySide6 import QtCore, QtWidgets

from lyapp import app as program
from lyapp import places


class Watched(program.Window):
    def __init__(self, desk):
        super().__init__(desk)
        self.painted.connect(self.look_at_once)

    @QtCore.Slot()
    def look_at_once(self):
        found["painted"] = True
        made = vars(QtCore) | vars(QtWidgets)
        found["early"] = [name for name in ("Qt", "QStyle") if name in made]
        found["early"] += [name for name in ("json", "hashlib") if name in sys.modules]
        found["here"] = window.stage.here
        timer.timeout.connect(self.look_again)
        timer.start()

    @QtCore.Slot()
    def look_again(self):
        screen = window.stage.screen_here()
        if asked is not None and "board" not in found:
            if window.stage.here == "status" and screen.view.model.rowCount():
                found["board"] = writes in sys.modules
        elif window.desk.idle and writes in sys.modules:
            found["rest"] = sorted(
                name for name in sys.modules if name.startswith("lyapp.store.ops.")
            )
            found["read"] = [name for name in linecache.cache
                             if name.endswith(".py") and writes in name]
            found["backups"] = len(list(window.desk.home.backups.rglob("*.lyreview")))
            found["then"] = window.stage.here
            timer.stop()
            window.close()


application = program.make_application(["lyapp"])
asked = Path(sys.argv[2]) if len(sys.argv) > 2 else None
found = {}
program.Window = Watched
window, start = program.open_window(application, places.home(Path(sys.argv[1])), asked)
writes = "sqlalchemy"
found["at once"] = writes in sys.modules
timer = QtCore.QTimer()
timer.setInterval(1)
application.exec()
start.finish()
import json
print(json.dumps(found))
"""


def _start(home: Path, *asked: Path) -> dict[str, object]:
    """What a process of its own found while it started."""
    ran = subprocess.run(
        [sys.executable, "-c", _START, str(home), *map(str, asked)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    assert isinstance(found, dict)
    return found


@pytest.mark.timeout(90)
def test_the_board_comes_before_what_only_writing_takes(
    sample_review: Path, tmp_path: Path
) -> None:
    found = _start(tmp_path / "home", sample_review)
    assert (found["at once"], found["painted"], found["board"]) == (False, True, False)
    # Once the board has been painted, all else is fetched, and the copy made on opening.
    assert "lyapp.store.ops.scores" in str(found["rest"])
    assert found["backups"] == 1
    # PySide's import hook reads no sources.
    assert found["read"] == []


@pytest.mark.timeout(90)
def test_what_takes_long_to_import_comes_after_the_first_paint(
    sample_review: Path, tmp_path: Path
) -> None:
    # `Qt` alone, with all its enums, takes a tenth of the time until the window is painted.
    assert _start(tmp_path / "home", sample_review)["early"] == []
    assert _start(tmp_path / "new")["early"] == []


@pytest.mark.timeout(90)
def test_the_welcome_screen_has_the_store_fetched(tmp_path: Path) -> None:
    found = _start(tmp_path / "home")
    assert "lyapp.store.ops.scores" in str(found["rest"])
    assert (found["here"], found["then"]) == ("", "welcome")
