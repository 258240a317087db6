"""The worker thread: one after the other, and every answer in the window's thread."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from lyapp.model.trouble import Trouble
from lyapp.ui.worker import Bug, Tick, Worker


class Odd(Trouble):
    template = "Odd: {what}."


@pytest.fixture
def worker(qtbot: QtBot) -> Iterator[Worker]:
    made = Worker("test")
    yield made
    made.stop()


def test_jobs_run_in_order_on_one_other_thread(qtbot: QtBot, worker: Worker) -> None:
    ran: list[tuple[int, str]] = []
    got: list[int] = []
    for number in range(20):

        def job(number: int = number) -> int:
            ran.append((number, threading.current_thread().name))
            return number

        worker.submit(job, then=got.append)
    qtbot.waitUntil(lambda: worker.idle)
    assert [number for number, _ in ran] == list(range(20))
    assert {name for _, name in ran} == {"test"}
    assert got == list(range(20))


def test_an_answer_arrives_in_the_windows_thread(qtbot: QtBot, worker: Worker) -> None:
    threads: list[threading.Thread] = []
    worker.submit(int, then=lambda _value: threads.append(threading.current_thread()))
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.main_thread()]


def test_a_newer_job_takes_the_place_of_an_older_one(qtbot: QtBot, worker: Worker) -> None:
    gate = threading.Event()
    ran: list[str] = []
    got: list[object] = []

    def job(name: str) -> str:
        ran.append(name)
        return name

    worker.submit(gate.wait)
    for name in ("first", "second", "third"):
        worker.submit(lambda name=name: job(name), then=got.append, key="same")
    worker.submit(lambda: job("other"), then=got.append, key="other")
    gate.set()
    qtbot.waitUntil(lambda: worker.idle)
    assert ran == ["third", "other"]
    assert got == ["third", "other"]


def test_trouble_goes_to_who_asked_and_else_to_the_window(qtbot: QtBot, worker: Worker) -> None:
    def job() -> None:
        raise Odd(what="ness")

    asked: list[Trouble] = []
    told: list[Trouble] = []
    worker.troubled.connect(told.append)
    worker.submit(job, failed=asked.append)
    worker.submit(job)
    qtbot.waitUntil(lambda: worker.idle)
    assert [each.sentence for each in asked] == ["Odd: ness."]
    assert [each.sentence for each in told] == ["Odd: ness."]


def test_a_bug_is_reported_and_the_worker_goes_on(qtbot: QtBot, worker: Worker) -> None:
    bugs: list[Bug] = []
    got: list[int] = []
    worker.broke.connect(bugs.append)
    worker.submit(lambda: 1 // 0)
    worker.submit(lambda: 5, then=got.append)
    qtbot.waitUntil(lambda: worker.idle)
    assert got == [5]
    assert bugs[0].summary == "ZeroDivisionError: integer division or modulo by zero"
    assert "test_worker.py" in bugs[0].report


def test_nothing_is_given_to_an_owner_that_is_gone(qtbot: QtBot, worker: Worker) -> None:
    import shiboken6

    gate = threading.Event()
    owner = QObject()
    got: list[object] = []
    worker.submit(gate.wait, then=got.append, owner=owner)
    shiboken6.delete(owner)
    gate.set()
    qtbot.waitUntil(lambda: worker.idle)
    assert got == []


def test_stopping_does_all_that_is_queued_and_hands_it_over(qtbot: QtBot) -> None:
    worker = Worker("test")
    got: list[int] = []
    for number in range(50):
        worker.submit(lambda number=number: number, then=got.append)
    worker.stop()
    assert got == list(range(50))
    with pytest.raises(RuntimeError):
        worker.submit(int)


def test_a_long_job_tells_how_far_it_is_and_can_be_cancelled(qtbot: QtBot, worker: Worker) -> None:
    seen: list[tuple[int, int]] = []
    ended: list[str] = []
    go_on = threading.Event()

    def job(tick: Tick) -> None:
        tick(1, 1000)
        go_on.wait(10)
        for done in range(2, 1000):
            tick(done, 1000)

    number = worker.submit(
        job,
        then=lambda _value: ended.append("finished"),
        progress=lambda done, total: seen.append((done, total)),
        cancelled=lambda: ended.append("cancelled"),
        ended=lambda: ended.append("ended"),
    )
    qtbot.waitUntil(lambda: seen == [(1, 1000)])
    worker.cancel(number)
    go_on.set()
    qtbot.waitUntil(lambda: worker.idle)
    assert ended == ["cancelled", "ended"]


def test_what_waits_for_the_paint_keeps_its_place_and_is_done_even_when_all_is_stopped(
    qtbot: QtBot, worker: Worker
) -> None:
    done: list[str] = []
    worker.submit(lambda: done.append("before"))
    worker.submit(lambda: done.append("written"), once_painted=True)
    worker.submit(lambda: done.append("read after it"))
    assert not worker.idle
    qtbot.waitUntil(lambda: worker.idle)
    assert done == ["before", "written", "read after it"]
    worker.submit(lambda: done.append("written last"), once_painted=True)
    worker.stop()
    assert done[-1] == "written last"


def test_the_window_is_told_now_and_then_however_often_a_job_ticks(
    qtbot: QtBot, worker: Worker
) -> None:
    seen: list[tuple[int, int]] = []

    def job(tick: Tick) -> None:
        for done in range(20_001):
            tick(done, 20_000)

    worker.submit(job, progress=lambda done, total: seen.append((done, total)))
    qtbot.waitUntil(lambda: worker.idle)
    assert seen[0] == (0, 20_000)
    assert seen[-1] == (20_000, 20_000)
    assert len(seen) < 1_000


def test_garbage_is_never_collected_on_the_worker(qtbot: QtBot) -> None:
    worker = Worker("test")
    assert not gc.isenabled()
    worker.stop()
    # Nor by itself afterwards, while windows are being destroyed.
    assert not gc.isenabled()
