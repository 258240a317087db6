"""The coverage screen: the matrix of must-dos × localities, and the links of one locality."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from lyapp.model.coverage import Requirement
from lyapp.ui.coverage.calls import Board
from lyapp.ui.coverage.export import CoverageExport
from lyapp.ui.coverage.filters import Filters
from lyapp.ui.coverage.plan_page import PlanPage
from lyapp.ui.coverage.telling import Telling
from lyapp.ui.coverage.upkeep import Upkeep
from lyapp.ui.coverage.view import CoverageView
from lyapp.ui.screen import Screen

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.store.plan_cover import PlanCover
    from lyapp.ui.desk import Desk


class CoverageScreen(Screen):
    """Which must-dos the plans cover."""

    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Ctrl+K", "Find a must-do"),
        ("↑ ↓ ← →", "Move in the table"),
        ("Enter", "Open the locality; in its list: confirm the link"),
        ("Y", "Confirm the link and go on"),
        ("N X", "Refuse the link and go on"),
        ("U", "Open a link again, or the one settled last"),
        ("J K", "Down and up the list"),
        ("A", "Add a link by hand"),
        ("R", "Show what was refused"),
        ("Esc", "Back to all localities"),
    )
    footer: ClassVar[tuple[tuple[str, str], ...]] = (
        ("↑ ↓ ← →", "move"), ("Enter", "open the locality"),
    )  # fmt: skip
    _list_footer: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Y", "confirm"), ("N", "refuse"), ("U", "open again"), ("A", "add"),
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._goal: tuple[int | None, int | None] = (None, None)
        self.view = CoverageView(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        self.plan = PlanPage(desk, self.view.plan)
        view = self.view
        self._filters = Filters(view.search, view.catalogue, view.gaps, view.suggested, self)
        self._upkeep = Upkeep(desk, self)
        self._export = CoverageExport(desk, self.view.export.actions_menu, self)
        self._telling = Telling(desk, self.view.telling, self)
        self._connect()

    def _connect(self) -> None:
        view, desk = self.view, self.desk
        view.search.entered.connect(self._to_table)
        view.search.left.connect(self._to_table)
        self._filters.changed.connect(self._filter)
        view.show_all.clicked.connect(self._show_all)
        view.again.clicked.connect(self._upkeep.start)
        view.to_programme.clicked.connect(self._to_programme)
        view.table.opened.connect(self._open)
        view.table.moved.connect(self._say_here)
        view.plan.locality.chosen.connect(self._choose)
        self.plan.left.connect(self._back)
        self.plan.read.connect(self._plan_read)
        desk.look_changed.connect(view.restyle)
        desk.changed.connect(self._noted)
        self._upkeep.whole.connect(self._show)
        self._upkeep.some.connect(self._put_in)
        self._upkeep.began.connect(self._began)
        self._upkeep.given_up.connect(self._given_up)
        shortcut = QShortcut(QKeySequence("Escape"), view.all)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(view.search.give_up)

    # Coming and going

    def arrive(self, **where: object) -> None:
        """Shown: `locality` opens its list, at `must_do`; without one all are shown."""
        kept, locality, must_do = where.get("board"), where.get("locality"), where.get("must_do")
        if isinstance(kept, Board):
            self._upkeep.take()
            self._show(kept)
        goal = must_do if isinstance(must_do, int) else None
        if isinstance(locality, int) and where.get("listed", True):
            self._open(locality, goal)
        else:
            if isinstance(locality, int):
                self._goal = (locality, goal)
            self._to_matrix()
        self._telling.read()
        self._catch_up()

    def refresh(self, changes: Changes | None) -> None:
        """Work out again what the change touched."""
        if changes is not None:
            self._upkeep.note(changes)
            self._telling.refresh(changes)
            self._catch_up()

    def place(self) -> dict[str, object]:
        """Where one is, and what was worked out."""
        view = self.view
        place: dict[str, object] = {"listed": self._listing()}
        if self._upkeep.current:
            place["board"] = view.model.board()
        if self._listing():
            return {**place, "locality": self.plan.locality, "must_do": self.plan.must_do()}
        locality, must_do = view.table.here()
        return {**place, "locality": locality, "must_do": must_do}

    def first_focus(self) -> QWidget | None:
        """The table or the list; the button, where there is nothing to show."""
        view = self.view
        if self._listing():
            return view.plan.list
        return view.to_programme if view.middle.currentWidget() is view.empty else view.table

    def footer_now(self) -> tuple[tuple[str, str], ...]:
        """The keys of the list or of the table; none where there is nothing to show."""
        view = self.view
        if self._listing():
            return self._list_footer
        return self.footer if view.middle.currentWidget() is view.table else ()

    def search(self) -> QWidget | None:
        """The search box."""
        return self.view.plan.search if self._listing() else self.view.search

    def carry_out(self, what: str) -> None:
        """The File menu's “Export coverage…” opens the menu of formats."""
        if what == "export":
            button = self.view.export
            button.actions_menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The reader goes where there is no room for it."""
        super().resizeEvent(event)
        self.view.fit(self.size())

    def _listing(self) -> bool:
        return self.view.pages.currentWidget() is self.view.plan

    # Keeping up

    @Slot(object)
    def _noted(self, changes: Changes) -> None:
        """What changes while another screen is shown is caught up with on coming back."""
        if not self.isVisible():
            self._upkeep.note(changes)

    def _catch_up(self) -> None:
        if self.desk.is_open and self._upkeep.catch_up(
            self.plan.locality if self._listing() else None
        ):
            self.plan.read_again()

    @Slot()
    def _began(self) -> None:
        view = self.view
        if not self._upkeep.known:
            view.waiting.say(
                self.tr("One moment"), self.tr("The plans’ words are set beside the must-dos.")
            )
            view.again.hide()
            view.middle.setCurrentWidget(view.waiting)

    @Slot()
    def _given_up(self) -> None:
        self.view.waiting.say(
            self.tr("Not worked out"), self.tr("Nothing is known yet of what the plans cover.")
        )
        self.view.again.show()

    @Slot(object)
    def _show(self, board: Board) -> None:
        view = self.view
        here = self._goal if self._goal != (None, None) else view.table.here()
        self._goal = (None, None)
        self._filters.offer(one.catalogue for one in board.requirements)
        view.plan.locality.set_choices(
            [(one.locality, one.name) for one in board.columns], self.plan.locality
        )
        view.model.show(board)
        self._show_middle()
        self._choose_cell(here)

    @Slot(object)
    def _plan_read(self, plan: PlanCover) -> None:
        if self._listing():
            self.view.title.setText(
                self.tr("{name}: coverage of the must-dos").format(name=plan.column.name)
            )
        self._upkeep.seen(plan.column.locality)
        if self._upkeep.known:
            asked = tuple(
                Requirement(one.must_do, one.catalogue, one.code, one.title)
                for one in plan.must_dos
            )
            self._put_in(Board(asked, (plan.column,)))

    @Slot(object)
    def _put_in(self, board: Board) -> None:
        here = self.view.table.here()
        if not self.view.model.update(board):
            self._upkeep.start()
            return
        self._show_middle()
        self._choose_cell(here)

    # The matrix

    def _show_middle(self) -> None:
        view, model = self.view, self.view.model
        if not model.requirements:
            view.empty.say(
                self.tr("No must-dos yet"),
                self.tr("The programme of this review has no catalogue of must-dos."),
            )
            view.middle.setCurrentWidget(view.empty)
        elif not model.columns:
            view.empty.say(
                self.tr("No localities yet"), self.tr("Add an organisation and a locality first.")
            )
            view.middle.setCurrentWidget(view.empty)
        else:
            view.middle.setCurrentWidget(view.table if model.rowCount() else view.nothing)
        if view.middle.currentWidget() is view.empty and self._keyboard_is_here():
            view.to_programme.setFocus()
        self._say_here()
        self.footer_changed.emit()

    def _keyboard_is_here(self) -> bool:
        """Whether the keyboard is on this screen, or was on what it shows no more."""
        here = QApplication.focusWidget()
        return here is None or self.isAncestorOf(here)

    def _choose_cell(self, here: tuple[int | None, int | None]) -> None:
        locality, must_do = here
        model = self.view.model
        if not model.rowCount() or not model.columnCount():
            return
        column = model.column_of(locality) if locality is not None else None
        row = model.row_of(must_do) if must_do is not None else None
        wanted = (row if row is not None else min(1, model.rowCount() - 1), column or 0)
        index = self.view.table.currentIndex()
        if (index.row(), index.column()) != wanted:
            self.view.table.go_to(*wanted)

    @Slot()
    def _filter(self) -> None:
        asked, here = self._filters, self.view.table.here()
        self.view.model.filter(catalogue=asked.catalogue, words=asked.words, only=asked.only)
        if self._upkeep.known:
            self._show_middle()
            self._choose_cell(here)

    @Slot()
    def _show_all(self) -> None:
        self._filters.clear()
        self.view.table.setFocus()

    @Slot()
    def _to_table(self) -> None:
        self.view.table.setFocus()

    @Slot()
    def _say_here(self) -> None:
        index = self.view.table.currentIndex()
        words = self.view.model.sentence(index.row(), index.column()) if index.isValid() else ""
        self.view.here.set_whole(words)

    @Slot()
    def _to_programme(self) -> None:
        self.desk.go("programme")

    # One locality

    @Slot(object, object)
    def _open(self, locality: int, must_do: int | None) -> None:
        view = self.view
        view.pages.setCurrentWidget(view.plan)
        view.explain(wanted=False)
        view.plan.locality.set_value(locality)
        self.plan.open(locality, must_do)
        view.plan.list.setFocus()
        self.footer_changed.emit()

    @Slot(object)
    def _choose(self, locality: object) -> None:
        if isinstance(locality, int):
            self._open(locality, None)

    @Slot()
    def _back(self) -> None:
        locality, must_do = self.plan.locality, self.plan.must_do()
        self._to_matrix()
        self._choose_cell((locality, must_do))
        self.view.table.setFocus()
        self._catch_up()

    def _to_matrix(self) -> None:
        view = self.view
        view.title.setText(self.tr("Coverage of the must-dos"))
        view.explain(wanted=True)
        view.pages.setCurrentWidget(view.all)
        self.footer_changed.emit()
