"""Plans as their rows: objectives with actions, milestones and outcomes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Section(StrEnum):
    """The part of a plan an objective stands in."""

    NATIONAL = "national"
    LOCAL = "local"


class ItemKind(StrEnum):
    """What an item under an objective is."""

    ACTION = "action"
    MILESTONE = "milestone"
    OUTCOME = "outcome"
    DETAIL = "detail"


class DatePrecision(StrEnum):
    """How exact an understood date is; NONE when nothing was understood."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    NONE = "none"


class Confidence(StrEnum):
    """How sure a reading is."""

    SURE = "sure"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class RowPlace:
    """Where a physical row stands: the table's position in the document (from 0) and its row."""

    table: int
    row: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One action, milestone, outcome or detail of an objective."""

    kind: ItemKind
    text: str


@dataclass(frozen=True, slots=True)
class Objective:
    """One row of a plan as a reader sees it. `due` is what was understood of `timescale`.

    `text` is the whole first cell, where the title is only its first paragraph. `printed_code` is
    the row's number as printed; without one, and for a number printed twice, `code` is given by
    the review. `starts` is the first day of a span. `confidence` is None where nothing had to be
    understood. `attachment`, `page` and `places` say where the row stands in its document.
    """

    id: int
    code: str
    section: Section
    title: str
    items: tuple[Item, ...]
    lead: str
    clinical_lead: str
    timescale: str
    due: date | None
    precision: DatePrecision = DatePrecision.NONE
    note: str = ""
    text: str = ""
    printed_code: str = ""
    other_leads: tuple[str, ...] = ()
    other_timescales: tuple[str, ...] = ()
    starts: date | None = None
    ongoing: bool = False
    confidence: Confidence | None = None
    attachment: int | None = None
    page: int | None = None
    places: tuple[RowPlace, ...] = ()

    def texts(self, kind: ItemKind) -> tuple[str, ...]:
        """The texts of one kind of item, in the plan's order."""
        return tuple(item.text for item in self.items if item.kind is kind)
