"""Groups of words that mean the same to whoever writes plans."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlmodel import func, select

from lyapp.model.changes import Changes
from lyapp.model.trouble import NotReadable
from lyapp.rules.texts import tidy
from lyapp.store.lookup import find
from lyapp.store.ops.common import next_after, shortened
from lyapp.store.tables.programme import SynonymGroup

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile

_BETWEEN = re.compile(r"[;,\n]")
_FEWEST = 2


def add_synonyms(review: ReviewFile, *, who: str, words: str) -> Changes:
    """Add a group, its words separated by commas or semicolons; `created` is its key.

    Raises:
        NotReadable: there are fewer than two words.
    """
    with review.write(who=who) as work:
        group = _separated(words)
        last = work.session.exec(select(func.max(SynonymGroup.sort))).one()
        work.add(SynonymGroup(words="\n".join(group), sort=next_after(last)))
        work.label = f"Words that mean the same: {shortened(', '.join(group))}"
    return work.result


def edit_synonyms(review: ReviewFile, *, who: str, group: int, words: str) -> Changes:
    """Change a group's words.

    Raises:
        UnknownKey: the group was removed.
        NotReadable: as `add_synonyms`.
    """
    with review.write(who=who) as work:
        row = find(work.session, SynonymGroup, group, "group of words")
        new = _separated(words)
        row.words = "\n".join(new)
        work.session.add(row)
        work.label = f"Words that mean the same: {shortened(', '.join(new))}"
    return work.result


def remove_synonyms(review: ReviewFile, *, who: str, group: int) -> Changes:
    """Take a group away.

    Raises:
        UnknownKey: it was removed already.
    """
    with review.write(who=who) as work:
        row = find(work.session, SynonymGroup, group, "group of words")
        said = ", ".join(row.words.splitlines())
        work.label = f"Words no longer the same: {shortened(said)}"
        work.remove(row)
    return work.result


def _separated(words: str) -> tuple[str, ...]:
    """The words of a group, each once, whatever its case."""
    found: dict[str, str] = {}
    for word in _BETWEEN.split(tidy(words)):
        plain = " ".join(word.split())
        if plain:
            found.setdefault(plain.casefold(), plain)
    if len(found) < _FEWEST:
        raise NotReadable(
            text=shortened(words),
            what="a group of words",
            why="two or more that mean the same are needed, separated by commas",
            example="",
        )
    return tuple(found.values())
