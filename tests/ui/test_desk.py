"""The desk over a real review file: reading, acting, undoing, opening and closing."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from lyapp.model.changes import Changes
from lyapp.store.ops.programme import edit_member, edit_review
from lyapp.store.queries.programme import ProgrammePage, programme_page
from lyapp.ui.desk import Desk
from lyapp.ui.notes import Message, Progress
from lyapp.ui.worker import Bug, Tick

Settle = Callable[[Desk], None]


@pytest.fixture
def owner() -> QObject:
    return QObject()


def test_a_change_is_told_to_everybody_and_can_be_undone(
    qtbot: QtBot, desk: Desk, owner: QObject, settle: Settle
) -> None:
    told: list[Changes] = []
    pages: list[ProgrammePage] = []
    desk.changed.connect(told.append)
    with qtbot.waitSignal(desk.saved):
        desk.act(edit_review, owner=owner, title="Another title")
    desk.read(programme_page, then=pages.append, owner=owner)
    settle(desk)
    assert pages[-1].title == "Another title"
    assert told[0].who == desk.who
    with qtbot.waitSignal(desk.changed):
        desk.undo()
    desk.read(programme_page, then=pages.append, owner=owner)
    settle(desk)
    assert pages[-1].title != "Another title"


def test_a_newer_read_takes_the_place_of_an_older_one(
    desk: Desk, owner: QObject, settle: Settle
) -> None:
    gate = threading.Event()
    ran: list[int] = []
    got: list[int] = []

    def query(_review: object, number: int) -> int:
        gate.wait(10)
        ran.append(number)
        return number

    def other(_review: object) -> int:
        return -1

    for number in range(5):
        desk.read(query, number, then=got.append, owner=owner)
    gate.set()
    settle(desk)
    assert got == [4]
    assert ran[-1] == 4
    assert len(ran) <= 2  # the first may have begun before the others came


def test_trouble_is_said_with_its_advice(desk: Desk, owner: QObject, settle: Settle) -> None:
    said: list[Message] = []
    failed: list[object] = []
    desk.told.connect(said.append)
    desk.act(edit_review, owner=owner, failed=failed.append, title="  ")
    settle(desk)
    assert len(failed) == 1
    assert said[0].tone == "bad"
    assert said[0].sentence


def test_who_is_scoring_is_kept_for_this_review(
    qtbot: QtBot, desk: Desk, sample_review: Path
) -> None:
    desk.set_member("ap", "An old name")
    assert desk.who == "An old name"
    with qtbot.waitSignal(desk.closed):
        desk.close()
    assert desk.member is None
    with qtbot.waitSignal(desk.opened):
        desk.open(sample_review)
    assert desk.member == "ap"
    assert desk.member_name not in ("", "An old name")
    assert desk.who == desk.member_name


def test_a_member_renamed_works_under_the_new_name(
    desk: Desk, owner: QObject, settle: Settle, sample_review: Path
) -> None:
    pages: list[ProgrammePage] = []
    desk.read(programme_page, then=pages.append, owner=owner)
    settle(desk)
    member = pages[0].members[0]
    desk.set_member(member.key, member.name)
    desk.act(edit_member, owner=owner, member=member.id, name="Dr New Name")
    settle(desk)
    desk.close()
    settle(desk)
    desk.open(sample_review)
    settle(desk)
    assert (desk.member, desk.who) == (member.key, "Dr New Name")


def test_a_member_who_is_gone_is_nobody(desk: Desk, settle: Settle, sample_review: Path) -> None:
    desk.set_member("gone", "Dr Gone")
    desk.close()
    settle(desk)
    desk.open(sample_review)
    settle(desk)
    assert desk.member is None
    assert desk.who != "Dr Gone"


def test_a_review_let_go_elsewhere_is_opened_again_for_changing(
    qtbot: QtBot, closed_desk: Desk, sample_review: Path, owner: QObject, settle: Settle
) -> None:
    from lyapp.store.file import open_review

    other = open_review(sample_review, home=closed_desk.home, holder="Ann")
    with qtbot.waitSignal(closed_desk.opened):
        closed_desk.open(sample_review)
    settle(closed_desk)
    assert closed_desk.read_only
    other.close()
    with qtbot.waitSignal(closed_desk.opened):
        closed_desk.open(sample_review)
    settle(closed_desk)
    assert not closed_desk.read_only
    with qtbot.waitSignal(closed_desk.changed):
        closed_desk.act(edit_review, owner=owner, title="Mine now")


def test_a_file_that_is_no_review_leaves_the_open_one_alone(
    qtbot: QtBot, desk: Desk, tmp_path: Path, settle: Settle, sample_review: Path
) -> None:
    letter = tmp_path / "letter.lyreview"
    letter.write_text("Dear colleague", encoding="utf-8")
    with qtbot.waitSignal(desk.told) as said:
        desk.open(letter)
    assert "not a review" in said.args[0].sentence
    assert desk.review_path == sample_review


def test_a_file_held_elsewhere_opens_for_reading(
    qtbot: QtBot, closed_desk: Desk, sample_review: Path, home: object, owner: QObject
) -> None:
    from lyapp.store.file import open_review

    other = open_review(sample_review, home=closed_desk.home, holder="Ann")
    try:
        with qtbot.waitSignal(closed_desk.opened):
            closed_desk.open(sample_review)
        assert closed_desk.read_only
        assert closed_desk.notice is not None
        assert "Ann" in closed_desk.notice.sentence
        with qtbot.waitSignal(closed_desk.told) as said:
            closed_desk.act(edit_review, owner=owner, title="No")
        assert "Ann" in said.args[0].sentence
    finally:
        other.close()


def test_a_long_job_tells_its_progress_and_its_end(
    qtbot: QtBot, desk: Desk, owner: QObject, settle: Settle
) -> None:
    steps: list[Progress] = []
    got: list[str] = []
    desk.progressed.connect(steps.append)

    def job(tick: Tick) -> str:
        for done in range(3):
            tick(done, 3)
        return "done"

    desk.aside(job, title="Making", owner=owner, then=got.append)
    settle(desk)
    assert got == ["done"]
    assert steps[-1].ended
    told = [(each.done, each.total) for each in steps[:-1]]
    assert told[:2] == [(0, 0), (0, 3)]
    # What follows at once isn't told step by step.
    assert told == sorted(set(told))


def test_a_bug_on_the_worker_is_reported(qtbot: QtBot, home: object, settle: Settle) -> None:
    from lyapp.ui.settings import settings_of

    desk = Desk(home, settings_of(home))
    bugs: list[Bug] = []
    desk.broke.connect(bugs.append)
    desk.ask(lambda: {}["missing"], then=lambda _value: None, owner=desk)
    settle(desk)
    desk.shut()
    assert bugs[0].summary == "KeyError: 'missing'"


def test_shutting_writes_what_is_queued(desk: Desk, sample_review: Path, owner: QObject) -> None:
    from lyapp.store.file import open_review

    desk.act(edit_review, owner=owner, title="At the last moment")
    desk.shut()
    review = open_review(sample_review, home=desk.home, holder="Ann")
    assert not review.read_only
    assert programme_page(review).title == "At the last moment"
    review.close()
