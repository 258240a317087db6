"""The must-do and the row of the plan that are being compared, whole, beside the list."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from lyapp.model.coverage import MarkedText
from lyapp.model.plan import ItemKind
from lyapp.ui import theme
from lyapp.ui.coverage.marking import as_html
from lyapp.ui.widgets.cards import Card

if TYPE_CHECKING:
    from lyapp.model.plan import Objective
    from lyapp.store.queries.coverage import MustDoRow
    from lyapp.ui.coverage.links import Entry


class Reader(Card):
    """What the programme asks, and below it what the plan says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=0)
        self.text = QTextBrowser(self)
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(self.tr("The must-do and the row of the plan"))
        self.text.document().setDocumentMargin(theme.unit() * 1.5)
        self.text.document().setIndentWidth(theme.unit() * 2)
        body = self.layout()
        if isinstance(body, QVBoxLayout):
            body.setContentsMargins(1, 1, 1, 1)
            body.addWidget(self.text)
        self._entry: Entry | None = None

    def show_entry(self, entry: Entry | None) -> None:
        """Show a line of the list; None shows nothing."""
        if entry == self._entry:
            return
        self._entry = entry
        self._fill()

    def restyle(self) -> None:
        """Follow the palette."""
        self._fill()

    def _fill(self) -> None:
        entry = self._entry
        if entry is None:
            self.text.clear()
            return
        words = entry.link.words if entry.link is not None else ()
        parts = self._must_do(entry.must_do, words)
        if entry.row is not None:
            parts += self._row(entry.row, words)
        self.text.setHtml("".join(parts))

    def _must_do(self, one: MustDoRow, words: tuple[str, ...]) -> list[str]:
        parts = [
            _small(self.tr("The must-do")),
            f"<p><b>{escape(one.code)}</b> {_marked(one.title, words)}</p>",
            _quiet(one.catalogue),
        ]
        # Notes and details are about how the catalogue was copied; they stand on Programme.
        if one.lead:
            parts.append(_quiet(self.tr("Lead: {name}").format(name=one.lead)))
        return parts

    def _row(self, row: Objective, words: tuple[str, ...]) -> list[str]:
        kinds = (
            (ItemKind.ACTION, self.tr("Actions")),
            (ItemKind.MILESTONE, self.tr("Milestones")),
            (ItemKind.OUTCOME, self.tr("Outcomes")),
            (ItemKind.DETAIL, self.tr("Details")),
        )
        parts = [
            "<hr>",
            _small(self.tr("The row of the plan")),
            f"<p><b>{escape(row.code)}</b> {_marked(row.text or row.title, words)}</p>",
        ]
        for kind, label in kinds:
            texts = row.texts(kind)
            if texts:
                items = "".join(f"<li>{_marked(text, words)}</li>" for text in texts)
                parts += [_small(label), f'<ul style="margin-left: 0">{items}</ul>']
        people = " · ".join(filter(None, (row.lead, row.clinical_lead, row.timescale)))
        return [*parts, _quiet(people)] if people else parts


def _marked(text: str, words: tuple[str, ...]) -> str:
    # The list came from the same words, so that this has been imported long before.
    from lyapp.rules.wordings import marks

    return as_html(MarkedText(text, marks(text, words)))


def _small(label: str) -> str:
    tokens = theme.current()
    size = theme.px(11.5)
    return (
        f'<p style="color: {tokens.ink2.name()}; font-size: {size}px; font-weight: 600;'
        f' margin-bottom: 0">{escape(label)}</p>'
    )


def _quiet(text: str) -> str:
    return f'<p style="color: {theme.current().ink2.name()}; margin: 0">{escape(text)}</p>'
