"""What the keys and buttons of the panel screen do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from lyapp.ui.panel import calls

if TYPE_CHECKING:
    from lyapp.ui.panel.screen import PanelScreen


class Orders(QObject):
    """Carries out what was asked for, wherever one is on the screen."""

    def __init__(self, screen: PanelScreen) -> None:
        super().__init__(screen)
        self._screen = screen

    @Slot(str)
    def carry(self, order: str) -> None:
        """A key was pressed."""
        screen, settling = self._screen, self._screen.settling
        v = screen.view
        everywhere = {
            "across": self.across, "heat": screen.boards.show_heat, "back": self.back,
            "plan on": self.next_plan, "plan back": self.previous_plan,
            "save record": self.save_record,
        }  # fmt: skip
        on_plan = {
            "next": self.next_line, "previous": self.previous_line, "confirm": self._confirm_key,
            "open": self._to_open, "record": self.record,
        }  # fmt: skip
        settles = {
            "not applicable": settling.not_applicable, "unable": settling.unable,
            "take back": settling.take_back, "reason": self._to_reason, "point": self._to_point,
        }  # fmt: skip
        if order in everywhere:
            everywhere[order]()
        elif v.pages.currentWidget() is not v.plan:
            return
        elif order in on_plan:
            on_plan[order]()
        elif v.side.currentWidget() is v.opening:
            screen.desk.tell(self.tr("Open the moderation of this plan first, with O."))
        elif v.side.currentWidget() is not v.criterion:
            # What can't be seen beside the grid isn't agreed by a key.
            return
        elif order in settles:
            settles[order]()
        else:
            settling.rate(int(order.removeprefix("rate ")))

    def _confirm_key(self) -> None:
        """Confirm the rest; while something is being typed, only leave it."""
        if isinstance(self._screen.focusWidget(), QPlainTextEdit | QLineEdit):
            self._screen.view.table.setFocus()
        else:
            self.confirm()

    @Slot()
    def confirm(self) -> None:
        """Confirm the rest in one step."""
        if self._screen.view.confirm.isEnabled() and self._screen.sheet is not None:
            version = self._screen.sheet.page.plan_version
            self._screen.desk.act(calls.confirm_rest, owner=self, plan_version=version)

    @Slot()
    def record(self) -> None:
        """The record beside the grid, or the criterion again."""
        v = self._screen.view
        if self._screen.sheet is None or self._screen.sheet.page.moderation is None:
            return
        recording = v.side.currentWidget() is v.record
        v.side.setCurrentWidget(v.criterion if recording else v.record)
        (v.table if recording else v.record.back).setFocus()
        self._screen.show_tools()

    @Slot()
    def criterion(self) -> None:
        """A criterion was clicked: show it, though the record is beside the grid."""
        if self._screen.view.side.currentWidget() is self._screen.view.record:
            self.record()

    @Slot()
    def across(self) -> None:
        """The criterion one is at, over all plans."""
        line = self._screen.view.model.line(max(self._screen.view.table.currentIndex().row(), 0))
        if line is not None:
            self._screen.boards.show_across(line.what.key)

    @Slot()
    def save_record(self) -> None:
        """Offer which plans' record is to be saved, from the keyboard, too."""
        v = self._screen.view
        under = next(one for one in (v.save_record, v.title, v) if one.isVisible())
        menu = v.save_record.actions_menu
        menu.popup(under.mapToGlobal(under.rect().bottomLeft()))
        first = next((one for one in menu.actions() if one.isEnabled()), None)
        if first is not None:
            menu.setActiveAction(first)

    @Slot()
    def back(self) -> None:
        """From a board to the plan; from a field or the record to the grid."""
        v = self._screen.view
        if v.board() is not None:
            v.pages.setCurrentWidget(v.plan)
            self._screen.show_sheet()
        elif v.side.currentWidget() is v.record:
            self.record()
        else:
            self._screen.settling.drop_waiting()
        v.table.setFocus()

    @Slot()
    def next_line(self) -> None:
        """The next criterion that isn't settled: not agreed, or discussed without a point."""
        self._step(1)

    @Slot()
    def previous_line(self) -> None:
        """The criterion before that isn't settled."""
        self._step(-1)

    def _step(self, way: int) -> None:
        lines = self._screen.sheet.lines if self._screen.sheet is not None else ()
        index = self._screen.view.table.currentIndex()
        for off in range(1, len(lines) + 1):
            row = (index.row() + way * off) % len(lines)
            if lines[row].unsettled:
                self._screen.view.table.go_to(row, max(index.column(), 0))
                return

    def next_plan(self) -> None:
        """The next plan in the paper's order."""
        self._go(1)

    def previous_plan(self) -> None:
        """The plan before."""
        self._go(-1)

    def _go(self, way: int) -> None:
        places = self._screen.places.places if self._screen.places is not None else ()
        here = self._screen.here()
        if here is not None and 0 <= places.index(here) + way < len(places):
            self._screen.go_to_plan(places[places.index(here) + way].locality)

    def _to_reason(self) -> None:
        v = self._screen.view
        if v.side.currentWidget() is v.criterion:
            v.criterion.reason.setFocus()
            v.criterion.area.ensureWidgetVisible(v.criterion.reason)

    def _to_point(self) -> None:
        v = self._screen.view
        if v.side.currentWidget() is v.criterion:
            v.criterion.points.line.setFocus()
            v.criterion.area.ensureWidgetVisible(v.criterion.points)

    def _to_open(self) -> None:
        if self._screen.view.side.currentWidget() is self._screen.view.opening:
            self._screen.recording.open()
