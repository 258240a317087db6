"""The small tree of blocks a document is built as; every writer walks the same one.

Blocks hold plain text. A writer escapes it for its own format; a line feed in a text is a forced
line break.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """What a paragraph is for; a writer chooses the looks."""

    BODY = "body"
    LEAD = "lead"
    """A quiet line under a heading; it stays with what follows."""
    NAME = "name"
    """The name of a table row, such as a locality."""
    NOTE = "note"
    """A quiet remark."""
    LABEL = "label"
    """A small heading inside a cell; it stays with what follows."""
    WARNING = "warning"
    """Something the reader must not overlook."""


class Align(StrEnum):
    """How a column's texts stand."""

    LEFT = "left"
    RIGHT = "right"


class Marker(StrEnum):
    """What stands before a list's items."""

    NUMBER = "number"
    DASH = "dash"
    BOX = "box"
    """An empty box, to be ticked by hand."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text of one look."""

    text: str
    bold: bool = False
    italic: bool = False
    quiet: bool = False
    warning: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (a section) to 3, with its number; `anchor` is unique."""

    level: int
    text: str
    number: str = ""
    anchor: str = ""

    @property
    def line(self) -> str:
        """Number and text together."""
        return f"{self.number} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `badge` is a red, amber or green letter (R, A, G) drawn before it."""

    spans: tuple[Span, ...]
    role: Role = Role.BODY
    badge: str = ""

    @property
    def text(self) -> str:
        """The paragraph's words without looks."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item with its sub-items; `number` is used in numbered lists."""

    spans: tuple[Span, ...]
    items: tuple[str, ...] = ()
    number: int | None = None

    @property
    def text(self) -> str:
        """The item's words without looks."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list. Sub-items always have dashes."""

    items: tuple[ListItem, ...]
    marker: Marker = Marker.DASH


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """A label and an amount already worded ("−£1,300,000", "not stated")."""

    label: str
    amount: str


@dataclass(frozen=True, slots=True)
class MoneyLines:
    """Lines of money; `total` stands under a rule when there is one."""

    lines: tuple[MoneyLine, ...]
    total: MoneyLine | None = None


@dataclass(frozen=True, slots=True)
class WritingLines:
    """Ruled lines to write on by hand; `said` tells who can't see them what they are for."""

    count: int
    said: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts a new page."""


CellBlock = Paragraph | ListBlock | MoneyLines | WritingLines
"""What may stand in a table's cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `width` is its share of the table's width."""

    title: str
    width: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Row:
    """A row, one tuple of blocks a column. It is kept on one page where it fits on one.

    `name` is repeated as "(continued)" when the row must be split. A row with an `anchor` gets a
    bookmark under its table's heading.
    """

    cells: tuple[tuple[CellBlock, ...], ...]
    name: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header that is repeated on every page; `caption` is for screen readers."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    first_column_heads: bool = True
    """The first cell names its row."""
    dense: bool = False
    """Rows of a line or two, set closer."""


Block = Heading | Paragraph | ListBlock | MoneyLines | WritingLines | Table | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `head_left`, `head_right` and `foot_left` stand on every page.

    `dated` is the day it was made, which what shows a file's properties then says.
    """

    title: str
    blocks: tuple[Block, ...]
    language: str = "en-GB"
    author: str = ""
    subject: str = ""
    head_left: str = ""
    head_right: str = ""
    foot_left: str = ""
    dated: date | None = None


def plain(text: str, role: Role = Role.BODY) -> Paragraph:
    """A paragraph of one look."""
    return Paragraph((Span(text),), role)
