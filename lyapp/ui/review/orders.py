"""What each key of the review screen does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from lyapp.ui.review.keys import Keys
from lyapp.ui.settings import remember_rows, rows_as_table

if TYPE_CHECKING:
    from lyapp.ui.review.screen import ReviewScreen

_COMMENTS = ("comment", "comment on last", "finding to comment")


class Orders(QObject):
    """Carries out the screen's keys."""

    def __init__(self, screen: ReviewScreen) -> None:
        super().__init__(screen)
        self._screen = screen
        self.keys = Keys(screen)
        self.keys.ordered.connect(self._ordered)

    @Slot(str)
    def _ordered(self, order: str) -> None:
        screen, v = self._screen, self._screen.view
        if v.pages.currentWidget() is not v.columns:
            self._elsewhere(order)
            return
        if order in _COMMENTS and screen.plans.only_to_read:
            screen.plans.say_only_to_read()
            return
        if order.startswith("rate "):
            screen.answers.rate(int(order[5:]))
            return
        orders = {
            "not applicable": screen.answers.not_applicable,
            "unable": screen.answers.unable,
            "clear": screen.answers.clear,
            "comment": v.sheet.write_comment,
            "comment on last": self._comment_on_last,
            "cite": screen.answers.cite_selected,
            "find": v.search.setFocus,
            "cite page": screen.source.cite,
            "bearing": self._bearing,
            "show line": screen.noticed.next_line,
            "cards or table": self._turn_rows,
            "open card": screen.plan.turn_card,
            "source": screen.source.toggle,
            "finding to comment": screen.findings.to_comment,
            "set aside": screen.findings.set_aside,
            "correct due": screen.findings.correct_due,
            "correct lead": screen.findings.correct_lead,
            "correct measures": screen.findings.correct_measures,
            "correct money": screen.findings.correct_money,
            "take over": screen.answers.take_over,
        }
        steps = {
            "row down": (v.cards.step, 1),
            "row up": (v.cards.step, -1),
            "criterion back": (screen.step, -1),
            "criterion on": (screen.step, 1),
            "plan on": (screen.plans.step_plan, 1),
            "plan back": (screen.plans.step_plan, -1),
            "finding on": (screen.findings.step, 1),
            "finding back": (screen.findings.step, -1),
        }
        if order in orders:
            orders[order]()
        elif order in steps:
            move, by = steps[order]
            move(by)

    def _elsewhere(self, order: str) -> None:
        """While it is asked who is scoring, a number is a member; nothing else has a meaning."""
        asking = self._screen.view.who
        if self._screen.view.pages.currentWidget() is asking and order.startswith("rate "):
            button = asking.button(int(order[5:]))
            if button is not None:
                button.click()

    def _turn_rows(self) -> None:
        """The plan's rows as a table, or as cards again; the choice is kept."""
        settings = self._screen.desk.settings
        table = not rows_as_table(settings)
        remember_rows(settings, table=table)
        self._screen.view.show_as_table(table=table)

    def _bearing(self) -> None:
        if self._screen.noticed.here().bears:
            self._screen.plan.toggle_bearing()
        else:
            said = self.tr("No row is known to bear on this criterion: all are shown.")
            self._screen.plan.show_all()
            self._screen.findings.say(said)

    def _comment_on_last(self) -> None:
        """Back to the criterion answered last, to say why."""
        screen, sheet = self._screen, self._screen.sheet
        if sheet is not None:
            for position, line in enumerate(sheet.lines):
                if screen.answers.last == (sheet.plan_version, line.criterion):
                    screen.go_to(position)
                    screen.view.sheet.write_comment()
                    return
        said = self.tr("Nothing of this plan has been rated just now. Press C to comment here.")
        screen.desk.tell(said)
