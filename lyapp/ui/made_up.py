"""Made-up scores for trying things out: always the same for the same review, always marked."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from lyapp.model.changes import Changes

if TYPE_CHECKING:
    from lyapp.model.programme import ScoreData
    from lyapp.store.file import ReviewFile
    from lyapp.store.queries.programme import ProgrammePage
    from lyapp.ui.desk import Desk


def add_made_up_scores(desk: Desk) -> None:
    """Add made-up scores wherever nobody has scored; one step to undo."""
    desk.act(fill, owner=desk)


def fill(review: ReviewFile, *, who: str) -> Changes:
    """A verb of the store's thread: make up scores for everything there is to score."""
    from lyapp.store.ops.scores import add_made_up_scores as add
    from lyapp.store.queries.programme import programme_page

    scores = made_up(programme_page(review), seed=zlib.crc32(review.uid.encode()))
    return add(review, scores=scores, who=who)


def made_up(page: ProgrammePage, *, seed: int) -> list[ScoreData]:
    """Scores of each organisation's localities by the members who score for it."""
    from lyapp.exchange.made_up_scores import made_up_scores

    found: list[ScoreData] = []
    for organisation in page.organisations:
        code = organisation.code
        members = [m.key for m in page.members if not m.organisations or code in m.organisations]
        found += made_up_scores(
            localities=[each.code for each in page.localities if each.organisation == code],
            criteria=page.criteria,
            members=members,
            scale=page.scale,
            seed=seed,
        )
    return found
