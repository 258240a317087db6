from __future__ import annotations

from datetime import date

import pytest

from lyapp.model.changes import EntryKind
from lyapp.model.criteria import Rag, ScoreState
from lyapp.model.decision import OutcomeStage
from lyapp.model.money import LineKind
from lyapp.model.trouble import UnknownKey
from lyapp.store.ops import money, outcomes, programme, scores, undo
from lyapp.store.queries.board import board
from lyapp.store.queries.history import history
from lyapp.store.queries.locality import locality_page, locality_pages
from lyapp.store.queries.money import money_page
from lyapp.store.queries.paper import paper
from lyapp.store.queries.programme import programme_page
from lyapp.store.queries.score_sheet import score_sheet, to_score


def rate(review, member, *ratings, version=3):
    for criterion, rating in enumerate(ratings, start=1):
        scores.record_score(
            review, plan_version=version, criterion=criterion, member=member,
            state=ScoreState.RATED, rating=rating, who=member,
        )  # fmt: skip


def test_the_board_says_how_far_each_plan_is(review):
    rate(review, "ap", 4, 3)
    rate(review, "bq", 3)
    found = board(review, member="bq")
    ashby, barton, corfe = found.rows
    assert (ashby.scored, ashby.expected, ashby.mine_done, ashby.mine_of) == (1, 3, 1, 2)
    assert (ashby.version, ashby.meetings, ashby.rating) == (2, (date(2008, 5, 8),), 3.25)
    assert ashby.rag is Rag.GREEN
    assert (barton.scored, barton.rating, barton.rag) == (0, None, None)
    assert (barton.list_size, barton.list_size_printed) == (None, "1027,920")
    assert (barton.open_flags, barton.flags) == (1, ("The list size reads 1027,920.",))
    assert (corfe.plan_version, corfe.version, corfe.expected) == (None, None, 2)
    assert (corfe.outcome_key, corfe.outcome.stage) == ("amend", OutcomeStage.CONDITIONAL)
    assert corfe.next_step == "Send the budget"
    assert (found.decided, found.awaited) == (1, 0)
    assert found.scores_in == pytest.approx(1 / 8)
    assert "ashby" in ashby.search
    assert "east trust" in ashby.search


def test_the_board_asked_for_some_rows_keeps_the_totals_of_all(review):
    whole, part = board(review), board(review, localities=[2])
    assert [row.name for row in part.rows] == ["Barton"]
    assert part.rows[0] == whole.rows[1]
    assert part.organisations == whole.organisations
    assert part.decided == whole.decided


def test_heads_count_and_total_what_is_below_them(review):
    east, west = board(review).organisations
    assert (east.short_name, east.localities, east.decided) == ("East", 2, 0)
    assert (west.localities, west.decided) == (1, 1)
    assert east.total.pence == 30_000_000
    assert "Barton" in east.total_sentence


def test_a_member_is_asked_for_the_plans_of_their_organisations(review):
    rate(review, "bq", 3)
    assert [(one.name, one.done, one.of) for one in to_score(review, member="bq")] == [
        ("Ashby", 1, 2), ("Barton", 0, 2), ("Corfe", 0, 2),
    ]  # fmt: skip
    assert [one.name for one in to_score(review, member="ap")] == ["Ashby", "Barton"]
    assert len(to_score(review, member="cz")) == 3
    with pytest.raises(UnknownKey):
        to_score(review, member="zz")


def test_the_score_sheet_is_one_member_s_own(review):
    rate(review, "ap", 4, 1)
    rate(review, "bq", 0, 0)
    sheet = score_sheet(review, plan_version=3, member="ap")
    assert (sheet.name, sheet.version, sheet.member_name) == ("Ashby", 2, "Anna Park")
    assert [line.rating for line in sheet.lines] == [4, 1, None]
    assert sheet.lines[0].what.descriptors == ((0, "None given"),)
    assert sheet.suggestion.median == 2.5
    assert [row.title for row in sheet.objectives] == ["Diabetes", "Smoking"]
    assert sheet.objectives[0].items[0].text == "Diabetes: act"
    with pytest.raises(UnknownKey):
        score_sheet(review, plan_version=99, member="ap")


def test_a_locality_s_page_is_its_page_among_all(review):
    rate(review, "ap", 4, 3)
    with review.read() as db:
        pages = locality_pages(db)
    assert [page.name for page in pages] == ["Ashby", "Barton", "Corfe"]
    for page in pages:
        assert locality_page(review, locality=page.locality) == page
    assert pages[0].spellings == ("Ashbie",)
    assert pages[0].sub_practices[0].name == "High Street"
    assert pages[2].objectives == ()
    with pytest.raises(UnknownKey):
        locality_page(review, locality=99)


