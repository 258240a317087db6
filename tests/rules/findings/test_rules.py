"""What each rule notices, and above all what it leaves alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lyapp.model.findings import Correction, Finding
from lyapp.rules.findings import find
from tests.rules.findings.pages import SETTING, plan

OTHERS = """
LP08 · Wholly another objective on premises
  Milestone: 200 patients surveyed about access by May 2008
  Lead: Dr Ada Whitlock
  By: March 2009
LP09 · Yet another thing on dentistry
  Milestone: 20% more places by May 2008
  Lead: Dr Ada Whitlock
  By: March 2009
"""


def row(
    *,
    title: str = "A quiet title on buildings in the north",
    milestone: str = "20 rooms by May 2008",
    lead: str = "Dr Ada Whitlock",
    by: str = "March 2009",
) -> list[Finding]:
    """The findings of one row, beside two that have none."""
    text = f"LP01 · {title}\n  Milestone: {milestone}\n  Lead: {lead}\n  By: {by}{OTHERS}"
    return [one for one in find(plan(text), SETTING) if one.objective == 1]


def rules(found: list[Finding]) -> set[str]:
    return {one.rule for one in found}


@pytest.mark.parametrize(
    "milestone",
    [
        "Down by XX%", "£XX saved by May 2008", "Cost: £x.xm", "to be confirmed with 3 practices",
        "TBC", "tbc by the PCT", "xx/xx/08", "Save £ in 2008", "Need ??? nurses", "Number: ____",
        "by dd/mm/yy", "X% of patients",
    ],
)  # fmt: skip
def test_placeholders(milestone):
    found = [one for one in row(milestone=milestone) if one.rule == "placeholder"]
    assert [one.words for one in found] == [milestone]
    assert milestone in found[0].sentence


@pytest.mark.parametrize("field", ["lead", "by"])
def test_a_placeholder_in_place_of_a_lead_or_date_is_none(field):
    missing = "no_lead" if field == "lead" else "no_date"
    undated = {"milestone": "20 rooms opened"}
    for words in ("TBC", "to be agreed"):
        found = row(**undated, **{field: words})
        assert rules(found) == {"placeholder", missing}
        said = next(one.sentence for one in found if one.rule == missing)
        assert said.startswith(f"“{words}” stands in place of a ")


def test_a_date_in_the_milestones_does_for_a_timescale_to_be_confirmed():
    assert rules(row(by="TBC")) == {"placeholder"}


@pytest.mark.parametrize(
    "milestone",
    [
        "[insert figure]", "20% [check with Jane]", "Costs – check with Jane",
        "ask Peter about the 3 rooms", "[is this right?]", "figures to follow", "Jane to confirm",
        "(delete this before sending)", "<name of nurse>",
    ],
)  # fmt: skip
def test_reminders(milestone):
    assert "reminder_left" in rules(row(milestone=milestone))


@pytest.mark.parametrize(
    "milestone",
    [
        "1027,920 patients", "£1.2.3m", "£1,27", "10%% fewer", "Save £2..5m", "1,00,000 leaflets",
        "£12,34.50", "List of 1,0000 patients", "12.5.3% fewer",
    ],
)  # fmt: skip
def test_malformed_figures(milestone):
    found = [one for one in row(milestone=milestone) if one.rule == "malformed_number"]
    assert len(found) == 1
    assert found[0].words.casefold() in milestone.casefold()


@pytest.mark.parametrize(
    "milestone",
    [
        "Measures to be agreed with the PCT by May 2008", "Sections 2,3 and 4 by June 2008",
        "Payments of £1,250,000.50 in 2008/09", "See 1.2.3 of the strategy; 4 practices",
        "5.5% fewer", "Check with practices each month", "Confirm with Finance each month",
        "Annex XX, page 4, each month", "The x-ray waits under 6 weeks", "2 [25 units] monthly",
        "Staff opt in to a 24/7 rota at 10 sites", "Compared with the March 2007 baseline of 20%",
        "1,000,000 leaflets, 3,500 posters", "2008,2009 and 2010 reviews (3)",
        "10.30pm closing at 3 sites", "Meet on 15.5.2008", "Clinic by 30/6/08",
        "Services that people can opt into, 12", "20 rooms of their own",
        "Dr Smith to advise on 3 pathways each month", "20 rooms, Alder to confirm", "Costs <5%",
        "A & E attendances down 5%", "Admit 1,2 or 3 patients", "A ratio of 1:1,000",
        "Telephone 01727 123456 for 3 sites", "May 20 patients be seen",
        "In March 10 practices start", "Open 24 hours, 7 days a week",
    ],
)  # fmt: skip
def test_ordinary_milestones_are_left_alone(milestone):
    aside = {"redesign_without_patients", "nothing_measurable"}
    assert rules(row(milestone=milestone)) <= aside


@pytest.mark.parametrize(
    "by",
    [
        "End of March 2009", "31/03/2009", "April 08 to March 09", "Sept 2008", "October 08",
        "March 2009 (review October 2008)",
    ],
)  # fmt: skip
def test_ordinary_timescales_are_left_alone(by):
    assert rules(row(by=by)) == set()


@pytest.mark.parametrize(
    "by",
    ["Ongoing", "2009", "asap", "in due course", "2008-2011", "Throughout the year", "Long term"],
)
def test_vague_timescales(by):
    found = row(by=by)
    assert rules(found) == {"vague_date"}
    assert by in found[0].sentence


def test_an_empty_cell_with_a_dash_is_no_lead():
    assert rules(row(lead="–")) == {"no_lead"}
    assert rules(row(lead="")) == {"no_lead"}


def test_what_every_row_lacks_is_said_once():
    text = "\n".join(
        f"LP0{at} · {title}\n  Milestone: {at}0% more by May 2008\n  By: March 2009"
        for at, title in enumerate(["Dentistry", "Hearing aids", "Falls", "Foot care"], 1)
    )
    found = find(plan(text), replace(SETTING, priority_limit=None))
    assert {(one.rule, one.objective) for one in found} == {
        ("no_lead", None),
        ("no_involvement", None),
    }


@pytest.mark.parametrize(
    "lead",
    [
        "PCT and partners", "All", "PCT", "PCT / Social Services", "Various",
        "Borough Hospital and PCT", "Trusts, PCT and voluntary sector",
    ],
)  # fmt: skip
def test_leads_that_name_nobody_here(lead):
    assert "owner_unclear" in rules(row(lead=lead))


@pytest.mark.parametrize(
    "lead",
    [
        "Dr Ada Whitlock with the PCT", "PCT, Dr Whitlock", "Alder and PCT", "Practice manager",
        "Joint commissioning manager", "Alder working with the PCT and partners",
    ],
)  # fmt: skip
def test_leads_with_an_owner(lead):
    assert "owner_unclear" not in rules(row(lead=lead))


def test_what_a_person_calls_a_measure_is_one_and_what_they_dont_is_none():
    text = "LP01 · Falls\n  Milestone: {}\n  Lead: Dr Ada Whitlock\n  By: March 2009"

    def told(milestone, *said):
        found = find(plan(text.format(milestone)), replace(SETTING, corrections=said))
        return "nothing_measurable" in rules(list(found))

    assert told("A pilot of the new way")
    assert not told("A pilot of the new way", Correction("measure", "a pilot", meaning="one pilot"))
    assert not told("Monthly meetings")
    assert told("Monthly meetings", Correction("measure", "monthly"))
    assert not told("Monthly meetings of 8 practices", Correction("measure", "monthly"))
    assert not told("Monthly meetings", Correction("lead", "monthly"))


LOCALITIES = ("Alder", "Birch", "Welwyn and Hatfield", "Elm Vale")


@pytest.mark.parametrize(
    ("lead", "nobody"),
    [
        ("Birch locality group", True),
        ("Birch and the PCT", True),
        ("Welwyn and Hatfield, Elm Vale localities", True),
        ("Alder with Birch", False),
        ("John Birch", False),
        ("Birch Hartley", False),
        ("Birch locality and Dr Whitlock", False),
    ],
)
def test_another_locality_is_no_owner_here(lead, nobody):
    text = f"LP01 · Falls\n  Milestone: 20 rooms by May 2008\n  Lead: {lead}\n  By: March 2009"
    found = find(plan(text), replace(SETTING, others=LOCALITIES))
    assert ("owner_unclear" in rules(list(found))) is nobody


def test_a_redesign_names_a_clinician_or_not():
    redesign = "Redesign the pathway with patients’ representatives"
    assert rules(row(title=redesign, lead="Alder project leads")) == {"no_clinical_lead"}
    assert rules(row(title=redesign, lead="Alder (Dr A Whitlock)")) == set()
    assert rules(row(title="Repaint the waiting room", lead="Alder project leads")) == set()


def test_a_person_on_the_programmes_list_is_a_clinician():
    text = (
        "LP01 · Redesign the stroke pathway\n  Milestone: 20% by May 2008\n"
        "  Lead: Ada Whitlock\n  By: March 2009" + OTHERS
    )
    known = replace(SETTING, people=("Ada Whitlock",))
    assert "no_clinical_lead" not in {one.rule for one in find(plan(text), known)}


def test_the_milestones_dates_beside_the_rows():
    assert rules(row(milestone="Open on 1 May 2009")) == {"milestone_after_date"}
    assert rules(row(milestone="Approved in February 2008; 3 posts")) == {"past_milestone"}
    assert rules(row(milestone="Fewer than the 20 in March 2007 data")) == set()
    assert rules(row(milestone="Begun in May 2080")) >= {"implausible_year"}
    assert rules(row(by="Dec 98")) == {"implausible_year"}


def test_a_date_before_the_plan_came_in():
    assert rules(row(by="10 April 2008", milestone="20 rooms")) == {"past_date"}
    assert rules(row(by="January 2008", milestone="20 rooms")) == {"past_date"}


def test_as_many_dates_as_milestones_belong_to_them():
    two = "Provider chosen in May 2008\n  Milestone: 3 rooms"
    assert "several_dates" not in rules(row(by="June 2008, October 2008", milestone=two))
    assert "several_dates" in rules(row(by="2009 October 2008"))


@pytest.mark.parametrize(
    "milestone",
    [
        "90% seen", "Waits under six weeks", "Reported each quarter", "Business case approved",
        "Half of the practices taking part", "All referrals triaged", "Open by June 2008",
        "10 nurses", "Rate of 0.5 per 1,000",
    ],
)  # fmt: skip
def test_what_can_be_measured(milestone):
    assert "nothing_measurable" not in rules(row(milestone=milestone))


@pytest.mark.parametrize(
    "milestone",
    [
        "Better working", "More awareness", "LAA2 involvement", "Level 3 status", "Skill mix",
        "Business case (6 elements)", "Help with daily living",
    ],
)  # fmt: skip
def test_what_can_not(milestone):
    assert "nothing_measurable" in rules(row(milestone=milestone))


def test_finished_work_counts_only_with_a_date():
    assert "nothing_measurable" in rules(row(milestone="Business case approved", by="Ongoing"))


@pytest.mark.parametrize(
    "text",
    [
        "Patient participation groups", "Survey of 200 patients", "Carers’ views are heard",
        "Public consultation on the new centre", "Set up a patient group",
        "Pathway designed with patients and carers", "Ask patients what matters to them",
        "Involvement of service users in planning", "Lay members on the board", "LINks",
    ],
)  # fmt: skip
def test_patients_take_part(text):
    plain = plan(f"LP01 · Dentistry\n  Action: {text}{OTHERS.replace('surveyed', 'treated')}")
    assert "no_involvement" not in {one.rule for one in find(plain, SETTING)}


@pytest.mark.parametrize(
    "text",
    [
        "Choice of hospital for patients", "Information for patients", "Staff survey",
        "Better patient experience", "Priority patient groups: older people",
        "Participation by GP practices in the scheme", "PPI prescribing reviewed",
        "Patients see a consultant sooner", "Activity agreed with the PCT for patient pathways",
        "Patients decide on their own care and are involved in decisions about their care",
    ],
)  # fmt: skip
def test_patients_do_not(text):
    plain = plan(f"LP01 · Dentistry\n  Action: {text}{OTHERS.replace('surveyed', 'treated')}")
    assert "no_involvement" in {one.rule for one in find(plain, SETTING)}


def test_objectives_that_differ_in_one_word_that_matters():
    text = OTHERS.replace("Wholly another objective on premises", "Redesign diabetes care")
    text = text.replace("Yet another thing on dentistry", "Redesign COPD care")
    assert "same_objective" not in {one.rule for one in find(plan(text), SETTING)}
    text = text.replace("Redesign COPD care", "Care for diabetis: redesign")
    same = [one for one in find(plan(text), SETTING) if one.rule == "same_objective"]
    assert [one.objective for one in same] == [2]
    assert "LP08" in same[0].sentence


def test_a_printed_number_that_stands_twice():
    text = OTHERS.replace("By: March 2009", "By: March 2009\n  Printed code: 4.2")
    found = [one for one in find(plan(text), SETTING) if one.rule == "duplicate_number"]
    assert [(one.objective, one.words) for one in found] == [(2, "4.2")]
