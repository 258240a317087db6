"""A fingerprint changes with what a member reads, and with nothing else."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from lyapp.model.criteria import Criterion, Level, Rag, RatingScale
from lyapp.model.packs import PackRow
from lyapp.model.plan import DatePrecision, Item, ItemKind, Objective, Section
from lyapp.rules.fingerprints import (
    criteria_fingerprint,
    plan_fingerprint,
    question_fingerprint,
)

ROW = PackRow(
    code="1",
    section=Section.LOCAL,
    title="Shorter waits",
    items=(Item(ItemKind.ACTION, "Open on Saturdays"),),
    lead="Dr Hill",
    timescale="March 09",
)
SCALE = RatingScale("two", "Two", (Level(0, "No", Rag.RED), Level(1, "Yes", Rag.GREEN)), 1)
CRITERION = Criterion("clear", 1, "Clear", "Is it clear?")


@pytest.mark.parametrize(
    "changed",
    [
        {"code": "2"},
        {"section": Section.NATIONAL},
        {"title": "Longer waits"},
        {"text": "Shorter waits\nfor all"},
        {"items": (Item(ItemKind.MILESTONE, "Open on Saturdays"),)},
        {"items": ()},
        {"lead": "Dr Marsh"},
        {"other_leads": ("PCT",)},
        {"timescale": "April 09"},
        {"other_timescales": ("ongoing",)},
    ],
)
def test_what_is_printed_counts(changed):
    other = dataclasses.replace(ROW, **changed)
    assert plan_fingerprint("STV", 1, [other]) != plan_fingerprint("STV", 1, [ROW])


@pytest.mark.parametrize(
    "changed",
    [
        {"due": date(2009, 3, 31), "precision": DatePrecision.MONTH},
        {"clinical_lead": "Dr Hill"},
        {"note": "see the letter"},
        {"document": "ab" * 32, "page": 3},
        {"ongoing": True},
    ],
)
def test_what_was_understood_does_not(changed):
    other = dataclasses.replace(ROW, **changed)
    assert plan_fingerprint("STV", 1, [other]) == plan_fingerprint("STV", 1, [ROW])


def test_locality_number_and_order_count():
    second = dataclasses.replace(ROW, code="2")
    one = plan_fingerprint("STV", 1, [ROW, second])
    assert one != plan_fingerprint("WEL", 1, [ROW, second])
    assert one != plan_fingerprint("STV", 2, [ROW, second])
    assert one != plan_fingerprint("STV", 1, [second, ROW])


def test_a_row_of_the_review_and_of_a_pack_have_the_same():
    row = Objective(
        id=7,
        code=ROW.code,
        section=ROW.section,
        title=ROW.title,
        items=ROW.items,
        lead=ROW.lead,
        clinical_lead="",
        timescale=ROW.timescale,
        due=None,
        attachment=4,
    )
    assert plan_fingerprint("STV", 1, [row]) == plan_fingerprint("STV", 1, [ROW])


@pytest.mark.parametrize(
    "changed",
    [
        {"key": "clearer"},
        {"title": "Clearer"},
        {"question": "Is it?"},
        {"guidance": "Look twice."},
        {"must_pass": True},
        {"weight": 2},
        {"open_text": True},
        {"descriptors": ((0, "not at all"),)},
    ],
)
def test_what_is_asked_counts(changed):
    other = dataclasses.replace(CRITERION, **changed)
    assert criteria_fingerprint(SCALE, [other]) != criteria_fingerprint(SCALE, [CRITERION])


def test_the_scale_counts_and_the_checks_do_not():
    stricter = dataclasses.replace(SCALE, levels=(*SCALE.levels, Level(2, "Very", Rag.GREEN)))
    one = criteria_fingerprint(SCALE, [CRITERION])
    assert criteria_fingerprint(stricter, [CRITERION]) != one
    assert criteria_fingerprint(dataclasses.replace(SCALE, meets_value=0), [CRITERION]) != one
    checked = dataclasses.replace(CRITERION, checks=("no_lead",))
    assert criteria_fingerprint(SCALE, [checked]) == one


@pytest.mark.parametrize(
    "changed",
    [{"key": "k"}, {"title": "T"}, {"question": "Q?"}, {"guidance": "G"}, {"open_text": True}],
)
def test_a_question_is_its_words(changed):
    other = dataclasses.replace(CRITERION, **changed)
    assert question_fingerprint(SCALE, other) != question_fingerprint(SCALE, CRITERION)


def test_what_a_question_counts_for_isnt_the_question():
    other = dataclasses.replace(CRITERION, number=4, weight=9, must_pass=True, checks=("no_date",))
    assert question_fingerprint(SCALE, other) == question_fingerprint(SCALE, CRITERION)
    scale = dataclasses.replace(SCALE, meets_value=0)
    assert question_fingerprint(scale, CRITERION) != question_fingerprint(SCALE, CRITERION)
