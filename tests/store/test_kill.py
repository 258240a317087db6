"""A program that is killed while it saves loses nothing it has said was saved."""

from __future__ import annotations

import os
import random
import signal
import sys
import time

import pytest

from lyapp.model.criteria import ScoreState
from lyapp.store.check import verify
from lyapp.store.file import open_review
from lyapp.store.ops import scores

ROUNDS = 110


def _score_until_killed(path, home, say) -> None:
    review = open_review(path, home=home, holder="The one that dies")
    os.write(say, f"open {review.read_only}\n".encode())
    (rating,) = review.raw.execute("SELECT max(rating) FROM score").fetchone()
    rating = rating or 0
    while True:
        rating = (rating + 1) % 5
        done = scores.record_score(
            review, plan_version=3, criterion=1, member="ap",
            state=ScoreState.RATED, rating=rating, who="x",
        )  # fmt: skip
        os.write(say, f"{done.entry} {rating}\n".encode())


def _lines(ear) -> list[list[str]]:
    said = b""
    while part := os.read(ear, 65536):
        said += part
    whole = said[: said.rfind(b"\n") + 1]
    return [line.split() for line in whole.decode().splitlines()]


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork") or sys.platform == "darwin", reason="forks")
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork.*:DeprecationWarning")
def test_nothing_said_to_be_saved_is_lost_by_a_kill(review, home):
    path = review.path
    # What a first write sets up takes longer than most of the rounds; the forks begin with it.
    scores.record_score(
        review, plan_version=3, criterion=1, member="ap",
        state=ScoreState.RATED, rating=0, who="x",
    )  # fmt: skip
    review.close()
    chance = random.Random(2008)
    acknowledged = journals = 0
    for _ in range(ROUNDS):
        ear, say = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                os.close(ear)
                _score_until_killed(path, home, say)
            finally:
                os._exit(1)
        os.close(say)
        time.sleep(chance.uniform(0.01, 0.12))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        lines = _lines(ear)
        os.close(ear)
        assert os.WIFSIGNALED(status), "it ended by itself"
        journals += path.with_name(f"{path.name}-journal").exists()
        reopened = open_review(path, home=home, holder="The one that looks")
        assert not reopened.read_only, reopened.notice
        if lines:
            assert lines[0] == ["open", "False"]
        if len(lines) > 1:
            entry, rating = int(lines[-1][0]), int(lines[-1][1])
            acknowledged += len(lines) - 1
            newest, label = reopened.raw.execute(
                "SELECT id, label FROM change_entry ORDER BY id DESC LIMIT 1"
            ).fetchone()
            assert newest - entry in (0, 1), "at most the write it was in is there besides"
            stored = reopened.raw.execute(
                "SELECT label FROM change_entry WHERE id = ?", (entry,)
            ).fetchone()
            assert stored[0].endswith(f": {rating}")
            (now,) = reopened.raw.execute("SELECT rating FROM score").fetchone()
            assert label.endswith(f": {now}")
        reopened.raw.close()
        reopened._held.release()
        found = verify(path)
        assert found.ok, found.problems
    assert acknowledged > ROUNDS
    assert journals, "no kill fell into a write; the test shows nothing"
