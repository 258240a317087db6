"""Names of packs that every system can keep."""

from __future__ import annotations

from datetime import date

import pytest

from lyapp.rules.file_names import copy_name, copy_names_begin, pack_names, safe_part


def test_a_pack_is_named_after_the_review_and_the_member():
    found = pack_names("Hertfordshire 2008/09", [("ap", "Andrew Parker"), ("tw", "Tad Woroniecki")])
    assert found == {
        "ap": "Pack – Hertfordshire 2008-09 – Andrew Parker.lypack",
        "tw": "Pack – Hertfordshire 2008-09 – Tad Woroniecki.lypack",
    }


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ('a<b>c:d"e/f\\g|h?i*j', "a-b-c-d-e-f-g-h-i-j"),
        ("Dr. Able.", "Dr. Able"),
        ("  two\n\tlines  ", "two lines"),
        ("\u202eevil\x00", "evil"),
        ("con", "con_"),
        ("LPT1.x", "LPT1.x_"),
        ("../../etc", "etc"),
        ("…", "…"),
        ("???", ""),
    ],
)
def test_what_windows_refuses_is_taken_out(text, safe):
    assert safe_part(text, most=60) == safe


def test_a_long_name_is_cut():
    assert safe_part("x" * 300, most=60) == "x" * 60


def test_two_members_of_one_name_get_two_files():
    found = pack_names("R", [("a", "Ann Lee"), ("b", "ann lee"), ("c", "???"), ("d", "c")])
    assert len({name.casefold() for name in found.values()}) == 4
    assert found["a"] == "Pack – R – Ann Lee (a).lypack"
    assert found["c"] == "Pack – R – c (c).lypack"


def test_a_title_of_signs_alone_is_left_out():
    assert pack_names("///", [("a", "Ann")]) == {"a": "Pack – Ann.lypack"}


def test_copies_of_one_member_begin_alike():
    begin = copy_names_begin("Herts 2008/09", "Andrew Parker")
    assert copy_name("Herts 2008/09", "Andrew Parker", date(2008, 5, 1)).startswith(begin)
    assert not copy_name("Herts 2008/09", "Andrew Parkers", date(2008, 5, 1)).startswith(begin)
