"""Layout of the welcome screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from lyapp.ui import theme
from lyapp.ui.roles import Index
from lyapp.ui.welcome.models import DETAIL, MISSING
from lyapp.ui.welcome.new_form import NewForm
from lyapp.ui.widgets.buttons import link_button, plain_button, primary_button
from lyapp.ui.widgets.cards import Card
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.labels import Heading, Note, Title

_DISPLAY = Qt.ItemDataRole.DisplayRole
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_SELECTED = QStyle.StateFlag.State_Selected
_FOCUS = QStyle.StateFlag.State_HasFocus


def _tr(text: str) -> str:
    return QCoreApplication.translate("Welcome", text)


class RecentDelegate(QStyledItemDelegate):
    """A name over where it is; grey and in words when the file is gone."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines with air around them."""
        del option, index
        return QSize(theme.px(200), theme.px(52))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, name, place."""
        tokens = theme.current()
        rect: QRect = option.rect
        state = option.state
        missing = bool(index.data(MISSING))
        painter.save()
        if state & _SELECTED:
            painter.fillRect(rect, tokens.selection)
            if state & _FOCUS:
                painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), tokens.accent)
        room = rect.adjusted(theme.px(12), theme.px(6), -theme.px(12), -theme.px(6))
        upper = QRect(room.left(), room.top(), room.width(), room.height() // 2)
        lower = QRect(room.left(), upper.bottom() + 1, room.width(), room.height() // 2)
        name = theme.font("body")
        name.setWeight(name.Weight.DemiBold)
        name.setStrikeOut(missing)
        self._line(painter, upper, name, str(index.data(_DISPLAY)), missing=missing)
        self._line(painter, lower, theme.font("label"), str(index.data(DETAIL)), missing=True)
        painter.restore()

    def _line(
        self, painter: QPainter, rect: QRect, font: QFont, text: str, *, missing: bool
    ) -> None:
        tokens = theme.current()
        painter.setFont(font)
        painter.setPen(tokens.ink2 if missing else tokens.ink)
        middle = Qt.TextElideMode.ElideMiddle
        shown = painter.fontMetrics().elidedText(text, middle, rect.width())
        painter.drawText(rect, _LEFT, shown)


class WelcomeView(QScrollArea):
    """What lyapp is, three ways to start, and the reviews opened before."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sample = primary_button(_tr("Open the sample"))
        self.new = plain_button(_tr("New review…"))
        self.open = plain_button(_tr("Open…"))
        self.restore = link_button(_tr("Restore a backup…"))
        self.form = NewForm()
        self.form.hide()
        self.recent_title = Heading(_tr("Opened before"))
        self.recent = QListView()
        self.recent.setAccessibleName(_tr("Reviews opened before"))
        self.recent.setItemDelegate(RecentDelegate(self.recent))
        self.recent.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.recent.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.recent.setFrameShape(QFrame.Shape.NoFrame)
        self.recent_card = Card(margins=1)
        self.open_recent = plain_button(_tr("Open"))
        self.forget = link_button(_tr("Take out of this list"))
        self.nothing = Note(_tr("Nothing yet. The sample is a good place to start."))
        self._lay_out()

    def _lay_out(self) -> None:
        page = QWidget()
        across = QHBoxLayout(page)
        across.setContentsMargins(24, 24, 24, 24)
        across.addStretch(1)
        self._column = QVBoxLayout()
        column = self._column
        column.setSpacing(theme.unit())
        column.addStretch(1)
        column.addWidget(Title(_tr("lyapp")))
        column.addWidget(
            Note(
                _tr(
                    "For a panel that reads plans, scores them, agrees an outcome and prints the "
                    "paper for its committee. Everything stays in one file on this computer."
                )
            )
        )
        column.addSpacing(2 * theme.unit())
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.unit())
        starts = FlowLayout(gap=theme.unit())
        for button in (self.sample, self.new, self.open):
            starts.addWidget(button)
        buttons.addLayout(starts, 1)
        buttons.addWidget(self.restore)
        column.addLayout(buttons)
        column.addWidget(
            Note(
                _tr(
                    "Has a chair sent you a pack? Open it here, or drop it on this window: your "
                    "own copy of the review is made from it."
                )
            )
        )
        column.addSpacing(2 * theme.unit())
        column.addWidget(self.form)
        column.addWidget(self.recent_title)
        column.addWidget(self.nothing)
        self.recent_card.body.addWidget(self.recent)
        row = QHBoxLayout()
        row.addWidget(self.open_recent)
        row.addWidget(self.forget)
        row.addStretch(1)
        self.recent_card.body.addLayout(row)
        column.addWidget(self.recent_card, 6)
        column.addStretch(1)
        middle = QWidget()
        middle.setLayout(column)
        middle.setMaximumWidth(theme.px(720))
        middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._middle = middle
        across.addWidget(middle, 12)
        across.addStretch(1)
        self.setWidget(page)

    def resize_to_text(self) -> None:
        """Follow a new text size."""
        self._middle.setMaximumWidth(theme.px(720))
        self.recent.doItemsLayout()

    def show_form(self, *, shown: bool) -> None:
        """The form takes the place of the list."""
        self.form.setVisible(shown)
        for widget in (self.recent_title, self.nothing, self.recent_card):
            widget.setVisible(not shown)
