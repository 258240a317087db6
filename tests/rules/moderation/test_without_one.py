"""Would the suggested outcome change without any one member?"""

from __future__ import annotations

from lyapp.rules.moderation.without_one import without_any_one
from tests.rules.moderation.panels import plan, sentences, setting


def test_it_stays_without_any_one_member():
    found = without_any_one(setting(), plan(must="3 3 4", clear="3 3 3", load="3 4 3"))
    assert not found.changes
    assert sentences(found.told) == ["No: it stays “Agreed” without any one member."]


def test_it_hangs_on_one_member():
    # Without Ann the medians of "clear" go from 3 to 2.
    given = plan(must="3 3 3", clear="3 3 2 2 3", load="3 3 3")
    found = without_any_one(setting(), given)
    assert found.outcome == "agreed"
    assert found.changed_by == ((0, "amend"), (1, "amend"), (4, "amend"))
    assert sentences(found.told) == [
        "Yes: “Agreed” hangs on 3 members.",
        "Without any one of Ann, Ben, Eve it would be “Agreed subject to amendments”.",
    ]


def test_the_only_one_to_rate_a_criterion():
    found = without_any_one(setting(), plan(must="3 3 3", clear=". . 3", load="3 3 3"))
    assert found.changed_by == ((2, None),)
    assert sentences(found.told) == [
        "Yes: “Agreed” hangs on one member.",
        "Without Cy nothing would be suggested.",
    ]


def test_where_nothing_is_suggested():
    found = without_any_one(setting(), plan(must="3 3"))
    assert sentences(found.told) == ["No: without any one member, too, nothing is suggested."]
    assert without_any_one(setting(), plan()).changed_by == ()
    assert sentences(without_any_one(setting(rules=()), plan(must="3")).told) == [
        "This programme has no rule for a suggested outcome."
    ]
