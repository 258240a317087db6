"""The review screen: a member scores plan after plan from the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lyapp.model.found import DocumentPlace
from lyapp.ui.review import calls, marks, view
from lyapp.ui.review.answers import Answers
from lyapp.ui.review.key_list import ASKING, FOOTER, KEYS, READING, footer_for, keys_for
from lyapp.ui.review.members import ask_who
from lyapp.ui.review.models import ROW
from lyapp.ui.review.noticed import Noticed
from lyapp.ui.review.orders import Orders
from lyapp.ui.review.plan_list import PlanList, first_to_do
from lyapp.ui.review.plan_pane import PlanPane
from lyapp.ui.review.seeing_to import SeeingTo
from lyapp.ui.review.source_pane import SourcePane
from lyapp.ui.screen import Screen
from lyapp.ui.settings import rows_as_table

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.store.queries.programme import ProgrammePage
    from lyapp.store.queries.score_sheet import ScoreSheet, ToScore
    from lyapp.ui.desk import Desk

_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect


class ReviewScreen(Screen):
    """Plans to score, the plan, and its score sheet."""

    keys: ClassVar[tuple[tuple[str, str], ...]] = KEYS
    footer: ClassVar[tuple[tuple[str, str], ...]] = FOOTER

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = view.ReviewView(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.sheet: ScoreSheet | None = None
        self.at = 0
        self._wanted_at: int | None = None
        self._locality: int | None = None
        """The locality shown or on its way; it outlives the question who is scoring."""
        self._wanted_plan: int | None = None
        self._shared_width = 0
        self.answers = Answers(self)
        self.plan = PlanPane(self.view, desk)
        self.source = SourcePane(self)
        self.noticed = Noticed(self)
        self.findings = SeeingTo(self)
        self.plans = PlanList(self.view, desk)
        self.orders = Orders(self)
        self._wanted_row: int | None = None
        self._found = False
        """One came here for something found in a plan, not to score the next one."""
        self._stale = False
        """The screen was away: what it shows may have changed meanwhile."""
        self.view.show_as_table(table=rows_as_table(desk.settings))
        self.look()

        v = self.view
        v.list.selectionModel().currentChanged.connect(self._plan_chosen)
        v.search.left.connect(self._leave_field)
        v.sheet.picked.connect(self.answers.pick)
        v.sheet.answered_otherwise.connect(self.answers.answer_otherwise)
        v.sheet.unciting.connect(self.answers.uncite)
        v.sheet.comment.settled.connect(self.answers.comment)
        v.sheet.stepped.connect(self.step)
        v.sheet.went_to.connect(self.go_to)
        v.sheet.earlier.wanted.connect(self.answers.take_over)
        v.sheet.left_comment.connect(self._leave_field)
        desk.look_changed.connect(self.look)
        desk.member_changing.connect(self.leave)
        desk.member_changed.connect(self._member_changed)
        desk.closed.connect(self._closed)

    # The screen's life.

    def arrive(self, **where: object) -> None:
        """Shown, perhaps for one `locality` (its id): read the list, then the plan."""
        locality = where.get("locality")
        if isinstance(locality, int):
            self._locality = locality
        elif self._locality is None:
            self._locality = self.desk.locality
        at = where.get("criterion")
        self._wanted_at = at if isinstance(at, int) else None
        row, place = where.get("objective"), where.get("place")
        self._wanted_row = row if isinstance(row, int) else None
        if isinstance(place, DocumentPlace):
            self.source.go_to(place)
        self._found = isinstance(row, int) or isinstance(place, DocumentPlace)
        self._stale = True
        if self.desk.member is None:
            self.desk.read(calls.read_programme, then=self._offer_members, owner=self)
            return
        self._read_list()

    @Slot()
    def leave(self) -> None:
        """Hidden, closed, or another member comes: save what is still being typed."""
        self.view.sheet.comment.flush()
        self.desk.drafts.send_again()

    def refresh(self, changes: Changes | None) -> None:
        """Read again only what a change may have touched; this screen's own it shows already."""
        if changes is None or self.desk.member is None:
            self.arrive()
            return
        if self.answers.was_mine(changes):
            return
        if changes.touches("plan_version"):
            # The version shown may be gone: only the list knows which one is to be read.
            self._stale = True
            self._read_list()
            return
        here = self.sheet is not None and (
            not changes.localities or self.sheet.locality in changes.localities
        )
        if changes.touches(*calls.LIST_TABLES):
            self._read_list()
        if here:
            self.noticed.refresh(changes)
        if here and changes.touches(*calls.SHEET_TABLES):
            self._read_sheet()

    def first_focus(self) -> QWidget | None:
        """The plan's rows, or the first member to choose; the keys work anywhere."""
        if self.desk.member is None:
            return self.view.who.button(1)
        return self.view.for_keyboard()

    def place(self) -> dict[str, object]:
        """Where one is."""
        if self.sheet is None:
            return {"locality": self._locality}
        return {"locality": self.sheet.locality, "criterion": self.at}

    def footer_now(self) -> tuple[tuple[str, str], ...]:
        """A number is a member while it is asked who is scoring; else it rates, where one may."""
        here = self.view.pages.currentWidget()
        rates = READING if self.plans.only_to_read else footer_for(self.sheet)
        return ASKING if here is self.view.who else rates if here is self.view.columns else ()

    def shown_keys(self) -> tuple[tuple[str, str], ...]:
        """Without those of the chair's review in a member's own copy."""
        return keys_for(self.sheet, own=self.desk.own is not None)

    def search(self) -> QWidget | None:
        """The search box within the plan."""
        return self.view.search

    # Reading.

    def _read_list(self) -> None:
        member = self.desk.member
        if member is not None:
            self.desk.read(calls.read_list, member=member, then=self._show_list, owner=self)

    def _read_sheet(self) -> None:
        member = self.desk.member
        if member is not None and self._wanted_plan is not None:
            self.desk.read(
                calls.read_sheet,
                plan_version=self._wanted_plan,
                member=member,
                then=self._show_sheet,
                owner=self,
            )

    def _show_list(self, rows: tuple[ToScore, ...]) -> None:
        v = self.view
        if not rows:
            v.pages.setCurrentWidget(v.nothing)
            return
        asked = v.pages.currentWidget() is v.who
        v.pages.setCurrentWidget(v.columns)
        if asked:
            # Not to where Qt takes it from a button that goes: a rating key would be typed there.
            v.cards.setFocus()
            self.footer_changed.emit()
        v.to_score.show(rows)
        wanted = self._locality
        position = v.to_score.position_of(wanted) if wanted is not None else None
        if position is None and self._found:
            self._to_locality(wanted)
            return
        if position is None:
            position = first_to_do(rows)
        v.list.selectionModel().setCurrentIndex(v.to_score.index(position), _SELECT)
        v.list.scrollTo(v.to_score.index(position))
        v.choose.set_choices([(row.locality, row.name) for row in rows], rows[position].locality)
        self.plans.show_finished()
        if self.sheet is None or rows[position].plan_version != self._wanted_plan:
            self._open(rows[position])
        elif self._stale:
            self._read_sheet()
            self.noticed.read(rows[position].locality)
        self._stale = False

    def _to_locality(self, locality: int | None) -> None:
        """A plan that isn't this member's to score is read on its locality's page."""
        self._found = False
        self._locality = None
        self._wanted_row = None
        self.desk.tell(self.tr("This plan isn’t yours to score; here it is to read."))
        self.desk.go("locality", locality=locality, tab="plan", place=self.source.let_go())

    def _open(self, row: ToScore) -> None:
        self.view.sheet.comment.flush()
        self._locality = self.desk.locality = row.locality
        self._wanted_plan = row.plan_version
        self.findings.asking.stop()
        if self.noticed.notes.locality != row.locality:
            self.noticed.forget()
            self.source.forget()
        if row.plan_version is None:
            self.sheet = None
            self.view.name.setText(row.name)
            self.view.facts.set_whole("")
            self.plans.show_whose(None)
            self.plan.say_no_rows(
                self.tr("No plan from {name} yet").format(name=row.name),
                self.tr("There is nothing to score until a plan has been received."),
            )
            return
        self._read_sheet()
        # Behind the sheet, so that it is there when the findings come.
        self.noticed.read(row.locality)

    def _show_sheet(self, sheet: ScoreSheet) -> None:
        if sheet.plan_version != self._wanted_plan or sheet.member != self.desk.member:
            return
        before = self.sheet
        sheet = self.answers.pending.over(sheet)
        now = (sheet.plan_version, sheet.member)
        another = before is None or (before.plan_version, before.member) != now
        place = self._place_on(sheet, None if another else before)
        moved = not another and place != self.at
        if another or moved:
            self.view.sheet.comment.flush()
        self.at = place
        self.sheet = sheet
        self.plans.show_whose(sheet)
        self.view.sheet.set_read_only(self.desk.read_only)
        self.plan.show(sheet, another=another)
        self.show_now(another=another)
        if another or moved:
            # The next key rates this criterion; it isn't typed into a comment left open.
            self._focus_line()
        if self._wanted_row is not None:
            position = self.view.plan.position_of(self._wanted_row)
            if position is not None:
                self.plan.go_to_row(position)
                self._wanted_row = None
        if another:
            self.footer_changed.emit()
            self.answers.show_comment(force=True)
            self._shared_width = 0
            self._share_width()

    def _place_on(self, sheet: ScoreSheet, before: ScoreSheet | None) -> int:
        """Where to be on a sheet: where one asked to go, else where one was, else what is open."""
        wanted, self._wanted_at = self._wanted_at, None
        if wanted is not None and wanted < len(sheet.lines):
            return wanted
        if before is None:
            return marks.first_open(sheet)
        return marks.follow_change(before, sheet, self.at)

    # Showing what is known already.

    def show_now(self, *, another: bool = False) -> None:
        """Show the sheet as this screen knows it, at the criterion it is at."""
        sheet = self.sheet
        if sheet is None:
            return
        v = self.view
        line = sheet.lines[self.at]
        self.noticed.show_criterion()
        v.sheet.show_line(sheet, self.at, self.noticed.showing())
        self.findings.follow()
        cited = {one.objective for one in line.citations if one.objective is not None}
        self.plan.mark_cited(cited)
        v.to_score.show_progress(sheet.locality, *marks.progress(sheet))
        self.plans.show_finished()
        if not another:
            self.answers.show_comment()

    def go_to(self, position: int) -> None:
        """Show the criterion at this position; the comment is saved first."""
        sheet = self.sheet
        if sheet is None or not 0 <= position < len(sheet.lines):
            return
        self.view.sheet.comment.flush()
        self.at = position
        self.show_now()
        self._focus_line()

    def _focus_line(self) -> None:
        """The keyboard off what was another criterion's, so that no key is taken for this one's.

        A rating key never becomes the text of a comment, and Space never rates.
        """
        sheet = self.view.sheet
        here: QWidget | None = self.focusWidget()
        if self.sheet is None or here is None or not sheet.isAncestorOf(here):
            return
        if here not in (sheet.previous_button, sheet.next_button):
            self.view.for_keyboard().setFocus()

    def stop_typing(self) -> None:
        """The keyboard out of a field: what is pressed after a click on a level is no text."""
        if self.focusWidget() in (self.view.sheet.comment, self.view.search):
            self.view.for_keyboard().setFocus()

    @Slot(int)
    def step(self, by: int) -> None:
        """To the next (1) or the previous (-1) criterion."""
        self.go_to(self.at + by)

    # What the user does.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's own: Enter starts the comment of an open question, which has nothing else."""
        line = self.sheet.lines[self.at] if self.sheet is not None else None
        if event.key() in _RETURNS and line is not None and line.what.open_text:
            self.view.sheet.write_comment()
            return
        super().keyPressEvent(event)

    @Slot(QModelIndex, QModelIndex)
    def _plan_chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            row: ToScore = now.data(ROW)
            self.view.choose.set_value(row.locality)
            if row.plan_version is None or row.plan_version != self._wanted_plan:
                self._open(row)

    @Slot()
    def _leave_field(self) -> None:
        self.view.sheet.comment.flush()
        self.view.for_keyboard().setFocus()

    # Who scores, and how it looks.

    def _offer_members(self, page: ProgrammePage) -> None:
        if self.desk.member is None:
            ask_who(self.view, page, self.desk)
            self.footer_changed.emit()

    @Slot()
    def _member_changed(self) -> None:
        self.sheet = None
        self._wanted_plan = None
        self.answers.pending.forget()

    @Slot()
    def _closed(self) -> None:
        self.sheet = None
        self._wanted_plan = None
        self._locality = None
        self.answers.forget()
        self.noticed.forget()
        self.source.forget()
        self.findings.asking.forget()

    @Slot()
    def look(self) -> None:
        """Follow the palette and the text size."""
        view.paint_surfaces(self.view)
        sheet = self.view.sheet
        for words in (self.view.whole_plan, sheet.earlier, sheet.shows, sheet.guidance):
            words.forget()
        self.show_now()
        self.view.delegate.forget()
        self.view.cards.scheduleDelayedItemsLayout()
        self._shared_width = 0
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's own: give the columns their widths when the window's width changes."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        if self.width() != self._shared_width:
            self._shared_width = self.width()
            self.view.resize(self.size())
            self.view.share_width()
            self.plan.name_buttons()
