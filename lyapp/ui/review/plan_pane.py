"""The plan in the middle of the review screen: its rows, found, filtered and marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QModelIndex, QObject, Slot

from lyapp.rules.texts import said_of_all
from lyapp.ui.figures import figures_line
from lyapp.ui.review import view
from lyapp.ui.review.models import ROW

if TYPE_CHECKING:
    from lyapp.store.queries.score_sheet import ScoreSheet, ToScore
    from lyapp.ui.desk import Desk
    from lyapp.ui.review.plan_notes import ForCriterion, PlanNotes

Only = Literal["all", "bearing", "cited", "some"]
"""Which rows are shown: every one, those that bear on the criterion, those cited, or some."""


class PlanPane(QObject):
    """Shows one plan's rows in the review screen's view."""

    def __init__(self, shown: view.ReviewView, desk: Desk) -> None:
        super().__init__(shown)
        self._view = shown
        self._desk = desk
        self._only: Only = "all"
        self._counted = False
        """There is a plan whose rows can be counted."""
        self._bears: frozenset[int] = frozenset()
        self._some: frozenset[int] = frozenset()
        shown.search.textChanged.connect(self._filter)
        shown.search.entered.connect(self._to_cards)
        shown.bearing.clicked.connect(self.toggle_bearing)
        shown.cited_only.clicked.connect(self._toggle_cited)
        shown.all_rows.clicked.connect(self.show_all)
        shown.some_rows.clicked.connect(self.show_all)
        shown.take_in.clicked.connect(self._take_in)

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
            if self._only == "some":
                self._choose("all")
        self._counted = bool(sheet.objectives)
        self.name_buttons()
        if not sheet.objectives:
            self.say_no_rows(
                self.tr("The rows of this plan aren’t in the review"),
                self.tr("Take in its document, or read it beside this window and score it here.")
                if self._may_take_in()
                else self.tr("Read the plan beside this window. It can be scored here."),
            )
            return
        v.rows_or_nothing.setCurrentWidget(v.rows)
        self._filter()

    def name_buttons(self) -> None:
        """Say on each button how many rows it shows, in as few words as there is room for."""
        v = self._view
        for button, whole, short, count in (
            (v.bearing, self.tr("Bears on this criterion"), self.tr("Bears"), len(self._bears)),
            (v.cited_only, self.tr("Cited here"), self.tr("Cited"), len(v.plan.cited())),
        ):
            behind = f" · {count}" if self._counted else ""
            words = f"{short if v.tight else whole}{behind}"
            if button.text() != words:
                button.setText(words)
                button.setAccessibleName(f"{whole}{behind}")
        source = self.tr("Source") if v.tight else self.tr("Source pages")
        everything = (
            self.tr("All {n}").format(n=v.plan.rowCount()) if self._counted else self.tr("All rows")
        )
        take_in = self.tr("Take in…") if v.tight else self.tr("Take in a plan…")
        for button, words in ((v.source, source), (v.all_rows, everything), (v.take_in, take_in)):
            if button.text() != words:
                button.setText(words)

    def say_no_rows(self, title: str, sentence: str) -> None:
        """Say in the rows' place why there are none."""
        self._counted = False
        self.name_buttons()
        self._view.no_rows.say(title, sentence)
        self._view.take_in.setVisible(self._may_take_in())
        self._view.said_of_all.hide()
        self._view.whole_plan.hide()
        v = self._view
        if v.rows_or_nothing.currentWidget() is not v.no_rows:
            v.rows_or_nothing.setCurrentWidget(v.no_rows)
            if v.window().focusWidget() is v.take_in:
                # Qt's doing: Space would press it, and nobody went there.
                v.no_rows.setFocus()

    def _may_take_in(self) -> bool:
        return not self._desk.read_only and self._desk.may_go("intake")

    @Slot()
    def _take_in(self) -> None:
        """Take in a document as the plan of the locality shown."""
        row: ToScore = self._view.list.currentIndex().data(ROW)
        self._desk.go("intake", locality=row.locality)

    def mark_cited(self, cited: set[int]) -> None:
        """Mark the rows cited for the criterion shown."""
        v = self._view
        v.plan.mark_cited(cited)
        self.name_buttons()
        if self._only == "cited":
            self._filter()

    def show_notes(self, notes: PlanNotes) -> None:
        """Give every card room for what was noticed of its row."""
        self._view.plan.show_notes(
            [each.marks for each in notes.criteria.values()],
            {key: figures_line(figures) for key, figures in notes.figures.items()},
        )

    def show_criterion(self, notes: PlanNotes, about: ForCriterion, *, another: bool) -> None:
        """Mark the rows that bear on a criterion; `another` than the one shown before."""
        v = self._view
        self._bears = about.bears & {row.id for row in v.plan.rows()}
        self.name_buttons()
        v.bearing.setEnabled(bool(self._bears))
        v.plan.mark(about.marks)
        v.whole_plan.show_findings(notes.whole, about.told, about.whole)
        if another and self._only == "some":
            self._choose("all")
        else:
            self._filter()

    def show_some(self, rows: frozenset[int], words: str) -> None:
        """Show these rows only; `words` say which they are."""
        v = self._view
        self._some = rows
        v.some_rows.setText(self.tr("Shown · {n} ×").format(n=len(rows)))
        v.some_rows.setToolTip(words)
        v.some_rows.setAccessibleName(
            self.tr("Only {words}; press to show all rows").format(words=words)
        )
        self._choose("some")

    @property
    def only(self) -> Only:
        """Which rows are shown."""
        return self._only

    @Slot()
    def show_all(self) -> None:
        """Show every row again."""
        self._choose("all")

    @Slot()
    def toggle_bearing(self) -> None:
        """Show only the rows that bear on the criterion, or all again."""
        self._choose("all" if self._only == "bearing" or not self._bears else "bearing")

    @Slot()
    def _toggle_cited(self) -> None:
        self._choose("all" if self._only == "cited" else "cited")

    def _choose(self, only: Only) -> None:
        v = self._view
        self._only = only
        v.all_rows.setChecked(only == "all")
        v.bearing.setChecked(only == "bearing")
        v.cited_only.setChecked(only == "cited")
        v.some_rows.setChecked(only == "some")
        v.some_rows.setVisible(only == "some")
        self._filter()
        current = v.cards.currentIndex()
        if current.isValid() and not v.cards.isRowHidden(current.row()):
            v.cards.scrollTo(current)

    def _wanted(self) -> frozenset[int] | None:
        """The rows to show, None for every one."""
        if self._only == "cited":
            return self._view.plan.cited()
        if self._only == "some":
            return self._some
        # A criterion on which no row bears hides none.
        return self._bears or None if self._only == "bearing" else None

    @Slot()
    def turn_card(self) -> None:
        """Show the whole of the current row's card, or its beginning again."""
        cards = self._view.cards
        if cards.currentIndex().isValid():
            self._view.delegate.turn(cards.currentIndex())
            cards.scrollTo(cards.currentIndex())

    @Slot()
    def _filter(self) -> None:
        v = self._view
        needle = v.search.text().strip()
        if v.delegate.folds.all_open != bool(needle):
            # What is looked for may stand where a card is folded.
            v.delegate.folds.all_open = bool(needle)
            v.cards.scheduleDelayedItemsLayout()
        wanted = self._wanted()
        for position, row in enumerate(v.plan.rows()):
            hidden = bool(needle) and not v.plan.matches(position, needle)
            hidden = hidden or (wanted is not None and row.id not in wanted)
            if v.cards.isRowHidden(position) != hidden:
                v.cards.setRowHidden(position, hidden)

    def go_to_row(self, position: int) -> None:
        """Select the row at this place and bring it into view; a filter that hides it goes."""
        cards = self._view.cards
        if cards.isRowHidden(position):
            self._view.search.clear()
            self._choose("all")
        cards.choose(position)

    @Slot()
    def _to_cards(self) -> None:
        self._view.cards.setFocus()
        if self._view.cards.isRowHidden(self._view.cards.currentIndex().row()):
            self._view.cards.setCurrentIndex(QModelIndex())
        self._view.cards.step(1)
