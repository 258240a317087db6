"""The right-hand side of the review screen: one criterion and what the member says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMargins, QObject, Qt, QTime, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QLayout, QPushButton, QScrollArea, QWidget

from lyapp.model.criteria import ScoreState
from lyapp.ui import theme
from lyapp.ui.review import marks
from lyapp.ui.review.chips import Chips
from lyapp.ui.review.earlier import Earlier
from lyapp.ui.review.guidance import Guidance
from lyapp.ui.review.segments import Segments
from lyapp.ui.review.sheet_layout import ask_anew, lay_out, show_parts
from lyapp.ui.review.shows import Shows
from lyapp.ui.widgets.at_once import laid_out_once
from lyapp.ui.widgets.autosave import AutoText
from lyapp.ui.widgets.buttons import plain_button, primary_button
from lyapp.ui.widgets.labels import Body, Label, Note, Strong, Title, repolish, wrap
from lyapp.ui.widgets.levels import Levels
from lyapp.ui.widgets.rating_row import RatingRow

if TYPE_CHECKING:
    from lyapp.store.queries.score_sheet import ScoreLine, ScoreSheet
    from lyapp.ui.review.shows import Showing

KEY_PRESS = QEvent.Type.KeyPress
RESIZED = QEvent.Type.Resize
ESCAPE = Qt.Key.Key_Escape
RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PAGES = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
CONTROL = Qt.KeyboardModifier.ControlModifier
_TIGHT = 34
"""Below this many grid steps of width the way back is a sign alone."""
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
        self._read_only = False
        step = theme.unit()

        self.place = Label("", self)
        self.title = Title("", self)
        for words in (self.place, self.title):
            wrap(words)
        self.question = Body("", self)
        self.ratings = RatingRow(self)
        self.not_applicable = _answer_button(self.tr("Not applicable"), "−", self)
        self.unable = _answer_button(self.tr("Unable to judge"), "/", self)
        self.descriptor = Body("", self)
        self.levels = Levels(self)
        self._all_levels = False
        self.guidance = Guidance(self)
        self.earlier = Earlier(self)
        self.shows = Shows(self)
        self.made_up = Body(self.tr("This answer is made up."), self)
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
        self.cite_hint = Note(self.tr("Select a row, press E"), self)
        self.suggestion_frame = QFrame(self)
        self.suggestion_frame.setProperty("card", "quiet")
        self.suggestion = Body("", self.suggestion_frame)
        self.segments = Segments(self)
        self.previous_button = plain_button(self.tr("‹ Previous"), parent=self)
        self.previous_button.setAccessibleName(self.tr("Previous"))
        self.next_button = primary_button(self.tr("Next criterion ›"), parent=self)
        self._inner, self.area = lay_out(self, step)
        self._area_watched = self.area
        self.area.installEventFilter(self)

        self._connect()

    def _connect(self) -> None:
        self.ratings.picked.connect(self.picked)
        self.ratings.hovered.connect(self._hovered)
        self.not_applicable.clicked.connect(self._not_applicable)
        self.unable.clicked.connect(self._unable)
        self.segments.picked.connect(self.went_to)
        self.previous_button.clicked.connect(self._previous)
        self.next_button.clicked.connect(self._next)
        self.chips.removed.connect(self.unciting)
        self.guidance.opened.connect(self._fit_levels)

    def show_line(self, sheet: ScoreSheet, position: int, showing: Showing) -> None:
        """Show one criterion of a sheet, and what the plan shows for it.

        The comment field is left to the screen.
        """
        line = sheet.lines[position]
        before = self._line
        if before is None:
            show_parts(self, self._inner)
        self._sheet, self._line = sheet, line
        self._last = position == len(sheet.lines) - 1
        self.ratings.show_levels(sheet.scale.levels, before=self.not_applicable)
        self._show_foot(sheet, position)
        self._allow_changes()
        with laid_out_once(self._inner):
            room_differs = self._show_suggestion(sheet)
            self.ratings.choose(line.rating if line.state is ScoreState.RATED else None)
            self.not_applicable.setChecked(line.state is ScoreState.NOT_APPLICABLE)
            self.unable.setChecked(line.state is ScoreState.UNABLE)
            self.made_up.setVisible(line.made_up and line.state is not None)
            room_differs |= self.chips.show_citations(line.citations)
            said_before = self.earlier.isHidden()
            self.earlier.show_answer(line.before, answered=line.state is not None)
            room_differs |= said_before != self.earlier.isHidden()
            room_differs |= self.shows.show_lines(showing)
            if before is None or before.what != line.what:
                self._show_question(sheet, position, line)
            elif room_differs:
                self._fit_levels()
            else:
                self._describe(line.rating)

    def _show_foot(self, sheet: ScoreSheet, position: int) -> None:
        self.segments.show_progress(
            answered=[marks.answered(each) for each in sheet.lines],
            titles=[each.what.title for each in sheet.lines],
            here=position,
        )
        self.previous_button.setEnabled(position > 0)
        self._name_steps()

    def _show_suggestion(self, sheet: ScoreSheet) -> bool:
        """Say what a finished sheet comes to; True when that takes more or less room by it."""
        done, of = marks.progress(sheet)
        finished = of > 0 and done == of and not any(each.hidden for each in sheet.lines)
        before = self.suggestion.text() if not self.suggestion_frame.isHidden() else ""
        said = self.tr("Your marks alone: {sentence}") if finished else ""
        words = said.format(sentence=sheet.suggestion.sentence)
        if words == before:
            return False
        self.suggestion.setText(words)
        self.suggestion_frame.setVisible(finished)
        return True

    def _name_steps(self) -> None:
        """Words on the buttons of the foot, as many as there is room for."""
        forth = self.tr("Next plan ›") if self._last else self.tr("Next criterion ›")
        tight = self.width() < theme.unit() * _TIGHT
        self.previous_button.setText("‹" if tight else self.tr("‹ Previous"))
        self.next_button.setText(forth)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's own: a narrow foot has shorter words."""
        super().resizeEvent(event)
        self._name_steps()

    def least_width(self) -> int:
        """The width in which the levels stand side by side; below it they take two lines."""
        layout = self._inner.layout()
        edges = layout.contentsMargins() if layout is not None else QMargins()
        levels = self.ratings.one_line() + edges.left() + edges.right()
        return max(self._beside_bar(levels), self.narrowest())

    def narrowest(self) -> int:
        """The width below which something would be cut off."""
        return self._beside_bar(self._inner.minimumSizeHint().width())

    def _beside_bar(self, width: int) -> int:
        return width + self.area.verticalScrollBar().sizeHint().width() + 2

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
        self._read_only = read_only
        self._allow_changes()

    @property
    def hides_answer(self) -> bool:
        """True while the answer is in and isn't to be seen yet."""
        return self._line is not None and self._line.hidden

    def _allow_changes(self) -> None:
        """An answer that isn't to be seen isn't to be written over either."""
        fixed = self._read_only or self.hides_answer
        for widget in (
            self.ratings, self.not_applicable, self.unable, self.chips, self.earlier
        ):  # fmt: skip
            widget.setEnabled(not fixed)
        self.comment.setReadOnly(fixed)

    def write_comment(self) -> None:
        """Put the keyboard into the comment, behind what is written there."""
        self.comment.moveCursor(QTextCursor.MoveOperation.End)
        self.comment.setFocus()
        # All of it: of a field Qt brings only the line with the cursor into view.
        there = self.comment.geometry()
        self.area.ensureVisible(there.x(), there.center().y(), 0, there.height() // 2 + 2)

    def add_to_comment(self, text: str) -> bool:
        """Write a line behind what is in the comment and save it; False where it is there already.

        What was typed stays as it is, and so does the keyboard.
        """
        if text in self.comment.toPlainText():
            return False
        end = QTextCursor(self.comment.document())
        end.movePosition(QTextCursor.MoveOperation.End)
        there = self.comment.toPlainText()
        end.insertText(text if not there or there.endswith("\n") else f"\n{text}")
        self.comment.ensureCursorVisible()
        self.comment.flush()
        return True

    def _show_question(self, sheet: ScoreSheet, position: int, line: ScoreLine) -> None:
        self.place.setText(self._place(sheet, position))
        named = f"{line.what.number} {line.what.title}"
        self.comment_on.setText(self.tr("Comment on {criterion}").format(criterion=named))
        self.comment.setAccessibleName(self.comment_on.text())
        self.levels.show_words(marks.words_of_levels(sheet, line))
        self.title.setText(line.what.title)
        self.question.setText(line.what.question)
        self.guidance.show_words(line.what.guidance)
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

    @Slot()
    def _fit_levels(self) -> None:
        """Show what every level means where there is room, else that of one level.

        The comment gives way a little for them, then the guidance. What a finished sheet comes to
        doesn't count: it is scrolled to.
        """
        line, layout = self._line, self._inner.layout()
        if line is None or layout is None:
            return
        rated = not line.what.open_text
        there = rated and bool(self.levels.lines())
        # As if a scroll bar were there: Qt keeps one as long as it is needed beside itself.
        width = self.area.width() - self.area.verticalScrollBar().sizeHint().width()
        most, least = theme.unit() * _COMMENT_MOST, theme.unit() * _COMMENT_LEAST
        with laid_out_once(self._inner):
            # A strong number is wider, and may make words beside it take another line.
            self.levels.choose(line.rating)
            self.comment.setMaximumHeight(most)
            ways, over = ((True, False), (True, True)) if there else (), 0
            for self._all_levels, folded in (*ways, (False, False), (False, True)):
                self.levels.setVisible(self._all_levels)
                self.descriptor.setVisible(rated and not self._all_levels)
                self.guidance.fold(folded=folded)
                ask_anew(self, layout)
                over = layout.totalHeightForWidth(width) - self.area.height()
                if over - self._below(layout, width) <= most - least:
                    break
            self.comment.setMaximumHeight(max(most - max(over, 0), least))
            self._describe(line.rating)

    def _below(self, layout: QLayout, width: int) -> int:
        """The height of what a finished sheet comes to, 0 for one that isn't finished."""
        if self.suggestion_frame.isHidden():
            return 0
        edges = layout.contentsMargins()
        inside = width - edges.left() - edges.right()
        return self.suggestion_frame.heightForWidth(inside) + layout.spacing()

    def _describe(self, value: int | None) -> None:
        sheet, line = self._sheet, self._line
        if sheet is None or line is None:
            return
        self.levels.choose(line.rating)
        if line.hidden:
            self.descriptor.setText(self.tr("In, and not shown until moderation."))
            self.descriptor.setVisible(True)
            return
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
