"""The last step: what will be added, changed, left and removed; one button takes it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from lyapp.model.intake import Column, MappingPreset
from lyapp.model.versions import DifferenceKind, Into
from lyapp.rules.dates import format_date
from lyapp.ui import theme
from lyapp.ui.intake.counts.models import BEFORE, CODE, TEXT, WHAT, DifferenceModel
from lyapp.ui.intake.counts.words import nothing_new, same_words, stays_words
from lyapp.ui.intake.step import Step
from lyapp.ui.widgets.buttons import link_button, plain_button
from lyapp.ui.widgets.cards import framed
from lyapp.ui.widgets.empty import EmptyState
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.labels import Heading, Note

if TYPE_CHECKING:
    from lyapp.store.queries.intake import ImportPreview, StoredDocument
    from lyapp.ui.intake.bench import Bench
    from lyapp.ui.intake.tray import Paper

_KINDS = (
    DifferenceKind.ADDED,
    DifferenceKind.CHANGED,
    DifferenceKind.UNCHANGED,
    DifferenceKind.REMOVED,
)


class CountsStep(Step):
    """Counts over the list of rows; a count shows its rows only."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        step = theme.unit()
        self.heading = Heading("", self)
        self.note = Note("", self)
        self.doubt = Note("", self)
        self.doubt.set_tone("caution")
        self.all_the_same = link_button("", parent=self)
        self.all_the_same.clicked.connect(self._insist)
        self._lay_out(step)
        self._only: DifferenceKind | None = None
        self._busy = False
        self._insisted = 0
        """Number of the document that a person takes in although the plan has it already."""
        bench.previewed.connect(self._show)
        bench.rows_changed.connect(self.show_paper)
        bench.refused.connect(self._not_busy)
        bench.taken.connect(self._not_busy)

    def _lay_out(self, step: int) -> None:
        self.buttons: dict[DifferenceKind | None, QPushButton] = {}
        chips = QWidget(self)
        flow = FlowLayout(chips, gap=step)
        for kind in (None, *_KINDS):
            button = plain_button("", parent=chips)
            button.setCheckable(True)
            button.setProperty("difference", "" if kind is None else kind.value)
            button.clicked.connect(self._only_clicked)
            self.buttons[kind] = button
            flow.addWidget(button)
        self.refused = Note("", chips)
        self.refused.set_tone("caution")
        self.refused.setWordWrap(False)
        flow.addWidget(self.refused)
        self.model = DifferenceModel(self)
        self.tree = QTreeView(self)
        self.tree.setModel(self.model)
        self.tree.setUniformRowHeights(True)
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setAccessibleName(self.tr("What becomes of each row"))
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.tree.setAllColumnsShowFocus(True)
        self.tree.setExpandsOnDoubleClick(True)
        card = framed(self.tree, self)
        self.waiting = EmptyState(self.tr("Comparing with the plan so far…"), "")
        self.pages = QStackedWidget(self)
        self.pages.addWidget(card)
        self.pages.addWidget(self.waiting)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step)
        column.addWidget(self.heading)
        column.addWidget(self.note)
        column.addWidget(self.doubt)
        beside = QHBoxLayout()
        beside.addWidget(self.all_the_same)
        beside.addStretch(1)
        column.addLayout(beside)
        column.addWidget(chips)
        column.addWidget(self.pages, 1)

    def show_paper(self) -> None:
        """Ask what taking it in would do."""
        paper = self.paper
        if paper is None or self.isHidden():
            return
        self._only = None
        self.bench.ask_preview(paper)
        self._show()

    @Slot()
    def _show(self) -> None:
        paper = self.paper
        found = paper.preview if paper is not None else None
        if paper is None or found is None:
            self.heading.setText("")
            self.doubt.hide()
            self.all_the_same.hide()
            self.pages.setCurrentWidget(self.waiting)
            self.changed.emit()
            return
        self.pages.setCurrentIndex(0)
        name = self.bench.name_of(paper.locality)
        adds = paper.into is Into.ADD
        known = self._known(paper)
        self.heading.setText(
            self.tr("{name}’s plan has this already").format(name=name)
            if known is not None
            else self.tr("More rows of version {n} of {name}’s plan").format(
                n=found.version, name=name
            )
            if adds
            else self.tr("Version {n} of {name}’s plan").format(n=found.version, name=name)
        )
        self.note.setText(self._facts(paper) if known is None else paper.name)
        self._show_doubt(paper, found, known)
        counts = {
            DifferenceKind.ADDED: (found.added, self.tr("{n} added")),
            DifferenceKind.CHANGED: (found.changed, self.tr("{n} changed")),
            DifferenceKind.UNCHANGED: (
                found.unchanged,
                self.tr("{n} there already") if adds else self.tr("{n} as before"),
            ),
            DifferenceKind.REMOVED: (found.removed, self.tr("{n} no longer there")),
        }
        for kind, (count, words) in counts.items():
            self._say(kind, words.format(n=count), shown=bool(count) or kind in _KINDS[:1])
        self._say(None, self.tr("All rows"), shown=True)
        self.refused.setText(self.tr("{n} left out").format(n=found.refused))
        self.refused.setVisible(bool(found.refused))
        self.model.show(found.differences, only=self._only)
        self._share()
        if self._only is DifferenceKind.CHANGED:
            self.tree.expandAll()
        self.changed.emit()

    def _show_doubt(self, paper: Paper, found: ImportPreview, known: StoredDocument | None) -> None:
        """What a person should know before: the very document is there, scores stay behind."""
        kept = paper.kept
        said = [stays_words(paper, found)] if known is None else []
        if kept is not None:
            differs = bool(found.added or found.changed or found.removed)
            said.insert(0, same_words(kept, changed=differs))
        text = "\n".join(filter(None, said))
        self.doubt.setText(text)
        self.doubt.setVisible(bool(text))
        more = self.tr("Make version {n} of it all the same").format(n=found.version)
        self.all_the_same.setText(more)
        self.all_the_same.setAccessibleName(more)
        self.all_the_same.setVisible(known is not None)

    def _known(self, paper: Paper) -> StoredDocument | None:
        """Where the document is already, with nothing new to take in, unless a person insists."""
        return None if self._insisted == paper.number else nothing_new(paper)

    @Slot()
    def _insist(self) -> None:
        if self.paper is not None:
            self._insisted = self.paper.number
            self._show()

    def _say(self, kind: DifferenceKind | None, words: str, *, shown: bool) -> None:
        button = self.buttons[kind]
        button.setText(words)
        button.setAccessibleName(words)
        button.setVisible(shown)
        button.setChecked(kind is self._only)

    def _facts(self, paper: Paper) -> str:
        parts = [paper.name]
        if paper.title:
            parts.append(f"“{paper.title}”")
        if paper.received is not None:
            parts.append(self.tr("received {day}").format(day=format_date(paper.received)))
        if paper.remember:
            parts.append(self.tr("its columns are remembered"))
        parts.append(self.tr("the document itself is kept, unchanged, beside the rows"))
        return " · ".join(parts)

    def _share(self) -> None:
        header = self.tree.header()
        header.setStretchLastSection(False)
        for column, width in ((WHAT, 120), (CODE, 70)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, theme.px(width))
        for column in (TEXT, BEFORE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        preview = self.paper.preview if self.paper is not None else None
        told = self._only in (None, DifferenceKind.CHANGED)
        self.tree.setColumnHidden(BEFORE, preview is None or not preview.changed or not told)

    def only(self, kind: DifferenceKind | None) -> None:
        """Show the rows of one kind."""
        self._only = kind
        self._show()

    @Slot()
    def _only_clicked(self) -> None:
        button = self.sender()
        if button is not None:
            value = str(button.property("difference"))
            self.only(DifferenceKind(value) if value else None)

    @Slot()
    def _not_busy(self) -> None:
        self._busy = False
        self.changed.emit()

    def first_focus(self) -> QWidget | None:
        """The list; Ctrl+Enter takes in."""
        return self.tree

    def next_words(self) -> str:
        """The one button that changes the review."""
        paper = self.paper
        found = paper.preview if paper is not None else None
        if paper is None or found is None:
            return self.tr("Take in")
        if self._known(paper) is not None:
            return self.tr("Put it aside")
        count = self._count(paper)
        if count == 1:
            return self.tr("Take in 1 row")
        return self.tr("Take in {n} rows").format(n=count)

    def _count(self, paper: Paper) -> int:
        found = paper.preview
        if found is None:
            return 0
        count = found.added + found.changed
        return count if paper.into is Into.ADD else count + found.unchanged

    def may_go_on(self) -> bool:
        """Once it is known what will happen, and something will."""
        paper = self.paper
        return paper is not None and not self._busy and self._count(paper) > 0

    def says(self) -> str:
        """Why there is nothing to take in."""
        paper = self.paper
        if paper is not None and paper.preview is not None and not self._count(paper):
            return self.tr("There is no row to take in: go back and look at them.")
        if paper is not None and self._known(paper) is not None:
            return self.tr("Nothing in the review is changed.")
        return self.tr("One step, which Undo takes back whole.")

    def go_on(self) -> bool:
        """Take it in; the screen goes on when it has been. What is there already goes aside."""
        if self.paper is not None and self._known(self.paper) is not None:
            self.bench.give_up(self.paper)
        elif self.paper is not None:
            self._busy = True
            self.bench.take_in(self.paper, preset_of(self.paper, self.bench))
            self.changed.emit()
        return False


def preset_of(paper: Paper, bench: Bench) -> MappingPreset | None:
    """The mapping to remember for the locality, when a person asked for it."""
    if not paper.remember or paper.document is None:
        return None
    from lyapp.rules.plan_rows import headings_of

    headers: dict[str, Column] = {}
    for table, mapping in zip(paper.document.tables, paper.mappings, strict=True):
        if mapping.used:
            for heading, column in zip(headings_of(table, mapping), mapping.columns, strict=False):
                if heading:
                    headers.setdefault(heading, column)
    return MappingPreset(
        bench.name_of(paper.locality), tuple(headers.items()), locality=paper.locality
    )
