"""The meetings screen's widgets. Layout only."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QListView,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lyapp.ui import theme
from lyapp.ui.meetings.models import MeetingList, MetModel
from lyapp.ui.widgets.buttons import plain_button, primary_button
from lyapp.ui.widgets.cards import framed
from lyapp.ui.widgets.checklist import CheckList
from lyapp.ui.widgets.empty import EmptyState
from lyapp.ui.widgets.labels import Heading, Label, Note, Title
from lyapp.ui.widgets.scrolled import scrolled


class Matrix(QTableView):
    """Localities and meetings; Space works like a click."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's own: Space ticks the current cell."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.clicked.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class MeetingsView(QWidget):
    """Meetings and the form for a new one at the left, the matrix at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        self.meetings = MeetingList(self)
        self.met = MetModel(self)
        self.list = QListView(self)
        self.list.setModel(self.meetings)
        self.list.setAccessibleName(self.tr("Meetings"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMinimumHeight(step * 5)
        self.list.setMaximumHeight(step * 26)
        # As tall as the meetings there are, so that the form under it has the rest.
        self.list.setSizeAdjustPolicy(QAbstractItemView.SizeAdjustPolicy.AdjustToContents)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.remove = plain_button(self.tr("Remove this meeting"), parent=self)
        self.about = Note("", self)
        self.date = QLineEdit(self)
        self.date.setPlaceholderText(self.tr("such as 3 July 2008"))
        self.date.setAccessibleName(self.tr("Date of the meeting"))
        self.note = QLineEdit(self)
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setPlaceholderText(self.tr("perhaps a note"))
        self.localities = CheckList(self.tr("Plans considered"), self)
        self.problem = Note("", self)
        self.problem.set_tone("bad")
        self.problem.hide()
        self.add = primary_button(self.tr("Add meeting"), parent=self)
        self._make_matrix()
        self._lay_out(step)
        self.look()

    def _make_matrix(self) -> None:
        self.matrix = Matrix(self)
        self.matrix.setModel(self.met)
        self.matrix.setAccessibleName(self.tr("Which meeting considered which plan"))
        self.matrix.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.matrix.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.matrix.setShowGrid(False)
        self.matrix.setFrameShape(QFrame.Shape.NoFrame)
        self.matrix.setTabKeyNavigation(False)
        self.matrix.verticalHeader().hide()
        self.matrix.setCornerButtonEnabled(False)
        self.no_meetings = EmptyState(
            self.tr("No meeting yet"),
            self.tr("Type its date at the left, tick the plans it considered, and add it."),
            parent=self,
        )

    def _lay_out(self, step: int) -> None:
        self.right = QStackedWidget(self)
        card = framed(self.matrix, self)
        self.right.addWidget(card)
        self.right.addWidget(self.no_meetings)

        self.columns = QSplitter(Qt.Orientation.Horizontal, self)
        self.columns.setHandleWidth(step)
        self.columns.setProperty("quiet", "true")
        self.columns.setChildrenCollapsible(False)
        self.columns.addWidget(self._left(step))
        self.columns.addWidget(self.right)
        self.columns.setStretchFactor(0, 0)
        self.columns.setStretchFactor(1, 1)
        self.columns.setSizes([step * 44, step * 110])
        self.to_programme = primary_button(self.tr("Add a locality"), parent=self)
        self.nothing = EmptyState(
            self.tr("No localities yet"),
            self.tr("A meeting considers plans. Add the localities that submit them first."),
            self.to_programme,
            self,
        )
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.columns)
        self.pages.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(step * 2, step * 2, step * 2, step * 2)
        column.setSpacing(step)
        column.addWidget(Title(self.tr("Meetings"), self))
        column.addWidget(
            Note(self.tr("A tick says that the meeting considered the locality’s plan."), self)
        )
        column.addWidget(self.pages, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's own: the matrix gets at least as much room as the list."""
        super().resizeEvent(event)
        left = min(theme.unit() * 44, round(self.width() * 0.42))
        self.columns.setSizes([left, max(self.width() - left, 1)])

    def look(self) -> None:
        """Follow the text size."""
        step = theme.unit()
        self.matrix.setStyleSheet(f"QTableView::item {{ padding: 0 {step // 2}px; }}")
        self.list.setStyleSheet(f"QListView::item {{ padding: {step // 2}px; }}")
        rows = self.matrix.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(round(step * 4.25))
        head = self.matrix.horizontalHeader()
        head.setDefaultSectionSize(step * 10)
        head.setHighlightSections(False)
        head.resizeSection(0, step * 26)

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong with the form; "" for nothing."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _left(self, step: int) -> QWidget:
        inner = QWidget(self)
        held = QFrame(inner)
        held.setProperty("card", "true")
        box = QVBoxLayout(held)
        box.setContentsMargins(step, step, step, step)
        box.addWidget(self.list, 1)
        box.addWidget(self.about)
        row = QHBoxLayout()
        row.addWidget(self.remove)
        row.addStretch()
        box.addLayout(row)
        new = QFrame(inner)
        new.setProperty("card", "true")
        form = QVBoxLayout(new)
        form.setContentsMargins(step * 2, step * 2, step * 2, step * 2)
        form.setSpacing(step // 2)
        form.addWidget(Heading(self.tr("Add a meeting"), self))
        for words, field in ((self.tr("Date"), self.date), (self.tr("Note"), self.note)):
            label = Label(words, self)
            label.setBuddy(field)
            form.addWidget(label)
            form.addWidget(field)
        form.addWidget(self.localities, 1)
        form.addWidget(self.problem)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch()
        form.addLayout(row)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step)
        column.addWidget(held)
        column.addWidget(new, 1)
        area = scrolled(inner, self)
        area.setMinimumWidth(step * 28)
        return area
