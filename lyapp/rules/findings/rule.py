"""What a finding rule is, and how a finding is worded and recognised again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lyapp.model.findings import Finding, FindingLevel
from lyapp.model.notice import Notice
from lyapp.rules.findings.words import RowWords

FEWEST_FOR_ALL = 3
"""From this many rows on, what is true of every row is said once of the plan."""

_LONGEST_QUOTE = 90


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing the program looks for. `looks_at` says where; `page` is its page in the docs."""

    key: str
    title: str
    level: FindingLevel
    looks_at: str

    @property
    def page(self) -> str:
        """The file in `docs/findings` that explains the rule."""
        return f"{self.key}.md"


def noticed(
    rule: Rule,
    template: str,
    *,
    row: RowWords | None = None,
    words: str = "",
    made_from: Iterable[str] = (),
    **values: object,
) -> Finding:
    """A finding. `words` are the printed words it comes from, and `{words}` in the template.

    `made_from` are the other words it hangs on: the row's title where none are given.
    """
    given = tuple(made_from) or ((row.title,) if row else ())
    return Finding(
        rule=rule.key,
        level=rule.level,
        notice=Notice(
            key=rule.key,
            template=template,
            values=(("words", quoted(words)), *values.items()),
            place=row.code if row else "",
        ),
        objective=row.key if row else None,
        words=words,
        fingerprint=fingerprint(rule.key, (*given, words)),
    )


def fingerprint(rule: str, words: Iterable[str]) -> str:
    """The same for the same rule and words, whatever their case and spacing."""
    plain = "\x1f".join(" ".join(one.casefold().split()) for one in words)
    return hashlib.blake2b(f"{rule}\x1e{plain}".encode(), digest_size=10).hexdigest()


def quoted(text: str) -> str:
    """A text on one line, cut after a word where it is long."""
    flat = " ".join(text.split())
    if len(flat) <= _LONGEST_QUOTE:
        return flat
    return flat[: _LONGEST_QUOTE - 1].rsplit(" ", 1)[0] + "…"


def each_or_all(
    rule: Rule, found: Sequence[Finding], *, of: Sequence[RowWords], all_of_them: str
) -> list[Finding]:
    """The findings a row each; where every row has one, a single one for the plan.

    A plan in which every row is marked shows nothing. `all_of_them` is that one's template, with
    `{count}` rows.
    """
    if len(of) < FEWEST_FOR_ALL or len(found) < len(of):
        return list(found)
    titles = sorted(row.title for row in of)
    return [noticed(rule, all_of_them, made_from=titles, count=len(of))]
