"""A pack opened as a member does: one copy a pack, found again, and nothing of others touched."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lyapp import places
from lyapp.exchange.rounds import make_pack
from lyapp.exchange.unpacking import unpack
from lyapp.model.trouble import BadExchangeFile
from lyapp.places import Home
from lyapp.store.creating import create_review
from lyapp.store.own_copies import look_for_copies
from tests.store.programme_small import small


@pytest.fixture
def review(tmp_path):
    made = create_review(
        tmp_path / "master.lyreview", small(), home=places.home(tmp_path / "chair"), holder="Chair"
    )
    yield made
    made.close()


@pytest.fixture
def home(tmp_path) -> Home:
    return places.home(tmp_path / "anna")


def no_tick(_done: int, _of: int) -> None:
    pass


def opened(data: bytes, home: Home, *, known: tuple[Path, ...] = (), tick=no_tick):
    found = unpack(data, name="a.lypack", known=known, home=home, holder="Anna", tick=tick)
    if found.review is not None:
        found.review.close()
    return found


def test_a_pack_has_one_copy(review, home):
    data = make_pack(review, who="Chair", member="ap")
    first = opened(data, home)
    assert first.review is not None
    assert first.path.parent == home.data
    assert first.path.name.startswith("A small programme – Anna Park – ")
    second = opened(data, home)
    assert (second.path, second.review, second.earlier) == (first.path, None, ())


def test_a_copy_is_found_where_it_was_moved_to(review, home, tmp_path):
    data = make_pack(review, who="Chair", member="ap")
    first = opened(data, home)
    moved = tmp_path / "elsewhere.lyreview"
    shutil.move(first.path, moved)
    assert opened(data, home, known=(tmp_path / "gone.lyreview", moved)).path == moved
    # Nobody knows of the one that was moved: a copy is made anew.
    assert opened(data, home).review is not None


def test_another_pack_has_another_copy_and_names_the_earlier_one(review, home):
    one = opened(make_pack(review, who="Chair", member="ap"), home)
    before = one.path.read_bytes()
    other = opened(make_pack(review, who="Chair", member="ap"), home)
    assert other.path != one.path
    assert [each.path for each in other.earlier] == [one.path]
    assert (other.source, other.carried.taken, other.lost) == (one.path, 0, ())
    assert one.path.read_bytes() == before
    bobs = opened(make_pack(review, who="Chair", member="bq"), home)
    assert bobs.earlier == ()


def test_only_what_is_named_as_a_copy_of_ones_own_is_missed(review, home, tmp_path):
    one = opened(make_pack(review, who="Chair", member="ap"), home)
    one.path.unlink()
    others = (tmp_path / "gone.lyreview", home.data / "text.lyreview")
    others[1].write_text("hello")
    again = opened(make_pack(review, who="Chair", member="ap"), home, known=(one.path, *others))
    assert (again.earlier, again.carried) == ((), None)
    # The new copy has taken its place, and its name.
    assert (again.path, again.lost) == (one.path, (one.path,))


def test_what_is_no_copy_is_passed_over(review, home, tmp_path):
    (tmp_path / "text.lyreview").write_text("hello")
    opened(make_pack(review, who="Chair", member="ap"), home)
    found = look_for_copies(
        [tmp_path / "text.lyreview", review.path, tmp_path / "no.lyreview", *home.data.iterdir()]
    )
    assert [each.member for each in found.copies] == ["ap"]


def test_given_up_or_spoilt_nothing_is_left(review, home):
    data = make_pack(review, who="Chair", member="ap")

    def give_up(done: int, _of: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        opened(data, home, tick=give_up)
    with pytest.raises(BadExchangeFile):
        opened(data[:-1], home)
    assert not home.data.exists() or not list(home.data.glob("*.lyreview"))
