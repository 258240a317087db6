"""The form for a new review: its title, what it starts from, and where it is kept."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from lyapp.ui import theme
from lyapp.ui.review_jobs import BLANK, GENERATED, SAMPLE, Wanted
from lyapp.ui.widgets.buttons import plain_button, primary_button
from lyapp.ui.widgets.cards import Card
from lyapp.ui.widgets.labels import Heading, Note


def _tr(text: str) -> str:
    return QCoreApplication.translate("NewForm", text)


class NewForm(Card):
    """Says `wanted` with a `Wanted` once the title is there, `given_up` when cancelled."""

    wanted = Signal(object)
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=3)
        self.title = QLineEdit(self)
        self.title.setAccessibleName(_tr("Title of the review"))
        self.title.setPlaceholderText(_tr("For example: Northshire 2026/27"))
        self.blank = QRadioButton(_tr("Blank: your own organisations, localities and members"))
        self.sample = QRadioButton(_tr("The sample: Hertfordshire 2008/09"))
        self.generated = QRadioButton(_tr("Made up, for trying out"))
        self._group = QButtonGroup(self)
        for button in (self.blank, self.sample, self.generated):
            self._group.addButton(button)
        self.blank.setChecked(True)
        self.localities = _number(1, 5000, 12, _tr("How many localities"))
        self.members = _number(1, 60, 8, _tr("How many members"))
        self._sizes = QWidget(self)
        sizes = QHBoxLayout(self._sizes)
        sizes.setContentsMargins(theme.px(24), 0, 0, 0)
        sizes.addWidget(self.localities)
        sizes.addWidget(Note(_tr("localities")))
        sizes.addWidget(self.members)
        sizes.addWidget(Note(_tr("members")))
        sizes.addStretch(1)
        self.make = primary_button(_tr("Choose where, and create…"), clicked=self._create)
        self._lay_out()
        self.title.textChanged.connect(self._check)
        self.title.returnPressed.connect(self._create)
        self._group.buttonToggled.connect(self._check)
        self._check()

    def _lay_out(self) -> None:
        self.body.addWidget(Heading(_tr("New review")))
        form = QFormLayout()
        form.setSpacing(theme.unit())
        form.addRow(_tr("Title"), self.title)
        starts = QVBoxLayout()
        starts.setSpacing(theme.unit() // 2)
        for each in (self.blank, self.sample, self.generated, self._sizes):
            starts.addWidget(each)
        form.addRow(_tr("Starts as"), starts)
        self.body.addLayout(form)
        about = _tr("A review is one file. You can copy it, move it and send it like any other.")
        self.body.addWidget(Note(about))
        row = QHBoxLayout()
        row.addWidget(self.make)
        row.addWidget(plain_button(_tr("Cancel"), clicked=self._cancel))
        row.addStretch(1)
        self.body.addLayout(row)

    def start_over(self) -> None:
        """An empty form."""
        self.title.clear()
        self.blank.setChecked(True)
        self.title.setFocus()

    @Slot()
    def _cancel(self) -> None:
        self.given_up.emit()

    @Slot()
    def _check(self) -> None:
        self._sizes.setVisible(self.generated.isChecked())
        self.make.setEnabled(bool(self.title.text().strip()))

    @Slot()
    def _create(self) -> None:
        title = self.title.text().strip()
        if not title:
            return
        programme = BLANK
        if self.sample.isChecked():
            programme = SAMPLE
        elif self.generated.isChecked():
            programme = GENERATED
        self.wanted.emit(
            Wanted(
                programme,
                title=title,
                localities=self.localities.value(),
                members=self.members.value(),
            )
        )


def _number(lowest: int, highest: int, value: int, name: str) -> QSpinBox:
    box = QSpinBox()
    box.setRange(lowest, highest)
    box.setValue(value)
    box.setAccessibleName(name)
    return box
