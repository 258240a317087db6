"""What a cell or a column holds, judged by what is printed in it and not by its heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from lyapp.model.intake import Cell
from lyapp.rules.plan_rows.words import words

_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_DAY_OR_YEAR = r"\d{1,2}(?:st|nd|rd|th)?|[’']?\d{2}|(?:19|20)\d\d"
_CORE = re.compile(
    rf"(?:\b(?:{_MONTH})\b|\b(?:19|20)\d\d\b|\b\d{{1,2}}[/.-]\d{{1,2}}(?:[/.-]\d{{2,4}})?\b|\bq[1-4]\b|"
    r"\bquarter\b|\bongoing\b|\bon-going\b|\bimmediate(?:ly)?\b|\bcontinuous\b|\bcontinuing\b|"
    r"\btb[acd]\b|\bmonthly\b|\bquarterly\b|\bannual(?:ly)?\b|\byear end\b|\bend of year\b|"
    r"\b(?:autumn|spring|summer|winter|christmas|easter)\b|\b\d+ (?:weeks?|months?|years?)\b|"
    r"\byear \d\b|\bcompleted?\b|\bin place\b|\bto be (?:agreed|confirmed|decided)\b)",
    re.IGNORECASE,
)
_DATE_WORDS = re.compile(
    rf"(?:{_MONTH}|(?:19|20)\d\d(?:[/–-]\d{{1,4}})?|\d{{1,2}}[/.-]\d{{1,4}}(?:[/.-]\d{{2,4}})?|"
    rf"{_DAY_OR_YEAR}|q[1-4]|quarters?|weeks?|months?|years?|term|half|first|second|third|fourth|"
    r"1st|2nd|3rd|4th|last|ongoing|on-going|immediate(?:ly)?|continuous(?:ly)?|continuing|tb[acd]|"
    r"monthly|quarterly|annual(?:ly)?|weekly|daily|each|every|autumn|spring|summer|winter|"
    r"christmas|easter|end|start|beginning|begin(?:s|ning)?|starting|early|mid|middle|late|by|"
    r"from|to|until|till|of|in|on|at|the|and|then|onwards?|on|before|after|between|within|during|"
    r"completed?|finish|due|date|financial|calendar|academic|school|year-end|thereafter|now|"
    r"commence[sd]?|commencing|in|place|be|agreed|confirmed|decided|subject|approx(?:imately)?|"
    r"around|about|next|this|present|date|later|than|no|review|phase|stage|one|two|three|first|\d+)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\s,;:()&+–—?.]+(?:\.\d+)*")
_LONGEST_DATE = 70
_LONGEST_LEAD = 220
_SAMPLE = 120

_TITLED = re.compile(
    r"\b(?:dr|prof|professor|mr|mrs|ms|miss|sir|rev|cllr|councillor|nurse|sister)\b\.?",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:pct|gps?|trust|council|team|group|board|committee|department|network|manager|director|"
    r"leads?|officer|head|partners?|partnership|commissioner|clinician|consultant|nurses?|matrons?|"
    r"locality|practices?|headteacher|governors?|chair|secretary|coordinator|co-ordinator|staff|"
    r"service|services|agency|association|consortium|forum|society|authority|providers?|all|"
    r"engineer|planner|operator|school|college|teachers?|sha|nhs|company|lead)\b",
    re.IGNORECASE,
)
_TICKS = words("x xx xxx ✓ ✔ ☑ ✗ ✘ • ● ■ █ * √ ü a4")
_DITTO = re.compile(r"\W*(?:[\"″”“„〃]|''|’’|,,|´´|``|\bditto\b|\bdo\.)\W*", re.IGNORECASE)
_LOWER_WORD = re.compile(r"^[a-z]")
_LINKING = words(
    """
    & / and at by for from in of on or plus the to via with working
    """
)
_CODE = re.compile(r"[A-Za-z]{0,4}[ .-]?\d{1,3}(?:[.]\d{1,2}){0,2}[a-z]?[.):]?")
_GRADE = re.compile(
    r"(?:very )?(?:high|medium|low|h|m|l|red|amber|green|r|a|g|yes|no|y|n|\d|essential|desirable|"
    r"urgent|critical|must|should|could|[a-c]|top|low/medium|medium/high|n/?a)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[£$€(+-]?\s*[\d,.]+\s*(?:%|k|m|bn|000)?\)?", re.IGNORECASE)


def date_like(text: str) -> bool:
    """True when the whole text says a time and nothing else: “By end March 2009”, “Ongoing”."""
    plain = text.strip()
    return 0 < len(plain) <= _LONGEST_DATE and _is_date(plain)


@lru_cache(maxsize=4096)
def _is_date(plain: str) -> bool:
    if not _CORE.search(plain):
        return False
    return all(_DATE_WORDS.fullmatch(word.strip("-/’'")) for word in _WORD.findall(plain))


def lead_like(text: str) -> bool:
    """True when the text reads like names or bodies rather than a sentence."""
    if len(text) > _LONGEST_LEAD:
        return False
    words = text.split()
    if not words or len(words) > 25 or date_like(text) or _NUMBER.fullmatch(text.strip()):
        return False
    if _TITLED.search(text) and len(words) <= 12:
        return True
    loose = sum(
        bool(_LOWER_WORD.match(word)) and word.strip(",;").lower() not in _LINKING for word in words
    )
    if loose == 0:
        return len(words) <= 8
    return bool(_BODY.search(text)) and loose <= len(words) / 2 and len(words) <= 12


def is_tick(text: str) -> bool:
    """True for a mark that only says “here”: a tick, a cross, an x."""
    return text.strip().casefold() in _TICKS


def is_ditto(text: str) -> bool:
    """True for a mark that only says “the same as above”."""
    return len(text) <= 12 and bool(_DITTO.fullmatch(text.strip()))


def number_like(text: str) -> bool:
    """True for a bare figure, with or without its currency."""
    return bool(_NUMBER.fullmatch(text.strip()))


@dataclass(frozen=True, slots=True)
class Contents:
    """Shares (0 to 1) of a column's printed cells, and how long they are in words."""

    filled: int = 0
    dates: float = 0.0
    leads: float = 0.0
    codes: float = 0.0
    grades: float = 0.0
    numbers: float = 0.0
    ticks: float = 0.0
    words: float = 0.0
    lines: float = 0.0

    @property
    def long(self) -> bool:
        """True for a column of sentences."""
        return self.filled > 0 and self.words >= 3.5 and self.dates < 0.5 and self.numbers < 0.5


def judge(cells: Sequence[Cell]) -> Contents:
    """What a column's cells hold; looks at so many of them that the shares are telling."""
    printed = [cell for cell in cells[:_SAMPLE] if cell]
    count = len(printed)
    if not count:
        return Contents()
    texts = [cell.text.strip() for cell in printed]
    return Contents(
        filled=count,
        dates=sum(
            cell.serial is not None or date_like(text.replace("\n", " "))
            for cell, text in zip(printed, texts, strict=True)
        )
        / count,
        leads=sum(lead_like(text.replace("\n", " ")) for text in texts) / count,
        codes=sum(bool(_CODE.fullmatch(text)) for text in texts) / count,
        grades=sum(bool(_GRADE.fullmatch(text)) for text in texts) / count,
        numbers=sum(number_like(text) for text in texts) / count,
        ticks=sum(is_tick(text) for text in texts) / count,
        words=sum(len(text.split()) for text in texts) / count,
        lines=sum(len(cell.lines) for cell in printed) / count,
    )
