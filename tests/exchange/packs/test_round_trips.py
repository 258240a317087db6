"""What is written is what is read, whatever it says."""

from __future__ import annotations

import dataclasses
import hashlib
import zipfile
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lyapp.exchange.generated import generate_programme
from lyapp.exchange.intake import read_document
from lyapp.exchange.packs import (
    new_member_keys,
    new_review_keys,
    read_pack,
    read_return,
    verify_return,
    write_pack,
)
from lyapp.exchange.packs.readings import check_reading
from lyapp.exchange.programme_files import find_programme, read_programme
from lyapp.model.criteria import ScoreState
from lyapp.model.findings import Correction
from lyapp.model.packs import (
    Answer,
    Cited,
    PackCorrection,
    PackDismissal,
    PackLink,
    PackRow,
    PlanAnswers,
    ReturnCounts,
)
from lyapp.model.plan import Item, ItemKind, Section
from lyapp.model.trouble import TextNeeded, TooMuchToSend
from lyapp.store.readings import pack as pack_reading
from tests.exchange.intake import office_samples
from tests.exchange.packs import samples

_CONTROLS = "".join(map(chr, range(32)))
_TEXTS = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters=_CONTROLS), max_size=40
) | st.sampled_from(["line\nline", "\\u0001", 'a "b" \\', "\\\\r", "\\r\\n", "\ttab", "–“”", "🙂"])
_KEYS = st.text("abcdefgh", min_size=1, max_size=8)
_HASHES = st.binary(min_size=32, max_size=32).map(bytes.hex)
_MOMENTS = st.datetimes(min_value=datetime.fromisoformat("2000-01-01"), timezones=st.just(UTC))
_CITED = st.one_of(
    st.builds(Cited, row=_KEYS, quote=_TEXTS),
    st.builds(Cited, document=_HASHES, page=st.none() | st.integers(1, 900), quote=_TEXTS),
)


@st.composite
def _answers(draw):
    state = draw(st.none() | st.sampled_from(ScoreState))
    return Answer(
        criterion=draw(_KEYS),
        changed=draw(_MOMENTS),
        state=state,
        rating=draw(st.integers(0, 9)) if state is ScoreState.RATED else None,
        comment=draw(_TEXTS),
        evidence=tuple(
            draw(st.lists(_CITED, max_size=3, unique_by=lambda one: (one.row, one.document)))
        ),
    )


_PLANS = st.builds(
    PlanAnswers,
    locality=_KEYS,
    number=st.integers(1, 99),
    fingerprint=_HASHES,
    answers=st.lists(_answers(), max_size=4, unique_by=lambda one: one.criterion).map(tuple),
)
_RETURNS = st.lists(_PLANS, max_size=4, unique_by=lambda one: (one.locality, one.number))
_ROWS = st.lists(
    st.builds(
        PackRow,
        code=_KEYS,
        section=st.sampled_from(Section),
        title=_TEXTS,
        items=st.lists(st.builds(Item, st.sampled_from(ItemKind), _TEXTS), max_size=3).map(tuple),
        lead=_TEXTS,
        text=_TEXTS,
        other_timescales=st.lists(_TEXTS, max_size=2).map(tuple),
        due=st.none() | st.dates(),
        ongoing=st.booleans(),
        page=st.none() | st.integers(1, 99),
    ),
    max_size=5,
    unique_by=lambda one: one.code,
)


def test_a_pack_comes_back_as_it_was():
    data = samples.small_pack()
    pack = read_pack(data)
    assert pack.contents == samples.CONTENTS
    assert pack.keys == samples.MEMBER_KEYS
    assert pack.certificate == samples.CERTIFICATE
    assert pack.review_public == samples.REVIEW_KEYS.public
    assert pack.sha256 == hashlib.sha256(data).hexdigest()


def test_a_return_comes_back_as_it_was():
    data = samples.small_return()
    signed = read_return(data)
    assert signed.contents == samples.ANSWERS
    assert signed.counts == ReturnCounts(plans=1, answers=2, rated=1)
    assert signed.sha256 == hashlib.sha256(data).hexdigest()
    verify_return(
        signed,
        samples.REVIEW_KEYS.public,
        review=samples.REVIEW_ID,
        member_public=samples.MEMBER_KEYS.public,
    )


@settings(max_examples=60, deadline=None)
@given(_RETURNS, _MOMENTS)
def test_any_return_comes_back_as_it_was(plans, made):
    contents = dataclasses.replace(samples.ANSWERS, made=made, plans=tuple(plans))
    assert read_return(samples.small_return(contents)).contents == contents


@settings(max_examples=40, deadline=None)
@given(_ROWS, _TEXTS)
def test_any_plan_comes_back_as_it_was(rows, note):
    plan = dataclasses.replace(samples.PLAN, rows=tuple(rows), note=note)
    contents = dataclasses.replace(samples.CONTENTS, plans=(plan,), links=(), note=note)
    assert read_pack(samples.small_pack(contents)).contents == contents


