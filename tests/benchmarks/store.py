"""What saving costs beside bare SQLite on the same disk, and how long the board takes to fill.

Run by itself it prints what it measured; `measure` gives it to whoever collects the figures.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from pathlib import Path

from lyapp import places
from lyapp.model.criteria import ScoreState
from lyapp.store.creating import create_review
from lyapp.store.file import ReviewFile
from lyapp.store.ops.scores import add_made_up_scores, record_score
from lyapp.store.queries.board import board
from lyapp.store.queries.score_sheet import score_sheet
from tests.store.programme_small import many, many_scores, small

PRESSES = 400
P50_LIMIT = 3.0
"""A saved key-press beside one bare insert with its commit: the score, its log entry, its index."""

P99_LIMIT = 3.0
BOARD_LIMIT = 0.3
"""Seconds for 1,000 localities with 120,000 scores, after imports."""

Measured = tuple[str, float, float | None, str]
"""What, the ratio or value, its limit (None for none), and the figures behind it."""


def measure() -> list[Measured]:
    """Measure all of this module, in a temporary folder on the disk reviews would be on."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return [*_key_press(folder), *_board(folder, 1_000, limit=BOARD_LIMIT)]


def _key_press(folder: Path) -> list[Measured]:
    home = places.home(folder / "home")
    review = create_review(folder / "small.lyreview", small(), home=home, holder="x")
    bare = _bare(folder / "bare.db")
    sheet = score_sheet(review, plan_version=3, member="ap")
    criterion = sheet.lines[0].criterion
    ours: list[float] = []
    theirs: list[float] = []
    try:
        # Turn by turn, so that a slow moment of the disk falls on both alike.
        for press in range(PRESSES + 20):
            started = time.perf_counter()
            record_score(
                review,
                plan_version=sheet.plan_version,
                criterion=criterion,
                member="ap",
                state=ScoreState.RATED,
                rating=press % 5,
                who="x",
            )
            between = time.perf_counter()
            bare.execute("BEGIN IMMEDIATE")
            bare.execute("INSERT INTO score (a, b, c, rating) VALUES (1, 2, 3, ?)", (press % 5,))
            bare.execute("COMMIT")
            ours.append(between - started)
            theirs.append(time.perf_counter() - between)
    finally:
        bare.close()
        review.close()
    ours, theirs = sorted(ours[20:]), sorted(theirs[20:])
    return [
        _beside("Key-press to disk, half of them", ours, theirs, share=0.5, limit=P50_LIMIT),
        _beside("Key-press to disk, 99 in 100", ours, theirs, share=0.99, limit=P99_LIMIT),
    ]


def _bare(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute(
        "CREATE TABLE score (id INTEGER PRIMARY KEY, a INTEGER, b INTEGER, c INTEGER,"
        " rating INTEGER)"
    )
    return connection


def _beside(
    what: str, ours: list[float], theirs: list[float], *, share: float, limit: float
) -> Measured:
    at = int(len(ours) * share)
    ratio = ours[at] / theirs[at]
    return what, ratio, limit, f"{ours[at] * 1000:.2f} ms beside {theirs[at] * 1000:.2f} ms bare"


def _board(folder: Path, localities: int, *, limit: float | None) -> list[Measured]:
    data = many(localities)
    given = many_scores(data)
    home = places.home(folder / "home")
    review = create_review(folder / f"{localities}.lyreview", data, home=home, holder="x")
    try:
        add_made_up_scores(review, scores=given, who="x")
        times = [_timed(review) for _ in range(5)]
    finally:
        review.close()
    fastest, median = min(times), sorted(times)[2]
    what = f"Filling the board, {localities:,} localities (s)"
    detail = f"median of 5; the fastest {fastest:.3f} s; {len(given):,} scores"
    return [(what, median, limit, detail)]


def _timed(review: ReviewFile) -> float:
    started = time.perf_counter()
    board(review, member="m1")
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.stdout.writelines(
        f"{what}: {value:.3f} (limit {limit}); {detail}\n"
        for what, value, limit, detail in measure()
    )
