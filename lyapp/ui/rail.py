"""The rail at the left: where to go, and who is scoring."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QBrush,
    QEnterEvent,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from lyapp.ui import icons, theme
from lyapp.ui.named import set_named
from lyapp.ui.notes import Person
from lyapp.ui.rooms import all_on_rail, on_rail
from lyapp.ui.widgets.menu_keys import MenuKeys

_WIDTH = 84


class _Painted(QAbstractButton):
    """A button that paints itself, with a hover and a focus ring."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_named(self, focusPolicy="TabFocus")
        # Never taller than wished, but ready to shrink in a low window.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._hover = False
        self.take_ink()

    def take_ink(self) -> None:
        """Have words drawn in second ink as long as `paintEvent` chooses nothing else.

        A painter begins with the ink of the palette. Choosing one for the painter asks for the
        `Qt` namespace, which the first paint has no time for: see `lyapp.ui.named`.
        """
        palette = self.palette()
        palette.setColor(self.foregroundRole(), theme.current().ink2)
        self.setPalette(palette)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hover = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = False
        self.update()
        super().leaveEvent(event)

    def _ring(self, painter: QPainter) -> None:
        if self.hasFocus():
            painter.setPen(QPen(theme.current().focus, 2))
            painter.setBrush(QBrush())
            painter.drawRoundedRect(self.rect().adjusted(4, 3, -4, -3), 6, 6)


