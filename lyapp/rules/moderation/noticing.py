"""What is worth noticing in the members' ratings, beside how far they lie apart.

Nothing here says that a rating is wrong. It says where the chair may want to ask.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lyapp.model.criteria import Criterion, Rag, RatingScale, ScoreState
from lyapp.model.notice import Notice, notice
from lyapp.model.panel import Given, PanelPlan, PanelSetting

FEWEST_SCORERS = 3
"""Below this many ratings a median is hardly more than one member's word."""
FEWEST_IN_LINE = 5
"""One rating throughout is remarked on from this many criteria on."""
_FEW = (
    "Rated by nobody.",
    "Rated by one member; a median of fewer than {fewest} says little.",
    "Rated by {count} members; a median of fewer than {fewest} says little.",
)


class Kind(StrEnum):
    """What was noticed."""

    LONE_EXTREME = "lone_extreme"
    LOW_WITHOUT_COMMENT = "low_without_comment"
    STRAIGHT_LINE = "straight_line"
    FEW_SCORERS = "few_scorers"


@dataclass(frozen=True, slots=True)
class Noticed:
    """One thing noticed of a plan. `criterion` is a key, empty when it is about the whole plan.

    `members` are those it is about, by key.
    """

    kind: Kind
    said: Notice
    criterion: str = ""
    members: tuple[int, ...] = ()


def noticed(setting: PanelSetting, plan: PanelPlan) -> tuple[Noticed, ...]:
    """What is noticed of a plan: first of the whole of it, then by criterion."""
    found = [*_straight_lines(setting, plan.given)]
    for criterion in setting.criteria:
        if not criterion.open_text:
            found += _of_cell(setting, criterion, plan.given.get(criterion.key, ()))
    return tuple(found)


def lone_extreme(given: Sequence[Given], scale: RatingScale) -> tuple[Given, ...]:
    """Who alone gave the scale's lowest, or alone its highest level, while two others did not."""
    rated = [one for one in given if one.mark.state is ScoreState.RATED]
    if len(rated) < FEWEST_SCORERS:
        return ()
    found = []
    for end in (scale.lowest, scale.highest):
        at_end = [one for one in rated if one.mark.rating == end]
        if len(at_end) == 1:
            found += at_end
    return tuple(found)


def low_levels(scale: RatingScale) -> frozenset[int]:
    """The levels that ask for a comment: the red ones, on the scale from 0 to 4 those are 0, 1."""
    return frozenset(level.value for level in scale.levels if level.rag is Rag.RED)


def straight_liners(
    criteria: Sequence[Criterion], given: Mapping[str, Sequence[Given]]
) -> dict[int, int]:
    """Members who gave one and the same rating to all they rated of a plan, with that rating."""
    rated: defaultdict[int, list[int]] = defaultdict(list)
    for criterion in criteria:
        for one in given.get(criterion.key, ()):
            if one.mark.rating is not None:
                rated[one.member].append(one.mark.rating)
    return {
        member: ratings[0]
        for member, ratings in rated.items()
        if len(ratings) >= FEWEST_IN_LINE and len(set(ratings)) == 1
    }


def _straight_lines(setting: PanelSetting, given: Mapping[str, Sequence[Given]]) -> list[Noticed]:
    return [
        Noticed(
            Kind.STRAIGHT_LINE,
            notice(
                Kind.STRAIGHT_LINE.value,
                "{member} gave {rating} to every criterion they rated.",
                member=setting.name(member),
                rating=rating,
            ),
            members=(member,),
        )
        for member, rating in straight_liners(setting.criteria, given).items()
    ]


def _of_cell(setting: PanelSetting, criterion: Criterion, given: Sequence[Given]) -> list[Noticed]:
    found = []
    for one in lone_extreme(given, setting.scale):
        said = notice(
            Kind.LONE_EXTREME.value,
            "Only {member} gave {rating}.",
            member=setting.name(one.member),
            rating=one.mark.rating,
        )
        found.append(Noticed(Kind.LONE_EXTREME, said, criterion.key, (one.member,)))
    low = low_levels(setting.scale)
    for one in given:
        if one.mark.rating in low and not one.comment.strip():
            said = notice(
                Kind.LOW_WITHOUT_COMMENT.value,
                "{member} gave {rating} without a comment.",
                member=setting.name(one.member),
                rating=one.mark.rating,
            )
            found.append(Noticed(Kind.LOW_WITHOUT_COMMENT, said, criterion.key, (one.member,)))
    scorers = tuple(one.member for one in given if one.mark.state is ScoreState.RATED)
    # Where everybody says that it doesn't apply, nobody's rating is wanting.
    wanting = scorers or any(one.mark.state is ScoreState.UNABLE for one in given) or not given
    if wanting and len(scorers) < FEWEST_SCORERS:
        said = notice(
            Kind.FEW_SCORERS.value,
            _FEW[len(scorers)],
            count=len(scorers),
            fewest=FEWEST_SCORERS,
        )
        found.append(Noticed(Kind.FEW_SCORERS, said, criterion.key, scorers))
    return found
