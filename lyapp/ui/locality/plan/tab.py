"""The plan tab: rows, findings, documents, versions and what was understood, a part each."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lyapp.ui import theme
from lyapp.ui.locality.plan import calls
from lyapp.ui.locality.plan.documents import DocumentsPart
from lyapp.ui.locality.plan.findings import FindingsPart
from lyapp.ui.locality.plan.meanings import MeaningsPart
from lyapp.ui.locality.plan.part import PlanPart
from lyapp.ui.locality.plan.rows import RowsPart
from lyapp.ui.locality.plan.versions import VersionsPart
from lyapp.ui.locality.tab import Tab
from lyapp.ui.widgets.buttons import plain_button
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.scrolled import scrolled
from lyapp.ui.widgets.when_asked import WhenAsked, put_in_place

if TYPE_CHECKING:
    from lyapp.model.found import DocumentPlace
    from lyapp.store.queries.locality import LocalityPage
    from lyapp.ui.desk import Desk

_LEAST_HEIGHT = 420

PARTS = ("rows", "findings", "documents", "versions", "meanings")


class PlanTab(Tab):
    """The plan of a locality. Rows come with the page; the rest is read while the tab is shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._page: LocalityPage | None = None
        self._file: calls.PlanFile | None = None
        self._writable = False
        self._stale = True
        self.take_in = plain_button(self.tr("Take in a document…"), clicked=self._take_in)
        self.buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        bar = QWidget()
        flow = FlowLayout(bar, gap=theme.unit())
        for name in PARTS:
            button = plain_button(self._named(name))
            button.setCheckable(True)
            button.setObjectName(name)
            self._group.addButton(button)
            self.buttons[name] = button
            flow.addWidget(button)
        self._group.buttonClicked.connect(self._chosen)
        self._stack = QStackedWidget()
        for _name in PARTS:
            self._stack.addWidget(QWidget())
        self.parts: WhenAsked[PlanPart] = WhenAsked(PARTS, self._make)
        self._content = QWidget()
        self._area = area = scrolled(self._content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        whole = QVBoxLayout(self._content)
        whole.setContentsMargins(0, 2 * theme.unit(), 0, 2 * theme.unit())
        whole.setSpacing(theme.unit())
        top = QHBoxLayout()
        top.setSpacing(theme.unit())
        top.addWidget(bar, 1)
        top.addWidget(self.take_in, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(top)
        whole.addWidget(self._stack, 1)
        self.show_part("rows")
        self._look()
        desk.look_changed.connect(self._look)
        desk.closed.connect(self._forget)

    @Slot()
    def _forget(self) -> None:
        """The review was closed: keys in the next one stand for something else."""
        self._page = self._file = None
        self.locality = 0
        for part in self.parts.made().values():
            part.let_go()

    @Slot()
    def _look(self) -> None:
        """A list and what is said of it need some height; where there is less, all scrolls."""
        self._content.setMinimumHeight(theme.px(_LEAST_HEIGHT))

    @property
    def rows(self) -> RowsPart:
        """The rows of the plan."""
        return cast("RowsPart", self.parts["rows"])

    @property
    def documents(self) -> DocumentsPart:
        """The documents of the plan."""
        return cast("DocumentsPart", self.parts["documents"])

    # Filling.

    def fill(self, page: LocalityPage, *, writable: bool) -> None:
        """Show the plan of a page; what is typed to be added stays with its locality."""
        if page.locality != self.locality:
            self.flush()
            self._file = None
        self.locality = page.locality
        self._page, self._writable = page, writable
        self.take_in.setVisible(writable)
        self.rows.fill(page, writable=writable)
        self._stale = True
        if self.isVisible():
            self.read()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what may have changed while another tab was shown."""
        super().showEvent(event)
        self.read()

    def read(self) -> None:
        """Read versions, documents and findings, if they may have changed."""
        if self._stale and self.locality and self.desk.is_open:
            self._stale = False
            self.desk.read(
                calls.read_plan, locality=self.locality, then=self._show_file, owner=self
            )

    def _show_file(self, file: calls.PlanFile) -> None:
        if file.locality != self.locality or self._page is None:
            return
        self._file = file
        for name in PARTS:
            self.buttons[name].setText(self._named(name))
            self.buttons[name].setAccessibleName(self._named(name))
        for part in self.parts.made().values():
            part.show_plan(file, self._page, writable=self._writable)

    def flush(self) -> None:
        """Keep what is being typed in any part."""
        for part in self.parts.made().values():
            part.flush()

    # Parts.

    def show_part(self, name: str) -> None:
        """Show one part and light its button."""
        self.buttons[name].setChecked(True)
        self._stack.setCurrentWidget(self.parts[name])

    def go_to(self, place: DocumentPlace) -> None:
        """Open a document of the plan at what was found in it."""
        self.show_part("documents")
        self.documents.go_to(place)

    def part_shown(self) -> str:
        """The name of the part shown."""
        button = self._group.checkedButton()
        return button.objectName() if button is not None else PARTS[0]

    @Slot(QAbstractButton)
    def _chosen(self, button: QAbstractButton) -> None:
        self.show_part(button.objectName())

    def _make(self, name: str) -> PlanPart:
        part = self._made(name)
        if self._file is not None and self._page is not None:
            part.show_plan(self._file, self._page, writable=self._writable)
        put_in_place(self._stack, PARTS.index(name), part)
        return part

    def _made(self, name: str) -> PlanPart:
        if name == "findings":
            part = FindingsPart(self.desk)
            part.row_wanted.connect(self._to_row)
            part.source_wanted.connect(self._to_source)
            return part
        if name == "documents":
            return DocumentsPart(self.desk)
        if name == "versions":
            return VersionsPart(self.desk)
        if name == "meanings":
            return MeaningsPart(self.desk)
        return RowsPart(self.desk)

    def _named(self, name: str) -> str:
        said = {
            "rows": self.tr("Rows"),
            "findings": self.tr("Findings"),
            "documents": self.tr("Documents"),
            "versions": self.tr("Versions"),
            "meanings": self.tr("Understood"),
        }[name]
        file = self._file
        if file is None or self._page is None or name == "meanings":
            return said
        if name == "versions" and file.versions:
            return self._numbered([one.number for one in file.versions])
        count = {
            "rows": len(self._page.objectives),
            "findings": sum(1 for one in file.findings if one.dismissed is None),
            "documents": len(file.documents),
            "versions": len(file.versions),
        }[name]
        return self.tr("{what} · {n}").format(what=said, n=count)

    def _numbered(self, numbers: list[int]) -> str:
        """Which versions there are: a mere count could be taken for the number of the newest."""
        if len(numbers) == 1:
            return self.tr("Version {n}").format(n=numbers[0])
        if numbers[-1] - numbers[0] == len(numbers) - 1:
            return self.tr("Versions {first}–{last}").format(first=numbers[0], last=numbers[-1])
        return self.tr("Versions {all}").format(all=", ".join(map(str, numbers)))

    @Slot()
    def _take_in(self) -> None:
        self.desk.go("intake", locality=self.locality)

    @Slot(object)
    def _to_row(self, objective: int) -> None:
        self.show_part("rows")
        self.rows.show_row(objective)
        self._area.ensureWidgetVisible(self.rows.table)

    @Slot(object)
    def _to_source(self, objective: int) -> None:
        row = None
        if self._page is not None:
            row = next((one for one in self._page.objectives if one.id == objective), None)
        if row is not None:
            self.show_part("documents")
            self.documents.open_at(row)
            self._area.verticalScrollBar().setValue(self._area.verticalScrollBar().maximum())
