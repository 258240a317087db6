"""What a column's heading says it holds: the words plans use, typing errors forgiven."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from lyapp.model.intake import Column
from lyapp.rules.plan_rows.words import words

_WORDS: dict[Column, str] = {
    Column.CLINICAL_LEAD: """
        clinical lead; clinical leads; clinical lead name; gp lead; lead gp; lead clinician;
        clinician; clinical champion; clinical sponsor; medical lead; nurse lead; lead nurse;
        clinical responsibility; named clinician; clinical owner; practice lead gp; consultant lead
        """,
    Column.TIMESCALE: """
        timescale; timescales; time scale; time scales; deadline; deadlines; by when; when; date;
        dates; due; due date; due by; date due; target date; completion date; complete by;
        completed by; to be completed by; date for completion; target completion; completion;
        target completion date; expected completion; planned completion; end date; finish;
        finish date; finish by; timeframe; time frame; time frames; timing; timings; timeline;
        delivery date; delivery by; date of completion; quarter; to be done by; time; period;
        implementation date; start and end; start and finish; schedule; done by when; date to do by;
        when by; when will it be done; when will this happen; when will we do it; year; month;
        target deadline; date to be achieved; achieve by; achieved by; deliver by; ready by
        """,
    Column.LEAD: """
        lead; leads; owner; owners; lead officer; lead officers; responsible; responsibility;
        responsibilities; who; by whom; whom; person responsible; people responsible;
        persons responsible; responsible person; responsible officer; responsible body;
        responsible lead; accountable; accountability; accountable officer; named lead; lead person;
        lead body; lead name; action by; lead organisation; lead organization; lead agency;
        lead agencies; lead partner; lead partners; partners; led by; officer; manager;
        lead manager; sponsor; contact; delivered by; assigned to; allocated to; who is responsible;
        who will do it; who will do this; who will lead; who leads; by who; who by; lead role;
        project lead; executive lead; management lead; pct lead; council lead; key people;
        staff responsible; who will be involved; lead department; department; team; project manager;
        responsible for delivery; delivery lead; operational lead; whose responsibility
        """,
    Column.MILESTONE: """
        milestone; milestones; key milestones; mile stones; key stages; stages; deliverable;
        deliverables; key deliverables; interim target; interim targets; progress points;
        checkpoints; target; targets; key targets; outputs; output; process measures; way points;
        stepping stones; steps on the way; stages on the way; milestones and targets; key steps;
        how we will get there; markers; markers on the way; interim steps; points on the way;
        progress markers; progress measure; progress measures; measures of progress;
        progress indicator; progress indicators; signs of progress; progress target;
        how we will measure progress; how will progress be measured; progress milestones;
        what will happen along the way; expected outputs; key points
        """,
    Column.OUTCOME: """
        outcome; outcomes; expected outcome; expected outcomes; intended outcome; intended outcomes;
        desired outcome; desired outcomes; outcome measure; outcome measures; success measure;
        success measures; measure of success; measures of success; success criteria;
        success criterion; success indicator; success indicators; benefit; benefits;
        expected benefit; expected benefits; result; results; expected result; expected results;
        impact; expected impact; intended impact; kpi; kpis; indicator; indicators;
        performance indicator; performance indicators; performance measure; performance measures;
        key performance indicators; how will we know; how we will know; difference;
        how will we know we have succeeded; how will we know it has worked; what will be different;
        what difference will it make; what difference will this make; evidence of success; measure;
        measures; what success looks like; what will success look like; how we will measure success;
        how will we measure success; how will success be measured; how success is measured;
        measurement; end result; gains; outcome for patients; benefits for patients;
        patient benefit; patient benefits; benefits to patients; benefits realisation; success;
        difference made; value added; evidence of impact; evidence of achievement; monitoring
        """,
    Column.ACTION: """
        action; actions; key action; key actions; main actions; what we will do; what will we do;
        task; tasks; activity; activities; key activities; step; steps; how;
        how we will do it; how we will do this; how will we do it; how will we achieve this;
        how we will achieve this; how we will achieve it; how will we get there;
        how it will be done; intervention; interventions; work; work to be done;
        work programme; implementation;
        approach; method; methods; proposal; proposals; proposed action; proposed actions;
        action required; actions required; action needed; actions needed; action to be taken;
        actions to be taken; action plan; delivery plan; what needs to be done;
        what needs to happen; what will be done; what must be done; what; description;
        to do; things to do; what to do;
        planned action; planned actions; planned work; plans; plan; what are we going to do;
        what we are going to do; specific actions; detailed actions; service change; our actions;
        action points; initiatives; measures to be taken; delivery; how delivered; next steps;
        what we plan to do; what is planned
        """,
    Column.OBJECTIVE: """
        objective; objectives; priority; priorities; objective priority; priority objective; aim;
        aims; goal; goals; strategic objective; strategic objectives; strategic aim; strategic goal;
        key objective; key objectives; key priority; key priorities; commissioning priority;
        commissioning objective; commissioning intention; commissioning intentions; intention;
        intentions; priority area; priority areas; what we want to achieve;
        what do we want to achieve; what we want; what are we trying to achieve; improvement area;
        area for improvement; area of improvement; aims and objectives; aim objective; ambition;
        ambitions; commitment; commitments; local priority; local priorities; national priority;
        national priorities; purpose; local objective; plan objective; objective title;
        our priority; our priorities; our aim; our objective; pledge; pledges; objective name;
        what we aim to achieve; recommendation; recommendations; objective description; requirement;
        requirements; service objective; corporate objective; school priority; policy objective
        """,
    Column.CODE: """
        no; nr; number; ref; reference; ref no; reference number; code; id; item; item no; row;
        row no; s no; sr no; objective no; objective number; objective ref; objective code;
        objective id; priority no; priority number; priority ref; aim no; serial; serial no; num;
        action no; action ref; line; line no; unique id
        """,
    Column.SECTION: """
        section; national local; national or local; national regional local; national or regional;
        national regional or local; local or national; local national; priority type;
        type of priority; objective type; level of priority; national and local; plan section;
        section of plan; national local priority; n l; n or l; nat loc; nat local; nr l; nr lp;
        nat reg local; nr local; national regional or locality; national locality
        """,
    Column.DETAIL: """
        detail; details; note; notes; comment; comments; background; rationale; why; context;
        resources; resource; resources needed; resources required; resource implications; cost;
        costs; cost implications; budget; funding; finance; financial implications; risk; risks;
        risks and issues; issues; dependencies; evidence; evidence base; baseline;
        current position; where are we now; where we are now; links; link; links to strategy;
        link to strategy; strategic link; further information; more information; information;
        remarks; observations; constraints; barriers; support needed; investment; savings;
        need; source; linked to; assumptions; additional information; reason; reasons;
        national target; equality impact; stakeholders; consultation; who else is involved;
        start; start date; commencement; begins; key risks; mitigation
        """,
    Column.NONE: """
        status; rag; rag rating; rag status; progress; progress to date; progress so far; update;
        updates; latest update; page; page no; complete; completed; done; percent complete; score;
        rating; initials; signed; tick; traffic light; achieved; reviewed; review; colour;
        likelihood; actual; current status; achieved y n
        """,
}
_WEAK_OBJECTIVES = """
    theme; themes; area; service area; service; services; workstream; work stream; workstreams;
    project; projects; programme; programmes; topic; topics; focus; focus area; area of focus;
    area of work; issue; key issue; strand; subject; scheme; initiative; domain; care area;
    category; heading; clinical area; pathway; title; name; speciality; specialty; condition
    """
_SECTION_BY_CONTENT = frozenset(
    {"", "level", "type", "category", "scope", "source", "origin", "kind"}
)
"""Headings of columns that may say “national” or “local”; their contents decide."""

_ORDER = tuple(_WORDS)
_NOT_WORDS = re.compile(r"[^a-z0-9%#]+")
_SMALL = words(
    """
    a an and any are be e eg for g i ie in is it key list main of on or other our planned
    please proposed s state that the their this to with your
    """
)
_PARTS = re.compile(r"[/&+\n,;|]|\band\b|\s[–—-]\s|\bor\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_LONGEST_HEADING = 90
_CLOSE = 0.84


@dataclass(frozen=True, slots=True)
class HeadingMatch:
    """What a heading seems to say, and how surely (0 to 1)."""

    column: Column
    score: float


def normal(text: str) -> str:
    """A heading's words alone, in lower case: “Key Milestones:” is “key milestones”."""
    return _NOT_WORDS.sub(" ", text.casefold().replace("’", "").replace("'", "")).strip()


