"""Who leads, by the words in a lead column."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lyapp.rules.leads import split_leads

KNOWN = ("Trevor Fernandes", "Dr Anna de Souza")


@pytest.mark.parametrize(
    ("printed", "people", "bodies", "clinical"),
    [
        ("Dr A Patel/ J Smith, PCT and Locality",
         ["Dr A Patel", "J Smith"], ["PCT", "Locality"], ["Dr A Patel"]),
        ("Jane Carter (PCT)", ["Jane Carter"], ["PCT"], []),
        ("PCT: Jane Carter", ["Jane Carter"], ["PCT"], []),
        ("Jane Carter & Bill Smith", ["Jane Carter", "Bill Smith"], [], []),
        ("J. A. Smith", ["J. A. Smith"], [], []),
        ("JA Smith", ["JA Smith"], [], []),
        ("Mr John Hill", ["Mr John Hill"], [], []),
        ("Jane Carter, Locality Manager, PCT", ["Jane Carter"], ["PCT"], []),
        # clinicians by title
        ("Dr. Patel", ["Dr. Patel"], [], ["Dr. Patel"]),
        ("Dr.Patel", ["Dr.Patel"], [], ["Dr.Patel"]),
        ("DR A PATEL", ["DR A PATEL"], [], ["DR A PATEL"]),
        ("dr patel", ["dr patel"], [], ["dr patel"]),
        ("Dr Ravi PATEL", ["Dr Ravi PATEL"], [], ["Dr Ravi PATEL"]),
        ("Dr A West", ["Dr A West"], [], ["Dr A West"]),
        ("Dr van der Berg and team", ["Dr van der Berg"], ["team"], ["Dr van der Berg"]),
        ("Drs Patel and Smith", ["Drs Patel", "Smith"], [], ["Drs Patel", "Smith"]),
        ("Prof. Mary O’Neill and Sister Jones", ["Prof. Mary O’Neill", "Sister Jones"], [],
         ["Prof. Mary O’Neill", "Sister Jones"]),
        ("Dr B Shah Dr C Lee", ["Dr B Shah", "Dr C Lee"], [], ["Dr B Shah", "Dr C Lee"]),
        ("Dr Patel’s practice", ["Dr Patel"], ["practice"], ["Dr Patel"]),
        ("Dr Patel (GP)", ["Dr Patel"], [], ["Dr Patel"]),
        ("DacCom – Dr Patel", ["Dr Patel"], ["DacCom"], ["Dr Patel"]),
        ("Led by Dr Patel with the PCT", ["Dr Patel"], ["PCT"], ["Dr Patel"]),
        ("The Heart Network The overall lead for this area is Dr Sam Reed",
         ["Dr Sam Reed"], ["Heart Network"], ["Dr Sam Reed"]),
        # clinicians by their role or the letters behind the name
        ("Jane Carter, Community Matron", ["Jane Carter"], [], ["Jane Carter"]),
        ("Jane Carter Community Matron", ["Jane Carter"], [], ["Jane Carter"]),
        ("Jane Smith (Consultant Physician)", ["Jane Smith"], [], ["Jane Smith"]),
        ("Community Matron (Jane Carter)", ["Jane Carter"], [], ["Jane Carter"]),
        ("Dr Shah (GP), Practice Manager (Sue Reed)", ["Dr Shah", "Sue Reed"], [], ["Dr Shah"]),
        ("Pharmacist – Anne Boyd", ["Anne Boyd"], [], ["Anne Boyd"]),
        ("GP lead: J Smith", ["J Smith"], [], ["J Smith"]),
        ("Clinical Lead – Jane Carter", ["Jane Carter"], [], ["Jane Carter"]),
        ("Clinical lead:\nJane Carter", ["Jane Carter"], [], ["Jane Carter"]),
        ("Clinical lead: Jane Carter; Managerial lead: Bill Brown",
         ["Jane Carter", "Bill Brown"], [], ["Jane Carter"]),
        ("Mr John Hill FRCS", ["Mr John Hill"], [], ["Mr John Hill"]),
        ("Jane Carter RGN", ["Jane Carter"], [], ["Jane Carter"]),
        # known people
        ("T Fernandes", ["T Fernandes"], [], ["T Fernandes"]),
        ("trevor fernandes / PCT", ["trevor fernandes"], ["PCT"], ["trevor fernandes"]),
        ("Fernandes", ["Fernandes"], [], ["Fernandes"]),
        ("Anna de Souza", ["Anna de Souza"], [], ["Anna de Souza"]),
        ("Mary Fernandes", ["Mary Fernandes"], [], []),
        # a role or a group without a name is no named clinician
        ("GP lead", [], ["GP lead"], []),
        ("Clinical lead", [], ["Clinical lead"], []),
        ("GP with special interest", [], ["GP with special interest"], []),
        ("GP practices", [], ["GP practices"], []),
        ("Practice Managers", [], ["Practice Managers"], []),
        ("Nurse Prescribing Lead", [], ["Nurse Prescribing Lead"], []),
        ("DacCom project leads", [], ["DacCom project leads"], []),
        # bodies
        ("DacCom working with the PCT and local partners", [],
         ["DacCom", "PCT", "local partners"], []),
        ("The PCT, the Beds & Herts Stroke Network and the Local Cancer Care Network", [],
         ["PCT", "Beds & Herts Stroke Network", "Local Cancer Care Network"], []),
        ("East and North Herts PCT", [], ["East and North Herts PCT"], []),
        ("Health and Social Care Directorate", [], ["Health and Social Care Directorate"], []),
        ("Finance and Information Manager", [], ["Finance and Information Manager"], []),
        ("Herts County Council and Dacorum Council", [],
         ["Herts County Council", "Dacorum Council"], []),
        ("Hemel Hempstead Hospital", [], ["Hemel Hempstead Hospital"], []),
        ("PCT/LMC/DacCom", [], ["PCT", "LMC", "DacCom"], []),
        ("DacCom, PCT Public Engagement Leads and patients", [],
         ["DacCom", "PCT Public Engagement Leads", "patients"], []),
        ("PCT\nPCT", [], ["PCT"], []),
        # nobody
        ("TBC", [], [], []),
        ("N/A", [], [], []),
        ("–", [], [], []),
        ("Clinical lead: TBC", [], [], []),
        ("", [], [], []),
    ],
)  # fmt: skip
def test_people_bodies_and_clinicians(
    printed: str, people: list[str], bodies: list[str], clinical: list[str]
) -> None:
    found = split_leads(printed, people=KNOWN)
    assert (list(found.people), list(found.bodies), list(found.clinical)) == (
        people,
        bodies,
        clinical,
    )


def test_everybody_in_a_column_of_clinical_leads_is_a_clinician() -> None:
    found = split_leads("J Smith, PCT", all_clinical=True)
    assert (found.people, found.bodies, found.clinical) == (("J Smith",), ("PCT",), ("J Smith",))


pieces = st.sampled_from(
    [
        "Dr", "A", "Patel", "J Smith", "PCT", "and", "&", ",", "/", "(", ")", ":", ";", "\n",
        "Clinical lead", "DacCom", "the", "with", "is", "–", "’s", "Drs", "GP", "Team", "Jane",
        "Carter", "Nurse", ".", "Network", "de", "TBC",
    ]
)  # fmt: skip


@given(st.text() | st.lists(pieces, max_size=10).map(" ".join))
def test_never_fails_and_says_only_what_is_printed(printed: str) -> None:
    found = split_leads(printed, people=KNOWN)
    plain = " ".join(printed.split())
    for name in (*found.people, *found.bodies):
        assert name in plain
        assert any(map(str.isalnum, name))
    assert set(found.clinical) <= set(found.people)


@given(st.sampled_from(["Patel", "O’Neill", "McKay", "Smith-Jones", "de Souza", "Young"]),
       st.sampled_from(["Dr ", "Dr. ", "Professor ", "Prof "]),
       st.sampled_from(["", "A ", "A.B. ", "Mary "]),
       st.sampled_from(["", ", PCT", " and DacCom", " (GP lead)", "\nPCT"]))  # fmt: skip
def test_a_titled_name_is_a_clinician(name: str, title: str, first: str, rest: str) -> None:
    assert split_leads(title + first + name + rest).clinical == (title + first + name,)


@pytest.mark.parametrize(
    "piece",
    ["a", "A", " ", "\n", "and ", "Foo and ", "Dr ", "Dr A Patel ", "lead: ", "the ", "(", ".",
     "the lead is ", "working with ", "Aa Bb ", "a-", "'", ","],
)  # fmt: skip
def test_a_long_text_is_split_at_once(piece: str) -> None:
    began = time.perf_counter()
    split_leads((piece * 100_000)[:100_000], people=KNOWN)
    assert time.perf_counter() - began < 5
