"""A whole round without windows: a chair and three members, each in a home of their own."""

from __future__ import annotations

import json
import shutil

import pytest
from typer.testing import CliRunner

from lyapp import places
from lyapp.cli import app
from lyapp.model.panel import ConflictKind
from lyapp.store.creating import create_review
from lyapp.store.file import open_review
from lyapp.store.ops.members import declare_conflicts
from lyapp.store.ops.moderation import open_moderation
from tests.store.programme_small import small
from tests.store.taking import ASHBY, BARTON, take

BOB, CY = 2, 3
HEAD = "locality,criterion,rating,comment"


class Person:
    """Somebody with a computer: a folder, and the program's own folders in it."""

    def __init__(self, folder):
        self.folder = folder
        self.home = places.home(folder / "home")
        folder.mkdir(exist_ok=True)

    def __call__(self, *words, code=0):
        """Run a command, which must end with this code; gives what it printed."""
        done = CliRunner().invoke(
            app,
            ["--home", str(self.folder / "home"), *map(str, words)],
            catch_exceptions=False,
        )
        assert done.exit_code == code, done.output
        return done.output

    def score(self, *rows):
        """Score in this member's own review."""
        path = self.folder / "scores.csv"
        path.write_text("\n".join((HEAD, *rows)), encoding="utf-8")
        return self("score", self.folder / "own.lyreview", "--from", path)

    def give_back(self, name="one"):
        out = self.folder / f"{name}.lyreturn"
        self("return", self.folder / "own.lyreview", "-o", out)
        return out


@pytest.fixture
def chair(tmp_path):
    person = Person(tmp_path / "chair")
    review = create_review(
        person.folder / "master.lyreview", small(), home=person.home, holder="Chair"
    )
    declare_conflicts(review, who="Chair", pairs=[(BOB, BARTON)], kind=ConflictKind.OWN_LOCALITY)
    review.close()
    person.master = review.path
    return person


def changed(chair, verb):
    review = open_review(chair.master, home=chair.home, holder="Chair")
    try:
        return verb(review)
    finally:
        review.close()


@pytest.fixture
def members(tmp_path, chair):
    chair("pack", chair.master, "--all", "-o", chair.folder / "packs")
    people = {}
    for key in ("ap", "bq", "cz"):
        person = people[key] = Person(tmp_path / key)
        pack = shutil.copy(chair.folder / "packs" / f"master-{key}.lypack", person.folder)
        person("open", pack, "-o", person.folder / "own.lyreview")
    return people


def content(person, path):
    found = json.loads(person("verify", path, "--json"))
    assert found["ok"]
    return found["content_hash"]


def merged(chair, *returns, code=0):
    found = json.loads(chair("merge", chair.master, *returns, "--json", code=code))
    return {
        (one["member"], plan["locality"]): plan for one in found["returns"] for plan in one["plans"]
    }


def test_a_round_from_packs_to_the_panel(chair, members):
    anna, bob, cy = members.values()
    # Nobody's pack has anything of the others, and Bob has no score sheet for Barton.
    refused = CliRunner().invoke(
        app,
        [
            "--home",
            str(bob.folder / "home"),
            "score",
            str(bob.folder / "own.lyreview"),
            "--from",
            str(_scores(bob, "E-2,clear,4,")),
        ],
    )
    assert refused.exit_code == 1
    assert "E-2" in refused.output
    anna.score("E-1,clear,4,Good.", "E-1,money,3,", "E-2,clear,1,Thin.", "E-2,money,u,")
    bob.score("E-1,clear,2,", "E-1,money,3,")
    cy.score("E-1,clear,1,No dates.", "E-1,money,2,", "E-2,clear,3,", "E-2,money,4,")
    returns = [person.give_back() for person in members.values()]

    # Meanwhile Ashby sends another version, and Cy turns out to have an interest in Barton.
    changed(chair, lambda review: take(review, ASHBY, "Something new"))
    changed(
        chair,
        lambda review: declare_conflicts(
            review, who="Chair", pairs=[(CY, BARTON)], kind=ConflictKind.COMPETING_SERVICE
        ),
    )
    other = shutil.copy(chair.master, chair.folder / "other.lyreview")
    before = content(chair, chair.master)

    chair("merge", chair.master, *returns, "--dry-run", code=1)
    assert content(chair, chair.master) == before
    plans = merged(chair, *returns, code=1)
    assert plans["ap", "E-1"]["new"] == 2
    assert plans["ap", "E-1"]["stale"]
    assert not plans["ap", "E-2"]["stale"]
    assert plans["bq", "E-1"]["new"] == 2
    assert ("bq", "E-2") not in plans
    assert plans["cz", "E-2"]["refused"] == 2
    assert "interest" in plans["cz", "E-2"]["why"]
    after = content(chair, chair.master)
    assert after != before

    # The same returns the other way round, one by one, and again, come to the same.
    for path in (*returns[::-1], *returns):
        chair("merge", other, path, code=1 if path == returns[2] else 0)
    assert content(chair, other) == after
    again = merged(chair, *returns, code=1)
    assert again["ap", "E-1"]["unchanged"] == 2


