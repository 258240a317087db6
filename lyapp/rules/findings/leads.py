"""Who leads a row: nobody, no clinician, nobody in particular, or somebody else in truth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lyapp.model.findings import Finding, FindingLevel
from lyapp.rules import lead_words
from lyapp.rules.findings.leftovers import is_placeholder
from lyapp.rules.findings.other_bodies import Others, others_of, without_others
from lyapp.rules.findings.rule import Rule, each_or_all, noticed
from lyapp.rules.findings.words import PlanWords, RowWords, plain_words, word_set
from lyapp.rules.leads import split_leads

NO_LEAD = Rule(
    "no_lead",
    "No lead",
    FindingLevel.SERIOUS,
    "the lead of each row",
)
NO_CLINICAL_LEAD = Rule(
    "no_clinical_lead",
    "No clinician named",
    FindingLevel.LOOK,
    "the lead of each row that redesigns a service",
)
OWNER_UNCLEAR = Rule(
    "owner_unclear",
    "No owner in the locality",
    FindingLevel.LOOK,
    "the lead of each row",
)
DOING_OR_CONSULTED = Rule(
    "doing_or_consulted",
    "Doing it, or consulted?",
    FindingLevel.LOOK,
    "title, actions and milestones beside the lead",
)
RULES = (NO_LEAD, NO_CLINICAL_LEAD, OWNER_UNCLEAR, DOING_OR_CONSULTED)

_PARTS = re.compile(
    r"[,;/&+\n]|\b(?:and|with|working with|in partnership with|jointly with|alongside)\b"
)
_OUTSIDE = re.compile(
    r"\b(?:pcts?|primary care trusts?|trusts?|sha|health authority|councils?|social services"
    r"|social care|partners?|partnerships?|stakeholders?|agenc(?:y|ies)|networks?|committees?"
    r"|providers?|hospitals?|voluntary sector|third sector|others?|all|everyone|everybody"
    r"|various|several|joint|tbc|patients?|carers?)\b"
)
_ROLE = re.compile(
    r"\b(?:managers?|directors?|leads?|officers?|chairs?|chief|heads?|coordinators?|co-ordinators?"
    r"|consultants?|nurses?|matrons?|pharmacists?|gps?|drs?|doctors?|professors?|advis[eo]rs?"
    r"|localit(?:y|ies)|practices?|consorti(?:um|a)|clusters?|pbc)\b"
)
_ASKED = re.compile(
    r"(?:commissioning )?(?:input (?:in)?to|contribut(?:e|ion) to|participat(?:e|ion) in"
    r"|be (?:consulted|informed|involved)|to be (?:consulted|informed)|comment on|feed into"
    r"|influence|respond to (?:the )?consultation|take part in)\b"
)
_BODY = r"(?:pcts?|primary care trusts?|sha|health authority|(?:county |borough )?council)"
_ASKED_WORDS = word_set(
    "input contribute contribution participate participation consulted informed involved comment"
    " feed influence respond take"
)
_BODY_WORDS = frozenset(("pct", "pcts", "trust", "trusts", "sha", "authority", "council"))
_THEIRS = re.compile(
    rf"^(?:the )?{_BODY}(?: and \w+)? (?:to|will|plans?|commission(?:s|ing)?|must|should"
    rf"|leads?|agrees?|provides?)\b"
    rf"|\bby (?:the )?{_BODY}\b"
)


def look(plan: PlanWords) -> Iterator[Finding]:
    """What the leads of a plan's rows show."""
    without = [row for row in plan.rows if not gives_lead(row)]
    yield from each_or_all(
        NO_LEAD,
        [_no_lead(row) for row in without],
        of=plan.rows,
        all_of_them="None of the {count} rows gives a lead.",
    )
    redesigns = [row for row in plan.rows if row.redesign]
    found = [_not_named(row) for row in redesigns if not names_clinician(row, plan.setting.people)]
    if len(without) < len(plan.rows):
        yield from found
    else:
        yield from each_or_all(
            NO_CLINICAL_LEAD,
            found,
            of=redesigns,
            all_of_them="None of the {count} redesigns names a clinician.",
        )
    names = tuple(name.casefold() for name in plan.setting.locality_names if name)
    others = others_of(plan.setting.others)
    for row in plan.rows:
        nobody = row.lead and not row.clinical_lead and _nobody_here(row.lead, names, others)
        if nobody and not is_placeholder(row.lead):
            yield noticed(
                OWNER_UNCLEAR,
                "“{words}” names no owner in the locality.",
                row=row,
                words=row.lead,
            )
        yield from _asked_only(row, names, others)


