"""The fields of one criterion, which save themselves."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from lyapp.model.criteria import Criterion, Level, RatingScale
from lyapp.ui import theme
from lyapp.ui.programme.checks import Checks
from lyapp.ui.widgets.autosave import AutoLine, AutoText
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.growing import GrowingText
from lyapp.ui.widgets.labels import Heading, Label, Note, wrap
from lyapp.ui.widgets.number import AutoNumber

HEAVIEST = 1000
_TOP = Qt.AlignmentFlag.AlignTop


class CriterionFields(QScrollArea):
    """Title, question, guidance, weight, marks, and what each level of the scale means."""

    settled = Signal(str, object)
    """A field's name and its new value."""
    described = Signal(int, str)
    """A level's value and what it means now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.criterion = ""
        self.title = AutoLine(self.tr("Title"))
        self.question = GrowingText(self.tr("Question"), least=2)
        self.guidance = GrowingText(self.tr("Guidance"), least=2)
        self.weight = AutoNumber(self.tr("Weight"))
        self.weight.setRange(0, HEAVIEST)
        self.must_pass = QCheckBox(self.tr("Must pass"))
        self.open_text = QCheckBox(self.tr("Takes a comment, no rating"))
        self._texts: dict[str, AutoLine | AutoText] = {
            "title": self.title, "question": self.question, "guidance": self.guidance,
        }  # fmt: skip
        for name, field in (
            *self._texts.items(), ("weight", self.weight),
            ("must_pass", self.must_pass), ("open_text", self.open_text),
        ):  # fmt: skip
            field.setObjectName(name)
        for field in self._texts.values():
            field.settled.connect(self._settled)
        self.weight.settled.connect(self._settled)
        for box in (self.must_pass, self.open_text):
            box.setAccessibleName(box.text())
            box.clicked.connect(self._settled)
        self.levels: dict[int, GrowingText] = {}
        self._names: list[Label] = []
        self._scale: RatingScale | None = None
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(step * 2, step * 2, step * 2, step * 2)
        column.setSpacing(step // 2)
        for field in self._texts.values():
            label = Label(field.accessibleName())
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
            column.addSpacing(step)
        label = Label(self.weight.accessibleName())
        label.setBuddy(self.weight)
        marks = FlowLayout(gap=step * 2)
        for widget in (label, self.weight, self.must_pass, self.open_text):
            marks.addWidget(widget)
        column.addLayout(marks)
        self._lay_out_means()
        column.addWidget(self.means)
        self.checks = Checks()
        column.addWidget(self.checks)
        column.addStretch()
        self.setWidget(content)

    def _lay_out_means(self) -> None:
        step = theme.unit()
        self.means = QWidget()
        means = QVBoxLayout(self.means)
        means.setContentsMargins(0, step * 2, 0, 0)
        means.setSpacing(step // 2)
        heading = Heading(self.tr("What each level means here"))
        wrap(heading)
        means.addWidget(heading)
        means.addWidget(
            Note(self.tr("Left empty, the level means what the rating scale says of it."))
        )
        self._rows = QWidget()
        means.addWidget(self._rows)
        self._means = means

    def show_criterion(self, one: Criterion, scale: RatingScale, *, fixed: bool) -> None:
        """Show what is stored; what is being typed of the same criterion stays."""
        other = one.key != self.criterion
        if other:
            self.flush()
        if scale != self._scale:
            self.flush()
            self._offer_levels(scale)
        self.criterion = one.key
        said = dict(one.descriptors)
        texts: list[tuple[AutoLine | AutoText, str]] = [
            (self.title, one.title),
            (self.question, one.question),
            (self.guidance, one.guidance),
            *((field, said.get(value, "")) for value, field in self.levels.items()),
        ]
        for field, text in texts:
            if other:
                field.start_over(text)
            else:
                field.set_saved_text(text)
            field.setReadOnly(fixed)
        self.weight.set_saved_value(one.weight)
        self.must_pass.setChecked(one.must_pass)
        self.open_text.setChecked(one.open_text)
        self.weight.setEnabled(not fixed and not one.open_text)
        self.must_pass.setEnabled(not fixed and not one.open_text)
        self.open_text.setEnabled(not fixed)
        self.means.setVisible(not one.open_text)
        self.checks.show_ticks(one.checks)
        if other:
            self.verticalScrollBar().setValue(0)

    def look(self) -> None:
        """Follow the text size."""
        for name in self._names:
            name.setFixedWidth(theme.unit() * 12)
            name.setContentsMargins(0, theme.unit() // 2, 0, 0)

    def flush(self) -> None:
        """Send off what is still being typed."""
        for field in (*self._texts.values(), self.weight, *self.levels.values()):
            field.flush()

    def take_back(self, name: str) -> None:
        """A text couldn't be saved: it stays, still to be saved."""
        if name in self._texts:
            self._texts[name].take_back()

    def take_level_back(self, value: int) -> None:
        """What a level means couldn't be saved: it stays, still to be saved."""
        if value in self.levels:
            self.levels[value].take_back()

    def _offer_levels(self, scale: RatingScale) -> None:
        old = self._rows
        self._rows = QWidget()
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.unit())
        grid.setVerticalSpacing(theme.unit())
        grid.setColumnStretch(1, 1)
        self.levels, self._names = {}, []
        for position, level in enumerate(scale.levels):
            field = self._level(level)
            self.levels[level.value] = field
            name = Label(f"{level.value}  {level.label}")
            name.setBuddy(field)
            wrap(name)
            self._names.append(name)
            grid.addWidget(name, position, 0, _TOP)
            grid.addWidget(field, position, 1)
        self.look()
        self._means.replaceWidget(old, self._rows)
        old.hide()
        old.deleteLater()
        self._scale = scale
        # The new fields are empty: they are filled as for another criterion.
        self.criterion = ""

    def _level(self, level: Level) -> GrowingText:
        words = self.tr("What {value} {label} means")
        field = GrowingText(words.format(value=level.value, label=level.label), least=1)
        field.setPlaceholderText(level.descriptor)
        field.setProperty("level", level.value)
        field.settled.connect(self._described)
        return field

    @Slot(str)
    @Slot(int)
    @Slot(bool)
    def _settled(self, value: str | int) -> None:
        self.settled.emit(self.sender().objectName(), value)

    @Slot(str)
    def _described(self, text: str) -> None:
        self.described.emit(int(self.sender().property("level")), text)
