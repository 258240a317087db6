"""What a reader should know of a document, and the comments left in it, in a quiet column."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from lyapp.model.intake import Aside, PlanDocument
from lyapp.ui import theme
from lyapp.ui.widgets.labels import Body, Label, Note, wrap
from lyapp.ui.wording import worded_notice

_MOST = 200
"""Comments that are shown; of more only the number is said."""


class Remarks(QScrollArea):
    """Notices of the reading, then the comments that people left in the document."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Remarks and comments"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.count = 0

    def show_document(self, document: PlanDocument) -> None:
        """Show what there is to say of a document."""
        self.count = len(document.notices) + len(document.asides)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.px(12), theme.unit(), theme.px(12), theme.unit())
        column.setSpacing(theme.px(6))
        if document.notices:
            column.addWidget(_label(self.tr("When it was read")))
        for notice in document.notices[:_MOST]:
            said = worded_notice(notice)
            column.addWidget(Body(f"{said} ({notice.place})" if notice.place else said))
        if document.asides:
            column.addSpacing(theme.unit())
            column.addWidget(_label(self.tr("Comments left in the document")))
        for aside in document.asides[:_MOST]:
            column.addWidget(Body(aside.text))
            said = self._by(aside)
            if said:
                column.addWidget(Note(said))
            column.addSpacing(theme.px(4))
        left = self.count - min(len(document.notices), _MOST) - min(len(document.asides), _MOST)
        if left > 0:
            column.addWidget(Note(self.tr("and {n} more").format(n=left)))
        column.addStretch(1)
        self.setWidget(inner)

    def _by(self, aside: Aside) -> str:
        return " · ".join(part for part in (aside.author, aside.place) if part)


def _label(words: str) -> Label:
    label = Label(words)
    wrap(label)
    return label
