"""A finding in the few words a card has room for, and the part of the card it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QCoreApplication

from lyapp.ui.wording import worded_notice

if TYPE_CHECKING:
    from lyapp.store.queries.findings import ShownFinding

Part = Literal["title", "lead", "due"]
"""Behind the title, under the lead or under the due date."""
Tone = Literal["caution", "good", "ink2"]


class Mark(NamedTuple):
    """A few words on a card, with their sign, and how they are coloured."""

    part: Part
    text: str
    tone: Tone


_SHORT: dict[str, tuple[Part, str]] = {
    "no_lead": ("lead", "no lead"),
    "no_clinical_lead": ("lead", "no clinical lead named"),
    "owner_unclear": ("lead", "no owner in the locality"),
    "doing_or_consulted": ("lead", "doing it, or consulted?"),
    "no_date": ("due", "no date"),
    "vague_date": ("due", "vague"),
    "past_date": ("due", "already past"),
    "several_dates": ("due", "several dates"),
    "implausible_year": ("due", "year can hardly be meant"),
    "past_milestone": ("title", "a milestone already past"),
    "milestone_after_date": ("title", "a milestone after the date"),
    "nothing_measurable": ("title", "nothing that can be measured"),
    "no_milestones": ("title", "no milestones"),
    "placeholder": ("title", "a placeholder left in"),
    "reminder_left": ("title", "a reminder left in"),
    "stray_mark": ("title", "a stray sign"),
    "cut_off": ("title", "text cut off"),
    "malformed_number": ("title", "a figure that can’t be read"),
    "duplicate_number": ("title", "number used twice"),
    "same_objective": ("title", "the same as another row"),
    "no_involvement": ("title", "patients take no part"),
    "told_not_involved": ("title", "patients told, not involved"),
    "redesign_without_patients": ("title", "patients take no part"),
    "too_many_priorities": ("title", "too many priorities"),
    "total_wrong": ("title", "a total doesn’t add up"),
    "figures_disagree": ("title", "figures disagree"),
}
_FLAG, _GOOD = "⚑ ", "✓ "


def mark_of(shown: ShownFinding) -> Mark:
    """A finding as a mark on its row's card; one set aside is said quietly."""
    part, words = _SHORT.get(shown.finding.rule, ("title", ""))
    text = (
        QCoreApplication.translate("Finding", words)
        if words
        else worded_notice(shown.finding.notice)
    )
    if shown.dismissed is not None:
        aside = QCoreApplication.translate("Finding", "set aside: {words}")
        return Mark(part, aside.format(words=text), "ink2")
    return Mark(part, _FLAG + text, "caution")


def clinician_mark(name: str) -> Mark:
    """The good sign of a row that names a clinician."""
    words = name or QCoreApplication.translate("Finding", "a clinician is named")
    return Mark("lead", _GOOD + words, "good")
