"""The coverage matrix of 132 must-dos × 1,000 localities: how long each step takes to show.

`python -m tests.benchmarks.big_matrix HOME` prints the seconds of every step, paint included.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from lyapp import app as program
from lyapp import places
from lyapp.exchange import made_up_words as words
from lyapp.model.coverage import Cover, CoverColumn, Requirement
from lyapp.ui import theme
from lyapp.ui.coverage.calls import Board
from lyapp.ui.coverage.screen import CoverageScreen
from lyapp.ui.desk import Desk
from lyapp.ui.settings import settings_of
from tests.benchmarks.big_board import timed

MUST_DOS, LOCALITIES, CATALOGUES = 132, 1_000, 8
_COVERS = (Cover.GAP, Cover.SUGGESTED, Cover.GAP, Cover.CONFIRMED, Cover.GAP)
_KEYS = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_End)


def big() -> Board:
    """A board in which no two columns are alike."""
    asked = tuple(
        Requirement(n + 1, f"Catalogue {n % CATALOGUES}", f"M{n}", words.ACTIONS[n % 8])
        for n in sorted(range(MUST_DOS), key=lambda n: n % CATALOGUES)
    )
    columns = tuple(
        CoverColumn(
            at + 1,
            f"L{at}",
            words.place(at),
            32,
            tuple(_COVERS[(at * 7 + n * 3 + at // 5) % 5] for n in range(MUST_DOS)),
        )
        for at in range(LOCALITIES)
    )
    lines = zip(*(one.covers for one in columns), strict=True)
    counted = Cover.CONFIRMED, Cover.SUGGESTED, Cover.GAP
    totals = tuple(tuple(line.count(cover) for cover in counted) for line in lines)
    return Board(asked, columns, totals)  # type: ignore[arg-type]  # three to each


def run(home: places.Home) -> dict[str, list[float]]:
    """Show the matrix, move and scroll in it both ways, filter it, and change a column."""
    desk = Desk(home, settings_of(home))
    screen = CoverageScreen(desk)
    screen.resize(1270, 720)
    screen.show()
    QTest.qWaitForWindowExposed(screen)
    view, board = screen.view, big()
    showing = [timed(partial(screen._show, board))]
    table = view.table
    table.setFocus()
    moving = [timed(partial(QTest.keyClick, table, key)) for key in _KEYS * 8]
    scrolling = []
    for bar in (table.horizontalScrollBar(), table.verticalScrollBar()):
        steps = range(0, bar.maximum(), max(1, bar.maximum() // 20))
        scrolling += [timed(partial(bar.setValue, step)) for step in steps]
    filters: list[Callable[[], object]] = [
        view.gaps.click, view.suggested.click, view.suggested.click,
        *(partial(QTest.keyClick, view.search, key) for key in "the c"), view.search.clear,
    ]  # fmt: skip
    filtering = [timed(step) for step in filters]
    column = board.columns[500]
    other = CoverColumn(column.locality, column.code, column.name, 32, column.covers[::-1])
    changing = [timed(partial(view.model.update, Board(board.requirements, (other,))))]
    screen.close()
    desk.shut()
    return {
        "showing": showing,
        "moving": moving,
        "scrolling": scrolling,
        "filtering": filtering,
        "changing": changing,
    }


if __name__ == "__main__":
    application = program.make_application(["lyapp"])
    theme.apply(application, "light", 100)
    found = run(places.home(Path(sys.argv[1])))
    QApplication.processEvents()
    sys.stdout.write(json.dumps(found))
