import json
import shutil
from datetime import date

import pytest

from lyapp import places
from lyapp.exchange.programme_files import (
    LARGEST_FILE,
    find_programme,
    programme_names,
    read_programme,
    read_scale,
    scale_keys,
)
from lyapp.model.criteria import Rag
from lyapp.model.decision import OutcomeStage
from lyapp.model.outcome_rules import OutcomeRule, RuleWhen
from lyapp.model.plan import ItemKind
from lyapp.model.programme import PersonData
from lyapp.model.trouble import BadProgramme

HEAD = {
    "key": "own",
    "title": "Our own round",
    "year": "2026/27",
    "scale": "0-4",
    "committee_date": "2026-07-16",
    "criteria": [
        {
            "key": "clear",
            "number": 1,
            "title": "Clear",
            "question": "Is it clear?",
            "descriptors": [[0, "no"], [4, "yes"]],
        }
    ],
    "outcome_types": [{"key": "agreed", "label": "Agreed", "stage": "agreed"}],
}
RULE = {"outcome": "agreed"}
ORGANISATION = {"code": "O", "name": "An organisation", "short_name": "Org"}
LOCALITY = {"code": "O-1", "organisation": "O", "name": "First"}
OBJECTIVE = {"code": "A1", "section": "local", "title": "Do it"}
PLAN = {"locality": "O-1", "number": 1, "objectives": [OBJECTIVE]}
LINE = {"owner": "O-1", "kind": "saving", "label": "Less", "year": "2026/27"}


@pytest.fixture
def folder(tmp_path):
    """A small programme of its own, ready to be spoiled."""
    made = tmp_path / "own"
    made.mkdir()
    _put(made, "programme", HEAD)
    _put(made, "organisations", [ORGANISATION])
    _put(made, "localities", [LOCALITY])
    return made


def _put(folder, name, value):
    (folder / f"{name}.json").write_text(json.dumps(value), encoding="utf-8")


def _refused(folder):
    with pytest.raises(BadProgramme) as caught:
        read_programme(folder)
    assert caught.value.sentence.endswith(".")
    assert ".." not in caught.value.sentence
    return str(caught.value.values["detail"])


def test_a_programme_of_ones_own(folder):
    plan = {
        **PLAN,
        "objectives": [
            {**OBJECTIVE, "items": [{"kind": "action", "text": "Start"}], "due": "2026-09-30"}
        ],
    }
    _put(folder, "plans", [plan])
    data = read_programme(folder)
    assert data.committee_date == date(2026, 7, 16)
    assert data.outcome_types[0].stage is OutcomeStage.AGREED
    assert data.criteria[0].descriptors == ((0, "no"), (4, "yes"))
    assert data.plans[0].objectives[0].items[0].kind is ItemKind.ACTION
    assert data.plans[0].objectives[0].due == date(2026, 9, 30)
    assert data.scale == read_scale("0-4")


def test_what_helps_to_read_plans_is_read(folder):
    criterion = {**HEAD["criteria"][0], "checks": ["no_lead", "no_date"]}
    year = {"year_starts": "2026-04-01", "year_ends": "2027-03-31"}
    _put(folder, "programme", {**HEAD, **year, "criteria": [criterion], "priority_limit": 5})
    _put(folder, "people", [{"name": "Dr A", "role": "GP", "clinical": True}, {"name": "B"}])
    _put(folder, "synonyms", [{"words": ["A&E", "casualty"]}])
    data = read_programme(folder)
    assert data.criteria[0].checks == ("no_lead", "no_date")
    assert (data.priority_limit, data.year_ends) == (5, date(2027, 3, 31))
    assert data.people == (PersonData("Dr A", "GP", clinical=True), PersonData("B"))
    assert data.synonyms == (("A&E", "casualty"),)


def test_the_rule_for_the_suggested_outcome_is_read(folder):
    asked = {"nothing_missing": True, "percent_at_least": 60}
    _put(folder, "programme", {**HEAD, "outcome_rules": [{**RULE, "when": asked}, RULE]})
    assert read_programme(folder).outcome_rules == (
        OutcomeRule("agreed", RuleWhen(nothing_missing=True, percent_at_least=60)),
        OutcomeRule("agreed", RuleWhen()),
    )


def test_missing_files_mean_nothing_of_their_kind(folder):
    data = read_programme(folder)
    assert data.members == data.plans == data.flags == data.scores == ()


def test_a_scale_may_be_written_out(folder):
    levels = [{"value": 1, "label": "No", "rag": "R"}, {"value": 2, "label": "Yes", "rag": "G"}]
    own = {"key": "yes-no", "title": "Yes or no", "meets_value": 2, "levels": levels}
    head = {**HEAD, "scale": own, "criteria": [{**HEAD["criteria"][0], "descriptors": []}]}
    _put(folder, "programme", head)
    assert read_programme(folder).scale.levels[1].rag is Rag.GREEN
    _put(folder, "programme", {**head, "scale": {**own, "meets_value": 3}})
    assert "no level has the value 3" in _refused(folder)


