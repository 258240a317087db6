from __future__ import annotations

from lyapp.rules.plan_rows import recognise_locality

SPELLINGS = {
    1: ("Ashdene", "Ashdene Valley", "ADV"),
    2: ("North Marsh", "N. Marsh"),
    3: ("Marsh",),
}


def test_the_locality_named_most_comes_first():
    text = "Plan of North Marsh. North Marsh, with Ashdene, writes: NORTH\nMARSH will grow."
    assert recognise_locality(text, SPELLINGS) == ((2, 3), (1, 1))


def test_a_longer_name_counts_for_itself_alone():
    assert recognise_locality("North Marsh and N. Marsh", SPELLINGS) == ((2, 2),)


def test_whole_words_only():
    assert recognise_locality("Marshland and Ashdenes", SPELLINGS) == ()


def test_a_short_name_in_capitals_must_be_in_capitals():
    assert recognise_locality("adv ADV", SPELLINGS) == ((1, 1),)


def test_names_of_other_bodies_do_not_count():
    text = "Ashdene Borough Council and Ashdene Hospital write to Marsh"
    assert recognise_locality(text, SPELLINGS) == ((3, 1),)


def test_without_spellings_or_text():
    assert recognise_locality("", SPELLINGS) == ()
    assert recognise_locality("Marsh", {}) == ()
    assert recognise_locality("Marsh", {4: ("", " ")}) == ()
