"""Findings as such: their order, what they are recognised by, and that nothing upsets them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lyapp.model.findings import PlanFacts, PlanTable
from lyapp.model.plan import Item, ItemKind, Objective, Section
from lyapp.rules.findings import RULES, find, what_the_plan_shows
from tests.rules.findings.pages import SETTING, plan

KEYS = [rule.key for rule in RULES]
TEXT = """LP01 · Redesign the diabetes pathway
  Action: Move clinics nearer home
  Milestone: TBC
  Lead: Alder project leads
  By: Ongoing
LP02 · Redesign the stroke pathway
  Milestone: Better working
  Lead: Alder project leads
  By: March 2009
LP03 · Redesign the COPD pathway
  Milestone: 20% fewer admissions
  Lead: Dr Ada Whitlock
  By: March 2009
LP04 · Fewer falls
  Milestone: 20% fewer falls
  By: March 2009
"""


def prints(facts: PlanFacts) -> dict[tuple[str, int | None], str]:
    return {(one.rule, one.objective): one.fingerprint for one in find(facts, SETTING)}


def test_the_whole_plan_comes_first_and_then_the_rows():
    at = [one.objective for one in find(plan(TEXT), SETTING)]
    rows = [key for key in at if key is not None]
    assert at == [None] * (len(at) - len(rows)) + sorted(rows)


def test_a_fingerprint_holds_while_the_words_do():
    before = prints(plan(TEXT))
    assert prints(plan(TEXT.replace("LP0", "X").replace("clinics", "CLINICS"))) == before
    after = prints(plan(TEXT.replace("TBC", "TBC by June")))
    assert after["placeholder", 1] != before["placeholder", 1]
    assert after["vague_date", 1] == before["vague_date", 1]
    assert after["no_clinical_lead", 2] == before["no_clinical_lead", 2]


def test_a_fingerprint_follows_the_row_and_not_its_key():
    moved = plan(TEXT)
    moved = replace(
        moved, objectives=tuple(replace(row, id=row.id + 100) for row in moved.objectives[::-1])
    )
    back = {(rule, key and key - 100): mark for (rule, key), mark in prints(moved).items()}
    assert back == prints(plan(TEXT))


def test_fingerprints_tell_rules_and_rows_apart():
    found = find(plan(TEXT), SETTING)
    assert len({one.fingerprint for one in found}) == len(found)


def test_a_finding_names_its_row_and_words():
    for one in find(plan(TEXT), SETTING):
        assert one.rule in KEYS
        assert one.sentence.endswith((".", "?"))
        if one.objective:
            assert one.notice.place == f"LP0{one.objective}"


def shown(*keys: str) -> dict[str, tuple[int, ...]]:
    facts = plan(TEXT)
    lines = what_the_plan_shows(facts, find(facts, SETTING), keys, SETTING)
    return {line.sentence: line.objectives for line in lines}


def test_what_the_plan_shows_of_clinical_leads():
    assert shown("no_clinical_lead") == {
        "1 of 3 redesigns names a clinician": (3,),
        "2 give “Alder project leads”": (1, 2),
    }


def test_what_the_plan_shows_of_dates_and_measures():
    assert shown("no_date", "vague_date") == {
        "3 of 4 rows have a date": (2, 3, 4),
        "3 say “March 2009”": (2, 3, 4),
        "1 row has a vague date": (1,),
    }
    assert shown("nothing_measurable", "placeholder") == {
        "2 of 4 rows could be measured": (3, 4),
        "1 row holds a placeholder": (1,),
    }


def test_what_the_plan_shows_of_patients_and_load():
    assert shown("no_involvement") == {"None of 4 rows says that patients take part": (1, 2, 3, 4)}
    load = shown("too_many_priorities")
    assert list(load) == ["Rows: 4 local, 0 national; at most 3 may be local", "1 action in all"]


def test_a_dismissed_finding_is_left_out_of_what_is_shown():
    facts = plan(TEXT)
    kept = [one for one in find(facts, SETTING) if one.rule != "vague_date"]
    assert what_the_plan_shows(facts, kept, ["vague_date"], SETTING) == ()
    assert what_the_plan_shows(PlanFacts(()), [], KEYS, SETTING) == ()


def test_lines_carry_the_rows_codes_where_they_are_few():
    facts = plan(TEXT)
    lines = what_the_plan_shows(facts, find(facts, SETTING), ["no_clinical_lead"], SETTING)
    assert lines[0].codes == ("LP03",)
    assert lines[1].codes == ("LP01", "LP02")


_PIECES = [*"aA x%£.,-–/()[]{}<>0123456789\n?&’…", "patient ", "TBC ", "March ", "PCT ", "£1,2"]
_TEXTS = st.lists(st.sampled_from(_PIECES), max_size=30).map("".join)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(_TEXTS, _TEXTS, _TEXTS, _TEXTS), min_size=1, max_size=4), _TEXTS)
def test_any_words_at_all(rows, said):
    facts = PlanFacts(
        tuple(
            Objective(
                id=at,
                code=str(at),
                section=Section.LOCAL,
                title=title,
                items=(Item(ItemKind.MILESTONE, item),),
                lead=lead,
                clinical_lead="",
                timescale=by,
                due=None,
            )
            for at, (title, item, lead, by) in enumerate(rows, 1)
        ),
        tables=(PlanTable(said, tuple(rows)),),
        text=said,
    )
    found = find(facts, SETTING)
    assert all(one.sentence for one in found)
    assert all(line.sentence for line in what_the_plan_shows(facts, found, KEYS, SETTING))


@pytest.mark.parametrize("text", ["(" * 5_000, "1," * 5_000, "x" * 10_000, "patient " * 2_000])
def test_long_texts_take_no_time(text):
    long = plan(f"LP01 · {text}\n  Milestone: {text}\n  Lead: {text}\n  By: {text}")
    find(long, SETTING)
