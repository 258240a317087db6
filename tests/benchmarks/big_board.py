"""The board with ten thousand rows: how long a key in the search box and a sort take.

`python -m tests.benchmarks.big_board FILE HOME` prints both, each with its repaint.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from lyapp import app as program
from lyapp import places
from lyapp.store.file import open_review
from lyapp.store.queries.board import Board, board
from lyapp.ui import theme
from lyapp.ui.desk import Desk
from lyapp.ui.settings import settings_of
from lyapp.ui.status.screen import StatusScreen

ROWS = 10_000
WORDS = "stev", "no ou", "a"


def ten_thousand(found: Board) -> Board:
    """A board's rows again and again, each with an identity and a name of its own."""
    rows = found.rows
    many = [
        replace(
            rows[n % len(rows)],
            locality=n + 1,
            name=f"{rows[n % len(rows)].name} {n}",
            search=f"{rows[n % len(rows)].search} {n}",
        )
        for n in range(ROWS)
    ]
    return replace(found, rows=tuple(many))


def timed(action: Callable[[], object]) -> float:
    """Seconds an action takes with everything it makes the window do, paint included."""
    started = time.perf_counter()
    action()
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    return time.perf_counter() - started


def run(review: Path, home: places.Home) -> dict[str, list[float]]:
    """Type, and sort by every column both ways."""
    opened = open_review(review, home=home, holder="benchmark", read_only=True)
    found = ten_thousand(board(opened))
    opened.close()
    desk = Desk(home, settings_of(home))
    screen = StatusScreen(desk)
    screen.resize(1280, 720)
    view = screen.view
    view.model.show_board(found.organisations, found.rows)
    screen.show()
    QTest.qWaitForWindowExposed(screen)
    view.search.setFocus()
    QApplication.processEvents()
    keys = []
    for words in WORDS:
        keys += [timed(lambda key=key: QTest.keyClick(view.search, key)) for key in words]
        keys.append(timed(view.search.clear))
    header = view.table.horizontalHeader()
    sorts = []
    for column in range(view.model.columnCount()):
        click = partial(header.sectionClicked.emit, column)
        sorts += [timed(click), timed(click)]
    screen.close()
    desk.shut()
    return {"keys": keys, "sorts": sorts}


if __name__ == "__main__":
    application = program.make_application(["lyapp"])
    theme.apply(application, "light", 100)
    sys.stdout.write(json.dumps(run(Path(sys.argv[1]), places.home(Path(sys.argv[2])))))
