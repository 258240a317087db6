"""The looks of the printed page: paper, type sizes, colours and spaces, in points."""

from __future__ import annotations

from lyapp.briefing.blocks import Role, Span
from lyapp.briefing.typeset import BOLD, ITALIC, REGULAR, Look

PAGE_WIDTH, PAGE_HEIGHT = 841.89, 595.28
"""A4, landscape."""
MARGIN = 36.0
HEAD_BASELINE = PAGE_HEIGHT - 37.5
BODY_TOP = PAGE_HEIGHT - 53.0
BODY_BOTTOM = 43.0
FOOT_RULE = 34.0
FOOT_BASELINE = 23.0

BADGE_COLOUR = {"R": "bad", "A": "caution", "G": "good"}
BADGE_WIDTH = 13.5

SIZE, LEADING = 8.2, 11.0
INK = Look(REGULAR, SIZE, "ink")
STRONG = Look(BOLD, SIZE, "ink")
BADGE = Look(BOLD, 6.6, "ink")
HEAD = Look(REGULAR, 7.0, "quiet")
COLUMN_TITLE = Look(BOLD, 7.7, "navy")
ROW_NAME = Look(BOLD, 8.9, "ink")

HEADINGS = {
    1: (Look(BOLD, 20.0, "navy"), 26.0, 0.0),
    2: (Look(BOLD, 13.5, "navy"), 17.5, 15.0),
    3: (Look(BOLD, 10.2, "navy"), 14.0, 7.0),
}
"""By level: look, leading, space above."""

BEFORE_PARAGRAPH, BEFORE_ITEM = 3.6, 1.1
ROW_PADDING, DENSE_PADDING = 5.5, 2.9
COLUMN_GAP = 8.0
NUMBER_INDENT, DASH_INDENT = 11.0, 7.0

EMPTY_BOX = "box"
"""A badge without a letter, to be ticked by hand."""
BOX_INDENT, BOX_SIDE, BEFORE_BOX = 15.0, 9.0, 2.6
WRITING = 19.0
"""The height of a line to write on."""


def look_of(span: Span, role: Role) -> Look:
    """The look of a span in a paragraph of this role."""
    if role is Role.NAME:
        return ROW_NAME
    colour = "ink"
    if span.quiet or role in {Role.LEAD, Role.NOTE, Role.LABEL}:
        colour = "quiet"
    if span.warning or role is Role.WARNING:
        colour = "bad"
    font = BOLD if span.bold or role is Role.LABEL else ITALIC if span.italic else REGULAR
    return Look(font, SIZE, colour)