def test_a_pack_of_which_nothing_was_said_is_as_packs_always_were():
    contents = dataclasses.replace(samples.CONTENTS, corrections=(), links=(), dismissals=())
    data = samples.small_pack(contents)
    assert {name.partition("/")[0] for name in samples.parts_of(data)} == {
        *("pack.json", "programme.json", "documents.json", "plans", "documents", "readings")
    }
    assert read_pack(data).contents == contents


@pytest.mark.parametrize(
    ("correction", "why"),
    [
        (PackCorrection("WEL", Correction("measure", "5")), "there is no plan “WEL”"),
        (PackCorrection("STV", Correction("title", "5")), "there is no field “title”"),
        (PackCorrection("STV", Correction("lead", " ")), "it names no printed text"),
        (PackCorrection("STV", Correction("money", "5", meaning="a lot")), "no sum of money"),
    ],
)
def test_what_cannot_have_been_put_right_is_refused(correction, why):
    with pytest.raises(ValueError, match=why):
        samples.small_pack(dataclasses.replace(samples.CONTENTS, corrections=(correction,)))


def test_a_text_is_put_right_once():
    twice = (PackCorrection("STV", Correction("money", "45k", meaning="£45,000")),) * 2
    with pytest.raises(ValueError, match="“45k” is given twice"):
        samples.small_pack(dataclasses.replace(samples.CONTENTS, corrections=twice))


_LINK, _DISMISSAL = samples.CONTENTS.links[0], samples.CONTENTS.dismissals[0]
_WRONG_LINKS: tuple[tuple[dict[str, object], str], ...] = (
    ({"locality": "WEL"}, "there is no row “1” in plan 2 of “WEL”"),
    ({"number": 1}, "there is no row “1” in plan 1 of “STV”"),
    ({"row": "7"}, "there is no row “7” in plan 2 of “STV”"),
    ({"row": ""}, "there is no row “”"),
    ({"catalogue": "other"}, "there is no must-do “4” in “other”"),
    ({"code": "5"}, "there is no must-do “5” in “national”"),
)
_WRONG_DISMISSALS: tuple[tuple[dict[str, object], str], ...] = (
    ({"locality": "WEL"}, "there is no plan “WEL”"),
    ({"rule": ""}, "it names no finding"),
    ({"rule": "a" * 61}, "it names no finding"),
    ({"rule": "No lead"}, "it names no finding"),
    ({"fingerprint": ""}, "it names no finding"),
    ({"fingerprint": "0D" * 10}, "it names no finding"),
    ({"fingerprint": "0" * 65}, "it names no finding"),
    ({"reason": " \n"}, "no reason is given"),
)


@pytest.mark.parametrize(("said", "why"), _WRONG_LINKS)
def test_a_must_do_can_only_be_settled_for_a_row_there_is(said, why):
    wrong = dataclasses.replace(_LINK, **said)
    with pytest.raises(ValueError, match=why):
        samples.small_pack(dataclasses.replace(samples.CONTENTS, links=(wrong,)))


@pytest.mark.parametrize(("said", "why"), _WRONG_DISMISSALS)
def test_only_a_finding_is_set_aside_and_for_a_reason(said, why):
    wrong = dataclasses.replace(_DISMISSAL, **said)
    with pytest.raises(ValueError, match=why):
        samples.small_pack(dataclasses.replace(samples.CONTENTS, dismissals=(wrong,)))


def test_a_must_do_is_settled_once_and_a_finding_set_aside_once():
    both = (_LINK, dataclasses.replace(_LINK, confirmed=False))
    with pytest.raises(ValueError, match="“1” is given twice"):
        samples.small_pack(dataclasses.replace(samples.CONTENTS, links=both))
    twice = (_DISMISSAL, dataclasses.replace(_DISMISSAL, reason="Another"))
    with pytest.raises(ValueError, match="“no_lead” is given twice"):
        samples.small_pack(dataclasses.replace(samples.CONTENTS, dismissals=twice))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["1", "2"]), st.booleans(), _MOMENTS, _TEXTS)), _TEXTS)
def test_whatever_was_said_of_must_dos_and_findings_comes_back(said, reason):
    links = {
        (row, at.microsecond % 2): PackLink(
            "STV", 2, row, ("national", "local")[at.microsecond % 2], "4", yes, at, who
        )
        for row, yes, at, who in said
    }
    dismissals = tuple(
        PackDismissal("STV", "no_lead", f"{place:x}", f"For {reason}", at, who)
        for place, (_row, _yes, at, who) in enumerate(said)
    )
    contents = dataclasses.replace(
        samples.CONTENTS, links=tuple(links.values()), dismissals=dismissals
    )
    assert read_pack(samples.small_pack(contents)).contents == contents


def test_the_same_contents_and_keys_give_the_same_bytes():
    assert samples.small_pack() == samples.small_pack()
    assert samples.small_return() == samples.small_return()


def test_other_programs_can_look_into_the_file():
    with zipfile.ZipFile(BytesIO(samples.small_pack())) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[:2] == ["manifest.json", "signature"]


