"""The rows cited for a criterion, as chips that can be taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from lyapp.ui import theme
from lyapp.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from lyapp.store.queries.score_sheet import Citation

_LONGEST = 22


class Chips(QWidget):
    """One chip a citation; a click takes it away."""

    removed = Signal(int)
    """The evidence id of the chip that was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, gap=theme.unit() // 2)
        self._shown: tuple[Citation, ...] = ()
        self._buttons: list[QPushButton] = []
        self.setVisible(False)

    def show_citations(self, citations: tuple[Citation, ...]) -> bool:
        """Show these citations; the same ones leave the chips alone. True when they differ."""
        if citations == self._shown:
            return False
        self._shown = citations
        self._flow.clear()
        self._buttons = [self._chip(citation) for citation in citations]
        for button in self._buttons:
            self._flow.addWidget(button)
            button.show()
        self.setVisible(bool(citations))
        self.updateGeometry()
        return True

    def _chip(self, citation: Citation) -> QPushButton:
        title = citation.title
        short = title if len(title) <= _LONGEST else title[: _LONGEST - 1].rstrip() + "…"
        code = citation.code
        if citation.objective is None and citation.page is not None:
            code = self.tr("page {n}").format(n=citation.page)
        chip = QPushButton(" ".join(filter(None, (code, short, "×"))), self)
        chip.setProperty("kind", "chip")
        chip.setProperty("evidence", citation.id)
        chip.setToolTip(self.tr("{title} – click to take away").format(title=title))
        name = self.tr("Take away {code} {title}").format(code=code, title=title)
        chip.setAccessibleName(name)
        # A negative id is a citation that is still being saved.
        chip.setEnabled(citation.id > 0)
        chip.clicked.connect(self._clicked)
        return chip

    @Slot()
    def _clicked(self) -> None:
        chip = self.sender()
        if isinstance(chip, QPushButton):
            self.removed.emit(int(chip.property("evidence")))
