"""Entering a member's paper sheet, once or twice.

While scores are blind, whoever enters a sheet sees what they entered themselves; what the member
sent in a return, and what somebody else entered, stays hidden (`store.queries.paper_sheets`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QAbstractButton

from lyapp.model.criteria import Mark, ScoreState
from lyapp.ui import scoring
from lyapp.ui.sheets import calls, words
from lyapp.ui.sheets.choosing import Choosing
from lyapp.ui.sheets.comparing import Comparing

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.model.trouble import Trouble
    from lyapp.store.queries.paper_sheets import PaperLine, PaperSheet
    from lyapp.ui.desk import Desk
    from lyapp.ui.sheets.entry import EntryPage


class Entering(QObject):
    """The behaviour of the page on which sheets are entered."""

    way_changed = Signal()
    """Another of entry, second entry and differences is shown."""

    def __init__(self, desk: Desk, page: EntryPage, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk
        self.page = page
        self.choosing = Choosing(desk, page, self)
        self.choosing.chosen.connect(self.read_sheet)
        self.comparing = Comparing(self)
        page.group.buttonClicked.connect(self._way_chosen)
        page.table.rated.connect(self.rate)
        page.table.answered_otherwise.connect(self.answer_otherwise)
        page.table.cleared.connect(self.clear)
        page.table.moved.connect(self._show_line)
        page.ratings.picked.connect(self.rate)
        page.not_applicable.clicked.connect(self._not_applicable)
        page.unable.clicked.connect(self._unable)
        page.model.commented.connect(self._comment)
        page.to_members.clicked.connect(self._to_members)

    @property
    def sheet(self) -> PaperSheet | None:
        """The sheet shown."""
        return self.page.model.sheet

    # What is shown.

    @Slot()
    def read_sheet(self) -> None:
        """Read the sheet of the member and plan chosen."""
        version = self.choosing.version
        if version is not None:
            self.desk.read(
                calls.read_sheet,
                then=self._show_sheet,
                owner=self,
                plan_version=version,
                member=self.choosing.member,
                who=self.desk.who,
            )

    def _show_sheet(self, sheet: PaperSheet) -> None:
        page, choosing = self.page, self.choosing
        if (sheet.plan_version, sheet.member) != (choosing.version, choosing.member):
            # Another sheet has been chosen since this one was asked for.
            return
        choosing.show_progress(
            sum(
                (line.first is not None or line.hidden) and not line.what.open_text
                for line in sheet.lines
            )
        )
        page.stack.setCurrentWidget(page.sheet)
        page.model.show(sheet, again=page.way() == "second", fixed=self.desk.read_only)
        page.table.look()
        if page.table.row() < 0:
            page.table.go_to(0)
        count = len(sheet.differences)
        said = self.tr("Differences ({n})") if count else self.tr("Differences")
        page.ways["differences"].setText(said.format(n=count))
        page.drop.setVisible(bool(sheet.entered_again) and page.way() != "first")
        page.drop.setEnabled(not self.desk.read_only)
        again = page.way() == "second"
        page.about.setText(words.about(sheet, again=again, who=self.desk.who))
        self.comparing.show(sheet)
        page.pages.setCurrentIndex(1 if page.way() == "differences" else 0)
        self._show_line()
        if choosing.by_hand:
            choosing.by_hand = False
            self.focus_sheet()

    @Slot()
    def _show_line(self) -> None:
        page, sheet = self.page, self.sheet
        line = page.model.line(page.table.row())
        if line is None or sheet is None:
            return
        rated = not line.what.open_text
        why = self._why_not(line)
        page.title.setText(f"{line.what.number}  {line.what.title}")
        page.title.setWordWrap(True)
        page.question.setText(line.what.question)
        page.why_not.setText(why)
        page.why_not.setVisible(bool(why))
        page.ratings.show_levels(sheet.scale.levels, before=page.not_applicable)
        mark = page.model.mark(line)
        page.ratings.choose(mark.rating if mark is not None else None)
        said = dict(line.what.descriptors)
        page.levels.show_words(
            [(one.value, said.get(one.value) or one.descriptor) for one in sheet.scale.levels]
        )
        page.levels.choose(mark.rating if mark is not None else None)
        able = page.model.takes_entry(line)
        for widget in (page.ratings, page.not_applicable, page.unable, page.levels):
            widget.setVisible(rated)
        for widget in (page.ratings, page.not_applicable, page.unable):
            widget.setEnabled(able)

    def _why_not(self, line: PaperLine) -> str:
        return words.why_not(
            line,
            member=self.choosing.member_name,
            again=self.page.model.again,
            fixed=self.desk.read_only,
        )

    # Going about.

    @Slot(QAbstractButton)
    def _way_chosen(self, _button: QAbstractButton) -> None:
        sheet = self.sheet
        if sheet is not None:
            self._show_sheet(sheet)
        self.focus_sheet()
        self.way_changed.emit()

    def focus_sheet(self) -> None:
        """Give the keyboard to what is shown of the sheet."""
        shown = self.page.differences if self.page.way() == "differences" else self.page.table
        shown.setFocus()

    @Slot()
    def _to_members(self) -> None:
        self.desk.go("members")

    # Entering.

    @Slot(int)
    def rate(self, rating: int) -> None:
        """Enter a rating for the line the cursor is on, and go to the next one."""
        sheet = self.sheet
        if sheet is None:
            return
        if rating not in {level.value for level in sheet.scale.levels}:
            said = self.tr("The scale goes from {lowest} to {highest}.")
            self.desk.tell(said.format(lowest=sheet.scale.lowest, highest=sheet.scale.highest))
            return
        self._enter(Mark(ScoreState.RATED, rating))

    @Slot(object)
    def answer_otherwise(self, state: ScoreState) -> None:
        """Enter that a criterion doesn't apply or can't be judged."""
        self._enter(Mark(state))

    @Slot()
    def _not_applicable(self) -> None:
        self.answer_otherwise(ScoreState.NOT_APPLICABLE)

    @Slot()
    def _unable(self) -> None:
        self.answer_otherwise(ScoreState.UNABLE)

    def _enter(self, mark: Mark) -> None:
        line, row = self._line(), self.page.table.row()
        sheet = self.sheet
        if line is None or sheet is None:
            return
        if line.what.open_text:
            self.desk.tell(self.tr("This criterion takes a comment, no rating."))
            return
        again = self.page.model.again
        self.page.model.set_mark(row, mark)
        self.desk.act(
            calls.enter_again if again else calls.enter,
            owner=self,
            failed=self._not_entered,
            plan_version=sheet.plan_version,
            criterion=line.criterion,
            member=sheet.member,
            state=mark.state,
            rating=mark.rating,
        )
        self.page.table.go_on()
        self._show_line()

    @Slot()
    def clear(self) -> None:
        """Take the entry of the line the cursor is on back."""
        line, sheet = self._line(), self.sheet
        if line is None or sheet is None or self.page.model.mark(line) is None:
            return
        if self.page.model.again:
            self.desk.tell(
                self.tr("Enter the right answer over it, or drop the second entry as a whole.")
            )
            return
        self.page.model.set_mark(self.page.table.row(), None)
        self.desk.act(
            scoring.clear,
            owner=self,
            failed=self._not_entered,
            plan_version=sheet.plan_version,
            criterion=line.criterion,
            member=sheet.member,
        )

    def _line(self) -> PaperLine | None:
        """The line the cursor is on, if it takes an entry; says why not."""
        line = self.page.model.line(self.page.table.row())
        if line is None:
            return None
        if not self.page.model.takes_entry(line):
            self.desk.tell(self._why_not(line))
            return None
        return line

    def _not_entered(self, _trouble: Trouble) -> None:
        self.read_sheet()

    @Slot(int, str)
    def _comment(self, criterion: int, text: str) -> None:
        sheet = self.sheet
        if sheet is not None:
            self.desk.drafts.save(
                self.page.model.comment_key(criterion),
                text,
                calls.comment,
                owner=self,
                plan_version=sheet.plan_version,
                criterion=criterion,
                member=sheet.member,
                text=text,
            )

    def refresh(self, changes: Changes | None) -> None:
        """Something was committed: show what concerns the sheet."""
        if changes is None or changes.touches(
            "member", "locality", "assignment", "conflict_of_interest", "plan_version", "review",
            "criterion", "criteria_set",
        ):  # fmt: skip
            self.choosing.read()
        elif changes.touches("score", "second_entry", "moderation", "pack"):
            self.read_sheet()
