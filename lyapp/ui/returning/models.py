"""The list of what a member may want to see to before they return."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)

from lyapp.ui import theme

if TYPE_CHECKING:
    from lyapp.store.queries.own_review import OwnPage

DISPLAY = Qt.ItemDataRole.DisplayRole
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
TOOLTIP = Qt.ItemDataRole.ToolTipRole
INK = Qt.ItemDataRole.ForegroundRole
SIZE = Qt.ItemDataRole.SizeHintRole
LINE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class Why(Enum):
    """Why a line is on the list; the value is the sign it begins with."""

    UNFINISHED = "○"
    NO_COMMENT = "✎"
    UNABLE = "?"


class Line(NamedTuple):
    """A line of the list: why it is there, and the plan and criterion it leads to."""

    why: Why
    locality: int
    name: str
    position: int | None
    title: str = ""
    rating: int | None = None
    done: int = 0
    of: int = 0


def lines_of(page: OwnPage) -> tuple[Line, ...]:
    """What there is to see to: plans first, then missing comments, then what wasn't judged."""
    unfinished = (
        Line(
            Why.UNFINISHED,
            one.row.locality,
            one.row.name,
            one.first_open,
            done=one.row.done,
            of=one.row.of,
        )
        for one in page.there
        if not one.finished
    )
    comments = (
        Line(Why.NO_COMMENT, one.locality, one.name, one.position, one.title, one.rating)
        for one in page.without_comment
    )
    unable = (
        Line(Why.UNABLE, one.locality, one.name, one.position, one.title) for one in page.unable
    )
    return (*unfinished, *comments, *unable)


class SeeToModel(QAbstractListModel):
    """Lines, each one sentence."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._words: tuple[str, ...] = ()

    def show(self, lines: tuple[Line, ...]) -> None:
        """Show these lines; the same ones keep the selection."""
        if lines == self._lines:
            return
        places = [one[:4] for one in lines]
        same = places == [one[:4] for one in self._lines]
        if not same:
            self.beginResetModel()
        self._lines, self._words = lines, tuple(map(self._sentence, lines))
        if not same:
            self.endResetModel()
        elif lines:
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))

    def lines(self) -> tuple[Line, ...]:
        """The lines, in order."""
        return self._lines

    def _sentence(self, line: Line) -> str:
        words = {
            Why.UNFINISHED: self.tr("{name}: {done} of {of} criteria answered"),
            Why.NO_COMMENT: self.tr("{name}, {title}: rated {rating}, and the comment is missing"),
            Why.UNABLE: self.tr("{name}, {title}: unable to judge"),
        }[line.why]
        return words.format(**line._asdict())

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt's own."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = DISPLAY) -> Any:  # noqa: ANN401
        """Qt's own: a look-up."""
        if not index.isValid():
            return None
        if role == DISPLAY:
            return f"{self._lines[index.row()].why.value}  {self._words[index.row()]}"
        if role in (ACCESSIBLE, TOOLTIP):
            return self._words[index.row()]
        if role == SIZE:
            return QSize(theme.px(200), theme.px(26))
        if role == LINE:
            return self._lines[index.row()]
        if role == INK and self._lines[index.row()].why is not Why.UNABLE:
            return theme.current().caution
        return None
