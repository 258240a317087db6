"""The plan in the middle of the review screen: its rows, found, filtered and marked as cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Slot

from lyapp.rules.texts import said_of_all
from lyapp.ui.review import view

if TYPE_CHECKING:
    from lyapp.store.queries.score_sheet import ScoreSheet


class PlanPane(QObject):
    """Shows one plan's rows in the review screen's view."""

    def __init__(self, shown: view.ReviewView) -> None:
        super().__init__(shown)
        self._view = shown
        shown.search.textChanged.connect(self._filter)
        shown.search.entered.connect(self._to_cards)
        shown.cited_only.clicked.connect(self._only_cited)
        shown.all_rows.clicked.connect(self._every_row)

    def show(self, sheet: ScoreSheet, *, another: bool) -> None:
        """Show a plan; `another` when it is not the one shown before."""
        v = self._view
        v.name.setText(sheet.name)
        registered = sheet.list_size_printed
        if sheet.list_size is not None:
            registered = f"{sheet.list_size:,}"
        v.facts.set_whole(
            view.facts_of(version=sheet.version, practices=sheet.practices, registered=registered)
        )
        v.cards.suit(len(sheet.objectives))
        note = said_of_all([objective.note for objective in sheet.objectives])
        v.said_of_all.setText(note)
        v.said_of_all.setVisible(bool(note))
        if v.plan.show(sheet.objectives):
            v.delegate.forget()
        if another:
            v.search.clear()
            v.cards.scrollToTop()
        v.all_rows.setText(self.tr("All {n}").format(n=len(sheet.objectives)))
        if not sheet.objectives:
            self.say_no_rows(
                self.tr("The rows of this plan aren't in the review"),
                self.tr("Read the plan beside this window. It can be scored here all the same."),
            )
            return
        v.rows_or_nothing.setCurrentWidget(v.cards)
        self._filter()

    def say_no_rows(self, title: str, sentence: str) -> None:
        """Say in the rows' place why there are none."""
        self._view.no_rows.say(title, sentence)
        self._view.said_of_all.hide()
        self._view.rows_or_nothing.setCurrentWidget(self._view.no_rows)

    def mark_cited(self, cited: set[int]) -> None:
        """Mark the rows cited for the criterion shown."""
        v = self._view
        v.plan.mark_cited(cited)
        v.cited_only.setText(self.tr("Cited here · {n}").format(n=len(cited)))
        if v.cited_only.isChecked():
            self._filter()

    @Slot()
    def _filter(self) -> None:
        v = self._view
        needle = v.search.text().strip()
        cited = v.plan.cited() if v.cited_only.isChecked() else None
        for position, row in enumerate(v.plan.rows()):
            hidden = bool(needle) and not v.plan.matches(position, needle)
            hidden = hidden or (cited is not None and row.id not in cited)
            if v.cards.isRowHidden(position) != hidden:
                v.cards.setRowHidden(position, hidden)

    @Slot()
    def _only_cited(self) -> None:
        self._choose_rows(cited=self._view.cited_only.isChecked())

    @Slot()
    def _every_row(self) -> None:
        self._choose_rows(cited=False)

    def _choose_rows(self, *, cited: bool) -> None:
        self._view.cited_only.setChecked(cited)
        self._view.all_rows.setChecked(not cited)
        self._filter()

    @Slot()
    def _to_cards(self) -> None:
        self._view.cards.setFocus()
        if self._view.cards.isRowHidden(self._view.cards.currentIndex().row()):
            self._view.cards.setCurrentIndex(QModelIndex())
        self._view.cards.step(1)
