"""Which must-dos an objective may cover, suggested from their words; a person has the last word.

How good the suggestions are was measured on a labelled plan; see `docs/coverage.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from lyapp.model.coverage import Offered, Suggestion, Wanted
from lyapp.rules.wordings import Synonyms, synonyms, terms
from lyapp.store.text_index import TextIndex

LEAST = 0.15
"""Below this strength nothing is suggested."""
_OF_THE_TITLE = 0.5
_FULL = 8.0
_MOST = 10
_WORDS_SHOWN = 4
_EVERY = 200


def suggest(
    wanted: Sequence[Wanted],
    offered: Sequence[Offered],
    *,
    groups: Iterable[Sequence[str]] = (),
    tick: Callable[[int, int], None] | None = None,
) -> tuple[Suggestion, ...]:
    """Suggest links between must-dos and objectives, strongest first for each objective.

    The score of an objective against a must-do is BM25 over the must-dos' words, half for the
    objective's title alone and half for all its text, as a share of what the must-do's own words
    would score; a constant keeps must-dos of one or two words from being found everywhere. At
    most ten are suggested for an objective. `tick` is told how many objectives are done.
    """
    known = synonyms(groups)
    titles = {each.must_do: terms(each.title, known) for each in wanted}
    words = {each.must_do: titles[each.must_do] | terms(each.topics, known) for each in wanted}
    with TextIndex(
        (key, tuple(titles[key]), tuple(word for word in words[key] if word not in titles[key]))
        for key in titles
    ) as index:
        own = {key: index.scores(titles[key]).get(key, 0.0) + _FULL for key in titles}
        found: list[Suggestion] = []
        for number, row in enumerate(offered):
            if tick is not None and number % _EVERY == 0:
                tick(number, len(offered))
            found += _of_one(row, index, known, own, words)
    return tuple(found)


def _of_one(
    row: Offered,
    index: TextIndex,
    known: Synonyms,
    own: dict[int, float],
    words: dict[int, dict[str, str]],
) -> list[Suggestion]:
    title = terms(row.title, known)
    whole = title | {
        word: printed for word, printed in terms(row.text, known).items() if word not in title
    }
    by_title = index.scores(title)
    strengths = {
        key: (_OF_THE_TITLE * by_title.get(key, 0.0) + (1 - _OF_THE_TITLE) * score) / own[key]
        for key, score in index.scores(whole).items()
    }
    best = sorted(strengths.items(), key=lambda one: (-one[1], one[0]))[:_MOST]
    return [
        Suggestion(
            objective=row.objective,
            must_do=key,
            strength=round(strength, 3),
            words=_shown(whole[word] for word in whole if word in words[key]),
        )
        for key, strength in best
        if strength >= LEAST
    ]


def _shown(words: Iterable[str]) -> tuple[str, ...]:
    """Each word once; one that is part of a phrase shown already is left out."""
    shown: list[str] = []
    for word in words:
        if not any(word in phrase.split() or word == phrase for phrase in shown):
            shown.append(word)
    return tuple(shown[:_WORDS_SHOWN])