def _phrases(block: str) -> list[str]:
    return [_singular(normal(phrase)) for phrase in block.split(";") if phrase.strip()]


def _singular(plain: str) -> str:
    """The words without the endings of the plural, so that “partner” is found as “partners”."""
    return " ".join(_stem(word) for word in plain.split())


def _stem(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith("ss"):
        return word
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]


_EXACT: dict[str, HeadingMatch] = {}
for _column in reversed(_ORDER):
    for _phrase in _phrases(_WORDS[_column]):
        _EXACT[_phrase] = HeadingMatch(_column, 1.0)
for _phrase in _phrases(_WEAK_OBJECTIVES):
    _EXACT.setdefault(_phrase, HeadingMatch(Column.OBJECTIVE, 0.75))
_BY_LENGTH = sorted(_EXACT, key=lambda phrase: -len(phrase.split()))
_LONGEST_PHRASE = max(len(phrase.split()) for phrase in _EXACT)


def may_be_section(heading: str) -> bool:
    """True when a column of this heading may say which section a row belongs to."""
    return normal(heading) in _SECTION_BY_CONTENT


@lru_cache(maxsize=4096)
def read_heading(text: str) -> HeadingMatch | None:
    """What a column holds by its heading, or None when the heading says nothing known.

    A heading in two parts (“Lead / timescale”) is read by the part that loses least: the other
    is found again in the cells.
    """
    if not text or len(text) > _LONGEST_HEADING or text.count(" ") > 12:
        return None
    if "#" in text and len(text.strip()) <= 2:
        return HeadingMatch(Column.CODE, 1.0)
    whole = _exact(normal(text)) or _exact(normal(_BRACKETS.sub(" ", text)))
    if whole:
        return whole
    bare = _BRACKETS.sub(" ", text).strip() or text.strip("()[] ")
    parts = [part for part in _PARTS.split(bare) if normal(part)]
    if len(parts) > 1:
        found = [match for match in map(_single, parts) if match]
        if found:
            return _of_parts(found, len(parts))
    return _single(bare)


