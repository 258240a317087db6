"""The words around the dates of a timescale: "from", "by end", "ongoing", "tbc"."""

from __future__ import annotations

import re

PLACEHOLDER = re.compile(
    r"\b(?:tb[cad]|to be (?:confirmed|agreed|decided|determined|advised|set)|n/?a"
    r"|not (?:known|stated|applicable)|unknown|x{2,9})\b",
    re.IGNORECASE,
)
ONGOING = re.compile(
    r"\b(?:on-?going|on going|continu(?:ous|ously|al|ally|ing|es?)|rolling|throughout)\b",
    re.IGNORECASE,
)
REPEATED = re.compile(
    r"\b(?:daily|weekly|fortnightly|(?:bi-?|six-)?monthly|quarterly|termly|annual(?:ly)?|yearly"
    r"|bi-?annual(?:ly)?|every|each)\b",
    re.IGNORECASE,
)
HEDGED = re.compile(
    r"\?|\b(?:pending|subject to|depend(?:s|ing|ent)|provisional(?:ly)?|if|tb[cad]|to be (?:agreed"
    r"|confirmed)|approx(?:imately)?|circa|around|about|hopefully|possibly|expected)\b",
    re.IGNORECASE,
)
DONE = re.compile(
    r"\b(?:completed?|done|achieved|finished|in place|implemented|closed)\b", re.IGNORECASE
)
VAGUE = re.compile(
    r"\b(?:immediate(?:ly)?|asap|as soon as|soon|now|urgent(?:ly)?|(?:short|medium|long)(?:er)?"
    r"[ -]?term|in[ -]year|(?:this|next|within|during|following) (?:the )?(?:financial )?year|year"
    r"|future|later|early|easter|phase|stage|when)\b",
    re.IGNORECASE,
)

STARTS_BEFORE = re.compile(
    r"\b(?:from|start(?:s|ed|ing)?|commenc(?:e|es|ed|ing|ement)|beg(?:in|ins|an|inning)|since|after"
    r"|not before|(?:no|not) (?:earlier|sooner) than|post|wef|w\.e\.f|with effect from|effective)\b"
    r"[ :.-]{0,3}(?:of |in |on |the |date |end ){0,3}$",
    re.IGNORECASE,
)
"""Stands right before a time that something starts at."""
STARTS_AFTER = re.compile(r"^[ ,(]{0,3}(?:onwards?\b|start\b|commenc|>|\+)", re.IGNORECASE)
"""Stands right after a time that something starts at."""
ENDS_BEFORE = re.compile(
    r"\b(?:end|close)(?: of)?(?: the)?(?: f/?y| financial year)? ?$", re.IGNORECASE
)
"""Stands right before a year whose end is meant."""
PART_BEFORE = re.compile(
    r"\b(?:early|mid|middle of|late|later in|start of|beginning of)[ -]{0,2}(?:the )?(?:in )?$",
    re.IGNORECASE,
)
"""Stands right before a time of which only a part is meant."""
WEEK_BEFORE = re.compile(
    r"\b(?:w/?c|w/?b|wk|week)(?: (?:commencing|beginning|of|starting))?[ :.]{0,2}(?:the )?"
    r"(?:mon(?:day)? )?$",
    re.IGNORECASE,
)
"""Stands right before the first day of a week."""
COUNTED_FROM = re.compile(r"\b(?:of|from|after|following|since)\b(?: the)? ?$", re.IGNORECASE)
"""Stands between a length of time and the time it is counted from."""
BETWEEN = re.compile(r"\bbetween ?(?:end )?(?:of )?$", re.IGNORECASE)

TO = re.compile(
    r"[ ,]?(?:-|to|until|till|til|through|thru|up to)[ -]{0,2}(?:the )?(?:by )?(?:end )?(?:of )?"
    r"(?:mid|early|late)?[ -]{0,2}",
    re.IGNORECASE,
)
"""All that stands between the two ends of a span."""
COMPLETE = re.compile(
    r"[ ,;.-]{0,3}(?:and |to )?(?:be )?(?:complet|finish|conclud|end)[a-z]{0,6}[ :-]{0,3}"
    r"(?:by |in )?(?:end )?(?:of )?",
    re.IGNORECASE,
)
"""All that stands between a start and the end that is set for it."""
LISTED = re.compile(r" {0,2}(?:,|/|&|and|or|-|, and) {0,2}", re.IGNORECASE)
"""All that stands between two items of a list."""
THEN = re.compile(r"\b(?:and|then|thereafter|plus)\b|[&+]", re.IGNORECASE)
BY_BEFORE = re.compile(r"\b(?:by|until|till|to|end|end of) ?$|- ?$", re.IGNORECASE)
