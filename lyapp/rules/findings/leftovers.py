"""What was left in a plan that should have gone: placeholders, reminders, stray signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lyapp.model.findings import Finding, FindingLevel
from lyapp.rules.findings.rule import Rule, noticed
from lyapp.rules.findings.words import PlanWords, RowWords, word_set

PLACEHOLDER = Rule(
    "placeholder",
    "Placeholder left in",
    FindingLevel.LOOK,
    "every text of each row",
)
REMINDER_LEFT = Rule(
    "reminder_left",
    "Reminder left in",
    FindingLevel.LOOK,
    "every text of each row",
)
STRAY_MARK = Rule(
    "stray_mark",
    "Stray sign",
    FindingLevel.NOTE,
    "items of a row that hold only stops, dashes or the like",
)
CUT_OFF = Rule(
    "cut_off",
    "Text cut off",
    FindingLevel.NOTE,
    "the beginning and end of each item",
)
RULES = (PLACEHOLDER, REMINDER_LEFT, STRAY_MARK, CUT_OFF)

_SETTLED_LATER = r"(?:confirmed|advised|determined|decided|identified|named|appointed|agreed|set)"
_PLACE = re.compile(
    r"(?<!\w)(?:tbc|tbd|tba|t\.b\.[cad]\.?|to be confirmed)(?!\w)"
    r"|£ ?x+(?:\.x+)?(?:[km]\b|(?!\w))"
    r"|(?<!\w)x+(?:\.x+)? ?%"
    r"|(?<!\w)(?<!appendix )(?<!annex )(?<!chapter )(?<!part )x{2,}(?:[/-]x+)*(?![\w-])"
    r"|(?<!\w)(?:dd|xx)/(?:mm|xx)(?:/yy(?:yy)?)?"
    r"|\?{2,}|_{3,}|\blorem ipsum\b|(?<![.\w])\.{4,}(?![.\w])"
    r"|(?<!\w)£ ?(?=[,;)]|\.(?!\d)|$)|(?<!\w)£ (?!(?:k|m|bn|million|thousand)\b)(?=[a-z])",
    re.MULTILINE,
)
_WHOLE = re.compile(rf"(?:date |lead |name )?to be {_SETTLED_LATER}\.?|not (?:yet )?known|\?+")
_PLACE_WORDS = word_set("tbc tbd tba confirmed x xx xxx xxxx xxxxx xk xm xxk xxm dd lorem")
_PLACE_SIGNS = ("£", "??", "__", "....", "t.b.", "xx")
"""Without one of these words or signs a text isn't searched for placeholders."""

_HOLDS = (
    "“{words}” still holds a placeholder.",
    "“{words}” still holds a placeholder, and so does another place in the row.",
    "“{words}” still holds a placeholder, and so do {more} more places in the row.",
)

_BRACKET = re.compile(r"[\[<{]([^\]\[<>{}\n]{2,80})[\]>}]")
_BRACKET_ORDER = re.compile(
    r"(?:please )?(?:insert|add|check|confirm|complete|update|enter|fill|delete|remove|type|ask"
    r"|name|date|figure|number|amount|lead|who|when|how|what|tbc|tbd|tba|x+|note|nb|awaiting"
    r"|to follow|to be|needs?|same as|see (?:above|below|email|e-mail))\b|.*\?$|\.\.\."
)
_ORDER = re.compile(
    r"\b(?:insert|add|enter|fill in) (?:\w+ ){0,3}(?:here|figures?|number|date|name|text)\b"
    r"|\b(?:delete|remove) (?:this|before|once|if not)\b|\bnote to self\b|\bfor drafting\b"
    r"|\bneeds? (?:updating|rewording|rewriting|checking)\b|\bwording to follow\b"
    r"|\b(?:figures?|text|details|dates?|numbers?) (?:to follow|still to come|awaited)\b"
    r"|\bto be (?:inserted|filled in|written up)\b"
    r"|\b(?:is|are) (?:this|these|that) (?:right|correct)\b|\bcomment \[\w+\]"
)
_ASK = re.compile(
    r"(?:\b(?:[Cc]heck|[Cc]onfirm|[Aa]gree wording|[Ss]peak|[Tt]alk) (?:this |it |figures? )?"
    r"(?:with|to)|\b(?:[Aa]sk|[Cc]hase|[Pp]hone|[Ee]-?mail)) "
    r"(?P<who>[A-Z][a-z]+)(?: [A-Z][a-z]+)?\b(?! [A-Z]{2})"
)
_TO_DO = re.compile(
    r"(?<!Dr )(?<!Prof )(?<!Professor )(?<!Mr )(?<!Mrs )(?<!Ms )\b(?P<who>[A-Z][a-z]+) to "
    r"(?:check|confirm|advise|complete|provide)(?: (?:the )?(?:figures?|numbers?|dates?|this))?"
    r"(?=[^\w\n]*$|[)\];])",
    re.MULTILINE,
)
_NO_NAMES = word_set(
    "pct trust trusts board boards council finance practice practices locality localities gp gps"
    " provider providers hospital hospitals commissioning public patient patients stakeholder"
    " stakeholders clinical primary acute social the all each every local national health county"
    " borough committee team teams staff members partners consultants consultant nurses legal"
    " procurement contract contracts herts west east north south central service services sha"
    " commissioners commissioner department pharmacists pharmacy community director group"
    " monday tuesday wednesday thursday friday"
)  # fmt: skip

