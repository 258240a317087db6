"""How the words that made a suggestion are shown: on a fill of their own, and with weight."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout

from lyapp.model.coverage import MarkedText
from lyapp.ui import theme


def formats(text: MarkedText) -> list[QTextLayout.FormatRange]:
    """The marks of a text for a layout; those beyond its end are left out or cut."""
    look = QTextCharFormat()
    look.setBackground(theme.current().caution_fill)
    look.setForeground(theme.current().ink)
    look.setFontWeight(QFont.Weight.DemiBold)
    if theme.current().name == "contrast":
        look.setBackground(theme.current().surface)
        look.setFontUnderline(True)
    made = []
    end = len(text.text)
    for start, length in text.marks:
        if start < end:
            one = QTextLayout.FormatRange()
            one.start, one.length, one.format = start, min(length, end - start), look
            made.append(one)
    return made


def as_html(text: MarkedText) -> str:
    """A text with its marks as HTML."""
    tokens = theme.current()
    style = (
        "text-decoration: underline; font-weight: 600"
        if tokens.name == "contrast"
        else f"background-color: {tokens.caution_fill.name()}; font-weight: 600"
    )
    parts, reached = [], 0
    for start, length in text.marks:
        parts.append(escape(text.text[reached:start]))
        words = escape(text.text[start : start + length])
        parts.append(f'<span style="{style}">{words}</span>')
        reached = start + length
    parts.append(escape(text.text[reached:]))
    return "".join(parts).replace("\n", "<br>")