class RailButton(_Painted):
    """An icon over a word; the entry one is at has a bar at its left."""

    def __init__(self, name: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.pictured = False
        self.setText(words)
        self.setAccessibleName(words)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        """As tall as icon and word need at this text size."""
        return QSize(rail_width(), theme.px(64))

    def minimumSizeHint(self) -> QSize:
        """The same, a little closer: a low window must still show every entry."""
        return QSize(rail_width(), theme.px(34))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Bar, icon, word."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = self.isChecked()
        if here or (self._hover and self.isEnabled()):
            painter.fillRect(self.rect(), tokens.accent_fill)
        if here:
            painter.fillRect(QRect(0, 0, 3, self.height()), tokens.accent)
        if not self.isEnabled():
            painter.setOpacity(0.55)
        side = theme.px(20)
        words = theme.font("label")
        if here:
            words.setBold(True)
        painter.setFont(words)
        line = painter.fontMetrics().height()
        gap = theme.px(4) if self.height() > theme.px(46) else 0
        side = min(side, max(12, self.height() - line - gap - 6))
        top = max(2, (self.height() - side - line - gap) // 2)
        if self.pictured:
            ink = tokens.accent if here else tokens.ink2
            picture = icons.pixmap(self.name, ink.name(), side, self.devicePixelRatioF())
            painter.drawPixmap((self.width() - side) // 2, top, picture)
        if here:
            painter.setPen(tokens.accent)
        _write(painter, QRect(2, top + side + gap, self.width() - 4, line), self.text())
        self._ring(painter)
        painter.end()


class MemberButton(_Painted):
    """Initials in a circle over a name: who is scoring. Opens a menu of the members.

    In a member's own copy it says whose that is, and there is nobody to choose.
    """

    chosen = Signal(object)
    """The `Person` a person chose; None for nobody."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._members: tuple[Person, ...] = ()
        self._member: Person | None = None
        self._fixed = False
        self._menu = QMenu(self)
        self._menu.installEventFilter(MenuKeys(self._menu))
        self._group = QActionGroup(self)
        self._menu.triggered.connect(self._picked)
        self.clicked.connect(self.open_menu)
        self.show_member((), None)

    def show_member(
        self, members: Sequence[Person], key: str | None, *, fixed: bool = False
    ) -> None:
        """Offer these members; the one with `key` is scoring. `fixed`: it can be nobody else."""
        self._members = tuple(members)
        self._member = next((each for each in members if each.key == key), None)
        self._fixed = fixed
        self.setEnabled(bool(members))
        set_named(self, focusPolicy="NoFocus" if fixed else "TabFocus")
        name = self._member.name if self._member else self.tr("nobody chosen")
        said = (
            self.tr("{name} is scoring: this is their own copy")
            if fixed
            else self.tr("Who is scoring: {name}")
        ).format(name=name)
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def sizeHint(self) -> QSize:
        """As tall as circle and name need at this text size."""
        return QSize(rail_width(), theme.px(64))

    def minimumSizeHint(self) -> QSize:
        """The same, a little closer."""
        return QSize(rail_width(), theme.px(40))

    def menu(self) -> QMenu:
        """Who can be chosen, as it was opened last."""
        return self._menu

    @Slot()
    def open_menu(self) -> None:
        """Show who can be chosen."""
        if self._fixed:
            return
        self._menu.clear()
        for each in self._members:
            self._add(f"{each.name}  ({each.initials})", each, each == self._member)
        self._menu.addSeparator()
        self._add(self.tr("Nobody: only look"), None, self._member is None)
        self._menu.popup(self.mapToGlobal(self.rect().topRight()))

    def _add(self, words: str, member: Person | None, here: bool) -> None:
        action = QAction(words.replace("&", "&&"), self._group)
        action.setCheckable(True)
        action.setChecked(here)
        action.setData(member)
        self._menu.addAction(action)

    @Slot(QAction)
    def _picked(self, action: QAction) -> None:
        self.chosen.emit(action.data())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Circle with initials, then the family name as far as there is room."""
        if not self._members:
            return
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._hover and not self._fixed:
            painter.fillRect(self.rect(), tokens.accent_fill)
        painter.setFont(theme.font("label"))
        line = painter.fontMetrics().height()
        side = min(theme.px(28), max(16, self.height() - line - theme.px(3) - 4))
        top = max(2, (self.height() - side - line - theme.px(3)) // 2)
        circle = QRect((self.width() - side) // 2, top, side, side)
        chosen = self._member is not None
        style = QtCore.Qt.PenStyle
        painter.setPen(style.NoPen if chosen else QPen(tokens.ink2, 1, style.DashLine))
        painter.setBrush(tokens.accent if chosen else tokens.surface)
        painter.drawEllipse(circle)
        small = theme.font("label")
        small.setBold(True)
        painter.setFont(small)
        painter.setPen(tokens.on_accent if chosen else tokens.ink2)
        initials = self._member.initials if self._member else "?"
        painter.drawText(circle, QtCore.Qt.AlignmentFlag.AlignCenter, initials)
        painter.setFont(theme.font("label"))
        painter.setPen(tokens.ink2)
        words = self._member.name.split()[-1] if self._member else self.tr("Who?")
        room = self.width() - 8
        mode = QtCore.Qt.TextElideMode.ElideRight
        words = painter.fontMetrics().elidedText(words, mode, room)
        _write(painter, QRect(4, circle.bottom() + theme.px(3), room, line), words)
        self._ring(painter)
        painter.end()


class Rail(QFrame):
    """All entries of the rail, from `rooms`."""

    asked = Signal(str)
    """The name of a screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Rail")
        self.setAccessibleName(self.tr("Screens"))
        self._group = QButtonGroup(self)
        # Not exclusive: on the welcome screen no entry is lit.
        self._group.setExclusive(False)
        self._buttons: dict[str, RailButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 1, 8)
        column.setSpacing(0)
        for each in all_on_rail():
            words = QCoreApplication.translate("Rail", each.words)
            button = RailButton(each.name, words, self)
            self._buttons[each.name] = button
            self._group.addButton(button)
            column.addWidget(button)
        column.addStretch(1)
        self.member = MemberButton(self)
        column.addWidget(self.member)
        self._group.buttonClicked.connect(self._clicked)
        self.show_for(own=False)
        self.resize_to_text()

    def show_for(self, *, own: bool) -> None:
        """Show the entries of a member's own copy, or of any other review."""
        shown = [each.name for each in on_rail(own=own)]
        for name, button in self._buttons.items():
            button.setVisible(name in shown)
            if name not in shown:
                button.setEnabled(False)
            else:
                button.setToolTip(f"{button.text()}  (Alt+{shown.index(name) + 1})")

    def resize_to_text(self) -> None:
        """Follow a new text size or palette."""
        self.setFixedWidth(rail_width())
        for child in (*self._buttons.values(), self.member):
            child.take_ink()
            child.updateGeometry()
            child.update()

    @Slot()
    def show_pictures(self) -> None:
        """Draw the icons too; the window's first paint doesn't wait for what reads them."""
        for button in self._buttons.values():
            button.pictured = True
            button.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
            button.update()

    def light(self, name: str) -> None:
        """Mark the entry one is at; none for another name."""
        for each, button in self._buttons.items():
            button.setChecked(each == name)

    def allow(self, name: str, allowed: bool) -> None:
        """Let an entry be used, or not."""
        self._buttons[name].setEnabled(allowed)

    def has_focus(self) -> bool:
        """True while the keyboard is on one of its entries."""
        return self.member.hasFocus() or any(b.hasFocus() for b in self._buttons.values())

    def focus_here(self) -> None:
        """Give the keyboard to the entry one is at."""
        shown = [button for button in self._buttons.values() if not button.isHidden()]
        lit = [button for button in shown if button.isChecked()]
        usable = [button for button in shown if button.isEnabled()]
        for button in (lit or usable)[:1]:
            button.setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)

    @Slot(QAbstractButton)
    def _clicked(self, button: QAbstractButton) -> None:
        for name, each in self._buttons.items():
            if each is button:
                self.asked.emit(name)


def _write(painter: QPainter, place: QRect, words: str) -> None:
    """Words at the top of a place, in its middle."""
    metrics = painter.fontMetrics()
    left = place.left() + (place.width() - metrics.horizontalAdvance(words)) // 2
    painter.drawText(left, place.top() + metrics.ascent(), words)


def rail_width() -> int:
    """The rail's width at this text size; its words decide where they need more."""
    return _width_at(theme.percent())


@cache
def _width_at(percent: int) -> int:
    words = theme.font("label")
    words.setBold(True)
    measure = QFontMetrics(words)
    names = (QCoreApplication.translate("Rail", each.words) for each in all_on_rail())
    widest = max(measure.horizontalAdvance(name) for name in names)
    return max(_WIDTH, theme.px(_WIDTH) if percent > 100 else _WIDTH, widest + 18)
