"""Made-up scores for trying the product out: plausible, repeatable, and said to be made up."""

from __future__ import annotations

import random
from collections.abc import Sequence

from lyapp.exchange.made_up_words import COMMENTS
from lyapp.model.criteria import Criterion, RatingScale, ScoreState
from lyapp.model.programme import ScoreData

COMMENT_START = "Made up: "
"""How every made-up comment begins."""

_ABSENT = 0.04
_NOT_APPLICABLE = 0.03
_UNABLE = 0.03
_COMMENTED = 0.15
_CITED = 0.1


def made_up_scores(
    *,
    localities: Sequence[str],
    criteria: Sequence[Criterion],
    members: Sequence[str],
    scale: RatingScale,
    seed: int,
) -> tuple[ScoreData, ...]:
    """Scores of most members on most criteria of these localities' plans.

    The same arguments give the same scores, and a locality's scores don't depend on which others
    are listed. Ratings gather round a level of the plan's own. Some are missing, a few say “not
    applicable” or “unable to judge”, and criteria with open text get none. Nothing is cited.

    Args:
        localities: their codes.
        criteria: the questions asked.
        members: the keys of the members, each scoring every locality.
        scale: the levels to rate on.
        seed: another seed, other scores.
    """
    found: list[ScoreData] = []
    for code in localities:
        found += locality_scores(
            code, rows=(), criteria=criteria, members=members, scale=scale, seed=seed
        )
    return tuple(found)


def locality_scores(
    code: str,
    *,
    rows: Sequence[str],
    criteria: Sequence[Criterion],
    members: Sequence[str],
    scale: RatingScale,
    seed: int,
) -> list[ScoreData]:
    """One locality's made-up scores; a few cite objectives out of `rows`, given by their codes."""
    rnd = random.Random(f"{seed} {code}")  # noqa: S311 - nothing secret hangs on it
    chance, spread = rnd.random, rnd.gauss
    values = [level.value for level in scale.levels]
    top = len(values) - 1
    rated, na, unable = ScoreState.RATED, ScoreState.NOT_APPLICABLE, ScoreState.UNABLE
    plan_level = 0.2 + 0.75 * chance()
    # A question is hard or easy for everybody, and a member strict or kind throughout.
    asked = [(c.key, plan_level + spread(0, 0.1)) for c in criteria if not c.open_text]
    found: list[ScoreData] = []
    for member in members:
        kindness = spread(0, 0.06)
        for key, level in asked:
            dice = chance()
            if dice < _ABSENT:
                continue
            comment = COMMENT_START + rnd.choice(COMMENTS) if chance() < _COMMENTED else ""
            if dice < _ABSENT + _NOT_APPLICABLE:
                found.append(ScoreData(code, key, member, na, None, comment))
                continue
            if dice < _ABSENT + _NOT_APPLICABLE + _UNABLE:
                found.append(ScoreData(code, key, member, unable, None, comment))
                continue
            step = round((level + kindness + spread(0, 0.12)) * top)
            rating = values[min(top, max(0, step))]
            cited = (rnd.choice(rows),) if rows and chance() < _CITED else ()
            found.append(ScoreData(code, key, member, rated, rating, comment, cited))
    return found
