"""What the sample's own contradictions, years and members ask of the verbs and the board."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lyapp.model.criteria import ScoreState
from lyapp.model.decision import FlagKind
from lyapp.model.money import LineKind
from lyapp.model.trouble import NotReadable, NotTheirPlan
from lyapp.places import Home
from lyapp.store.file import ReviewFile, open_review
from lyapp.store.ops import money, outcomes, scores
from lyapp.store.ops.undo import redo, undo
from lyapp.store.queries.board import BoardRow, board
from lyapp.store.queries.locality import LocalityPage, locality_page
from lyapp.store.queries.score_sheet import score_sheet, to_score


@pytest.fixture
def sample(sample_path: Path, home: Home) -> Iterator[ReviewFile]:
    opened = open_review(sample_path, home=home, holder="Anna Park")
    yield opened
    opened.close()


def row_of(review: ReviewFile, code: str) -> BoardRow:
    return next(row for row in board(review).rows if row.code == code)


def page_of(review: ReviewFile, code: str) -> LocalityPage:
    return locality_page(review, locality=row_of(review, code).locality)


def raised(review: ReviewFile, code: str) -> list[str]:
    """The sentences of the open flags that the review raised by itself."""
    return [
        flag.sentence
        for flag in page_of(review, code).flags
        if flag.open and flag.kind is FlagKind.CONTRADICTION and flag.source == "this review"
    ]


def test_a_decision_against_the_briefing_raises_a_flag_once(sample: ReviewFile) -> None:
    stevenage = row_of(sample, "ENH-STEV")
    for _ in range(2):
        outcomes.record_outcome(
            sample, locality=stevenage.locality, outcome_type="not_agreed", who="Anna"
        )
    (sentence,) = raised(sample, "ENH-STEV")
    assert "Not agreed" in sentence
    assert "Approved" in sentence


@pytest.mark.parametrize("then", ["agreed_subject_to_amendments", None])
def test_a_contradiction_raised_by_itself_goes_when_it_no_longer_holds(
    sample: ReviewFile, then: str | None
) -> None:
    locality = row_of(sample, "ENH-STEV").locality
    others = page_of(sample, "ENH-STEV").flags

    def record(kind: str | None) -> None:
        outcomes.record_outcome(sample, locality=locality, outcome_type=kind, who="Anna")

    record("not_agreed")
    refused = page_of(sample, "ENH-STEV")
    record("agreed")
    agreed = page_of(sample, "ENH-STEV")
    (sentence,) = raised(sample, "ENH-STEV")
    assert "“Agreed”" in sentence
    record(then)
    assert page_of(sample, "ENH-STEV").flags == others
    undo(sample, who="Anna")
    assert page_of(sample, "ENH-STEV") == agreed
    undo(sample, who="Anna")
    assert page_of(sample, "ENH-STEV") == refused
    redo(sample, who="Anna")
    redo(sample, who="Anna")
    assert page_of(sample, "ENH-STEV").flags == others


def test_a_settled_contradiction_stays_and_is_not_raised_again(sample: ReviewFile) -> None:
    locality = row_of(sample, "ENH-STEV").locality

    def record(kind: str | None) -> None:
        outcomes.record_outcome(sample, locality=locality, outcome_type=kind, who="Anna")

    record("not_agreed")
    flag = page_of(sample, "ENH-STEV").flags[-1]
    outcomes.settle_flag(sample, flag=flag.id, reason="The chair knows", who="Anna")
    settled = page_of(sample, "ENH-STEV").flags
    record(None)
    assert page_of(sample, "ENH-STEV").flags == settled
    record("not_agreed")
    assert page_of(sample, "ENH-STEV").flags == settled


def test_no_flag_of_the_papers_or_of_a_person_goes_with_an_outcome(sample: ReviewFile) -> None:
    locality = row_of(sample, "ENH-STEV").locality
    outcomes.add_flag(
        sample,
        locality=locality,
        sentence="The two tables differ",
        kind=FlagKind.CONTRADICTION,
        who="Anna",
    )
    before = page_of(sample, "ENH-STEV").flags
    outcomes.record_outcome(sample, locality=locality, outcome_type=None, who="Anna")
    assert page_of(sample, "ENH-STEV").flags == before


def test_a_flag_that_a_person_adds_asks_for_attention(sample: ReviewFile) -> None:
    before = row_of(sample, "ENH-STEV")
    outcomes.add_flag(
        sample, locality=before.locality, sentence="The two tables differ", who="Anna"
    )
    after = row_of(sample, "ENH-STEV")
    assert after.open_flags == before.open_flags + 1
    assert after.flags[-1] == "The two tables differ"


def test_somebody_listed_for_another_organisation_does_not_score(sample: ReviewFile) -> None:
    watcom = row_of(sample, "WH-WATCOM")
    assert watcom.plan_version is not None
    asked = score_sheet(sample, plan_version=watcom.plan_version, member="ap").lines[0].criterion
    with pytest.raises(NotTheirPlan, match="Rachel Joyce does not score WatCom"):
        scores.record_score(
            sample,
            plan_version=watcom.plan_version,
            criterion=asked,
            member="rj",
            state=ScoreState.RATED,
            rating=0,
            who="Rachel Joyce",
        )
    assert row_of(sample, "WH-WATCOM").rating is None
    assert all(plan.code.startswith("ENH") for plan in to_score(sample, member="rj"))


def test_money_of_another_year_stands_outside_the_balance(sample: ReviewFile) -> None:
    before = row_of(sample, "ENH-STEV")
    money.add_line(
        sample,
        locality=before.locality,
        kind=LineKind.SAVING,
        label="Later saving",
        amount="£9m",
        year="2011/12",
        who="Anna",
    )
    after = row_of(sample, "ENH-STEV")
    assert after.balance.pence == before.balance.pence == 350_000_000
    assert "Later saving (2011/12)" in after.balance_sentence
    assert page_of(sample, "ENH-STEV").balance == after.balance


def test_brackets_on_a_repayment_are_refused_and_nothing_is_written(sample: ReviewFile) -> None:
    locality = row_of(sample, "ENH-STEV").locality
    with pytest.raises(NotReadable, match="taking away"):
        money.add_line(
            sample,
            locality=locality,
            kind=LineKind.REPAYMENT,
            label="Repaid",
            amount="(0.3m)",
            who="Anna",
        )
    assert row_of(sample, "ENH-STEV").balance.pence == 350_000_000


def test_what_a_source_printed_stays_when_the_amount_is_corrected(sample: ReviewFile) -> None:
    line = next(x for x in page_of(sample, "ENH-STEV").lines if x.printed == "£74.1m")
    money.edit_line(sample, line=line.id, amount="£74m", who="Anna")
    changed = next(x for x in page_of(sample, "ENH-STEV").lines if x.id == line.id)
    assert (changed.printed, changed.amount_pence) == ("£74.1m", 7_400_000_000)


def test_board_and_page_agree_on_every_locality(sample: ReviewFile) -> None:
    for row in board(sample).rows:
        page = locality_page(sample, locality=row.locality)
        assert (page.reading, page.next_step, page.balance, page.scored) == (
            row.outcome,
            row.next_step,
            row.balance,
            row.scored,
        )
        assert sum(flag.warns for flag in page.flags) == row.open_flags


def test_a_blank_board_states_no_sums(sample: ReviewFile) -> None:
    for row in board(sample).rows:
        for line in locality_page(sample, locality=row.locality).lines:
            money.remove_line(sample, line=line.id, who="Anna")
    empty = board(sample)
    assert empty.deficits_pence is None
    assert empty.lodged_pence is None


def test_conditions_of_an_outcome_taken_back_are_kept_but_idle(sample: ReviewFile) -> None:
    herts = row_of(sample, "ENH-NHERTS")
    assert herts.outcome.label == "Agreed, 3 conditions open"
    outcomes.record_outcome(sample, locality=herts.locality, outcome_type=None, who="Anna")
    now = row_of(sample, "ENH-NHERTS")
    assert now.outcome.label == "No outcome yet"
    assert now.next_step == "Score the plan"
    assert len(page_of(sample, "ENH-NHERTS").conditions) == 3
