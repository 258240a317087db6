"""What the reading of a plan document needs to know of the review it is read for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lyapp.model.findings import Correction
from lyapp.model.intake import MappingPreset


@dataclass(frozen=True, slots=True)
class ReadingSetting:
    """The programme's year and people, and what was learned from earlier documents.

    `year_starts`/`year_ends` bound the plan's year, None when it isn't known. `people` are the
    programme's known clinicians. `spellings` holds every way each locality is written, by the
    locality's key. `corrections` say what printed texts mean; `presets` are kept mappings, the
    locality's own first.
    """

    year_starts: date | None = None
    year_ends: date | None = None
    people: tuple[str, ...] = ()
    spellings: tuple[tuple[int, tuple[str, ...]], ...] = ()
    corrections: tuple[Correction, ...] = ()
    presets: tuple[MappingPreset, ...] = ()
