"""What stands in the score sheet's place beside a plan that is only there to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lyapp.ui import theme
from lyapp.ui.conflict_words import interest
from lyapp.ui.widgets.labels import Body, Heading, Note, wrap

if TYPE_CHECKING:
    from lyapp.model.panel import Conflict


class NotYours(QFrame):
    """Why the plan isn't this member's to score."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ScoreSheet")
        step = theme.unit()
        self.setAccessibleName(self.tr("Not yours to score"))
        title = Heading(self.tr("Not yours to score"), self)
        wrap(title)
        self.why = Body("", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(step * 2, step * 2, step * 2, step * 2)
        column.setSpacing(step)
        column.addWidget(title)
        column.addWidget(self.why)
        column.addWidget(
            Note(
                self.tr(
                    "You can read the plan. Its score sheet isn’t in your pack, and nothing you "
                    "return says anything of it."
                ),
                self,
            )
        )
        column.addStretch(1)
        self.hide()

    def show_why(self, conflict: Conflict) -> None:
        """Name the interest."""
        words = self.tr("You don’t score this plan: {why}.").format(why=interest(conflict))
        self.why.setText(words)
        self.setAccessibleDescription(words)
