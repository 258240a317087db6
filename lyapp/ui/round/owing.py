"""Who owes what: choosing members, reminding them, saying that somebody has finished."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lyapp.model.trouble import NotReadable
from lyapp.rules.dates import format_date, parse_date
from lyapp.rules.moderation.letters import as_text, reminders
from lyapp.rules.moderation.round_state import RoundState, way_of
from lyapp.ui import scoring
from lyapp.ui.round.owing_view import OwingView
from lyapp.ui.round.part import Part
from lyapp.ui.wording import worded_notice

if TYPE_CHECKING:
    from datetime import date

    from lyapp.rules.moderation.progress import Reminder
    from lyapp.store.queries.round_page import RoundMember, RoundPage
    from lyapp.ui.desk import Desk
    from lyapp.ui.round.chart import ChartPane

_CHOOSE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class OwingPart(Part):
    """The first tab."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = OwingView(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._title = ""
        self._letters: tuple[tuple[str, Reminder], ...] = ()
        self.chart: ChartPane | None = None
        v = self.view
        v.table.selectionModel().selectionChanged.connect(self._chosen)
        v.table.finish_asked.connect(self.finish)
        v.table.copy_asked.connect(self.copy)
        v.all_owing.clicked.connect(self.choose_owing)
        v.finish.clicked.connect(self.finish)
        v.copy.clicked.connect(self.copy)
        v.copy_subject.clicked.connect(self.copy_subject)
        v.as_chart.clicked.connect(self.toggle_chart)
        v.wanted_by.textEdited.connect(self._typed)

    def show_round(self, page: RoundPage) -> None:
        """The members as they stand; who is chosen stays chosen."""
        self._title = page.title
        self.view.model.show(page.members)
        self.view.nobody_listed = not any(one.organisation for one in page.members)
        self.view.fit()
        self.view.summary.setText(self._summed(page))
        self._remind()
        if self.chart is not None:
            self.chart.show_members(page.members)

    def look(self) -> None:
        """Follow the palette and text size."""
        self.view.table.restyle()
        self.view.model.restyle()
        if self.chart is not None:
            self.chart.look()

    def first_focus(self) -> QWidget | None:
        """The members."""
        return self.view.table

    def _summed(self, page: RoundPage) -> str:
        asked = [one for one in page.members if one.progress and one.progress.expected]
        if not asked:
            return self.tr("Nobody has a plan to score yet. Members says who scores what.")
        made = sum(one.packs > 0 for one in asked)
        back = sum(one.returns > 0 for one in asked)
        owing = sum(one.owes for one in asked)
        return self.tr(
            "Members: {all}. With a pack: {made}; with a return in: {back}; still owing something:"
            " {owing}. Only how much has been answered is shown here, never what."
        ).format(made=made, all=len(asked), back=back, owing=owing)

    # Choosing and reminding.

    def chosen(self) -> list[RoundMember]:
        """The members chosen, in their order."""
        rows = {index.row() for index in self.view.table.selectionModel().selectedRows()}
        return [self.view.model.member(row) for row in sorted(rows)]

    @Slot()
    def choose_owing(self) -> None:
        """Choose all who owe something."""
        v, model = self.view, self.view.model
        wanted = QItemSelection()
        for row, one in enumerate(model.rows()):
            if one.owes:
                wanted.select(model.index(row, 0), model.index(row, 0))
        v.table.selectionModel().select(wanted, _CHOOSE)
        v.table.setFocus()

    @Slot(QItemSelection, QItemSelection)
    def _chosen(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self._remind()

    @Slot(str)
    def _typed(self, _text: str) -> None:
        self._remind()

    def _remind(self) -> None:
        v, chosen = self.view, self.chosen()
        typed = self._wanted_by()
        among = chosen or list(v.model.rows())
        self._letters = reminders(
            [
                (one.progress, way_of(one.state), _day(typed or one.deadline))
                for one in among
                if one.owes and one.progress is not None
            ],
            review=self._title,
            sender=self.desk.member_name,
        )
        text = as_text(self._letters, say=worded_notice)
        if text != v.text.toPlainText():
            v.text.setPlainText(text)
        names = ", ".join(name for name, _letter in self._letters)
        if not self._letters:
            said = self.tr("Nothing is owed by whom you chose.") if chosen else ""
            v.to_whom.setText(said or self.tr("Nobody owes anything."))
        elif chosen:
            v.to_whom.setText(self.tr("To {names}.").format(names=names))
        else:
            v.to_whom.setText(
                self.tr("To all who owe something: {names}. Choose members for fewer.").format(
                    names=names
                )
            )
        for button in (v.copy, v.copy_subject):
            button.setEnabled(bool(self._letters))
        self._show_finish(chosen)

    def _wanted_by(self) -> date | None:
        text = self.view.wanted_by.text()
        try:
            found = parse_date(text, today=datetime.now(UTC).astimezone().date())
        except NotReadable as trouble:
            self.view.show_problem(f"{trouble.sentence} {trouble.advice}".strip())
            return None
        self.view.show_problem("")
        return found

    @Slot()
    def copy(self) -> None:
        """Put the reminders on the clipboard."""
        if self._letters:
            QGuiApplication.clipboard().setText(self.view.text.toPlainText())
            said = self.tr("1 reminder copied.")
            if len(self._letters) > 1:
                said = self.tr("{n} reminders copied, one below the other.").format(
                    n=len(self._letters)
                )
            self.desk.tell(said)

    @Slot()
    def copy_subject(self) -> None:
        """Put the subject of the e-mail on the clipboard."""
        if self._letters:
            _name, letter = self._letters[0]
            QGuiApplication.clipboard().setText(worded_notice(letter.subject))
            self.desk.tell(self.tr("The subject is copied."))

    # Saying that somebody has finished.

    def _show_finish(self, chosen: list[RoundMember]) -> None:
        button = self.view.finish
        can = [one for one in chosen if not one.withdrawn]
        undo = bool(can) and all(one.marked_finished for one in can)
        button.setText(self.tr("Not finished after all") if undo else self.tr("Mark as finished"))
        button.setAccessibleName(button.text())
        button.setToolTip(
            self.tr("Says that nothing more comes from whom you chose, whatever is missing.")
        )
        button.setEnabled(bool(can) and not self.desk.read_only)

    @Slot()
    def finish(self) -> None:
        """Mark whom one chose as finished; where all are marked, take it back."""
        can = [one for one in self.chosen() if one.state is not RoundState.WITHDRAWN]
        if not can or self.desk.read_only:
            return
        finished = not all(one.marked_finished for one in can)
        for one in can:
            if one.marked_finished != finished:
                self.desk.act(
                    scoring.mark_finished, owner=self, member=one.member, finished=finished
                )

    # The chart.

    @Slot()
    def toggle_chart(self) -> None:
        """Show the table's figures as a chart, or the table again."""
        v = self.view
        if self.chart is None:
            from lyapp.ui.round.chart import ChartPane

            self.chart = ChartPane(self.desk, v.stack)
            v.stack.addWidget(self.chart)
            self.chart.show_members(v.model.rows())
        shown = v.stack.currentWidget() is self.chart
        v.stack.setCurrentWidget(v.table if shown else self.chart)
        v.as_chart.setText(self.tr("Show as a chart") if shown else self.tr("Show as a table"))
        v.as_chart.setAccessibleName(v.as_chart.text())


def _day(day: date | None) -> str:
    return "" if day is None else format_date(day)
