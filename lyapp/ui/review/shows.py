"""What the plan shows for a criterion: a few lines, each leading to the rows it stands for."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from lyapp.ui import theme
from lyapp.ui.widgets.labels import Note, Strong, wrap
from lyapp.ui.wording import worded_line

if TYPE_CHECKING:
    from lyapp.rules.findings import ShownLine

MOST = 4
"""So many lines at once; the rest are behind “more”."""
_ASIDE, _COVERAGE, _MORE = "aside", "coverage", "more"
_LINKS = Qt.TextInteractionFlag
Coverage = tuple[int, int, int]
"""How many must-dos are confirmed, suggested, and with no row."""


class Showing(NamedTuple):
    """What to show: lines, and how many rows have a finding that was set aside.

    `coverage` leads to its own screen where `leads_there` says that there is one.
    """

    lines: tuple[ShownLine, ...] = ()
    aside: int = 0
    coverage: Coverage | None = None
    leads_there: bool = False


class Shows(QFrame):
    """Counts of a plan for one criterion; a rating is nobody's but the reader's."""

    line_asked = Signal(int)
    """The rows of the line at this place."""
    aside_asked = Signal()
    """The rows with a finding that was set aside."""
    coverage_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "quiet")
        step = theme.unit()
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.RichText)
        wrap(self.words)
        self.words.setTextInteractionFlags(
            _LINKS.LinksAccessibleByMouse | _LINKS.LinksAccessibleByKeyboard
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(step + step // 2, step, step + step // 2, step)
        column.setSpacing(theme.px(3))
        self.title = Strong(self.tr("What the plan shows"), self)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addWidget(Note(self.tr("Findings help; the rating is yours."), self))
        self.words.linkActivated.connect(self._followed)
        self._showing = Showing()
        self._all = False
        self._said: tuple[str, ...] = ()
        self.hide()

    def show_lines(self, showing: Showing) -> bool:
        """Show these lines; True when they are others than before."""
        if showing == self._showing:
            return False
        self._showing = showing
        self._all = False
        self._say()
        self.setVisible(bool(showing.lines or showing.coverage is not None or showing.aside))
        self.words.updateGeometry()
        self.updateGeometry()
        return True

    def forget(self) -> None:
        """Say it anew: a link keeps the palette it was made with."""
        self._say()

    def said(self) -> tuple[str, ...]:
        """The lines as they are read, without their links."""
        return self._said

    def _say(self) -> None:
        style = f"text-decoration:none; color:{theme.current().accent.name()}"
        said = self._words()
        self._said = tuple(" ".join(filter(None, (words, codes))) for words, codes, *_ in said)
        lines = []
        for words, codes, way, link in said:
            parts = [escape(words)]
            if codes and not way:
                parts.append(escape(codes))
            if way:
                parts.append(f'<a href="{way}" style="{style}">{escape(link)}</a>')
            lines.append(" ".join(filter(None, parts)))
        self.words.setText("".join(f"<div>{line}</div>" for line in lines))
        self.words.setAccessibleName(f"{self.title.text()}: {'. '.join(self._said)}")

    def _words(self) -> list[tuple[str, str, str, str]]:
        """Each line's words and codes, where its link leads, and the link's word."""
        lines, aside, coverage, leads_there = self._showing
        show = self.tr("show")
        said: list[tuple[str, str, str, str]] = []
        if coverage is not None:
            words = self.tr("Must-dos: {yes} confirmed, {perhaps} suggested, {no} with no row")
            yes, perhaps, no = coverage
            way = _COVERAGE if leads_there else ""
            said.append((words.format(yes=yes, perhaps=perhaps, no=no), "", way, show))
        for place, line in enumerate(lines):
            codes = f"({', '.join(line.codes)})" if line.codes else ""
            way = str(place) if line.objectives else ""
            # Few rows are named, and their names lead there.
            said.append((worded_line(line), codes, way, codes or show))
        hidden = len(said) - MOST
        if hidden > 1 and not self._all:
            del said[MOST:]
            said.append(("", "", _MORE, self.tr("{n} more").format(n=hidden)))
        if aside:
            words = self.tr("{n} rows with a finding set aside") if aside > 1 else ""
            words = words or self.tr("1 row with a finding set aside")
            said.append((words.format(n=aside), "", _ASIDE, show))
        return said

    @Slot(str)
    def _followed(self, way: str) -> None:
        if way == _MORE:
            self._all = True
            self._say()
        elif way == _ASIDE:
            self.aside_asked.emit()
        elif way == _COVERAGE:
            self.coverage_asked.emit()
        else:
            self.line_asked.emit(int(way))
