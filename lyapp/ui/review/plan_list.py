"""The list of plans to score: which come next, how many are finished, going from one to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from lyapp.store.queries.score_sheet import ScoreSheet, ToScore
    from lyapp.ui.desk import Desk
    from lyapp.ui.review.view import ReviewView


class PlanList(QObject):
    """Goes about the list at the left of the review screen, or its menu where there is no room."""

    def __init__(self, shown: ReviewView, desk: Desk) -> None:
        super().__init__(shown)
        self.view = shown
        self.desk = desk
        shown.choose.chosen.connect(self._chosen)
        shown.sheet.next_plan.connect(self.next_plan)
        if desk.own is not None:
            shown.nothing.say(
                self.tr("Nothing to score in this pack"),
                self.tr("Ask the chair for another once there are plans for you."),
            )

    @property
    def only_to_read(self) -> bool:
        """True while the plan shown isn't this member's to score."""
        return not self.view.not_yours.isHidden()

    def show_whose(self, sheet: ScoreSheet | None) -> None:
        """Show the score sheet; why there is none beside a plan that is only there to read."""
        found = (
            one for one in self.view.to_score.rows() if sheet and one.locality == sheet.locality
        )
        row = next(found, None)
        interest = row.interest if row is not None else None
        if interest is not None:
            self.view.not_yours.show_why(interest)
        self.view.not_yours.setVisible(interest is not None)
        self.view.sheet.setVisible(sheet is not None and interest is None)

    def say_only_to_read(self) -> None:
        """Say why a key that scores does nothing here."""
        self.desk.tell(self.view.not_yours.why.text())

    def show_finished(self) -> None:
        """Say how many plans are finished."""
        done, of = self.view.to_score.finished()
        said = self.tr("{done} of {of} finished").format(done=done, of=of)
        self.view.finished.setText(said if of else self.tr("Only to read"))

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
            self.desk.tell(
                self.tr("That was the last plan. Alt+2 goes to your return.")
                if by > 0 and self.desk.own is not None
                else self.tr("There is no further plan in this direction.")
            )

    @Slot(object)
    def _chosen(self, locality: object) -> None:
        position = self.view.to_score.position_of(locality) if isinstance(locality, int) else None
        if position is not None:
            self.view.list.setCurrentIndex(self.view.to_score.index(position))


def first_to_do(rows: tuple[ToScore, ...]) -> int:
    """The position of the first plan that isn’t finished; else of the first there is."""
    there = [i for i, row in enumerate(rows) if row.plan_version is not None]
    with_plan = [i for i in there if rows[i].interest is None] or there
    unfinished = [i for i in with_plan if rows[i].done < rows[i].of]
    return (unfinished or with_plan or [0])[0]
