"""The list of plans to score: which come next, how many are finished, going from one to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from lyapp.store.queries.score_sheet import ToScore
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

    def show_finished(self) -> None:
        """Say how many plans are finished."""
        rows = [row for row in self.view.to_score.rows() if row.plan_version is not None]
        finished = sum(1 for row in rows if row.of and row.done >= row.of)
        said = self.tr("{done} of {of} finished").format(done=finished, of=len(rows))
        self.view.finished.setText(said)

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

    @Slot(object)
    def _chosen(self, locality: object) -> None:
        position = self.view.to_score.position_of(locality) if isinstance(locality, int) else None
        if position is not None:
            self.view.list.setCurrentIndex(self.view.to_score.index(position))


def first_to_do(rows: tuple[ToScore, ...]) -> int:
    """The position of the first plan that isn’t finished; else of the first there is."""
    with_plan = [i for i, row in enumerate(rows) if row.plan_version is not None]
    unfinished = [i for i in with_plan if rows[i].done < rows[i].of]
    return (unfinished or with_plan or [0])[0]
