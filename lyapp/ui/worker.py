"""A thread that does one job after the other, and hands each answer back to the window.

The thread is given plain callables only: what an answer is for (screens, widgets) stays in the
window's thread, so that no Qt object is ever freed on the worker. Garbage collection is switched
off for the same reason and run from a timer in the window's thread.
"""

from __future__ import annotations

import gc
import itertools
import threading
import time
from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from typing import NamedTuple

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal, Slot

from lyapp.model.trouble import Trouble

Tick = Callable[[int, int], None]
"""Told how much of how much is done; raises `Cancelled` when the user gave up."""

_COLLECT_EVERY = 1000  # milliseconds
_TELL_EVERY = 0.05  # seconds between two words about how far a job is: nobody reads faster
_ALL = 2  # the oldest generation: a collection of everything
_numbers = itertools.count(1)  # one row of numbers for all workers


class Cancelled(Exception):
    """The user cancelled a long job."""


class Bug(NamedTuple):
    """An unexpected exception of a job: its last line and its traceback as text."""

    summary: str
    report: str


class _Order(NamedTuple):
    number: int
    call: Callable[[], object]


class _Answer(NamedTuple):
    number: int
    value: object = None
    trouble: Trouble | None = None
    bug: Bug | None = None
    cancelled: bool = False


class _Progress(NamedTuple):
    number: int
    done: int
    total: int


class _Waiting(NamedTuple):
    """What the window keeps of a job that is queued or running."""

    number: int
    then: Callable[[object], None] | None
    failed: Callable[[Trouble], None] | None
    owner: QObject | None
    progress: Callable[[int, int], None] | None
    cancelled: Callable[[], None] | None
    ended: Callable[[], None] | None
    key: object
    always: bool


class _Carrier(QObject):
    """Lives in the window's thread, so its slots run there."""

    answered = Signal(object)
    progressed = Signal(object)


