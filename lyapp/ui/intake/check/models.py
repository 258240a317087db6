"""The rows read from a document, each with the physical rows it was joined from."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from lyapp.model.plan import Section
from lyapp.rules.dates import format_due
from lyapp.ui.intake.edits import keys_of, mild, to_look_at
from lyapp.ui.roles import ACCESSIBLE, DISPLAY, ROOT, TOOLTIP, Index
from lyapp.ui.wording import worded_notice

if TYPE_CHECKING:
    from lyapp.model.intake import PlanDocument, ReadRow, SourceRow
    from lyapp.model.plan import RowPlace
    from lyapp.ui.intake.tray import Key, Place
    from lyapp.ui.notes import Tone

ROW = Qt.ItemDataRole.UserRole

_MUCH = 160  # characters of a physical row's text


class Entry(NamedTuple):
    """A line of the list: a row of the plan, or a physical row that was joined to it.

    `row` is the row's position; `begins` is True for the plan row itself; `joined` when more
    physical rows follow it, `last` for the last of them.
    """

    row: int
    place: RowPlace
    begins: bool
    name: str
    line: str
    tone: Tone
    joined: bool = False
    last: bool = False
    refused: bool = False
    edited: bool = False


class RowsModel(QAbstractListModel):
    """Rows in the document's order. Putting one right repaints its line only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ReadRow] = []
        self._entries: list[Entry] = []
        self._source: dict[int, dict[int, SourceRow]] = {}
        self._document: PlanDocument | None = None
        self._keys: tuple[Key, ...] = ()
        self._edited: Collection[Key] = ()
        self._seen: Collection[Key] = ()

    def entries(self) -> list[Entry]:
        """The lines shown."""
        return self._entries

    def rows(self) -> list[ReadRow]:
        """All rows, shown or not."""
        return self._rows

    def show(
        self,
        document: PlanDocument,
        rows: Sequence[ReadRow],
        *,
        edited: Collection[Key],
        seen: Collection[Key],
        only_to_look_at: bool,
    ) -> None:
        """Show these rows, or those of them in which there is something to decide."""
        if document is not self._document:
            self._document, self._source = document, {}
        self._edited, self._seen = edited, seen
        self.beginResetModel()
        self._rows, self._keys = list(rows), keys_of(rows)
        made: list[Entry] = []
        for position, row in enumerate(rows):
            if not only_to_look_at or self.open(position):
                made += self._of_row(position, row)
        self._entries = made
        self.endResetModel()

    def change(self, position: int, row: ReadRow) -> None:
        """Show one row as it is now."""
        self._rows[position] = row
        for i, entry in enumerate(self._entries):
            if entry.row == position and entry.begins:
                self._entries[i] = self._line(position, row)
                self.dataChanged.emit(self.index(i), self.index(i))

    def key(self, position: int) -> Key:
        """What a row is known by."""
        return self._keys[position]

    def open(self, position: int) -> bool:
        """True for a row to look at that nobody has said was looked at."""
        return self._keys[position] not in self._seen and to_look_at(self._rows[position])

    def position_of(self, place: Place | None) -> int | None:
        """The line a place has, as a row's own or a joined one's."""
        for i, entry in enumerate(self._entries):
            if (entry.place.table, entry.place.row) == place:
                return i
        return None

    def next_open(self, here: int, by: int) -> int | None:
        """The line of the next row to look at, or with `by` −1 of the one before; round the end."""
        count = len(self._entries)
        for step in range(1, count + 1):
            place = (max(0, here) + by * step) % count
            entry = self._entries[place]
            if entry.begins and self.open(entry.row):
                return place
        return None

    def to_look_at(self) -> int:
        """How many rows there are to look at."""
        return sum(map(self.open, range(len(self._rows))))

    def _of_row(self, position: int, row: ReadRow) -> list[Entry]:
        made = [self._line(position, row)]
        pieces = row.places[1:]
        for i, place in enumerate(pieces, start=1):
            made.append(
                Entry(
                    position,
                    place,
                    begins=False,
                    name=self._text(place),
                    line="",
                    tone="plain",
                    joined=True,
                    last=i == len(pieces),
                    refused=row.refused,
                )
            )
        return made

    def _line(self, position: int, row: ReadRow) -> Entry:
        line, tone = self._said(position, row)
        code = f"{row.code}  " if row.code else ""
        title = row.title or self._text(row.places[0]) or self.tr("an empty row")
        return Entry(
            position,
            row.places[0],
            begins=True,
            name=f"{code}{title}",
            line=line,
            tone=tone,
            joined=len(row.places) > 1,
            refused=row.refused,
            edited=self._keys[position] in self._edited,
        )

    def _said(self, position: int, row: ReadRow) -> tuple[str, Tone]:
        open_ = self.open(position)
        weighty = [one for one in row.notices if not mild(one)]
        if row.refused:
            said = [worded_notice(one) for one in weighty if one.key == "no-objective"]
            return self.tr("Left out") + (f" · {said[0]}" if said else ""), "bad"
        if open_ and weighty:
            more = len(weighty) - 1
            text = worded_notice(weighty[0])
            return (f"{text} (+{more})" if more else text), "caution"
        if open_:
            return self.tr("It isn’t sure what the timescale means."), "caution"
        section = self.tr("national") if row.section is Section.NATIONAL else self.tr("local")
        due = format_due(row.due.day, row.due.precision) if row.due.day else row.timescale
        return " · ".join(part for part in (section, row.lead, due) if part), "plain"

    def _text(self, place: RowPlace) -> str:
        rows = self._source.get(place.table)
        if rows is None:
            tables = self._document.tables if self._document is not None else ()
            held = tables[place.table].rows if place.table < len(tables) else ()
            rows = self._source[place.table] = {row.number: row for row in held}
        row = rows.get(place.row)
        return _text_of(row) if row is not None else ""

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt's own: how many lines."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = DISPLAY) -> Any:  # noqa: ANN401
        """Qt's own: a look-up."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == ROW:
            return entry
        if role == DISPLAY:
            return entry.name
        if role == TOOLTIP:
            return entry.line if entry.tone != "plain" else entry.name
        if role == ACCESSIBLE:
            joined = self.tr("joined to the row above: {text}")
            return f"{entry.name}. {entry.line}" if entry.begins else joined.format(text=entry.name)
        return None


def _text_of(row: SourceRow) -> str:
    """What stands in a physical row, as much as a line can show."""
    found: list[str] = []
    room = _MUCH
    for cell in row.cells:
        if cell.lines and not cell.merged and room > 0:
            text = " ".join([line.text for line in cell.lines]).strip()
            if text and text not in found:
                found.append(text)
                room -= len(text)
    return " | ".join(found)[:_MUCH]