def test_the_review_s_private_key_is_never_in_a_pack():
    data = samples.small_pack()
    inside = b"".join((data, *samples.parts_of(data).values()))
    assert samples.REVIEW_KEYS.private.encode() not in inside
    assert bytes.fromhex(samples.REVIEW_KEYS.private) not in inside
    assert samples.REVIEW_KEYS.private not in repr(samples.REVIEW_KEYS)


def test_a_moment_in_another_zone_comes_back_as_the_same_moment():
    elsewhere = samples.MADE.astimezone(datetime.now().astimezone().tzinfo)
    contents = dataclasses.replace(samples.ANSWERS, made=elsewhere + timedelta(hours=1))
    assert read_return(samples.small_return(contents)).contents.made == contents.made


def test_what_no_screen_can_show_is_left_out_of_a_comment():
    contents = samples.replaced(samples.ANSWERS, comment="one\r\ntwo\x0b\x00three\rfour")
    again = read_return(samples.small_return(contents)).contents
    assert again.plans[0].answers[0].comment == "one\ntwothree\nfour"


@pytest.mark.parametrize("passphrase", ["correct horse", "  Ünïcode “x”  "])
def test_a_locked_file_opens_with_its_passphrase(passphrase):
    data = samples.small_return(passphrase=passphrase)
    assert samples.ANSWERS.device.encode() not in data
    again = read_return(data, passphrase=passphrase)
    assert again.contents == samples.ANSWERS
    assert again.sha256 == hashlib.sha256(data).hexdigest()
    packed = samples.small_pack(passphrase=passphrase)
    assert read_pack(packed, passphrase=passphrase.strip()).contents == samples.CONTENTS


def test_an_empty_passphrase_is_none_to_lock_with():
    with pytest.raises(TextNeeded):
        samples.small_return(passphrase="  ")


def test_the_sample_programme_travels_whole():
    programme = read_programme(find_programme("hertfordshire-2008-09"))
    programme = dataclasses.replace(programme, plans=(), scores=())
    contents = dataclasses.replace(
        samples.CONTENTS,
        programme=programme,
        member=programme.members[0].key,
        plans=(),
        documents=(),
        corrections=(),
        links=(),
        dismissals=(),
        scored=tuple(one.code for one in programme.localities),
        conflicts=(),
    )
    assert read_pack(samples.small_pack(contents)).contents == contents


def test_a_large_programme_goes_into_several_parts():
    programme = generate_programme(localities=120, members=3, scores=False, seed=4, objectives=32)
    plans = tuple(
        dataclasses.replace(
            samples.PLAN,
            locality=one.locality,
            number=one.number,
            documents=(),
            rows=tuple(
                PackRow(code=row.code, section=row.section, title=row.title, items=row.items)
                for row in one.objectives
            ),
        )
        for one in programme.plans
    )
    contents = dataclasses.replace(
        samples.CONTENTS,
        programme=dataclasses.replace(programme, plans=()),
        member=programme.members[0].key,
        plans=plans,
        corrections=(),
        links=(),
        dismissals=(),
        documents=(),
        scored=(),
        conflicts=(),
    )
    data = samples.small_pack(contents)
    assert sum(one.startswith("plans/") for one in samples.parts_of(data)) > 1
    assert read_pack(data).contents == contents


@pytest.mark.parametrize("name", ["plan.docx", "plan.xlsx", "plan.csv"])
def test_what_was_read_of_a_real_document_is_taken(name):
    content = {
        "plan.docx": office_samples.word,
        "plan.xlsx": office_samples.workbook,
        "plan.csv": lambda: office_samples.separated().encode(),
    }[name]()
    check_reading(pack_reading(read_document(content, name=name)), part=name)


def test_a_document_too_large_to_travel_is_named():
    document = dataclasses.replace(samples.CONTENTS.documents[0], content=bytes(50_000_001))
    sha = hashlib.sha256(document.content).hexdigest()
    document = dataclasses.replace(document, sha256=sha)
    plan = dataclasses.replace(samples.PLAN, rows=(), documents=(sha,))
    contents = dataclasses.replace(samples.CONTENTS, plans=(plan,), documents=(document,), links=())
    with pytest.raises(TooMuchToSend, match=r"plan\.csv"):
        samples.small_pack(contents)


def test_contents_that_contradict_themselves_are_a_mistake_of_the_caller():
    conflicted = dataclasses.replace(samples.CONTENTS, scored=("STV", "WEL"))
    with pytest.raises(ValueError, match="conflict of interest in “WEL”"):
        samples.small_pack(conflicted)
    with pytest.raises(ValueError, match="there is no member “nobody”"):
        samples.small_pack(dataclasses.replace(samples.CONTENTS, member="nobody"))
    with pytest.raises(ValueError, match="belong together"):
        write_pack(
            samples.CONTENTS,
            review_keys=dataclasses.replace(new_review_keys(), public="00" * 32),
            member_keys=new_member_keys(),
        )
