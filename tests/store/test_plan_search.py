from __future__ import annotations

import pytest

from lyapp.model.plan import Item, ItemKind, RowPlace
from lyapp.model.versions import Into
from lyapp.store.creating import create_review
from lyapp.store.ops import intake, programme, undo
from lyapp.store.queries.plan_search import search_plans
from tests.plan_documents import document_of, original_of, row, rows
from tests.store.programme_small import many


def take(review, *titles, locality=3, read=None, extra=""):
    intake.import_plan(
        review,
        who="x",
        locality=locality,
        document=document_of(*titles, extra=extra),
        original=original_of(*titles),
        rows=rows(*titles) if read is None else read,
        into=Into.NEW_VERSION,
    )


def marked(hit):
    return [hit.snippet[start : start + length] for start, length in hit.marks]


def places(review, text, **given):
    return [(one.code, one.row) for one in search_plans(review, text=text, **given)]


def test_rows_of_every_plan_are_found_in_the_paper_s_order(review):
    assert places(review, "better") == [("E-1", "P1"), ("E-1", "P2"), ("E-2", "P1")]
    assert places(review, "better", limit=2) == [("E-1", "P1"), ("E-1", "P2")]
    assert places(review, "First thoughts") == []  # it stands in an older version


def test_all_words_must_be_there_in_any_order_and_case(review):
    assert places(review, "ACT diab") == [("E-1", "P1")]
    assert places(review, "diabetes falls") == []
    assert places(review, '"diabetes: act"') == [("E-1", "P1")]
    assert places(review, '"act diabetes"') == []
    assert places(review, '"falls: b') == [("E-2", "P1")]
    assert places(review, '  "" ') == places(review, "") == []


def test_a_hit_says_where_it_is_and_shows_the_words(review):
    take(review, "Falls")
    found = search_plans(review, text="march 2009")
    (hit,) = [one for one in found if one.code == "W-1"]
    assert (hit.name, hit.version, hit.row, hit.title) == ("Corfe", 1, "P1", "Falls")
    assert (hit.page, hit.attachment) == (1, 1)
    assert marked(hit) == ["March", "2009"]
    assert "\n" not in hit.snippet


def test_the_words_of_a_long_row_are_shown_with_what_stands_around_them(review):
    text = "Before it stand many other words which nobody needs to see in the list of hits. "
    items = (Item(ItemKind.ACTION, text * 3 + "Here is the Kestrel clinic. " + text * 3),)
    take(review, "Falls", read=[row("Falls", items=items)])
    (hit,) = search_plans(review, text="KESTREL")
    assert marked(hit) == ["Kestrel"]
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("…")
    assert len(hit.snippet) < 200


def test_every_word_is_marked_wherever_it_stands(review):
    text = "Before it stand many other words which nobody needs to see in the list of hits. "
    items = (Item(ItemKind.ACTION, f"A kestrel. {text * 3} The clinic, the Kestrel. {text * 3}"),)
    take(review, "Falls", read=[row("Falls", items=items)])
    (far,) = search_plans(review, text="clinic falls")
    assert marked(far) == ["Falls", "clinic"]
    assert " … " in far.snippet
    (near,) = search_plans(review, text='"the kestrel" clinic')
    assert marked(near) == ["clinic", "the Kestrel"]
    (within,) = search_plans(review, text="kest kestrel")
    assert marked(within)[0] == "kestrel"


def test_signs_that_look_alike_are_alike_and_letters_keep_their_place(review):
    items = (Item(ItemKind.ACTION, "İ – the patients’ “own” clinic…"),)
    take(review, "Falls", read=[row("Falls", items=items)])
    (hit,) = search_plans(review, text="patients' clinic.")
    assert marked(hit) == ["patients’", "clinic…"]
    assert places(review, "İ - the") == [("W-1", "P1")]


def test_a_document_is_searched_where_it_says_what_no_row_does(review):
    take(review, "Falls", extra="The Kestrel clinic opens.")
    (hit,) = search_plans(review, text="kestrel")
    assert (hit.objective, hit.row, hit.page, hit.attachment) == (None, "", 2, 1)
    assert hit.place is not None
    assert (hit.place.attachment, hit.place.page, hit.place.words) == (1, 2, ("Kestrel",))
    assert len(search_plans(review, text="wards")) == 1
    assert len(search_plans(review, text="do: falls")) == 1  # the row alone, not its document too


def test_what_was_left_out_of_a_row_is_found_in_the_document(review):
    take(review, "Falls", "Waits", read=[row("Falls", leads=(), places=(RowPlace(0, 2, 1),))])
    assert [one.objective for one in search_plans(review, text="waits")] == [None]
    assert [one.objective is None for one in search_plans(review, text='"ann hill"')] == [
        False,  # as the row's clinical lead
        True,  # the row that wasn't taken
    ]


def test_the_search_follows_every_change(review):
    assert places(review, "Kestrel") == []
    take(review, "Kestrel clinic")
    assert places(review, "Kestrel") == [("W-1", "P1")]
    programme.edit_review(review, title="Kestrel", who="x")
    programme.add_objective(review, locality=2, title="Kestrel again", who="x")
    assert places(review, "Kestrel") == [("E-2", "P2"), ("W-1", "P1")]
    undo.undo(review, who="x")
    assert places(review, "Kestrel") == [("W-1", "P1")]
    programme.edit_locality(review, locality=3, name="Corfe Castle", who="x")
    (hit,) = search_plans(review, text="Kestrel")
    assert hit.name == "Corfe Castle"
    take(review, "Something else")
    assert places(review, "Kestrel") == []


@pytest.mark.parametrize("localities", [40])
def test_many_plans_are_searched_and_found_in_order(home, tmp_path, localities):
    review = create_review(tmp_path / "m.lyreview", many(localities), home=home, holder="x")
    assert len(search_plans(review, text="falls")) == localities
    assert len(search_plans(review, text="falls", limit=7)) == 7
    review.close()
