"""Which code a start brings in by itself, and what waits until somebody comes near it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from lyapp import app, places
from lyapp.ui.desk import Desk
from lyapp.ui.settings import settings_of
from lyapp.ui.window import Window

def there(*names):
    return [name for name in names if f"lyapp.ui.{name}.screen" in sys.modules]

home = places.home(Path(sys.argv[2]))
application = app.make_application(["lyapp"])
desk = Desk(home, settings_of(home))
window = Window(desk)
window.show()

def settled(then):
    # Twice in a row: between two jobs the desk may look idle.
    def look(times=0):
        times = times + 1 if desk.is_open and desk.idle else 0
        QTimer.singleShot(100, (lambda: look(times)) if times < 3 else then)
    look()

def started():
    print(there("review", "panel", "locality"), there("members", "sheets", "restore"))
    desk.go("panel")
    settled(at_the_panel)

def at_the_panel():
    print(there("members", "sheets"), there("restore"))
    window.close()
    application.quit()

desk.warm_up()
desk.open(Path(sys.argv[1]))
settled(started)
application.exec()
"""


def test_a_start_brings_what_every_sitting_takes_and_the_rest_follows(
    sample_path: Path, tmp_path: Path
) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(sample_path), str(tmp_path / "home")],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines() == [
        "['review', 'panel', 'locality'] []",
        "['members', 'sheets'] []",
    ], ran.stderr
