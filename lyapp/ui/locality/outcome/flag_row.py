"""A flag: its sentence, and the reason it was settled with, asked for in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lyapp.rules.dates import format_date, local_day
from lyapp.store.ops.outcomes import reopen_flag, settle_flag
from lyapp.ui import theme
from lyapp.ui.locality.held import HeldLine
from lyapp.ui.widgets.buttons import link_button, plain_button
from lyapp.ui.widgets.entry import EntryLine
from lyapp.ui.widgets.labels import Body, Note, Strong

if TYPE_CHECKING:
    from lyapp.model.decision import Flag
    from lyapp.model.trouble import Trouble
    from lyapp.ui.desk import Desk
    from lyapp.ui.drafts import Key

FLAG = "\u2691"


class FlagRow(QWidget):
    """One flag, open or settled."""

    started = Signal(object)
    """Its id, when it begins to ask for a reason."""

    def __init__(self, desk: Desk, flag: int, key: Key) -> None:
        super().__init__()
        self._desk = desk
        self._id = flag
        self.mark = Strong(FLAG)
        self.sentence = Body()
        self.about = Note()
        self.ask = link_button(self.tr("Settle…"), clicked=self.start)
        self.again = link_button(self.tr("Open again"), clicked=self._reopen)
        self.reason = EntryLine()
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setPlaceholderText(self.tr("Why is it settled?"))
        self.reason.returnPressed.connect(self._settle)
        self.settle = plain_button(self.tr("Settle"), clicked=self._settle)
        self._form = QWidget()
        form = QHBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.addWidget(self.reason, 1)
        form.addWidget(self.settle)
        self._form.setFocusProxy(self.reason)
        self._form.hide()
        self.held = HeldLine(desk.drafts, key, {"reason": self.reason}, self.reason.clear)
        self.held.turn_to(flag)
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(self.sentence)
        words.addWidget(self.about)
        words.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self._form)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        line.setSpacing(theme.px(6))
        line.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)

    def show_flag(self, flag: Flag, *, writable: bool) -> None:
        """Show what is stored; a reason being typed stays."""
        self.sentence.setText(flag.sentence)
        if flag.settled_at is None:
            about = self.tr("Source: {source}").format(source=flag.source) if flag.source else ""
        else:
            about = self.tr("Settled {date}, {who}: {reason}").format(
                date=format_date(local_day(flag.settled_at)),
                who=flag.settled_by,
                reason=flag.settled_reason,
            )
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.mark.set_tone("caution" if flag.open else "plain")
        self.mark.setText(FLAG if flag.open else "\u2713")
        self.ask.setAccessibleName(self.tr("Settle: {text}").format(text=flag.sentence))
        self.again.setAccessibleName(self.tr("Open again: {text}").format(text=flag.sentence))
        if not flag.open:
            self.reason.clear()
        if not writable:
            self._turn_to(None)
        elif not flag.open:
            self._turn_to(self.again)
        elif self.reason.text() or not self._form.isHidden():
            self._turn_to(self._form)
        else:
            self._turn_to(self.ask)

    def _turn_to(self, part: QWidget | None) -> None:
        """Show the question, the way to it, or the way back; the focus goes with it."""
        focus: QWidget | None = self.window().focusWidget()
        if part is not None:
            part.show()
            if focus is not None and self.isAncestorOf(focus) and not _holds(part, focus):
                part.setFocus()
        for other in (self._form, self.ask, self.again):
            if other is not part:
                other.hide()

    @Slot()
    def start(self) -> None:
        """Ask for the reason."""
        self._turn_to(self._form)
        self.reason.setFocus()
        self.started.emit(self._id)

    def fold(self) -> None:
        """Ask no more, unless a reason was begun."""
        if not self._form.isHidden() and not self.reason.text().strip():
            self._give_up()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes back the question, and what was begun as its answer."""
        if event.key() == Qt.Key.Key_Escape and not self._form.isHidden():
            self._give_up()
        else:
            super().keyPressEvent(event)

    def _give_up(self) -> None:
        self.reason.clear()
        self.held.added(self._id)
        self._turn_to(self.ask)

    @Slot()
    def _settle(self) -> None:
        self._desk.act(
            settle_flag,
            owner=self,
            then=self._settled,
            failed=self._not_settled,
            flag=self._id,
            reason=self.reason.text(),
        )

    def _settled(self, _changes: object) -> None:
        self.held.added(self._id)

    def _not_settled(self, trouble: Trouble) -> None:
        self.held.lost(self._id, trouble)

    @Slot()
    def _reopen(self) -> None:
        self._desk.act(reopen_flag, owner=self, flag=self._id)


def _holds(part: QWidget, focus: QWidget) -> bool:
    return part is focus or part.isAncestorOf(focus)