# One of these words stands in everything that the search of the same name could find.
_ORDER_WORDS = word_set(
    "insert add enter fill delete remove note drafting updating rewording rewriting checking"
    " wording follow come awaited inserted filled written right correct comment"
)
_ASK_WORDS = word_set("check confirm wording speak talk ask chase phone email mail")
_TO_DO_WORDS = word_set("check confirm advise complete provide")

_MARKS = re.compile(r"[\W_]+")
_UNFINISHED = (
    " and", " or", " the", " a", " an", " of", " their", " its", " our", " which", ",", "&", "(",
)  # fmt: skip
_SHORT_BRACKET = 60
"""A bracket opened longer before the end was forgotten, not cut off."""
_OPEN_START = re.compile(r"(?:…|\.\.\.) ?\w|, ?[a-z]")


def look(plan: PlanWords) -> Iterator[Finding]:
    """What was left behind in a plan's rows."""
    known = _NO_NAMES | _words_of(plan.setting.locality_names) | _words_of(plan.setting.others)
    for row in plan.rows:
        yield from _placeholders(row)
        yield from _reminder(row, known)
        yield from _scraps(row)


@lru_cache(maxsize=64)
def _words_of(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for name in names for word in name.casefold().split())


@lru_cache(maxsize=4096)
def is_placeholder(field: str) -> bool:
    """Whether a lead or timescale only keeps the place of one: "TBC", "to be agreed"."""
    low = field.strip().casefold()
    match = _PLACE.search(low)
    return bool(_WHOLE.fullmatch(low)) or bool(match and len(match[0]) * 2 >= len(low))


def _placeholders(row: RowWords) -> Iterator[Finding]:
    """One finding a row, with the first placeholder's text and the number of all."""
    where: list[str] = []
    low = row.low
    if not row.words.isdisjoint(_PLACE_WORDS) or any(sign in low for sign in _PLACE_SIGNS):
        fields = (*row.texts, row.lead, row.timescale, row.clinical_lead)
        where = [text for text in fields if text and _PLACE.search(text.casefold())]
    for field in (row.lead, row.timescale, row.clinical_lead):
        if field and field not in where and _WHOLE.fullmatch(field.casefold()):
            where.append(field)
    if where:
        more = len(where) - 1
        yield noticed(
            PLACEHOLDER,
            _HOLDS[min(more, 2)],
            row=row,
            words=where[0],
            made_from=(row.title, *where[1:]),
            more=more,
        )


def _reminder(row: RowWords, known: frozenset[str]) -> Iterator[Finding]:
    words = _reminder_in(row, known)
    if words:
        yield noticed(
            REMINDER_LEFT,
            "“{words}” reads like a reminder to the writer.",
            row=row,
            words=words,
        )


def _reminder_in(row: RowWords, known: frozenset[str]) -> str:
    """The words of a reminder; `known` are capitalised words that are no person's name."""
    raw = row.raw
    if "[" in raw or "<" in raw or "{" in raw:
        for match in _BRACKET.finditer(raw):
            if _BRACKET_ORDER.match(match[1].strip().casefold()):
                return match[0]
    if not row.words.isdisjoint(_ORDER_WORDS):
        found = _ORDER.search(row.low)
        if found:
            return found[0]
    for pattern, hints in ((_ASK, _ASK_WORDS), (_TO_DO, _TO_DO_WORDS)):
        if row.words.isdisjoint(hints):
            continue
        for match in pattern.finditer(raw):
            if match["who"].casefold() not in known:
                return match[0]
    return ""


def _scraps(row: RowWords) -> Iterator[Finding]:
    for text in row.texts[1:]:
        plain = text.strip()
        if not plain or (not plain[0].isalnum() and _MARKS.fullmatch(plain)):
            yield noticed(
                STRAY_MARK,
                "An item holds only “{words}”." if plain else "An item is empty.",
                row=row,
                words=plain,
            )
        elif _is_cut(plain):
            yield noticed(
                CUT_OFF,
                "“{words}” seems to be cut off.",
                row=row,
                words=plain,
            )


def _is_cut(plain: str) -> bool:
    if plain.endswith(_UNFINISHED):
        return True
    if plain[0] in "….," and _OPEN_START.match(plain):
        return True
    opened = plain.rfind("(")
    return opened > plain.rfind(")") and len(plain) - opened < _SHORT_BRACKET
