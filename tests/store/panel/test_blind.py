"""Nobody's ratings are seen before the panel looks at them together."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum

import pytest

from lyapp.exchange.rounds import make_pack
from lyapp.exchange.status_export import write_status
from lyapp.exchange.status_export.content import read_status
from lyapp.model.criteria import ScoreState
from lyapp.model.trouble import ReasonNeeded
from lyapp.store.ops import members, moderation, scores, undo
from lyapp.store.ops.merging import merge_returns
from lyapp.store.queries.board import board
from lyapp.store.queries.history import history, undo_state
from lyapp.store.queries.locality import locality_page
from lyapp.store.queries.panel import panel_page
from lyapp.store.queries.panel_board import across, agreement_data, heat, panel_progress
from lyapp.store.queries.paper import paper
from lyapp.store.queries.score_sheet import score_sheet
from lyapp.store.queries.versions import versions
from tests.store.panel.returning import answer, incoming

ASHBY, VERSION = ("E-1", 2), 3
SAID = "Zwölf Krähen"


@pytest.fixture
def returned(review):
    """A review with a pack made, Anna's return in, and Bob's paper sheet typed in."""
    make_pack(review, who="Chair", member="ap")
    answers = [answer(rating=4, comment=SAID), answer("money", 4, comment=SAID)]
    merge_returns(review, who="Chair", returns=[incoming(review, "ap", {ASHBY: answers})])
    return review


def everything(review):
    """All that any screen, export or paper is made from, as one text."""
    found = [
        board(review, member="ap"),
        locality_page(review, locality=1),
        paper(review),
        score_sheet(review, plan_version=VERSION, member="ap").suggestion,
        [
            (line.state, line.rating, line.comment, line.citations)
            for line in score_sheet(review, plan_version=VERSION, member="ap").lines
        ],
        versions(review, locality=1),
        history(review),
        undo_state(review),
        panel_page(review, plan_version=VERSION).answers,
        panel_page(review, plan_version=VERSION).view,
        across(review, criterion="clear").rows,
        heat(review).map.rows,
        agreement_data(review).ratings,
        panel_progress(review),
        write_status(read_status(review, made_on=None), "json"),
    ]
    return "\n".join(map(_plain, found))


def _plain(value):
    if is_dataclass(value):
        return f"({', '.join(_plain(getattr(value, one.name)) for one in fields(value))})"
    if isinstance(value, Enum):
        return repr(value.value)
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(_plain, value))}]"
    return repr(value)


def test_what_a_member_returned_changes_nothing_that_can_be_seen(review, returned):
    shown = everything(review)
    assert SAID not in shown
    # The same answers turned round leave no trace in anything: only how much was answered shows.
    other = [answer(rating=0, at=9, comment="X" + SAID), answer("money", 0, at=9, comment=SAID)]
    merge_returns(review, who="Chair", returns=[incoming(review, "ap", {ASHBY: other}, made=5)])

    def still(text):
        # The log has one entry more, and the paper another number of its content.
        return text.split("\n")[0:2] + text.split("\n")[3:6] + text.split("\n")[8:]

    assert still(everything(review)) == still(shown)
    assert SAID not in everything(review)
    row = board(review).rows[0]
    assert (row.rating, row.rag, row.scored) == (None, None, 1)
    assert "hidden" in row.rating_sentence
    page = panel_page(review, plan_version=VERSION)
    assert (page.view, page.answers, page.suggested, page.without_one) == (None, (), None, None)
    assert [one.hidden for one in score_sheet(review, plan_version=VERSION, member="ap").lines] == [
        True,
        True,
        False,
    ]


def test_opening_early_asks_for_a_reason_and_shows_those_who_have_finished(review, returned):
    scores.record_score(
        review,
        plan_version=VERSION,
        criterion=1,
        member="bq",
        state=ScoreState.RATED,
        rating=0,
        who="Bob",
    )
    assert panel_page(review, plan_version=VERSION).needs_reason is not None
    with pytest.raises(ReasonNeeded):
        moderation.open_moderation(review, who="Chair", plan_version=VERSION)
    done = moderation.open_moderation(
        review, who="Chair", plan_version=VERSION, reason="The committee meets tonight"
    )
    assert "The committee meets tonight" in done.label
    page = panel_page(review, plan_version=VERSION)
    assert {one.member for one in page.answers} == {1}
    assert {one.key: one.shown for one in page.members} == {"ap": True, "bq": False, "cz": False}
    assert board(review).rows[0].rating == 4
    assert score_sheet(review, plan_version=VERSION, member="ap").lines[0].comment == SAID
    members.mark_finished(review, who="Chair", member=2)
    assert {one.member for one in panel_page(review, plan_version=VERSION).answers} == {1, 2}
    assert board(review).rows[0].rating == 3


def test_a_return_sent_half_way_says_nothing_of_the_plans_to_come(review, returned):
    for member in (2, 3):
        members.mark_finished(review, who="Chair", member=member)
    plans = {one.plan_version for one in board(review).rows if one.plan_version} - {VERSION}
    assert panel_page(review, plan_version=VERSION).needs_reason is None
    assert plans
    for plan in plans:
        assert "Anna Park" in panel_page(review, plan_version=plan).needs_reason.sentence
        with pytest.raises(ReasonNeeded):
            moderation.open_moderation(review, who="Chair", plan_version=plan)
    members.mark_finished(review, who="Chair", member=1)
    assert all(panel_page(review, plan_version=plan).needs_reason is None for plan in plans)


def test_the_log_names_no_rating_while_scores_are_blind(review, returned):
    done = scores.record_score(
        review,
        plan_version=VERSION,
        criterion=1,
        member="bq",
        state=ScoreState.RATED,
        rating=2,
        who="Bob",
    )
    assert done.label == "Score Ashby, clear priorities"
    assert history(review)[0].fields == ()


def test_the_log_names_no_rating_of_before_the_first_pack(review):
    scores.record_score(
        review,
        plan_version=VERSION,
        criterion=1,
        member="bq",
        state=ScoreState.RATED,
        rating=2,
        who="Bob",
    )
    assert history(review)[0].label == undo_state(review).undo == "Score Ashby, clear priorities: 2"
    make_pack(review, who="Chair", member="ap")
    told = "Score Ashby, clear priorities"
    assert [one.label for one in history(review)][1] == undo_state(review).undo == told
    done = undo.undo(review, who="Chair")
    assert undo_state(review).redo == told
    assert "2" not in done.label
    assert history(review)[0].label == done.label
    undo.redo(review, who="Chair")
    # Once he has finished and the plan is opened, the log says again what was written then.
    members.mark_finished(review, who="Chair", member=2)
    moderation.open_moderation(review, who="Chair", plan_version=VERSION, reason="It is late")
    assert f"{told}: 2" in [one.label for one in history(review)]


def test_the_log_tells_nothing_of_a_row_whose_number_was_used_again(review):
    for member in ("ap", "bq"):
        make_pack(review, who="Chair", member=member)
    hers = incoming(review, "ap", {ASHBY: [answer(rating=4, comment="Hers")]})
    his = incoming(review, "bq", {ASHBY: [answer(rating=0, comment=SAID)]})
    merge_returns(review, who="Chair", returns=[his])
    later = incoming(review, "bq", {ASHBY: [answer(rating=1, at=5, comment=SAID)]}, made=5)
    merge_returns(review, who="Chair", returns=[later])
    for _ in range(2):
        undo.undo(review, who="Chair")
    merge_returns(review, who="Chair", returns=[hers])
    moderation.open_moderation(review, who="Chair", plan_version=VERSION, reason="It is late")
    scores.record_score(
        review,
        plan_version=VERSION,
        criterion=1,
        member="ap",
        state=ScoreState.RATED,
        rating=3,
        comment="Hers, again",
        who="Chair",
    )
    told = _plain(history(review))
    assert "Hers, again" in told
    assert SAID not in told
    # Once he has finished it is told, as of anybody.
    members.mark_finished(review, who="Chair", member=2)
    assert SAID in _plain(history(review))


def test_a_review_without_packs_is_as_open_as_ever(review):
    scores.record_score(
        review,
        plan_version=VERSION,
        criterion=1,
        member="bq",
        state=ScoreState.RATED,
        rating=2,
        who="Bob",
    )
    assert board(review).rows[0].rating == 2
    assert len(panel_page(review, plan_version=VERSION).answers) == 1
