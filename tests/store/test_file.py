from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
from contextlib import closing
from pathlib import Path

import pytest

from lyapp.model.criteria import ScoreState
from lyapp.model.trouble import (
    DamagedFile,
    DiskFull,
    FileBusy,
    FileExists,
    FileTrouble,
    FileVanished,
    NewerFileVersion,
    NotAReview,
    OpenElsewhere,
    OpenTwice,
    ReadOnlyFile,
    ReviewFileMissing,
    TextNeeded,
)
from lyapp.store import backups
from lyapp.store.check import verify
from lyapp.store.creating import create_review
from lyapp.store.file import open_review
from lyapp.store.ops import programme, scores
from lyapp.store.queries.board import board
from lyapp.store.queries.history import history
from tests.store.programme_small import many, small

ROOT = Path(__file__).resolve().parents[2]
RATED = {"state": ScoreState.RATED, "rating": 3}


def run_child(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)],
        cwd=ROOT,
        text=True,
        capture_output=True,
        check=False,
        timeout=60,
    )


def test_what_was_made_is_there_when_opened_again(path, home):
    made = create_review(path, small(), home=home, holder="Anna")
    uid = made.uid
    made.close()
    made.close()
    again = open_review(path, home=home, holder="Anna")
    assert (again.uid, again.read_only, again.notice) == (uid, False, None)
    assert [row.name for row in board(again).rows] == ["Ashby", "Barton", "Corfe"]
    again.close()


def test_closing_leaves_only_the_review_in_its_folder(path, home, tmp_path):
    create_review(path, small(), home=home, holder="Anna").close()
    beside = {one.name for one in tmp_path.iterdir()} - {"home", path.name}
    assert not beside


def test_a_file_of_that_name_is_never_overwritten(path, home):
    path.write_text("mine")
    with pytest.raises(FileExists):
        create_review(path, small(), home=home, holder="Anna")
    assert path.read_text() == "mine"


def test_nothing_remains_of_a_review_that_could_not_be_made(path, home, tmp_path):
    data = small()
    wrong = type(data)(**{f: getattr(data, f) for f in data.__slots__} | {"organisations": ()})
    with pytest.raises(KeyError):
        create_review(path, wrong, home=home, holder="Anna")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_told_as_not_writable(tmp_path, home):
    (tmp_path / "file").write_text("x")
    with pytest.raises(ReadOnlyFile) as caught:
        create_review(tmp_path / "file" / "a.lyreview", small(), home=home, holder="Anna")
    assert "a.lyreview" in caught.value.sentence


def test_a_missing_file_is_told(path, home):
    with pytest.raises(ReviewFileMissing):
        open_review(path, home=home, holder="Anna")


def test_other_files_are_not_reviews(path, home):
    path.write_text("Dear all, please find attached the review. " * 40)
    with pytest.raises(NotAReview):
        open_review(path, home=home, holder="Anna")
    path.write_bytes(b"")
    with pytest.raises(NotAReview):
        open_review(path, home=home, holder="Anna")
    path.unlink()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE review (id INTEGER)")
    other.close()
    with pytest.raises(NotAReview):
        open_review(path, home=home, holder="Anna")


@pytest.mark.parametrize("keep", [0.02, 0.3, 0.5, 0.9, 0.999])
def test_a_file_cut_short_is_told_as_damaged(path, home, keep):
    create_review(path, small(), home=home, holder="Anna").close()
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * keep)])
    with pytest.raises(DamagedFile):
        open_review(path, home=home, holder="Anna")
    with pytest.raises(DamagedFile):
        verify(path)


@pytest.mark.parametrize("part", range(1, 9))
def test_garbage_in_the_middle_is_found_on_opening_or_by_checking(path, home, part):
    create_review(path, small(), home=home, holder="Anna").close()
    whole = bytearray(path.read_bytes())
    at = len(whole) * part // 10 // 4096 * 4096
    whole[at : at + 4096] = bytes(range(256)) * 16
    path.write_bytes(bytes(whole))
    try:
        open_review(path, home=home, holder="Anna", read_only=True).close()
        found = verify(path).ok
    except (DamagedFile, NotAReview):
        found = False
    assert not found


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE organisation RENAME COLUMN name TO title",
        "ALTER TABLE review RENAME COLUMN uid TO key",
        "ALTER TABLE locality RENAME TO place",
    ],
)
def test_what_a_newer_version_keeps_otherwise_is_told_and_no_bug(path, home, review, statement):
    review.close()
    raw = sqlite3.connect(path)
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.execute(statement)
    raw.commit()
    raw.close()
    with (
        pytest.raises(NewerFileVersion),
        closing(open_review(path, home=home, holder="Anna")) as newer,
    ):
        board(newer)
    assert verify(path).content_hash == ""


def test_a_newer_log_is_told_by_checking_too(path, review):
    review.close()
    raw = sqlite3.connect(path)
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.execute("ALTER TABLE change_entry RENAME COLUMN label TO words")
    raw.commit()
    raw.close()
    with pytest.raises(NewerFileVersion):
        verify(path)


