"""Which findings bear on which criterion: data of the programmes that are shipped."""

from __future__ import annotations

import pytest

from lyapp.exchange.generated import generate_programme
from lyapp.exchange.programme_files import find_programme, programme_names, read_programme
from lyapp.model.coverage import COVERAGE_CHECK
from lyapp.rules.findings import RULES

KEYS = {rule.key for rule in RULES} | {COVERAGE_CHECK}


@pytest.mark.parametrize("name", programme_names())
def test_every_rule_bears_on_some_criterion(name):
    criteria = read_programme(find_programme(name)).criteria
    named = [check for criterion in criteria for check in criterion.checks]
    assert set(named) == KEYS
    assert len(named) == len(KEYS), "a finding is told under one criterion"


def test_made_up_programmes_have_checks_too():
    made = generate_programme(localities=1, members=1, scores=False, seed=1)
    assert {check for criterion in made.criteria for check in criterion.checks} == KEYS


def test_the_people_of_the_sample():
    people = read_programme(find_programme("hertfordshire-2008-09")).people
    assert [one.name for one in people if one.clinical] == ["Dr Trevor Fernandes", "Dr Ros Taylor"]
