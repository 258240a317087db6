"""Sums in the document's tables, and figures said twice."""

from __future__ import annotations

import pytest

from lyapp.rules.findings import find
from tests.rules.findings.pages import SETTING, plan

ROW = """LP01 · Quiet objective
  Milestone: 20 rooms by May 2008
  Lead: Alder
  By: March 2009
"""


def found(table: str, *, text: str = "", rule: str) -> list[str]:
    said = f"Text: {text}\n" if text else ""
    return [one.sentence for one in find(plan(f"{ROW}{said}{table}"), SETTING) if one.rule == rule]


def wrong(table: str) -> list[str]:
    return found(table, rule="total_wrong")


def test_a_total_that_does_not_add_up_says_both():
    sentences = wrong("Table: Costs\n | £\nA | 120,000\nB | 15,000\nTotal | 154,000")
    assert len(sentences) == 1
    assert "154,000" in sentences[0]
    assert "135,000" in sentences[0]


@pytest.mark.parametrize(
    "table",
    [
        "Table: Costs\n | £\nA | 120,000\nB | 15,000\nTotal | 135,000",
        "Table: Costs\n | £\nA | £1.2m\nB | £0.3m\nTotal | £1.5m",
        "Table: In £000\n | 2008/09\nA | 33\nB | 33\nC | 33\nTotal | 100",
        "Table: Costs\n | £\nA | 10\nB | 5\nSubtotal | 15\nC | 4\nD | 2\nSubtotal | 6\nTotal | 21",
        "Table: Costs\n | £\nA | 100\nB | 50\nLess savings | 30\nTotal | 120",
        "Table: Costs\n | £\nA | 100\nB | (30)\nTotal | 70",
        "Table: Costs\n | £\nA | 100\nB | not known\nC | 10\nTotal | 150",
        "Table: Costs\n | £\nA | 100\nB | 1027,920\nC | 10\nTotal | 150",
        "Table: Shares\n | share\nA | 40%\nB | 55%\nTotal | 100%",
        "Table: Staff\n | 2007 | 2008\nA | 4 | 5\nB | 1 | 2\nTotal | 5 | 7",
        "Table: Staff\nName | North | South | Total\nA | 4 | 5 | 9\nB | 1 | 2 | 3",
        "Table: Staff\nTotal | 4",
    ],
)
def test_tables_that_are_left_alone(table):
    assert wrong(table) == []


def test_a_last_column_of_totals():
    table = "Table: Staff\nName | North | South | Total\nA | 4 | 5 | 9\nB | 1 | 2 | 4"
    assert len(wrong(table)) == 1


def test_each_column_is_summed_by_itself():
    table = "Table: Staff\n | 2007 | 2008\nA | 4 | 5\nB | 1 | 2\nTotal | 5 | 8"
    assert len(wrong(table)) == 1


def test_a_total_of_subtotals():
    table = (
        "Table: Costs\n | £\nA | 10\nB | 5\nSubtotal | 15\nC | 4\nD | 2\nSubtotal | 6\nTotal | 26"
    )
    assert len(wrong(table)) == 1


def test_a_total_of_something_that_is_not_listed():
    table = "Table: Funds\n | £\nA | 10\nB | 5\nTotal spent | 15\nTotal allowed | 40"
    assert wrong(table) == []


BUDGET = "Table: Budget\n | £000\nCommunity nursing | 120\nHealth centre clinics | 45"


def test_text_and_table_disagree():
    sentences = found(
        BUDGET, text="Community nursing has £140,000 this year.", rule="figures_disagree"
    )
    assert len(sentences) == 1
    assert "£140,000" in sentences[0]
    assert "£120,000" in sentences[0]


@pytest.mark.parametrize(
    "text",
    [
        "Community nursing has £120,000 this year.",
        "Community nursing has £0.12m.",
        "Community nursing is cut by £10,000.",
        "Nursing costs £3,000.",
        "Community nursing has 14 posts.",
        "Community nursing moved in 2008/09.",
        "Community nursing has £100,000 and £20,000.",
    ],
)
def test_sentences_that_are_left_alone(text):
    assert found(BUDGET, text=text, rule="figures_disagree") == []
