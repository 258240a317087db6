"""Layout of the return's page."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from lyapp.ui import theme
from lyapp.ui.returning.models import SeeToModel
from lyapp.ui.widgets.buttons import link_button, plain_button, primary_button
from lyapp.ui.widgets.cards import Card
from lyapp.ui.widgets.labels import Body, Heading, Label, Note, Strong, Title, wrap
from lyapp.ui.widgets.narrow_page import NarrowPage
from lyapp.ui.widgets.to_score import ToScoreDelegate, ToScoreModel

_SIDE_BY_SIDE = 90
"""Grid steps from which the two lists stand beside each other."""
_LEAST_LINES, _MOST_LINES = 4, 12
_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Places(QListView):
    """A list whose lines are gone to by a click or Enter."""

    gone = Signal(QModelIndex)
    """The line to go to."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.clicked.connect(self.gone)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's own: Enter goes there."""
        if event.key() in _RETURNS and self.currentIndex().isValid():
            self.gone.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def fit(self) -> None:
        """As tall as its lines, up to a dozen; fewer of a large text."""
        most = max(_LEAST_LINES, _MOST_LINES * 100 // theme.percent())
        rows = min(max(self.model().rowCount(), 1), most)
        self.setFixedHeight(rows * max(self.sizeHintForRow(0), theme.px(24)) + 2)


class ReturnView(NarrowPage):
    """How far one is, what to see to, the button that saves the return, and the e-mail with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, widest=960)
        step = theme.unit()
        self.far = Strong("", self)
        wrap(self.far)
        self.wanted = Body("", self)
        self.returned = Body("", self)
        self.plans = ToScoreModel(self)
        self.list = Places(self.tr("Your plans"), self)
        self.list.setModel(self.plans)
        self.list.setItemDelegate(ToScoreDelegate(self.list))
        self.see_to = SeeToModel(self)
        self.to_see = Places(self.tr("To see to before you return"), self)
        self.to_see.setModel(self.see_to)
        self.all_seen = Note("", self)
        self._make_save(step)
        self._make_sent(step)
        self._lay_out(step)

    def _make_save(self, step: int) -> None:
        self.said = Body("", self)
        self.lock = QCheckBox(self.tr("&Lock the file with a passphrase"), self)
        self.passphrase = QLineEdit(self)
        self.passphrase.setAccessibleName(self.tr("Passphrase"))
        self.passphrase.setPlaceholderText(self.tr("Passphrase"))
        self.passphrase.setMaximumWidth(theme.px(360))
        self.about_lock = Note(
            self.tr(
                "Whoever opens the file has to type the same. Tell the chair another way than by "
                "the e-mail that carries the file; nobody can find it out for you."
            ),
            self,
        )
        self.problem = Note("", self)
        self.problem.set_tone("bad")
        self.save = primary_button(self.tr("Save the return…"), parent=self)
        self.card = Card(self, margins=2)
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addStretch(1)
        for widget in (self.said, self.lock, self.passphrase, self.about_lock, self.problem):
            self.card.body.addWidget(widget)
        self.card.body.addSpacing(step // 2)
        self.card.body.addLayout(row)

    def _make_sent(self, step: int) -> None:
        self.saved = Body("", self)
        self.folder = link_button(self.tr("Open the folder"), parent=self)
        self.subject = QLineEdit(self)
        self.subject.setReadOnly(True)
        self.subject.setAccessibleName(self.tr("Subject of the e-mail"))
        self.copy_subject = plain_button(self.tr("Copy the subject"), parent=self)
        self.letter = QPlainTextEdit(self)
        self.letter.setReadOnly(True)
        self.letter.setTabChangesFocus(True)
        self.letter.setAccessibleName(self.tr("Text of the e-mail"))
        self.letter.setFixedHeight(step * 24)
        self.copy_letter = plain_button(self.tr("Copy the text"), parent=self)
        self.sent = Card(self, margins=2)
        body = self.sent.body
        body.addWidget(Heading(self.tr("Now send it to the chair"), self))
        body.addWidget(self.saved)
        body.addWidget(self.folder, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(Label(self.tr("An e-mail to go with it"), self))
        line = QHBoxLayout()
        line.setSpacing(step)
        line.addWidget(self.subject, 1)
        line.addWidget(self.copy_subject)
        body.addLayout(line)
        body.addWidget(self.letter)
        body.addWidget(self.copy_letter, 0, Qt.AlignmentFlag.AlignLeft)
        self.sent.hide()

    def _lay_out(self, step: int) -> None:
        self.column.addWidget(Title(self.tr("Return your scores"), self))
        for widget in (self.far, self.wanted, self.returned):
            self.column.addWidget(widget)
        self.column.addSpacing(step)
        self._lists = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lists.setSpacing(step * 2)
        for words, widgets, stretch in (
            (self.tr("Your plans"), (self.list,), 2),
            (self.tr("Before you return"), (self.to_see, self.all_seen), 3),
        ):
            part = QWidget(self)
            inside = QVBoxLayout(part)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(step // 2)
            inside.addWidget(Label(words, self))
            for each in widgets:
                inside.addWidget(each)
            inside.addStretch(1)
            self._lists.addWidget(part, stretch)
        self.column.addLayout(self._lists)
        self.column.addSpacing(step)
        self.column.addWidget(self.card)
        self.column.addWidget(self.sent)
        self.column.addStretch(1)

    def show_lock(self, *, shown: bool) -> None:
        """Show the field for the passphrase, or not."""
        self.passphrase.setVisible(shown)
        self.about_lock.setVisible(shown)

    def show_problem(self, words: str) -> None:
        """Say what keeps the return from being saved; "" for nothing."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's own: the lists stand beside each other where there is room."""
        super().resizeEvent(event)
        wide = self.viewport().width() >= theme.unit() * _SIDE_BY_SIDE
        way = QBoxLayout.Direction
        self._lists.setDirection(way.LeftToRight if wide else way.TopToBottom)