def test_a_file_of_a_newer_version_opens_for_reading(path, home, review, ashby):
    review.close()
    raw = sqlite3.connect(path)
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.commit()
    raw.close()
    newer = open_review(path, home=home, holder="Anna")
    assert newer.read_only
    assert isinstance(newer.notice, NewerFileVersion)
    assert len(board(newer).rows) == 3
    with pytest.raises(NewerFileVersion):
        scores.record_score(newer, **ashby, **RATED)
    newer.close()


def test_a_second_opener_reads_and_is_told_who_has_it(path, home, review, ashby):
    second = open_review(path, home=home, holder="Bob Quinn")
    assert second.read_only
    assert isinstance(second.notice, OpenElsewhere)
    assert "Anna Park" in second.notice.sentence
    with pytest.raises(OpenElsewhere):
        scores.record_score(second, **ashby, **RATED)
    scores.record_score(review, **ashby, **RATED)
    assert board(second, member="ap").rows[0].mine_done == 1
    second.close()
    review.close()
    third = open_review(path, home=home, holder="Bob Quinn")
    assert not third.read_only
    third.close()


def test_who_opens_a_review_twice_isnt_sent_to_ask_themselves(path, home, review):
    second = open_review(path, home=home, holder="Anna Park")
    assert isinstance(second.notice, OpenTwice)
    assert "already on this computer" in second.notice.sentence
    assert "ask" not in second.notice.advice
    second.close()


OPEN_AND_SAY = """
    import sys, signal
    from pathlib import Path
    from lyapp import places
    from lyapp.store.file import open_review
    review = open_review(Path(sys.argv[1]), home=places.home(Path(sys.argv[2])), holder="The other")
    print(review.read_only, review.notice, flush=True)
    if sys.argv[3] == "stay":
        signal.pause()
    review.close()
"""


def test_another_process_is_told_who_has_it(path, tmp_path, review):
    said = run_child(OPEN_AND_SAY, path, tmp_path / "home", "leave")
    assert said.stdout.startswith("True")
    assert "Anna Park" in said.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_the_lock_is_free_after_its_holder_was_killed(path, home, tmp_path, review):
    review.close()
    child = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(OPEN_AND_SAY), path, tmp_path / "home", "stay"],
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
    )
    assert child.stdout is not None
    assert child.stdout.readline().startswith("False")
    reader = open_review(path, home=home, holder="Anna")
    assert isinstance(reader.notice, OpenElsewhere)
    assert "The other" in reader.notice.sentence
    reader.close()
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    freed = open_review(path, home=home, holder="Anna")
    assert not freed.read_only
    freed.close()


AS_SOMEBODY_ELSE = """
    import os, sys
    from pathlib import Path
    from lyapp import places
    from lyapp.model.trouble import ReadOnlyFile
    from lyapp.store.creating import create_review
    from lyapp.store.file import open_review
    from lyapp.store.queries.board import board
    from lyapp.store.ops.programme import edit_review
    from tests.store.programme_small import small
    path, home = Path(sys.argv[1]), places.home(Path(sys.argv[2]))
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    review = open_review(path, home=home, holder="A guest")
    print(review.read_only, type(review.notice).__name__, len(board(review).rows))
    try:
        edit_review(review, title="Mine", who="A guest")
    except ReadOnlyFile as trouble:
        print("refused")
    review.close()
    try:
        create_review(path.with_name("new.lyreview"), small(), home=home, holder="A guest")
    except ReadOnlyFile as trouble:
        print("not made", trouble.values["path"].name)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="permission bits")
@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o777), (0o666, 0o555)])
def test_a_file_that_may_not_be_changed_opens_for_reading(home, review, file_mode, folder_mode):
    review.close()
    # Not under tmp_path, whose parents only this user may enter.
    with tempfile.TemporaryDirectory(dir="/var/tmp") as name:
        folder = Path(name)
        copy = folder / "review.lyreview"
        shutil.copy(review.path, copy)
        copy.chmod(file_mode)
        folder.chmod(folder_mode)
        said = run_child(AS_SOMEBODY_ELSE, copy, folder / "home")
        assert said.stdout.splitlines()[:2] == ["True ReadOnlyFile 3", "refused"], said.stderr
        if folder_mode == 0o555:
            assert said.stdout.splitlines()[2:] == ["not made new.lyreview"], said.stderr
        folder.chmod(0o700)


def test_a_full_disk_is_told_and_nothing_of_the_write_remains(review, ashby):
    before = verify(review.path)
    (pages,) = review.raw.execute("PRAGMA page_count").fetchone()
    review.raw.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(DiskFull):
        scores.comment_score(review, **ashby, text="long " * 20_000)
    assert verify(review.path) == before
    assert not board(review).rows[0].made_up_scores
    review.raw.execute("PRAGMA max_page_count=1000000")
    scores.record_score(review, **ashby, **RATED)
    assert verify(review.path).ok
    assert history(review)[0].label == "Score Ashby, clear priorities: 3"


NO_ROOM = """
    import resource, signal, sys
    from pathlib import Path
    from lyapp import places
    from lyapp.model.trouble import FileTrouble
    from lyapp.store.creating import create_review
    from tests.store.programme_small import many
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
    path, home = Path(sys.argv[1]), places.home(Path(sys.argv[2]))
    try:
        create_review(path, many(2_000), home=home, holder="Anna")
    except FileTrouble as trouble:
        print(trouble.values["path"])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits")
