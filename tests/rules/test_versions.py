from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from lyapp.model.plan import Item, ItemKind, Objective, Section
from lyapp.model.versions import DifferenceKind, FieldDifference
from lyapp.rules.versions import differences, matches

ADDED, REMOVED = DifferenceKind.ADDED, DifferenceKind.REMOVED
CHANGED, UNCHANGED = DifferenceKind.CHANGED, DifferenceKind.UNCHANGED


def objective(key, title, *actions, code="", **given):
    return Objective(
        key,
        code or f"P{key}",
        Section.LOCAL,
        title,
        tuple(Item(ItemKind.ACTION, text) for text in actions),
        given.pop("lead", ""),
        "",
        given.pop("timescale", ""),
        None,
        **given,
    )


def kinds(older, newer):
    return [(one.kind, one.before, one.after) for one in differences(older, newer)]


def test_the_same_rows_are_unchanged_in_any_order():
    older = [objective(1, "Diabetes", "Open a clinic"), objective(2, "Smoking")]
    newer = [objective(8, "Smoking"), objective(9, "Diabetes", "Open a  clinic")]
    assert kinds(older, newer) == [(UNCHANGED, 2, 8), (UNCHANGED, 1, 9)]


def test_a_changed_row_says_which_fields_and_how():
    older = [objective(1, "Diabetes care", "Open a clinic", lead="Dr Hill", timescale="May")]
    newer = [objective(5, "Diabetes care", "Open two clinics", lead="Dr Hill", timescale="June")]
    (found,) = differences(older, newer)
    assert found.kind is CHANGED
    assert found.fields == (
        FieldDifference("timescale", "May", "June"),
        FieldDifference("actions", "Open a clinic", "Open two clinics"),
    )


def test_a_removed_row_stands_after_the_one_it_followed():
    older = [objective(1, "Aaa bbb"), objective(2, "Ccc ddd"), objective(3, "Eee fff")]
    newer = [objective(7, "Eee fff"), objective(8, "Ggg hhh")]
    assert kinds(older, newer) == [
        (REMOVED, 1, None),
        (REMOVED, 2, None),
        (UNCHANGED, 3, 7),
        (ADDED, None, 8),
    ]


def test_rows_that_moved_up_a_number_are_the_same_rows():
    older = [
        objective(1, "Improve diabetes care", code="1"),
        objective(2, "Stop people smoking", code="2"),
    ]
    newer = [
        objective(5, "Shorter waits for surgery", code="1", printed_code="1"),
        objective(6, "Improve diabetes care", code="2", printed_code="2"),
        objective(7, "Stop people smoking", code="3", printed_code="3"),
    ]
    assert kinds(older, newer) == [(ADDED, None, 5), (CHANGED, 1, 6), (CHANGED, 2, 7)]
    assert differences(older, newer)[1].fields == (FieldDifference("code", "1", "2"),)


def test_a_printed_number_alone_makes_it_the_same_row_when_nothing_better_does():
    older = [objective(1, "Smoking", code="2.1"), objective(2, "Falls", code="2.2")]
    newer = [objective(5, "Obesity in schools", code="2.1", printed_code="2.1")]
    assert kinds(older, newer) == [(CHANGED, 1, 5), (REMOVED, 2, None)]


def test_a_number_of_our_own_makes_no_row_the_same():
    older = [objective(1, "Smoking", code="P1")]
    newer = [objective(5, "Obesity in schools", code="P1")]
    assert kinds(older, newer) == [(REMOVED, 1, None), (ADDED, None, 5)]


def test_a_reworded_title_with_the_same_items_is_the_same_row():
    older = [objective(1, "Diabetes in the community", "Open a clinic in each practice by May")]
    newer = [objective(5, "Care of diabetes", "Open a clinic in each practice by June")]
    assert kinds(older, newer) == [(CHANGED, 1, 5)]


def test_rows_that_stand_twice_are_matched_one_to_one():
    older = [objective(1, "Falls"), objective(2, "Falls")]
    newer = [objective(5, "Falls"), objective(6, "Falls"), objective(7, "Falls")]
    assert kinds(older, newer) == [(UNCHANGED, 1, 5), (UNCHANGED, 2, 6), (ADDED, None, 7)]


def test_an_understood_clinician_is_no_change_and_a_printed_one_is():
    older = [objective(1, "Falls", lead="Dr Hill, J Wood")]
    understood = replace(older[0], clinical_lead="Dr Hill")
    assert kinds(older, [understood]) == [(UNCHANGED, 1, 1)]
    assert kinds(older, [replace(older[0], clinical_lead="Dr Moor")]) == [(CHANGED, 1, 1)]


titles = st.lists(st.sampled_from(["Diabetes", "Diabetes care", "Smoking", "Falls", "Stroke"]))


@given(older=titles, newer=titles)
def test_every_row_stands_once_and_the_newer_ones_in_their_order(older, newer):
    before = [objective(n, title) for n, title in enumerate(older)]
    after = [objective(100 + n, title) for n, title in enumerate(newer)]
    found = differences(before, after)
    assert sorted(one.before for one in found if one.before is not None) == list(range(len(older)))
    assert [one.after for one in found if one.after is not None] == [row.id for row in after]
    became = matches(before, after)
    assert len(set(became.values())) == len(became)
    same = sum(min(older.count(title), newer.count(title)) for title in set(older))
    assert sum(one.kind is UNCHANGED for one in found) == same
