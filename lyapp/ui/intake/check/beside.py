"""The document itself beside its rows, opened at the place of the row chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from lyapp.ui.source.viewer import SourceView

if TYPE_CHECKING:
    from lyapp.model.intake import PlanDocument
    from lyapp.model.plan import RowPlace
    from lyapp.ui.intake.tray import Paper


class DocumentBeside:
    """Makes the viewer when it is first looked at, and gives it each document once."""

    def __init__(self, holder: QWidget) -> None:
        self._holder = holder
        self._viewer: SourceView | None = None
        self._document: PlanDocument | None = None

    def show(self, paper: Paper, place: RowPlace) -> None:
        """Show a row's place in its document."""
        if paper.document is None:
            return
        if self._viewer is None:
            self._viewer = SourceView(self._holder)
            layout = self._holder.layout()
            if layout is not None:
                layout.addWidget(self._viewer)
        if self._document is not paper.document:
            self._document = paper.document
            self._viewer.show_document(paper.document, paper.content)
        self._viewer.go_to(None, place)


def where(document: PlanDocument, place: RowPlace) -> str:
    """A row's place in words."""
    name = document.tables[place.table].name if place.table < len(document.tables) else ""
    if place.page is not None:
        return _tr("Page {page}, row {row}").format(page=place.page, row=place.row)
    if name:
        return _tr("{sheet}, row {row}").format(sheet=name, row=place.row)
    return _tr("Table {table}, row {row}").format(table=place.table + 1, row=place.row)


def _tr(text: str) -> str:
    return QCoreApplication.translate("CheckStep", text)