def test_shipped_programmes_and_scales_can_be_read():
    assert {"blank", "hertfordshire-2008-09"} <= set(programme_names())
    assert set(scale_keys()) == {"0-4", "1-4", "rag-4"}
    for name in programme_names():
        assert read_programme(find_programme(name)).criteria
    five = read_scale("0-4")
    assert [one.label for one in five.levels] == [
        "Not addressed",
        "Weak",
        "Partly",
        "Meets",
        "Strong",
    ]
    assert (five.lowest, five.highest, five.meets_value) == (0, 4, 3)
    assert [len(read_scale(key).levels) for key in ("1-4", "rag-4")] == [4, 4]
    with pytest.raises(BadProgramme, match="known: 0-4, 1-4, rag-4"):
        read_scale("../0-4")


def test_the_blank_programme_has_questions_and_nothing_else():
    data = read_programme(find_programme("blank"))
    assert len(data.criteria) == 11
    assert not data.sample
    assert not data.made_up
    assert data.localities == data.members == data.plans == ()


def test_finding_by_name_by_folder_and_by_main_file(folder):
    shipped = places.database() / "programmes" / "blank"
    assert find_programme("blank") == shipped
    assert find_programme(str(folder)) == folder
    assert find_programme(str(folder / "programme.json")) == folder


@pytest.mark.parametrize("name", ["", "nowhere", "scales", "../secrets", "a\0b"])
def test_what_is_no_programme_is_not_found(name, tmp_path):
    with pytest.raises(BadProgramme, match="blank, hertfordshire-2008-09"):
        find_programme(name)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"[{", "it is not JSON"),
        (b"\xff\xfe[]", "it is not UTF-8"),
        (b"{}", "must be a list"),
        (b"[3]", "entry 1: it must be fields"),
        (b'[{"code": "X", "code": "Y"}]', "“code” is given twice"),
        (b"[" * 100_000, "nested too deep"),
        (b"[NaN]", "NaN is not a number"),
        (b"[" + b"9" * 5000 + b"]", "too many digits"),
    ],
)
def test_what_is_not_readable_is_refused(folder, text, says):
    (folder / "organisations.json").write_bytes(text)
    detail = _refused(folder)
    assert detail.startswith("organisations.json")
    assert says in detail


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"colour": "red"}, "entry 1: there is no field “colour”"),
        ({"name": None}, "entry 1, “name”: it must be a text in quotes, not nothing"),
        ({"name": " "}, "entry 1: “name” can’t be empty"),
        ({"name": "x" * 20_001}, "longer than 20,000"),
        ({"name": "bell \x07"}, "can’t be shown"),
        ({"name": "half \ud83d"}, "can’t be shown"),
        ({"practices": "six"}, "whole number, not “six”"),
        ({"practices": True}, "whole number, not true"),
        ({"practices": 2.5}, "whole number, not “2.5”"),
        ({"practices": -1}, "“practices” can’t be negative"),
        ({"list_size": 10**16}, "too large"),
        ({"organisation": "Z"}, "there is no organisation “Z”"),
        ({"code": "O"}, "is an organisation’s already"),
        ({"spellings": "First"}, "must be a list"),
        ({"spellings": ["a", "a"]}, "“a” is given twice"),
        ({"sub_practices": [{"name": "P"}]}, "1: the field “list_size” is missing"),
    ],
)
def test_a_wrong_locality_is_named(folder, change, says):
    _put(folder, "localities", [{**LOCALITY, **change}])
    detail = _refused(folder)
    assert detail.startswith("localities.json, entry 1")
    assert says in detail


