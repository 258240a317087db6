"""Whether anything in a row could be counted or checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lyapp.model.findings import Correction, Finding, FindingLevel, FindingSetting
from lyapp.rules.findings.day_words import dates_in
from lyapp.rules.findings.rule import Rule, each_or_all, noticed
from lyapp.rules.findings.words import PlanWords, RowWords, word_set
from lyapp.rules.measures import find_measures
from lyapp.rules.understanding import FIELDS, find_figures, prints

NO_MILESTONES = Rule(
    "no_milestones",
    "No milestones",
    FindingLevel.LOOK,
    "the milestones and outcomes of each row",
)
NOTHING_MEASURABLE = Rule(
    "nothing_measurable",
    "Nothing that could be measured",
    FindingLevel.LOOK,
    "the milestones and outcomes of each row",
)
RULES = (NO_MILESTONES, NOTHING_MEASURABLE)

_DIGIT = re.compile(r"\d")
_PLAINLY = re.compile(
    r"\d ?(?:%|per ?cent\b|(?:working )?(?:days?|weeks?|months?|hours?|minutes?)\b"
    r"|(?:patients?|practices?|people|referrals?|clinics?|nurses?|gps?|places|beds)\b)"
)
_COUNT_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|fifty"
    r"|hundred)"
)
_IN_WORDS = re.compile(
    r"\b(?:(?:daily(?! (?:living|life|activit))|weekly|fortnightly|monthly|quarterly|yearly"
    r"|annual(?:ly)?|bi-?annual(?:ly)?|six-monthly)\b"
    r"|(?:each|every|per|a) (?:day|week|month|quarter|year)\b"
    rf"|{_COUNT_WORD}[- ](?:working )?(?:day|week|month|hour|minute|year)s?\b"
    r"|(?:half|a third|two thirds|a quarter|three quarters) of\b|\bper cent\b|\bpercent\b"
    r"|\b(?:zero|nil)\b|\bthird of\b|\bby half\b|\bdoubl(?:e|ed|ing)\b|\bhalv(?:e|ed|ing)\b"
    rf"|(?:at least|more than|fewer than|less than|under|over|within) {_COUNT_WORD}\b)"
)
_MEASURING_WORDS = word_set(
    "daily weekly fortnightly monthly quarterly annual annually yearly biannual biannually day days"
    " week weeks month months hour hours minute minutes quarter quarters year years half third"
    " thirds cent percent double doubled doubling halve halved halving least more fewer less under"
    " over within zero nil"
)
"""One of these stands in every text that `_IN_WORDS` could find."""
_EVERYONE = re.compile(
    r"^(?:all|every|each)\b"
    r"|\b(?:in|by|for) (?:all|every) (?:\w+ )?"
    r"(?:practices?|patients|admissions|referrals|clinics)\b",
    re.MULTILINE,
)
_DONE = re.compile(
    r"\bcomplet(?:ed|ion)\b|\bapprov(?:ed|al)\b|\bsigned(?:[- ]off)?\b|\bsign[- ]off\b"
    r"|\bawarded\b|\bappointed\b|\brecruited\b|\bopened\b|\bratified\b|\bsubmitted\b"
    r"|\b(?:chosen|filled|held|launched|issued|let)$|\bgo(?:es)? live\b|\bfirst (?:clinic|patient)",
    re.MULTILINE,
)


def look(plan: PlanWords) -> Iterator[Finding]:
    """The rows whose milestones nothing could measure, and those that have none."""
    told = measures_told(plan.setting)
    without = [row for row in plan.rows if not row.milestones and not is_measurable(row, told)]
    yield from each_or_all(
        NO_MILESTONES,
        [noticed(NO_MILESTONES, "No milestones are given.", row=row) for row in without],
        of=plan.rows,
        all_of_them="None of the {count} rows has milestones.",
    )
    for row in plan.rows:
        if row.milestones and not is_measurable(row, told):
            yield noticed(
                NOTHING_MEASURABLE,
                "No milestone has a figure, a date, a reporting interval or a finished piece of"
                " work; the first is “{words}”.",
                row=row,
                words=row.milestones[0],
                made_from=(row.title, *row.milestones[1:], *row.outcomes),
            )


def measures_told(setting: FindingSetting) -> tuple[Correction, ...]:
    """What a person said of printed measures and money."""
    return tuple(one for one in setting.corrections if one.field in FIELDS)


def is_measurable(row: RowWords, told: Sequence[Correction] = ()) -> bool:
    """Whether some milestone or outcome has a figure, a date or a reporting interval.

    A milestone of all patients or practices counts too, and finished work ("approved",
    "completed") where the row says by when. What a person told of a measure in it comes first.
    """
    low = "\n".join(row.milestones).casefold()
    texts = (*row.milestones, *row.outcomes)
    here = [one for one in told if prints(texts, one.printed)]
    if here:
        if find_figures(texts, here):
            return True
    elif _measures(low, row.words) or (
        row.outcomes and _measures("\n".join(row.outcomes).casefold(), row.words)
    ):
        return True
    return bool(_EVERYONE.search(low) or (row.row.due is not None and _DONE.search(low)))


def _measures(low: str, words: frozenset[str]) -> bool:
    """Whether a text in small letters holds anything that can be counted or dated.

    `words` are the words of the text, or of a longer one that holds it.
    """
    if not words.isdisjoint(_MEASURING_WORDS) and _IN_WORDS.search(low):
        return True
    if not _DIGIT.search(low):
        return False
    # The plain cases, which are most, are quick to see; the full reading is not.
    return bool(_PLAINLY.search(low) or any(dates_in(low, words)) or find_measures(low))
