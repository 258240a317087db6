"""The strip of figures over the board."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lyapp.rules.amounts import format_pounds, format_short
from lyapp.store.queries.board import Board
from lyapp.ui import theme
from lyapp.ui.notes import Tone
from lyapp.ui.widgets.labels import Heading, rule


class _Figure(QWidget):
    def __init__(self, what: str) -> None:
        super().__init__()
        self._what = what
        self.number = Heading()
        words = QLabel(what)
        words.setProperty("role", "label")
        column = QVBoxLayout(self)
        self.set_tight(False)
        column.setSpacing(theme.px(2))
        column.addWidget(self.number)
        column.addWidget(words)

    def set_tight(self, tight: bool) -> None:
        side = theme.px(6 if tight else 14)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(side, theme.unit(), side, theme.unit())

    def show_figure(self, text: str, *, spoken: str = "", tone: Tone = "plain") -> None:
        self.number.setText(text)
        self.number.set_tone(tone)
        self.setAccessibleName(f"{spoken or text} {self._what}")
        self.setToolTip(spoken)


class SummaryStrip(QFrame):
    """Localities, decided, plans awaited, scores in, forecast deficits, lodged."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self.setAccessibleName(self.tr("The review in figures"))
        self._localities = _Figure(self.tr("localities"))
        self._decided = _Figure(self.tr("decided"))
        self._awaited = _Figure(self.tr("plans awaited"))
        self._scores = _Figure(self.tr("of scores in"))
        self._deficits = _Figure(self.tr("forecast deficits"))
        self._lodged = _Figure(self.tr("lodged"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self._figures = (
            self._localities,
            self._decided,
            self._awaited,
            self._scores,
            self._deficits,
            self._lodged,
        )
        for i, figure in enumerate(self._figures):
            if i:
                line.addWidget(rule(upright=True))
            line.addWidget(figure)

    def set_tight(self, tight: bool) -> None:
        """Take less room at the sides of each figure."""
        for figure in self._figures:
            figure.set_tight(tight)

    def show_board(self, board: Board, localities: int) -> None:
        """Show the figures of a board of so many localities."""
        self._localities.show_figure(f"{localities:,}")
        self._decided.show_figure(f"{board.decided:,}")
        self._awaited.show_figure(f"{board.awaited:,}")
        share = "\u2013" if board.scores_in is None else f"{round(board.scores_in * 100)}%"
        self._scores.show_figure(share)
        _show_money(self._deficits, board.deficits_pence)
        _show_money(self._lodged, board.lodged_pence)


def _show_money(figure: _Figure, pence: int | None) -> None:
    """A sum, or a dash where nothing is stated, which is not nothing."""
    if pence is None:
        figure.show_figure("\u2013", spoken=figure.tr("not stated"))
    else:
        tone: Tone = "bad" if pence < 0 else "plain"
        figure.show_figure(format_short(pence), spoken=format_pounds(pence), tone=tone)
