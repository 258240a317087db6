"""What a member said in the copy of an earlier pack, and what of it a newer pack's copy takes."""

from __future__ import annotations

from dataclasses import dataclass

from lyapp.model.criteria import Criterion, RatingScale
from lyapp.model.packs import PlanAnswers


@dataclass(frozen=True, slots=True)
class EarlierCopy:
    """A copy of an earlier pack: what it asked, and all the member said in it.

    `plans` are what a return from it would hold, those taken back among them; `pack` and `device`
    are its ids.
    """

    pack: str
    device: str
    scale: RatingScale
    criteria: tuple[Criterion, ...]
    plans: tuple[PlanAnswers, ...]


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """What of an earlier copy goes into a new one.

    The numbers count answers that say something: a state, a comment or something cited. `replaced`
    of those taken are to versions of plans that a newer one in the pack has replaced. The others
    stay where they are: `other_plans` are to plans that aren't in the pack as they were,
    `other_questions` to criteria that ask something else now, `not_theirs` to plans that the
    member doesn't score any more.
    """

    pack: str
    device: str
    plans: tuple[PlanAnswers, ...]
    taken: int = 0
    replaced: int = 0
    other_plans: int = 0
    other_questions: int = 0
    not_theirs: int = 0

    @property
    def stayed(self) -> int:
        """The answers that stay in the earlier copy alone."""
        return self.other_plans + self.other_questions + self.not_theirs
