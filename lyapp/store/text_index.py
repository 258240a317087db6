"""Texts compared by their words with SQLite's full-text index, held in memory.

The measure is BM25 as FTS5 gives it: rare words count more than common ones, and long texts have
no advantage. The words are prepared by `rules.wordings`; the index only counts and weighs them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import Self

_TITLE_WEIGHT = 2.0
_AT_LEAST = 150
"""A word in one of three texts isn't rare; among this many it is. Fewer are filled up."""
_FILLING = "zz zz zz zz zz"


class TextIndex:
    """A small index of texts, each known by a number. Close it, or use it in a `with`."""

    def __init__(self, texts: Iterable[tuple[int, Sequence[str], Sequence[str]]]) -> None:
        """Index texts given as (number, words of the title, further words); numbers are positive.

        A small index is filled up with texts that answer to nothing, so that scores mean the same
        however many texts there are.
        """
        rows = [(number, " ".join(title), " ".join(body)) for number, title, body in texts]
        rows += [(-number, _FILLING, "") for number in range(1, _AT_LEAST + 1 - len(rows))]
        self._db = sqlite3.connect(":memory:", check_same_thread=False)
        self._db.execute("CREATE VIRTUAL TABLE texts USING fts5(title, body, tokenize='unicode61')")
        self._db.executemany(
            "INSERT INTO texts(rowid, title, body) VALUES (?, ?, ?)",
            rows,
        )

    def scores(self, words: Iterable[str]) -> dict[int, float]:
        """How well each text answers to these words; texts without any of them are left out."""
        asked = " OR ".join(f'"{word}"' for word in dict.fromkeys(words))
        if not asked:
            return {}
        found = self._db.execute(
            "SELECT rowid, -bm25(texts, ?, 1.0) FROM texts WHERE texts MATCH ?",
            (_TITLE_WEIGHT, asked),
        )
        return dict(found.fetchall())

    def close(self) -> None:
        """Let the memory go."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
