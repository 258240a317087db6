"""What the printed leads and timescales mean, each text looked at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from lyapp.model.intake import Due, Leads
from lyapp.model.plan import Confidence, DatePrecision
from lyapp.model.reading import ReadingSetting
from lyapp.rules.corrections import TIMESCALE, corrected_due, corrected_leads, correction_of


class Understanding:
    """Printed texts and what they mean, for one document."""

    def __init__(self, setting: ReadingSetting) -> None:
        self._setting = setting
        self._dues: dict[str, Due] = {}
        self._leads: dict[tuple[str, bool], Leads] = {}

    def due(self, printed: str, serial: date | None = None) -> Due:
        """When a timescale is due; `serial` is the real date of a spreadsheet's cell.

        What a person has said of the printed text comes first.
        """
        told = self._setting.corrections
        if serial is not None and correction_of(TIMESCALE, printed, told) is None:
            return Due(printed, serial, DatePrecision.DAY, Confidence.SURE)
        found = self._dues.get(printed)
        if found is None:
            found = self._dues[printed] = corrected_due(
                printed,
                told,
                year_starts=self._setting.year_starts,
                year_ends=self._setting.year_ends,
            )
        return found

    def leads(self, printed: Iterable[str], clinical: Iterable[str]) -> Leads:
        """Who the printed leads name; everybody named in `clinical` is a clinician."""
        all_ = [self._split(text, all_clinical=False) for text in printed]
        all_ += [self._split(text, all_clinical=True) for text in clinical]
        if len(all_) == 1:
            return all_[0]
        return Leads(
            tuple(dict.fromkeys(name for one in all_ for name in one.people)),
            tuple(dict.fromkeys(body for one in all_ for body in one.bodies)),
            tuple(dict.fromkeys(name for one in all_ for name in one.clinical)),
        )

    def _split(self, printed: str, *, all_clinical: bool) -> Leads:
        key = printed, all_clinical
        found = self._leads.get(key)
        if found is None:
            found = self._leads[key] = corrected_leads(
                printed,
                self._setting.corrections,
                people=self._setting.people,
                all_clinical=all_clinical,
            )
        return found
