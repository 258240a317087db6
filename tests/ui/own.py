"""A chair's review with a pack for one of its members, for tests of the member's own copy."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from lyapp import places
from lyapp.exchange.rounds import make_pack
from lyapp.model.panel import ConflictKind
from lyapp.store.creating import create_review
from lyapp.store.file import ReviewFile, open_review
from lyapp.store.ops.criteria import edit_criterion
from lyapp.store.ops.members import declare_conflicts
from tests.ui import small

KEPT_OUT = "Cedar"
"""The locality that A. Parker has an interest in."""
DEADLINE = date(2030, 7, 3)
NOTE = "Please look at the leads above all."


def chairs(folder: Path) -> Path:
    """The chair's review: plans of Ashdown, Beech and Cedar, none of Dale."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "master.lyreview"
    data = small.programme(rows=4)
    data = replace(data, criteria=(*small.TEN[:3], small.CRITERIA[-1]))
    review = create_review(path, data, home=places.home(folder / "home"), holder="Chair")
    (cedar,) = _keys(review, KEPT_OUT)
    declare_conflicts(
        review,
        who="Chair",
        pairs=[(_member(review), cedar)],
        kind=ConflictKind.OWN_LOCALITY,
        note="practises there",
    )
    review.close()
    return path


def open_chairs(path: Path) -> ReviewFile:
    """The chair's review, open."""
    return open_review(path, home=places.home(path.parent / "home"), holder="Chair")


def keep_out_of_all(chair: Path) -> None:
    """Declare an interest of A. Parker in every locality."""
    review = open_chairs(chair)
    with review.read() as db:
        localities = [key for (key,) in db.execute("SELECT id FROM locality ORDER BY sort")]
    for locality in localities:
        declare_conflicts(
            review,
            who="Chair",
            pairs=[(_member(review), locality)],
            kind=ConflictKind.OTHER,
            note="is away",
        )
    review.close()


def change_the_question(chair: Path) -> None:
    """Have the chair ask something else by the second criterion."""
    review = open_chairs(chair)
    edit_criterion(review, who="Chair", criterion=small.TEN[1].key, question="And in words?")
    review.close()


def pack(chair: Path, path: Path, *, passphrase: str | None = None, note: str = NOTE) -> Path:
    """A new pack for A. Parker."""
    review = open_chairs(chair)
    data = make_pack(
        review, who="Chair", member="ap", deadline=DEADLINE, note=note, passphrase=passphrase
    )
    review.close()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def _keys(review: ReviewFile, name: str) -> list[int]:
    with review.read() as db:
        return [key for (key,) in db.execute("SELECT id FROM locality WHERE name = ?", (name,))]


def _member(review: ReviewFile) -> int:
    with review.read() as db:
        (key,) = db.execute("SELECT id FROM member WHERE key = 'ap'").fetchone()
    return int(key)
