"""When a plan's moderation may be closed, and what its record still lacks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lyapp.model.panel import Agreed, ModerationRecord, Point
from lyapp.rules.moderation.cells import panel_view
from lyapp.rules.moderation.closing import closing, settled_outcome
from tests.rules.moderation.panels import mark, plan, sentences, setting

PLAN = plan(must="1 3 3", clear="0 2 2 2 2", load="3 3 3")
VIEW = panel_view(setting(), PLAN)
FULL = ModerationRecord(
    agreed={
        "must": Agreed(mark("3"), "All are covered.", (Point(0, "Smoking was left out."),)),
        "clear": Agreed(mark("2")),
        "load": Agreed(mark("3")),
    },
    present=(0, 1, 2),
    all_discussed=True,
    record_agreed_by=(0, 1, 2),
    outcome="amend",
)


def missing(record):
    return sentences(closing(setting(), PLAN, VIEW, record).missing)


def test_a_full_record_may_be_closed():
    found = closing(setting(), PLAN, VIEW, FULL)
    assert (found.allowed, found.remarks) == (True, ())


def test_an_empty_record_lacks_everything():
    assert missing(ModerationRecord()) == [
        "Still to be discussed and agreed: “Covers must-dos”.",
        "Still to be looked at and agreed: “Priorities clear”.",
        "Still to be confirmed: “Achievable load”.",
        "Who was present isn’t recorded.",
        "“All criteria discussed” isn’t ticked.",
        "Nobody has agreed the record yet.",
    ]


def agreed(**changed):
    return replace(FULL, agreed={**FULL.agreed, **changed})


@pytest.mark.parametrize(
    ("record", "says"),
    [
        (
            agreed(must=Agreed(mark("3"), "", (Point(0, "Smoking."),))),
            ["Agreed without the reason it needs: “Covers must-dos”."],
        ),
        (
            agreed(must=Agreed(mark("3"), "All are covered.")),
            ["Discussed, but no member’s point is noted: “Covers must-dos”."],
        ),
        (
            agreed(must=Agreed(mark("3"), "Covered.", (Point(None, "We talked."),))),
            ["Discussed, but no member’s point is noted: “Covers must-dos”."],
        ),
        (
            agreed(clear=Agreed(mark("1"))),
            ["Agreed without the reason it needs: “Priorities clear”."],
        ),
        (replace(FULL, present=()), ["Who was present isn’t recorded."]),
        (replace(FULL, all_discussed=False), ["“All criteria discussed” isn’t ticked."]),
        (replace(FULL, record_agreed_by=()), ["Nobody has agreed the record yet."]),
        (
            replace(FULL, record_agreed_by=(0, 5)),
            ["Agreed the record, but not recorded as present: Fay."],
        ),
        (
            replace(FULL, outcome="agreed"),
            [
                (
                    "The panel chose “Agreed” where the programme’s rule suggests"
                    " “Agreed subject to amendments”; the reason is missing."
                )
            ],
        ),
        (replace(FULL, outcome="agreed", departure="The lead has started since."), []),
        (replace(FULL, outcome=""), []),
    ],
)
def test_what_is_missing_is_said(record, says):
    assert missing(record) == says


def test_the_departure_is_measured_against_what_was_agreed():
    better = agreed(clear=Agreed(mark("3"), "Ranked, on page 4."))
    assert VIEW.outcome == "amend"
    assert settled_outcome(setting(), PLAN, VIEW, better) == "agreed"
    assert missing(replace(better, outcome="agreed")) == []


def test_a_remark_names_who_came_in_a_members_place():
    came = replace(FULL, record_agreed_by=(0,), came={1: "Jane Hill"})
    found = closing(setting(), PLAN, VIEW, came)
    assert sentences(found.remarks) == [
        "Present, and hasn’t agreed the record: Jane Hill for Ben, Cy."
    ]


def test_remarks_dont_keep_it_open():
    found = closing(setting(), PLAN, VIEW, replace(FULL, record_agreed_by=(0,)), conflicted={2, 4})
    assert found.allowed
    assert sentences(found.remarks) == [
        "Present, and hasn’t agreed the record: Ben.",
        "Declared an interest, and is to leave for the decision: Cy.",
    ]


def test_that_no_outcome_is_chosen_is_said_once_nothing_else_is_missing():
    said = ["No outcome is chosen. Closed now, the plan is listed as “closed, no outcome yet”."]
    found = closing(setting(), PLAN, VIEW, replace(FULL, outcome=""))
    assert (found.allowed, sentences(found.remarks)) == (True, said)
    assert closing(setting(), PLAN, VIEW, ModerationRecord()).remarks == ()
