"""Where the parts of the score sheet stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from lyapp.ui import theme
from lyapp.ui.widgets.even_rows import EvenRows
from lyapp.ui.widgets.labels import Strong
from lyapp.ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from lyapp.ui.review.sheet import SheetPane


def lay_out(sheet: SheetPane, step: int) -> tuple[QWidget, QScrollArea]:
    """Put the parts of a sheet in their places; gives what scrolls, and where it scrolls."""
    inner = QWidget(sheet)
    column = QVBoxLayout(inner)
    column.setContentsMargins(step * 2, step * 2, step * 2, step)
    column.setSpacing(theme.px(6))
    for widget in (sheet.place, sheet.title, sheet.question, sheet.ratings):
        column.addWidget(widget)
    others = EvenRows(gap=step)
    others.addWidget(sheet.not_applicable)
    others.addWidget(sheet.unable)
    column.addLayout(others)
    column.addWidget(sheet.earlier)
    column.addWidget(sheet.made_up)
    column.addWidget(sheet.descriptor)
    column.addWidget(sheet.levels)
    column.addWidget(sheet.guidance)
    column.addWidget(sheet.shows)
    head = QHBoxLayout()
    head.addWidget(sheet.comment_on, 1)
    head.addWidget(sheet.saved, 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(head)
    column.addWidget(sheet.comment)
    evidence = QHBoxLayout()
    evidence.setSpacing(step)
    evidence.addWidget(Strong(sheet.tr("Evidence"), sheet))
    evidence.addWidget(sheet.cite_hint, 1)
    column.addLayout(evidence)
    column.addWidget(sheet.chips)
    column.addStretch()
    # Down where there is room, and otherwise to be scrolled to: it must not take it from the rest.
    box = QVBoxLayout(sheet.suggestion_frame)
    box.setContentsMargins(step + step // 2, step, step + step // 2, step)
    box.addWidget(sheet.suggestion)
    column.addWidget(sheet.suggestion_frame)
    # Wrapped words are as tall as this width makes them, not as at their narrowest.
    inner.setMinimumHeight(1)
    area = scrolled(inner, sheet)

    outer = QVBoxLayout(sheet)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.setSpacing(0)
    outer.addWidget(area, 1)
    outer.addLayout(_foot(sheet, step))
    for part in (*_parts(sheet, inner), sheet.suggestion_frame):
        part.hide()
    return inner, area


def ask_anew(sheet: SheetPane, column: QLayout) -> None:
    """Let a column's height be worked out from what it holds now.

    Of new words within its widgets and layouts it would learn only with a later event.
    """
    for words in (
        sheet.levels, sheet.guidance, sheet.shows, sheet.earlier, sheet.suggestion_frame
    ):  # fmt: skip
        words.updateGeometry()
    for place in range(column.count()):
        item = column.itemAt(place)
        within = item.layout() if item is not None else None
        if within is not None:
            within.invalidate()


def show_parts(sheet: SheetPane, inner: QWidget) -> None:
    """Show what a sheet is made of: before its first criterion is known it is an empty column."""
    for part in _parts(sheet, inner):
        part.show()


def _parts(sheet: SheetPane, inner: QWidget) -> tuple[QWidget, ...]:
    return inner, sheet.segments, sheet.previous_button, sheet.next_button


def _foot(sheet: SheetPane, step: int) -> QVBoxLayout:
    foot = QVBoxLayout()
    foot.setContentsMargins(step * 2, step, step * 2, step * 2)
    foot.setSpacing(step)
    foot.addWidget(sheet.segments)
    buttons = QHBoxLayout()
    buttons.addWidget(sheet.previous_button)
    buttons.addStretch()
    buttons.addWidget(sheet.next_button)
    foot.addLayout(buttons)
    return foot
