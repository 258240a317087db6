"""The right-hand side of the review screen: one criterion and what the member says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTime, Signal, Slot
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lyapp.model.criteria import ScoreState
from lyapp.ui import theme
from lyapp.ui.review import marks
from lyapp.ui.review.chips import Chips
from lyapp.ui.review.levels import Levels
from lyapp.ui.review.rating_row import RatingRow, Segments
from lyapp.ui.widgets.autosave import AutoText
from lyapp.ui.widgets.buttons import plain_button, primary_button
from lyapp.ui.widgets.labels import Body, Label, Note, Strong, Title, repolish, wrap

if TYPE_CHECKING:
    from lyapp.store.queries.score_sheet import ScoreLine, ScoreSheet

KEY_PRESS = QEvent.Type.KeyPress
RESIZED = QEvent.Type.Resize
ESCAPE = Qt.Key.Key_Escape
RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PAGES = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
CONTROL = Qt.KeyboardModifier.ControlModifier
_COMMENT_LEAST = 6
_COMMENT_MOST = 12
"""Grid steps the comment is high, as there is room."""


class SheetPane(QFrame):
    """A criterion, its levels, a comment, the evidence, and the way to the next one."""

    picked = Signal(int)
    """A level was clicked."""
    answered_otherwise = Signal(object)
    """Not applicable or unable to judge: a `ScoreState`."""
    stepped = Signal(int)
    """To the next (1) or the previous (-1) criterion."""
    went_to = Signal(int)
    """To the criterion at this position."""
    unciting = Signal(int)
    """Take away the citation with this evidence id."""
    left_comment = Signal()
    next_plan = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ScoreSheet")
        self._sheet: ScoreSheet | None = None
        self._line: ScoreLine | None = None
        self._area_watched: QScrollArea | None = None
        self._last = False
        step = theme.unit()

        self.place = Label("", self)
        self.title = Title("", self)
        self.question = Body("", self)
        self.ratings = RatingRow(self)
        self.not_applicable = _answer_button(self.tr("Not applicable"), "−", self)
        self.unable = _answer_button(self.tr("Unable to judge"), "/", self)
        self.descriptor = Body("", self)
        self.levels = Levels(self)
        self._all_levels = False
        self.guidance_frame = QFrame(self)
        self.guidance_frame.setProperty("card", "quiet")
        self.guidance = Body("", self.guidance_frame)
        self.made_up = Body("", self)
        self.made_up.setText(self.tr("This answer is made up."))
        self.made_up.setProperty("tone", "caution")
        self.comment = AutoText(self.tr("Comment"), self)
        self.comment.setMinimumHeight(step * _COMMENT_LEAST)
        self.comment.setMaximumHeight(step * _COMMENT_MOST)
        self.comment.installEventFilter(self)
        self.comment_on = Strong(self.tr("Comment"), self)
        wrap(self.comment_on)
        self.comment_on.setBuddy(self.comment)
        self.saved = Label("", self)
        self.chips = Chips(self)
        self.cite_hint = Note("", self)
        self.cite_hint.setText(self.tr("Select a row, press E"))
        self.suggestion_frame = QFrame(self)
        self.suggestion_frame.setProperty("card", "quiet")
        self.suggestion = Body("", self.suggestion_frame)
        self.segments = Segments(self)
        self.previous_button = plain_button(self.tr("‹ Previous"), parent=self)
        self.next_button = primary_button(self.tr("Next criterion ›"), parent=self)
        self._lay_out(step)

        self.ratings.picked.connect(self.picked)
        self.ratings.hovered.connect(self._hovered)
        self.not_applicable.clicked.connect(self._not_applicable)
        self.unable.clicked.connect(self._unable)
        self.segments.picked.connect(self.went_to)
        self.previous_button.clicked.connect(self._previous)
        self.next_button.clicked.connect(self._next)
        self.chips.removed.connect(self.unciting)

    def _lay_out(self, step: int) -> None:
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(step * 2, step * 2, step * 2, step)
        column.setSpacing(theme.px(7))
        for widget in (self.place, self.title, self.question, self.ratings):
            column.addWidget(widget)
        others = QHBoxLayout()
        others.setSpacing(step)
        others.addWidget(self.not_applicable, 1)
        others.addWidget(self.unable, 1)
        column.addLayout(others)
        column.addWidget(self.made_up)
        column.addWidget(self.descriptor)
        column.addWidget(self.levels)
        box = QVBoxLayout(self.guidance_frame)
        box.setContentsMargins(step + step // 2, step, step + step // 2, step)
        box.addWidget(self.guidance)
        column.addWidget(self.guidance_frame)
        head = QHBoxLayout()
        head.addWidget(self.comment_on, 1)
        head.addWidget(self.saved, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self.comment)
        evidence = QHBoxLayout()
        evidence.setSpacing(step)
        evidence.addWidget(Strong(self.tr("Evidence"), self))
        evidence.addWidget(self.cite_hint, 1)
        column.addLayout(evidence)
        column.addWidget(self.chips)
        column.addStretch()
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Wrapped words are as tall as this width makes them, not as at their narrowest.
        inner.setMinimumHeight(1)
        self.area.setWidget(inner)
        self._area_watched = self.area
        self.area.installEventFilter(self)

        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.area, 1)
        outer.addLayout(self._foot(step))

    def _foot(self, step: int) -> QVBoxLayout:
        foot = QVBoxLayout()
        foot.setContentsMargins(step * 2, step, step * 2, step * 2)
        foot.setSpacing(step)
        box = QVBoxLayout(self.suggestion_frame)
        box.setContentsMargins(step + step // 2, step, step + step // 2, step)
        box.addWidget(self.suggestion)
        foot.addWidget(self.suggestion_frame)
        foot.addWidget(self.segments)
        buttons = QHBoxLayout()
        buttons.addWidget(self.previous_button)
        buttons.addStretch()
        buttons.addWidget(self.next_button)
        foot.addLayout(buttons)
        return foot

    def show_line(self, sheet: ScoreSheet, position: int) -> None:
        """Show one criterion of a sheet; the comment field is left to the screen."""
        line = sheet.lines[position]
        before = self._line
        self._sheet, self._line = sheet, line
        self._last = position == len(sheet.lines) - 1
        self.ratings.show_levels(sheet.scale.levels)
        if before is None or before.what != line.what:
            self._show_question(sheet, position, line)
        self.ratings.choose(line.rating if line.state is ScoreState.RATED else None)
        self.not_applicable.setChecked(line.state is ScoreState.NOT_APPLICABLE)
        self.unable.setChecked(line.state is ScoreState.UNABLE)
        self.made_up.setVisible(line.made_up and line.state is not None)
        self._describe(line.rating)
        self.chips.show_citations(line.citations)
        self.segments.show_progress(
            answered=[marks.answered(each) for each in sheet.lines],
            titles=[each.what.title for each in sheet.lines],
            here=position,
        )
        done, of = marks.progress(sheet)
        finished = of > 0 and done == of
        self.suggestion_frame.setVisible(finished)
        if finished:
            said = self.tr("Your marks alone: {sentence}")
            self.suggestion.setText(said.format(sentence=sheet.suggestion.sentence))
        self.previous_button.setEnabled(position > 0)
        self.next_button.setText(
            self.tr("Next plan ›") if self._last else self.tr("Next criterion ›")
        )

    def least_width(self) -> int:
        """The width below which something would be cut off."""
        inner = self.area.widget()
        least = inner.minimumSizeHint().width() if inner is not None else 0
        return least + self.area.verticalScrollBar().sizeHint().width() + 2

    def show_saved(self, *, now: bool) -> None:
        """Say beside the comment when it was saved, or nothing for one not touched yet."""
        text = self.tr("saved {time}").format(time=QTime.currentTime().toString("HH:mm"))
        self._say_saved(text if now else "", "plain")

    def show_unsaved(self) -> None:
        """Say beside the comment that it isn't saved."""
        self._say_saved(self.tr("not saved"), "bad")

    def _say_saved(self, words: str, tone: str) -> None:
        self.saved.setText(words)
        self.saved.setProperty("tone", tone)
        repolish(self.saved)

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be changed, or everything again."""
        for widget in (self.ratings, self.not_applicable, self.unable, self.chips):
            widget.setEnabled(not read_only)
        self.comment.setReadOnly(read_only)

    def write_comment(self) -> None:
        """Put the keyboard into the comment, behind what is written there."""
        self.comment.moveCursor(QTextCursor.MoveOperation.End)
        self.comment.setFocus()
        self.area.ensureWidgetVisible(self.comment)

    def focus_answer(self) -> None:
        """Put the keyboard on the sheet: the chosen level, or the comment of open text."""
        if self._line is None:
            return
        if self._line.what.open_text:
            self.comment.setFocus()
            return
        button = self.ratings.button(self._line.rating)
        if button is not None:
            button.setFocus()

    def _show_question(self, sheet: ScoreSheet, position: int, line: ScoreLine) -> None:
        self.place.setText(self._place(sheet, position))
        named = f"{line.what.number} {line.what.title}"
        self.comment_on.setText(self.tr("Comment on {criterion}").format(criterion=named))
        self.comment.setAccessibleName(self.comment_on.text())
        self.levels.show_words(marks.words_of_levels(sheet, line))
        self.title.setText(line.what.title)
        self.question.setText(line.what.question)
        self.guidance.setText(line.what.guidance)
        self.guidance_frame.setVisible(bool(line.what.guidance))
        rated = not line.what.open_text
        for widget in (self.ratings, self.not_applicable, self.unable, self.descriptor):
            widget.setVisible(rated)
        self._fit_levels()
        self.area.verticalScrollBar().setValue(0)

    def _place(self, sheet: ScoreSheet, position: int) -> str:
        """Where one is: only the criteria to rate are counted, as everywhere else."""
        line = sheet.lines[position]
        if line.what.open_text:
            last = position == len(sheet.lines) - 1
            return self.tr("Last: open comment") if last else self.tr("Open comment")
        rated = [each for each in sheet.lines if not each.what.open_text]
        place = self.tr("Criterion {n} of {of}").format(n=rated.index(line) + 1, of=len(rated))
        return place + (" · " + self.tr("must pass") if line.what.must_pass else "")

    def _fit_levels(self) -> None:
        """Show what every level means where there is room, else that of one level."""
        line, inner = self._line, self.area.widget()
        layout = inner.layout() if inner is not None else None
        if line is None or layout is None:
            return
        there = not line.what.open_text and bool(self.levels.lines())
        self.levels.setVisible(there)
        self.descriptor.setVisible(False)
        # As if a scroll bar were there: Qt keeps one as long as it is needed beside itself.
        width = self.area.width() - self.area.verticalScrollBar().sizeHint().width()
        most, least = theme.unit() * _COMMENT_MOST, theme.unit() * _COMMENT_LEAST
        self._all_levels = False
        # New words inside these reach the layout round them only with a later event.
        self.levels.updateGeometry()
        self.guidance_frame.updateGeometry()
        # The comment gives way a little where that lets every level stand there.
        for height in (most, least) if there else ():
            self.comment.setMaximumHeight(height)
            self._all_levels = layout.totalHeightForWidth(width) <= self.area.height()
            if self._all_levels:
                break
        else:
            self.comment.setMaximumHeight(most)
        self.levels.setVisible(self._all_levels)
        self._describe(line.rating)
        layout.activate()

    def _describe(self, value: int | None) -> None:
        sheet, line = self._sheet, self._line
        if sheet is None or line is None:
            return
        self.levels.choose(line.rating)
        self.descriptor.setVisible(
            not line.what.open_text
            and not (self._all_levels and line.state in (None, ScoreState.RATED))
        )
        if value is None:
            words = {
                ScoreState.NOT_APPLICABLE: self.tr("Not applicable: left out of every figure."),
                ScoreState.UNABLE: self.tr("Unable to judge: left out of every figure."),
            }
            self.descriptor.setText(
                words.get(line.state, "") if line.state else self.tr("Press the number of a level.")
            )
            return
        label = next((each.label for each in sheet.scale.levels if each.value == value), "")
        words_of_level = marks.descriptor(sheet, line, value)
        dash = " – " + words_of_level if words_of_level else ""
        self.descriptor.setText(f"{value} {label}{dash}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's own: the few keys that leave the comment."""
        if watched is self.comment and event.type() == KEY_PRESS and isinstance(event, QKeyEvent):
            key = event.key()
            if key == ESCAPE:
                self.left_comment.emit()
                return True
            if key in PAGES and not event.modifiers():
                self.stepped.emit(PAGES[Qt.Key(key)])
                return True
            if key in RETURNS and event.modifiers() & CONTROL:
                self.stepped.emit(1)
                return True
        elif watched is self._area_watched and event.type() == RESIZED:
            # There may be room for more words, or for fewer.
            self._fit_levels()
        return super().eventFilter(watched, event)

    @Slot(object)
    def _hovered(self, value: int | None) -> None:
        if value is None and self._line is not None:
            self._describe(self._line.rating)
        else:
            self._describe(value)

    @Slot()
    def _not_applicable(self) -> None:
        self.answered_otherwise.emit(ScoreState.NOT_APPLICABLE)

    @Slot()
    def _unable(self) -> None:
        self.answered_otherwise.emit(ScoreState.UNABLE)

    @Slot()
    def _previous(self) -> None:
        self.stepped.emit(-1)

    @Slot()
    def _next(self) -> None:
        if self._last:
            self.next_plan.emit()
        else:
            self.stepped.emit(1)


def _answer_button(text: str, key: str, parent: QWidget) -> QPushButton:
    button = plain_button(f"{key}  {text}", parent=parent)
    button.setCheckable(True)
    button.setAccessibleName(text)
    return button
