"""What the first write takes is done ahead of it, and leaves no trace."""

from __future__ import annotations

from pathlib import Path

from lyapp import places
from lyapp.exchange.programme_files import find_programme, read_programme
from lyapp.model.criteria import ScoreState
from lyapp.store.creating import create_review
from lyapp.store.file import ReviewFile, open_review
from lyapp.store.ops.scores import record_score
from lyapp.store.queries.programme import members
from lyapp.store.rehearsal import rehearse


def test_nothing_is_written_and_the_first_score_follows(review: ReviewFile) -> None:
    before, end = review.path.read_bytes(), review.last_hash
    rehearse(review)
    assert review.path.read_bytes() == before
    assert review.last_hash == end
    done = record_score(
        review, plan_version=1, criterion=1, member=members(review)[0].key, rating=3,
        state=ScoreState.RATED, who="Anna Park",
    )  # fmt: skip
    assert done.entry
    assert review.last_hash != end


def test_a_review_that_is_only_read_or_has_no_plans_is_left_alone(
    review: ReviewFile, tmp_path: Path, home: places.Home
) -> None:
    second = open_review(review.path, home=home, holder="Ben Shah")
    assert second.read_only
    rehearse(second)
    second.close()
    blank = read_programme(find_programme("blank"))
    empty = create_review(tmp_path / "blank.lyreview", blank, home=home, holder="Anna Park")
    rehearse(empty)
    empty.close()
