"""The sample programme against what its papers state. Counts are of the papers themselves."""

import re
from collections import Counter
from datetime import date

import pytest

from lyapp.exchange.programme_files import find_programme, read_programme
from lyapp.model.briefing import TextKind
from lyapp.model.decision import FlagKind, OutcomePlace, OutcomeStage
from lyapp.model.money import LineKind
from lyapp.model.plan import DatePrecision, ItemKind, Section
from lyapp.store.file import open_review
from lyapp.store.queries.board import board

POUND = 100


@pytest.fixture(scope="module")
def sample():
    return read_programme(find_programme("hertfordshire-2008-09"))


@pytest.fixture
def seen(sample_path, home):
    review = open_review(sample_path, home=home, holder="tests", read_only=True)
    yield {row.code: row for row in board(review).rows}
    review.close()


def test_it_says_it_is_the_sample(sample):
    assert sample.sample
    assert not sample.made_up
    assert sample.committee_date == date(2008, 7, 16)
    assert sample.paper_date == date(2008, 7, 7)
    assert sample.agenda_item.replace(" ", "") == "10c"
    assert sample.scores == ()


def test_organisations_and_localities(sample):
    assert [one.code for one in sample.organisations] == ["ENH", "WH"]
    assert len(sample.localities) == 12
    assert sum(len(one.spellings) for one in sample.localities) == 32
    sums = {}
    for code in ("ENH", "WH"):
        own = [one for one in sample.localities if one.organisation == code]
        sums[code] = (
            len(own),
            sum(one.practices for one in own),
            sum(one.list_size or 0 for one in own),
        )
    assert sums == {"ENH": (7, 62, 473_991), "WH": (5, 69, 577_694)}


def test_a_list_size_that_is_no_number_is_kept_and_flagged(sample):
    unread = [one for one in sample.localities if one.list_size is None]
    assert [(one.code, one.list_size_printed) for one in unread] == [("ENH-WCENT", "1027,920")]
    said = [
        one.sentence
        for one in sample.flags
        if one.locality == "ENH-WCENT" and one.kind is FlagKind.DATA_QUALITY
    ]
    assert any("1027,920" in one and "102,920" in one and "127,920" in one for one in said)


def test_the_practice_listed_apart(sample):
    (north,) = (one for one in sample.localities if one.code == "ENH-NORTH")
    (puckeridge,) = north.sub_practices
    assert (puckeridge.name, puckeridge.list_size) == ("Puckeridge Surgery", 7778)


def test_criteria(sample):
    assert [one.key for one in sample.criteria] == [
        "must_dos",
        "priorities_clear",
        "achievable",
        "responsibility",
        "measurable",
        "clinical_leads",
        "timescales",
        "methods_outcomes",
        "patient_involvement",
        "good_practice",
        "other_feedback",
    ]
    assert [one.key for one in sample.criteria if one.open_text] == ["other_feedback"]
    for one in sample.criteria:
        assert one.guidance
        if not one.open_text:
            assert [value for value, _ in one.descriptors] == [0, 1, 2, 3, 4]
            assert len({text for _, text in one.descriptors}) == 5
    must = {one.key for one in sample.criteria if one.must_pass}
    assert {"must_dos", "clinical_leads"} <= must
    assert len(must) <= 3


def test_the_task_group(sample):
    assert {one.key for one in sample.members} == {"ap", "tw", "rj", "sl", "pp", "np", "sn", "cj"}
    counted = Counter(code for one in sample.members for code in one.organisations)
    assert counted == {"ENH": 7, "WH": 7}
    stand_ins = [
        (one.key, s.name, s.organisations) for one in sample.members for s in one.substitutes
    ]
    assert stand_ins == [("pp", "Teresa Reid", ("WH",))]
    assert len(sample.authors) == 2
    assert sample.contact


def test_must_dos(sample):
    counted = sorted(Counter(one.catalogue for one in sample.must_dos).values())
    assert counted == sorted([5, 11, 37, 7, 7, 3, 16, 46])


def test_meetings(sample):
    assert [(one.held.isoformat(), len(one.localities)) for one in sample.meetings] == [
        ("2008-05-01", 7),
        ("2008-05-15", 5),
        ("2008-06-19", 3),
        ("2008-07-01", 2),
        ("2008-07-03", 3),
    ]


def test_the_one_plan_in_the_papers(sample):
    (plan,) = (one for one in sample.plans if one.locality == "WH-DACCOM")
    assert plan.number == 2
    sections = Counter(row.section for row in plan.objectives)
    assert sections == {Section.NATIONAL: 13, Section.LOCAL: 19}
    kinds = Counter(item.kind for row in plan.objectives for item in row.items)
    assert (kinds[ItemKind.ACTION], kinds[ItemKind.MILESTONE]) == (96, 167)
    named = [row.clinical_lead for row in plan.objectives if row.clinical_lead]
    assert named == ["Dr Trevor Fernandes"]
    due = Counter(row.due.isoformat() for row in plan.objectives if row.due)
    assert due == {"2008-06-30": 5, "2008-10-31": 3, "2008-12-31": 2, "2009-03-31": 13}
    assert all((row.due is None) or row.precision is DatePrecision.MONTH for row in plan.objectives)


def test_the_other_plans_are_the_briefings_priorities(sample):
    versions = {one.locality: one.number for one in sample.plans}
    assert len(versions) == 12
    assert sorted(code for code, number in versions.items() if number == 1) == [
        "ENH-NORTH",
        "ENH-WCENT",
        "WH-REDH",
        "WH-STAHCOM",
    ]
    rows = {one.locality: len(one.objectives) for one in sample.plans}
    assert rows["ENH-STEV"] == 8
    assert rows["WH-REDH"] == 0
    assert sum(rows.values()) == 32 + 69 - 7


