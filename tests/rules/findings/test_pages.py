"""Every rule has its page, and the page's example triggers it."""

from __future__ import annotations

import pytest

from lyapp.rules.findings import RULES, find
from tests.rules.findings.pages import PAGES, SETTING, example, plan

CLEAN = """
NR01 · Waits of at most 18 weeks
  Action: Share referral figures with practices each month
  Milestone: 90% of patients treated within 18 weeks by October 2008
  Outcome: Patients are seen sooner
  Lead: Alder locality with the PCT
  By: December 2008
LP01 · Redesign the diabetes pathway
  Action: Write the pathway with patients’ representatives
  Milestone: Business case approved in June 2008
  Milestone: 80% of patients screened by March 2009
  Lead: Dr Ada Whitlock
  By: March 2009
LP02 · Counselling nearer home
  Action: Move clinics to two health centres
  Action: Ask a patient group what they want of the service
  Milestone: First clinic held in September 2008
  Lead: Alder locality
  Clinical lead: Professor Harish Quill
  By: October 2008
LP03 · Sound spending on prescribing
  Action: Compare practices each quarter
  Milestone: Spending on prescribing held at £1,250,000
  Milestone: Report to the board each month
  Lead: Alder prescribing adviser
  By: March 2009
Table: Investment in thousands
  | £000
Diabetes nurses | 120
Health centre clinics | 45
Total | 165
Text: The clinics cost £45,000 and the plan was written with patients.
"""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_the_page_explains_its_rule_with_an_example(rule):
    text = (PAGES / rule.page).read_text(encoding="utf-8")
    assert text.startswith(f"# {rule.title}\n")
    assert rule.looks_at in text
    assert f"({rule.page})" in (PAGES / "README.md").read_text(encoding="utf-8")
    found = [one for one in find(plan(example(rule.page)), SETTING) if one.rule == rule.key]
    assert len(found) in (1, 2), "the example shows it once, or once a row"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_an_example_shows_little_else(rule):
    """What a page shows should not drown in other findings."""
    expected = {rule.key, "no_involvement"}
    others = {one.rule for one in find(plan(example(rule.page)), SETTING)} - expected
    assert len(others) <= 1, others


def test_no_page_without_a_rule():
    pages = {page.name for page in PAGES.glob("*.md")} - {"README.md"}
    assert pages == {rule.page for rule in RULES}


def test_a_clean_plan_has_no_findings():
    assert [one.sentence for one in find(plan(CLEAN), SETTING)] == []


def test_a_plan_without_rows_has_no_findings():
    assert find(plan(""), SETTING) == ()
