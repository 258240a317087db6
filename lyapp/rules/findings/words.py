"""A plan's rows prepared for the rules: every text looked at once, in small letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lyapp.model.findings import FindingSetting, PlanFacts, PlanTable
from lyapp.model.plan import ItemKind, Objective

_BETWEEN_WORDS = bytes(
    byte if chr(byte).isalnum() or byte == ord("_") else ord(" ") for byte in range(128)
).ljust(256)
_SIGNS = re.compile(r"[\W_]*")
# Both begin with letters in every branch, so that most of a text is passed over quickly.
_CHANGE = re.compile(
    r"re-?(?:design|configur|model|commission|organis|provid)"
    r"|pathways?\b|one[- ]stop\b|(?:one|single) point of (?:access|contact|entry)"
    r"|(?:nearer|closer) (?:to )?(?:home|where|patients|the patient)"
    r"|in(?:to)? (?:primary care|the community|community (?:settings|hospitals|clinics))\b"
    r"|(?:new|integrated|nurse-led|gp-led|community-based) (?:\w+ ){0,3}(?:services?|clinics?)\b"
    r"|new model|service model|re-?tender|decommission"
    r"|(?:set up|establish|develop|commission|introduce|launch|pilot|create) (?:a|an|new)"
    r" (?:[\w-]+ ){0,4}(?:service|clinic|model|cats)\b"
    r"|(?:transfer|relocat)\w* [^\n.;]{1,40} to "
    r"|(?:shift|[\n ]mov|transfer|relocat|[\n ]bring)\w* [^\n.;]{0,40}"
    r"\b(?:clinics?|care|services?)\b"
)
_CHANGE_STEP = re.compile(
    r"business case|procure|service specification"
    r"|specification (?:agreed|drawn|written|developed)"
    r"|(?:new|redesigned|re-designed|revised|agreed) (?:\w+ ){0,2}pathway"
    r"|pathways? (?:\w+ ){0,5}(?:agreed|developed|specified|designed|implemented|launched)"
)


@dataclass(slots=True)
class RowWords:
    """A row as the rules read it. Texts are as printed; `low` and `words` are in small letters.

    `lead` and `timescale` are empty where only a sign such as a dash is printed. `raw` and
    `low` hold the first cell, items, lead and timescale, a line or more each; the reviewer's note
    is no part of the plan.
    """

    row: Objective
    key: int
    code: str
    title: str
    actions: tuple[str, ...]
    milestones: tuple[str, ...]
    outcomes: tuple[str, ...]
    texts: tuple[str, ...]
    """The whole first cell and every item."""
    lead: str
    clinical_lead: str
    timescale: str
    raw: str
    low: str
    words: frozenset[str]
    redesign: bool
    """Whether the row changes how a service is provided."""


@dataclass(frozen=True, slots=True)
class PlanWords:
    """A plan as the rules read it."""

    rows: tuple[RowWords, ...]
    tables: tuple[PlanTable, ...]
    text: str
    setting: FindingSetting


def plan_words(facts: PlanFacts, setting: FindingSetting) -> PlanWords:
    """Prepare a plan."""
    return PlanWords(
        rows=tuple(_row_words(row) for row in facts.objectives),
        tables=facts.tables,
        text=facts.text,
        setting=setting,
    )


def _row_words(row: Objective) -> RowWords:
    actions: list[str] = []
    milestones: list[str] = []
    outcomes: list[str] = []
    lists = {
        ItemKind.ACTION: actions,
        ItemKind.MILESTONE: milestones,
        ItemKind.OUTCOME: outcomes,
    }
    texts = [row.text or row.title]
    for item in row.items:
        texts.append(item.text)
        if item.kind in lists:
            lists[item.kind].append(item.text)
    lead, timescale = without_signs(row.lead), without_signs(row.timescale)
    lead = lead or next(filter(None, map(without_signs, row.other_leads)), "")
    timescale = timescale or next(filter(None, map(without_signs, row.other_timescales)), "")
    raw = "\n".join((*texts, lead, timescale))
    low = raw.casefold()
    return RowWords(
        row=row,
        key=row.id,
        code=row.code,
        title=row.title,
        actions=tuple(actions),
        milestones=tuple(milestones),
        outcomes=tuple(outcomes),
        texts=tuple(texts),
        lead=lead,
        clinical_lead=without_signs(row.clinical_lead),
        timescale=timescale,
        raw=raw,
        low=low,
        words=plain_words(low),
        redesign=_is_redesign(row.title, actions, milestones),
    )


def _is_redesign(title: str, actions: Sequence[str], milestones: Sequence[str]) -> bool:
    """A title or action that changes a service, or a milestone that only such a change has."""
    if _CHANGE.search("\n".join(("", title, *actions)).casefold()):
        return True
    return bool(_CHANGE_STEP.search("\n".join(milestones).casefold()))


def plain_words(low: str) -> frozenset[str]:
    """The words of a text in small letters, without letters that only other languages have."""
    # Three times as fast as a search for words.
    plain = low.encode("ascii", "replace").translate(_BETWEEN_WORDS)
    return frozenset(plain.decode("ascii").split())


def word_set(words: str) -> frozenset[str]:
    """Words written one after the other as a set."""
    return frozenset(words.split())


def without_signs(text: str) -> str:
    """The text stripped; nothing where only dashes, stops and the like are printed."""
    plain = text.strip()
    if not plain or plain[0].isalnum():
        return plain
    return "" if _SIGNS.fullmatch(plain) else plain


def started(setting: FindingSetting) -> date | None:
    """The day before which a date of the plan lies in the past: the plan's year, or its coming."""
    return setting.year_starts or setting.received
