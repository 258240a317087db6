"""Pictures of every screen in three palettes and two sizes, into the folder given.

The sample with made-up scores is shown, from a home folder of its own; nothing of the user's is
touched.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop
from PySide6.QtWidgets import QApplication

from lyapp import places
from lyapp.app import make_application
from lyapp.exchange.made_up_scores import made_up_scores
from lyapp.exchange.programme_files import find_programme, read_programme
from lyapp.store.file import create_review
from lyapp.store.ops.scores import add_made_up_scores
from lyapp.store.queries.programme import programme_page
from lyapp.store.queries.score_sheet import to_score
from lyapp.ui import theme
from lyapp.ui.desk import Desk
from lyapp.ui.rooms import ROOMS
from lyapp.ui.settings import settings_of
from lyapp.ui.window import Window

PALETTES = ("light", "dark", "contrast")
SIZES = ((1366, 768, 100), (1920, 1080, 125))
"""Width, height, and text size in per cent."""

_LONGEST_WAIT = 20.0


def main(folder: Path) -> None:
    """Write the pictures; each is named screen, palette and size."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        home = places.home(Path(scratch) / "home")
        path = Path(scratch) / "Hertfordshire 2008-09.lyreview"
        member, name, stevenage = _make(path, home)
        app = make_application(["lyapp"])
        desk = Desk(home, settings_of(home))
        window = Window(desk)
        window.show()
        desk.warm_up()
        desk.open(path)
        _wait(lambda: desk.is_open)
        desk.set_member(member, name)
        for palette in PALETTES:
            for width, height, percent in SIZES:
                theme.apply(app, palette, percent)
                desk.look_changed.emit()
                window.resize(width, height)
                for room in ROOMS:
                    where = {"locality": stevenage} if room.name in ("locality", "review") else {}
                    desk.go(room.name, **where)
                    _settle(app)
                    picture = folder / f"{room.name}-{palette}-{width}x{height}.png"
                    window.grab().save(str(picture))
                    print(picture)
        window.close()
        _settle(app)


def _make(path: Path, home: places.Home) -> tuple[str, str, int]:
    """The sample with made-up scores; who scores (key, name) and Stevenage's id."""
    programme = read_programme(find_programme("hertfordshire-2008-09"))
    review = create_review(path, programme, home=home, holder="screenshots")
    try:
        member = programme_page(review).members[0]
        invented = made_up_scores(
            localities=[locality.code for locality in programme.localities],
            criteria=programme.criteria,
            members=[each.key for each in programme.members],
            scale=programme.scale,
            seed=1,
        )
        add_made_up_scores(review, scores=invented, who="screenshots")
        plans = to_score(review, member=member.key)
        stevenage = next(plan.locality for plan in plans if plan.code == "ENH-STEV")
    finally:
        review.close()
    return member.key, member.name, stevenage


def _wait(ready: object) -> None:
    until = time.monotonic() + _LONGEST_WAIT
    while not ready():  # type: ignore[operator]  # a small function without arguments
        if time.monotonic() > until:
            sys.exit("The window was not ready in time.")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def _settle(app: QApplication) -> None:
    """Let answers from the store's thread arrive and everything be painted."""
    until = time.monotonic() + 0.5
    while time.monotonic() < until:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 25)
        time.sleep(0.01)
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "out/screenshots"))
