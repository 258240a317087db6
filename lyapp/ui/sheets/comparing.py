"""Where two entries of a sheet differ, and taking the one or the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from lyapp.ui.sheets import calls
from lyapp.ui.sheets.models import mark_words
from lyapp.ui.widgets.text_table import Cells

if TYPE_CHECKING:
    from lyapp.store.queries.paper_sheets import EntryDifference, PaperSheet
    from lyapp.ui.sheets.entering import Entering


class Comparing(QObject):
    """The behaviour of the page of the differences."""

    def __init__(self, entering: Entering) -> None:
        super().__init__(entering)
        self._entering = entering
        page = entering.page
        page.take_first.clicked.connect(self.take_first)
        page.take_second.clicked.connect(self.take_second)
        page.drop.clicked.connect(self.drop)
        page.differences.selectionModel().currentChanged.connect(self._enable)
        for key, slot in (("1", self.take_first), ("2", self.take_second)):
            shortcut = QShortcut(QKeySequence(key), page.differences)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)

    def show(self, sheet: PaperSheet) -> None:
        """Show where the entries of this sheet differ."""
        page = self._entering.page
        labels = page.model.labels()
        page.differences.show_rows(
            [
                Cells(
                    one.criterion,
                    (
                        one.title,
                        mark_words(one.first, labels),
                        one.first_by,
                        mark_words(one.second, labels),
                        one.second_by,
                    ),
                )
                for one in sheet.differences
            ]
        )
        if sheet.differences and not page.differences.currentIndex().isValid():
            page.differences.setCurrentIndex(page.differences.texts.index(0, 0))
        if not sheet.differences:
            self._say_why_none(sheet)
        page.compared.setCurrentIndex(0 if sheet.differences else 1)
        page.take_first.setVisible(bool(sheet.differences))
        page.take_second.setVisible(bool(sheet.differences))
        self._enable()

    def _say_why_none(self, sheet: PaperSheet) -> None:
        empty = self._entering.page.no_differences
        if not sheet.entered_again:
            empty.say(
                self.tr("No second entry yet"),
                self.tr("Have somebody else enter the same sheet under “Second entry”."),
            )
        elif sheet.blind and not self._ours(sheet):
            empty.say(
                self.tr("Hidden for now"),
                self.tr("Others made these entries; scores are hidden until moderation."),
            )
        else:
            empty.say(
                self.tr("The two entries say the same"),
                self.tr("There is nothing left to settle on this sheet."),
            )

    def _ours(self, sheet: PaperSheet) -> bool:
        who = self._entering.desk.who
        return any(who in {line.first_by, line.second_by} for line in sheet.lines)

    def chosen(self) -> EntryDifference | None:
        """The difference chosen."""
        page, sheet = self._entering.page, self._entering.sheet
        index = page.differences.currentIndex()
        if sheet is None or not index.isValid():
            return None
        key = page.differences.texts.cells(index.row()).key
        return next((one for one in sheet.differences if one.criterion == key), None)

    @Slot()
    def take_first(self) -> None:
        """Have the first entry count for both."""
        self._settle(second=False)

    @Slot()
    def take_second(self) -> None:
        """Have the second entry count for both."""
        self._settle(second=True)

    @Slot()
    def drop(self) -> None:
        """Take the second entry away; the first one stays as it is."""
        sheet, desk = self._entering.sheet, self._entering.desk
        if sheet is not None:
            desk.act(
                calls.drop_second,
                owner=self,
                plan_version=sheet.plan_version,
                member=sheet.member,
            )

    def _settle(self, *, second: bool) -> None:
        one, sheet, desk = self.chosen(), self._entering.sheet, self._entering.desk
        if one is None or sheet is None or desk.read_only:
            return
        if not second and one.first is None:
            desk.tell(self.tr("The first entry has nothing for this criterion."))
            return
        desk.act(
            calls.settle,
            owner=self,
            plan_version=sheet.plan_version,
            criterion=one.criterion,
            member=sheet.member,
            take=one.second if second else one.first,
            second=second,
        )

    @Slot()
    def _enable(self) -> None:
        page, one = self._entering.page, self.chosen()
        able = one is not None and not self._entering.desk.read_only
        page.take_second.setEnabled(able)
        page.take_first.setEnabled(able and one is not None and one.first is not None)
