"""A card: a surface with a hairline and rounded corners."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lyapp.ui import theme
from lyapp.ui.widgets.labels import repolish

Kind = Literal["true", "quiet", "chosen"]


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

    def set_kind(self, kind: Kind) -> None:
        """`chosen` marks the card the keyboard works on."""
        if self.property("card") != kind:
            self.setProperty("card", kind)
            repolish(self)