def gives_lead(row: RowWords) -> bool:
    """Whether a row gives a lead of either kind; “TBC” is none."""
    return bool(row.clinical_lead) or (bool(row.lead) and not is_placeholder(row.lead))


def _no_lead(row: RowWords) -> Finding:
    if not row.lead:
        return noticed(NO_LEAD, "No lead is given.", row=row)
    return noticed(NO_LEAD, "“{words}” stands in place of a lead.", row=row, words=row.lead)


@lru_cache(maxsize=4096)
def _clinicians(lead: str, people: tuple[str, ...]) -> tuple[str, ...]:
    # Nobody is a clinician without one of these, and most leads have none: that is quick to see.
    low = lead.casefold()
    if (
        lead_words.CLINICAL_TITLES.isdisjoint(plain_words(low))
        and not lead_words.CLINICAL_ROLE.search(lead)
        and not lead_words.LETTERS.search(lead)
        and not any(name.casefold().rsplit(None, 1)[-1] in low for name in people if name.strip())
    ):
        return ()
    return split_leads(lead, people=people).clinical


def names_clinician(row: RowWords, people: tuple[str, ...]) -> bool:
    """Whether a clinician is named as the row's lead."""
    return bool(row.clinical_lead) or bool(row.lead and _clinicians(row.lead, people))


def _not_named(row: RowWords) -> Finding:
    if row.lead:
        return noticed(
            NO_CLINICAL_LEAD,
            "No clinician is named; the lead is “{words}”.",
            row=row,
            words=row.lead,
            made_from=(row.title,),
        )
    return noticed(NO_CLINICAL_LEAD, "No clinician is named, and no other lead.", row=row)


@lru_cache(maxsize=4096)
def _nobody_here(lead: str, names: tuple[str, ...], others: Others) -> bool:
    """Whether every part of a lead is a body outside the locality, or nobody in particular.

    Bodies outside are other localities as well.
    """
    low = lead.casefold()
    if any(name in low for name in names):
        return False
    here = without_others(low, others)
    if _ROLE.search(here):
        return False
    parts = [part.strip(" .:()\t\n") for part in _PARTS.split(here)]
    parts = [part for part in parts if part]
    return bool(parts or here != low) and all(_OUTSIDE.search(part) for part in parts)


def _asked_only(row: RowWords, names: tuple[str, ...], others: Others) -> Iterator[Finding]:
    """A row whose lead stands for work that is somebody else's, at most one finding."""
    if not row.lead or _nobody_here(row.lead, names, others):
        return
    if row.words.isdisjoint(_ASKED_WORDS):
        asked = ""
    elif _ASKED.match(row.title.casefold()):
        asked = row.title
    elif row.actions and all(_ASKED.match(action.casefold()) for action in row.actions):
        asked = row.actions[0]
    else:
        asked = ""
    if asked:
        yield noticed(
            DOING_OR_CONSULTED,
            "“{words}”: does “{lead}” do this, or only wish to be asked?",
            row=row,
            words=asked,
            made_from=(row.title, row.lead),
            lead=row.lead,
        )
        return
    if row.words.isdisjoint(_BODY_WORDS):
        return
    for milestone in row.milestones:
        if _THEIRS.search(milestone.casefold()):
            yield noticed(
                DOING_OR_CONSULTED,
                "“{words}” is another body’s work, and the lead is “{lead}”.",
                row=row,
                words=milestone,
                made_from=(row.title, row.lead),
                lead=row.lead,
            )
            return
