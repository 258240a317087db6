"""Sentences in a column of actions that tell how things are, not what will be done."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lyapp.rules.plan_rows.healing import Placed
from lyapp.rules.plan_rows.words import words

_ACTIONS = words(
    """
    accept achieve acquire act adapt add address adjust administer adopt advise agree align
    allocate allow amend analyse announce apply appoint approve arrange assess assign assist
    assure attend audit avoid ban begin benchmark bid book bring broaden build buy campaign
    cap capture carry cascade catch celebrate centralise challenge change channel chase
    check choose clarify clean clear close co-locate co-ordinate coach collaborate collate
    collect combine commission communicate compare compile complete concentrate condense
    conduct confirm connect conserve consider consolidate construct consult contact continue
    contribute convene convert coordinate correct create cross-charge cultivate cut decide
    decommission decrease dedicate defer define delay delegate deliver demolish demonstrate
    deploy design detect determine develop devise devolve direct discourage discuss display
    disseminate distribute divert document double draft draw drive earn educate elect
    eliminate embed employ empower enable encourage enforce engage enhance enlarge enrol
    ensure enter equip erect escalate establish estimate evaluate examine exchange exclude
    execute exempt expand expedite experiment explore expose extend facilitate fast-track
    feed fill finalise find fit fix focus follow forecast form formulate foster fund gain
    gather generate give grant grow guarantee guide halt halve harmonise have heed help hire
    hold honour host identify implement impose improve include incorporate increase
    influence inform initiate input inspect inspire install institute insulate integrate
    interview introduce invest investigate invite involve issue join judge keep launch lay
    lead learn lease lend let liaise license limit link list listen lobby lock log look
    lower maintain make manage map market measure meet mentor merge migrate minimise
    mitigate mobilise model modernise monitor motivate move negotiate nominate notify
    observe obtain offer offset open operate organise outsource oversee participate partner
    pay penalise permit persuade phase pilot plan plant prepare present prevent print
    prioritise process procure produce prohibit promote prompt propose protect prove provide
    publicise publish purchase push put quantify raise rationalise re-commission re-design
    re-establish re-launch re-tender realign realise reallocate reassess rebuild recall
    reclaim recognise recommission reconcile reconfigure record recover recruit recycle
    redesign reduce refine refresh refurbish reinforce relaunch release relieve relocate
    remind remodel remove renegotiate renew reopen repair repeat replace report represent
    require reschedule research reserve reshape resolve respond restore restrict restructure
    resurface retain retender rethink return reuse review revise revisit reward ring roll
    rotate run save schedule scope screen secure seek segment select sell send separate set
    settle shadow share shift show sign signpost simplify speak specify sponsor spread
    stabilise standardise start steer stimulate stop streamline strengthen submit subsidise
    substitute supervise supply support survey sustain switch tackle tailor take talk target
    teach telephone tender terminate test tidy tighten trace track train transfer triage
    trial undertake unify update upgrade urge use utilise validate vary verify vet visit
    waive warn widen withdraw work write
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
