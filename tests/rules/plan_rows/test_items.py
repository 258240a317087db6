from __future__ import annotations

import pytest

from tests.rules.plan_rows.documents import actions, details, keys, milestones, read, table

HEAD = ("Objective", "Action", "Milestones")
CLOSED = "At present all branches are closed on two days of the week"
OPEN = "Open every branch on Saturday"


def _milestones(text):
    (row,) = read(table(HEAD, ("Longer hours", "Open at eight", text)))
    return milestones(row), details(row)


def _actions(text):
    (row,) = read(table(HEAD, ("Longer hours", text, "")))
    return actions(row), details(row)


def test_a_paragraph_is_an_item():
    assert _milestones("Rota agreed\nStaff found") == (["Rota agreed", "Staff found"], [])


def test_bullets_belong_to_the_paragraph_above():
    found, _ = _milestones("A rota for all branches that shows:\n• who opens\n• who closes\nDone")
    assert found == ["A rota for all branches that shows:\n• who opens\n• who closes", "Done"]


@pytest.mark.parametrize(
    "line", ["The county will:", "Branches to show:", "Key milestones:", "Readers:", "We will:"]
)
def test_bullets_below_a_line_that_leads_in_are_items(line):
    found, kept = _milestones(f"{line}\n• agree a rota\n• find staff")
    assert found == ["agree a rota", "find staff"]
    assert kept == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Work with branches to:",
        "Development of:",
        "Business case to include:",
        "Specification covering:",
        "Intentions for branches agreed as follows:",
    ],
)
def test_bullets_below_something_that_is_done_belong_to_it(line):
    found, kept = _milestones(f"{line}\n• agree a rota\n• find staff")
    assert found == [f"{line}\n• agree a rota\n• find staff"]
    assert kept == []


def test_paragraphs_below_a_line_that_leads_in():
    found, kept = _actions("Work with branches to:\nAgree a rota\nFind staff")
    assert found == ["Agree a rota", "Find staff"]
    assert kept == ["Work with branches to:"]


def test_bullets_alone_are_items_and_those_below_belong_to_them():
    found, _ = _milestones("• agree a rota\n– with branches\n– with staff\n• find staff")
    assert found == ["agree a rota\n• with branches\n• with staff", "find staff"]


def test_bullets_of_two_depths_below_a_paragraph():
    found, _ = _milestones("A rota that shows all of:\n• who opens\n– and when\n• who closes")
    assert found == ["A rota that shows all of:\n• who opens\n– and when\n• who closes"]


def test_a_sign_left_in_the_text_is_a_bullet_still():
    found, _ = _milestones("▪ agree a rota\n▪ find staff")
    assert found == ["agree a rota", "find staff"]


def test_a_sentence_that_goes_on_from_the_one_before():
    found, _ = _milestones("Rota agreed\nHowever, it may change in spring")
    assert found == ["Rota agreed\nHowever, it may change in spring"]


def test_background_is_kept_apart_from_the_actions():
    (row,) = read(
        table(
            HEAD,
            (
                "Longer hours",
                f"{CLOSED}\nThere are 4,200 readers who work on weekdays\n{OPEN}",
                "",
            ),
        )
    )
    assert actions(row) == [OPEN]
    assert len(details(row)) == 2
    assert "background" in keys(row)


@pytest.mark.parametrize(
    "text",
    [
        "Branches are open on Saturday",
        "Staff will be asked what they need",
        "The county must agree the hours with all of its branches by spring",
        "Readers have access to a rota at every branch",
    ],
)
def test_what_is_to_be_so_is_an_action(text):
    found, _ = _actions(f"{text}\nWrite a rota")
    assert found == [text, "Write a rota"]


def test_background_alone_stays_the_action():
    found, _ = _actions(CLOSED)
    assert found == [CLOSED]


def test_cut_words_are_remarked_on():
    (row,) = read(table(HEAD, ("Longer hours", "Open the library in the", "… of staff")))
    assert "cut-words" in keys(row)


def test_items_keep_the_document_s_order():
    (row,) = read(
        table(HEAD, ("Longer hours", "Open", "Rota"), ("", "Close", "Bell"), ("", "", "Lamp"))
    )
    assert [item.text for item in row.items] == ["Open", "Rota", "Close", "Bell", "Lamp"]


def test_an_item_in_lower_case_is_an_item():
    whole = [
        HEAD,
        ("Quiet rooms", "Find rooms", "Rooms found"),
        ("Longer hours", "open the library at eight", "Rota agreed"),
        ("More readers", "Ask the readers", "to be asked by May"),
        ("New shelves", "Buy shelves", "and of oak, by June"),
    ]
    rows = read(table(*whole))
    assert ["cut-words" in keys(row) for row in rows] == [False, False, False, True]


@pytest.mark.parametrize("words", ["TBC", "Date TBC", "To be confirmed", "tba by the board"])
def test_what_is_yet_to_come_is_out_of_step_nowhere(words):
    head = ("Objective", "Action", "Lead", "Timescale")
    long = f"{words} following agreement of the business case by the whole committee in session"
    rows = read(
        table(head, ("Hours", "Open", words, "May 2010"), ("Shelves", "Buy", "A Roe", long))
    )
    assert not any("out-of-step" in keys(row) for row in rows)
    others = [(f"Branch {n}", "Open", "A Roe", "May 2010") for n in range(4)]
    rows = read(table(head, *others, ("Hours", "Open", "May 2010", "May 2010")))
    assert "out-of-step" in keys(rows[-1])
