"""What a person said a printed text means, put before what the rules make of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from lyapp.model.findings import Correction
from lyapp.model.intake import Due, Leads
from lyapp.rules.leads import split_leads
from lyapp.rules.printed_dates import flattened
from lyapp.rules.timescales import understand_due

TIMESCALE = "timescale"
LEAD = "lead"
MEASURE = "measure"
MONEY = "money"
FIELDS = (TIMESCALE, LEAD, MEASURE, MONEY)
"""What a printed text can be put right in."""

_BETWEEN_NAMES = re.compile(r"[;,\n]| and | & ")


def same_print(printed: str, other: str) -> bool:
    """Whether two printed texts are the same but for blanks, dashes, quotes and capitals."""
    return _plain(printed) == _plain(other)


def correction_of(field: str, printed: str, corrections: Sequence[Correction]) -> Correction | None:
    """The newest correction of a printed text; the later of two stands later. None without."""
    plain = _plain(printed)
    if not plain:
        return None
    return next(
        (
            one
            for one in reversed(corrections)
            if one.field == field and _plain(one.printed) == plain
        ),
        None,
    )


def corrected_due(
    printed: str,
    corrections: Sequence[Correction],
    *,
    year_starts: date | None = None,
    year_ends: date | None = None,
) -> Due:
    """When a printed timescale is due: what a person said of it, else what is understood of it.

    A correction without a day says that the timescale names none.
    """
    correction = correction_of(TIMESCALE, printed, corrections)
    if correction is None:
        return understand_due(printed, year_starts=year_starts, year_ends=year_ends)
    return Due(printed, correction.due, correction.precision)


def corrected_leads(
    printed: str,
    corrections: Sequence[Correction],
    *,
    people: Sequence[str] = (),
    all_clinical: bool = False,
) -> Leads:
    """Who leads: the people and bodies printed, and as clinicians those a person said, if any did.

    Several clinicians of a correction are separated by commas, semicolons or "and". One who isn't
    among the people printed is added to them.
    """
    split = split_leads(printed, people=people, all_clinical=all_clinical)
    correction = correction_of(LEAD, printed, corrections)
    if correction is None:
        return split
    names = _BETWEEN_NAMES.split(correction.clinical)
    clinical = tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
    named = {_plain(name) for name in clinical}
    known = {_plain(name) for name in split.people}
    return Leads(
        people=(*split.people, *(name for name in clinical if _plain(name) not in known)),
        bodies=tuple(body for body in split.bodies if _plain(body) not in named),
        clinical=clinical,
    )


def _plain(text: str) -> str:
    return " ".join(flattened(text).casefold().split())
