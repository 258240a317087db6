"""The documents in hand as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QLocale,
    QObject,
    Qt,
)

from lyapp.model.intake import DocumentKind
from lyapp.ui.intake.tray import State
from lyapp.ui.roles import ACCESSIBLE, DISPLAY, ROOT, TOOLTIP, Index

if TYPE_CHECKING:
    from lyapp.ui.intake.tray import Paper, Tray
    from lyapp.ui.notes import Tone

ROW = Qt.ItemDataRole.UserRole

_PLAIN: Tone = "plain"
_GOOD: Tone = "good"
_CAUTION: Tone = "caution"
_BAD: Tone = "bad"
_SI = QLocale.DataSizeFormat.DataSizeSIFormat


class PaperRow(NamedTuple):
    """A document as the list shows it."""

    number: int
    name: str
    line: str
    tone: Tone
    more: str = ""


class PaperModel(QAbstractListModel):
    """Documents by number; a change of state repaints its row only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PaperRow, ...] = ()

    def rows(self) -> tuple[PaperRow, ...]:
        """The rows shown."""
        return self._rows

    def position_of(self, number: int | None) -> int | None:
        """Where a document stands."""
        return next((i for i, row in enumerate(self._rows) if row.number == number), None)

    def show(self, tray: Tray) -> None:
        """Show the documents in hand; those that stay keep their place in the selection."""
        new = tuple(self._row(paper, tray.twin(paper)) for paper in tray.papers)
        old = self._rows
        kept = {row.number for row in new}
        for place in range(len(old) - 1, -1, -1):
            if old[place].number not in kept:
                self.beginRemoveRows(ROOT, place, place)
                self._rows = (*self._rows[:place], *self._rows[place + 1 :])
                self.endRemoveRows()
        had = len(self._rows)
        changed = [i for i in range(had) if self._rows[i] != new[i]]
        if len(new) > had:
            self.beginInsertRows(ROOT, had, len(new) - 1)
            self._rows = new
            self.endInsertRows()
        self._rows = new
        for place in changed:
            self.dataChanged.emit(self.index(place), self.index(place))

    def _row(self, paper: Paper, twin: Paper | None) -> PaperRow:
        state, tone = self._state(paper, twin)
        parts = [state]
        if paper.document is not None:
            size = QLocale().formattedDataSize(paper.document.size, 0, _SI)
            parts = [self._kind(paper.document.kind), size, state]
        line = " · ".join(part for part in parts if part)
        return PaperRow(paper.number, paper.name, line, tone, " ".join(paper.why).strip())

    def _state(self, paper: Paper, twin: Paper | None) -> tuple[str, Tone]:
        if paper.state is not State.READY:
            return {
                State.WAITING: (self.tr("waiting"), _PLAIN),
                State.READING: (self.tr("reading…"), _PLAIN),
                State.REFUSED: (self.tr("can’t be read"), _BAD),
                State.STOPPED: (self.tr("reading was stopped"), _CAUTION),
                State.TAKEN: (self.tr("taken in"), _GOOD),
            }[paper.state]
        if not paper.has_tables:
            return self.tr("no table in it"), "caution"
        if paper.kept is not None:
            return self.tr("the same as version {n}").format(n=paper.kept.version), "caution"
        if paper.already:
            name = paper.already[0].locality_name
            return self.tr("in {name}’s plan already").format(name=name), "caution"
        if twin is not None and twin.state is State.READY:
            return self.tr("the same as {name}").format(name=twin.name), "caution"
        return self._rows_of(paper)

    def _rows_of(self, paper: Paper) -> tuple[str, Tone]:
        if paper.rows is None:
            return self.tr("ready"), "plain"
        count = sum(not row.refused for row in paper.rows)
        if not count:
            return self.tr("no rows found"), "caution"
        return (self.tr("1 row") if count == 1 else self.tr("{n} rows").format(n=count)), "plain"

    def _kind(self, kind: DocumentKind) -> str:
        return {
            DocumentKind.WORD: self.tr("Word"),
            DocumentKind.SPREADSHEET: self.tr("Spreadsheet"),
            DocumentKind.SEPARATED: self.tr("Separated values"),
            DocumentKind.PDF: self.tr("PDF"),
            DocumentKind.TEXT: self.tr("Text"),
        }[kind]

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt's own: how many documents."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = DISPLAY) -> Any:  # noqa: ANN401
        """Qt's own: a look-up."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == DISPLAY:
            return row.name
        if role == ROW:
            return row
        if role == ACCESSIBLE:
            return f"{row.name}, {row.line}. {row.more}"
        if role == TOOLTIP:
            return row.more or row.name
        return None
