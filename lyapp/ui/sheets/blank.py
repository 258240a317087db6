"""The page on which blank score sheets are chosen, saved as PDF, and printed."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lyapp.model.trouble import NotReadable
from lyapp.rules.dates import parse_date
from lyapp.ui import theme
from lyapp.ui.saving_out import SaveOut
from lyapp.ui.sheets import calls
from lyapp.ui.widgets.buttons import plain_button, primary_button
from lyapp.ui.widgets.checklist import CheckList
from lyapp.ui.widgets.entry import EntryLine
from lyapp.ui.widgets.labels import Label, Note
from lyapp.ui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter

    from lyapp.model.trouble import Trouble
    from lyapp.store.queries.blank_sheets import BlankSheets
    from lyapp.ui.desk import Desk
    from lyapp.ui.printing import Printing
    from lyapp.ui.worker import Tick


_PAUSE = 200  # milliseconds without another choice until the pages are counted


class BlankPage(QScrollArea):
    """Whose sheets of which plans, and two buttons. Layout only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        self.members = CheckList(self.tr("Members"), self)
        self.localities = CheckList(self.tr("Plans"), self)
        self.named = QRadioButton(self.tr("A sheet for each member and plan they are to score"))
        self.unnamed = QRadioButton(self.tr("A sheet for each plan, without a name"))
        self.group = QButtonGroup(self)
        for button in (self.named, self.unnamed):
            button.setAccessibleName(button.text())
            self.group.addButton(button)
        self.named.setChecked(True)
        self.deadline = EntryLine()
        self.deadline.setAccessibleName(self.tr("Wanted back by"))
        self.deadline.setPlaceholderText(self.tr("such as 3 July 2008; empty for the packs’ own"))
        self.deadline.setMinimumWidth(step * 20)
        self.how_many = Note("")
        self.problem = Note("")
        self.problem.set_tone("bad")
        self.problem.hide()
        self.save = primary_button(self.tr("Save PDF…"))
        self.print = plain_button(self.tr("Print…"))
        self._lay_out(step)

    def _lay_out(self, step: int) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step)
        column.addWidget(
            Note(
                self.tr(
                    "Each sheet has every criterion with what its levels mean, boxes to tick, and "
                    "lines to write on. A plan with a declared interest has no sheet."
                )
            )
        )
        column.addWidget(self.named)
        column.addWidget(self.unnamed)
        lists = QHBoxLayout()
        lists.setSpacing(step * 2)
        for each in (self.members, self.localities):
            each.setMinimumHeight(step * 20)
            lists.addWidget(each, 1)
        column.addLayout(lists, 1)
        label = Label(self.deadline.accessibleName())
        label.setBuddy(self.deadline)
        beside = QHBoxLayout()
        beside.setSpacing(step)
        beside.addWidget(label)
        beside.addWidget(self.deadline, 1)
        beside.addStretch(1)
        column.addLayout(beside)
        column.addWidget(self.how_many)
        column.addWidget(self.problem)
        row = QHBoxLayout()
        row.setSpacing(step)
        row.addWidget(self.save)
        row.addWidget(self.print)
        row.addStretch()
        column.addLayout(row)
        self.setWidget(inner)

    def say(self, sentence: str) -> None:
        """Say what is wrong; "" for nothing."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def look(self) -> None:
        """Nothing here depends on the look but by itself."""


class Blanks(QObject):
    """Makes the sheets beside the window, and saves or prints them."""

    def __init__(self, desk: Desk, page: BlankPage, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self.page = page
        self.saving = SaveOut(desk, window, self)
        self.printing: Printing | None = None
        self._people = calls.People((), ())
        self._busy = False
        page.save.clicked.connect(self.save)
        page.print.clicked.connect(self.print)
        page.group.buttonClicked.connect(self._way)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_PAUSE)
        self._counting.timeout.connect(self._count)
        for changed in (
            page.members.model.ticked, page.localities.model.ticked, page.deadline.textChanged,
        ):  # fmt: skip
            changed.connect(self._counting.start)
        desk.closed.connect(self._closed)

    def show_people(self, people: calls.People) -> None:
        """Offer these members and plans; new ones are ticked."""
        self._people = people
        page = self.page
        page.members.model.show([(one.id, one.name) for one in people.members], tick_new=True)
        page.localities.model.show([(one.id, one.name) for one in people.localities], tick_new=True)
        self._way()

    @Slot()
    def _way(self) -> None:
        self.page.members.setEnabled(self.page.named.isChecked())
        self._counting.start()

    @Slot()
    def _count(self) -> None:
        """Say how many sheets and pages this would be, before anybody prints them."""
        members, localities = self._chosen()
        if not localities or (members is not None and not members) or not self._desk.is_open:
            self._said(calls.HowMany(0, 0, exact=True))
            return
        try:
            deadline = self._deadline()
        except NotReadable:
            # It is said when somebody prints; how many there are doesn't hang on the day.
            deadline = None
        self._desk.read(
            calls.count_blank,
            then=self._said,
            owner=self,
            members=members,
            localities=localities,
            deadline=deadline,
        )

    def _said(self, found: calls.HowMany) -> None:
        sheets = counted(found.sheets, self.tr("1 sheet"), self.tr("{n} sheets"))
        pages = counted(found.pages, self.tr("1 page"), self.tr("{n} pages"))
        said = self.tr("{sheets}, {pages}.") if found.exact else self.tr("{sheets}, up to {pages}.")
        text = said.format(sheets=sheets, pages=pages) if found.sheets else ""
        self.page.how_many.setText(text)
        self.page.save.setAccessibleDescription(text)
        self.page.print.setAccessibleDescription(text)
        self.page.print.setText(
            self.tr("Print {pages}…").format(pages=pages) if found.sheets else self.tr("Print…")
        )

    def _chosen(self) -> tuple[tuple[str, ...] | None, tuple[str, ...]]:
        """The keys of the members ticked, None for sheets without a name; the localities' codes."""
        members = set(self.page.members.model.ticks())
        localities = set(self.page.localities.model.ticks())
        keys = tuple(one.key for one in self._people.members if one.id in members)
        return (
            keys if self.page.named.isChecked() else None,
            tuple(one.code for one in self._people.localities if one.id in localities),
        )

    def _deadline(self) -> date | None:
        return parse_date(self.page.deadline.text(), today=date.today())  # noqa: DTZ011  # the reader's own calendar

    @Slot()
    def save(self) -> None:
        """Make the sheets, then ask where they go."""
        self._make(self._ask)

    @Slot()
    def print(self) -> None:
        """Make the sheets, then ask for the printer."""
        if self.printing is None:
            self._make(self._choose_printer)

    def _make(self, then: Callable[[bytes], None]) -> None:
        page = self.page
        members, localities = self._chosen()
        if not localities or (members is not None and not members):
            page.say(self.tr("Tick at least one member and one plan first."))
            return
        try:
            deadline = self._deadline()
        except NotReadable as trouble:
            page.say(f"{trouble.sentence} {trouble.advice}".strip())
            page.deadline.setFocus()
            return
        if self._busy:
            return
        page.say("")
        self._busy = True
        self._desk.read(
            calls.read_blank,
            then=partial(self._write, deadline, then),
            owner=self,
            members=members,
            localities=localities,
        )

    def _write(
        self, deadline: date | None, then: Callable[[bytes], None], sheets: BlankSheets
    ) -> None:
        if not sheets.sheets:
            self._busy = False
            self.page.say(self.tr("None of these members is to score any of these plans."))
            return
        self._desk.aside(
            partial(_job, sheets, deadline),
            title=self.tr("Making the score sheets"),
            owner=self,
            then=partial(self._made, then),
            failed=self._failed,
        )
        self._busy = False

    def _made(self, then: Callable[[bytes], None], pdf: bytes) -> None:
        then(pdf)

    def _failed(self, trouble: Trouble) -> None:
        self.page.say(f"{trouble.sentence} {trouble.advice}".strip())

    def _ask(self, pdf: bytes) -> None:
        self.saving.ask(
            pdf,
            title=self.tr("Save blank score sheets"),
            what=self.tr("score-sheets"),
            label=self.tr("PDF"),
            suffix="pdf",
        )

    def _choose_printer(self, pdf: bytes) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.tr("Score sheets"))
        dialog = QPrintDialog(printer, self.page)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if accepted:
            self.print_on(printer, pdf)

    def print_on(self, printer: QPrinter, pdf: bytes) -> None:
        """Print these sheets on this printer, page by page."""
        from PySide6.QtPdf import QPdfDocument

        from lyapp.ui.printing import Printing

        if self.printing is not None:
            return
        document = QPdfDocument(self)
        buffer = QBuffer(document)
        buffer.setData(QByteArray(pdf))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(buffer)
        self.printing = Printing(document, printer, self)
        # Freed together with what prints it.
        document.setParent(self.printing)
        self.printing.ended.connect(self._printed)
        self.page.print.setEnabled(False)
        self.printing.start()

    @Slot(bool)
    def _printed(self, whole: bool) -> None:
        if self.printing is not None:
            self.printing.deleteLater()
        self.printing = None
        self.page.print.setEnabled(True)
        if whole:
            self._desk.tell(self.tr("The score sheets were sent to the printer."), good=True)
        else:
            self._desk.tell(self.tr("The sheets weren’t printed whole. Check the printer."))

    @Slot()
    def _closed(self) -> None:
        self._busy = False
        self._counting.stop()
        self._people = calls.People((), ())


def _job(sheets: BlankSheets, deadline: date | None, tick: Tick) -> bytes:
    return calls.make_blank(sheets, deadline, tick)
