"""What was noticed in the newest version: a list by level, and the one chosen with its reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lyapp.model.findings import FindingLevel
from lyapp.ui import theme
from lyapp.ui.locality.plan import words
from lyapp.ui.locality.plan.finding_side import FindingSide
from lyapp.ui.locality.plan.part import Beside, PlanPart
from lyapp.ui.widgets.buttons import plain_button
from lyapp.ui.widgets.cards import framed
from lyapp.ui.widgets.empty import EmptyState
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.labels import Note
from lyapp.ui.widgets.text_table import Cells, TextTable
from lyapp.ui.wording import worded_notice

if TYPE_CHECKING:
    from lyapp.store.queries.findings import ShownFinding
    from lyapp.store.queries.locality import LocalityPage
    from lyapp.ui.desk import Desk
    from lyapp.ui.locality.plan.calls import PlanFile

_ALL, _ASIDE = "all", "aside"


class FindingsPart(PlanPart):
    """Findings help; the rating is the reader’s."""

    row_wanted = Signal(object)
    """The key of a row to be shown among the plan's rows."""
    source_wanted = Signal(object)
    """The key of a row to be shown in its document."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._shown: tuple[ShownFinding, ...] = ()
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.filters: dict[str, QPushButton] = {}
        bar = QWidget()
        flow = FlowLayout(bar, gap=theme.unit())
        for name in (_ALL, *(level.value for level in FindingLevel), _ASIDE):
            button = plain_button("")
            button.setCheckable(True)
            button.setObjectName(name)
            self._group.addButton(button)
            self.filters[name] = button
            flow.addWidget(button)
        help_only = Note(self.tr("Findings help; the rating is yours."))
        help_only.setWordWrap(False)
        help_only.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        flow.addWidget(help_only)
        self.filters[_ALL].setChecked(True)
        self._group.buttonClicked.connect(self._filter)
        self.table = TextTable(
            self.tr("Findings"),
            (self.tr("Level"), self.tr("Row"), self.tr("What was noticed")),
            (17, 10, 40),
        )
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.table.texts.modelReset.connect(self._show_chosen)
        self.nothing = EmptyState("", "")
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(self.nothing)
        self.side = FindingSide(desk)
        self.side.row_wanted.connect(self.row_wanted)
        self.side.source_wanted.connect(self.source_wanted)
        card = framed(Beside(self._pages, self.side, shares=(3, 2)))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.unit())
        whole.addWidget(bar)
        whole.addWidget(card, 1)
        desk.look_changed.connect(self.table.look)

    def show_plan(self, file: PlanFile, page: LocalityPage, *, writable: bool) -> None:
        """Show a plan's findings; the one chosen stays chosen."""
        chosen = self._chosen()
        kept = None if chosen is None else (chosen.finding.rule, chosen.finding.fingerprint)
        self._shown = file.findings
        self.side.take(file, page, writable=writable)
        names = words.level_names()
        for name, button in self.filters.items():
            if name == _ALL:
                said = self.tr("All")
            elif name == _ASIDE:
                said = self.tr("Set aside")
            else:
                said = names[FindingLevel(name)]
            text = self.tr("{what} · {n}").format(what=said, n=len(self._of(name)))
            button.setText(text)
            button.setAccessibleName(text)
        self.nothing.say(*self._why_none(page))
        self._filter()
        self._choose_again(kept)

    def flush(self) -> None:
        """Keep a reason that is being typed."""
        self.side.hold()

    def let_go(self) -> None:
        """The review was closed."""
        self._shown = ()
        self._filter()
        self.side.let_go()

    def _of(self, name: str) -> list[int]:
        """The findings a filter lets through, by their place."""
        if name == _ASIDE:
            return [at for at, one in enumerate(self._shown) if one.dismissed is not None]
        standing = [at for at, one in enumerate(self._shown) if one.dismissed is None]
        if name == _ALL:
            return standing
        return [at for at in standing if self._shown[at].finding.level == name]

    @Slot()
    def _filter(self) -> None:
        button = self._group.checkedButton()
        places = self._of(button.objectName() if button is not None else _ALL)
        self.table.show_rows([self._cells(at) for at in places])
        self._pages.setCurrentWidget(self.table if places else self.nothing)
        if places and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self._show_chosen()

    def _cells(self, at: int) -> Cells:
        finding = self._shown[at].finding
        level, tone = words.level_words(finding.level)
        row = finding.notice.place if finding.objective is not None else self.tr("whole plan")
        return Cells(at, (level, row, worded_notice(finding.notice)), tone=tone)

    def _chosen(self) -> ShownFinding | None:
        index = self.table.currentIndex()
        if not index.isValid():
            return None
        key = self.table.texts.cells(index.row()).key
        return self._shown[key] if key < len(self._shown) else None

    def _choose_again(self, kept: tuple[str, str] | None) -> None:
        if kept is None:
            return
        for row in range(self.table.texts.rowCount()):
            finding = self._shown[self.table.texts.cells(row).key].finding
            if (finding.rule, finding.fingerprint) == kept:
                self.table.selectRow(row)
                return
        if self.table.texts.rowCount():
            self.table.selectRow(0)

    @Slot()
    def _show_chosen(self) -> None:
        self.side.show_finding(self._chosen())

    def _why_none(self, page: LocalityPage) -> tuple[str, str]:
        if not page.objectives:
            return (
                self.tr("Nothing to look through yet"),
                self.tr("Findings are made from the rows of the plan."),
            )
        return self.tr("Nothing here"), self.tr("No finding of this kind stands in the plan.")
