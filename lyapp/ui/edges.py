"""What the window's edges show: title, marks, undo steps, who is scoring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QObject, Slot

from lyapp.ui.notes import Destination, Message, Person, ReviewFacts, Steps
from lyapp.ui.settings import remember_title

if TYPE_CHECKING:
    from lyapp.ui.window import Window


class Edges(QObject):
    """Keeps rail, footer and title true to the open review."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._last_saved: QDateTime | None = None
        self._lacking = False
        self._failed = ""
        window.desk.saved.connect(self._saved)
        window.desk.told.connect(self._told)
        window.desk.drafts.changed.connect(self._show_unsaved)
        window.desk.closed.connect(self._none_saved)
        window.desk.member_changed.connect(self._show_member)
        window.desk.look_changed.connect(self._looks_other)
        window.footer.unsaved_asked.connect(self._seek_unsaved)
        window.rail.member.chosen.connect(self._choose_member)
        window.summary.facts_changed.connect(self._facts)
        window.summary.steps_changed.connect(self._steps)

    @Slot(object)
    def _facts(self, facts: ReviewFacts | None) -> None:
        marks: list[str] = []
        if facts is not None:
            self._window.setWindowTitle(f"{facts.title} – lyapp")
            if self._desk.review_path is not None:
                remember_title(self._desk.settings, self._desk.review_path, facts.title)
            if facts.sample:
                marks.append(self.tr("Sample"))
            if facts.made_up:
                marks.append(self.tr("Made up"))
            if self._desk.read_only:
                marks.append(self.tr("Read only"))
        self._window.footer.show_marks(tuple(marks))
        self._show_member()

    @Slot(object)
    def _saved(self, when: QDateTime) -> None:
        self._last_saved = when
        self._failed = ""
        self._window.bar.out_of_date()
        if not self._desk.drafts.unsaved():
            self._window.bar.settle()
        self._show_unsaved()

    @Slot(object)
    def _told(self, message: Message) -> None:
        if message.unsaved:
            self._failed = message.sentence
            self._show_unsaved()

    @Slot()
    def _none_saved(self) -> None:
        self._last_saved = None
        self._failed = ""

    @Slot()
    def _show_unsaved(self) -> None:
        """As long as anything isn't stored, say that and why instead of when something was."""
        footer = self._window.footer
        lacking = self._desk.drafts.unsaved()
        if lacking:
            why = next(iter(lacking.values())).why
            said = (
                self.tr("1 change isn’t saved")
                if len(lacking) == 1
                else self.tr("{n} changes aren’t saved").format(n=len(lacking))
            )
            footer.say(said, "bad", why=why, leads=True)
        elif self._failed:
            footer.say(self.tr("Not saved"), "bad", why=self._failed)
        else:
            footer.show_saved(self._last_saved)
            if self._lacking:
                self._window.bar.settle()
        self._lacking = bool(lacking)

    @Slot()
    def _seek_unsaved(self) -> None:
        """Lead to what isn't saved, the first of it first."""
        from lyapp.ui.unsaved_places import place_of

        key = next(iter(self._desk.drafts.unsaved()), None)
        if key is not None:
            self._desk.read(place_of, key, then=self._go_to_unsaved, owner=self)

    def _go_to_unsaved(self, place: Destination | None) -> None:
        if place is not None:
            self._desk.go(place.name, **place.where)

    @Slot(object)
    def _steps(self, steps: Steps) -> None:
        self._window.footer.show_steps(steps)
        self._window.menus.show_steps(steps, read_only=self._desk.read_only)

    @Slot()
    def _show_member(self) -> None:
        facts = self._window.summary.facts
        self._window.rail.member.show_member(
            facts.members if facts else (), self._desk.member, fixed=self._desk.own is not None
        )

    @Slot(object)
    def _choose_member(self, person: Person | None) -> None:
        self._window.stage.leave()
        if person is None:
            self._desk.set_member(None)
        else:
            self._desk.set_member(person.key, person.name)

    @Slot()
    def _looks_other(self) -> None:
        self._window.rail.resize_to_text()
        self._window.menus.show_look()
        self._window.summary.steps_changed.emit(self._window.summary.steps)
        screen = self._window.stage.screen_here()
        self._window.footer.show_keys(screen.footer_now() if screen is not None else ())
