"""The review screen: a member scores plan after plan from the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lyapp.ui.review import calls, marks, view
from lyapp.ui.review.answers import Answers
from lyapp.ui.review.members import offer_members
from lyapp.ui.review.models import ROW
from lyapp.ui.review.orders import Orders
from lyapp.ui.review.plan_pane import PlanPane
from lyapp.ui.screen import Screen

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.store.queries.programme import ProgrammePage
    from lyapp.store.queries.score_sheet import ScoreSheet, ToScore
    from lyapp.ui.desk import Desk

_SHEET_TABLES = (
    "score", "evidence", "objective", "objective_item", "plan", "plan_version", "locality",
    "criterion", "criteria_set", "level_descriptor", "scale", "scale_level", "review",
)  # fmt: skip
_LIST_TABLES = ("score", "plan", "plan_version", "locality", "organisation", "member",
                "member_organisation", "criterion", "criteria_set", "review")  # fmt: skip
_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect


class ReviewScreen(Screen):
    """Plans to score, the plan, and its score sheet."""

    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("0–9", "Rate, and go on to the next criterion"),
        ("−", "Not applicable"),
        ("/", "Unable to judge"),
        ("Backspace", "Take the answer back"),
        ("C", "Comment on the criterion shown; Esc leaves it, Ctrl+Enter goes on"),
        ("Shift C", "Comment on the criterion rated last"),
        ("Enter", "Go to the comment of an open question"),
        ("E", "Cite the selected rows, or take them away again"),
        ("J K", "Next and previous row of the plan; Shift and Ctrl with a click select more"),
        ("← →", "Previous and next criterion; also Page Up and Page Down"),
        ("Alt ↓ ↑", "Next and previous plan"),
        ("Ctrl F", "Find in this plan"),
    )
    footer: ClassVar[tuple[tuple[str, str], ...]] = (
        ("0–4", "rate and go on"),
        ("C", "comment"),
        ("Shift C", "on the one just rated"),
        ("E", "cite"),
        ("J K", "rows"),
        ("Alt ↓", "next plan"),
    )

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
        self.plan = PlanPane(self.view)
        self._orders = Orders(self)
        self.look()

        v = self.view
        v.list.selectionModel().currentChanged.connect(self._plan_chosen)
        v.sheet.picked.connect(self.answers.pick)
        v.sheet.answered_otherwise.connect(self.answers.answer_otherwise)
        v.sheet.unciting.connect(self.answers.uncite)
        v.sheet.comment.settled.connect(self.answers.comment)
        v.sheet.stepped.connect(self.step)
        v.sheet.went_to.connect(self.go_to)
        v.sheet.next_plan.connect(self.next_plan)
        v.sheet.left_comment.connect(self._left_comment)
        v.choose.chosen.connect(self._plan_menu)
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
        at = where.get("criterion")
        self._wanted_at = at if isinstance(at, int) else None
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
        here = self.sheet is not None and (
            not changes.localities or self.sheet.locality in changes.localities
        )
        if changes.touches(*_LIST_TABLES):
            self._read_list()
        if here and changes.touches(*_SHEET_TABLES):
            self._read_sheet()

    def first_focus(self) -> QWidget | None:
        """The plan's rows, or the first member to choose; the keys work anywhere."""
        if self.desk.member is None:
            return self.view.who.button(1)
        return self.view.cards

    def place(self) -> dict[str, object]:
        """Where one is."""
        if self.sheet is None:
            return {}
        return {"locality": self.sheet.locality, "criterion": self.at}

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
        v.to_score.show(rows)
        wanted = self._locality
        position = v.to_score.position_of(wanted) if wanted is not None else None
        if position is None:
            position = _first_to_do(rows)
        v.list.selectionModel().setCurrentIndex(v.to_score.index(position), _SELECT)
        v.list.scrollTo(v.to_score.index(position))
        v.choose.set_choices([(row.locality, row.name) for row in rows], rows[position].locality)
        self._show_finished()
        if self.sheet is None or rows[position].plan_version != self._wanted_plan:
            self._open(rows[position])

    def _show_finished(self) -> None:
        rows = [row for row in self.view.to_score.rows() if row.plan_version is not None]
        finished = sum(1 for row in rows if row.of and row.done >= row.of)
        said = self.tr("{done} of {of} finished").format(done=finished, of=len(rows))
        self.view.finished.setText(said)

    def _open(self, row: ToScore) -> None:
        self.view.sheet.comment.flush()
        self._locality = row.locality
        self._wanted_plan = row.plan_version
        if row.plan_version is None:
            self.sheet = None
            self.view.name.setText(row.name)
            self.view.facts.set_whole("")
            self.view.sheet.hide()
            self.plan.say_no_rows(
                self.tr("No plan from {name} yet").format(name=row.name),
                self.tr("There is nothing to score until a plan has been received."),
            )
            return
        self._read_sheet()

    def _show_sheet(self, sheet: ScoreSheet) -> None:
        if sheet.plan_version != self._wanted_plan or sheet.member != self.desk.member:
            return
        before = self.sheet
        sheet = self.answers.pending.over(sheet)
        another = (
            before is None
            or before.plan_version != sheet.plan_version
            or before.member != sheet.member
        )
        if another:
            self.view.sheet.comment.flush()
            self.at = marks.first_open(sheet)
            if self._wanted_at is not None and self._wanted_at < len(sheet.lines):
                self.at = self._wanted_at
            self._wanted_at = None
        moved = False
        if before is not None and not another:
            place = _follow_change(before, sheet, self.at)
            moved = place != self.at
            if moved:
                self.view.sheet.comment.flush()
            self.at = place
        self.sheet = sheet
        self.view.sheet.show()
        self.view.sheet.set_read_only(self.desk.read_only)
        self.plan.show(sheet, another=another)
        self.show_now(another=another)
        if moved:
            # The next key rates this criterion; it isn't typed into a comment left open.
            self._focus_line()
        if another:
            self.answers.show_comment(force=True)
            self._shared_width = 0
            self._share_width()

    # Showing what is known already.

    def show_now(self, *, another: bool = False) -> None:
        """Show the sheet as this screen knows it, at the criterion it is at."""
        sheet = self.sheet
        if sheet is None:
            return
        v = self.view
        line = sheet.lines[self.at]
        v.sheet.show_line(sheet, self.at)
        cited = {one.objective for one in line.citations if one.objective is not None}
        self.plan.mark_cited(cited)
        v.to_score.show(marks.with_progress(v.to_score.rows(), sheet))
        self._show_finished()
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
        """The keyboard out of a comment, so that the next rating key never becomes its text."""
        sheet = self.view.sheet
        here: QWidget | None = self.focusWidget()
        if self.sheet is None or here is None or not sheet.isAncestorOf(here):
            return
        if here in (sheet.previous_button, sheet.next_button):
            return
        if self.sheet.lines[self.at].what.open_text:
            # Here are no levels to have it: the plan takes it, and C or Enter starts the comment.
            self.view.cards.setFocus()
        elif sheet.comment.hasFocus():
            sheet.focus_answer()

    @Slot(int)
    def step(self, by: int) -> None:
        """To the next (1) or the previous (-1) criterion."""
        self.go_to(self.at + by)

    @Slot()
    def next_plan(self) -> None:
        """On to the next plan there is."""
        self.step_plan(1)

    def step_plan(self, by: int) -> None:
        """On to the next (1) or back to the previous (-1) plan there is."""
        rows = self.view.to_score.rows()
        position = self.view.list.currentIndex().row() + by
        while 0 <= position < len(rows) and rows[position].plan_version is None:
            position += by
        if 0 <= position < len(rows):
            self.view.list.setCurrentIndex(self.view.to_score.index(position))
        else:
            self.desk.tell(self.tr("There is no further plan in this direction."))

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

    @Slot(object)
    def _plan_menu(self, locality: object) -> None:
        position = self.view.to_score.position_of(locality) if isinstance(locality, int) else None
        if position is not None:
            self.view.list.setCurrentIndex(self.view.to_score.index(position))

    @Slot()
    def _left_comment(self) -> None:
        self.view.sheet.comment.flush()
        line = self.sheet.lines[self.at] if self.sheet is not None else None
        if line is not None and line.what.open_text:
            self.view.cards.setFocus()
        else:
            self.view.sheet.focus_answer()

    # Who scores, and how it looks.

    def _offer_members(self, page: ProgrammePage) -> None:
        if self.desk.member is None:
            offer_members(self.view.who, page, self.desk)
            self.view.pages.setCurrentWidget(self.view.who)
            first = self.view.who.button(1)
            if first is not None and self.isVisible():
                # Qt shows what was just put into a layout only later, and focuses nothing hidden.
                first.show()
                first.setFocus()

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

    @Slot()
    def look(self) -> None:
        """Follow the palette and the text size."""
        view.paint_surfaces(self.view)
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


def _first_to_do(rows: tuple[ToScore, ...]) -> int:
    with_plan = [i for i, row in enumerate(rows) if row.plan_version is not None]
    unfinished = [i for i in with_plan if rows[i].done < rows[i].of]
    return (unfinished or with_plan or [0])[0]


def _follow_change(before: ScoreSheet, after: ScoreSheet, at: int) -> int:
    """Where to be after a change from elsewhere: at the one criterion that changed, else here."""
    if len(before.lines) != len(after.lines):
        return 0
    changed = [
        i
        for i, (old, new) in enumerate(zip(before.lines, after.lines, strict=True))
        if (old.state, old.rating, old.comment) != (new.state, new.rating, new.comment)
    ]
    return changed[0] if len(changed) == 1 else at