@lru_cache(maxsize=4096)
def plain_heading(text: str) -> Column | None:
    """What a text names as a column when it is one of the known names, without any guessing.

    A name may have two parts (“Objective / priority”); the first says what the column is.
    """
    if len(text) > _LONGEST_HEADING:
        return None
    whole = _EXACT.get(_singular(normal(text)))
    if whole is not None:
        return whole.column
    parts = [normal(part) for part in re.split(r"[/&]", text)]
    found = [_EXACT.get(_singular(part)) for part in parts]
    first = found[0]
    return first.column if len(parts) > 1 and all(found) and first is not None else None


def _of_parts(found: list[HeadingMatch], parts: int) -> HeadingMatch:
    columns = [match.column for match in found]
    score = min(1.0, sum(match.score for match in found) / parts + 0.1)
    if set(columns) == {Column.LEAD, Column.TIMESCALE}:
        return HeadingMatch(Column.LEAD, score)
    for first in (Column.OBJECTIVE, Column.ACTION, Column.MILESTONE, Column.OUTCOME):
        if first in columns and columns[0] in (Column.TIMESCALE, Column.CODE, first):
            return HeadingMatch(first, score)
    return HeadingMatch(columns[0], score)


def _exact(plain: str) -> HeadingMatch | None:
    words = _singular(plain)
    found = _EXACT.get(words)
    if found:
        return found
    kept = " ".join(word for word in words.split() if word not in _SMALL)
    return _EXACT.get(kept) if kept else None


def _single(text: str) -> HeadingMatch | None:
    plain = normal(text)
    found = _exact(plain)
    if found:
        return found
    return _inside(plain) or _misspelt(plain)


def _inside(plain: str) -> HeadingMatch | None:
    """A known phrase within a longer heading; the one that ends last names the thing."""
    words = _singular(plain).split()
    best: tuple[int, int] | None = None
    match: HeadingMatch | None = None
    for length in range(min(_LONGEST_PHRASE, len(words) - 1), 0, -1):
        for start in range(len(words) - length + 1):
            known = _EXACT.get(" ".join(words[start : start + length]))
            if known is None or (length == 1 and len(words[start]) <= 2):
                continue
            rank = (start + length, length)
            if best is None or rank > best:
                best, match = rank, known
    if best is None or match is None:
        return None
    told = sum(word not in _SMALL for word in words)
    return HeadingMatch(match.column, match.score * min(0.95, 0.62 + 0.33 * best[1] / max(told, 1)))


def _misspelt(heading: str) -> HeadingMatch | None:
    plain = _singular(heading)
    if len(plain) < 4:
        return None
    best, found = _CLOSE, ""
    for phrase in _BY_LENGTH:
        if abs(len(phrase) - len(plain)) > 3 or phrase[0] != plain[0] or len(phrase) < 4:
            continue
        alike = SequenceMatcher(None, phrase, plain).ratio()
        if alike > best or (alike == best and not found):
            best, found = alike, phrase
    if found:
        return HeadingMatch(_EXACT[found].column, 0.85 * _EXACT[found].score)
    words = plain.split()
    if 1 < len(words) <= 4:
        matches = [match for match in map(_misspelt, words) if match]
        if matches:
            return HeadingMatch(matches[-1].column, 0.72)
    return None
