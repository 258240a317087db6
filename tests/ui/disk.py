"""A disk that fills up under an open review, and has room again."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtTest import QTest

from lyapp.ui.desk import Desk

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile

LONG = "no room for this " * 1900
"""More than the free space within a review file takes."""


def _fill(review: ReviewFile) -> None:
    (pages,) = review.raw.execute("PRAGMA page_count").fetchone()
    review.raw.execute(f"PRAGMA max_page_count={pages}")


def _free(review: ReviewFile) -> None:
    review.raw.execute("PRAGMA max_page_count=1000000")


def _done(_nothing: object) -> None:
    pass


def fill(desk: Desk) -> None:
    """From now on the review can't grow."""
    desk.read(_fill, then=_done, owner=desk)
    settle(desk)


def free(desk: Desk) -> None:
    """There is room again."""
    desk.read(_free, then=_done, owner=desk)
    settle(desk)


def settle(desk: Desk) -> None:
    """Wait until the desk has nothing left to do."""
    patience = QDeadlineTimer(20_000)
    while not desk.idle:
        assert not patience.hasExpired()
        QTest.qWait(5)


def stored(desk: Desk, sql: str) -> list[tuple[object, ...]]:
    """What the open review's file holds."""
    assert desk.review_path is not None
    with sqlite3.connect(f"file:{desk.review_path}?mode=ro", uri=True) as connection:
        rows = connection.execute(sql).fetchall()
    connection.close()
    return rows
