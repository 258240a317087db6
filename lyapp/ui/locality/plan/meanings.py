"""What was understood of printed timescales and leads, and putting it right."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from lyapp.model.findings import Correction
from lyapp.model.plan import DatePrecision, Objective
from lyapp.rules.dates import format_due
from lyapp.ui import theme
from lyapp.ui.locality.held import HeldLine
from lyapp.ui.locality.plan import calls
from lyapp.ui.locality.plan.models import understood
from lyapp.ui.locality.plan.part import Beside, PlanPart
from lyapp.ui.widgets.buttons import plain_button, primary_button
from lyapp.ui.widgets.cards import Card
from lyapp.ui.widgets.empty import EmptyState
from lyapp.ui.widgets.entry import EntryLine
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.labels import Body, Label, Note
from lyapp.ui.widgets.text_table import Cells, TextTable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lyapp.model.trouble import Trouble
    from lyapp.store.queries.locality import LocalityPage
    from lyapp.ui.desk import Desk

TIMESCALE, LEAD = "timescale", "lead"


class Reading(NamedTuple):
    """A printed text, in how many rows it stands, and what it is taken to mean."""

    field: str
    printed: str
    meaning: str
    rows: int
    corrected: bool


def readings(
    objectives: Iterable[Objective], corrections: Iterable[Correction]
) -> tuple[Reading, ...]:
    """Every timescale and lead printed, each once, in the plan's order; timescales first.

    A correction of a text that is printed no longer comes at the end, with no rows.
    """
    said = {(one.field, squeezed(one.printed)): one for one in corrections}
    found: dict[tuple[str, str], str] = {}
    rows: Counter[tuple[str, str]] = Counter()
    listed = list(objectives)
    for field in (TIMESCALE, LEAD):
        for row in listed:
            key = (field, squeezed(row.timescale if field == TIMESCALE else row.lead))
            if key[1]:
                rows[key] += 1
                found.setdefault(key, understood(row) if field == TIMESCALE else row.clinical_lead)
    made = [Reading(*key, meaning, rows[key], key in said) for key, meaning in found.items()]
    gone = [(key, one) for key, one in said.items() if key not in found]
    made += [Reading(*key, meaning_of(one), rows=0, corrected=True) for key, one in gone]
    return tuple(made)


def meaning_of(correction: Correction) -> str:
    """What a person said a text means, in words; empty for nothing."""
    if correction.field == LEAD:
        return correction.clinical
    return "" if correction.due is None else format_due(correction.due, correction.precision)


def squeezed(text: str) -> str:
    """A printed text on one line, as corrections are remembered by."""
    return " ".join(text.split())


class MeaningsPart(PlanPart):
    """A list of what is printed, and a line to say what the one chosen means."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        t = self.tr
        self._file: calls.PlanFile | None = None
        self._readings: tuple[Reading, ...] = ()
        self._chosen: Reading | None = None
        self._writable = False
        self.table = TextTable(
            t("What is printed, and what was understood"),
            (t("Field"), t("Printed"), t("Understood"), t("Rows"), t("Put right")),
            (12, 30, 26, 8, 14), figures=(3,),
        )  # fmt: skip
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.table.texts.modelReset.connect(self._show_chosen)
        self.nothing = EmptyState(
            t("Nothing was printed to be understood"),
            t("Timescales and leads of the newest version stand here."),
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
        card = Card(margins=0)
        card.body.setContentsMargins(1, 1, 1, 1)
        card.body.addWidget(self._pages)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card, 1)

    def show_plan(self, file: calls.PlanFile, page: LocalityPage, *, writable: bool) -> None:
        """Show what is printed in the newest version."""
        self._file, self._writable = file, writable
        self._readings = readings(page.objectives, file.setting.corrections)
        names = {TIMESCALE: self.tr("Timescale"), LEAD: self.tr("Lead")}
        self.table.show_rows(
            [
                Cells(
                    at,
                    (
                        names[one.field],
                        one.printed,
                        one.meaning or self._nothing_of(one.field),
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

    def _nothing_of(self, field: str) -> str:
        return self.tr("no date") if field == TIMESCALE else self.tr("no clinician")

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
        if one.field == TIMESCALE:
            self.label.setText(self.tr("What it means"))
            self.meaning.setPlaceholderText(self.tr("such as March 2009; empty for no date"))
        else:
            self.label.setText(self.tr("The clinicians among them"))
            self.meaning.setPlaceholderText(self.tr("their names; empty for nobody"))
        self.meaning.setAccessibleName(self.label.text())
        for widget in (self.label, self.meaning, self.hint, self.keep_button):
            widget.setVisible(self._writable)
        self.forget_button.setVisible(self._writable and one.corrected)
        self._held.turn_to((self._file.locality, one.field, one.printed))
        self._say_understood()

    # Saying what it means.

    def _correction(self) -> Correction | None:
        """What stands in the line, as a correction; None when it can't be understood."""
        one, typed = self._chosen, self.meaning.text().strip()
        if one is None or self._file is None:
            return None
        if one.field == LEAD:
            return Correction(LEAD, one.printed, clinical=typed)
        if not typed:
            return Correction(TIMESCALE, one.printed)
        from lyapp.rules.timescales import understand_due

        setting = self._file.setting
        due = understand_due(typed, year_starts=setting.year_starts, year_ends=setting.year_ends)
        if due.day is None or due.precision is DatePrecision.NONE:
            return None
        return Correction(TIMESCALE, one.printed, due.day, due.precision)

    @Slot()
    def _say_understood(self) -> None:
        self.says.hide()
        one, empty = self._chosen, not self.meaning.text().strip()
        # An empty line says something too: the button says what.
        self.keep_button.setText(
            self.tr("Keep this meaning")
            if one is None or not empty
            else self.tr("It means no date")
            if one.field == TIMESCALE
            else self.tr("It names no clinician")
        )
        if one is None or one.field == LEAD or empty:
            self.hint.setText("")
            return
        found = self._correction()
        if found is None:
            self.hint.setText(self.tr("no day understood yet"))
        else:
            self.hint.setText(self.tr("understood as {day}").format(day=meaning_of(found)))

    @Slot()
    def keep(self) -> None:
        """Keep what is typed as the meaning."""
        if self._chosen is None or self._file is None:
            return
        correction = self._correction()
        if correction is None:
            self._say(self.tr("No day can be understood of that. Type one such as 31 Mar 2009."))
            return
        self.desk.act(
            calls.correct,
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
