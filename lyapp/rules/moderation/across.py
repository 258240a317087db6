"""One criterion across all plans, and comments whose words go with another rating elsewhere.

The hint compares words and nothing else: it finds a comment on another plan that says nearly the
same and stands beside another rating, while no comment as like it stands beside the same rating.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from lyapp.model.notice import Notice, notice
from lyapp.rules.wordings import Synonyms, terms

ALIKE = 80
"""Comments are alike from this on, of 100: the words sorted, then compared letter by letter."""
FEWEST_TERMS = 3
"""Telling words a comment needs to be compared at all; “Good.” is like everything."""
MOST_COMPARED = 60
"""A comment is compared with at most so many that share its rarest words."""

_DENIES = re.compile(
    r"\b(?:no|not|none|nobody|nothing|never|neither|nor|without|few|hardly|lacks?|lacking|"
    r"missing|unclear|absent|fails?|\w+n[’']t)\b",
    re.IGNORECASE,
)
_LONGEST_QUOTE = 120


@dataclass(frozen=True, slots=True)
class Comment:
    """A rated comment on the criterion. `plan` and `member` are keys; the names are for words."""

    plan: int
    plan_name: str
    member: int
    member_name: str
    rating: int
    text: str


@dataclass(frozen=True, slots=True)
class Oddity:
    """A comment, and the one most like it on another plan that stands beside another rating."""

    comment: Comment
    other: Comment
    said: Notice


def comment_oddities(
    comments: Sequence[Comment], *, tick: Callable[[int, int], None] | None = None
) -> tuple[Oddity, ...]:
    """Comments whose words go with another rating elsewhere, in the order given.

    Two comments of which one denies something and the other doesn't are never alike ("leads are
    named", "leads are not named"). `tick` is told how many comments are done, of how many.
    """
    read = [_Read.of(comment) for comment in comments]
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(read):
        for term in one.terms:
            holding[term].append(number)
    found = []
    for number, one in enumerate(read):
        if tick is not None:
            tick(number, len(read))
        if len(one.terms) < FEWEST_TERMS:
            continue
        other = _nearest_elsewhere(one, (read[each] for each in _near(one, number, holding)))
        if other is not None:
            found.append(Oddity(one.comment, other.comment, _said(one.comment, other.comment)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Read:
    """A comment made ready to be compared."""

    comment: Comment
    words: str
    terms: frozenset[str]
    denies: bool

    @classmethod
    def of(cls, comment: Comment) -> _Read:
        plain = " ".join(sorted(re.findall(r"\w+", comment.text.casefold())))
        return cls(
            comment,
            plain,
            frozenset(terms(comment.text, Synonyms())),
            _DENIES.search(comment.text) is not None,
        )


def _near(one: _Read, number: int, holding: dict[str, list[int]]) -> list[int]:
    """The comments that share its rarest words, those that share most of them first."""
    shared: defaultdict[int, int] = defaultdict(int)
    rarest_first = sorted(one.terms, key=lambda term: (len(holding[term]), term))
    for looked_at, term in enumerate(rarest_first, 1):
        for each in holding[term][:MOST_COMPARED]:
            shared[each] += 1
        if looked_at >= FEWEST_TERMS and len(shared) > MOST_COMPARED:
            break
    shared.pop(number, None)
    return sorted(shared, key=lambda each: (-shared[each], each))[:MOST_COMPARED]


def _nearest_elsewhere(one: _Read, others: Iterable[_Read]) -> _Read | None:
    """The most alike comment of another plan, if its rating is another and none as like agrees."""
    from rapidfuzz import fuzz  # much to import before comments are compared

    best: _Read | None = None
    best_like = float(ALIKE)
    same_like = 0.0
    for other in others:
        if other.comment.plan == one.comment.plan or other.denies is not one.denies:
            continue
        like = fuzz.ratio(one.words, other.words, score_cutoff=ALIKE)
        if like < ALIKE:
            continue
        if other.comment.rating == one.comment.rating:
            same_like = max(same_like, like)
        elif best is None or like > best_like:
            best, best_like = other, like
    return best if best is not None and best_like > same_like else None


def _said(comment: Comment, other: Comment) -> Notice:
    return notice(
        "words_of_another_rating",
        "Rated {rating}, in words much like those beside a {other_rating} for {plan} ({member}):"
        " “{text}”",
        rating=comment.rating,
        other_rating=other.rating,
        plan=other.plan_name,
        member=other.member_name,
        text=_cut(other.text),
    )


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    if len(flat) <= _LONGEST_QUOTE:
        return flat
    return flat[: _LONGEST_QUOTE - 1].rsplit(" ", 1)[0] + "…"
