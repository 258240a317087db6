"""Choosing whose sheet it is, and of which plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from lyapp.ui.conflict_words import kind_words
from lyapp.ui.sheets import calls
from lyapp.ui.sheets.words import plan_words

if TYPE_CHECKING:
    from lyapp.store.queries.score_sheet import ToScore
    from lyapp.ui.desk import Desk
    from lyapp.ui.sheets.entry import EntryPage


class Choosing(QObject):
    """Offers members and their plans; says why there is no sheet where there is none."""

    chosen = Signal()
    """There is a sheet for the member and the plan chosen."""

    def __init__(self, desk: Desk, page: EntryPage, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page = page
        self._plans: tuple[ToScore, ...] = ()
        self._names: dict[str, str] = {}
        self._wanted: int | None = None
        self.by_hand = False
        """A member was chosen just now: their ratings are typed next."""
        page.member.chosen.connect(self._member_chosen)
        page.plan.chosen.connect(self._plan_chosen)
        page.back.clicked.connect(self.plan_back)
        page.on.clicked.connect(self.plan_on)
        for key, slot in (("Alt+Down", self.plan_on), ("Alt+Up", self.plan_back)):
            shortcut = QShortcut(QKeySequence(key), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    @property
    def member(self) -> str:
        """The key of the member chosen; "" for none."""
        return str(self._page.member.value() or "")

    @property
    def member_name(self) -> str:
        """The member's name."""
        return self._names.get(self.member, "")

    @property
    def plan(self) -> ToScore | None:
        """The plan chosen."""
        value = self._page.plan.value()
        return next((one for one in self._plans if one.locality == value), None)

    @property
    def version(self) -> int | None:
        """The plan version a sheet is taken for; None where none is."""
        plan = self.plan
        return None if plan is None or plan.interest is not None else plan.plan_version

    def show_people(
        self, people: calls.People, *, member: str = "", locality: int | None = None
    ) -> None:
        """Offer the members; `member` and `locality` are gone to when they are given."""
        page = self._page
        self._names = {one.key: one.name for one in people.members}
        self._wanted = locality
        page.member.setEnabled(bool(people.members))
        if not people.members:
            page.say(
                self.tr("No members yet"),
                self.tr("A paper sheet is a member’s. Add the task group’s members first."),
                members=True,
            )
            self._offer(())
            return
        choices = [("", self.tr("Choose a member")), *self._names.items()]
        page.member.set_choices(choices, member or page.member.value())
        self.read()

    def read(self) -> None:
        """Read the plans of the member chosen."""
        if self.member:
            self._desk.read(calls.read_plans, then=self._show, owner=self, member=self.member)
            return
        self._offer(())
        said = self.tr("Choose the member above. What you enter is marked as entered by {who}.")
        self._page.say(self.tr("Whose sheet is it?"), said.format(who=self._desk.who))

    def show_progress(self, done: int) -> None:
        """Have the list of plans say how much of this one is answered now."""
        plan = self.plan
        if plan is not None and done != plan.done:
            self._plans = tuple(
                replace(one, done=done) if one is plan else one for one in self._plans
            )
            choices = [(one.locality, plan_words(one)) for one in self._plans]
            self._page.plan.set_choices(choices, plan.locality)

    @Slot()
    def plan_on(self) -> None:
        """Go to the next plan."""
        self._step(1)

    @Slot()
    def plan_back(self) -> None:
        """Go to the plan before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        keys = [one.locality for one in self._plans]
        here = self._page.plan.value()
        if here in keys:
            place = keys.index(here) + by
            if 0 <= place < len(keys):
                self._wanted = keys[place]
                self.read()

    def _show(self, plans: tuple[ToScore, ...]) -> None:
        self._offer(plans)
        if plans:
            self._show_plan()
            return
        said = self.tr("{member} is to score no plan. Who scores what is settled on Members.")
        self._page.say(
            self.tr("No plans to score"), said.format(member=self.member_name), members=True
        )

    def _offer(self, plans: tuple[ToScore, ...]) -> None:
        self._plans = plans
        page = self._page
        wanted = page.plan.value() if self._wanted is None else self._wanted
        self._wanted = None
        page.plan.set_choices([(one.locality, plan_words(one)) for one in plans], wanted)
        for widget in (page.plan_label, page.plan, page.back, page.on):
            widget.setVisible(bool(plans))

    def _show_plan(self) -> None:
        plan = self.plan
        if plan is None:
            return
        if plan.interest is not None:
            said = self.tr(
                "{member} has declared an interest in {plan} ({kind}) and doesn’t score it, so "
                "no sheet is taken."
            )
            sentence = said.format(
                member=self.member_name, plan=plan.name, kind=kind_words(plan.interest.kind)
            )
            self._page.say(self.tr("Declared interest"), sentence, members=True)
        elif plan.plan_version is None:
            said = self.tr("{name} has not submitted a plan.")
            self._page.say(self.tr("No plan yet"), said.format(name=plan.name))
        else:
            self.chosen.emit()

    @Slot(object)
    def _member_chosen(self, _key: object) -> None:
        self.by_hand = True
        self.read()

    @Slot(object)
    def _plan_chosen(self, _locality: object) -> None:
        self._show_plan()
        self._page.table.setFocus()
