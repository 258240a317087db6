"""Reading goes by plain SQL: only what is asked for, one state of the file, nothing that writes."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lyapp.model.criteria import ScoreState
from lyapp.store.file import ReviewFile
from lyapp.store.ops.scores import record_score
from lyapp.store.queries.history import history
from lyapp.store.rows import day, first, grouped, moment, select

_READS = """
import sys
from pathlib import Path
from lyapp import places
from lyapp.store.file import open_review
from lyapp.store.queries.board import board
from lyapp.store.queries.history import history, undo_state
from lyapp.store.queries.locality import locality_page
from lyapp.store.queries.programme import members
review = open_review(Path(sys.argv[1]), home=places.home(Path(sys.argv[2])), holder="Anna")
row = board(review, member="ap").rows[0]
locality_page(review, locality=row.locality), members(review), undo_state(review), history(review)
review.close()
print(*(name for name in ("sqlalchemy", "pydantic", "alembic", "PySide6") if name in sys.modules))
"""


@pytest.mark.parametrize(
    ("only", "names"),
    [(None, ["Ashby", "Barton", "Corfe"]), ([1, 3], ["Ashby", "Corfe"]), ([], [])],
)
def test_only_the_rows_asked_for_are_read(
    review: ReviewFile, only: list[int] | None, names: list[str]
) -> None:
    with review.read() as db:
        query = "SELECT name FROM locality WHERE {among} ORDER BY name"
        assert [name for (name,) in select(db, query, column="id", only=only)] == names


def test_a_value_is_never_taken_for_sql(review: ReviewFile) -> None:
    with review.read() as db:
        query = "SELECT id FROM member WHERE key = :key"
        assert first(db, query, key="ap' OR '1' = '1") is None
        with pytest.raises(ValueError, match="invalid literal"):
            select(db, "SELECT 1 FROM member WHERE {among}", column="id", only=["1 OR 1"])  # type: ignore[list-item]


def test_dates_and_moments_come_back_as_they_were_written(
    review: ReviewFile, ashby: dict[str, object]
) -> None:
    before = datetime.now(UTC)
    record_score(review, state=ScoreState.RATED, rating=3, **ashby)  # type: ignore[arg-type]
    assert before <= history(review)[0].at <= datetime.now(UTC)
    assert moment(None) is None
    assert day(None) is None


def test_values_are_grouped_in_their_order() -> None:
    assert grouped([("b", 1), ("a", 2), ("b", 3)]) == {"b": (1, 3), "a": (2,)}


def test_a_read_ends_however_it_ends(review: ReviewFile) -> None:
    with review.read():
        assert review.raw.in_transaction
    assert not review.raw.in_transaction
    with pytest.raises(sqlite3.OperationalError), review.read() as db:
        first(db, "SELECT 1 FROM nowhere")
    assert not review.raw.in_transaction


def test_opening_and_reading_import_nothing_that_writes(made_once: Path, tmp_path: Path) -> None:
    path = tmp_path / "copy.lyreview"
    path.write_bytes(made_once.read_bytes())
    ran = subprocess.run(
        [sys.executable, "-c", _READS, str(path), str(tmp_path / "home")],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (ran.stderr, ran.stdout.split()) == ("", [])
