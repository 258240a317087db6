"""Words are compared by what they mean, not by how they end."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from lyapp.rules.wordings import marks, synonyms, terms

NONE = synonyms([])


def test_endings_dont_matter():
    assert set(terms("Redesigned pathways", NONE)) == set(terms("redesigning a pathway", NONE))


def test_a_term_keeps_how_it_is_written():
    assert list(terms("Smokers’ clinics", NONE).values()) == ["smokers", "clinics"]


def test_words_of_every_plan_and_years_say_nothing():
    assert terms("Work with the PCT on services for patients by March 2009", NONE) == {}


def test_synonyms_are_one_word():
    known = synonyms(
        [["COPD", "chronic obstructive pulmonary disease"], ["end-of-life", "palliative"]]
    )
    copd = set(terms("COPD nurses", known)) & set(
        terms("Chronic Obstructive Pulmonary Disease", known)
    )
    assert copd
    assert set(terms("End of life care", known)) & set(terms("Palliative beds", known))


def test_a_synonym_is_a_whole_word():
    known = synonyms([["ucc", "urgent care centre"]])
    assert not set(terms("success", known)) & set(terms("UCC", known))


@given(st.text(), st.lists(st.lists(st.text(max_size=12), max_size=3), max_size=4))
def test_any_text_can_be_read(text, groups):
    for word in terms(text, synonyms(groups)):
        assert word


def test_a_hostile_text_is_read_in_linear_time():
    known = synonyms([["a b", "a b c"]])
    start = time.process_time()
    terms("a b " * 50_000 + "a" * 100_000, known)
    assert time.process_time() - start < 5


def test_words_are_marked_in_any_ending_and_phrases_across_hyphens():
    text = "End-of-life care: commissioned for COPD, and End of life again"
    found = [text[at : at + size] for at, size in marks(text, ["end of life", "commissioning"])]
    assert found == ["End-of-life", "commissioned", "End of life"]


def test_marks_dont_overlap():
    text = "heart failure"
    assert marks(text, ["heart", "heart failure", "failures"]) == ((0, len(text)),)
    assert marks(text, []) == ()
    assert marks("", ["heart"]) == ()