@pytest.mark.parametrize(
    ("name", "entries", "says"),
    [
        ("localities", [LOCALITY, LOCALITY], "entry 2: the code “O-1” is given twice"),
        ("members", [{"key": "a", "name": "A", "organisations": ["Z"]}], "no organisation “Z”"),
        ("members", [{"key": "a", "name": "A"}] * 2, "entry 2: the key “a” is given twice"),
        ("plans", [PLAN, PLAN], "the version “O-1, 1” is given twice"),
        ("plans", [{**PLAN, "number": 0}], "version number must be 1 or more"),
        ("plans", [{**PLAN, "objectives": [OBJECTIVE] * 2}], "the code “A1” is given twice"),
        ("plans", [{**PLAN, "received": "1/5/2008"}], "“1/5/2008” is not a date"),
        ("plans", [{**PLAN, "received": "2008-02-30"}], "“2008-02-30” is not a date"),
        ("plans", [{**PLAN, "received": "20080201"}], "“20080201” is not a date"),
        ("must_dos", [{"code": "1", "catalogue": "C", "title": "T"}] * 2, "“C, 1” is given twice"),
        ("meetings", [{"held": "2026-05-01", "localities": ["X"]}], "no locality “X”"),
        (
            "outcomes",
            [{"locality": "O-1", "place": "status", "outcome_type": "maybe"}],
            "there is no outcome type “maybe”",
        ),
        (
            "outcomes",
            [{"locality": "O-1", "place": "corridor", "outcome_type": "agreed"}],
            "“corridor” is not one of: status, briefing",
        ),
        ("financial_lines", [{**LINE, "owner": "X"}], "no locality or organisation “X”"),
        ("financial_lines", [{**LINE, "effect": 2}], "effect must be -1, 0 or 1"),
        ("financial_lines", [{**LINE, "amount_pence": 1.5}], "whole number"),
        ("briefing_texts", [{"locality": "", "kind": "other", "text": "t"}], "no locality “”"),
        ("questions", [{"number": 1, "text": "?"}] * 2, "the number “1” is given twice"),
        ("flags", [{"locality": "X", "kind": "note", "sentence": "s"}], "no locality “X”"),
        ("checks", [{"key": "k", "text": "t", "printed": "", "calculated": ""}], "“agrees”"),
        ("people", [{"name": " "}], "“name” can’t be empty"),
        ("people", [{"name": "A", "organisation": "B"}] * 2, "the name “A, B” is given twice"),
        ("people", [{"name": "A", "clinical": "yes"}], "must be true or false"),
        ("synonyms", [{"words": ["falls"]}], "at least two words"),
        ("synonyms", [{"words": ["falls", "falls"]}], "the word “falls” is given twice"),
        ("synonyms", [{"words": ["falls", "a\nb"]}], "must be on one line"),
    ],
)
def test_keys_and_references_are_checked_everywhere(folder, name, entries, says):
    _put(folder, name, entries)
    detail = _refused(folder)
    assert detail.startswith(f"{name}.json, entry ")
    assert says in detail


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"scale": "0-9"}, "there is no rating scale “0-9”; known: 0-4, 1-4, rag-4"),
        ({"scale": 4}, "“scale”: it must be fields"),
        ({"criteria": []}, "it has no criteria"),
        ({"title": ""}, "“title” can’t be empty"),
        ({"localities": []}, "there is no field “localities”"),
        ({"sample": 1}, "must be true or false, not “1”"),
        ({"criteria": [{**HEAD["criteria"][0], "weight": -1}]}, "weight"),
        ({"criteria": [{**HEAD["criteria"][0], "descriptors": [[7, "x"]]}]}, "level 7"),
        ({"criteria": [{**HEAD["criteria"][0], "descriptors": [[1]]}]}, "a list of 2 values"),
        ({"criteria": HEAD["criteria"] * 2}, "the key “clear” is given twice"),
        ({"criteria": [{**HEAD["criteria"][0], "checks": ["magic"]}]}, "finding rule “magic”"),
        ({"criteria": [{**HEAD["criteria"][0], "checks": ["no_lead"] * 2}]}, "given twice"),
        ({"priority_limit": 0}, "priority_limit must be 1 or more"),
        ({"year_starts": "2026-04-01", "year_ends": "2026-03-31"}, "must be after"),
        ({"outcome_types": HEAD["outcome_types"] * 2}, "the key “agreed” is given twice"),
        ({"outcome_rules": [{"outcome": "maybe"}]}, "rule 1: there is no outcome type “maybe”"),
        ({"outcome_rules": [{"when": {}}]}, "the field “outcome” is missing"),
        ({"outcome_rules": [RULE, RULE]}, "rule 1: it asks nothing, so no rule after it"),
        ({"outcome_rules": [RULE | {"when": {"magic": 1}}]}, "there is no field “magic”"),
        ({"outcome_rules": [RULE | {"when": {"must_pass_at_least": 5}}]}, "level 5, not on"),
        ({"outcome_rules": [RULE | {"when": {"every_criterion_at_least": -1}}]}, "level -1"),
        ({"outcome_rules": [RULE | {"when": {"percent_at_least": 101}}]}, "from 0 to 100"),
        ({"outcome_rules": [RULE | {"when": {"below_meets_at_most": -1}}]}, "can’t be negative"),
        ({"outcome_rules": [RULE | {"when": {"nothing_missing": 1}}]}, "must be true or false"),
    ],
)
def test_a_wrong_main_file_is_refused(folder, change, says):
    _put(folder, "programme", {**HEAD, **change})
    detail = _refused(folder)
    assert detail.startswith("programme.json")
    assert says in detail


def test_a_file_too_large_is_not_read(folder):
    with (folder / "flags.json").open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    assert "larger than 16 MB" in _refused(folder)


def test_a_folder_in_the_place_of_a_file_is_refused(folder):
    (folder / "flags.json").mkdir()
    assert "can’t be read" in _refused(folder)


def test_every_kind_of_file_is_described():
    page = places.database().parent / "docs" / "programme-files.md"
    if not page.is_file():
        pytest.skip("the documentation isn’t installed")
    text = page.read_text(encoding="utf-8")
    sample = find_programme("hertfordshire-2008-09")
    assert all(file.name in text for file in sample.glob("*.json"))


def test_a_copy_of_the_sample_reads_the_same(tmp_path):
    sample = find_programme("hertfordshire-2008-09")
    copy = tmp_path / "copy"
    shutil.copytree(sample, copy)
    assert read_programme(copy) == read_programme(sample)
