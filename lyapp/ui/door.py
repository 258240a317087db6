"""The half of the desk that knows which review is open, and says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

import shiboken6
from PySide6.QtCore import QObject, QSettings, Signal, Slot

from lyapp import places
from lyapp.model.trouble import Trouble
from lyapp.ui import review_jobs, rooms
from lyapp.ui.long_jobs import Watch
from lyapp.ui.notes import Destination, Message
from lyapp.ui.settings import member_of, recent, remember_member, remember_recent
from lyapp.ui.wording import worded
from lyapp.ui.worker import Bug, Worker

if TYPE_CHECKING:
    from lyapp.places import Home
    from lyapp.store.backups import Backup
    from lyapp.ui.ahead import Ahead

T = TypeVar("T")


class Door(QObject):
    """Opens and closes reviews on the store's thread; who works on one; where to go; what to say.

    Screens are given a `Desk`, which adds reading and acting.
    """

    changed = Signal(object)
    """`Changes`, after any committed verb, from whoever."""
    saved = Signal(object)
    """`QDateTime` of the last commit, local time."""
    member_changing = Signal()
    """Somebody else is about to score: what is still being typed is the one's before."""
    member_changed = Signal()
    look_changed = Signal()
    opened = Signal()
    closed = Signal()
    warmed = Signal()
    """What the first screen takes has been imported; it may be made."""
    went = Signal(object)
    """A `Destination`."""
    told = Signal(object)
    """A `Message` for the message bar."""
    progressed = Signal(object)
    """A `Progress` of a long job."""
    broke = Signal(object)
    """A `Bug` on a worker thread."""

    def __init__(self, home: Home, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.home = home
        self.settings = settings
        self.warm = False
        self._held = review_jobs.Held()
        self._open: review_jobs.Opened | None = None
        self._member: tuple[str, str] | None = None
        self._store = self._worker("store")
        self._side: Worker | None = None
        self._greeting = ""
        self._lacking: Trouble | None = None
        """Why what was wanted couldn’t be put in the place of the review that is opened again."""
        self._shut = False
        self._leaving: Callable[[], bool] | None = None
        self._ahead: Ahead | None = None

    def _worker(self, name: str) -> Worker:
        worker = Worker(name, self)
        worker.troubled.connect(self.show_trouble)
        worker.broke.connect(self._broke)
        return worker

    # What is open, and who works on it.

    @property
    def is_open(self) -> bool:
        """True while a review is open."""
        return self._open is not None

    @property
    def read_only(self) -> bool:
        """True when the open review can't be changed (or none is open)."""
        return self._open is None or self._open.read_only

    @property
    def notice(self) -> Trouble | None:
        """Why the open review is read-only."""
        return self._open.notice if self._open is not None else None

    @property
    def review_path(self) -> Path | None:
        """The open review's file."""
        return self._open.path if self._open is not None else None

    @property
    def review_uid(self) -> str:
        """The open review's identity, the same in every copy; "" when none is open."""
        return self._open.uid if self._open is not None else ""

    @property
    def own(self) -> review_jobs.Own | None:
        """The member whose own copy the open review is; None for any other review."""
        return self._open.own if self._open is not None else None

    @property
    def arrival(self) -> review_jobs.Arrival | None:
        """How the open review came to be opened from a pack; None for one opened by itself."""
        return self._open.arrival if self._open is not None else None

    def may_go(self, name: str) -> bool:
        """Whether the open review has the screen `name`: a member's own copy has few."""
        return rooms.has_room(name) and rooms.there_is(name, own=self.own is not None)

    @property
    def member(self) -> str | None:
        """Key of the member who is scoring; None while nobody was chosen."""
        return self._member[0] if self._member is not None else None

    @property
    def member_name(self) -> str:
        """Name of the member who is scoring; "" while nobody was chosen."""
        return self._member[1] if self._member is not None else ""

    @property
    def who(self) -> str:
        """The name changes are logged for: the member's, else the system user's."""
        return self.member_name or places.user_name() or "unknown"

    def set_member(self, key: str | None, name: str = "") -> None:
        """Say who is scoring; kept for this review on this machine.

        A member's own copy is scored by that member alone.
        """
        member = (key, name) if key else None
        if member == self._member or self.own is not None:
            return
        self.member_changing.emit()
        self._member = member
        remember_member(self.settings, self.review_uid, member)
        self.member_changed.emit()

    def follow_members(self, names: Mapping[str, str]) -> None:
        """The review's members, name by key: a new name is used; whoever is gone isn't scoring."""
        if self._member is None or self.own is not None:
            return
        key, name = self._member
        if key not in names:
            self.member_changing.emit()
            self._member = None
            self.member_changed.emit()
        elif names[key] != name:
            self._member = (key, names[key])
            remember_member(self.settings, self.review_uid, self._member)

    @property
    def idle(self) -> bool:
        """True when nothing is being read, written or made."""
        idle = self._store.idle and (self._side is None or self._side.idle)
        return idle and not (self._ahead is not None and self._ahead.at_work)

    # Opening and closing.

    def ask_before_leaving(self, may_leave: Callable[[], bool] | None) -> None:
        """Have `may_leave` asked before the open review is closed or another takes its place."""
        self._leaving = may_leave

    def _may_leave(self) -> bool:
        return not self._shut and (self._leaving is None or self._leaving())

    def warm_up(self) -> None:
        """Import what the first screen takes on the store's thread; `warmed` follows."""
        from lyapp.ui.ahead import Ahead

        self._store.submit(review_jobs.import_store, then=self._warmed)
        self._ahead = Ahead(self._store, self._held, self)
        self.went.connect(self._ahead.follow)

    def _warmed(self, _nothing: object) -> None:
        self.warm = True
        self.warmed.emit()
        # While the file is opened on the other thread.
        rooms.fetch("status")

    def fetch_rest(self) -> None:
        """Import what everything else takes, if it hasn't been yet."""
        if self._ahead is not None:
            self._ahead.start()

    def _first_read(self, _nothing: object) -> None:
        if self._ahead is not None:
            self._ahead.start_soon()

    def open(self, path: Path, *, greeting: str = "") -> None:
        """Open a review in place of the one open now; `greeting` is said once it is there.

        A pack opens the member's own copy of its review; a return is merged into the one open.
        """
        match path.suffix.casefold():
            case review_jobs.PACK:
                self.open_pack(path)
            case review_jobs.RETURN:
                self.take_returns((path,))
            case _ if self._may_leave():
                self._open_now(path, greeting)

    def open_pack(self, path: Path, passphrase: str | None = None) -> None:
        """Open the member's own copy of a pack in place of the review open now."""
        if not self._may_leave():
            return
        watch = Watch(self, self.tr("Opening the pack"))
        number = self._store.submit(
            partial(
                review_jobs.open_pack,
                self._held,
                path,
                self.home,
                recent(self.settings),
                passphrase,
            ),
            then=self._entered,
            failed=partial(self._pack_refused, path),
            key="enter",
            progress=watch.progress,
            cancelled=self._given_up,
            ended=watch.end,
        )
        watch.begin(number)

    def _pack_refused(self, path: Path, trouble: Trouble) -> None:
        from lyapp.model.exchange_trouble import PassphraseNeeded, PassphraseWrong

        if isinstance(trouble, PassphraseNeeded | PassphraseWrong):
            self.go("unlock", path=path, trouble=trouble)
        else:
            self.show_trouble(trouble)

    def _given_up(self) -> None:
        if not self.is_open:
            self.go("welcome")
        self.tell(self.tr("Cancelled; nothing was left half done."))

    def take_returns(self, paths: Sequence[Path]) -> None:
        """Show what returns would bring into the review open now; say so where none can go."""
        if self.is_open and self.own is None:
            self.go("round", merge=tuple(paths))
            return
        name = paths[0].name
        if self.own is not None:
            said = self.tr("{name} is a return, and this is your own copy of the review.")
            advice = self.tr("Send it to the chair: it belongs in the chair’s review.")
        else:
            self.go("welcome")
            self.fetch_rest()
            said = self.tr("{name} is a return: what a member sends back to the chair.")
            advice = self.tr("Open the chair’s review first, then open the return again.")
        self.told.emit(Message(said.format(name=name), advice, "caution"))

    def _open_now(self, path: Path, greeting: str) -> None:
        self._greeting = greeting
        self._enter(partial(review_jobs.open_path, self._held, path, self.home))

    def open_sample(self) -> None:
        """Open the user's own copy of the sample, made on first use."""
        if self._may_leave():
            self._enter(partial(review_jobs.open_sample, self._held, self.home))

    def create(self, path: Path, wanted: review_jobs.Wanted) -> None:
        """Make a new review at `path` and open it."""
        if self._may_leave():
            self._enter(partial(review_jobs.create, self._held, path, wanted, self.home))

    def put_back(self, backup: Backup, made: str) -> None:
        """Put a backup in place of the open review; what it holds now is backed up first."""
        if self._open is None or not self._may_leave():
            return
        path = self._open.path
        greeting = self.tr(
            "Restored the backup of {when}. What was open before is kept among the backups, as "
            "“before a backup was restored”."
        ).format(when=made)
        self._store.submit(
            partial(review_jobs.put_back, self._held, backup),
            then=partial(self._put_back, path, greeting),
            failed=partial(self._not_put_back, path),
        )

    def _put_back(self, path: Path, greeting: str, _nothing: object) -> None:
        self._left(None)
        self._open_now(path, greeting)

    def _not_put_back(self, path: Path, trouble: Trouble) -> None:
        """The review was closed all the same, and is as it was."""
        self._lacking = trouble
        self._left(None)
        self._open_now(path, "")

    def _enter(self, call: Callable[[], review_jobs.Opened]) -> None:
        self._store.submit(call, then=self._entered, key="enter")

    def _entered(self, opened: object) -> None:
        was_open = self._open is not None
        self._open = cast("review_jobs.Opened", opened)
        own = self._open.own
        # Kept by key: the name may be another by now, or gone from what was restored.
        self._member = (
            (own.member, own.name)
            if own is not None
            else member_of(self.settings, self._open.uid, self._open.members)
        )
        remember_recent(self.settings, self._open.path)
        if not self.warm:
            self._warmed(None)
        if was_open:
            self.closed.emit()
        # First, so that what the screens then read is the member's.
        self.member_changed.emit()
        self.opened.emit()
        # Queued behind what the screens have just asked for.
        self._store.submit(partial(review_jobs.back_up, self._held), then=self._first_read)
        if self._greeting:
            self.tell(self._greeting, good=True)
            self._greeting = ""
        if self._lacking is not None:
            self.show_trouble(self._lacking)
            self._lacking = None
        if self._open.arrival is not None and self._open.notice is None:
            from lyapp.ui.arrival_words import worded_arrival

            self.told.emit(worded_arrival(self._open.arrival))

    def close(self) -> None:
        """Close the open review; what is queued is written first."""
        if self._open is not None and self._may_leave():
            self._store.submit(partial(review_jobs.close, self._held), then=self._left)

    def _left(self, _nothing: object) -> None:
        self._open = None
        self._member = None
        self.closed.emit()
        self.member_changed.emit()

    def shut(self) -> None:
        """Write what is queued, close the file and end the threads. Safe to call twice."""
        if self._shut:
            return
        self._shut = True
        if self._ahead is not None:
            self._ahead.stop()
        if self._side is not None:
            self._side.stop()
        self._store.submit(partial(review_jobs.close, self._held))
        self._store.stop()
        self._open = None
        self.settings.sync()

    # Moving about and telling.

    def go(self, name: str, **where: object) -> None:
        """Show the screen `name` (see `lyapp.ui.rooms`), at a place on it."""
        self.went.emit(Destination(name, where))

    def tell(self, sentence: str, *, good: bool = False) -> None:
        """Say something in the message bar."""
        self.told.emit(Message(sentence, tone="good" if good else "plain"))

    @Slot(object)
    def show_trouble(self, trouble: Trouble) -> None:
        """Say in the message bar what went wrong and what to do."""
        self.told.emit(Message(*worded(trouble), tone="bad"))

    @Slot(object)
    def _broke(self, bug: Bug) -> None:
        self.broke.emit(bug)

    def deliver(self, owner: QObject, then: Callable[[T], None] | None, value: T) -> None:
        """Give `then` a value unless `owner` is gone."""
        if then is not None and shiboken6.isValid(owner):
            then(value)
