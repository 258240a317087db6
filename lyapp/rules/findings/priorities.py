"""More priorities than the programme allows, and the same objective twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from lyapp.model.findings import Finding, FindingLevel
from lyapp.model.plan import Section
from lyapp.rules.findings.rule import Rule, noticed
from lyapp.rules.findings.words import PlanWords, RowWords, plain_words, word_set

TOO_MANY_PRIORITIES = Rule(
    "too_many_priorities",
    "More priorities than allowed",
    FindingLevel.LOOK,
    "the number of local rows",
)
SAME_OBJECTIVE = Rule(
    "same_objective",
    "The same objective twice",
    FindingLevel.LOOK,
    "the titles of all rows",
)
RULES = (TOO_MANY_PRIORITIES, SAME_OBJECTIVE)

_FEWEST_LETTERS = 5
"""Shorter words count as the same only when they are equal: COPD is not CHD."""

_EMPTY_WORDS = word_set(
    "a an and the of to for in on at by with from as is be it its their our this that or"
    " improve improving improved improvement better develop developing development developed"
    " provide providing provision deliver delivering delivery ensure ensuring achieve achieving"
    " support supporting supported continue continuing implement implementing implementation"
    " service services care patient patients local more new"
)  # fmt: skip


def look(plan: PlanWords) -> Iterator[Finding]:
    """Too many local rows, and rows whose titles say the same."""
    limit = plan.setting.priority_limit
    local = [row for row in plan.rows if row.row.section is Section.LOCAL]
    if limit is not None and len(local) > limit:
        yield noticed(
            TOO_MANY_PRIORITIES,
            "{count} local priorities, where the limit is {limit}.",
            made_from=(str(limit), *sorted(row.title for row in local)),
            count=len(local),
            limit=limit,
        )
    yield from _same(plan.rows)


def _same(rows: Sequence[RowWords]) -> Iterator[Finding]:
    """Each row whose title says what an earlier one's does, beside the first such."""
    exact: dict[frozenset[str], RowWords] = {}
    of_length: dict[int, list[tuple[frozenset[str], RowWords]]] = defaultdict(list)
    for row in rows:
        words = _telling_words(row.title)
        if not words:
            continue
        other = exact.get(words) or _nearly(words, of_length[len(words)])
        if other is None:
            exact[words] = row
            of_length[len(words)].append((words, row))
        else:
            yield noticed(
                SAME_OBJECTIVE,
                "“{words}” says the same as “{other}”.",
                row=row,
                words=row.title,
                made_from=(other.title,),
                other=other.code or other.title,
            )


def _nearly(
    words: frozenset[str], earlier: Sequence[tuple[frozenset[str], RowWords]]
) -> RowWords | None:
    """An earlier row that shares all words but one or two, which are the same spelt otherwise.

    `earlier` are the rows with as many telling words.
    """
    fewest = max(1, len(words) - 2)
    for theirs, row in earlier:
        if len(words & theirs) >= fewest:
            left, right = words - theirs, theirs - words
            if all(any(_spelt_otherwise(one, other) for other in right) for one in left):
                return row
    return None


def _spelt_otherwise(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _FEWEST_LETTERS or one.isdigit() or other.isdigit():
        return False
    from rapidfuzz.distance import OSA  # much to import before a plan is read

    return OSA.distance(one, other, score_cutoff=1) <= 1


def _telling_words(title: str) -> frozenset[str]:
    """The words of a title that say what it is about; all of them where nothing else is left."""
    words = plain_words(title.casefold())
    return words - _EMPTY_WORDS or words