def test_page_and_board_agree(review):
    rate(review, "ap", 4, 3)
    for row in board(review).rows:
        page = locality_page(review, locality=row.locality)
        assert (row.rating, row.rag, row.rating_sentence) == (
            page.suggestion.median, page.suggestion.rag, page.suggestion.sentence,
        )  # fmt: skip
        assert (row.outcome, row.next_step, row.balance, row.scored, row.expected) == (
            page.reading, page.next_step, page.balance, page.scored, page.expected,
        )  # fmt: skip


def test_money_leaves_out_and_says_so(review):
    money.add_line(
        review, locality=3, kind=LineKind.DEFICIT_OR_SURPLUS, label="Deficit",
        amount="(£0.5m)", who="Anna",
    )  # fmt: skip
    page = money_page(review)
    ashby, barton, corfe = page.rows
    assert (ashby.balance.pence, ashby.balance.unstated) == (30_000_000, ("Drugs",))
    assert ashby.balance.lodged_pence == 5_000_000
    assert (barton.balance.pence, barton.lines) == (None, ())
    assert corfe.balance.pence == -50_000_000
    east, west = page.organisations
    assert east.total.pence == 30_000_000
    assert "Barton" in east.sentence
    assert [line.label for line in west.lines] == ["Budget"]
    assert board(review).deficits_pence == -50_000_000


def test_the_paper_holds_what_was_asked_for(review):
    whole = paper(review)
    assert [part.code for part in whole.organisations] == ["E", "W"]
    assert (whole.organisations[0].practices, whole.organisations[0].list_size) == (5, 57144)
    assert whole.organisations[0].unstated_sizes == ("Barton",)
    assert whole.authors == ("A. Author",)
    assert [(one.number, one.localities) for one in whole.questions] == [(1, ("Ashby",)), (2, ())]
    assert [flag.sentence for flag in whole.flags] == ["The totals were not checked."]
    part = paper(review, organisations=["E"], localities=["E-2"])
    assert part.flags == ()
    assert [[page.name for page in one.localities] for one in part.organisations] == [["Barton"]]
    assert paper(review, organisations=["W"], localities=["E-2"]).organisations == ()
    for wrong in ({"organisations": ["X"]}, {"localities": ["X"]}):
        with pytest.raises(UnknownKey):
            paper(review, **wrong)


def test_the_programme_page_has_all_of_the_programme(review):
    page = programme_page(review)
    assert [criterion.key for criterion in page.criteria] == ["clear", "money", "remarks"]
    assert [level.value for level in page.scale.levels] == [0, 1, 2, 3, 4]
    assert [kind.key for kind in page.outcome_types] == ["agreed", "amend", "awaited"]
    assert page.members[0].substitutes == ("Sam Stand (E)",)
    assert (page.checks[0].agrees, page.must_dos[0].title) == (False, "Wait less")
    assert page.flags == ("The totals were not checked.",)


def test_history_tells_who_changed_what_from_what_to_what(review):
    rate(review, "ap", 4)
    rate(review, "ap", 2)
    outcomes.record_outcome(review, locality=3, outcome_type="agreed", who="Bob")
    decided, second, first = history(review)[:3]
    assert (second.who, second.label) == ("ap", "Score Ashby, clear priorities: 2")
    assert [(f.what, f.before, f.after) for f in second.fields] == [("score: rating", "4", "2")]
    assert ("score: answer", "", "rated") in [(f.what, f.before, f.after) for f in first.fields]
    assert ("outcome: outcome", "Agreed subject to amendments", "Agreed") in [
        (f.what, f.before, f.after) for f in decided.fields
    ]
    assert decided.at.tzinfo is not None


def test_history_of_a_locality_is_only_its_own(review):
    rate(review, "ap", 4)
    programme.edit_review(review, title="Another", who="Anna")
    outcomes.settle_flag(review, flag=1, reason="Asked.", who="Anna")
    undo.undo(review, who="Anna")
    assert [one.label for one in history(review, locality=1)] == [
        "Score Ashby, clear priorities: 4"
    ]
    assert [one.kind for one in history(review, locality=2)] == [EntryKind.UNDO, EntryKind.DO]
    assert len(history(review, limit=2)) == 2
    made = history(review)[-1]
    assert made.kind is EntryKind.LOAD
    assert made.bulk_rows > 50
