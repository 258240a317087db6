"""The search screen: words looked for in all plans while they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lyapp.ui.screen import Screen
from lyapp.ui.search.models import ENTRY
from lyapp.ui.search.view import SearchView

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.store.file import ReviewFile
    from lyapp.store.queries.plan_search import Hit
    from lyapp.ui.desk import Desk
    from lyapp.ui.search.models import Entry

MOST = 200
_QUIET = 80
"""Milliseconds after a key before it is looked for."""
_KEY_PRESS = QEvent.Type.KeyPress
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class SearchScreen(Screen):
    """Finds words in every plan, and leads to the row that has them."""

    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("↑ ↓", "Choose a hit; the box keeps the keyboard"),
        ("Enter", "Open the plan at this row"),
        ("Esc", "Empty the box"),
    )
    footer: ClassVar[tuple[tuple[str, str], ...]] = (
        ("↑ ↓", "choose"),
        ("Enter", "open the plan there"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = SearchView(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._shown = ""
        """The words whose hits are shown."""
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_QUIET)
        self._later.timeout.connect(self._look)
        self._open_when_found = False
        v = self.view
        v.search.textChanged.connect(self._typed)
        v.search.entered.connect(self._entered)
        v.search.installEventFilter(self)
        v.list.activated.connect(self._open)
        v.list.clicked.connect(self._open)
        desk.look_changed.connect(v.list.doItemsLayout)
        self._say_nothing_asked()

    def arrive(self, **where: object) -> None:
        """Shown, perhaps with words to look for (`text`)."""
        text = where.get("text")
        if isinstance(text, str):
            self.view.search.setText(text)
        self.view.search.selectAll()
        # With no words the store only makes itself ready for the first ones.
        self._look()

    def refresh(self, changes: Changes | None) -> None:
        """Plans changed: look again."""
        if changes is None or changes.touches(
            "objective", "objective_item", "plan_version", "attachment", "locality"
        ):
            self._look()

    def leave(self) -> None:
        """Hidden: what was to be looked for isn't any more."""
        self._later.stop()

    def first_focus(self) -> QWidget | None:
        """The box."""
        return self.view.search

    def search(self) -> QWidget | None:
        """The box."""
        return self.view.search

    def place(self) -> dict[str, object]:
        """The words in the box."""
        return {"text": self.view.search.text()}

    # Looking.

    @Slot()
    def _typed(self) -> None:
        self._open_when_found = False
        self._later.start()

    @Slot()
    def _look(self) -> None:
        self._later.stop()
        text = self.view.search.text().strip()
        self.desk.read(find, text=text, then=self._show, owner=self)

    def _show(self, answer: tuple[str, tuple[Hit, ...]]) -> None:
        text, hits = answer
        v = self.view
        if text != v.search.text().strip():
            return
        before = self._current() if text == self._shown else None
        self._shown = text
        v.model.show(hits)
        if not text:
            self._say_nothing_asked()
            return
        if not hits:
            v.said.setText("")
            v.empty.say(
                self.tr("Nothing has these words"),
                self.tr("All of them are looked for, in any order; “…” keeps words together."),
            )
            v.pages.setCurrentWidget(v.empty)
            return
        plans = len({hit.locality for hit in hits})
        said = self.tr("{n} hits in {plans} plans") if plans > 1 else self.tr("{n} hits in 1 plan")
        if len(hits) == 1:
            said = self.tr("1 hit")
        if len(hits) == MOST:
            said = self.tr("The first {n} hits; another word makes them fewer.")
        v.said.setText(said.format(n=len(hits), plans=plans))
        v.pages.setCurrentWidget(v.card)
        self._select(before)
        if self._open_when_found:
            self._open_when_found = False
            self._open(v.list.currentIndex())

    def _select(self, before: Hit | None) -> None:
        """Choose the hit chosen before, where it was found again; else the first."""
        v = self.view
        at = v.model.next_hit(-1, 1)
        for place, entry in enumerate(v.model.entries()):
            if before is not None and entry.hit == before:
                at = place
        if at is not None:
            v.list.setCurrentIndex(v.model.index(at))

    def _current(self) -> Hit | None:
        index = self.view.list.currentIndex()
        entry: Entry | None = index.data(ENTRY) if index.isValid() else None
        return entry.hit if entry is not None else None

    def _say_nothing_asked(self) -> None:
        v = self.view
        v.said.setText("")
        v.empty.say(
            self.tr("Type a word"),
            self.tr(
                "The newest version of every plan is searched, and the documents they came in."
            ),
        )
        v.pages.setCurrentWidget(v.empty)

    # Going there.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's own: the arrow keys of the box choose among the hits."""
        if (
            watched is self.view.search
            and event.type() == _KEY_PRESS
            and isinstance(event, QKeyEvent)
            and event.key() in _STEPS
        ):
            self._step(_STEPS[Qt.Key(event.key())])
            return True
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> None:
        v = self.view
        at = v.list.currentIndex().row()
        for _ in range(abs(by)):
            following = v.model.next_hit(at, 1 if by > 0 else -1)
            if following is None:
                break
            at = following
        if 0 <= at < v.model.rowCount():
            v.list.setCurrentIndex(v.model.index(at))

    @Slot()
    def _entered(self) -> None:
        """Enter: open the hit chosen, once the words typed have been looked for."""
        if self.view.search.text().strip() != self._shown:
            self._open_when_found = True
            self._look()
            return
        self._open(self.view.list.currentIndex())

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        entry: Entry | None = index.data(ENTRY) if index.isValid() else None
        if entry is None or entry.hit is None:
            return
        hit = entry.hit
        if hit.objective is not None:
            self.desk.go("review", locality=hit.locality, objective=hit.objective)
        else:
            self.desk.go("review", locality=hit.locality, place=hit.place)


def find(review: ReviewFile, *, text: str) -> tuple[str, tuple[Hit, ...]]:
    """The words looked for, and where they are; the store is imported on its own thread."""
    from lyapp.store.queries import plan_search

    return text, plan_search.search_plans(review, text=text, limit=MOST)
