"""What the program noticed in a plan: never a rating, always the row and a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lyapp.model.notice import Notice
from lyapp.model.plan import DatePrecision, Objective


class FindingLevel(StrEnum):
    """How much a finding matters."""

    SERIOUS = "serious"
    LOOK = "look"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class PlanTable:
    """A table of the plan's document outside its plan rows, or the briefing's table, as texts."""

    name: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """A plan version as the finding rules read it.

    `tables` are number tables of the documents; `text` is what the documents say outside their
    tables. `timescales` are printed in `objectives`; what was understood stands there in `due`.
    """

    objectives: tuple[Objective, ...]
    tables: tuple[PlanTable, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class FindingSetting:
    """What the rules need to know of the programme.

    `year_starts`/`year_ends` bound the plan's year. `received` is when the plan came in.
    `priority_limit` is the most local priorities allowed, None for any number. `people` are the
    programme's known clinicians; `locality_names` every way the locality is written; `others`
    the names of the programme's localities, among which its own may be. `corrections` say what a
    person called a measure, or none.
    """

    year_starts: date | None = None
    year_ends: date | None = None
    received: date | None = None
    priority_limit: int | None = None
    people: tuple[str, ...] = ()
    locality_names: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing noticed. `objective` is the row's key, None when it is about the whole plan.

    `rule` names the rule (its page in the docs has the same name); `fingerprint` is the same for
    as long as the words it was made from are the same, so that a dismissal can follow a row into
    the next version. `words` are the printed words it comes from.
    """

    rule: str
    level: FindingLevel
    notice: Notice
    objective: int | None = None
    words: str = ""
    fingerprint: str = ""

    @property
    def sentence(self) -> str:
        """The finding in English."""
        return self.notice.sentence


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person said a printed text means; remembered for the plan's next version.

    `field` is "timescale", "lead", "measure" or "money". For a timescale `due` and `precision`
    hold the meaning, for a lead `clinical` does (empty: nobody of them is a clinician), for a
    measure or a sum `meaning` (empty: it is none).
    """

    field: str
    printed: str
    due: date | None = None
    precision: DatePrecision = DatePrecision.NONE
    clinical: str = ""
    meaning: str = ""
