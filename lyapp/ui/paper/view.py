"""The paper screen's widgets: choices at the left, the paper at the right. Layout only."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
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


class PaperView(QWidget):
    """All widgets of the paper screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.organisation = ChoiceButton(self.tr("Organisation"), self)
        self.localities = CheckList(self.tr("Localities"), self)
        self.sections: dict[str, QCheckBox] = {}
        self._section_column = QVBoxLayout()
        self._section_column.setSpacing(theme.unit() // 2)
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
        columns.addWidget(self._choices())
        columns.addWidget(self._paper())
        columns.setStretchFactor(0, 0)
        columns.setStretchFactor(1, 1)
        self.share_width()
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
        return tuple(made)

    def share_width(self) -> None:
        """Give the choices the room their words need at this text size; once a size."""
        if self._shared_at != theme.percent():
            self._shared_at = theme.percent()
            left = theme.unit() * 34
            self._columns.setSizes([left, max(self.width() - left, theme.unit() * 40)])

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
        column.addWidget(Title(self.tr("Paper"), self))
        column.addWidget(Label(self.tr("Organisation"), self))
        column.addWidget(self.organisation)
        column.addSpacing(step)
        column.addWidget(self.localities, 1)
        column.addSpacing(step)
        column.addWidget(Label(self.tr("Sections"), self))
        column.addLayout(self._section_column)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        area.setMinimumWidth(step * 24)
        return area

    def _paper(self) -> QWidget:
        step = theme.unit()
        side = QWidget(self)
        bar = QWidget(self)
        tools = FlowLayout(bar, gap=step)
        for widget in (
            self.save, self.print, self.back, self.page, self.on,
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
