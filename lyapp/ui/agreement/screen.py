"""The agreement screen: how far the panel agrees, and the plan everybody scores first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from lyapp.ui.agreement import calls, words
from lyapp.ui.agreement.view import AgreementView
from lyapp.ui.agreement_figures import TABLES, Figures, Found
from lyapp.ui.screen import Screen

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.store.queries.calibration import CalibrationPlan
    from lyapp.ui.desk import Desk


class AgreementScreen(Screen):
    """Figures for information, and the calibration round with its note."""

    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Tab", "From one part to the next"),
        ("Space", "Press the button one is at"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = AgreementView(desk, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.figures = Figures(desk, self)
        self._rounds: calls.Rounds | None = None
        self._at: int | None = None
        """The plan version of the round shown."""
        self._shown: int | None = None
        """The one whose note stands in the field."""
        self.figures.known.connect(self._show_figures)
        self.figures.given_up.connect(self._given_up)
        card, sample = self.view.agreement, self.view.calibration
        card.work_out.clicked.connect(self.figures.work_out)
        card.to_panel.clicked.connect(self._to_panel)
        sample.mark.clicked.connect(self._mark)
        sample.unmark.clicked.connect(self._unmark)
        sample.which.chosen.connect(self._choose)
        sample.note.settled.connect(self._note)
        desk.look_changed.connect(self._look)
        desk.closed.connect(self._closed)
        card.work_out.hide()

    def arrive(self, **where: object) -> None:  # noqa: ARG002
        """Shown: read the ratings and the rounds."""
        self.figures.read()
        self._read_rounds()

    def leave(self) -> None:
        """Hidden, or the window closes: save what is still being typed."""
        self.view.calibration.note.flush()
        self.desk.drafts.send_again()

    def refresh(self, changes: Changes | None) -> None:
        """Read again only what a change may have touched."""
        if changes is None or changes.touches(*TABLES):
            self.figures.read()
        if changes is None or changes.touches("calibration", *TABLES):
            self._read_rounds()

    def first_focus(self) -> QWidget | None:
        """The choice of the plan to score first."""
        return self.view.calibration.plan

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's own."""
        super().resizeEvent(event)
        self.view.fit(self.size())

    @Slot()
    def _look(self) -> None:
        self.view.look()
        self.view.fit(self.size())

    @Slot()
    def _closed(self) -> None:
        self._rounds = self._at = self._shown = None

    # Agreement

    @Slot(object)
    def _show_figures(self, found: Found) -> None:
        card, figures = self.view.agreement, found.figures
        nothing = found.data.plans == 0
        _say(card.basis, "" if nothing else words.basis(found))
        card.to_panel.setVisible(nothing)
        card.work_out.hide()
        figure, interval = ("", "") if figures is None else words.headline(figures)
        _say(card.figure, figure)
        _say(card.interval, interval)
        if nothing:
            told = self.tr(
                "Nothing to compare yet: there is no plan whose scores may be seen. Open the "
                "moderation of a plan first; how far the panel agrees then stands here."
            )
        elif figures is None:
            told = self.tr("Working it out…")
        else:
            told = words.reading(figures, all_plans=found.data.plans == found.data.of)
        _say(card.reading, told)
        enough = figures is not None and words.enough(figures) and not nothing
        _say(card.pair, words.pair(figures) if figures is not None else "")
        _say(card.totals, words.totals(figures) if figures is not None and enough else "")
        rows = words.offsets(found)
        done = enough or bool(rows)
        card.offsets.show_rows(rows)
        card.offsets.setVisible(bool(rows))
        card.offsets_label.setVisible(done)
        _say(card.offsets_note, words.offsets_note(told=bool(rows)) if done else "")

    @Slot()
    def _given_up(self) -> None:
        card = self.view.agreement
        card.reading.setText(self.tr("Cancelled; it isn’t worked out yet."))
        card.work_out.show()

    @Slot()
    def _to_panel(self) -> None:
        self.desk.go("panel")

    # Calibration

    def _read_rounds(self) -> None:
        self.desk.read(calls.rounds, then=self._show_rounds, owner=self)

    def _show_rounds(self, rounds: calls.Rounds) -> None:
        self._rounds = rounds
        card, marked = self.view.calibration, rounds.marked
        taken = {one.plan_version for one in marked}
        free = [
            (one.plan_version, one.name)
            for one in rounds.places.places
            if one.plan_version not in taken
        ]
        card.plan.set_choices(free, card.plan.value())
        card.plan.setEnabled(bool(free) and not self.desk.read_only)
        card.plan.setVisible(bool(free))
        card.mark.setEnabled(bool(free) and not self.desk.read_only)
        card.mark.setVisible(bool(free))
        if self._at not in taken:
            self._at = marked[-1].plan_version if marked else None
        card.which.set_choices(
            [(one.plan_version, words.round_name(one)) for one in marked], self._at
        )
        card.which.setVisible(len(marked) > 1)
        _say(card.what_to_do, "" if marked else words.no_round(any_plan=bool(free)))
        self._show_round()

    def _show_round(self) -> None:
        card, plan = self.view.calibration, self._round()
        card.round.setVisible(plan is not None)
        if plan is None:
            # What was still being typed belonged to a round that is none any more.
            self._shown = None
            card.note.start_over("")
            return
        key = _key(plan.plan_version)
        if plan.plan_version != self._shown:
            card.note.flush()  # to the round it was typed for
            self._shown = plan.plan_version
            card.note.start_over(self.desk.drafts.shown(key, plan.note))
        elif self.desk.drafts.find(key) is None:
            card.note.set_saved_text(plan.note)
        card.name.setText(words.round_name(plan))
        card.dates.setText(words.round_dates(plan))
        card.told.setText(words.round_told(plan))
        card.table.setVisible(bool(plan.round.members))
        card.table.show_rows(words.differences(plan) if plan.round.members else [])
        card.note.setReadOnly(self.desk.read_only)
        card.unmark.setEnabled(not self.desk.read_only)

    def _round(self) -> CalibrationPlan | None:
        marked = self._rounds.marked if self._rounds is not None else ()
        return next((one for one in marked if one.plan_version == self._at), None)

    @Slot(object)
    def _choose(self, plan_version: object) -> None:
        self._at = plan_version if isinstance(plan_version, int) else None
        self._show_round()

    @Slot()
    def _mark(self) -> None:
        version = self.view.calibration.plan.value()
        if isinstance(version, int):
            self._at = version
            self.desk.act(calls.mark, owner=self, plan_version=version, marked=True, note="")

    @Slot()
    def _unmark(self) -> None:
        if self._at is not None:
            self.view.calibration.note.flush()
            self.desk.act(calls.mark, owner=self, plan_version=self._at, marked=False, note="")

    @Slot(str)
    def _note(self, text: str) -> None:
        if self._shown is not None:
            self.desk.drafts.save(
                _key(self._shown), text, calls.mark, owner=self, plan_version=self._shown,
                marked=True, note=text,
            )  # fmt: skip


def _key(plan_version: int) -> tuple[object, ...]:
    return ("calibration", plan_version, "note")


def _say(label: QLabel, text: str) -> None:
    """Put words on a label; without any it takes no room."""
    label.setText(text)
    label.setVisible(bool(text))