def _scores(person, *rows):
    path = person.folder / "scores.csv"
    path.write_text("\n".join((HEAD, *rows)), encoding="utf-8")
    return path


def test_a_later_return_supersedes_and_an_older_one_after_it_changes_nothing(chair, members):
    anna = members["ap"]
    anna.score("E-1,clear,1,", "E-1,money,2,")
    first = anna.give_back("first")
    anna.score("E-1,clear,4,Better than I thought.")
    second = anna.give_back("second")
    plan = merged(chair, second)["ap", "E-1"]
    assert (plan["new"], plan["changed"]) == (2, 0)
    known = content(chair, chair.master)
    plan = merged(chair, first)["ap", "E-1"]
    assert (plan["superseded"], plan["unchanged"], plan["changed"]) == (1, 1, 0)
    now = content(chair, chair.master)
    assert now != known  # the older file is kept as well
    assert merged(chair, first, second)["ap", "E-1"]["unchanged"] >= 1
    assert content(chair, chair.master) == now


def test_two_computers_of_one_member_are_told(tmp_path, chair, members):
    anna = members["ap"]
    laptop = Person(tmp_path / "laptop")
    laptop("open", anna.folder / "master-ap.lypack", "-o", laptop.folder / "own.lyreview")
    anna.score("E-1,clear,1,")
    laptop.score("E-1,clear,3,")
    plan = merged(chair, anna.give_back(), laptop.give_back())["ap", "E-1"]
    assert plan["on_two_devices"] == ["Clear priorities"]


def test_what_is_no_return_of_this_review_is_refused_with_a_sentence(tmp_path, chair, members):
    anna = members["ap"]
    anna.score("E-1,clear,1,")
    path = anna.give_back()
    whole = path.read_bytes()
    cut = tmp_path / "cut.lyreturn"
    cut.write_bytes(whole[:-40])
    other = Person(tmp_path / "other")
    theirs = create_review(
        other.folder / "theirs.lyreview", small(), home=other.home, holder="Other"
    )
    theirs.close()
    before = content(chair, chair.master)
    assert "cut.lyreturn: refused." in chair("merge", chair.master, cut, code=1)
    assert "is a pack" in chair("merge", chair.master, anna.folder / "master-ap.lypack", code=1)
    assert content(chair, chair.master) == before
    assert "another review" in other("merge", theirs.path, path, code=1)
    assert "member’s own copy" in anna("merge", anna.folder / "own.lyreview", path, code=1)
    assert "not made from a pack" in chair(
        "return", chair.master, "-o", tmp_path / "no.lyreturn", code=1
    )


def test_a_passphrase_locks_pack_and_return(tmp_path, chair):
    chair("pack", chair.master, "--member", "ap", "-o", chair.folder, "--passphrase", "long one")
    pack = chair.folder / "master-ap.lypack"
    anna = Person(tmp_path / "anna")
    own = anna.folder / "own.lyreview"
    assert "locked" in anna("open", pack, "-o", own, code=3)
    assert not own.exists()
    anna("open", pack, "-o", own, "--passphrase", "long one")
    anna.score("E-1,clear,3,")
    out = anna.folder / "a.lyreturn"
    anna("return", own, "-o", out, "--passphrase", "other")
    assert "locked" in chair("merge", chair.master, out, code=1)
    chair("merge", chair.master, out, "--passphrase", "other")


