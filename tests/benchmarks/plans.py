"""What taking in a plan costs beside bare SQLite, and searching the words of 1,000 plans.

Run by itself it prints what it measured; `measure` gives it to whoever collects the figures.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from lyapp import places
from lyapp.exchange import made_up_words as words
from lyapp.model.intake import ReadRow
from lyapp.model.plan import Item, ItemKind, Section
from lyapp.model.programme import ObjectiveData, PlanVersionData, ProgrammeData
from lyapp.model.versions import Into
from lyapp.store.creating import create_review
from lyapp.store.file import ReviewFile
from lyapp.store.ops import intake, undo
from lyapp.store.queries.plan_search import search_plans
from tests.plan_documents import document_of, original_of, row
from tests.store.programme_small import many

PLANS, ROWS = 1_000, 32
LONG_PLAN = 500
IMPORT_LIMIT = 15.0
"""Taking in a plan, with its log, its document and the comparison, beside the bare rows."""

UNDO_LIMIT = 0.5
SEARCH_LIMIT = 0.05
"""Seconds for all plans once they have been read."""

_KINDS = (*[ItemKind.ACTION] * 3, *[ItemKind.MILESTONE] * 3, *[ItemKind.OUTCOME] * 2)
_WANTED = ("no such word anywhere", "waits", "clinic", '"the practices"', "e")

Measured = tuple[str, float, float | None, str]


def measure() -> list[Measured]:
    """Measure all of this module, in a temporary folder on the disk reviews would be on."""
    rnd = random.Random(8)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home = places.home(folder / "home")
        review = create_review(folder / "r.lyreview", _programme(rnd), home=home, holder="x")
        try:
            return [*_search(review), *_import(review, folder, rnd)]
        finally:
            review.close()


def _import(review: ReviewFile, folder: Path, rnd: random.Random) -> list[Measured]:
    """The second of two imports, so that rows are compared with those before."""
    for _ in range(2):
        rows = [
            row(f"{_said(rnd)} {n}", at=n, items=tuple(Item(kind, _said(rnd)) for kind in _KINDS))
            for n in range(LONG_PLAN)
        ]
        ours = _seconds(partial(_take_in, review, rows))
    theirs = _seconds(partial(_bare, review.raw, folder / "bare.db"))
    taking_back = _seconds(partial(undo.undo, review, who="x"))
    detail = f"{ours * 1000:.0f} ms beside {theirs * 1000:.0f} ms"
    return [
        (f"Import of {LONG_PLAN} rows beside bare rows", ours / theirs, IMPORT_LIMIT, detail),
        (f"Undo of an import of {LONG_PLAN} rows (s)", taking_back, UNDO_LIMIT, ""),
    ]


def _take_in(review: ReviewFile, rows: list[ReadRow]) -> None:
    titles = [one.title for one in rows]
    intake.import_plan(
        review,
        who="x",
        locality=1,
        document=document_of(*titles),
        original=original_of(*titles),
        rows=rows,
        into=Into.NEW_VERSION,
    )


def _bare(source: sqlite3.Connection, path: Path) -> None:
    """The same rows written into a file of their own, in one durable transaction."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("BEGIN IMMEDIATE")
    newest = "(SELECT max(id) FROM plan_version)"
    for table, of in (
        ("objective", f"plan_version_id = {newest}"),
        (
            "objective_item",
            f"objective_id IN (SELECT id FROM objective WHERE plan_version_id = {newest})",
        ),
    ):
        rows = source.execute(f"SELECT * FROM {table} WHERE {of}").fetchall()
        signs = ",".join("?" * len(rows[0]))
        connection.execute(
            f"CREATE TABLE {table} ({','.join(f'c{n}' for n in range(len(rows[0])))})"
        )
        connection.executemany(f"INSERT INTO {table} VALUES ({signs})", rows)
    connection.execute("COMMIT")
    connection.close()


def _search(review: ReviewFile) -> list[Measured]:
    warming = _seconds(partial(search_plans, review, text="x"))
    times = []
    for text in _WANTED:
        started = time.perf_counter()
        search_plans(review, text=text)
        times.append(time.perf_counter() - started)
    detail = f"the first, which reads all plans, {warming:.1f} s"
    return [("Search of 1,000 plans, the slowest (s)", max(times), SEARCH_LIMIT, detail)]


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _programme(rnd: random.Random) -> ProgrammeData:
    data = many(PLANS)
    return replace(
        data,
        plans=tuple(
            PlanVersionData(
                one.locality,
                1,
                objectives=tuple(
                    ObjectiveData(
                        f"P{n}",
                        Section.LOCAL,
                        _said(rnd),
                        tuple(Item(kind, _said(rnd)) for kind in _KINDS),
                    )
                    for n in range(ROWS)
                ),
            )
            for one in data.plans
        ),
    )


def _said(rnd: random.Random) -> str:
    """A made-up sentence of a plan."""
    return f"{rnd.choice(words.ACTIONS)} {rnd.choice(words.MILESTONES)} {rnd.randrange(10_000)}"


if __name__ == "__main__":
    from tests.benchmarks.table import show

    sys.exit(1 if show(measure()) else 0)
