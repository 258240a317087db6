"""A small review whose members have scored two plans, one of them apart from each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from lyapp import places
from lyapp.model.criteria import ScoreState
from lyapp.model.outcome_rules import OutcomeRule, RuleWhen
from lyapp.model.programme import MemberData, ScoreData
from lyapp.store.creating import create_review
from lyapp.store.file import open_review
from tests.ui import small

ASHDOWN, BEECH = 1, 2
"""The keys of two localities, and of their plans' only versions alike."""
USUAL = {"ap": 3, "tw": 3, "rj": 3}
APART = {"ap": 1, "tw": 4, "rj": 2}
"""What the three give Ashdown for criterion 6, which must pass."""


def make(path: Path, *, ratings: Mapping[str, int] = USUAL) -> Path:
    """A review scored by three members: all 3 but for Ashdown's criterion 6."""
    data = small.programme(rows=3)
    scores = [
        ScoreData(
            code,
            f"c{n}",
            member,
            ScoreState.RATED,
            APART[member] if (code, n) == ("EN-A", 6) else usual,
            "Only one of three rows names a clinician." if (member, n) == ("ap", 6) else "",
            ("LP01", "LP02") if (code, member, n) == ("EN-A", "ap", 6) else (),
        )
        for code in ("EN-A", "EN-B")
        for member, usual in ratings.items()
        for n in range(1, 11)
    ]
    data = replace(
        data,
        members=(*data.members, MemberData("rj", "R. Joyce", "Clinician")),
        outcome_rules=(
            OutcomeRule("agreed", RuleWhen(every_criterion_at_least=2)),
            OutcomeRule("awaited", RuleWhen()),
        ),
        scores=tuple(scores),
    )
    home = places.home(path.parent / "maker")
    create_review(path, data, home=home, holder="a test").close()
    return path


HIDDEN = "Krähenfüße"
"""What every comment of `returned` has in it."""


def returned(path: Path, *, rating: int = 4, words: str = "Good") -> Path:
    """A blind review: all three have returned both plans, and nothing is opened."""
    from lyapp.exchange.rounds import make_pack
    from lyapp.store.ops.merging import merge_returns
    from tests.store.panel.returning import answer, incoming

    data = small.programme(rows=3)
    data = replace(data, members=(*data.members, MemberData("rj", "R. Joyce", "Clinician")))
    review = create_review(path, data, home=places.home(path.parent / "maker"), holder="a test")
    other = ScoreState.UNABLE if rating else ScoreState.NOT_APPLICABLE
    for member in ("ap", "tw", "rj"):
        make_pack(review, who="Chair", member=member)
        said = [
            *(answer(f"c{n}", rating, comment=f"{words} {HIDDEN} {n}") for n in range(1, 10)),
            answer("c10", None, state=other),
            answer("share", None, comment=f"{words} {HIDDEN}", state=None),
        ]
        plans = {("EN-A", 1): said, ("EN-B", 1): said}
        merge_returns(review, who="Chair", returns=[incoming(review, member, plans)])
    review.close()
    return path


def opened(path: Path) -> Path:
    """The same, with the moderation of Ashdown's plan open."""
    from lyapp.store.ops.moderation import open_moderation

    review = open_review(path, home=places.home(path.parent / "maker"), holder="a test")
    open_moderation(review, who="Chair", plan_version=ASHDOWN)
    review.close()
    return path


def blind(path: Path) -> Path:
    """The same, blind: a pack was made, and R. Joyce has not returned it."""
    from lyapp.exchange.rounds import make_pack
    from lyapp.store.ops.members import mark_finished

    review = open_review(path, home=places.home(path.parent / "maker"), holder="a test")
    make_pack(review, who="Chair", member="ap")
    mark_finished(review, who="Chair", member=1)
    mark_finished(review, who="Chair", member=2)
    review.close()
    return path
