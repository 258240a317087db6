"""The search screen's widgets. Layout only."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QListView, QStackedWidget, QVBoxLayout, QWidget

from lyapp.ui import theme
from lyapp.ui.search.delegate import HitDelegate
from lyapp.ui.search.models import HitModel
from lyapp.ui.widgets.empty import EmptyState
from lyapp.ui.widgets.labels import Note, Title
from lyapp.ui.widgets.search import SearchBox

_WIDEST = 110
"""Grid steps; wider than that, a line is hard to follow."""


class SearchView(QWidget):
    """A box to type into, what was found, or a sentence where there is nothing to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        self.title = Title(self.tr("Search all plans"), self)
        self.search = SearchBox(self.tr("Words in any plan or its document…"), parent=self)
        self.said = Note("", self)
        self.model = HitModel(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(HitDelegate(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("What was found"))
        self.card = QFrame(self)
        self.card.setProperty("card", "true")
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(step // 2, step // 2, step // 2, step // 2)
        inside.addWidget(self.list)
        self.empty = EmptyState("", "", parent=self)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self.card)
        middle = QWidget(self)
        middle.setMaximumWidth(step * _WIDEST)
        column = QVBoxLayout(middle)
        column.setContentsMargins(step * 2, step * 2, step * 2, step * 2)
        column.setSpacing(step)
        column.addWidget(self.title)
        column.addWidget(self.search)
        column.addWidget(self.said)
        column.addWidget(self.pages, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(middle)
