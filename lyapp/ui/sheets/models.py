"""A paper sheet as a table: one line a criterion."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QObject,
    Qt,
    Signal,
)

from lyapp.model.criteria import Mark, ScoreState
from lyapp.ui import theme
from lyapp.ui.replacing import replacing
from lyapp.ui.roles import (
    ACCESSIBLE,
    ALIGN,
    CENTRE,
    DISPLAY,
    EDIT,
    HORIZONTAL,
    INK,
    LEFT,
    ROOT,
    SHOWN,
    TOOLTIP,
    Index,
)

if TYPE_CHECKING:
    from lyapp.store.queries.paper_sheets import PaperLine, PaperSheet
    from lyapp.ui.drafts import Drafts

CRITERION, RATING, COMMENT, BY = range(4)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Sheets", text)


def mark_sign(mark: Mark | None) -> str:
    """A mark as it stands in the table: its number, n or u; "" for none."""
    if mark is None:
        return ""
    if mark.state is ScoreState.NOT_APPLICABLE:
        return _tr("n")
    return _tr("u") if mark.state is ScoreState.UNABLE else str(mark.rating)


def mark_words(mark: Mark | None, labels: dict[int, str]) -> str:
    """A mark in words; `labels` are the levels' by their value."""
    if mark is None:
        return _tr("not entered")
    if mark.state is ScoreState.NOT_APPLICABLE:
        return _tr("not applicable")
    if mark.state is ScoreState.UNABLE:
        return _tr("unable to judge")
    rating = mark.rating or 0
    return f"{rating} {labels.get(rating, '')}".strip()


class SheetModel(QAbstractTableModel):
    """The first entry, or with `again` the second one; the first isn't shown beside it."""

    commented = Signal(int, str)
    """A criterion's key, and the comment a person typed for it."""

    def __init__(self, drafts: Drafts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self.sheet: PaperSheet | None = None
        self.again = False
        self.fixed = True
        self._labels: dict[int, str] = {}

    def show(self, sheet: PaperSheet | None, *, again: bool, fixed: bool) -> None:
        """Show a sheet; the same one keeps the cursor."""
        here = (sheet.plan_version, sheet.member, again) if sheet is not None else None
        old = self.sheet
        before = (old.plan_version, old.member, self.again) if old is not None else None
        same = here == before and sheet is not None and old is not None
        same = same and sheet is not None and len(sheet.lines) == self.rowCount()
        with replacing(self, same=same, columns=BY + 1):
            self.sheet, self.again, self.fixed = sheet, again, fixed
            self._labels = (
                {} if sheet is None else {level.value: level.label for level in sheet.scale.levels}
            )

    def line(self, row: int) -> PaperLine | None:
        """One line."""
        if self.sheet is None or not 0 <= row < len(self.sheet.lines):
            return None
        return self.sheet.lines[row]

    def mark(self, line: PaperLine) -> Mark | None:
        """What is entered for a line, in the entry shown."""
        return line.second if self.again else line.first

    def takes_entry(self, line: PaperLine) -> bool:
        """Whether a line can be entered now."""
        return not self.fixed and (line.takes_second if self.again else line.takes_first)

    def set_mark(self, row: int, mark: Mark | None) -> None:
        """Show an entry at once; the store's answer follows."""
        line = self.line(row)
        if line is None or self.sheet is None:
            return
        changed = replace(line, second=mark) if self.again else replace(line, first=mark)
        lines = (*self.sheet.lines[:row], changed, *self.sheet.lines[row + 1 :])
        self.sheet = replace(self.sheet, lines=lines)
        self.dataChanged.emit(self.index(row, 0), self.index(row, BY))

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt's own."""
        return 0 if parent.isValid() or self.sheet is None else len(self.sheet.lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Qt's own."""
        return 0 if parent.isValid() else BY + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:  # noqa: ANN401
        """Qt's own."""
        if orientation != HORIZONTAL or not 0 <= section <= BY:
            return None
        if role == DISPLAY:
            words = (_tr("Criterion"), _tr("Rating"), _tr("Comment"), _tr("Entered by"))
            return words[section]
        if role == ALIGN:
            return CENTRE if section == RATING else LEFT
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt's own."""
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return Qt.ItemFlag.NoItemFlags
        if index.column() == COMMENT and not self.again and self.takes_entry(line):
            return SHOWN | Qt.ItemFlag.ItemIsEditable
        return SHOWN

    def data(self, index: Index, role: int = DISPLAY) -> Any:  # noqa: ANN401
        """Qt's own."""
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        column = index.column()
        if role in (DISPLAY, EDIT):
            return self._text(line, column)
        if role == ALIGN:
            return CENTRE if column == RATING else LEFT
        if role == INK:
            tokens = theme.current()
            quiet = column == BY or not self.takes_entry(line)
            return tokens.ink2 if quiet else tokens.ink
        if role == TOOLTIP:
            return self._text(line, column) or line.what.question
        if role == ACCESSIBLE and column == RATING:
            return f"{line.what.title}: {self._in_words(line)}"
        return None

    def setData(self, index: Index, value: Any, role: int = EDIT) -> bool:  # noqa: ANN401
        """Qt's own: a comment asks to be saved."""
        line = self.line(index.row()) if index.isValid() else None
        if line is None or role != EDIT or index.column() != COMMENT:
            return False
        text = str(value).strip()
        if text != line.comment:
            self.commented.emit(line.criterion, text)
        return True

    def comment_key(self, criterion: int) -> tuple[object, ...]:
        """What a comment that couldn't be saved is kept under."""
        sheet = self.sheet
        return (
            "sheet",
            sheet.member if sheet else "",
            sheet.plan_version if sheet else 0,
            criterion,
        )

    def _text(self, line: PaperLine, column: int) -> str:
        if column == CRITERION:
            return f"{line.what.number}  {line.what.title}"
        if column == RATING:
            return self._sign(line)
        if column == COMMENT:
            return self._drafts.shown(self.comment_key(line.criterion), line.comment)
        return line.second_by if self.again else line.first_by

    def _sign(self, line: PaperLine) -> str:
        if line.what.open_text:
            return "–"
        hidden = line.second_hidden if self.again else line.hidden
        return _tr("hidden") if hidden else mark_sign(self.mark(line))

    def _in_words(self, line: PaperLine) -> str:
        if line.what.open_text:
            return _tr("takes a comment, no rating")
        if self._sign(line) == _tr("hidden"):
            return _tr("entered, and hidden while scores are blind")
        return mark_words(self.mark(line), self._labels)

    def labels(self) -> dict[int, str]:
        """The levels' labels by their values."""
        return self._labels