class Worker(QObject):
    """One thread and its queue. Make it, use it and stop it in the window's thread."""

    troubled = Signal(object)
    """A job that gave no `failed` ended in a Trouble."""
    broke = Signal(object)
    """A job ended in a bug: a `Bug`."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._orders: SimpleQueue[_Order | None] = SimpleQueue()
        self._carrier = _Carrier(self)
        # Queued by Qt itself: only the thread gives these signals, and the slots live here.
        self._carrier.answered.connect(self._answered)
        self._carrier.progressed.connect(self._progressed)
        self._waiting: dict[int, _Waiting] = {}
        self._newest: dict[object, int] = {}
        self._stale: set[int] = set()
        self._given_up: set[int] = set()
        self._stopped = False
        self._later: list[_Order] = []
        self._painted = QTimer(self)
        self._painted.setSingleShot(True)
        self._painted.setInterval(0)
        self._painted.timeout.connect(self._hand_out)
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        _hold_collector(self)
        self._thread.start()

    @property
    def idle(self) -> bool:
        """True when nothing is queued, running or waiting to be handed over."""
        return not self._waiting

    def submit(
        self,
        call: Callable[..., object],
        *,
        then: Callable[..., None] | None = None,
        failed: Callable[[Trouble], None] | None = None,
        owner: QObject | None = None,
        key: object = None,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], None] | None = None,
        ended: Callable[[], None] | None = None,
        always: bool = False,
        once_painted: bool = False,
    ) -> int:
        """Queue `call` (a plain callable that touches no Qt object); return its number.

        `then` gets what it returned, `failed` a Trouble it raised, both in the window's thread
        and neither after `owner` was destroyed (unless `always`). A newer job with the same
        `key` takes the place of one that has not answered yet. A job with `progress` is called
        with a `Tick`. `ended` is called however the job ended. With `once_painted` it begins when
        the window has painted what is shown already, which it would keep waiting; later jobs
        follow it as ever.
        """
        if self._stopped:
            raise RuntimeError("the worker has been stopped")
        number = next(_numbers)
        if key is not None:
            older = self._newest.get(key)
            if older is not None:
                self._stale.add(older)
            self._newest[key] = number
        self._waiting[number] = _Waiting(
            number, then, failed, owner, progress, cancelled, ended, key, always
        )
        order = call if progress is None else partial(call, self._tick_for(number))
        if once_painted or self._later:
            self._later.append(_Order(number, order))
            self._painted.start()
        else:
            self._orders.put(_Order(number, order))
        return number

    @Slot()
    def _hand_out(self) -> None:
        """Give the thread what was kept back; the window's own events came first."""
        orders, self._later = self._later, []
        for order in orders:
            self._orders.put(order)

    def _tick_for(self, number: int) -> Tick:
        """The `tick` of a job: called on the worker's thread."""
        given_up = self._given_up
        carrier = self._carrier
        told = float("-inf")

        def tick(done: int, total: int) -> None:
            nonlocal told
            if number in given_up:
                raise Cancelled
            # The window's turn, if it waits for one: a long computation gives few away.
            time.sleep(0)
            now = time.monotonic()
            if done >= total or now - told >= _TELL_EVERY:
                told = now
                carrier.progressed.emit(_Progress(number, done, total))

        return tick

    def knows(self, number: int) -> bool:
        """True while the job `number` is queued or running."""
        return number in self._waiting

    def cancel(self, number: int) -> None:
        """Ask a job to stop at its next tick."""
        self._given_up.add(number)

    def stop(self) -> None:
        """Finish what is queued, end the thread and hand over the last answers."""
        if self._stopped:
            return
        self._stopped = True
        self._hand_out()
        self._orders.put(None)
        self._thread.join()
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)
        self._waiting.clear()
        _release_collector(self)

    def _run(self) -> None:
        while (order := self._orders.get()) is not None:
            number = order.number
            if number in self._stale:
                self._carrier.answered.emit(_Answer(number))
                continue
            self._carrier.answered.emit(_do(order))
            del order

    @Slot(object)
    def _answered(self, answer: _Answer) -> None:
        job = self._waiting.pop(answer.number, None)
        stale = answer.number in self._stale
        self._stale.discard(answer.number)
        self._given_up.discard(answer.number)
        if job is None:
            return
        if job.key is not None and self._newest.get(job.key) == answer.number:
            del self._newest[job.key]
        try:
            self._hand_over(job, answer, stale=stale)
        finally:
            if job.ended is not None:
                job.ended()

    def _hand_over(self, job: _Waiting, answer: _Answer, *, stale: bool) -> None:
        alive = job.always or job.owner is None or shiboken6.isValid(job.owner)
        if answer.bug is not None:
            self.broke.emit(answer.bug)
        elif answer.trouble is not None and job.failed is None:
            self.troubled.emit(answer.trouble)
        elif not alive or stale:
            return
        elif answer.cancelled:
            if job.cancelled is not None:
                job.cancelled()
        elif answer.trouble is not None and job.failed is not None:
            job.failed(answer.trouble)
        elif job.then is not None:
            job.then(answer.value)

    @Slot(object)
    def _progressed(self, progress: _Progress) -> None:
        job = self._waiting.get(progress.number)
        if job is None or job.progress is None:
            return
        if job.owner is None or shiboken6.isValid(job.owner):
            job.progress(progress.done, progress.total)


def _do(order: _Order) -> _Answer:
    try:
        return _Answer(order.number, value=order.call())
    except Cancelled:
        return _Answer(order.number, cancelled=True)
    except Trouble as trouble:
        # Without its traceback: the frames would keep this job's values alive.
        return _Answer(order.number, trouble=trouble.with_traceback(None))
    except BaseException as error:  # noqa: BLE001 - a bug: carried to the crash dialog, whole
        import traceback

        last = traceback.format_exception_only(error)[-1].strip()
        return _Answer(order.number, bug=Bug(last, "".join(traceback.format_exception(error))))


class _Collector(QObject):
    """Collects garbage in the window's thread while any worker runs."""

    def __init__(self) -> None:
        super().__init__()
        self.holders: set[int] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(_COLLECT_EVERY)
        self._timer.timeout.connect(self._collect)

    def start(self) -> None:
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        # Never enabled again: a collection that starts by itself while a QObject is being
        # destroyed frees others under Qt's own lock, and the program hangs on quitting.
        self._timer.stop()

    @Slot()
    def _collect(self) -> None:
        counts, limits = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > limits[generation] > 0:
                gc.collect(generation)
                if generation == _ALL:
                    # What outlived it is looked at no more: going over a large review's rows
                    # again and again would hold the window up.
                    gc.freeze()
                return


_collectors: list[_Collector] = []


def _hold_collector(worker: Worker) -> None:
    if not _collectors:
        _collectors.append(_Collector())
    if not _collectors[0].holders:
        _collectors[0].start()
    _collectors[0].holders.add(id(worker))


def _release_collector(worker: Worker) -> None:
    collector = _collectors[0]
    collector.holders.discard(id(worker))
    if not collector.holders:
        collector.stop()
        _collectors.clear()
