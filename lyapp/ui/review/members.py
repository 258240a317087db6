"""Asking who is scoring, with one button a member."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from lyapp.ui import theme
from lyapp.ui.widgets.buttons import primary_button

if TYPE_CHECKING:
    from lyapp.store.queries.programme import MemberRow, ProgrammePage
    from lyapp.ui.desk import Desk
    from lyapp.ui.review.view import ReviewView, WhoIsScoring


_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NUMBERED = 9


class MemberButton(QPushButton):
    """A member; a click, Enter or the number shown says that they are scoring."""

    def __init__(self, member: MemberRow, desk: Desk, number: int, parent: QWidget) -> None:
        words = f"{member.name} · {member.role}" if member.role else member.name
        super().__init__(parent)
        self._words = f"{number}   {words}" if number <= _NUMBERED else words
        self._member = member
        self._desk = desk
        self.setAutoDefault(False)
        self.setMaximumWidth(theme.px(560))
        # A long role is shortened rather than hold the window wide.
        self.setMinimumWidth(theme.px(160))
        self.setStyleSheet("text-align: left;")
        self.setAccessibleName(words)
        self._fit()
        self.clicked.connect(self._choose)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many of the words as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(self.width() - theme.px(30), theme.px(60))
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        if shown.replace("&", "&&") != self.text():
            self.setText(shown.replace("&", "&&"))
        self.setToolTip(self._words if shown != self._words else "")

    def sizeHint(self) -> QSize:
        """Qt's own: wide enough for all the words, whatever is shown of them now."""
        size = super().sizeHint()
        wide = self.fontMetrics().horizontalAdvance(self._words) + theme.px(32)
        return QSize(min(wide, self.maximumWidth()), size.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, as Space does; outside a dialog a button takes no Enter by itself."""
        if event.key() in _RETURNS and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    @Slot()
    def _choose(self) -> None:
        self._desk.set_member(self._member.key, self._member.name)


class _ToProgramme(QWidget):
    """A button that leads to the programme's members."""

    def __init__(self, desk: Desk, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.button = primary_button(text, clicked=self._go, parent=parent)

    @Slot()
    def _go(self) -> None:
        self._desk.go("programme", part="members")


def ask_who(view: ReviewView, page: ProgrammePage, desk: Desk) -> None:
    """Show the page that asks who is scoring, with the keyboard on the first member."""
    offer_members(view.who, page, desk)
    view.pages.setCurrentWidget(view.who)
    first = view.who.button(1)
    if first is not None and view.isVisible():
        # Qt shows what was just put into a layout only later, and focuses nothing hidden.
        first.show()
        first.setFocus()


def offer_members(asking: WhoIsScoring, page: ProgrammePage, desk: Desk) -> None:
    """Put one button a member on the page that asks who is scoring."""
    while (item := asking.buttons.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
    if not page.members:
        asking.title.setText(asking.tr("Who is scoring?"))
        asking.sentence.setText(
            asking.tr("This review has no members yet. Add those who score, then come back.")
        )
        way = _ToProgramme(desk, asking.tr("Add members"), asking)
        asking.buttons.addWidget(way.button)
        way.setParent(way.button)
        return
    asking.sentence.setText(
        asking.tr("Choose your name once; the scores are kept for it. You can change it later.")
    )
    for number, member in enumerate(page.members, 1):
        asking.buttons.addWidget(MemberButton(member, desk, number, asking))
