"""What suggesting links costs beside the bare full-text queries, and painting a large matrix.

Run by itself it prints what it measured; `measure` gives it to whoever collects the figures.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from dataclasses import dataclass

from lyapp.exchange import made_up_words as words
from lyapp.exchange.programme_files import find_programme, read_programme
from lyapp.model.coverage import Offered, Wanted
from lyapp.rules.wordings import Synonyms, synonyms, terms
from lyapp.store.suggesting import suggest
from lyapp.store.text_index import TextIndex
from tests.benchmarks.window import _run

PLANS, ROWS, ITEMS = 1_000, 32, 8
TURNS = 20
"""Ours and the bare queries take turns, so that a slow moment falls on both."""
RATIO_LIMIT = 2.5
"""All of the work – stems, synonyms, queries, ranking, words – beside the queries alone."""
EVENT_LIMIT = 50.0
"""Milliseconds that any step in the large matrix may take, with its paint."""

Measured = tuple[str, float, float | None, str]


def measure() -> list[Measured]:
    """Measure all of this module."""
    return [*_suggesting(), *_matrix()]


@dataclass
class _Taken:
    ours: float = 0.0
    bare: float = 0.0
    found: int = 0


def _suggesting() -> list[Measured]:
    data = read_programme(find_programme("hertfordshire-2008-09"))
    wanted = [Wanted(at + 1, one.title) for at, one in enumerate(data.must_dos)]
    rnd = random.Random(9)
    rows = [_row(key + 1, rnd) for key in range(PLANS * ROWS)]
    known = synonyms(data.synonyms)
    taken = _Taken()
    with TextIndex((one.must_do, tuple(terms(one.title, known)), ()) for one in wanted) as index:
        size = len(rows) // TURNS
        for turn in range(TURNS):
            part = rows[turn * size : (turn + 1) * size]
            asked = [_asked(row, known) for row in part]
            started = time.perf_counter()
            for title, whole in asked:
                index.scores(title)
                index.scores(whole)
            between = time.perf_counter()
            taken.found += len(suggest(wanted, part, groups=data.synonyms))
            taken.bare += between - started
            taken.ours += time.perf_counter() - between
    detail = (
        f"{taken.ours:.1f} s beside {taken.bare:.1f} s; {len(rows):,} rows × {len(wanted)} "
        f"must-dos, {taken.found:,} suggestions"
    )
    return [("Suggestions beside bare FTS5 queries", taken.ours / taken.bare, RATIO_LIMIT, detail)]


def _asked(row: Offered, known: Synonyms) -> tuple[list[str], list[str]]:
    title = terms(row.title, known)
    return list(title), list(title | terms(row.text, known))


def _row(key: int, rnd: random.Random) -> Offered:
    pattern = rnd.choice((*words.NATIONAL, *words.LOCAL))
    texts = [
        f"{rnd.choice((*words.ACTIONS, *words.MILESTONES))} {words.place(rnd.randrange(9_000))}"
        for _ in range(ITEMS)
    ]
    return Offered(key, pattern.format(care=rnd.choice(words.CARE)), "\n".join(texts))


def _matrix() -> list[Measured]:
    with tempfile.TemporaryDirectory() as home:
        found = json.loads(_run("-m", "tests.benchmarks.big_matrix", home))
    return [
        (f"132 × 1,000 matrix, {what}, ms", max(times) * 1000, EVENT_LIMIT, f"of {len(times)}")
        for what, times in found.items()
    ]


if __name__ == "__main__":
    from tests.benchmarks.table import show

    sys.exit(1 if show(measure()) else 0)
