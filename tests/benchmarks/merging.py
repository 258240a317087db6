"""What merging a whole panel's returns costs beside bare SQLite, and how fast its plans open.

Twelve members' returns of 1,000 plans and 11 criteria, 132,000 answers. The bare side writes the
same rows into the same table with `executemany`, and commits.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from lyapp import places
from lyapp.exchange.packs import read_pack, write_return
from lyapp.exchange.rounds import make_pack, read_returns
from lyapp.model.criteria import ScoreState
from lyapp.model.merging import Incoming
from lyapp.model.packs import Answer, Pack, PlanAnswers, ReturnContents
from lyapp.store.creating import create_review
from lyapp.store.file import ReviewFile
from lyapp.store.ops.merging import merge_returns
from lyapp.store.ops.moderation import open_moderation
from lyapp.store.queries.panel import panel_page
from tests.store.programme_small import many

MEMBERS, PLANS, CRITERIA = 12, 1_000, 11
MERGE_LIMIT = 3.0
"""A merge beside the bare rows; reading and checking the files is measured apart."""

PAGE_LIMIT = 0.1
"""Seconds until the panel's page of one plan is there."""

_START = datetime(2008, 5, 1, tzinfo=UTC)

Measured = tuple[str, float, float | None, str]
"""What, the ratio or value, its limit (None for none), and the figures behind it."""


def measure() -> list[Measured]:
    """Measure all of this module, in a temporary folder on the disk reviews would be on."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data = many(PLANS, members=MEMBERS, criteria=CRITERIA)
        review = create_review(
            folder / "master.lyreview", data, home=places.home(folder / "home"), holder="x"
        )
        try:
            packs = [read_pack(make_pack(review, who="x", member=one.key)) for one in data.members]
            files = [(f"{n}.lyreturn", _return(pack, n)) for n, pack in enumerate(packs)]
            started = time.perf_counter()
            incoming = read_returns(review, files)
            read = time.perf_counter() - started
            return [*_merge(folder, review, incoming, read), *_page(review)]
        finally:
            review.close()


def _return(pack: Pack, member: int) -> bytes:
    contents = pack.contents
    plans = tuple(
        PlanAnswers(
            plan.locality,
            plan.number,
            plan.fingerprint,
            tuple(
                Answer(
                    criterion.key,
                    _START + timedelta(seconds=n * CRITERIA + k),
                    ScoreState.RATED,
                    (n + member * k) % 5,
                    "As the plan says." if k % 5 == 0 else "",
                )
                for k, criterion in enumerate(contents.programme.criteria)
            ),
        )
        for n, plan in enumerate(contents.plans)
    )
    said = ReturnContents(
        device=f"{member:032x}",
        made=_START + timedelta(days=1),
        criteria_version=contents.criteria_version,
        criteria_fingerprint=contents.criteria_fingerprint,
        plans=plans,
    )
    return write_return(said, certificate=pack.certificate, keys=pack.keys)


def _merge(
    folder: Path, review: ReviewFile, incoming: Sequence[Incoming], read: float
) -> list[Measured]:
    started = time.perf_counter()
    merge_returns(review, who="x", returns=incoming)
    ours = time.perf_counter() - started
    bare = _bare(folder / "bare.db", review)
    rows = f"{MEMBERS * PLANS * CRITERIA:,} answers"
    detail = f"{ours:.2f} s beside {bare:.2f} s; {rows}; reading the files {read:.2f} s before it"
    return [("Merging a panel's returns", ours / bare, MERGE_LIMIT, detail)]


def _bare(path: Path, review: ReviewFile) -> float:
    """Seconds to write the same rows into the same table."""
    rows = review.raw.execute("SELECT * FROM score").fetchall()
    schema = review.raw.execute(
        "SELECT sql FROM sqlite_schema WHERE tbl_name = 'score' AND sql IS NOT NULL"
    ).fetchall()
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("PRAGMA synchronous=FULL")
        for (statement,) in schema:
            connection.execute(statement)
        marks = ", ".join("?" * len(rows[0]))
        started = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(f"INSERT INTO score VALUES ({marks})", rows)
        connection.execute("COMMIT")
        return time.perf_counter() - started
    finally:
        connection.close()


def _page(review: ReviewFile) -> list[Measured]:
    times = []
    for plan in range(1, 12):
        open_moderation(review, who="x", plan_version=plan, reason="To measure")
        started = time.perf_counter()
        panel_page(review, plan_version=plan)
        times.append(time.perf_counter() - started)
    median = sorted(times)[5]
    return [("The panel's page of one plan (s)", median, PAGE_LIMIT, "median of 11 plans")]


if __name__ == "__main__":
    sys.stdout.writelines(
        f"{what}: {value:.3f} (limit {limit}); {detail}\n"
        for what, value, limit, detail in measure()
    )
