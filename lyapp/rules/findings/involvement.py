"""The part that patients, carers or the public have in what a text says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from lyapp.rules.findings.words import plain_words, word_set


class Part(StrEnum):
    """What part patients have in a text."""

    SERVICE = "service"
    """They take part in planning or judging services."""
    OWN_CARE = "own_care"
    """They take part in decisions on their own care."""
    TOLD = "told"
    """They are given information, a choice or help to care for themselves."""
    NONE = "none"


_PEOPLE_WORDS = word_set(
    "patient patients carer carers public user users resident residents parent parents families"
    " community communities people lay focus ppg ppgs ppi links citizens client clients survivor"
    " survivors youth their"
)
"""One of these stands in every text that speaks of patients at all."""

# Begins with letters, so that most of a text is passed over quickly.
_WHO = re.compile(
    r"(?:patients?(?!['’]?s?['’]? (?:pathways?|records?|flows?|activity|safety|transport|choice"
    r"|data))"
    r"|carers?|public(?! health)|users?|residents?|parents?|families|lay|citizens?|survivors?"
    r"|(?:local|young|older|disabled) people|people (?:with|who)|communities"
    r"|community representatives|clients?)\b"
)
_PART = (
    r"(?:involv\w+|engag\w+|consult(?!ant)\w*|participat\w+|co-?design\w*|co-?produc\w+"
    r"|represent(?:ative|ation|atives|ed)|survey\w*|questionnaires?|feed-?back|focus groups?"
    r"|forums?|panels?|reference groups?|views|opinions?|preferences|interview(?:s|ed)"
    r"|listening|stories|members?|jur(?:y|ies)|workshops?)"
)
_OTHER_BODY = r"(?:gps?|staff|practices?|about|committee|pct|trust)\b(?! and\b|,)"
_NEAR = rf"(?:['’]s?)?(?:[ /-]+(?!{_OTHER_BODY})[\w'’&]+,?){{0,5}}?[ /-]+"
_AFTER = re.compile(
    rf"{_NEAR}(?:{_PART}|(?:steering|project|working|planning|advisory) (?:groups?|boards?|teams?)"
    r"|reviewers?)\b"
    r"| (?:\w+ ){0,3}(?:say|tell us|told us|suggest|comment"
    r"|asked (?:what|whether|how|about|for their)|invited to"
    r"|help (?:to )?(?:run|design|plan|choose|judge|review|shape))\b"
)
"""What follows people who take part."""
_BEFORE = re.compile(
    rf"\b(?:{_PART}{_NEAR}(?:the |general )?"
    r"|(?:ask(?:ed|ing)?|hear(?:d|ing)? from|listen(?:ed|ing)? to|invit(?:e|ed|ing)) (?:\w+ ){0,2}"
    r"|(?:written|designed|planned|developed|shaped|tested|drawn up|agreed|discussed) (?:\w+ ){0,2}"
    r"(?:with|by) (?:(?:the|our|local|older|young|staff|gps|clinicians|and) ){0,3})$"
)
"""What stands before them."""
_WITH = re.compile(r"\bwith (?:[\w]+ ){0,4}$")
_TO_DESIGN = re.compile(r" to (?:re-?)?(?:design|plan|choose|shape|judge)\b")
_JUDGED = re.compile(r" (?:experience|opinion|views|satisfaction)\b")
_ALONE = re.compile(
    r"(?:(?:patient|user|carer)s?['’]? (?:participation groups?|groups?(?!:| at risk| with| who))"
    r"|youth councils?|young people['’]s councils?|ppgs?"
    r"|ppi (?:forums?|groups?|leads?|members?|representatives?)"
    r"|focus groups?|community (?:engagement|consultation|forums?|representatives?)"
    r"|views of (?:\w+ )?people|carers['’] networks?|lay (?:people|persons?)"
    r"|local involvement networks?)\b"
)
_NO_GROUP = ("priority ", "target ", "key ", "risk ", "specific ", "other ", "vulnerable ")
"""Before "patient groups", these make kinds of patients of them."""
_ALONE_WORDS = word_set(
    "group groups council councils ppg ppgs ppi network networks lay engagement consultation"
    " forum forums representative representatives views"
)
_OF_OTHERS = re.compile(
    r"\b(?:staff|lifestyle) surveys?|views of (?:the )?(?:gps|practices|staff)\b"
)
_PART_WORDS = word_set(
    "involve involved involves involving involvement engage engaged engages engaging engagement"
    " consult consulted consults consulting consultation consultations consultative participate"
    " participated participates participating participation participant participants design"
    " designed designing codesign codesigned produce produced production coproduce coproduced"
    " coproduction representative representatives representation represented survey surveys"
    " surveyed surveying questionnaire questionnaires feedback back focus forum forums panel"
    " panels reference views opinion opinions preference preferences interview interviews"
    " interviewed listen listened listening stories member members group groups ask asked asking"
    " hear heard hearing ppg ppgs ppi written planned developed shaped tested drawn agreed"
    " discussed network networks say suggest comment help tell told shape plan redesign choose"
    " judge board boards team teams invite invited inviting council councils jury juries workshop"
    " workshops reviewer reviewers lay"
)
"""One of these stands in every text in which somebody takes part."""
_AS_FAR = 80
"""How many characters before somebody are looked at."""

_OWN = re.compile(
    r"\b(?:(?:decisions?|plans?|choices?) (?:about|for|on|in|regarding) (?:their|his|her)"
    r"(?: own)? (?:care|treatment|support)|(?:their|his|her) own care|own care plans?"
    r"|shared decision)\b"
)
_OWN_WORDS = word_set("their his own shared")
_OF_THEIRS = re.compile(r"\b(?:patients?|carers?|users?|people|involve\w*|take part)\b")

_TOLD = re.compile(
    r"(?:inform(?:ed|ing)?|information|leaflets?|awareness|education(?:al)?|educate"
    r"|choice|choose|offered|self[- ](?:care|management|monitoring)|disseminat(?:e|ed|ion)|advice"
    r"|aware|publici[sz]ed?|publicity)\b"
)
_TOLD_WORDS = word_set(
    "inform informed informing information leaflet leaflets awareness education educational"
    " educate choice choose offered self disseminate dissemination disseminated advice aware"
    " publicise publicised publicize publicity"
)
_PATIENTS = re.compile(r"\b(?:patients?|carers?|public|users?|families)\b")


def part_in(low: str, words: frozenset[str]) -> Part:
    """The greatest part that any line of a text in small letters gives patients.

    `words` are the text's words; without one that matters nothing is searched.
    """
    if words.isdisjoint(_PEOPLE_WORDS):
        return Part.NONE
    found = Part.NONE
    for line in _lines_of_taking_part(low, words):
        if not _OWN.search(line):
            return Part.SERVICE
        found = Part.OWN_CARE
    if found is Part.NONE and not words.isdisjoint(_OWN_WORDS):
        for match in _OWN.finditer(low):
            if _OF_THEIRS.search(_line_of(low, match.start())):
                return Part.OWN_CARE
    if found is Part.NONE and not words.isdisjoint(_TOLD_WORDS) and telling_line(low):
        return Part.TOLD
    return found


def telling_line(low: str) -> str:
    """The first line in which patients are informed or offered something; empty without one."""
    for match in _TOLD.finditer(low):
        line = _line_of(low, match.start())
        if _PATIENTS.search(line):
            return line
    return ""


def _lines_of_taking_part(low: str, words: frozenset[str]) -> Iterator[str]:
    if words.isdisjoint(_PART_WORDS):
        return
    if "survey" in low or "views of" in low:
        low = _OF_OTHERS.sub(" ", low)
    for who in _WHO.finditer(low):
        start = who.start()
        if start and low[start - 1].isalnum():
            continue
        line = _line_of(low, start)
        if not plain_words(line).isdisjoint(_PART_WORDS) and _takes_part(low, who):
            yield line
    if not words.isdisjoint(_ALONE_WORDS):
        for match in _ALONE.finditer(low):
            start = match.start()
            inside = start and low[start - 1].isalnum()
            if not inside and not low.endswith(_NO_GROUP, 0, start):
                yield _line_of(low, start)


def _takes_part(low: str, who: re.Match[str]) -> bool:
    """Whether what stands around somebody says that they take part."""
    start, end = who.span()
    if _AFTER.match(low, end):
        return True
    since = max(low.rfind("\n", 0, start) + 1, start - _AS_FAR)
    # "Patient" before another noun is mostly its adjective: a patient pathway, a patient record.
    if who[0] == "patient" and not _JUDGED.match(low, end):
        return False
    if _BEFORE.search(low, since, start):
        return True
    return bool(_TO_DESIGN.match(low, end) and _WITH.search(low, since, start))


def _line_of(low: str, at: int) -> str:
    end = low.find("\n", at)
    return low[low.rfind("\n", 0, at) + 1 : end if end >= 0 else len(low)]