def test_nothing_remains_of_a_review_there_was_no_room_for(path, tmp_path):
    said = run_child(NO_ROOM, path, tmp_path / "home")
    assert said.stdout.strip() == str(path), said.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_file_removed_while_open_is_told_and_rescued(path, home, review, ashby):
    scores.record_score(review, **ashby, **RATED)
    held = verify(path).content_hash
    path.unlink()
    for _ in range(3):
        with pytest.raises(FileVanished):
            scores.comment_score(review, **ashby, text="Lost?")
    review.close()
    assert not path.exists()
    (rescued,) = backups.list_backups(home, review.uid)
    assert verify(rescued.path).content_hash == held


def test_a_file_removed_and_then_closed_is_rescued_all_the_same(path, home, review, ashby):
    scores.record_score(review, **ashby, **RATED)
    held = verify(path).content_hash
    path.unlink()
    review.close()
    (rescued,) = backups.list_backups(home, review.uid)
    assert verify(rescued.path).content_hash == held


def test_a_file_moved_away_is_refused_until_it_is_back(path, review, ashby):
    away = path.with_name("away.lyreview")
    path.rename(away)
    with pytest.raises(FileVanished):
        scores.record_score(review, **ashby, **RATED)
    shutil.copy(away, path)
    with pytest.raises(FileVanished):
        scores.record_score(review, **ashby, **RATED)
    path.unlink()
    away.rename(path)
    scores.record_score(review, **ashby, **RATED)
    assert verify(path).ok


def test_an_unfinished_write_of_a_dead_program_is_taken_back(path, home, review):
    review.close()
    whole = verify(path)
    # What a program leaves that dies in the middle of writing: changed pages and their journal.
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA cache_size=1")
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("UPDATE locality SET name = name || ' changed', note = zeroblob(50000)")
    killed = path.with_name("killed.lyreview")
    journal = path.with_name(path.name + "-journal")
    shutil.copy(path, killed)
    shutil.copy(journal, killed.with_name(killed.name + "-journal"))
    raw.execute("ROLLBACK")
    raw.close()
    assert killed.read_bytes() != path.read_bytes()
    assert verify(killed) == whole
    again = open_review(killed, home=home, holder="Anna")
    assert not again.read_only
    again.close()


def test_a_journal_left_by_a_file_of_that_name_does_not_spoil_a_new_one(path, home, review):
    review.raw.execute("PRAGMA cache_size=1")
    review.raw.execute("BEGIN IMMEDIATE")
    review.raw.execute("UPDATE locality SET note = zeroblob(50000)")
    journal = path.with_name(path.name + "-journal")
    left = journal.read_bytes()
    review.raw.execute("ROLLBACK")
    review.close()
    path.unlink()
    journal.write_bytes(left)
    made = create_review(path, many(50), home=home, holder="Anna")
    assert len(board(made).rows) == 50
    assert verify(path).ok
    made.close()


def test_closing_lets_go_of_the_file_even_when_no_backup_can_be_made(path, home, review, ashby):
    scores.record_score(review, **ashby, **RATED)
    home.backups.parent.mkdir(parents=True)
    home.backups.write_text("in the way")
    with pytest.raises(FileTrouble):
        review.close()
    home.backups.unlink()
    again = open_review(path, home=home, holder="Anna")
    assert not again.read_only
    again.close()


def test_a_refused_verb_leaves_the_review_usable(review):
    with pytest.raises(TextNeeded):
        programme.edit_review(review, title="  ", who="Anna")
    programme.edit_review(review, title="Better", who="Anna")
    assert board(review).title == "Better"


def test_a_file_somebody_reads_is_told_as_busy_and_works_again(review):
    """A backup program or a second opener that reads for long must not end the session."""
    review.raw.execute("PRAGMA busy_timeout=50")
    with closing(sqlite3.connect(review.path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM objective").fetchone()
        with pytest.raises(FileBusy):
            programme.edit_review(review, who="J", agenda_item="7")
        with review.read() as db:
            assert db.execute("SELECT agenda_item FROM review").fetchone() != ("7",)
        other.execute("COMMIT")
    programme.edit_review(review, who="J", agenda_item="8")
    with review.read() as db:
        assert db.execute("SELECT agenda_item FROM review").fetchone() == ("8",)
    review.close()
