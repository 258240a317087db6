"""The locality page: which locality is shown, and what every tab is filled with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lyapp.model.found import DocumentPlace
from lyapp.store.queries.locality import LocalityPage, locality_page
from lyapp.store.queries.programme import LocalityName, ProgrammePage, programme_page
from lyapp.ui.locality.plan.tab import PARTS
from lyapp.ui.locality.view import LocalityView
from lyapp.ui.screen import Screen
from lyapp.ui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from lyapp.model.changes import Changes
    from lyapp.ui.desk import Desk
    from lyapp.ui.locality.tab import Tab


class LocalityScreen(Screen):
    """Everything about one locality, a tab each."""

    keys = (
        ("Alt+←", "Back to the status board"),
        ("Alt+↑", "Previous locality"),
        ("Alt+↓", "Next locality"),
        ("Ctrl+Tab", "Next tab"),
        ("Ctrl+Shift+Tab", "Tab before"),
        ("Enter", "Add what is typed, save a cell or record an outcome"),
        ("Esc", "Back to the outcome recorded, or ask for no reason"),
        ("F2", "Edit a cell"),
        ("Delete", "Empty a cell of money"),
        ("Ctrl+Delete", "Remove a line of money"),
        ("Ctrl+F", "Find in a document"),
        ("F3  Shift+F3", "Next hit in it, and the one before"),
    )
    footer = (("Alt+↑ ↓", "localities"), ("Ctrl+Tab", "tabs"), ("Alt+←", "status"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.locality: int | None = None
        self._page: LocalityPage | None = None
        self._order: tuple[LocalityName, ...] = ()
        self.view = LocalityView(desk)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        view = self.view
        view.back.clicked.connect(self._back)
        view.previous.clicked.connect(self._previous)
        view.next.clicked.connect(self._next)
        view.score.clicked.connect(self._score)
        view.print_page.clicked.connect(self._print)
        view.tabs.currentChanged.connect(self._tab_changed)
        view.made.connect(self._tab_made)
        desk.closed.connect(self._forget)
        desk.look_changed.connect(self._look)
        for key, slot in (
            ("Alt+Left", self._back),
            ("Alt+Up", self._previous),
            ("Alt+Down", self._next),
        ):
            self._key(key, slot)

    def _key(self, key: str, slot: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(slot)

    # Coming and going

    def arrive(self, **where: object) -> None:
        """Show `locality` (the last one without it), on `tab`; `flag` asks for its reason.

        `part` names a part of the plan's tab, `place` a place in one of its documents, `line`
        and `field` a cell of the money.
        """
        locality, tab, flag = where.get("locality"), where.get("tab"), where.get("flag")
        if isinstance(locality, int) and locality != self.locality:
            self.leave()
            self.locality = locality
            self._page = None
        if isinstance(tab, str) and tab in self.view.by_name:
            self.view.show_tab(tab)
        part = where.get("part")
        if isinstance(part, str) and part in PARTS:
            self.view.plan.show_part(part)
        place = where.get("place")
        if isinstance(place, DocumentPlace):
            self.view.plan.go_to(place)
        line, field = where.get("line"), where.get("field")
        if isinstance(line, int) and isinstance(field, str):
            self.view.money.go_to(line, field)
        if isinstance(flag, int):
            self.view.outcome.ask_reason(flag)
        if self.desk.is_open:
            self.desk.read(programme_page, then=self._order_read, owner=self)
        self._read()

    def leave(self) -> None:
        """Send off what is being typed in any tab."""
        for tab in self.view.by_name.made().values():
            tab.flush()
        self.desk.drafts.send_again()

    def refresh(self, changes: Changes | None) -> None:
        """Read again what changed of this locality."""
        if changes is None or not changes.localities or self.locality in changes.localities:
            self._read()

    def first_focus(self) -> QWidget | None:
        """The tabs."""
        return self.view.tabs.tabBar()

    def place(self) -> dict[str, object]:
        """Where one is."""
        place: dict[str, object] = {"locality": self.locality, "tab": self.view.shown()}
        if self.view.shown() == "plan":
            place["part"] = self.view.plan.part_shown()
        return place

    def search(self) -> QWidget | None:
        """The history's search box while the history is shown."""
        return self.view.history.find_box if self.view.shown() == "history" else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rearrange the head where there is little room."""
        super().resizeEvent(event)
        self.view.fit(self.width())

    @Slot()
    def _look(self) -> None:
        """The symbols among the choices are painted once; other colours need others."""
        if self.isVisible():
            self._read()

    @Slot()
    def _forget(self) -> None:
        self.locality = self._page = None
        self._order = ()

    # Reading

    def _read(self) -> None:
        if self.locality is not None and self.desk.is_open:
            self.desk.read(locality_page, locality=self.locality, then=self._page_read, owner=self)

    def _order_read(self, programme: ProgrammePage) -> None:
        self._order = programme.localities
        if self.locality is None and self._order:
            self.locality = self._order[0].id
            self._read()
        self._show_neighbours()

    def _page_read(self, page: LocalityPage) -> None:
        if page.locality != self.locality:
            return
        self._page = page
        self._show_heading(page)
        for tab in self.view.by_name.made().values():
            tab.fill(page, writable=not self.desk.read_only)
        self._see_to_shown()

    def _see_to_shown(self) -> None:
        """Make the tab shown on its first visit; the history reads only while it is shown."""
        self.view.by_name.get(self.view.shown())
        if self.view.shown() == "history":
            self.view.history.read()

    @Slot(object)
    def _tab_made(self, tab: Tab) -> None:
        if self._page is not None:
            tab.fill(self._page, writable=not self.desk.read_only)

    def _show_heading(self, page: LocalityPage) -> None:
        view = self.view
        view.title.setText(page.name)
        marks = []
        if page.made_up:
            marks.append(self.tr("made-up review"))
        elif page.sample:
            marks.append(self.tr("sample"))
        if page.made_up_scores:
            marks.append(self.tr("made-up scores"))
        view.mark.setText(" · ".join(marks))
        view.mark.setVisible(bool(marks))
        facts = [page.organisation_name]
        if page.practices is not None:
            facts.append(counted(page.practices, self.tr("1 practice"), self.tr("{n} practices")))
        malformed = page.list_size is None and bool(page.list_size_printed)
        if page.list_size is not None:
            facts.append(self.tr("{count} registered").format(count=f"{page.list_size:,}"))
        elif not malformed:
            facts.append(self.tr("list size not stated"))
        if page.version is None:
            facts.append(self.tr("no plan yet"))
        else:
            facts.append(self.tr("plan version {n}").format(n=page.version))
        facts += [
            self.tr("of which {name} {size}").format(name=sub.name, size=sub.list_size_printed)
            for sub in page.sub_practices
            if sub.list_size_printed
        ]
        view.facts.setText(" · ".join(facts))
        view.malformed.setText(
            self.tr(
                "⚑ The list size is printed as “{printed}”, which isn’t a number; "
                "it is shown as printed and never counted."
            ).format(printed=page.list_size_printed)
        )
        view.malformed.setVisible(malformed)
        why = self.desk.notice
        view.read_only.setText(
            f"{why.sentence} {why.advice}"
            if why is not None
            else self.tr("This review is open for reading only, so nothing here can be changed.")
        )
        view.read_only.setVisible(self.desk.read_only)
        view.score.setEnabled(page.plan_version is not None)
        self._show_neighbours()

    # Neighbours

    def _neighbour(self, step: int) -> LocalityName | None:
        ids = [each.id for each in self._order]
        if self.locality not in ids:
            return None
        place = ids.index(self.locality) + step
        return self._order[place] if 0 <= place < len(ids) else None

    def _show_neighbours(self) -> None:
        for button, step in ((self.view.previous, -1), (self.view.next, 1)):
            neighbour = self._neighbour(step)
            button.setEnabled(neighbour is not None)
            button.setToolTip(neighbour.name if neighbour is not None else "")

    @Slot()
    def _previous(self) -> None:
        self._step(-1)

    @Slot()
    def _next(self) -> None:
        self._step(1)

    def _step(self, step: int) -> None:
        neighbour = self._neighbour(step)
        if neighbour is not None:
            self.desk.go("locality", locality=neighbour.id)

    @Slot()
    def _back(self) -> None:
        if self.locality is None:
            self.desk.go("status")
        else:
            self.desk.go("status", locality=self.locality)

    @Slot()
    def _score(self) -> None:
        self.desk.go("review", locality=self.locality)

    @Slot()
    def _print(self) -> None:
        if self._page is not None:
            self.desk.go("paper", localities=(self._page.code,))

    @Slot(int)
    def _tab_changed(self, _index: int) -> None:
        if self._page is not None:
            self._see_to_shown()
