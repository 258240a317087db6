"""Layout of the page that asks for a passphrase."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from lyapp.ui import theme
from lyapp.ui.widgets.buttons import plain_button, primary_button
from lyapp.ui.widgets.labels import Body, Note, Title
from lyapp.ui.widgets.narrow_page import NarrowPage


class UnlockView(NarrowPage):
    """What is locked, a field for the passphrase, and what was wrong with the last one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        self.title = Title("", self)
        self.title.setWordWrap(True)
        self.said = Body(
            self.tr(
                "Type the passphrase that the chair told you. Nothing is opened or made before."
            ),
            self,
        )
        self.passphrase = QLineEdit(self)
        self.passphrase.setAccessibleName(self.tr("Passphrase"))
        self.passphrase.setPlaceholderText(self.tr("Passphrase"))
        self.passphrase.setMaximumWidth(theme.px(360))
        self.shown = QCheckBox(self.tr("&Show what I type"), self)
        self.problem = Note("", self)
        self.problem.set_tone("bad")
        self.open = primary_button(self.tr("Open the pack"), parent=self)
        self.cancel = plain_button(self.tr("Cancel"), parent=self)
        buttons = QHBoxLayout()
        buttons.setSpacing(step)
        buttons.addWidget(self.open)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        for widget in (self.title, self.said, self.passphrase, self.shown, self.problem):
            self.column.addWidget(widget)
        self.column.addSpacing(step)
        self.column.addLayout(buttons)
        self.column.addStretch(1)
        self.shown.toggled.connect(self._show)
        self._show(shown=False)

    @Slot(bool)
    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode
        self.passphrase.setEchoMode(mode.Normal if shown else mode.Password)

    def show_problem(self, words: str) -> None:
        """Say what was wrong; "" for nothing."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