def test_outcomes_at_both_places(sample):
    stages = {one.key: one.stage for one in sample.outcome_types}
    status = {o.locality: o for o in sample.outcomes if o.place is OutcomePlace.STATUS}
    briefing = {o.locality: o for o in sample.outcomes if o.place is OutcomePlace.BRIEFING}
    assert len(status) == len(briefing) == 12
    assert all(one.printed for one in sample.outcomes)
    assert all(one.text for one in briefing.values())
    assert stages[status["ENH-EAST"].outcome_type] is OutcomeStage.AGREED
    assert stages[status["ENH-STEV"].outcome_type] is OutcomeStage.RECOMMENDED
    assert stages[status["ENH-NORTH"].outcome_type] is OutcomeStage.AWAITED
    approved = [one for one in briefing.values() if one.outcome_type.startswith("approved")]
    assert len(approved) == 8


def test_status_reads_as_the_papers_tables(seen):
    read = {code: (row.outcome.stage, row.outcome.open_conditions) for code, row in seen.items()}
    assert read["ENH-NHERTS"] == (OutcomeStage.CONDITIONAL, 3)
    assert read["ENH-SOUTH"] == (OutcomeStage.CONDITIONAL, 1)
    for code in ("WH-DACCOM", "WH-HERTS", "WH-STAHCOM", "WH-WATCOM"):
        assert seen[code].outcome.label == "Agreed, conditions met"
        assert read[code] == (OutcomeStage.AGREED, 0)
    assert {row.version for row in seen.values()} == {1, 2}


def test_contradictions_are_shown_and_not_smoothed_over(sample):
    found = Counter(one.locality for one in sample.flags if one.kind is FlagKind.CONTRADICTION)
    assert sum(found.values()) == 26
    assert set(found) == {one.code for one in sample.localities}


def test_ninety_nine_figures(sample):
    """Those of the budget paper are cells of its tables 4 and 5; the others are lines of money."""
    groups = {"WatCom", "DatCom", "St A & H", "Hertsmere"}
    cells = [
        one
        for one in sample.figures
        if one.row.split(" (")[0] in groups
        and ("able 4" in one.table or "able 5" in one.table)
        and "again" not in one.table
    ]
    assert len(cells) == 68
    assert len(sample.financial_lines) == 31
    assert all(one.source for one in sample.financial_lines)


def test_an_amount_not_stated_is_never_zero(sample):
    (uplift,) = (one for one in sample.financial_lines if one.owner == "ENH-SOUTH")
    assert uplift.amount_pence is None
    assert uplift.printed == "from 7% to 6%"
    assert not any(one.owner == "WH-REDH" for one in sample.financial_lines)


def test_balances_are_the_ones_the_papers_give(seen):
    millions = {
        code: None if row.balance.pence is None else row.balance.pence / POUND / 1_000_000
        for code, row in seen.items()
    }
    assert millions == {
        "ENH-EAST": -1.3,
        "ENH-NORTH": -1.7,
        "ENH-NHERTS": 0.3,
        "ENH-SOUTH": None,
        "ENH-STEV": 3.5,
        "ENH-WELHAT": 2.3,
        "ENH-WCENT": 0.7,
        "WH-WATCOM": None,
        "WH-DACCOM": None,
        "WH-STAHCOM": None,
        "WH-HERTS": None,
        "WH-REDH": None,
    }
    lodged = {
        code: row.balance.lodged_pence // POUND
        for code, row in seen.items()
        if row.balance.lodged_pence is not None
    }
    assert lodged == {
        "WH-WATCOM": 3_260_000,
        "WH-DACCOM": 2_506_000,
        "WH-STAHCOM": 1_669_000,
        "WH-HERTS": 467_000,
    }


def test_deficits_are_negative(sample):
    kinds = {LineKind.DEFICIT_OR_SURPLUS}
    found = {one.owner: one.amount_pence for one in sample.financial_lines if one.kind in kinds}
    assert found["ENH-EAST"] == -1_300_000 * POUND


def test_briefing_texts(sample):
    kinds = Counter(one.kind for one in sample.briefing_texts)
    assert kinds[TextKind.PRIORITY] == 69
    assert kinds[TextKind.PUBLIC_HEALTH] == 44
    priorities = [one for one in sample.briefing_texts if one.kind is TextKind.PRIORITY]
    # The first priority, the national one, is the same everywhere but for one missing sub-item.
    assert sum(len(one.items) for one in priorities if one.number == 1) == 10 * 2 + 1
    assert sum(len(one.items) for one in priorities if one.number != 1) == 67
    concluded = {t.locality for t in sample.briefing_texts if t.kind is TextKind.CONCLUSION}
    assert len(concluded) == 12


def test_questions_to_the_committee(sample):
    assert [one.number for one in sample.questions] == [1, 2, 3, 4, 5]
    assert sample.questions[0].localities == ("ENH-EAST", "ENH-NORTH")


def test_sums_worked_again(sample):
    """A sum that nothing is printed to compare with doesn't count as differing."""
    differ = [one for one in sample.checks if not one.agrees]
    # 14 of the 76 sums of the budget papers, and 2 of the localities' own.
    assert len(sample.checks) >= 76 + 15
    assert len(differ) == 14 + 2
    assert all(one.printed and one.calculated for one in differ)


def test_papers_are_named_and_never_numbered(sample):
    said = repr(sample)
    assert "Committee report, section 5.5" in said
    assert re.findall(r".{0,30}(?<![\d,£.(\w-])00[0-4]\b(?!\)).{0,30}", said) == []
