"""One locality's links: what the keys do, and where one goes from each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from lyapp.model.coverage import LinkState
from lyapp.ui.coverage import calls
from lyapp.ui.coverage.adding import Adding
from lyapp.ui.coverage.filters import Filters
from lyapp.ui.coverage.links import Entry, Pair, Wanted
from lyapp.ui.coverage.saying import Saying

if TYPE_CHECKING:
    from lyapp.store.plan_cover import PlanCover
    from lyapp.ui.coverage.plan_view import PlanView
    from lyapp.ui.desk import Desk


class PlanPage(QObject):
    """Behaviour of the list of one locality."""

    left = Signal()
    """Back to all localities was asked for."""
    read = Signal(object)
    """The `PlanCover` that was read; its column belongs in the matrix, too."""

    def __init__(self, desk: Desk, view: PlanView) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self.locality: int | None = None
        self._goal: int | None = None
        self._adding = Adding(view.finder, view.list, self)
        self._filters = Filters(view.search, view.catalogue, view.gaps, view.suggested, self)
        self._saying = Saying(desk, self)
        self._saying.failed.connect(self.read_again)
        self._last: Pair | None = None
        view.back.clicked.connect(self.left)
        view.search.entered.connect(self._to_list)
        view.refused.clicked.connect(self._filter)
        view.show_all.clicked.connect(self._show_all)
        self._filters.changed.connect(self._filter)
        view.confirm.clicked.connect(self.confirm)
        view.refuse.clicked.connect(self.refuse)
        view.open_again.clicked.connect(self.open_again)
        view.add.clicked.connect(self.add)
        view.list.confirmed.connect(self.confirm)
        view.list.selectionModel().currentChanged.connect(self._moved)
        self._adding.found.connect(self._added)
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Y", self.confirm), ("N", self.refuse), ("X", self.refuse), ("U", self.open_again),
            ("A", self.add), ("R", view.refused.click), ("J", view.list.down), ("K", view.list.up),
            ("Escape", self._escape),
        )  # fmt: skip
        for key, does in keys:
            shortcut = QShortcut(QKeySequence(key), view)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(key in "JK")
            shortcut.activated.connect(does)

    # Coming and going

    def open(self, locality: int, must_do: int | None = None) -> None:
        """Show a locality's list, at a must-do if one is given."""
        if locality != self.locality:
            self.locality = locality
            self._last = None
            self._view.finder.hide()
            self._view.model.show(None, self._wanted(), {})
        self._goal = must_do if must_do is not None else 0
        self.read_again()

    def must_do(self) -> int | None:
        """The must-do one is at."""
        here = self._here()
        return None if here is None else here.must_do.must_do

    @Slot()
    def read_again(self) -> None:
        """Read the locality's links."""
        if self.locality is not None and self._desk.is_open:
            known = self._view.model.plan
            self._desk.read(calls.plan, self.locality, known, then=self._read, owner=self)

    def _read(self, plan: PlanCover | None) -> None:
        if plan is None:
            self.left.emit()
            return
        if plan.column.locality != self.locality:
            return
        model = self._view.model
        # As it was shown: what a person said stands there already, and isn't news once written.
        before = model.states()
        self._filters.offer(one.catalogue for one in plan.must_dos)
        self._show(plan)
        self.read.emit(plan)
        changed = [key for key, state in model.states().items() if before.get(key, state) != state]
        if self._goal is not None:
            goal, self._goal = self._goal, None
            self._arrive_at(goal)
        elif len(changed) == 1 and (row := model.row_of(changed[0])) is not None:
            # Undone or done again: where it happened is where one looks.
            self._view.list.go_to(row)

    def _arrive_at(self, must_do: int) -> None:
        """At the first open suggestion: of a must-do, or with 0 of all."""
        model = self._view.model
        head = model.row_of((0, must_do)) if must_do else None
        if head is not None:
            below = head + 1 if head + 1 < model.rowCount() else head
            same = model.entry(below).must_do.must_do == must_do
            self._view.list.go_to(below if same else head)
            return
        first = model.next_open(-1)
        if first is not None or model.rowCount():
            self._view.list.go_to(first or 0)

    # Showing

    def _wanted(self) -> Wanted:
        asked = self._filters
        return Wanted(
            asked.catalogue, asked.words, asked.only, refused=self._view.refused.isChecked()
        )

    def _show(self, plan: PlanCover | None, *, keep: int | None = None) -> None:
        view = self._view
        here = self._here()
        if keep is None and here is not None and not self._filtering:
            keep = here.must_do.must_do
        view.model.show(plan, self._wanted(), self._saying.pending(), keep=keep)
        yes, perhaps, gaps = view.model.counts()
        left = view.model.open_links()
        view.counts.setText(
            self.tr(
                "Must-dos: {yes} confirmed, {perhaps} suggested, {gaps} with no row · "
                "suggested rows to settle: {left}"
            ).format(yes=yes, perhaps=perhaps, gaps=gaps, left=left)
        )
        if plan is not None and not plan.rows:
            view.middle.setCurrentWidget(view.no_rows)
            view.counts.setText("")
        else:
            view.middle.setCurrentWidget(view.list if view.model.rowCount() else view.nothing)
        self._follow()

    _filtering = False

    @Slot()
    def _filter(self, _value: object = None) -> None:
        view = self._view
        here = self._here()
        self._filtering = True
        self._show(view.model.plan)
        self._filtering = False
        if here is not None:
            row = view.model.row_of(here.key)
            if row is not None:
                view.list.go_to(row)
                return
        if view.model.rowCount():
            view.list.go_to(0)

    @Slot()
    def _show_all(self) -> None:
        self._filters.clear()
        self._view.list.setFocus()

    @Slot()
    def _to_list(self) -> None:
        self._view.list.setFocus()

    def _here(self) -> Entry | None:
        view = self._view
        index = view.list.currentIndex()
        if not index.isValid() or view.middle.currentWidget() is view.no_rows:
            return None
        return view.model.entry(index.row())

    @Slot(QModelIndex, QModelIndex)
    def _moved(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._follow()

    def _follow(self) -> None:
        """The reader and the buttons follow the line one is at."""
        view, entry = self._view, self._here()
        view.reader.show_entry(entry)
        link = entry.link if entry is not None else None
        writable = not self._desk.read_only
        view.confirm.setEnabled(
            writable and link is not None and link.state is not LinkState.CONFIRMED
        )
        view.refuse.setEnabled(
            writable and link is not None and link.state is not LinkState.REFUSED
        )
        view.open_again.setEnabled(
            writable and link is not None and link.state is not LinkState.OPEN
        )
        view.add.setEnabled(writable and entry is not None)

    # The keys

    @Slot()
    def _escape(self) -> None:
        view = self._view
        if self._adding.asking:
            self._adding.close()
        elif view.search.text():
            view.search.clear()
        else:
            self.left.emit()

    @Slot()
    def confirm(self) -> None:
        """The row answers the must-do; go on to the next open suggestion."""
        self._settle(confirmed=True)

    @Slot()
    def refuse(self) -> None:
        """The row doesn't answer it; go on to the next open suggestion."""
        self._settle(confirmed=False)

    @Slot()
    def open_again(self) -> None:
        """Take back what was said of this link; of one nobody spoke of, what was said last."""
        entry = self._here()
        key = entry.key if entry is not None and entry.link is not None else None
        if entry is None or entry.link is None or entry.link.state is LinkState.OPEN:
            key = self._last
        if key is None:
            return
        self._last = None
        self._say(key, confirmed=None)
        row = self._view.model.row_of(key)
        if row is not None:
            self._view.list.go_to(row)

    def _settle(self, *, confirmed: bool) -> None:
        view, entry = self._view, self._here()
        if entry is None or self._adding.asking:
            return
        if entry.link is None:
            first = view.list.currentIndex().row() + 1
            same = (
                first < view.model.rowCount() and view.model.entry(first).must_do == entry.must_do
            )
            if same:
                view.list.go_to(first)
            else:
                self._desk.tell(self.tr("No row is suggested here. Press A to add a link."))
            return
        if self._desk.read_only:
            # The desk says why nothing can be changed.
            self._say(entry.key, confirmed=confirmed)
            return
        after = view.model.next_open(view.list.currentIndex().row())
        beyond = None if after is None else view.model.entry(after).key
        self._last = entry.key
        keep = entry.must_do.must_do if beyond in (None, entry.key) else beyond[1]
        self._say(entry.key, confirmed=confirmed, keep=keep)
        row = None if beyond is None else view.model.row_of(beyond)
        if row is not None:
            view.list.go_to(row)
        if not view.model.open_links():
            self._desk.tell(self.tr("Every suggestion is settled."), good=True)

    def _say(self, key: Pair, *, confirmed: bool | None, keep: int | None = None) -> None:
        self._saying.say(key, confirmed=confirmed)
        self._show(self._view.model.plan, keep=keep)

    @Slot()
    def add(self) -> None:
        """Ask which row answers the must-do one is at."""
        plan, entry = self._view.model.plan, self._here()
        if entry is not None and plan is not None and not self._desk.read_only:
            self._adding.ask(entry.must_do, plan.rows)

    @Slot(object)
    def _added(self, key: Pair) -> None:
        self._last = key
        self._say(key, confirmed=True)
        self._goal = key[1]
