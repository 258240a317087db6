"""How measures are printed, kind by kind, and which figures are none."""

from __future__ import annotations

import re

from lyapp.rules.printed_dates import MONTH_NAMES

_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,9})(?:\.[0-9]{1,4})?"
_FRESH = r"(?<![0-9a-z£$./,-])(?<![0-9] )"
_SIGN = r"(?:[<>≤≥+] ?)?"
_PER_CENT = r"(?: ?%| ?per ?cent\b| percentage points?\b)"
_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
    r"|forty|fifty|sixty|ninety)(?![a-z])"
)
NUMBER_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
"""The numbers that are printed as words, with their figures."""

_TIME = r"(?:second|minute|min|hour|hr|day|week|wk|month|mth|year|yr)s?(?![a-z])"
_EACH_TIME = r"(?:day|week|fortnight|month|quarter|year|annum)(?![a-z])"
_ROUND = (
    r"(?:1 ?,? ?000|10 ?,? ?000|100 ?,? ?000|100|10|thousand|hundred thousand|million)(?![0-9a-z%])"
)
_YEAR = r"(?:19|20)[0-9]{2}(?: ?[/-] ?[0-9]{1,4})?"
_CLOCK = r"[0-2]?[0-9][.:][0-5][0-9]"


def _compiled(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_SIGNS = re.compile(r"[0-9%£<>≤≥]")
_LETTERS = re.compile(r"[a-z]+")
_MEASURING = frozenset(
    """
    one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty
    fifty sixty ninety half halve halved halving double doubled doubling third thirds quarter
    quarters fifth fifths tenth tenths cent percent percentage thousand hundred million baseline
    daily weekly fortnightly monthly bimonthly quarterly termly annual annually biannual
    biannually yearly once twice times day week fortnight month year annum end
    spring summer autumn winter
    """.split()  # noqa: SIM905 - a page of words
) | frozenset(MONTH_NAMES)


def may_hold_one(text: str) -> bool:
    """Whether a look for measures is worth it; True for every text that holds one."""
    if _SIGNS.search(text):
        return True
    return not _MEASURING.isdisjoint(_LETTERS.findall(text.casefold()))


LIST_NUMBER = re.compile(
    r"^ {0,8}(?:\(?[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}[.):](?= )"
    r"|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}(?-i:(?= [A-Z])))"
    r"|\((?:[0-9]{1,2}|[ivx]{1,4})\)",
    re.MULTILINE | re.IGNORECASE,
)
"""The plan's own numbering at the start of a line, and numbers in brackets."""

DEADLINE = _compiled(
    rf"\b(?:by|before|until) (?:the )?(?:end of )?(?:f/?y )?(?:{_YEAR}|[0-9]{{2}}/[0-9]{{1,2}})"
    r"(?![0-9%/])",
    rf"\bend of (?:the )?(?:f/?y )?(?:{_YEAR}|[0-9]{{2}}/[0-9]{{1,2}})(?![0-9%/])",
    r"\bby (?:the )?(?:financial )?year[- ]end\b",
    r"\bby (?:the )?end of (?:the |this )?(?:financial )?year\b",
    r"\b(?:by|in|end of) (?:the )?(?:q(?:uarter |tr )?[1-4]\b"
    r"|(?:first|second|third|fourth|last) quarter\b)",
    rf"\b(?:by|in) (?:the )?(?:spring|summer|autumn|winter)\b(?: (?:of )?{_YEAR})?",
)
"""Times to be ready by that are no day and no month."""

AROUND_THE_CLOCK = _compiled(
    r"\b24 ?[/x] ?7\b",
    r"\b24[ -]hours?(?:(?: a| per) day)?\b(?=,? ?(?:a day|per day|7|seven|access|advice|cover"
    r"|service|line|helpline|support|care))",
    r"\b24[ -]hours? (?:a|per) day\b",
    r"\b(?:7|seven)[ -]days? (?:a|per|each) week\b",
    r"\b9 ?(?:am)? ?(?:-|to) ?5(?: ?pm)?\b(?! ?%)",
    rf"\b{_CLOCK} ?(?:-|to|and) ?{_CLOCK}(?: ?(?:hrs?|hours))?\b",
    rf"\b{_CLOCK} ?(?:am|pm|hrs?|hours)\b",
    r"\b[0-9]{1,2} ?(?:am|pm)\b",
    r"(?<![0-9:])[0-2]?[0-9]:[0-5][0-9](?![0-9:])",
)
"""Opening hours and times of day."""

CODES = _compiled(
    r"(?<![a-z])(?:ni|vs[abc]?|psa|nsf|laa|icd|hrg|opcs|qof|ta|cg|nr|lp|iso|no\.)[ .:-]?[0-9]{1,4}"
    r"(?:[.-][0-9]{1,4}){0,3}[a-z]?(?![0-9a-z])",
    r"(?-i:(?<![A-Za-z0-9])[A-Z]{1,5}-?[0-9]{1,4}(?:\.[0-9]{1,3})?[A-Za-z]?(?![0-9A-Za-z%]))",
    r"(?<![a-z])(?:levels?|phases?|stages?|steps?|tiers?|bands?|types?|versions?|sections?|pages?"
    r"|tables?|figures?|appendix|appendices|annex(?:es)?|schedule|chapters?|paragraphs?|paras?"
    r"|parts?|options?|objectives?|priority|priorities|pledges?|domains?|items?|months?|weeks?"
    r"|years?|wards?|grades?|class|room|floor|question|stages?|standards?) [0-9]{1,4}"
    r"(?:\.[0-9]{1,3}){0,3}[a-z]?(?:(?:,| and| to|-|/| &) ?[0-9]{1,4}[a-z]?)?(?![0-9a-z%])"
    r"(?! ?(?:%|per ?cent|days?|weeks?|months?|hours?|years?|minutes?))",
    r"\b(?:5|five)[ -]a[ -]day\b",
    r"(?<![0-9])(?:999|111)(?= (?:calls?|service))|(?<![0-9:])1 ?: ?1(?![0-9:])",
)
"""Codes of indicators, numbered things, and what is only called by a number."""

AGES = _compiled(
    r"\b(?:over|under|above|below)[ -](?:the age of )?[0-9]{1,3}'?s\b",
    r"\b(?:over|under|above|below) (?:the age of )?[0-9]{1,3} years (?:old|of age)\b",
    r"\bage[sd]?(?: of| group| over| under| between)? [0-9]{1,3}(?: ?(?:-|to|and) ?[0-9]{1,3})?\b",
    r"\b[0-9]{1,3}(?: ?(?:-|to) ?[0-9]{1,3})?[ -]years?[ -](?:olds?|of age)\b",
    r"\b[0-9]{1,3} years (?:and|or) (?:over|above|under|younger|older)\b",
    r"\b[0-9]{1,3}'?s\b",
)
"""People's ages."""

YEARS = _compiled(
    r"(?<![0-9])(?:19|20)[0-9]{2}(?: ?[/-] ?[0-9]{1,4})?(?![0-9]|,[0-9]{3})",
    r"(?<![0-9/])0[0-9]/(?:0?[0-9]|10)(?![0-9/])",
    r"\b(?:[0-9]{1,2}|three|five|ten)[ -]years? (?:plan|strategy|framework|programme|vision)\b",
)
"""Years, and plans named after a number of them."""

NO_MEASURES = (AROUND_THE_CLOCK, CODES, AGES, YEARS)

_AMOUNT = rf"(?:£ ?)?{_NUMBER}(?:{_PER_CENT}|[km](?![a-z])| million\b)?"
BASELINE = _compiled(
    rf"\bfrom (?:about |around |approximately |the current |currently )?{_AMOUNT}[^.;£0-9]{{0,40}}?"
    rf" (?:down |up )?to (?:about |around |at least )?(?P<number>(?:£ ?)?{_NUMBER})"
    rf"(?P<unit>{_PER_CENT}|[km](?![a-z])| million\b)?(?![0-9]|[/:.,][0-9])",
)
AGAINST = _compiled(
    r"\b(?:compared (?:to|with)|against|relative to|on|over|below|above) (?:a |the |its |our )?"
    rf"(?:{_YEAR} )?baseline\b(?: (?:figure |level )?of {_NUMBER}{_PER_CENT}?)?",
    rf"\bbaseline(?: figure| level)?(?: of| is| was|:| =)? (?!{_YEAR}(?![0-9,])){_NUMBER}(?![0-9/])"
    rf"{_PER_CENT}?",
    rf"(?<!more )(?<!less )(?<!fewer )\bthan (?:the )?{_NUMBER}{_PER_CENT}? (?:in|for|during)"
    rf" {_YEAR}(?![0-9])",
)
PERCENTAGE = _compiled(
    rf"{_FRESH}{_SIGN}(?P<number>{_NUMBER}(?: ?(?:-|to) ?[0-9]{{1,3}}(?:\.[0-9]{{1,2}})?)?)"
    rf"(?P<unit>{_PER_CENT})",
    rf"\b(?P<words>{_WORD}(?:[ -]{_WORD})?)(?P<sign> ?per ?cent)\b",
    r"\b(?:a|two) thirds? of\b|\b(?:a|three) quarters? of\b|(?<!first )(?<!second )\bhalf of\b"
    r"|\bhal(?:ve|ved|ving)\b|\bby half\b|\bdoubl(?:e|ed|ing)\b"
    r"|\bby (?:an?|one|two|three) (?:third|quarter|fifth|tenth)s?\b",
)
RATE = _compiled(
    rf"{_FRESH}(?P<number>{_NUMBER}) ?(?:[a-z]{{3,20}} ){{0,3}}"
    rf"(?P<unit>(?:per|in|out of|for every|/) ?{_ROUND}(?: [a-z]{{3,20}})?)",
    rf"(?P<each>\bper {_ROUND}(?: [a-z]{{3,20}})?)",
    rf"{_FRESH}(?P<count>{_NUMBER}|{_WORD}) (?P<often>(?:[a-z]{{3,20}} ){{0,2}}"
    rf"(?:per|each|every|a) {_EACH_TIME})",
    rf"\b(?P<some>[0-9]{{1,2}}|{_WORD}) (?P<many>(?:in|out of) (?:every )?(?:[0-9]{{1,3}}|{_WORD}))"
    rf"(?![0-9a-z%]|,[0-9])(?! {_TIME})",
    r"(?<![0-9:.])[0-9]{1,3}(?:\.[0-9]{1,2})? ?: ?[0-9]{1,3}(?![0-9:])",
)
FREQUENCY = _compiled(
    r"\bdaily\b(?! (?:living|life|activit))",
    r"\b(?:weekly|fortnightly|(?:bi-?|six[- ])?monthly|quarterly|termly|annual(?:ly)?|yearly"
    r"|bi-?annual(?:ly)?)\b",
    rf"\b(?:once|twice) a {_EACH_TIME}|\b(?:(?:once|twice) )?(?:per|each|every) {_EACH_TIME}",
    rf"\bevery (?:[0-9]{{1,2}}|{_WORD}) {_TIME}",
)
TIMED = _compiled(
    rf"{_FRESH}{_SIGN}(?P<number>{_NUMBER}|{_WORD})(?: ?(?:-|to|or) ?(?:[0-9]{{1,4}}|{_WORD}))?"
    rf"[ -]{{0,2}}(?P<unit>(?:working |calendar )?{_TIME})(?: (?:a|per) {_EACH_TIME})?"
)
COUNTED = _compiled(
    rf"{_FRESH}{_SIGN}(?P<number>{_NUMBER})\+?[ -](?P<unit>[a-z][a-z'-]{{1,30}})(?![a-z])",
    r"\b(?:at least|minimum of|maximum of|no more than|more than|fewer than|less than|up to"
    rf"|at most) (?P<count>{_WORD}) (?P<often>[a-z][a-z'-]{{1,30}})(?![a-z])",
    rf"(?<![a-z-])(?P<some>{_WORD})(?: [a-z-]{{3,14}})? (?P<many>patients|practices|clinics"
    r"|sessions|beds|places|posts|gps|nurses|matrons|meetings|workshops|events|courses|audits|reports|pilots"
    r"|sites|visits|staff|wtes?|people|referrals|admissions|complaints|contacts)(?![a-z])",
)
LIMITED = _compiled(
    r"(?:\b(?:target|rate|score|ratio|total|threshold|coverage|maximum|minimum)(?: of| is|:| =)"
    r"|\b(?:at least|no more than|more than|less than|fewer than|below|above|exceed(?:s|ing)?"
    rf"|reach(?:es|ing)?)|[<>≤≥]) ?(?P<number>{_NUMBER})(?![0-9a-z/]|[.,:][0-9]|-[0-9])"
)
"""A number that is a target by the words before it, with no unit."""

OWN_PARTS = frozenset(
    """
    parts kinds elements fields sections types items topics areas strands priorities phases stages
    options steps aims objectives pages points headings bullets themes workstreams pathways
    part kind element field section topic area strand phase stage option step theme
    and or to of in at the for with on by per from as is are was be into not but than then that
    which who will may all any each it its a an am pm st nd rd th plan plans strategy
    """.split()  # noqa: SIM905 - a page of words
)
"""What follows a number that counts the plan's own parts, or isn't a unit."""

SETS_A_TIME = re.compile(
    r"\b(?:by|before|until|till|in|from|end|end of|during|to|of|since|for|on|between|and|mid|early"
    r"|late)[ -]{0,2}$",
    re.IGNORECASE,
)
"""Stands before a month's name that is meant as a time."""
