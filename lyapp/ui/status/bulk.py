"""Several localities selected at once: what they come to, and what can be done with all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lyapp.rules.amounts import format_pounds
from lyapp.rules.balances import total
from lyapp.store.queries.board import BoardRow
from lyapp.ui import theme
from lyapp.ui.widgets.buttons import plain_button, primary_button
from lyapp.ui.widgets.cards import Card
from lyapp.ui.widgets.labels import Body, Heading, Label, Note
from lyapp.ui.wording import counted

_NAMES = 8


class BulkPanel(Card):
    """The panel while more than one locality is selected."""

    print_these = Signal()
    copy = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("The selected localities"))
        self.count = Heading()
        self.names = Note()
        self.figures = Body()
        self.print_button = primary_button(self.tr("Print these"), clicked=self.print_these.emit)
        self.copy_button = plain_button(self.tr("Copy as a table"), clicked=self.copy.emit)
        self.copy_button.setToolTip(self.tr("Ctrl+C; paste it into a spreadsheet or a letter"))
        self.body.addWidget(self.count)
        self.body.addWidget(self.names)
        self.body.addSpacing(theme.unit())
        self.body.addWidget(Label(self.tr("TOGETHER")))
        self.body.addWidget(self.figures)
        self.body.addSpacing(theme.unit())
        self.body.addWidget(self.print_button)
        self.body.addWidget(self.copy_button)
        self.body.addStretch(1)

    def show_rows(self, rows: Sequence[BoardRow]) -> None:
        """Show what the selected localities come to."""
        self.count.setText(
            counted(len(rows), self.tr("1 locality selected"), self.tr("{n} localities selected"))
        )
        names = ", ".join(row.name for row in rows[:_NAMES])
        left = len(rows) - _NAMES
        if left > 0:
            names += self.tr(" and {n} more").format(n=f"{left:,}")
        self.names.setText(names)
        sums = total([(row.name, row.balance) for row in rows])
        flags = sum(row.open_flags for row in rows)
        conditions = sum(row.outcome.open_conditions for row in rows)
        lines = [
            self.tr("Balance: not stated")
            if sums.pence is None
            else self.tr("Balance: {amount}, stated by {n}").format(
                amount=format_pounds(sums.pence), n=f"{sums.counted:,}"
            )
        ]
        if sums.lodged_pence is not None:
            lines.append(
                self.tr("Lodged: {amount}").format(amount=format_pounds(sums.lodged_pence))
            )
        lines.append(self.tr("Open flags: {n}").format(n=f"{flags:,}"))
        lines.append(self.tr("Open conditions: {n}").format(n=f"{conditions:,}"))
        self.figures.setText("\n".join(lines))
