"""What the members said of one criterion: rating, cited rows and comment of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from lyapp.ui import theme
from lyapp.ui.panel.lines import Line, initials, mark_text
from lyapp.ui.widgets.labels import Body, Note, Strong, repolish

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lyapp.store.queries.panel import PanelAnswer, PanelColumn

_CITED = 6
"""Cited rows named before “and more”."""


class SaidRow(QFrame):
    """One member: initials and rating, what they cite, their comment."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        self.setObjectName("said")
        self.head = Strong("", self)
        self.cited = Note("", self)
        self.comment = Body("", self)
        top = QHBoxLayout()
        top.setSpacing(step)
        top.addWidget(self.head)
        top.addWidget(self.cited, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(step * 3 // 2, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addLayout(top)
        column.addWidget(self.comment)

    def show_said(self, member: PanelColumn, answer: PanelAnswer, *, here: bool) -> None:
        """Show a member's answer; `here` marks the one chosen in the grid."""
        self.head.setText(f"{initials(member)} · {mark_text(answer.mark) or '–'}")
        self.head.setToolTip(member.name)
        self.cited.setText(self._cites(answer))
        self.cited.setToolTip("\n".join(f"{one.code} {one.title}" for one in answer.citations))
        self.comment.setText(answer.comment)
        self.comment.setVisible(bool(answer.comment.strip()))
        self.setAccessibleName(
            self.tr("{name}: {mark}, {cited}. {comment}").format(
                name=member.name,
                mark=mark_text(answer.mark) or "–",
                cited=self.cited.text(),
                comment=answer.comment,
            )
        )
        tokens = theme.current()
        bar = (tokens.accent if here else tokens.line).name()
        width = theme.px(4 if here else 2)
        self.setStyleSheet(f"#said {{ border: 0; border-left: {width}px solid {bar}; }}")
        repolish(self)

    def _cites(self, answer: PanelAnswer) -> str:
        codes = [
            one.code or self.tr("{title}, page {page}").format(title=one.title, page=one.page)
            for one in answer.citations
        ]
        if not codes:
            said = self.tr("no citation")
        else:
            more = self.tr(" and more") if len(codes) > _CITED else ""
            said = self.tr("cites {codes}").format(codes=", ".join(codes[:_CITED]) + more)
        if answer.entered_by:
            said += self.tr(", entered by {name}").format(name=answer.entered_by)
        return said


class SaidList(QWidget):
    """The members who said something, the highest rating first; the rows are used again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.unit() * 3 // 2)
        self._rows: list[SaidRow] = []
        self._none = Note(self.tr("Nobody’s answer can be seen yet."), self)
        self._column.addWidget(self._none)

    def show_line(self, line: Line, members: Sequence[PanelColumn], *, chosen: int | None) -> None:
        """Show what was said of a criterion; `chosen` is the member one is at."""
        said = [
            (member, line.answers[member.member])
            for member in members
            if member.shown and member.member in line.answers
        ]
        said.sort(key=lambda pair: _height(pair[1]))
        while len(self._rows) < len(said):
            row = SaidRow(self)
            self._rows.append(row)
            self._column.addWidget(row)
        for place, row in enumerate(self._rows):
            if place < len(said):
                member, answer = said[place]
                row.show_said(member, answer, here=member.member == chosen)
            row.setVisible(place < len(said))
        self._none.setVisible(not said)


def _height(answer: PanelAnswer) -> int:
    mark = answer.mark
    return 1 if mark is None or mark.rating is None else -mark.rating
