"""The status board: what is read, what the keys and buttons do."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QItemSelection, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lyapp.model.decision import OutcomeStage
from lyapp.rules.dates import format_date
from lyapp.store.queries.board import Board, BoardRow, board
from lyapp.store.queries.locality import LocalityPage, locality_page
from lyapp.ui.screen import Screen
from lyapp.ui.status import calls
from lyapp.ui.status.export import StatusExport
from lyapp.ui.status.view import StatusView
from lyapp.ui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from lyapp.model.changes import Changes
    from lyapp.ui.desk import Desk

_SETTLE = 80  # milliseconds the selection rests before its page is read


class StatusScreen(Screen):
    """Every locality in a row; the selected one beside it."""

    keys = (
        ("Ctrl+K", "Find; Esc shows all again"),
        ("↑ ↓", "Move"),
        ("Enter", "Open the locality"),
        ("S", "Score it"),
        ("O", "Record its outcome"),
        ("P", "Print its page"),
        ("Ctrl+C", "Copy the selected rows as a table"),
        ("Ctrl+A", "Select all"),
    )
    footer = (("S", "score"), ("O", "outcome"), ("P", "print"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._board: Board | None = None
        self._due: set[int] = set()
        self._wanted: int | None = None
        self._filters: dict[str, object] | None = None
        self._shown: int | None = None
        self._page: int | None = None
        self._offered: int | None = None
        """The locality selected without anybody's choice."""
        self.view = StatusView()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        self._export = StatusExport(desk, self.view.export.actions_menu, self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE)
        self._settle.timeout.connect(self._read_page)
        self._connect()

    def _connect(self) -> None:
        view = self.view
        view.search.textChanged.connect(self._filter)
        view.search.entered.connect(self._to_table)
        view.organisation.chosen.connect(self._filter)
        view.outcome.chosen.connect(self._filter)
        view.attention.toggled.connect(self._filter)
        view.show_all.clicked.connect(self._show_all)
        view.to_programme.clicked.connect(self._to_localities)
        view.coverage.clicked.connect(self._to_coverage)
        view.print_briefing.clicked.connect(self._print_briefing)
        view.table.opened.connect(self._open)
        view.table.selectionModel().selectionChanged.connect(self._selected)
        view.panel.score.connect(self.score)
        view.panel.decide.connect(self.decide)
        view.panel.print_page.connect(self.print_selected)
        view.panel.ticked.connect(self._ticked)
        view.panel.settle.connect(self._settle_flag)
        view.panel.more.connect(self._more)
        view.bulk.print_these.connect(self.print_selected)
        view.bulk.copy.connect(self.copy)
        self.desk.member_changed.connect(self._member_changed)
        self.desk.look_changed.connect(self._restyle)
        for key, slot in (("S", self.score), ("O", self.decide), ("P", self.print_selected)):
            self._key(key, slot, self)
        self._key("Escape", view.search.give_up, self)
        self._key("Ctrl+C", self.copy, view.table)

    def _key(self, key: str, slot: Callable[[], object], where: QWidget) -> None:
        shortcut = QShortcut(QKeySequence(key), where)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(slot)

    # Coming and going

    def arrive(self, **where: object) -> None:
        """Read the whole board; `locality` selects one, what else `place` gives filters it."""
        locality = where.get("locality")
        if isinstance(locality, int):
            self._wanted = locality
        if "words" in where:
            self._filters = where
        self._read_all()

    def refresh(self, changes: Changes | None) -> None:
        """Read again the rows of the localities that changed, or everything."""
        if changes is None or not changes.localities or self._board is None:
            self._read_all()
            return
        self._due.update(changes.localities)
        self.desk.read(
            board,
            member=self.desk.member,
            localities=tuple(sorted(self._due)),
            then=self._some_read,
            owner=self,
        )
        if self._shown in changes.localities:
            self._read_page()

    def first_focus(self) -> QWidget | None:
        """The table."""
        return self.view.table

    def carry_out(self, what: str) -> None:
        """The File menu's “Export status…” opens the board's own menu of formats."""
        if what == "export":
            button = self.view.export
            button.actions_menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def place(self) -> dict[str, object]:
        """Where one is."""
        view = self.view
        return {
            "locality": self._shown,
            "words": view.search.text(),
            "organisation": view.organisation.value(),
            "stage": view.outcome.value(),
            "attention": view.attention.isChecked(),
        }

    def search(self) -> QWidget | None:
        """The search box."""
        return self.view.search

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panel goes where there is no room for it."""
        super().resizeEvent(event)
        self.view.fit(self.size())

    @Slot()
    def _restyle(self) -> None:
        self.view.restyle()
        self.view.fit(self.size())

    @Slot()
    def _member_changed(self) -> None:
        if self.isVisible() and self.desk.is_open:
            self._read_all()

    # Reading

    def _read_all(self) -> None:
        if self.desk.is_open:
            self._due.clear()
            self.desk.read(board, member=self.desk.member, then=self._all_read, owner=self)

    def _all_read(self, read: Board) -> None:
        self._board = read
        self._show_heading(read)
        self.view.offer_filters(read)
        self._filter_as_before()
        self.view.model.show_board(read.organisations, read.rows)
        self.view.summary.show_board(read, len(read.rows))
        self._show_middle()
        table = self.view.table
        if self._wanted is not None:
            table.go_to(self._wanted)
            self._wanted = None
        if not table.selectionModel().hasSelection():
            self._offered = next((row.locality for row in self.view.model.shown()), None)
            table.go_to_first()
        self._selected()
        self._read_page()

    def _some_read(self, read: Board) -> None:
        self._due.difference_update(row.locality for row in read.rows)
        model = self.view.model
        if any(model.row_of(row.locality) is None for row in read.rows):
            self._read_all()
            return
        self._board = read
        self._show_heading(read)
        model.update_rows(read.organisations, read.rows)
        self.view.summary.show_board(read, model.total())
        self._show_middle()
        if self._shown is not None and (row := model.row_of(self._shown)):
            self.view.panel.show_row(row)

    def _show_heading(self, read: Board) -> None:
        view = self.view
        view.title.set_whole(read.title)
        parts = [read.committee] if read.committee else []
        if read.committee_date is not None:
            parts.append(self.tr("committee {date}").format(date=format_date(read.committee_date)))
        view.committee.setText(" · ".join(parts))
        marks = []
        if read.made_up:
            marks.append(self.tr("made-up review"))
        elif read.sample:
            marks.append(self.tr("sample"))
        if read.made_up_scores:
            marks.append(self.tr("made-up scores"))
        view.mark.setText(" · ".join(marks))
        view.mark.setVisible(bool(marks))

    def _read_page(self) -> None:
        if self._shown is not None and self.desk.is_open:
            self.desk.read(locality_page, locality=self._shown, then=self._page_read, owner=self)

    def _page_read(self, page: LocalityPage) -> None:
        if page.locality == self._shown:
            self._page = page.locality
            self.view.panel.show_page(page, writable=not self.desk.read_only)

    # Filtering and selecting

    def _filter_as_before(self) -> None:
        """The filters that stood when another text size was chosen."""
        filters, self._filters = self._filters, None
        if filters is None:
            return
        view = self.view
        view.organisation.set_value(filters["organisation"])
        view.outcome.set_value(filters["stage"])
        view.attention.setChecked(bool(filters["attention"]))
        view.search.setText(str(filters["words"]))
        self._filter()

    @Slot()
    def _filter(self, _value: object = None) -> None:
        view = self.view
        organisation = cast("int | None", view.organisation.value())
        stage = cast("OutcomeStage | None", view.outcome.value())
        view.model.filter(
            words=view.search.text(),
            organisations=() if organisation is None else (organisation,),
            stages=() if stage is None else (stage,),
            attention=view.attention.isChecked(),
        )
        self._show_middle()
        if not view.table.selectionModel().hasSelection():
            view.table.go_to_first()

    @Slot()
    def _show_all(self) -> None:
        view = self.view
        view.organisation.set_value(None)
        view.outcome.set_value(None)
        view.attention.setChecked(False)
        view.search.clear()
        self._filter()
        view.table.setFocus()

    def _show_middle(self) -> None:
        view, model = self.view, self.view.model
        if not model.total():
            view.middle.setCurrentWidget(view.no_localities)
        elif not model.rowCount():
            view.middle.setCurrentWidget(view.nothing)
        else:
            view.middle.setCurrentWidget(view.table)

    @Slot()
    def _to_table(self) -> None:
        if self.view.model.rowCount():
            self.view.table.go_to_first()
            self.view.table.setFocus()

    @Slot(QItemSelection, QItemSelection)
    def _selected(self, _now: object = None, _before: object = None) -> None:
        rows = self.view.table.selected_rows()
        if len(rows) > 1:
            self._shown = None
            self.view.bulk.show_rows(rows)
            self.view.side.setCurrentWidget(self.view.bulk)
            return
        self.view.side.setCurrentWidget(self.view.panel)
        if not rows:
            self._shown = None
            self.view.panel.clear()
        elif rows[0].locality != self._shown:
            self._shown = rows[0].locality
            self._choose(rows[0].locality)
            self.view.panel.show_row(rows[0])
            self._settle.start()
        else:
            self.view.panel.show_row(rows[0])

    def _choose(self, locality: int) -> None:
        """Another screen begins at what was chosen here, and not at the row offered first."""
        if locality != self._offered:
            self._offered = None
            self.desk.locality = locality

    # What can be done with the selected

    def _one(self) -> BoardRow | None:
        rows = self.view.table.selected_rows()
        return rows[0] if len(rows) == 1 else None

    @Slot(object)
    def _open(self, locality: int) -> None:
        self.desk.go("locality", locality=locality)

    @Slot()
    def score(self) -> None:
        """Score the selected locality."""
        row = self._one()
        if row is not None and row.plan_version is not None:
            self.desk.go("review", locality=row.locality)
        elif row is not None:
            self.desk.tell(self.tr("{name} has no plan to score yet.").format(name=row.name))

    @Slot()
    def decide(self) -> None:
        """Record the selected locality's outcome."""
        row = self._one()
        if row is not None:
            self.desk.go("locality", locality=row.locality, tab="outcome")

    @Slot()
    def print_selected(self) -> None:
        """Print the briefing of the selected localities."""
        rows = self.view.table.selected_rows()
        if rows:
            self.desk.go("paper", localities=tuple(row.code for row in rows))

    @Slot()
    def copy(self) -> None:
        """Put the selected rows on the clipboard as a tab-separated table."""
        rows = self.view.table.selected_rows()
        if not rows:
            return
        QGuiApplication.clipboard().setText(self.view.model.as_table(rows))
        words = self.tr("Copied as a table: 1 row."), self.tr("Copied as a table: {n} rows.")
        self.desk.tell(counted(len(rows), *words), good=True)

    @Slot(object, bool)
    def _ticked(self, condition: int, discharged: bool) -> None:
        if self._page != self._shown:
            # The panel has gone on to another locality whose conditions aren't read yet.
            self._read_page()
            return
        self.desk.act(
            calls.tick,
            owner=self,
            condition=condition,
            discharged=discharged,
            failed=self._act_failed,
        )

    def _act_failed(self, _trouble: object) -> None:
        """What is ticked must be what is stored."""
        self._read_page()

    @Slot(object)
    def _settle_flag(self, flag: int) -> None:
        if self._shown is not None:
            self.desk.go("locality", locality=self._shown, tab="outcome", flag=flag)

    @Slot()
    def _more(self) -> None:
        if self._shown is not None:
            self.desk.go("locality", locality=self._shown, tab="texts")

    @Slot()
    def _to_localities(self) -> None:
        self.desk.go("programme", part="localities")

    @Slot()
    def _to_coverage(self) -> None:
        self.desk.go("coverage")

    @Slot()
    def _print_briefing(self) -> None:
        self.desk.go("paper", whole=True)
