from __future__ import annotations

import sqlite3
from contextlib import closing

from hypothesis import given
from hypothesis import strategies as st

from lyapp.store import sealing

VALUES = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.text(st.characters(exclude_categories=["Cs"])),
)
COLUMNS = ("a", "b")


def _filled(rows):
    raw = sqlite3.connect(":memory:")
    raw.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a, b)")
    raw.executemany("INSERT INTO t VALUES (?, ?, ?)", rows)
    return raw


@given(st.lists(st.tuples(VALUES, VALUES), max_size=20))
def test_sqlite_and_python_make_the_same_digest(pairs):
    rows = [(key, *pair) for key, pair in enumerate(pairs, 1)]
    with closing(_filled(rows)) as raw:
        where = {"first": 1, "last": len(rows), "columns": COLUMNS}
        made = sealing.digest(raw, "t", **where)
        assert sealing.digest_as_they_were(raw, "t", **where, were={}) == made


def test_values_that_changed_since_are_put_back():
    rows = [(key, f"a{key}", key) for key in range(1, 25_001)]
    with closing(_filled(rows)) as raw:
        where = {"first": 1, "last": 25_000, "columns": COLUMNS}
        made = sealing.digest(raw, "t", **where)
        raw.execute("UPDATE t SET a = 'other' WHERE id = 3")
        raw.execute("DELETE FROM t WHERE id = 20000")
        assert sealing.digest(raw, "t", **where) != made
        were = {3: {"a": "a3"}, 20_000: {"a": "a20000", "b": 20_000}}
        assert sealing.digest_as_they_were(raw, "t", **where, were=were) == made
        were[4] = {"a": "not what it was"}
        assert sealing.digest_as_they_were(raw, "t", **where, were=were) != made


def test_a_row_that_came_later_under_a_key_of_before_is_left_out():
    with closing(_filled([(1, "a", 1), (3, "c", 3)])) as raw:
        where = {"first": 1, "last": 3, "columns": COLUMNS}
        made = sealing.digest(raw, "t", **where)
        raw.execute("INSERT INTO t VALUES (2, 'b', 2)")
        assert sealing.digest_as_they_were(raw, "t", **where, were={2: None}) == made
