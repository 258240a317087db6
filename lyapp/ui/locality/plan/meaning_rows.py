"""Every printed text that something was understood of, once, and what it was taken to mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from lyapp.model.findings import Correction
from lyapp.model.plan import DatePrecision, Objective
from lyapp.model.trouble import NotReadable
from lyapp.rules.dates import format_due
from lyapp.ui.figures import MEASURE, MONEY
from lyapp.ui.locality.plan.models import understood

if TYPE_CHECKING:
    from lyapp.model.reading import ReadingSetting

TIMESCALE, LEAD = "timescale", "lead"
FIELDS = (MEASURE, MONEY)


class Reading(NamedTuple):
    """A printed text, in how many rows it stands, and what it is taken to mean."""

    field: str
    printed: str
    meaning: str
    rows: int
    corrected: bool


def readings(objectives: Iterable[Objective], setting: ReadingSetting) -> tuple[Reading, ...]:
    """Every timescale, lead, measure and sum printed, each once, in the plan's order.

    A correction of a text in which nothing is understood, or that is printed no longer, comes at
    the end of them.
    """
    rows = list(objectives)
    said = {(one.field, squeezed(one.printed)): one for one in setting.corrections}
    found: dict[tuple[str, str], str] = {}
    times: Counter[tuple[str, str]] = Counter()
    for field, printed, meaning in (*_as_kept(rows), *_figures(rows, setting)):
        times[field, printed] += 1
        found.setdefault((field, printed), meaning)
    made = [Reading(*key, meaning, times[key], key in said) for key, meaning in found.items()]
    for key, one in said.items():
        if key not in found:
            count = _printing(rows, one) if one.field in FIELDS else 0
            made.append(Reading(*key, meaning_of(one), rows=count, corrected=True))
    return tuple(made)


def _as_kept(rows: Sequence[Objective]) -> Iterator[tuple[str, str, str]]:
    for row in rows:
        if row.timescale.strip():
            yield TIMESCALE, squeezed(row.timescale), understood(row)
    for row in rows:
        if row.lead.strip():
            yield LEAD, squeezed(row.lead), row.clinical_lead


def _figures(rows: Sequence[Objective], setting: ReadingSetting) -> list[tuple[str, str, str]]:
    from lyapp.rules.understanding import find_figures, texts_of

    found = [
        (one.field, squeezed(one.printed), one.meaning)
        for row in rows
        for one in find_figures(
            texts_of(row),
            setting.corrections,
            year_starts=setting.year_starts,
            year_ends=setting.year_ends,
        )
    ]
    return sorted(found, key=lambda one: FIELDS.index(one[0]))


def _printing(rows: Sequence[Objective], one: Correction) -> int:
    from lyapp.rules.understanding import prints, texts_of

    return sum(prints(texts_of(row), one.printed) for row in rows)


def squeezed(text: str) -> str:
    """A printed text on one line, as corrections are remembered by."""
    return " ".join(text.split())


def meaning_of(correction: Correction) -> str:
    """What a person said a text means, in words; empty for nothing."""
    if correction.field == LEAD:
        return correction.clinical
    if correction.field in FIELDS:
        return correction.meaning
    return "" if correction.due is None else format_due(correction.due, correction.precision)


def correction_said(one: Reading, typed: str, setting: ReadingSetting) -> Correction | None:
    """What is typed as a reading's meaning, as a correction; None when it can't be understood."""
    if one.field == LEAD:
        return Correction(LEAD, one.printed, clinical=typed)
    if one.field == MEASURE or not typed:
        return Correction(one.field, one.printed, meaning=typed)
    if one.field == MONEY:
        from lyapp.rules.amounts import format_pounds, parse_amount

        try:
            pence = parse_amount(typed)
        except NotReadable:
            return None
        meaning = "" if pence is None else format_pounds(pence)
        return Correction(MONEY, one.printed, meaning=meaning)
    from lyapp.rules.timescales import understand_due

    due = understand_due(typed, year_starts=setting.year_starts, year_ends=setting.year_ends)
    if due.day is None or due.precision is DatePrecision.NONE:
        return None
    return Correction(TIMESCALE, one.printed, due.day, due.precision)


class Words(NamedTuple):
    """What the fields are called and asked with."""

    name: str
    none: str
    """Shown where nothing was understood."""
    label: str
    hint: str
    keep_none: str
    """On the button, when nothing stands in the line."""
    unclear: str
    """Said when what was typed can't be understood."""


def words() -> dict[str, Words]:
    """The words of each field."""
    means = _tr("What it means")
    return {
        TIMESCALE: Words(
            _tr("Timescale"), _tr("no date"), means,
            _tr("such as March 2009; empty for no date"), _tr("It means no date"),
            _tr("No day can be understood of that. Type one such as 31 Mar 2009."),
        ),
        LEAD: Words(
            _tr("Lead"), _tr("no clinician"), _tr("The clinicians among them"),
            _tr("their names; empty for nobody"), _tr("It names no clinician"), "",
        ),
        MEASURE: Words(
            _tr("Measure"), _tr("no measure"), means,
            _tr("in a few words; empty for no measure"), _tr("It is no measure"), "",
        ),
        MONEY: Words(
            _tr("Money"), _tr("no money"), means,
            _tr("such as £45,000; empty for no money"), _tr("It is no money"),
            _tr("That can’t be read as a sum. Type one such as £45,000 or £1.2m."),
        ),
    }  # fmt: skip


def _tr(text: str) -> str:
    return QCoreApplication.translate("MeaningsPart", text)
