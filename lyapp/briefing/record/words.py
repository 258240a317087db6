"""How the moderation record words moments, marks and people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from lyapp.briefing.blocks import CellBlock, Paragraph, Role, Row, Span, plain
from lyapp.briefing.wording import long_date
from lyapp.model.criteria import Mark, ScoreState

Cell = tuple[CellBlock, ...]
SHORT_HASH = 16
"""Hex digits of a file's SHA-256 that are printed: enough to tell any two files apart."""

_ANSWERS = {
    ScoreState.NOT_APPLICABLE: "doesn’t apply",
    ScoreState.UNABLE: "unable to judge",
}


def moment(when: datetime) -> str:
    """A moment by the clock of the place it is printed at: 19 June 2008, 14:05."""
    local = when.astimezone()
    return f"{long_date(local.date())}, {local:%H:%M}"


def marked(mark: Mark | None) -> str:
    """An answer: its rating, or what was said in place of one."""
    if mark is None:
        return "comment only"
    return _ANSWERS.get(mark.state) or str(mark.rating)


def said(sentences: Iterable[str]) -> str:
    """Sentences one after the other."""
    return " ".join(one.strip() for one in sentences if one.strip())


def fact(label: str, text: str) -> Paragraph:
    """A line of the cover: a quiet label and what it says."""
    return Paragraph((Span(f"{label}: ", quiet=True), Span(text)))


def row(name: str, *texts: str, anchor: str = "") -> Row:
    """A table's row of plain texts under its name."""
    return Row(
        ((plain(name, Role.NAME),), *((plain(text),) for text in texts)), name=name, anchor=anchor
    )
