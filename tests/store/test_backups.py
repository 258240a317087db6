from __future__ import annotations

import json
import os
import shutil
from datetime import UTC, datetime, timedelta

import pytest

from lyapp.model.criteria import ScoreState
from lyapp.model.trouble import (
    DamagedFile,
    DiskFull,
    FileTrouble,
    OpenElsewhere,
    ReadOnlyFile,
    ReviewFileMissing,
)
from lyapp.rules.retention import keep
from lyapp.store import backups, lock
from lyapp.store.check import verify
from lyapp.store.creating import create_review
from lyapp.store.file import open_review
from lyapp.store.ops import programme, scores
from lyapp.store.queries.board import board
from tests.store.programme_small import small

RATED = {"state": ScoreState.RATED, "rating": 3}


def test_closing_backs_up_what_changed_and_only_that(home, review, ashby):
    scores.record_score(review, **ashby, **RATED)
    held = verify(review.path)
    review.close()
    (made,) = backups.list_backups(home, review.uid)
    assert made.reason == "closed"
    assert made.title == "A small programme"
    assert dict(made.counts)["scores"] == 1
    assert dict(made.counts)["localities"] == 3
    assert made.size == made.path.stat().st_size
    assert verify(made.path) == held
    open_review(review.path, home=home, holder="Anna").close()
    assert backups.list_backups(home, review.uid) == (made,)


def test_opening_backs_up_what_has_no_backup_yet(home, review):
    made = backups.backup_on_open(review)
    assert made is not None
    assert made.reason == "opened"
    assert backups.backup_on_open(review) is None
    programme.edit_review(review, title="Changed", who="Anna")
    newer = backups.backup_on_open(review)
    assert newer is not None
    assert backups.list_backups(home, review.uid) == (newer, made)
    reader = open_review(review.path, home=home, holder="Bob")
    programme.edit_review(review, title="Changed again", who="Anna")
    assert backups.backup_on_open(reader) is None
    reader.close()


def test_backups_of_all_reviews_are_listed_newest_first(tmp_path, home, review):
    first = backups.backup_now(review, "asked for")
    other = create_review(tmp_path / "other.lyreview", small(), home=home, holder="Anna")
    second = backups.backup_now(other, "asked for")
    third = backups.backup_now(review, "asked for again")
    assert backups.all_backups(home) == (third, second, first)
    assert backups.list_backups(home, review.uid) == (third, first)
    assert backups.list_backups(home, other.uid) == (second,)
    other.close()


def test_there_are_no_backups_where_none_were_made(home):
    assert backups.all_backups(home) == ()
    assert backups.list_backups(home, "0" * 32) == ()


def test_old_backups_are_dropped_as_the_rule_says(home, review):
    made = backups.backup_now(review, "asked for")
    now = datetime.now(UTC)
    stamps = [now - timedelta(hours=7 * n) for n in range(1, 300)]
    for stamp in stamps:
        name = stamp.strftime("%Y%m%dT%H%M%S.%fZ")
        shutil.copy(made.path, made.path.with_name(f"{name}.lyreview"))
        shutil.copy(made.path.with_suffix(".json"), made.path.with_name(f"{name}.json"))
    stranger = made.path.with_name("mine.lyreview")
    stranger.write_text("put here by hand")
    last = backups.backup_now(review, "asked for")
    left = {one.made for one in backups.list_backups(home, review.uid)}
    assert left == keep([*stamps, made.made, last.made])
    files = [one for one in made.path.parent.iterdir() if one.suffix == ".json"]
    assert len(files) == len(left)
    assert stranger.exists()


def test_a_backup_put_back_is_the_review_as_it_was(home, review, ashby, tmp_path):
    scores.record_score(review, **ashby, **RATED)
    made = backups.backup_now(review, "asked for")
    then = verify(review.path)
    programme.edit_review(review, title="A mistake", who="Anna")
    beside = tmp_path / "deep" / "restored.lyreview"
    backups.restore(made, beside)
    assert verify(beside) == then
    review.close()
    backups.restore(made, review.path)
    assert verify(review.path) == then
    again = open_review(review.path, home=home, holder="Anna")
    assert board(again).title == "A small programme"
    programme.edit_review(again, title="Going on", who="Anna")
    again.close()
    assert verify(review.path).ok


def test_a_journal_left_by_a_crash_is_not_applied_to_what_is_put_back(home, review):
    made = backups.backup_now(review, "asked for")
    then = verify(review.path)
    review.raw.execute("PRAGMA cache_size=1")
    review.raw.execute("BEGIN IMMEDIATE")
    review.raw.execute("UPDATE locality SET note = zeroblob(50000)")
    journal = review.path.with_name(f"{review.path.name}-journal")
    left = journal.read_bytes()
    review.raw.execute("ROLLBACK")
    review.close()
    journal.write_bytes(left)
    backups.restore(made, review.path)
    assert verify(review.path) == then
    assert made.path.read_bytes() == review.path.read_bytes()


