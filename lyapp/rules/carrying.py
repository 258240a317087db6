"""Which answers of an earlier copy still answer what a newer pack asks.

An answer goes along where the plan's version reads as it did and the criterion asks what it asked.
It goes as it is, with the moment of its last change, and the new copy goes on under the earlier
one's device id. So the same answer returned from either copy is the same to the letter, and a merge
finds it unchanged; one that is changed afterwards, in either, has the later moment and counts; and
the two copies, which are on one computer, never look like two computers that disagree.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lyapp.model.carrying import CarriedOver, EarlierCopy
from lyapp.rules.fingerprints import question_fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lyapp.model.packs import Answer, PackContents


def carry_over(earlier: EarlierCopy, contents: PackContents) -> CarriedOver:
    """What of an earlier copy goes into the copy of a newer pack of the same review and member.

    An answer that was taken back goes too, or the earlier copy's return would bring it again.
    """
    asked = {
        one.key: question_fingerprint(contents.programme.scale, one)
        for one in contents.programme.criteria
    }
    same = {
        one.key
        for one in earlier.criteria
        if asked.get(one.key) == question_fingerprint(earlier.scale, one)
    }
    there = {(one.locality, one.number): one.fingerprint for one in contents.plans}
    newest: dict[str, int] = {}
    for locality, number in there:
        newest[locality] = max(number, newest.get(locality, number))
    plans = []
    taken = replaced = other_plans = other_questions = not_theirs = 0
    for plan in earlier.plans:
        if plan.locality not in contents.scored:
            not_theirs += _saying(plan.answers)
        elif there.get((plan.locality, plan.number)) != plan.fingerprint:
            other_plans += _saying(plan.answers)
        else:
            kept = tuple(one for one in plan.answers if one.criterion in same)
            saying = _saying(kept)
            taken += saying
            if newest[plan.locality] != plan.number:
                replaced += saying
            other_questions += _saying(plan.answers) - saying
            if kept:
                plans.append(replace(plan, answers=kept))
    return CarriedOver(
        pack=earlier.pack,
        device=earlier.device,
        plans=tuple(plans),
        taken=taken,
        replaced=replaced,
        other_plans=other_plans,
        other_questions=other_questions,
        not_theirs=not_theirs,
    )


def _saying(answers: Iterable[Answer]) -> int:
    """How many say something; one that was taken back doesn't."""
    return sum(bool(one.state or one.comment or one.evidence) for one in answers)
