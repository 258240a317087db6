"""The paper screen's widgets: choices at the left, the paper at the right. Layout only.

Where there is no room for both, one of them is shown, with a button that leads to the other.
"""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lyapp.ui import theme
from lyapp.ui.paper.preview import Preview
from lyapp.ui.widgets.buttons import plain_button, primary_button
from lyapp.ui.widgets.checklist import CheckList
from lyapp.ui.widgets.empty import EmptyState
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.labels import Label, Note, Title
from lyapp.ui.widgets.popup import ChoiceButton
from lyapp.ui.widgets.scrolled import scrolled
from lyapp.ui.widgets.tab_order import in_order, put_before

_BOTH = 70
"""Units of the grid below which there is no room for choices and pages side by side."""


class PaperView(QWidget):
    """All widgets of the paper screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.organisation = ChoiceButton(self.tr("Organisation"), self)
        self.localities = CheckList(self.tr("Localities"), self)
        self.how_many = Note("", self)
        self.sections: dict[str, QCheckBox] = {}
        self._section_column = QVBoxLayout()
        self._section_column.setSpacing(theme.unit() // 2)
        self.to_paper = plain_button(self.tr("‹ Back to the pages"), parent=self)
        self.to_choices = plain_button(self.tr("What goes in"), parent=self)
        self.page = Note("", self)
        self.page.setWordWrap(False)
        self.page.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.back = _small(self.tr("‹"), self.tr("Previous page"), self)
        self.on = _small(self.tr("›"), self.tr("Next page"), self)
        self.smaller = _small(self.tr("−"), self.tr("Smaller"), self)
        self.larger = _small(self.tr("+"), self.tr("Larger"), self)
        self.fit = plain_button(self.tr("Fit width"), parent=self)
        self.page.setMinimumHeight(self.fit.sizeHint().height())
        self.as_text = plain_button(self.tr("As text"), parent=self)
        self.as_text.setCheckable(True)
        self.print = plain_button(self.tr("Print…"), parent=self)
        self.save = primary_button(self.tr("Save PDF…"), parent=self)
        self.preview = Preview(self)
        self.message = EmptyState("", "", parent=self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.message)
        self.stack.addWidget(self.preview)

        self._columns = columns = QSplitter(Qt.Orientation.Horizontal, self)
        self._shared_at = 0
        columns.setHandleWidth(1)
        columns.setChildrenCollapsible(False)
        self._left, self._right = self._choices(), self._paper()
        columns.addWidget(self._left)
        columns.addWidget(self._right)
        columns.setStretchFactor(0, 0)
        columns.setStretchFactor(1, 1)
        self.share_width()
        self.narrow = False
        self.to_choices.clicked.connect(self._show_choices)
        self.to_paper.clicked.connect(self._show_pages)
        for button in (self.to_choices, self.to_paper):
            button.hide()
        in_order(
            self.to_paper, self.organisation, self.localities.list, self.save, self.print,
            self.to_choices, self.back, self.on, self.smaller, self.larger, self.fit, self.as_text,
        )  # fmt: skip
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(columns)

    def offer_sections(
        self, sections: tuple[tuple[str, str], ...], ticked: Collection[str]
    ) -> tuple[QCheckBox, ...]:
        """Offer (key, words) sections, some of them ticked; return the new boxes."""
        made = []
        for key, words in sections:
            if key not in self.sections:
                box = QCheckBox(words, self)
                box.setChecked(key in ticked)
                self._section_column.addWidget(box)
                self.sections[key] = box
                made.append(box)
        put_before(self.save, made)
        return tuple(made)

    def say_how_many(self, ticked: int, of: int) -> None:
        """Say how many of the review's localities go in, so that none is missed unnoticed."""
        if ticked == of:
            words = self.tr("All {of} localities") if of > 1 else ""
        else:
            words = self.tr("{n} of {of} localities · {left} left out")
        said = words.format(n=ticked, of=of, left=of - ticked)
        self.how_many.setText(said)
        self.to_choices.setText((said or self.tr("What goes in")) + "…")
        self.how_many.set_tone("plain" if ticked == of else "caution")

    def share_width(self) -> None:
        """Give the choices the room their words need at this text size; once a size."""
        if self._shared_at != theme.percent():
            self._shared_at = theme.percent()
            left = theme.unit() * 34
            self._columns.setSizes([left, max(self.width() - left, theme.unit() * 40)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show both sides where there is room, else the pages alone."""
        super().resizeEvent(event)
        narrow = self.width() < theme.unit() * _BOTH
        if narrow != self.narrow:
            self.narrow = narrow
            for button in (self.to_choices, self.to_paper):
                button.setVisible(narrow)
            self._left.setVisible(not narrow)
            self._right.show()

    @Slot()
    def _show_choices(self) -> None:
        self._left.show()
        self._right.hide()
        self.localities.list.setFocus()

    @Slot()
    def _show_pages(self) -> None:
        self._right.show()
        self._left.hide()
        self.to_choices.setFocus()

    def say(self, title: str, sentence: str) -> None:
        """Show a message in the paper's place."""
        self.message.say(title, sentence)
        self.stack.setCurrentWidget(self.message)

    def _choices(self) -> QWidget:
        step = theme.unit()
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(step * 2, step * 2, step * 2, step * 2)
        column.setSpacing(step)
        column.addWidget(self.to_paper, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Title(self.tr("Paper"), self))
        column.addWidget(Label(self.tr("Organisation"), self))
        column.addWidget(self.organisation)
        column.addSpacing(step)
        column.addWidget(self.how_many)
        column.addWidget(self.localities, 1)
        column.addSpacing(step)
        column.addWidget(Label(self.tr("Sections"), self))
        column.addLayout(self._section_column)
        area = scrolled(inner, self)
        area.setMinimumWidth(step * 24)
        return area

    def _paper(self) -> QWidget:
        step = theme.unit()
        side = QWidget(self)
        bar = QWidget(self)
        tools = FlowLayout(bar, gap=step)
        for widget in (
            self.save, self.print, self.to_choices, self.back, self.page, self.on,
            self.smaller, self.larger, self.fit, self.as_text,
        ):  # fmt: skip
            tools.addWidget(widget)
        top = QHBoxLayout()
        top.setContentsMargins(step * 2, step * 2, step * 2, step)
        top.addWidget(bar)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.stack, 1)
        return side


def _small(sign: str, name: str, parent: QWidget) -> QPushButton:
    button = plain_button(sign, parent=parent)
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
