"""Agreeing a criterion: the rating, the reason it may need, and what was said."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from lyapp.model.criteria import Mark, ScoreState
from lyapp.rules.moderation.agreeing import reason_needed
from lyapp.rules.moderation.comparing import Naming, caution
from lyapp.ui.panel import calls
from lyapp.ui.wording import worded_notice

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.model.panel import Point
    from lyapp.store.queries.panel_places import PanelPlaces
    from lyapp.ui.desk import Desk
    from lyapp.ui.panel.lines import Line, Sheet
    from lyapp.ui.panel.side import CriterionSide

Where = tuple[int, str]
"""A plan version and a criterion's key."""


class Settling(QObject):
    """What the panel agrees for the criterion shown. Nothing is chosen but by the panel."""

    def __init__(self, desk: Desk, side: CriterionSide, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._side = side
        self._sheet: Sheet | None = None
        self._line: Line | None = None
        self._where: Where | None = None
        self._chosen: int | None = None
        self._pending: dict[Where, Mark] = {}
        """What was chosen and waits for its reason."""
        self._places: PanelPlaces | None = None
        side.levels.picked.connect(self.rate)
        side.not_applicable.clicked.connect(self.not_applicable)
        side.unable.clicked.connect(self.unable)
        side.take_back.clicked.connect(self.take_back)
        side.reason.settled.connect(self._reason_settled)
        side.points.changed.connect(self._points_changed)

    def know(self, places: PanelPlaces) -> None:
        """Know the names a reason might compare plans by."""
        self._places = places

    def show(self, sheet: Sheet, line: Line, *, chosen: int | None) -> None:
        """Show a criterion; what was typed for the one before is sent off first."""
        where = (sheet.page.plan_version, line.what.key)
        if where != self._where or chosen != self._chosen:
            self._side.points.offer(sheet.page.members, chosen=chosen)
        key = self._key(where)
        stored = line.agreed.reason if line.agreed is not None else ""
        if where != self._where:
            self._side.reason.flush()
            self._sheet, self._line, self._where, self._chosen = sheet, line, where, chosen
            self._side.reason.start_over(self._desk.drafts.shown(key, stored))
            self._side.area.verticalScrollBar().setValue(0)
        else:
            self._sheet, self._line, self._chosen = sheet, line, chosen
            if self._desk.drafts.find(key) is None:
                self._side.reason.set_saved_text(stored)
        self._redraw()

    def forget(self) -> None:
        """No criterion is shown any more."""
        self._side.reason.flush()
        self._sheet = self._line = self._where = None

    # What the panel chooses

    @Slot(int)
    def rate(self, rating: int) -> None:
        """Agree a rating of the scale; any other is none."""
        sheet = self._sheet
        if sheet is not None and any(
            level.value == rating for level in sheet.page.setting.scale.levels
        ):
            self._pick(Mark(ScoreState.RATED, rating))

    @Slot()
    def not_applicable(self) -> None:
        """Agree that the criterion doesn't apply."""
        self._pick(Mark(ScoreState.NOT_APPLICABLE))

    @Slot()
    def unable(self) -> None:
        """Agree that the panel can't judge it."""
        self._pick(Mark(ScoreState.UNABLE))

    @Slot()
    def take_back(self) -> None:
        """Agree nothing for the criterion, after all."""
        sheet, line, where = self._sheet, self._line, self._where
        if sheet is None or line is None or where is None or not sheet.open:
            return
        if self._pending.pop(where, None) is None and line.agreed is not None:
            self._desk.act(calls.withdraw, owner=self, plan_version=where[0], criterion=where[1])
        self._redraw()

    def drop_waiting(self) -> None:
        """Let go of what was chosen and waits for a reason that nobody began to give."""
        if self._where is not None and self._waits():
            del self._pending[self._where]
            self._redraw()

    def _waits(self) -> bool:
        """Whether what was chosen isn't agreed because no reason is given."""
        line, where = self._line, self._where
        pending = self._pending.get(where) if where is not None else None
        return (
            pending is not None
            and line is not None
            and line.cell is not None
            and not self._side.reason.toPlainText().strip()
            and reason_needed(line.cell, pending) is not None
        )

    def _pick(self, mark: Mark) -> None:
        sheet, line, where = self._sheet, self._line, self._where
        if sheet is None or line is None or where is None or line.cell is None:
            return
        if not sheet.open:
            self._redraw()
            return
        reason = self._side.reason.toPlainText()
        if not reason.strip() and reason_needed(line.cell, mark) is not None:
            self._pending[where] = mark
            self._redraw()
            self._side.reason.setFocus()
            self._side.area.ensureWidgetVisible(self._side.reason)
            return
        self._pending[where] = mark
        self._save(sheet, line, where, mark, reason)
        self._redraw()

    def _save(self, sheet: Sheet, line: Line, where: Where, mark: Mark, reason: str) -> None:
        self._desk.drafts.save(
            self._key(where),
            reason,
            calls.agree,
            owner=self,
            then=partial(self._agreed, where, mark),
            plan_version=sheet.page.plan_version,
            criterion=where[1],
            mark=mark,
            reason=reason,
            points=line.points,
        )

    def _agreed(self, where: Where, mark: Mark, _changes: Changes) -> None:
        if self._pending.get(where) == mark:
            del self._pending[where]

    @Slot(str)
    def _reason_settled(self, text: str) -> None:
        sheet, line, where = self._sheet, self._line, self._where
        if sheet is None or line is None or where is None or not sheet.open:
            return
        agreed = line.agreed.mark if line.agreed is not None else None
        mark = self._pending.get(where, agreed)
        needed = mark is None or (
            line.cell is not None and reason_needed(line.cell, mark) is not None
        )
        if mark is None or (needed and not text.strip()):
            self._desk.drafts.keep(self._key(where), text)
        else:
            self._save(sheet, line, where, mark, text)
        self._redraw()

    @Slot(object)
    def _points_changed(self, points: tuple[Point, ...]) -> None:
        where = self._where
        if where is not None:
            self._desk.act(
                calls.note_points, owner=self, plan_version=where[0], criterion=where[1],
                points=points,
            )  # fmt: skip

    # What is shown of it

    def _redraw(self) -> None:
        sheet, line, where = self._sheet, self._line, self._where
        if sheet is None or line is None or where is None:
            return
        pending = self._pending.get(where)
        self._side.show_line(sheet, line, chosen=self._chosen, pending=pending)
        self._side.say_waiting(waiting=self._waits())
        agreed = line.agreed.mark if line.agreed is not None else None
        mark = pending or agreed
        text = self._side.reason.toPlainText()
        said = caution(text, self._naming(sheet)) if text.strip() else None
        note, tone = self.tr("Speak of the criterion’s wording, not of other plans."), "plain"
        if said is not None:
            note, tone = worded_notice(said), "caution"
        elif mark is not None and line.cell is not None and not text.strip():
            wanted = reason_needed(line.cell, mark)
            if wanted is not None:
                note, tone = worded_notice(wanted), "caution"
        self._side.reason_note.setText(note)
        self._side.reason_note.set_tone("caution" if tone == "caution" else "plain")

    def _naming(self, sheet: Sheet) -> Naming:
        places = self._places
        if places is None:
            return Naming((sheet.page.name,), ())
        here = sheet.page.locality
        own = next((one.names for one in places.places if one.locality == here), ())
        others = tuple(one.names for one in places.places if one.locality != here)
        return Naming(own or (sheet.page.name,), others, places.organisations)

    @staticmethod
    def _key(where: Where) -> tuple[object, ...]:
        return ("panel", *where, "reason")
