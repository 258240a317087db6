"""A plan document as it was read, and the plan rows understood from it.

What a reader of a format gives (`PlanDocument`) says what stands where and nothing of what it
means; what the rules make of it (`ReadRow`) keeps the printed words beside what was understood.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lyapp.model.notice import Notice
from lyapp.model.plan import Confidence, DatePrecision, Item, RowPlace, Section


class DocumentKind(StrEnum):
    """What sort of document a plan came in."""

    WORD = "word"
    SPREADSHEET = "spreadsheet"
    SEPARATED = "separated"
    """Values separated by commas, tabs or semicolons."""
    PDF = "pdf"
    TEXT = "text"
    """Pasted or raw text."""


class Column(StrEnum):
    """What a column of a plan's table holds."""

    CODE = "code"
    SECTION = "section"
    OBJECTIVE = "objective"
    ACTION = "action"
    MILESTONE = "milestone"
    LEAD = "lead"
    CLINICAL_LEAD = "clinical_lead"
    TIMESCALE = "timescale"
    OUTCOME = "outcome"
    DETAIL = "detail"
    NONE = "none"
    """A column that isn't taken in."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a cell. `level` is 0 for plain text, 1 for a bullet, 2 for one below it.

    A bullet's own sign is not part of `text`.
    """

    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell. `merged` marks the lower part of a cell merged downwards.

    `serial` holds the day of a spreadsheet cell that is a real date.
    """

    lines: tuple[Line, ...] = ()
    merged: bool = False
    serial: date | None = None

    @property
    def text(self) -> str:
        """The lines, one below the other, without bullets."""
        if len(self.lines) == 1:
            return self.lines[0].text
        return "\n".join([line.text for line in self.lines])

    def __bool__(self) -> bool:
        """True when something is printed in the cell."""
        for line in self.lines:  # asked too often for `any` and what it builds  # noqa: SIM110
            if line.text:
                return True
        return False


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row of a table as it stands in the document.

    `number` is the row's own number there, from 1; `page` the page it starts on, where the
    format has pages.
    """

    cells: tuple[Cell, ...]
    number: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table of the document; `name` is a sheet's name, `title` the text right above it."""

    rows: tuple[SourceRow, ...]
    name: str = ""
    title: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph outside any table."""

    text: str
    page: int | None = None
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Aside:
    """A comment somebody left in the document; kept apart from its text."""

    text: str
    author: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """A document as it was read: its paragraphs and tables in their order.

    `notices` say what a reader should know (tracked changes taken as accepted, hidden rows left
    out). `pages` is None for a format without pages.
    """

    name: str
    kind: DocumentKind
    media_type: str
    sha256: str
    size: int
    blocks: tuple[SourceTable | Paragraph, ...]
    asides: tuple[Aside, ...] = ()
    notices: tuple[Notice, ...] = ()
    pages: int | None = None

    @property
    def tables(self) -> tuple[SourceTable, ...]:
        """The tables, in their order."""
        return tuple(block for block in self.blocks if isinstance(block, SourceTable))

    @property
    def text(self) -> str:
        """Everything printed, for searching and for recognising the locality."""
        parts: list[str] = []
        for block in self.blocks:
            if isinstance(block, Paragraph):
                parts.append(block.text)
            else:
                parts.append(block.title)
                parts.extend(cell.text for row in block.rows for cell in row.cells if cell)
        return "\n".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class TableMapping:
    """What the columns of one table mean. `header_rows` are the rows above the first plan row.

    `columns` has one entry a column. `section` is for the whole table, None when each row or the
    text above says it. `used` is False for a table that holds no plan rows. `form` marks a table
    that describes one objective with a label beside each value; `columns` then has one entry a
    label, in reading order.
    """

    columns: tuple[Column, ...]
    header_rows: int = 1
    section: Section | None = None
    used: bool = True
    form: bool = False


@dataclass(frozen=True, slots=True)
class MappingPreset:
    """A mapping kept for the next document of the same locality: header text to column."""

    name: str
    headers: tuple[tuple[str, Column], ...]
    locality: int | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that can be counted or checked, as printed."""

    printed: str
    kind: str
    """One of: number, percentage, rate, baseline, money, date, frequency."""
    number: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class MoneyFound:
    """A sum of money found in a text, as printed there and in whole pence."""

    printed: str
    pence: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure or a sum of money of a row: as printed there, and what it was taken to mean.

    `field` is "measure" or "money", as in a `Correction`.
    """

    field: str
    printed: str
    meaning: str
    corrected: bool = False
    """A person said what it means."""


@dataclass(frozen=True, slots=True)
class Due:
    """What was understood of a printed timescale; `day` is None when nothing was."""

    printed: str
    day: date | None = None
    precision: DatePrecision = DatePrecision.NONE
    confidence: Confidence = Confidence.SURE
    start: date | None = None
    """The first day of a span ("April 08 ongoing", "Apr – Sep 2008")."""
    ongoing: bool = False
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Leads:
    """Who leads, split: people, bodies (groups, organisations), and the clinicians among them."""

    people: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    clinical: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One plan row read from a document, joined from one or more physical rows.

    `objective` is the whole first cell, paragraphs joined by newline; `title` its first
    paragraph. `leads` and `timescales` hold every value printed, the row's own first. `items`
    keep the document's order; bullets below a paragraph belong to it (newline and “• ”).
    """

    section: Section
    objective: str
    title: str
    code: str = ""
    items: tuple[Item, ...] = ()
    leads: tuple[str, ...] = ()
    clinical_lead: str = ""
    timescales: tuple[str, ...] = ()
    due: Due = Due("")
    understood_leads: Leads = Leads()
    places: tuple[RowPlace, ...] = ()
    notices: tuple[Notice, ...] = ()
    refused: bool = False
    """True for a row that can't be taken in as it is (no objective); the notices say why."""

    @property
    def lead(self) -> str:
        """The first printed lead."""
        return self.leads[0] if self.leads else ""

    @property
    def timescale(self) -> str:
        """The first printed timescale."""
        return self.timescales[0] if self.timescales else ""
