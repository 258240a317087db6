"""A card: a surface with a hairline and rounded corners."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lyapp.ui import theme


class Card(QFrame):
    """A surface; its `body` is a vertical layout. `quiet`: a fill without an edge."""

    def __init__(
        self, parent: QWidget | None = None, *, quiet: bool = False, margins: int = 2
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", "quiet" if quiet else "true")
        self.body = QVBoxLayout(self)
        edge = margins * theme.unit()
        self.body.setContentsMargins(edge, edge, edge, edge)
        self.body.setSpacing(theme.unit())


def framed(content: QWidget, parent: QWidget | None = None) -> Card:
    """A card that `content` fills up to its hairline: a table, or pages of them."""
    card = Card(parent, margins=0)
    card.body.setContentsMargins(1, 1, 1, 1)
    card.body.addWidget(content)
    return card
