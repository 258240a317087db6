"""One plan beside the must-dos: every link suggested or spoken of, with the words that made it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lyapp.model.coverage import CoverColumn, LinkState, MarkedText, PossibleLink, Suggestion
from lyapp.model.plan import Objective
from lyapp.rules.coverage import cover_columns, coverage_matrix
from lyapp.rules.wordings import marks
from lyapp.store.covering import prepared
from lyapp.store.suggesting import suggest

if TYPE_CHECKING:
    from lyapp.store.queries.coverage import CoverageFacts, MustDoLink, MustDoRow

_STATES = {True: LinkState.CONFIRMED, False: LinkState.REFUSED}
_BEFORE, _PASSAGE = 60, 240
"""Characters shown before the first word marked, and at most."""


@dataclass(frozen=True, slots=True)
class PlanCover:
    """One plan, the must-dos, and the links of the two in the must-dos' order, strongest first."""

    facts: CoverageFacts
    column: CoverColumn
    links: tuple[PossibleLink, ...]
    suggestions: tuple[Suggestion, ...]

    @property
    def must_dos(self) -> tuple[MustDoRow, ...]:
        """Every must-do."""
        return self.facts.must_dos

    @property
    def rows(self) -> tuple[Objective, ...]:
        """The plan's rows."""
        return self.facts.plans[0].objectives


def plan_cover(facts: CoverageFacts, *, known: PlanCover | None = None) -> PlanCover:
    """Set one plan beside the must-dos; `facts` are of its locality alone.

    Of `known`, the suggestions are taken over while they still come from the same words, so that
    what a person says of a link costs next to nothing.

    Raises:
        ValueError: the facts are of no locality, or of several.
    """
    (plan,) = facts.plans
    words = prepared(facts)
    same = known if known is not None and _same_words(known.facts, facts) else None
    suggestions = (
        suggest(words.wanted, words.offered, groups=words.groups)
        if same is None
        else same.suggestions
    )
    matrix = coverage_matrix(
        words.requirements, words.plans, said=words.said, suggestions=suggestions
    )
    rows = {row.id: row for row in plan.objectives}
    made = {(one.objective, one.must_do): one for one in (same.links if same is not None else ())}
    pairs = {(one.objective, one.must_do): one for one in suggestions}
    said = {(link.objective, link.must_do): link for link in facts.links}
    links = [
        _answered(made.get(pair) or _link(rows[pair[0]], pair[1], pairs.get(pair)), said.get(pair))
        for pair in {**pairs, **said}
    ]
    place = {row.must_do: number for number, row in enumerate(facts.must_dos)}
    order = {row.id: number for number, row in enumerate(plan.objectives)}
    # What a person added by hand stands first; suggestions follow, the strongest before the rest.
    links.sort(
        key=lambda one: (
            place[one.must_do],
            one.strength is not None,
            -(one.strength or 0.0),
            order[one.objective],
        )
    )
    return PlanCover(facts, cover_columns(matrix)[0], tuple(links), suggestions)


def _same_words(before: CoverageFacts, now: CoverageFacts) -> bool:
    return (before.plans, before.must_dos, before.synonyms) == (
        now.plans,
        now.must_dos,
        now.synonyms,
    )


def _link(row: Objective, must_do: int, suggestion: Suggestion | None) -> PossibleLink:
    words = () if suggestion is None else suggestion.words
    return PossibleLink(
        objective=row.id,
        must_do=must_do,
        state=LinkState.OPEN,
        strength=None if suggestion is None else suggestion.strength,
        words=words,
        title=MarkedText(row.title, marks(row.title, words)),
        passage=_passage(row, words),
    )


def _answered(link: PossibleLink, said: MustDoLink | None) -> PossibleLink:
    state, who = LinkState.OPEN, ""
    if said is not None:
        state, who = _STATES[said.confirmed], said.who
    same = link.state is state and link.who == who
    return link if same else replace(link, state=state, who=who)


def _passage(row: Objective, words: tuple[str, ...]) -> MarkedText:
    """The text below the title that has most of the words, from shortly before the first."""
    texts = [" ".join(text.split()) for text in (row.text, *(item.text for item in row.items))]
    best = ""
    found: tuple[tuple[int, int], ...] = ()
    for text in filter(None, texts):
        places = marks(text, words)
        if not best or len(places) > len(found):
            best, found = text, places
    start = 0
    if found and found[0][0] > _BEFORE:
        start = best.rfind(" ", 0, found[0][0] - _BEFORE // 2) + 1
    end = start + _PASSAGE
    before, after = "… " if start else "", " …" if end < len(best) else ""
    return MarkedText(
        f"{before}{best[start:end]}{after}",
        tuple((at - start + len(before), size) for at, size in found if at + size <= end),
    )
