"""The third step: every row, with what there is to decide in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lyapp.model.reading import ReadingSetting
from lyapp.ui.intake import edits
from lyapp.ui.intake.check import putting_right
from lyapp.ui.intake.check.beside import DocumentBeside, where
from lyapp.ui.intake.check.taking_back import say_again, take_back
from lyapp.ui.intake.check.view import CheckView
from lyapp.ui.intake.check.words import counted
from lyapp.ui.intake.step import Step

if TYPE_CHECKING:
    from lyapp.model.findings import Correction
    from lyapp.model.intake import ReadRow
    from lyapp.model.plan import DatePrecision
    from lyapp.ui.intake.bench import Bench
    from lyapp.ui.intake.check.models import Entry
    from lyapp.ui.intake.tray import Key, Paper

_SOON = 60  # milliseconds after a row was chosen until its place in the document is shown


class CheckStep(Step):
    """The rows at the left, the one chosen in the middle, its place in the document beside it."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self.view = v = CheckView(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(v)
        self._only = False
        self._paper = 0
        self._beside = DocumentBeside(v.place)
        # After the row itself: going through the rows never waits for the document.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._show_source)
        v.list.selectionModel().currentChanged.connect(self._chosen)
        v.list.asked.connect(self._asked)
        v.list.doubleClicked.connect(self._edit)
        v.look_at.clicked.connect(self._filter)
        v.all.clicked.connect(self._filter)
        v.split.clicked.connect(self._split)
        v.join.clicked.connect(self._join)
        v.leave_out.clicked.connect(self._leave_out)
        v.seen.clicked.connect(self._say_seen)
        v.as_read.clicked.connect(self._as_read)
        v.source_button.clicked.connect(self._source_clicked)
        v.editor.edited.connect(self._edited)
        v.editor.due_said.connect(self._due_said)
        v.editor.figures.said.connect(self._figures_said)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), v.editor)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self._back_to_rows)
        bench.rows_changed.connect(self._read_anew)

    # Showing.

    def show_paper(self) -> None:
        """Show the rows of the document worked on."""
        paper = self.paper
        if paper is None or paper.rows is None or paper.document is None:
            return
        if paper.number != self._paper:
            self._paper, self._only = paper.number, False
        self._fill(paper)

    @Slot()
    def _read_anew(self) -> None:
        if not self.isHidden():
            self.show_paper()

    def _fill(self, paper: Paper) -> None:
        v = self.view
        v.editor.flush()
        document = paper.document
        if document is None:
            return
        v.model.show(
            document,
            self.bench.rows_of(paper),
            edited=paper.edits.keys(),
            seen=paper.seen,
            only_to_look_at=self._only,
        )
        place = v.model.position_of(paper.row_shown)
        if place is None and v.model.rowCount():
            place = 0
        if place is not None:
            v.list.setCurrentIndex(v.model.index(place))
            v.list.scrollTo(v.model.index(place))
        v.nothing.setText(
            self.tr("There is nothing to look at in these rows.") if self._only else ""
        )
        v.nothing.setVisible(self._only and place is None)
        self._show_counts()
        self._show_current()

    def _show_counts(self) -> None:
        self.view.say_counts(only=self._only)
        self.changed.emit()

    def _entry(self) -> Entry | None:
        index = self.view.list.currentIndex()
        return self.view.model.entries()[index.row()] if index.isValid() else None

    def _row(self) -> ReadRow | None:
        entry = self._entry()
        return self.view.model.rows()[entry.row] if entry is not None else None

    def _key(self) -> Key | None:
        entry = self._entry()
        return self.view.model.key(entry.row) if entry is not None else None

    @Slot(QModelIndex, QModelIndex)
    def _chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_current()

    def _show_current(self) -> None:
        v, paper = self.view, self.paper
        entry, row = self._entry(), self._row()
        if paper is not None and entry is not None:
            paper.row_shown = entry.place.table, entry.place.row
        key = self._key()
        document = paper.document if paper is not None else None
        told = where(document, entry.place) if entry is not None and document is not None else ""
        v.editor.show_row(row, key, told, paper.told() if paper is not None else ReadingSetting())
        v.split.setEnabled(entry is not None and row is not None and len(row.places) > 1)
        v.join.setEnabled(entry is not None and entry.begins and entry.row > 0)
        left_out = row is not None and row.refused
        v.leave_out.setText(self.tr("Take it in again") if left_out else self.tr("Leave it out"))
        v.leave_out.setEnabled(row is not None and (not left_out or bool(row.title)))
        seen = paper is not None and key in paper.seen
        v.seen.setText(self.tr("Look at it again") if seen else self.tr("Looked at"))
        v.seen.setEnabled(row is not None and edits.to_look_at(row))
        v.as_read.setVisible(paper is not None and key in paper.edits)
        v.has_steps = paper is not None and bool(paper.before or paper.after)
        self._soon.start()

    # The document beside it.

    @Slot()
    def _source_clicked(self) -> None:
        self.view.say_source()
        self.view.share()
        self._soon.start()

    @Slot()
    def _show_source(self) -> None:
        entry, paper = self._entry(), self.paper
        if self.view.source_button.isChecked() and paper is not None and entry is not None:
            self._beside.show(paper, entry.place)

    # Keys and buttons.

    @Slot(str)
    def _asked(self, what: str) -> None:
        if what in ("next", "previous"):
            self.view.jump(1 if what == "next" else -1)
            return
        if what in ("undo", "redo"):
            self._go_back(take_back if what == "undo" else say_again)
            return
        {
            "split": self._split,
            "join": self._join,
            "leave out": self._leave_out,
            "seen": self._say_seen,
            "edit": self._edit,
        }[what]()

    @Slot()
    def _edit(self) -> None:
        if self._row() is not None:
            self.view.editor.focus_first()

    @Slot()
    def _back_to_rows(self) -> None:
        self.view.editor.flush()
        self.view.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _filter(self) -> None:
        self._only = self.sender() is self.view.look_at
        self.show_paper()
        self.view.list.setFocus()

    @Slot()
    def _split(self) -> None:
        paper, entry, row = self.paper, self._entry(), self._row()
        if paper is None or entry is None or row is None or len(row.places) < 2:
            return
        if entry.begins and len(row.places) > 2:
            self.bench.desk.tell(
                self.tr("Choose the line below at which the new objective begins, then split.")
            )
            return
        if self._key() in paper.edits:
            self.bench.desk.tell(
                self.tr("What you typed stays with the row above: look at both parts.")
            )
        place = row.places[1] if entry.begins else entry.place
        putting_right.split_at(paper, place)
        paper.row_shown = place.table, place.row
        self.bench.ask_rows(paper)

    @Slot()
    def _join(self) -> None:
        paper, entry, row = self.paper, self._entry(), self._row()
        if paper is None or entry is None or row is None or not entry.begins or not entry.row:
            return
        self.view.editor.flush()
        putting_right.join_at(paper, self.view.model.rows(), entry.row)
        self.bench.ask_rows(paper)

    @Slot()
    def _leave_out(self) -> None:
        row, key = self._row(), self._key()
        if row is not None and key is not None and (row.title or not row.refused):
            said = "no" if row.refused else "yes"
            self._edited(key, edits.LEFT_OUT, said)

    @Slot()
    def _say_seen(self) -> None:
        paper, entry, row = self.paper, self._entry(), self._row()
        if paper is None or entry is None or row is None or not edits.to_look_at(row):
            return
        putting_right.look_at(paper, self.view.model.key(entry.row))
        self.view.model.change(entry.row, row)
        self._show_counts()
        self._show_current()

    @Slot()
    def _as_read(self) -> None:
        paper, key = self.paper, self._key()
        if paper is not None and key is not None:
            putting_right.let_be(paper, key)
            self._renew(paper, key)

    # Putting right, and taking it back.

    def _go_back(self, does: Callable[[Paper], bool]) -> None:
        if self.paper is not None:
            if does(self.paper):
                self.bench.ask_rows(self.paper)
            else:
                self._fill(self.paper)

    @Slot(object, str, str)
    def _edited(self, key: Key, field: str, text: str) -> None:
        if self.paper is not None:
            putting_right.put_right(self.paper, key, field, text)
            self._renew(self.paper, key)

    def _renew(self, paper: Paper, key: Key) -> None:
        """Show one row as it is now."""
        paper.preview = None
        found = putting_right.as_read(paper, key)
        if found is not None:
            position, read = found
            row = edits.apply(read, paper.edits.get(key, {}), paper.told())
            self.view.model.change(position, row)
        self._show_counts()
        self._show_current()

    @Slot(object, object)
    def _due_said(self, day: date | None, precision: DatePrecision) -> None:
        paper, row = self.paper, self._row()
        if paper is None or row is None or not row.timescale:
            return
        if (row.due.day, row.due.precision) != (day, precision):
            putting_right.say_due(paper, row.timescale, day, precision)
            self.bench.ask_rows(paper)

    @Slot(object)
    def _figures_said(self, corrections: tuple[Correction, ...]) -> None:
        if self.paper is not None and corrections:
            putting_right.say_meanings(self.paper, corrections)
            self._show_counts()
        self._show_current()

    # Going on.

    def flush(self) -> None:
        """Keep what is being typed."""
        self.view.editor.flush()

    def first_focus(self) -> QWidget | None:
        """The rows."""
        return self.view.list

    def may_go_on(self) -> bool:
        """With a row that can be taken in."""
        return any(not row.refused for row in self.view.model.rows())

    def says(self) -> str:
        """What is left to look at."""
        return counted(self.view.model.rows(), self.paper)
