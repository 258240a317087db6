"""A small review in a round: packs that were made, and what members sent back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from lyapp import places
from lyapp.exchange.rounds import make_pack, make_return
from lyapp.model.criteria import ScoreState
from lyapp.store.file import open_review
from lyapp.store.ops.scores import record_score
from lyapp.store.queries.score_sheet import score_sheet, to_score
from tests.own_copies import open_pack
from tests.ui import small

DEADLINE = date(2008, 7, 16)


def make(path: Path) -> Path:
    """The small review; nobody has a pack yet."""
    return small.make(path)


def returned(
    path: Path,
    member: str,
    ratings: Mapping[str, int],
    *,
    passphrase: str | None = None,
    name: str = "",
) -> Path:
    """What a member sends back: a pack is made for them, and they rate plans by locality code.

    Every criterion of such a plan gets the same rating.
    """
    folder = path.parent / "members"
    folder.mkdir(exist_ok=True)
    review = open_review(path, home=places.home(path.parent / "maker"), holder="a test")
    data = make_pack(review, who="Chair", member=member, deadline=DEADLINE)
    review.close()
    file = f"{name or member}.lyreview"
    own = open_pack(data, folder / file, home=places.home(folder / member), holder=member)
    for plan in to_score(own, member=member):
        if plan.code not in ratings:
            continue
        for line in score_sheet(own, plan_version=plan.plan_version, member=member).lines:
            if line.what.open_text:
                continue
            record_score(
                own,
                who=member,
                plan_version=plan.plan_version,
                criterion=line.criterion,
                member=member,
                state=ScoreState.RATED,
                rating=ratings[plan.code],
            )
    out = path.parent / f"{name or member}.lyreturn"
    out.write_bytes(make_return(own, passphrase=passphrase))
    own.close()
    return out


def altered(path: Path) -> Path:
    """A return with one byte changed on its way."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    out = path.with_name("altered.lyreturn")
    out.write_bytes(bytes(data))
    return out
