"""Sentences in a column of actions that tell how things are, not what will be done."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lyapp.rules.plan_rows.healing import Placed
from lyapp.rules.plan_rows.words import words

_ACTIONS = words(
    """
    achieve act adapt add address adopt advise agree align allocate analyse appoint arrange
    assess assign assist attend audit begin benchmark bid bring build campaign carry
    centralise change check clarify close co-locate co-ordinate collaborate collate collect
    commission communicate complete conduct confirm consider consolidate construct consult
    continue contribute convene coordinate create cut decide define deliver demonstrate
    deploy design determine develop devise devolve disseminate distribute draft draw
    eliminate embed employ enable encourage engage enhance ensure establish evaluate examine
    expand explore extend facilitate feed finalise find focus follow form formulate fund
    gain gather give halt halve have heed help hold host identify implement improve include
    increase influence inform initiate input install institute integrate introduce invest
    investigate invite involve issue keep launch lead learn liaise link list lobby look
    maintain make manage map market measure meet merge mobilise model modernise monitor move
    negotiate obtain offer open organise participate partner pilot plan prepare present
    prevent prioritise procure produce promote propose protect provide publicise publish
    purchase put raise re-commission re-design recommission reconfigure record recruit
    redesign reduce refine refresh refurbish reinforce release relocate remind repair
    replace report represent require research resolve respond restructure retain review
    revise revisit roll run scope secure seek select send set share shift simplify speak
    specify standardise start stop streamline strengthen submit support survey sustain take
    talk target teach test track train transfer trial undertake update upgrade use utilise
    validate visit widen work write
    """
)
_NOUNS_OF_DOING = words(
    """
    agreement appointment commissioning completion creation delivery development
    establishment expansion extension implementation improvement input introduction
    involvement participation procurement promotion provision recruitment redesign reduction
    review use
    """
)
_DOING = re.compile(r"^[a-z-]{3,}ing$")
_THINGS = words(
    """
    ageing building counselling during existing following funding housing learning morning nothing
    nursing parking prescribing remaining screening shopping smoking spending training waiting
    """
)
"""Words in “-ing” that name a thing more often than something to be done."""

_FIRST = re.compile(r"^[\W\d]*(?:[Tt]o )?([A-Za-z][A-Za-z-]*)")
_SECOND = re.compile(r"^[\W\d]*(?:[Tt]o )?[A-Za-z-]+ (\w+)")
_OF_THINGS = words(
    """
    by for in of on to with
    """
)
_ADVERB = re.compile(r"ly$")

_MEANT = re.compile(
    r"\b(?:will|must|shall|should|needs? to|to be|aims? to|plans? to|ensure|continues? to|"
    r"ha(?:s|ve) to|(?:is|are) (?:to|due to|being)|going to|intends?|intention|"
    r"propose[sd]?|priority for|"
    r"there is a need|would|want to|commit(?:s|ted)|expects? to|seeks? to|required to|may)\b",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|shows?|showed|suggests?|indicates?|accounts? for|affects?|"
    r"suffers?|remains?|costs?|occurs?|represents?|receives?|exceeds?|demonstrates?|reveals?|"
    r"experiences?|lives?|causes?|stands?|varies|vary|rose|fell|contains?|exists?|serves?)\b",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"^(?:as well as|currently|at present|at the moment|there (?:is|are|has|have|was|were)|many|"
    r"most|some|evidence|research|recent|recently|studies|a study|"
    r"national(?:ly)? (?:guidance|figures|data|average)|it is|it has|in (?:19|20)\d\d|"
    r"historically|data|figures|approximately|about \d|"
    r"around \d|over \d|nationally|locally|the (?:majority|prevalence|incidence|number|current|"
    r"existing|cost|present|average|population|demand|government|latest|last)|since|although|while|"
    r"despite|every year|each year|last year|this year|an estimated|at any one time|one in|up to|"
    r"in england|in the uk|less than|more than|half of|fewer than|only|at \w+ \d)\b",
    re.IGNORECASE,
)
_FACTS = re.compile(
    r"£|%|\bper cent\b|\bpercent\b|\bper 1,?000\b|\b(?:19|20)\d\d[/–-]\d{2,4}\b|\bone in \w+\b|"
    r"\b\d+(?:st|nd|rd|th)?\s+(?:most|largest|highest)\b|\bmillion\b|\b\d{1,3},\d{3}\b",
    re.IGNORECASE,
)
_KNOWN = re.compile(
    r"\b(?:forecast|estimated|prevalence|incidence|on average|average|currently|already|known|"
    r"recognised|evidence|higher|lower|largest|leading|main cause|common|commonest|"
    r"increasing(?:ly)?|previously|traditionally|recently|often|usually|at present|historic\w*|"
    r"so far|ranked|"
    r"(?:is|are|was) (?:an?|the|one of|not|no|now|about|around|over|some)\b)",
    re.IGNORECASE,
)


def starts_with_action(text: str) -> bool:
    """True when a text begins with what is to be done: “Develop …”, “Development of …”."""
    match = _FIRST.match(text)
    if match is None:
        return False
    word = match[1].lower()
    if word in _ACTIONS:
        return True
    second = _SECOND.match(text)
    then = second[1].lower() if second else ""
    if word in _NOUNS_OF_DOING:
        return then in _OF_THINGS or then in {"into", "the"}
    if _DOING.match(word) and word not in {
        "during",
        "following",
        "existing",
        "nothing",
        "building",
    }:
        return True
    if _ADVERB.search(word) and then in _ACTIONS:
        return True
    return word.endswith(("tion", "ment", "al")) and then == "of"


def background_of(lines: Sequence[Placed]) -> frozenset[int]:
    """Which of a column's lines tell the background. Never all: then they are the actions."""
    plain = [index for index, placed in enumerate(lines) if not placed.line.level]
    doing = [starts_with_action(lines[index].line.text) for index in plain]
    if all(doing):
        return frozenset()
    opens = [
        does or lines[index].line.text.rstrip().endswith(":")
        for index, does in zip(plain, doing, strict=True)
    ]
    last = max((order for order, one in enumerate(opens) if one), default=-1)
    first = doing.index(True) if True in doing else len(doing)
    found = {
        index
        for order, index in enumerate(plain)
        if not doing[order]
        and _is_background(lines, index, before_actions=order <= first and order < last)
    }
    acting = [
        index
        for index, placed in enumerate(lines)
        if index not in found and not placed.line.text.rstrip().endswith(":")
    ]
    return frozenset(found) if acting else frozenset()


def _is_background(lines: Sequence[Placed], index: int, *, before_actions: bool) -> bool:
    text = lines[index].line.text.strip()
    if len(text.split()) < 6 or text.endswith((":", "?")):
        return False
    if index + 1 < len(lines) and lines[index + 1].line.level:
        return False
    if not _SAYS.search(text) or _MEANT.search(text):
        return False
    score = 1 + 2 * bool(_OPENS.match(text)) + bool(_FACTS.search(text))
    score += bool(_KNOWN.search(text)) + before_actions
    return score >= 3