@pytest.mark.parametrize("damage", ["cut short", "empty", "garbage", "text", "gone"])
def test_a_damaged_backup_is_refused_and_what_is_there_stays(home, review, damage):
    made = backups.backup_now(review, "asked for")
    whole = made.path.read_bytes()
    match damage:
        case "cut short":
            made.path.write_bytes(whole[: len(whole) // 2])
        case "empty":
            made.path.write_bytes(b"")
        case "garbage":
            made.path.write_bytes(whole[:8192] + b"\x07" * 40_000 + whole[48_192:])
        case "text":
            made.path.write_text("A letter. " * 500)
        case _:
            made.path.unlink()
    before = review.path.read_bytes()
    with pytest.raises(ReviewFileMissing if damage == "gone" else DamagedFile):
        backups.restore(made, review.path)
    assert review.path.read_bytes() == before


def test_a_damaged_review_makes_no_backup(home, review):
    made = backups.backup_now(review, "asked for")
    whole = review.path.read_bytes()
    review.path.write_bytes(whole[:8192] + b"\x07" * 40_000 + whole[48_192:])
    review.raw.execute("PRAGMA cache_size=0")
    with pytest.raises(DamagedFile):
        backups.backup_now(review, "asked for")
    assert backups.list_backups(home, review.uid) == (made,)
    assert not list(made.path.parent.glob("*.part"))
    review.path.write_bytes(whole)


def test_a_backup_without_its_note_is_listed_all_the_same(home, review):
    made = backups.backup_now(review, "asked for")
    for text in ("[]", "no json", json.dumps({"counts": 3})):
        made.path.with_suffix(".json").write_text(text)
        (found,) = backups.list_backups(home, review.uid)
        assert (found.path, found.made, found.counts) == (made.path, made.made, ())
    made.path.with_suffix(".json").unlink()
    assert len(backups.list_backups(home, review.uid)) == 1


def test_no_review_can_choose_a_folder_outside_the_backups(home, review, tmp_path):
    review.raw.execute("UPDATE review SET uid = '../../elsewhere'")
    review.uid = "../../elsewhere"
    made = backups.backup_now(review, "asked for")
    assert made.path.is_relative_to(home.backups)
    assert backups.list_backups(home, review.uid) == (made,)
    assert not (tmp_path / "home" / "elsewhere").exists()


def test_trouble_with_the_backups_folder_is_told(home, review):
    home.data.mkdir(parents=True)
    home.backups.write_text("in the way")
    with pytest.raises(FileTrouble) as caught:
        backups.backup_now(review, "asked for")
    assert not isinstance(caught.value, DiskFull)
    assert str(home.backups) in caught.value.sentence
    home.backups.unlink()


def test_a_plain_copy_has_its_own_backups_among_those_of_the_review(home, review, tmp_path):
    made = backups.backup_now(review, "asked for")
    path = tmp_path / "copy.lyreview"
    shutil.copy(made.path, path)
    copy = open_review(path, home=home, holder="Anna")
    other = backups.backup_on_open(copy)
    assert other is not None
    assert (made.source, other.source) == (review.path.resolve(), path.resolve())
    assert backups.list_backups(home, review.uid) == (other, made)
    old = datetime.now(UTC) - timedelta(days=400)
    for days in range(3):
        name = (old + timedelta(hours=days)).strftime("%Y%m%dT%H%M%S.%fZ")
        shutil.copy(made.path, made.path.with_name(f"{name}.lyreview"))
        shutil.copy(made.path.with_suffix(".json"), made.path.with_name(f"{name}.json"))
    before = [one for one in backups.list_backups(home, review.uid) if one.source == made.source]
    for _ in range(3):
        backups.backup_now(copy, "asked for")
    left = [one for one in backups.list_backups(home, review.uid) if one.source == made.source]
    kept = keep([one.made for one in before])
    assert left == [one for one in before if one.made in kept]
    copy.close()


def test_what_a_killed_backup_left_is_cleared_away_after_a_day(home, review):
    folder = backups.backup_now(review, "asked for").path.parent
    old, new = folder / "20080101T000000.000000Z.part", folder / "20080102T000000.000000Z.part"
    old.write_bytes(b"half")
    new.write_bytes(b"half")
    two_days_ago = datetime.now(UTC).timestamp() - 2 * 24 * 60 * 60
    os.utime(old, (two_days_ago, two_days_ago))
    backups.backup_now(review, "asked for")
    assert not old.exists()
    assert new.exists()


def test_an_open_review_is_put_back_without_letting_go_of_it(home, review, monkeypatch):
    made = backups.backup_now(review, "asked for")
    then = verify(review.path)
    programme.edit_review(review, title="A mistake", who="Anna")
    put_back, held = backups.restore, []

    def watched(backup, to):
        with pytest.raises(OpenElsewhere):
            lock.take(to, holder="Bob")
        held.append(to)
        put_back(backup, to)

    monkeypatch.setattr(backups, "restore", watched)
    review.replace_with(made)
    assert held == [review.path]
    assert verify(review.path) == then
    reasons = [one.reason for one in backups.list_backups(home, review.uid)]
    assert reasons[0] == "before a backup was restored"
    again = open_review(review.path, home=home, holder="Bob")
    assert not again.read_only
    again.close()


def test_a_review_open_for_reading_is_not_put_back(home, review):
    made = backups.backup_now(review, "asked for")
    reader = open_review(review.path, home=home, holder="Bob", read_only=True)
    before = review.path.read_bytes()
    with pytest.raises(ReadOnlyFile):
        reader.replace_with(made)
    assert review.path.read_bytes() == before


def test_a_damaged_backup_is_not_put_back(home, review):
    made = backups.backup_now(review, "asked for")
    made.path.write_bytes(made.path.read_bytes()[:5000])
    before = verify(review.path)
    with pytest.raises(DamagedFile):
        review.replace_with(made)
    assert verify(review.path) == before
    open_review(review.path, home=home, holder="Bob").close()
