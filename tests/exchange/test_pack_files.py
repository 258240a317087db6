"""Packs for several members into a folder: all of them or none."""

from __future__ import annotations

from datetime import date

import pytest

from lyapp import places
from lyapp.exchange.pack_files import PackOrder, make_packs
from lyapp.exchange.packs import read_pack
from lyapp.model.trouble import CannotWrite, MemberWithdrawn, WouldReplaceReview
from lyapp.store.creating import create_review
from lyapp.store.ops.members import withdraw_member
from lyapp.store.queries.packs import packs, review_keys
from tests.store.programme_small import small


@pytest.fixture
def review(tmp_path):
    made = create_review(
        tmp_path / "r.lyreview", small(), home=places.home(tmp_path / "home"), holder="Chair"
    )
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path):
    found = tmp_path / "out"
    found.mkdir()
    return found


ORDERS = (PackOrder("ap", "a.lypack"), PackOrder("bq", "b.lypack", "blue kettle"))


def test_every_member_gets_a_pack_the_review_knows(review, folder):
    make_packs(
        review, who="Chair", orders=ORDERS, folder=folder, deadline=date(2008, 7, 16), note="Hello"
    )
    assert sorted(one.name for one in folder.iterdir()) == ["a.lypack", "b.lypack"]
    ann = read_pack((folder / "a.lypack").read_bytes())
    bob = read_pack((folder / "b.lypack").read_bytes(), passphrase="blue kettle")
    assert [one.contents.member for one in (ann, bob)] == ["ap", "bq"]
    keys = review_keys(review)
    assert keys is not None
    assert ann.review_public == bob.review_public == keys.public
    noted = packs(review)
    assert [(one.member_key, one.deadline) for one in noted] == [
        ("bq", date(2008, 7, 16)),
        ("ap", date(2008, 7, 16)),
    ]
    assert noted[1].sha256 == ann.sha256


def test_a_pack_made_again_takes_the_place_of_the_older_file(review, folder):
    make_packs(review, who="Chair", orders=ORDERS[:1], folder=folder)
    first = (folder / "a.lypack").read_bytes()
    make_packs(review, who="Chair", orders=ORDERS[:1], folder=folder)
    assert (folder / "a.lypack").read_bytes() != first
    assert len(packs(review)) == 2


class GivenUp(Exception):
    pass


@pytest.mark.parametrize("at", [0, 1, 2])
def test_giving_up_leaves_nothing(review, folder, at):
    (folder / "a.lypack").write_bytes(b"older")

    def tick(done, _total):
        if done == at:
            raise GivenUp

    with pytest.raises(GivenUp):
        make_packs(review, who="Chair", orders=ORDERS, folder=folder, tick=tick)
    assert [one.name for one in folder.iterdir()] == ["a.lypack"]
    assert (folder / "a.lypack").read_bytes() == b"older"
    assert packs(review) == ()


def test_one_that_cant_be_made_keeps_the_others_back(review, folder):
    withdraw_member(review, who="Chair", member=2)
    with pytest.raises(MemberWithdrawn):
        make_packs(review, who="Chair", orders=ORDERS, folder=folder)
    assert list(folder.iterdir()) == []
    assert packs(review) == ()


def test_a_folder_that_isnt_there_is_said(review, folder):
    with pytest.raises(CannotWrite, match="no such folder"):
        make_packs(review, who="Chair", orders=ORDERS, folder=folder / "gone")
    assert packs(review) == ()


def test_a_pack_never_takes_a_reviews_place(review, folder):
    create_review(
        folder / "a.lypack", small(), home=places.home(folder / "home"), holder="Chair"
    ).close()
    with pytest.raises(WouldReplaceReview):
        make_packs(review, who="Chair", orders=ORDERS[:1], folder=folder)
    assert packs(review) == ()
