"""Pictures of every screen in three palettes and two sizes, into the folder given.

    python tools/screenshots.py out/screenshots     all of them
    python tools/screenshots.py --readme            the few of the README, into docs/screenshots

The sample with made-up scores is shown, from a home folder of its own; nothing of the user's is
touched.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from lyapp import places
from lyapp.app import make_application
from lyapp.exchange.made_up_scores import made_up_scores
from lyapp.exchange.programme_files import find_programme, read_programme
from lyapp.exchange.rounds import make_pack
from lyapp.store.creating import create_review
from lyapp.store.file import open_review
from lyapp.store.ops.scores import add_made_up_scores
from lyapp.store.queries.programme import programme_page
from lyapp.store.queries.score_sheet import to_score
from lyapp.ui import theme
from lyapp.ui.desk import Desk
from lyapp.ui.rooms import ROOMS, there_is
from lyapp.ui.settings import settings_of
from lyapp.ui.window import Window

PALETTES = ("light", "dark", "contrast")
SIZES = ((1366, 768, 100), (1920, 1080, 125))
"""Width, height, and text size in per cent."""

_INSIDE = {
    "locality": ("tab", ("outcome", "money", "texts", "plan", "meetings", "history")),
    "programme": (
        "part",
        ("about", "localities", "members", "criteria", "scale", "outcomes", "must_dos", "checks"),
    ),
    "round": ("tab", ("owing", "packs", "merge", "came")),
    "members": ("part", ("matrix", "people")),
    "sheets": ("part", ("entry", "blank")),
}
"""How the tabs inside a screen are asked for, and their names."""
_AT_STEVENAGE = ("status", "review", "panel")
_DEADLINE = date(2008, 7, 16)
_LONGEST_WAIT = 20.0
_README = Path(__file__).resolve().parents[1] / "docs" / "screenshots"
_STEVENAGE = "ENH-STEV"
_EXACTLY = 64
_ALIKE = 0xF0F0F0  # colours with the same upper four bits of red, green and blue


@dataclass(frozen=True)
class View:
    """A picture's name, the screen it shows, and where on it."""

    name: str
    room: str
    where: dict[str, object] = field(default_factory=dict)


def every_view(stevenage: int) -> list[View]:
    """Every screen of the chair's; every tab of those that have some."""
    here: dict[str, object] = {"locality": stevenage}
    views: list[View] = []
    for room in ROOMS:
        if not there_is(room.name, own=False):
            continue
        if room.name in _INSIDE:
            key, names = _INSIDE[room.name]
            where = here if room.name == "locality" else {}
            views += [View(f"{room.name}-{n}", room.name, {**where, key: n}) for n in names]
        else:
            views.append(View(room.name, room.name, here if room.name in _AT_STEVENAGE else {}))
    return views


def own_views(stevenage: int) -> list[View]:
    """The screens of a member's own copy."""
    return [
        View("own-begin", "begin"),
        View("own-review", "review", {"locality": stevenage}),
        View("own-return", "return"),
    ]


def readme_views(stevenage: int) -> list[tuple[str, View]]:
    """The README's pictures, with the palette of each."""
    here: dict[str, object] = {"locality": stevenage}
    return [
        ("light", View("status", "status", here)),
        ("light", View("review", "review", here)),
        ("light", View("locality", "locality", {**here, "tab": "outcome"})),
        ("light", View("coverage", "coverage")),
        ("light", View("panel", "panel", here)),
        ("light", View("round", "round")),
        ("light", View("paper", "paper")),
        ("dark", View("status", "status", here)),
    ]


def main(folder: Path) -> None:
    """Write all pictures; each is named screen, palette and size."""
    folder.mkdir(parents=True, exist_ok=True)
    for own, views in ((False, every_view), (True, own_views)):
        with _opened(own=own) as (app, window, stevenage):
            for palette in PALETTES:
                for width, height, percent in SIZES:
                    _look(window, palette, width, height, percent)
                    for view in views(stevenage):
                        picture = folder / f"{view.name}-{palette}-{width}x{height}.png"
                        _take(app, window, view).save(str(picture))
                        print(picture)


def for_readme(folder: Path) -> None:
    """Write the README's pictures, in 256 colours so that they stay small."""
    folder.mkdir(parents=True, exist_ok=True)
    with _opened() as (app, window, stevenage):
        for palette, view in readme_views(stevenage):
            _look(window, palette, *SIZES[0])
            picture = folder / f"{view.name}-{palette}.png"
            _in_few_colours(_take(app, window, view)).save(str(picture))
            print(picture)


def _in_few_colours(image: QImage) -> QImage:
    """The picture in 256 colours: a third of the size, and nobody sees it.

    The commonest keep theirs exactly; of the others that look alike one stands for all, so that
    a few red words stay red.
    """
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    table: dict[int, int] = {}
    counted = Counter(memoryview(image.constBits()).cast("I")).most_common()
    for place, (colour, _) in enumerate(counted):
        table.setdefault(colour if place < _EXACTLY else colour & _ALIKE, colour)
        if len(table) == 256:
            break
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return image.convertToFormat(QImage.Format.Format_Indexed8, list(table.values()), flags)


@contextmanager
def _opened(*, own: bool = False) -> Iterator[tuple[QApplication, Window, int]]:
    """A window on the sample with made-up scores, or on a member's own copy; Stevenage's id."""
    with tempfile.TemporaryDirectory() as scratch:
        home = places.home(Path(scratch) / "home")
        path = Path(scratch) / "Hertfordshire 2008-09.lyreview"
        member, name, stevenage = _make(path, home)
        if own:
            path = _pack_for(path, member, home)
        running = QApplication.instance()
        app = running if isinstance(running, QApplication) else make_application(["lyapp"])
        desk = Desk(home, settings_of(home))
        theme.apply(app, "light", 100)
        window = Window(desk)
        window.show()
        desk.warm_up()
        desk.open(path)
        _wait(lambda: desk.is_open)
        desk.set_member(member, name)
        _wait(lambda: desk.idle)
        yield app, window, stevenage
        window.close()
        _settle(app)


def _look(window: Window, palette: str, width: int, height: int, percent: int) -> None:
    window.look.choose(palette, percent)
    window.resize(width, height)


def _take(app: QApplication, window: Window, view: View) -> QImage:
    window.desk.go(view.room, **view.where)
    _settle(app)
    _wait(lambda: window.desk.idle)
    _settle(app)
    return window.grab().toImage()


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
        stevenage = next(plan.locality for plan in plans if plan.code == _STEVENAGE)
    finally:
        review.close()
    return member.key, member.name, stevenage


def _pack_for(path: Path, member: str, home: places.Home) -> Path:
    """A pack for a member, as the chair sends it."""
    review = open_review(path, home=home, holder="screenshots")
    try:
        pack = make_pack(
            review, who="Chair", member=member, deadline=_DEADLINE, note="Stevenage first, please."
        )
    finally:
        review.close()
    out = path.with_suffix(".lypack")
    out.write_bytes(pack)
    return out


def _wait(ready: Callable[[], bool]) -> None:
    until = time.monotonic() + _LONGEST_WAIT
    while not ready():
        if time.monotonic() > until:
            sys.exit("The window was not ready in time.")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def _settle(app: QApplication) -> None:
    """Let answers from the store's thread arrive and everything be painted."""
    until = time.monotonic() + 0.3
    while time.monotonic() < until:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 25)
        time.sleep(0.01)
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--readme"]:
        for_readme(_README)
    else:
        main(Path(sys.argv[1] if len(sys.argv) > 1 else "out/screenshots"))
