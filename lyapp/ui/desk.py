"""What a screen is given: reading, acting, moving about, telling. No screen has the file itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QDateTime, QObject, QSettings, Slot

from lyapp.model.trouble import FileTrouble, ReadOnlyFile, Refused, Trouble
from lyapp.ui import review_jobs
from lyapp.ui.door import Door
from lyapp.ui.drafts import Drafts
from lyapp.ui.long_jobs import Watch
from lyapp.ui.notes import Message
from lyapp.ui.wording import worded
from lyapp.ui.worker import Tick, Worker

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.places import Home
    from lyapp.store.file import ReviewFile

T = TypeVar("T")
P = ParamSpec("P")


class Desk(Door):
    """One open review (or none) and the thread that reads and writes it."""

    def __init__(self, home: Home, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(home, settings, parent)
        self._acts = 0
        self.drafts = Drafts(self)
        self.locality: int | None = None
        """The locality chosen last on any screen; a screen that has been at none begins there."""
        self.closed.connect(self._forget_locality)

    @Slot()
    def _forget_locality(self) -> None:
        self.locality = None

    @property
    def written(self) -> bool:
        """True when no change is queued or being written."""
        return self._acts == 0

    # Reading and acting.

    def read(
        self,
        query: Callable[Concatenate[ReviewFile, P], T],
        /,
        *args: object,
        then: Callable[[T], None],
        owner: QObject,
        **kw: object,
    ) -> None:
        """Run `query(review, *args, **kw)` on the store's thread and give `then` the answer.

        A newer read with the same `owner` and `then` takes the place of one still under way.
        Nothing is given back once `owner` was destroyed.
        """
        if self._shut:
            return
        call = partial(review_jobs.with_review, self._held, query, args, kw)
        self._store.submit(call, then=then, owner=owner, key=(id(owner), then))

    def ask(
        self,
        call: Callable[..., T],
        /,
        *args: object,
        then: Callable[[T], None],
        owner: QObject,
        **kw: object,
    ) -> None:
        """As `read`, for a store function that takes no review (the list of backups)."""
        if self._shut:
            return
        self._store.submit(
            partial(call, *args, **kw), then=then, owner=owner, key=(id(owner), then)
        )

    def act(
        self,
        verb: Callable[..., Changes],
        /,
        *,
        owner: QObject,
        then: Callable[[Changes], None] | None = None,
        failed: Callable[[Trouble], None] | None = None,
        inline: bool = False,
        **kw: object,
    ) -> None:
        """Run one verb of the store for `who`; tell every screen when it has committed.

        A Trouble is shown in the message bar before `failed` is called; with `inline` not what
        was wrong with the words typed, which `failed` says beside them. `owner` may be gone by
        then: the verb runs all the same, only `then` and `failed` are left out. After the desk
        was shut nothing runs any more. What a person types goes through `drafts.save`.
        """
        if self._shut:
            return
        if self._open is not None and self._open.read_only:
            self._refuse(self._open, owner, failed)
            return
        call = partial(review_jobs.with_review, self._held, verb, (), {"who": self.who, **kw})
        self._store.submit(
            call,
            then=partial(self._committed, owner, then),
            failed=partial(self._refused_inline if inline else self._refused, owner, failed),
            owner=owner,
            ended=self._act_ended,
            always=True,
            once_painted=True,
        )
        self._acts += 1

    def _act_ended(self) -> None:
        self._acts -= 1

    def act_long(
        self,
        verb: Callable[..., Changes],
        /,
        *,
        title: str,
        owner: QObject,
        then: Callable[[Changes], None] | None = None,
        failed: Callable[[Trouble], None] | None = None,
        **kw: object,
    ) -> int:
        """As `act`, for a verb that takes a `tick`: with progress and a way to cancel.

        Gives the job's number, 0 when nothing was begun.
        """
        if self._shut:
            return 0
        if self._open is not None and self._open.read_only:
            self._refuse(self._open, owner, failed)
            return 0
        call = partial(review_jobs.ticking_verb, self._held, verb, {"who": self.who, **kw})
        # For the desk itself, so that every screen is told even when the owner is gone by then.
        return self._start(
            self._store,
            call,
            title,
            self,
            partial(self._committed, owner, then),
            partial(self.deliver, owner, failed),
        )

    def long(
        self,
        job: Callable[[ReviewFile, Tick], T],
        /,
        *,
        title: str,
        owner: QObject,
        then: Callable[[T], None],
        failed: Callable[[Trouble], None] | None = None,
    ) -> int:
        """Run `job(review, tick)` on the store's thread, with progress and a way to cancel.

        Saving waits behind it, so only what needs the review itself belongs here; see `aside`.
        """
        call = partial(review_jobs.ticking_with_review, self._held, job)
        return self._start(self._store, call, title, owner, then, failed)

    def aside(
        self,
        job: Callable[[Tick], T],
        /,
        *,
        title: str,
        owner: QObject,
        then: Callable[[T], None],
        failed: Callable[[Trouble], None] | None = None,
    ) -> int:
        """Run `job(tick)`, which needs no review, on a second thread, so that saving goes on.

        For what is made from rows already read: documents, exports.
        """
        if self._side is None:
            self._side = self._worker("side")
        return self._start(self._side, job, title, owner, then, failed)

    def cancel(self, number: int) -> None:
        """Ask the long job `number` to stop; it leaves nothing half done."""
        for worker in (self._store, self._side):
            if worker is not None and worker.knows(number):
                worker.cancel(number)

    def _start(
        self,
        worker: Worker,
        call: Callable[[Tick], T],
        title: str,
        owner: QObject,
        then: Callable[[T], None],
        failed: Callable[[Trouble], None] | None,
    ) -> int:
        watch = Watch(self, title)
        number = worker.submit(
            call,
            then=partial(watch.then, owner, then),
            failed=partial(watch.failed, owner, failed),
            owner=owner,
            progress=watch.progress,
            cancelled=watch.cancelled,
            ended=watch.end,
            always=True,
        )
        watch.begin(number)
        return number

    def _committed(
        self, owner: QObject, then: Callable[[Changes], None] | None, changes: Changes
    ) -> None:
        self.saved.emit(QDateTime.currentDateTime())
        self.deliver(owner, then, changes)
        self.changed.emit(changes)

    def _refused(
        self, owner: QObject, failed: Callable[[Trouble], None] | None, trouble: Trouble
    ) -> None:
        unsaved = isinstance(trouble, FileTrouble)
        said = Message(*worded(trouble), tone="bad", act=True, unsaved=unsaved)
        self.told.emit(said)
        self.deliver(owner, failed, trouble)

    def _refused_inline(
        self, owner: QObject, failed: Callable[[Trouble], None] | None, trouble: Trouble
    ) -> None:
        if isinstance(trouble, Refused):
            self.deliver(owner, failed, trouble)
        else:
            self._refused(owner, failed, trouble)

    def _refuse(
        self,
        opened: review_jobs.Opened,
        owner: QObject,
        failed: Callable[[Trouble], None] | None,
    ) -> None:
        trouble = opened.notice or ReadOnlyFile(path=opened.path.name)
        self._refused(owner, failed, trouble)

    def undo(self) -> None:
        """Take back the last change."""
        from lyapp.store.ops.undo import undo

        self.act(undo, owner=self, then=self._undone, failed=self._nothing)

    def _undone(self, changes: Changes) -> None:
        """Say what was taken back: it may be far from what is shown."""
        step = changes.label.removeprefix("Undo: ")
        self.told.emit(Message(self.tr("Undone: {step}").format(step=step), redo=True))

    def redo(self) -> None:
        """Do again what was taken back last."""
        from lyapp.store.ops.undo import redo

        self.act(redo, owner=self, then=self._redone, failed=self._nothing)

    def _redone(self, changes: Changes) -> None:
        step = changes.label.removeprefix("Redo: ")
        self.told.emit(Message(self.tr("Done again: {step}").format(step=step), undo=True))

    def _nothing(self, trouble: Trouble) -> None:
        """The message bar has said it all."""
