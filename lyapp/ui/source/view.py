"""Layout of the document viewer: tools above, the document, remarks at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from lyapp.ui import theme
from lyapp.ui.source.remarks import Remarks
from lyapp.ui.source.text import TextPages
from lyapp.ui.widgets.buttons import plain_button
from lyapp.ui.widgets.empty import EmptyState
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.labels import Note
from lyapp.ui.widgets.search import SearchBox


class SourceLayout(QWidget):
    """All widgets of the viewer; the pages of a PDF come into `stack` with the first one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        unit = theme.unit()
        self.search = SearchBox(self.tr("Find in the document…"), key="", parent=self)
        self.search.setMinimumWidth(theme.px(180))
        self.found = _said(self)
        self.before = _small("‹", self.tr("Hit before"), self)
        self.after = _small("›", self.tr("Next hit"), self)
        self.page = _said(self)
        self.back = _small("↑", self.tr("Page before"), self)
        self.on = _small("↓", self.tr("Next page"), self)
        self.smaller = _small("−", self.tr("Smaller"), self)
        self.larger = _small("+", self.tr("Larger"), self)
        self.fit = plain_button(self.tr("Fit width"), parent=self)
        self.as_text = plain_button(self.tr("As text"), parent=self)
        self.as_text.setCheckable(True)
        self.remarks_button = plain_button("", parent=self)
        self.remarks_button.setCheckable(True)
        self.of_pages = (self.page, self.back, self.on, self.smaller, self.larger, self.fit)
        bar = QWidget(self)
        tools = FlowLayout(bar, gap=unit)
        for widget in (
            self.search, self.before, self.after, self.found, *self.of_pages, self.as_text,
            self.remarks_button,
        ):  # fmt: skip
            tools.addWidget(widget)
        self.text = TextPages(self)
        self.message = EmptyState("", "", parent=self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.message)
        self.stack.addWidget(self.text)
        self.remarks = Remarks(self)
        self.columns = QSplitter(Qt.Orientation.Horizontal, self)
        self.columns.setHandleWidth(1)
        self.columns.setChildrenCollapsible(False)
        self.columns.addWidget(self.stack)
        self.columns.addWidget(self.remarks)
        self.columns.setStretchFactor(0, 1)
        self.columns.setStretchFactor(1, 0)
        self.bar = bar
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(unit)
        column.addWidget(bar)
        column.addWidget(self.columns, 1)

    def say(self, title: str, sentence: str) -> None:
        """Show a message in the document's place."""
        self.message.say(title, sentence)
        self.stack.setCurrentWidget(self.message)

    def give_remarks_room(self) -> None:
        """A quarter of the width, where the words have room in it."""
        wide = self.columns.width()
        side = min(max(wide // 4, theme.px(200)), wide // 2)
        self.columns.setSizes([wide - side, side])


def _small(sign: str, name: str, parent: QWidget) -> QPushButton:
    button = plain_button(sign, parent=parent)
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button


def _said(parent: QWidget) -> Note:
    note = Note("", parent)
    note.setWordWrap(False)
    note.setSizePolicy(note.sizePolicy().Policy.Preferred, note.sizePolicy().Policy.Preferred)
    return note