def test_a_newer_pack_takes_over_what_was_answered_before(chair, members):
    anna = members["ap"]
    anna.score("E-1,clear,4,Good.", "E-2,clear,1,")
    changed(chair, lambda review: take(review, BARTON, "Other rows"))
    chair("pack", chair.master, "--member", "ap", "-o", chair.folder)
    pack = chair.folder / "master-ap.lypack"
    newer = anna.folder / "newer.lyreview"
    told = anna("open", pack, "-o", newer)
    assert "2 answers carried over from" in told
    assert "own.lyreview, which stays as it was." in told
    assert "1 of them is to a version of a plan that has been replaced" in told
    out = anna.folder / "newer.lyreturn"
    anna("return", newer, "-o", out)
    assert merged(chair, anna.give_back())["ap", "E-1"]["new"] == 1
    assert merged(chair, out)["ap", "E-1"]["unchanged"] == 1
    again = json.loads(anna("open", pack, "-o", anna.folder / "again.lyreview", "--json"))
    assert again["carried_over"]["taken"] == 2


def test_a_first_pack_carries_nothing_and_one_opened_again_names_the_copy(chair, members):
    anna = members["ap"]
    pack = anna.folder / "master-ap.lypack"
    told = anna("open", pack, "-o", anna.folder / "second.lyreview")
    assert "carried over" not in told
    assert "opened before" in told
    assert "own.lyreview" in told
    said = json.loads(anna("open", pack, "-o", anna.folder / "third.lyreview", "--json"))
    assert said["carried_over"] is None
    assert "exists" in anna("open", pack, "-o", anna.folder / "third.lyreview", code=2)


def test_the_panel_sees_scores_once_a_plans_moderation_is_open(chair, members):
    for key, person in members.items():
        rating = {"ap": 4, "bq": 2, "cz": 1}[key]
        person.score(f"E-1,clear,{rating},Said {key}.", "E-1,money,3,")
    returns = [person.give_back() for person in members.values()]
    chair("merge", chair.master, *returns)
    hidden = chair("panel", chair.master, "--locality", "E-1")
    assert "hidden" in hidden
    assert "2 answered, finished" in hidden
    found = json.loads(chair("panel", chair.master, "--locality", "E-1", "--json"))
    assert not found["shown"]
    assert all(not one["answers"] for one in found["criteria"])
    assert "0 of 2 plans may be seen" in chair("agreement", chair.master)

    changed(chair, lambda review: open_moderation(review, who="Chair", plan_version=3))
    table = chair("panel", chair.master, "--locality", "E-1")
    assert "must discuss" in table
    found = json.loads(chair("panel", chair.master, "--locality", "E-1", "--format", "json"))
    clear = found["criteria"][0]
    assert (clear["median"], clear["state"]) == (2, "must_discuss")
    assert [one["comment"] for one in clear["answers"]] == ["Said ap.", "Said bq.", "Said cz."]
    assert "Clear priorities" in chair(
        "panel", chair.master, "--locality", "E-1", "--format", "csv"
    )
    assert "Too few to say" in chair("agreement", chair.master)
    assert json.loads(chair("agreement", chair.master, "--json"))["members"] == 3


def test_the_record_is_printed_blind_until_a_plan_is_opened(chair, members):
    for person in members.values():
        person.score("E-1,clear,4,A secret thought.", "E-1,money,3,")
    chair("merge", chair.master, *(person.give_back() for person in members.values()))
    out = chair.folder / "record.html"
    assert "aren’t opened" in chair("record", chair.master, "-o", out)
    assert "A secret thought." not in out.read_text(encoding="utf-8")
    changed(chair, lambda review: open_moderation(review, who="Chair", plan_version=3))
    said = json.loads(chair("record", chair.master, "-o", out, "--locality", "e-1", "--json"))
    assert (said["plans"], said["hidden"]) == (1, 0)
    assert "A secret thought." in out.read_text(encoding="utf-8")
    chair("record", chair.master, "-o", chair.folder / "record.pdf")
    assert (chair.folder / "record.pdf").read_bytes().startswith(b"%PDF")
    chair("record", chair.master, "-o", chair.folder / "record.txt", code=2)
    chair("record", chair.master, "-o", out, "--locality", "nowhere", code=2)
