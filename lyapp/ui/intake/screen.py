"""Plan documents come in: pick, columns, check, take in. What is done lives in the tray."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lyapp.ui.intake.bench import Bench
from lyapp.ui.intake.check.step import CheckStep
from lyapp.ui.intake.columns.step import ColumnsStep
from lyapp.ui.intake.counts.step import CountsStep
from lyapp.ui.intake.pick.step import PickStep
from lyapp.ui.intake.step import Step
from lyapp.ui.intake.tray import State
from lyapp.ui.intake.view import STEPS, IntakeView
from lyapp.ui.notes import Message
from lyapp.ui.screen import Screen
from lyapp.ui.widgets.when_asked import put_in_place

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.ui.desk import Desk
    from lyapp.ui.intake.tray import Paper

PICK, COLUMNS, CHECK, COUNTS = range(STEPS)
_SOON = 50  # milliseconds


class IntakeScreen(Screen):
    """The passage of one document after the other."""

    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Ctrl+Enter", "Continue"),
        ("Alt+←", "Back"),
        ("Ctrl+V", "On the first step: take in what was copied"),
        ("↑ ↓", "On the third step: from row to row"),
        ("N  Shift+N", "To the next row to look at, to the one before"),
        ("Enter", "Put the row right; Esc goes back to the rows"),
        ("S", "Split: an objective of its own begins here"),
        ("J", "Join to the row above"),
        ("X", "Leave the row out, take it in again"),
        ("L", "Looked at: nothing to put right here"),
        ("Ctrl+Z", "Take back what you did to the rows, step by step"),
    )
    footer: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Ctrl+Enter", "continue"),
        ("Alt+←", "back"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = IntakeView(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.bench = Bench(desk, self)
        self.pick = PickStep(self.bench)
        self.pick.changed.connect(self._words)
        put_in_place(self.view.steps, PICK, self.pick)
        self._steps: dict[int, Step] = {PICK: self.pick}
        self.view.stepper.asked.connect(self._go_to)
        self.view.next.clicked.connect(self.go_on)
        self.view.back.clicked.connect(self.go_back)
        for keys, does in (
            ("Ctrl+Return", self.go_on),
            ("Ctrl+Enter", self.go_on),
            ("Alt+Left", self.go_back),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(does)
        self.bench.listed.connect(self._follow)
        self.bench.taken.connect(self._taken)
        self.bench.known_changed.connect(self._words)
        self.bench.refused.connect(self._words)
        desk.look_changed.connect(self._look)

    # Coming and going.

    def arrive(self, **where: object) -> None:
        """Shown. `paths` are taken in hand, for `locality`; `ask` is "file" or "folder"."""
        self.bench.hold()
        if self.desk.read_only:
            self.view.nothing.say(
                self.tr("Nothing can be taken in here"),
                self.tr(
                    "This review is open for reading only. Open one that can be changed, "
                    "and bring the document to it."
                ),
            )
            self.view.pages.setCurrentWidget(self.view.nothing)
            return
        self.view.pages.setCurrentWidget(self.view.passage)
        self.bench.look_again()
        locality = where.get("locality")
        key = locality if isinstance(locality, int) else None
        paths = where.get("paths")
        if isinstance(paths, tuple):
            self.pick.take_paths([Path(path) for path in paths], locality=key)
        self.pick.for_locality = key
        self._show()
        if where.get("ask") == "file":
            QTimer.singleShot(0, self, self.pick.ask_files)
        elif where.get("ask") == "folder":
            QTimer.singleShot(0, self, self.pick.ask_folder)

    def leave(self) -> None:
        """Keep what is being typed, and say what the review hasn't got."""
        for step in self._steps.values():
            step.flush()
        self.bench.hold(leaving=True)

    def refresh(self, changes: Changes | None) -> None:
        """Names, versions or what was learned may differ."""
        self.bench.hold()
        tables = ("locality", "locality_spelling", "organisation", "plan_version", "objective")
        if changes is None or changes.touches(*tables):
            self.bench.look_again()
            if self.bench.tray.step == COUNTS:
                self._step(COUNTS).show_paper()

    def first_focus(self) -> QWidget | None:
        """Where the step shown starts."""
        return self._step(self.bench.tray.step).first_focus()

    # The steps.

    def _step(self, number: int) -> Step:
        step = self._steps.get(number)
        if step is None:
            step = self._steps[number] = self._make(number)
            step.changed.connect(self._words)
            put_in_place(self.view.steps, number, step)
        return step

    def _make(self, number: int) -> Step:
        if number == COLUMNS:
            return ColumnsStep(self.bench)
        if number == CHECK:
            return CheckStep(self.bench)
        return CountsStep(self.bench)

    def _reached(self) -> int:
        """How far one can go without anything missing."""
        paper = self.bench.tray.paper()
        if paper is None or paper.state is not State.READY or paper.rows is None:
            return PICK
        if paper.locality is None or paper.confirmed != paper.locality:
            return PICK
        return COUNTS

    def _show(self) -> None:
        tray = self.bench.tray
        tray.step = min(tray.step, self._reached())
        step = self._step(tray.step)
        self.view.steps.setCurrentIndex(tray.step)
        step.show_paper()
        self._words()
        QTimer.singleShot(_SOON, self, self._make_next)

    @Slot()
    def _make_next(self) -> None:
        """Make the next step's widgets while a person is busy with this one."""
        if self.bench.tray.papers and self.bench.tray.step < COUNTS:
            self._step(self.bench.tray.step + 1)

    @Slot()
    def _words(self) -> None:
        tray = self.bench.tray
        step = self._step(tray.step)
        paper = tray.paper()
        name = self.bench.name_of(paper.confirmed) if paper is not None else ""
        parts = [paper.name if paper is not None and tray.step else "", name if tray.step else ""]
        asked_for = self.bench.name_of(self.pick.for_locality)
        if asked_for and not tray.step:
            parts = [self.tr("for {name}").format(name=asked_for)]
        self.view.what.set_whole(" · ".join(part for part in parts if part))
        self.view.stepper.show_step(tray.step, reached=max(tray.step, self._reached()))
        self.view.back.setVisible(tray.step > 0)
        words = step.next_words()
        self.view.name_next(words)
        self.view.next.setAccessibleName(words)
        self.view.next.setEnabled(step.may_go_on())
        self.view.says.set_whole(step.says())

    @Slot()
    def _follow(self) -> None:
        """Another document may be the one worked on."""
        if self.view.steps.currentIndex() != self.bench.tray.step:
            self._show()
        else:
            self._words()

    @Slot(int)
    def _go_to(self, number: int) -> None:
        if number <= self._reached() and number != self.bench.tray.step:
            self._step(self.bench.tray.step).flush()
            self.bench.tray.step = number
            self._show()
            self._focus()

    @Slot()
    def go_on(self) -> None:
        """To the next step, when nothing is missing here."""
        tray = self.bench.tray
        step = self._step(tray.step)
        if step.may_go_on() and step.go_on() and tray.step < COUNTS:
            self._go_to(tray.step + 1)

    @Slot()
    def go_back(self) -> None:
        """To the step before; nothing is lost."""
        if self.bench.tray.step > PICK:
            self._go_to(self.bench.tray.step - 1)

    def _focus(self) -> None:
        target = self.first_focus()
        (target if target is not None else self.view.next).setFocus()

    @Slot(object)
    def _taken(self, paper: Paper) -> None:
        tray = self.bench.tray
        said = self.tr("{document} is in version {n} of {name}’s plan.").format(
            document=paper.name,
            n=paper.preview.version if paper.preview is not None else "",
            name=self.bench.name_of(paper.locality),
        )
        self.desk.told.emit(Message(said, tone="good", undo=True))
        following = tray.next_ready()
        tray.step, self.pick.for_locality = PICK, None
        if following is not None:
            tray.current = following.number
            self._show()
            self._focus()
        elif self.isVisible():
            self.desk.go("locality", locality=paper.locality, tab="plan")

    @Slot()
    def _look(self) -> None:
        for step in self._steps.values():
            step.show_paper()
