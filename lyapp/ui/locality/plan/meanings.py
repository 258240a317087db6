"""What was understood of printed timescales, leads, measures and money, and putting it right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from lyapp.ui import plan_calls, theme
from lyapp.ui.figures import MEASURE
from lyapp.ui.locality.held import HeldLine
from lyapp.ui.locality.plan import calls
from lyapp.ui.locality.plan.meaning_rows import (
    LEAD,
    Reading,
    correction_said,
    meaning_of,
    readings,
    words,
)
from lyapp.ui.locality.plan.part import Beside, PlanPart
from lyapp.ui.widgets.buttons import plain_button, primary_button
from lyapp.ui.widgets.cards import framed
from lyapp.ui.widgets.empty import EmptyState
from lyapp.ui.widgets.entry import EntryLine
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.labels import Body, Label, Note
from lyapp.ui.widgets.text_table import Cells, TextTable

if TYPE_CHECKING:
    from lyapp.model.findings import Correction
    from lyapp.model.trouble import Trouble
    from lyapp.store.queries.locality import LocalityPage
    from lyapp.ui.desk import Desk


class MeaningsPart(PlanPart):
    """A list of what is printed, and a line to say what the one chosen means."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        t = self.tr
        self._file: calls.PlanFile | None = None
        self._readings: tuple[Reading, ...] = ()
        self._chosen: Reading | None = None
        self._writable = False
        self._words = words()
        self.table = TextTable(
            t("What is printed, and what was understood"),
            (t("Field"), t("Printed"), t("Understood"), t("Rows"), t("Put right")),
            (12, 30, 26, 8, 14), figures=(3,),
        )  # fmt: skip
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.table.texts.modelReset.connect(self._show_chosen)
        self.nothing = EmptyState(
            t("Nothing was printed to be understood"),
            t("Timescales, leads, measures and money of the newest version stand here."),
        )
        self.printed = Body()
        self.label = Label()
        self.meaning = EntryLine()
        self.meaning.textChanged.connect(self._say_understood)
        self.meaning.returnPressed.connect(self.keep)
        self.hint = Note()
        self.keep_button = primary_button(t("Keep this meaning"), clicked=self.keep)
        self.forget_button = plain_button(t("Forget it"), clicked=self.forget)
        self.says = Note()
        self.says.set_tone("bad")
        self._held = HeldLine(desk.drafts, ("meaning",), {"meaning": self.meaning}, self._clear)
        self._lay_out()
        desk.look_changed.connect(self.table.look)

    def _lay_out(self) -> None:
        unit = theme.unit()
        self._side = QWidget()
        column = QVBoxLayout(self._side)
        column.setContentsMargins(2 * unit, unit, 2 * unit, unit)
        column.setSpacing(unit)
        column.addWidget(Label(self.tr("Printed")))
        column.addWidget(self.printed)
        column.addWidget(self.label)
        column.addWidget(self.meaning)
        column.addWidget(self.hint)
        buttons = FlowLayout(gap=unit)
        buttons.addWidget(self.keep_button)
        buttons.addWidget(self.forget_button)
        column.addLayout(buttons)
        column.addWidget(self.says)
        column.addWidget(
            Note(self.tr("It is put on every row that prints the same, and remembered for the "
                         "plan’s next version."))
        )  # fmt: skip
        column.addStretch(1)
        self._side.setMinimumWidth(theme.px(240))
        self._pages = QStackedWidget()
        self._pages.addWidget(Beside(self.table, self._side, shares=(3, 2)))
        self._pages.addWidget(self.nothing)
        card = framed(self._pages)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card, 1)

    def show_plan(self, file: calls.PlanFile, page: LocalityPage, *, writable: bool) -> None:
        """Show what is printed in the newest version."""
        self._file, self._writable = file, writable
        self._readings = readings(page.objectives, file.setting)
        self.table.show_rows(
            [
                Cells(
                    at,
                    (
                        self._words[one.field].name,
                        one.printed,
                        one.meaning or self._words[one.field].none,
                        str(one.rows),
                        self.tr("by a person") if one.corrected else "",
                    ),
                )
                for at, one in enumerate(self._readings)
            ]
        )
        self._pages.setCurrentIndex(0 if self._readings else 1)
        if self._readings and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self._show_chosen()

    def flush(self) -> None:
        """Keep what is being typed."""
        self._held.hold()

    def let_go(self) -> None:
        """The review was closed: what is typed belongs to nothing any more."""
        self._file, self._readings = None, ()
        self.table.show_rows([])
        self._held.place = None
        self._clear()

    @Slot()
    def _show_chosen(self) -> None:
        index = self.table.currentIndex()
        if not index.isValid() or self._file is None:
            self._chosen = None
            self._side.setEnabled(False)
            return
        one = self._readings[self.table.texts.cells(index.row()).key]
        self._chosen = one
        self._side.setEnabled(True)
        self.printed.setText(f"“{one.printed}”")
        self.label.setText(self._words[one.field].label)
        self.meaning.setPlaceholderText(self._words[one.field].hint)
        self.meaning.setAccessibleName(self.label.text())
        for widget in (self.label, self.meaning, self.hint, self.keep_button):
            widget.setVisible(self._writable)
        self.forget_button.setVisible(self._writable and one.corrected)
        self._held.turn_to((self._file.locality, one.field, one.printed))
        self._say_understood()

    # Saying what it means.

    def _correction(self) -> Correction | None:
        """What stands in the line, as a correction; None when it can't be understood."""
        if self._chosen is None or self._file is None:
            return None
        return correction_said(self._chosen, self.meaning.text().strip(), self._file.setting)

    @Slot()
    def _say_understood(self) -> None:
        self.says.hide()
        one, empty = self._chosen, not self.meaning.text().strip()
        # An empty line says something too: the button says what.
        self.keep_button.setText(
            self.tr("Keep this meaning")
            if one is None or not empty
            else self._words[one.field].keep_none
        )
        if one is None or one.field in (LEAD, MEASURE) or empty:
            self.hint.setText("")
            return
        found = self._correction()
        if found is None:
            self.hint.setText(self.tr("not understood yet"))
        else:
            self.hint.setText(self.tr("understood as {day}").format(day=meaning_of(found)))

    @Slot()
    def keep(self) -> None:
        """Keep what is typed as the meaning."""
        if self._chosen is None or self._file is None:
            return
        correction = self._correction()
        if correction is None:
            self._say(self._words[self._chosen.field].unclear)
            return
        self.desk.act(
            plan_calls.correct,
            owner=self,
            then=self._kept,
            failed=self._not_kept,
            locality=self._file.locality,
            correction=correction,
        )

    @Slot()
    def forget(self) -> None:
        """Stop remembering the meaning; the rows keep what they have."""
        if self._chosen is not None and self._file is not None:
            self.desk.act(
                calls.forget,
                owner=self,
                failed=self._not_kept,
                locality=self._file.locality,
                field=self._chosen.field,
                printed=self._chosen.printed,
            )

    def _kept(self, _changes: object) -> None:
        if self._held.added(self._held.place):
            self._clear()

    def _not_kept(self, trouble: Trouble) -> None:
        self._say(f"{trouble.sentence} {trouble.advice}".strip())

    def _clear(self) -> None:
        self.meaning.clear()

    def _say(self, sentence: str) -> None:
        self.says.setText(sentence)
        self.says.show()
