"""One plan beside the must-dos, ready to be read and settled."""

from __future__ import annotations

import pytest

from lyapp.model.coverage import Cover, LinkState
from lyapp.rules.coverage import cover_columns
from lyapp.store.covering import columns, covered, prepared, work_out
from lyapp.store.file import open_review
from lyapp.store.ops.coverage import link_must_do, unlink_must_do
from lyapp.store.plan_cover import plan_cover
from lyapp.store.queries.coverage import coverage_facts, locality_keys
from lyapp.store.queries.naming import locality_by_code


@pytest.fixture
def review(sample_path, home):
    opened = open_review(sample_path, home=home, holder="tests")
    yield opened
    opened.close()


def facts(review):
    return coverage_facts(review, locality=locality_by_code(review, code="WH-DACCOM"))


def test_links_stand_in_the_must_dos_order_the_strongest_first(review):
    found = plan_cover(facts(review))
    place = {one.must_do: at for at, one in enumerate(found.must_dos)}
    order = [(place[one.must_do], -one.strength) for one in found.links]
    assert order == sorted(order)
    assert {one.state for one in found.links} == {LinkState.OPEN}


def test_the_words_that_made_a_suggestion_are_marked(review):
    for link in plan_cover(facts(review)).links:
        for text in (link.title, link.passage):
            for at, size in text.marks:
                assert size
                assert text.text[at : at + size].strip() == text.text[at : at + size]
    first = plan_cover(facts(review)).links[0]
    assert first.title.marks


def test_what_people_said_is_in_the_list_also_where_nothing_was_suggested(review):
    before = plan_cover(facts(review))
    suggested = before.links[0]
    pairs = {(one.objective, one.must_do) for one in before.links}
    gap = before.must_dos[before.column.covers.index(Cover.GAP)].must_do
    row = next(row.id for row in before.rows if (row.id, gap) not in pairs)
    for objective, must_do, confirmed in (
        (suggested.objective, suggested.must_do, False),
        (row, gap, True),
    ):
        link_must_do(review, who="J", objective=objective, must_do=must_do, confirmed=confirmed)
    after = {(one.objective, one.must_do): one for one in plan_cover(facts(review)).links}
    refused = after[suggested.objective, suggested.must_do]
    assert (refused.state, refused.who) == (LinkState.REFUSED, "J")
    by_hand = after[row, gap]
    assert (by_hand.state, by_hand.strength, by_hand.words) == (LinkState.CONFIRMED, None, ())


def test_what_is_known_is_taken_over_and_comes_to_the_same(review):
    before = plan_cover(facts(review))
    first, second = before.links[:2]
    for link, confirmed in ((first, True), (second, False)):
        link_must_do(review, who="J", objective=link.objective, must_do=link.must_do,
                     confirmed=confirmed)  # fmt: skip
    after = plan_cover(facts(review), known=before)
    assert after == plan_cover(facts(review))
    assert after.suggestions is before.suggestions
    unlink_must_do(review, who="J", objective=first.objective, must_do=first.must_do)
    assert plan_cover(facts(review), known=after).links[0] == first


def test_other_rows_have_other_suggestions(review):
    known = plan_cover(facts(review))
    key = locality_by_code(review, code="ENH-STEV")
    other = plan_cover(coverage_facts(review, locality=key), known=known)
    assert other == plan_cover(coverage_facts(review, locality=key))
    assert {one.objective for one in other.links} <= {row.id for row in other.rows}


def test_a_review_read_in_parts_comes_to_the_same(review):
    whole = covered(coverage_facts(review))
    keys = locality_keys(review)
    parts = [
        prepared(coverage_facts(review, localities=keys[at : at + 5]))
        for at in range(0, len(keys), 5)
    ]
    assert work_out(parts) == whole
    assert parts == []
    told: list[tuple[int, int]] = []
    again = [prepared(coverage_facts(review, localities=keys[at : at + 5])) for at in (0, 5, 10)]
    asked, found = columns(again, tick=lambda done, of: told.append((done, of)))
    assert asked == tuple(line.requirement for line in whole.matrix.lines)
    assert found == cover_columns(whole.matrix)
    assert told == sorted(told)
    assert {of for _done, of in told} == {sum(one.rows for one in found)}
    with pytest.raises(ValueError, match="nothing"):
        work_out([])
