"""The outcome a programme's own rule suggests, in words a chair can read out."""

from __future__ import annotations

import pytest

from lyapp.exchange.programme_files import find_programme, programme_names, read_programme
from lyapp.model.outcome_rules import OutcomeRule, RuleWhen
from lyapp.model.panel import Agreed, PanelSetting
from lyapp.rules.moderation.cells import panel_view
from lyapp.rules.moderation.outcome import departs, facts_of, outcome_of, suggest_outcome
from lyapp.rules.moderation.standing import Standing, with_agreed
from tests.rules.moderation.panels import SCALE, mark, plan, setting


def suggested(given, *, rules=None, agreed=None):
    how = setting() if rules is None else setting(rules=rules)
    stands = with_agreed(panel_view(how, given).medians, agreed or {})
    return suggest_outcome(how, facts_of(how, stands, given.balance_pence))


@pytest.mark.parametrize(
    ("cells", "balance", "outcome"),
    [
        (("3 3 3", "3 3 3", "3 3 3"), 0, "agreed"),
        (("3 3 3", "3 3 3", "3 3 3"), -1, "money"),
        (("3 3 3", "3 3 3", "3 3 3"), None, "money"),
        (("3 3 3", "2 2 3", "3 3 3"), 0, "amend"),
        (("1 1 3", "4 4 4", "4 4 4"), 0, "awaited"),
        (("2 2 2", "2 2 2", "2 2 2"), 0, "amend"),
        (("2 2 2", "2 2 2", "1 1 1"), 0, "awaited"),
        # Left out where everybody says it doesn't apply, missing where nobody can judge it.
        (("3 3 3", "na na na", "3 3 3"), 0, "agreed"),
        (("3 3 3", "? na na", "3 3 3"), 0, None),
        (("3 3 3", "3 3 3", ""), 0, None),
    ],
)
def test_the_first_rule_that_holds(cells, balance, outcome):
    given = plan(balance, **dict(zip(("must", "clear", "load"), cells, strict=True)))
    assert suggested(given).outcome == outcome


def test_it_is_explained_so_that_it_can_be_read_out():
    said = suggested(plan(must="3 3 3", clear="2 2 3", load="3 3 3"))
    assert said.sentence == (
        "“Agreed subject to amendments” is suggested, by rule 3 of the programme’s 4."
        " No rating is missing."
        " Every criterion that must pass stands at 2 or higher."
        " It reaches 68% of the applicable maximum; 50% is asked for."
        " Rule 2, “Agreed, money to committee”, doesn’t hold:"
        " Criteria below the “meets” level: 1; at most 0 may be."
    )


def test_what_is_missing_is_named():
    said = suggested(plan(must="3 3 3", clear="3 3 3"))
    assert said.sentence == "No outcome is suggested. Without a rating: “Achievable load”."


def test_without_rules_it_says_so():
    said = suggested(plan(must="3 3 3"), rules=())
    assert (said.outcome, said.sentence) == (
        None,
        "This programme has no rule for a suggested outcome.",
    )


def test_what_the_panel_agreed_goes_before_the_medians():
    given = plan(must="3 3 3", clear="2 2 3", load="? ? ?")
    agreed = {"clear": Agreed(mark("3")), "load": Agreed(mark("na"))}
    assert suggested(given).outcome is None
    assert suggested(given, agreed=agreed).outcome == "agreed"
    assert suggested(given, agreed={**agreed, "must": Agreed(mark("?"))}).outcome is None


@pytest.mark.parametrize(
    ("when", "holds", "says"),
    [
        (RuleWhen(), True, "It is what remains when no rule before it holds."),
        (RuleWhen(nothing_missing=True), True, "No rating is missing."),
        (RuleWhen(every_criterion_at_least=2), True, "No criterion stands below 2."),
        (
            RuleWhen(every_criterion_at_least=3),
            False,
            "The lowest criterion stands at 2; 3 is asked for.",
        ),
        (
            RuleWhen(must_pass_at_least=4),
            False,
            "A criterion that must pass stands at 3; 4 is asked for.",
        ),
        (
            RuleWhen(percent_at_least=69),
            False,
            "It reaches 68% of the applicable maximum; 69% is asked for.",
        ),
        (
            RuleWhen(below_meets_at_most=1),
            True,
            "Criteria below the “meets” level: 1; at most 1 may be.",
        ),
        (RuleWhen(balance_not_negative=True), False, "Its balance is negative: −£12,000."),
    ],
)
def test_each_condition_has_its_words(when, holds, says):
    given = plan(-1_200_000, must="3 3 3", clear="2 2 3", load="3 3 3")
    said = suggested(given, rules=(OutcomeRule("agreed", when),))
    assert (said.outcome is not None) is holds
    assert says in said.sentence


@pytest.mark.parametrize(
    ("cells", "when", "says"),
    [
        ({}, RuleWhen(must_pass_at_least=3), "Must pass, and without a rating: “Covers must-dos”."),
        ({"must": "na"}, RuleWhen(must_pass_at_least=3), "No criterion that must pass applies."),
        ({}, RuleWhen(percent_at_least=1), "Nothing that carries weight is rated."),
        ({}, RuleWhen(balance_not_negative=True), "Its balance is not stated."),
    ],
)
def test_what_isnt_known_is_said(cells, when, says):
    said = suggested(plan(None, **cells), rules=(OutcomeRule("agreed", when),))
    assert says in said.sentence


def test_a_half_counts_as_what_it_is():
    """A median between two levels doesn't reach the upper one."""
    given = plan(must="2 3", clear="3 3", load="3 3")
    assert suggested(given).outcome == "amend"


@pytest.mark.parametrize(
    ("hint", "chosen", "departing"),
    [("agreed", "agreed", False), ("agreed", "amend", True), (None, "amend", False),
     ("agreed", "", False)],
)  # fmt: skip
def test_a_departure_is_another_outcome_than_the_one_suggested(hint, chosen, departing):
    assert departs(hint, chosen) is departing


@pytest.mark.parametrize("name", programme_names())
def test_the_shipped_rules_can_all_be_reached(name):
    """From a plan without fault down to one that holds nothing, each outcome has its turn."""
    data = read_programme(find_programme(name))
    how = PanelSetting(data.criteria, data.scale, data.outcome_rules, data.outcome_types)
    rated = [one.key for one in data.criteria if not one.open_text]
    passing = {one.key for one in data.criteria if one.must_pass}
    found = set()
    for level in SCALE.levels:
        for weaker in range(len(rated) + 1):
            low = max(0, level.value - 1)
            values = {
                key: level.value if key in passing or number >= weaker else low
                for number, key in enumerate(rated)
            }
            for balance in (0, -1):
                found.add(outcome_of(how, facts_of(how, Standing(values), balance)))
    assert found == {rule.outcome for rule in data.outcome_rules}
    assert outcome_of(how, facts_of(how, Standing({}), 0)) is None


@pytest.mark.parametrize("name", programme_names())
def test_better_ratings_never_give_a_later_rule(name):
    data = read_programme(find_programme(name))
    how = PanelSetting(data.criteria, data.scale, data.outcome_rules, data.outcome_types)
    order = [rule.outcome for rule in data.outcome_rules]
    rated = [one.key for one in data.criteria if not one.open_text]
    places = [
        order.index(outcome_of(how, facts_of(how, Standing(dict.fromkeys(rated, step / 2)), 0)))
        for step in range(9)
    ]
    assert places == sorted(places, reverse=True)
