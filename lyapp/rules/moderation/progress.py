"""Who still owes what, and the reminder to copy into an e-mail.

Only how much has been answered is told here, never what: it may be seen while scores are blind.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lyapp.model.notice import Notice, notice

_MOST_NAMED = 12


class ProgressState(StrEnum):
    """How far a member has got."""

    NOTHING_TO_SCORE = "nothing_to_score"
    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    SCORED = "scored"
    """Every plan is scored, but the scores aren't returned."""
    RETURNED = "returned"
    RETURNED_IN_PART = "returned_in_part"
    """Returned, with plans still unfinished."""


class Way(StrEnum):
    """How a member’s scores come in."""

    PACK = "pack"
    """From a pack, which they score on their own computer: how far they are there isn't known."""
    PAPER = "paper"
    SOMEHOW = "somehow"


@dataclass(frozen=True, slots=True)
class PlanOwed:
    """A plan that a member hasn't finished: `done` of `of` criteria are answered."""

    plan: int
    name: str
    done: int
    of: int


@dataclass(frozen=True, slots=True)
class MemberProgress:
    """How far a member has got, in plans: `finished` of `expected`, and those still owed."""

    member: int
    name: str
    state: ProgressState
    finished: int
    expected: int
    owed: tuple[PlanOwed, ...]


@dataclass(frozen=True, slots=True)
class Reminder:
    """An e-mail to a member: its subject and its paragraphs."""

    subject: Notice
    paragraphs: tuple[Notice, ...]

    @property
    def text(self) -> str:
        """The paragraphs in English, with empty lines between them."""
        return "\n\n".join(one.sentence for one in self.paragraphs)


def progress(
    *,
    members: Mapping[int, str],
    plans: Mapping[int, str],
    expected: Mapping[int, Sequence[int]],
    answered: Mapping[tuple[int, int], int],
    criteria: int,
    returned: Collection[int],
) -> tuple[MemberProgress, ...]:
    """How far each member has got, in the order of `members`.

    `members` and `plans` are names by key; `expected` are the plans each member is to score,
    without those they have an interest in; `answered` counts the criteria a member has answered
    for a plan, of `criteria`; `returned` are those whose return is in or who are marked finished.
    """
    found = []
    for member, name in members.items():
        wanted = expected.get(member, ())
        done = {plan: answered.get((member, plan), 0) for plan in wanted}
        owed = tuple(
            PlanOwed(plan, plans.get(plan, str(plan)), count, criteria)
            for plan, count in done.items()
            if count < criteria
        )
        state = _state(wanted, owed, any(done.values()), member in returned)
        found.append(
            MemberProgress(member, name, state, len(wanted) - len(owed), len(wanted), owed)
        )
    return tuple(found)


def owes(one: MemberProgress) -> bool:
    """True when something is still to come from this member."""
    return one.state not in {ProgressState.NOTHING_TO_SCORE, ProgressState.RETURNED}


def reminder(
    one: MemberProgress,
    *,
    review: str,
    wanted_by: str = "",
    sender: str = "",
    way: Way | None = None,
) -> Reminder | None:
    """The reminder to a member; None for one who owes nothing.

    `review` is the review's title; `wanted_by` a date as it is to be written, `sender` who signs.
    `way` is how the member's scores come in; None for one who scores from a pack and whose
    answers so far are known.
    """
    if not owes(one):
        return None
    paragraphs = [
        notice("greeting", "Dear {name},", name=one.name),
        _nothing_yet(one, review)
        if way is Way.PACK and one.state is ProgressState.NOT_STARTED
        else _what_is_owed(one, review),
    ]
    if one.owed and one.state is not ProgressState.NOT_STARTED:
        paragraphs.append(_which(one))
    paragraphs += _please(wanted_by, way)
    if sender:
        paragraphs.append(notice("signed", "{sender}", sender=sender))
    return Reminder(notice("subject", "{review}: your scores", review=review), tuple(paragraphs))


def _state(
    wanted: Sequence[int], owed: Sequence[PlanOwed], started: bool, is_back: bool
) -> ProgressState:
    if not wanted:
        return ProgressState.NOTHING_TO_SCORE
    if is_back:
        return ProgressState.RETURNED_IN_PART if owed else ProgressState.RETURNED
    if not owed:
        return ProgressState.SCORED
    return ProgressState.UNDER_WAY if started else ProgressState.NOT_STARTED


def _nothing_yet(one: MemberProgress, review: str) -> Notice:
    return notice(
        "nothing_yet",
        "For “{review}”, nothing has come in from you yet: your scores for {expected} plans are"
        " awaited."
        if one.expected > 1
        else "For “{review}”, nothing has come in from you yet: your scores for one plan are"
        " awaited.",
        review=review,
        expected=one.expected,
    )


def _please(wanted_by: str, way: Way | None) -> list[Notice]:
    """When the rest is wanted, and how it comes here."""
    if way in (Way.PAPER, Way.SOMEHOW):
        what = "score sheets" if way is Way.PAPER else "scores"
        return [
            notice("wanted_by", "Please send your {what} by {day}.", what=what, day=wanted_by)
            if wanted_by
            else notice("please_send", "Please send your {what} when you can.", what=what)
        ]
    return [
        notice("wanted_by", "Please send your return by {day}.", day=wanted_by)
        if wanted_by
        else notice("please_return", "Please send your return when you can."),
        notice(
            "how",
            "In your pack, choose Return: it says what is missing and makes the file to send."
            " You can return again later; the newest answers count.",
        ),
    ]


def _what_is_owed(one: MemberProgress, review: str) -> Notice:
    values = {"review": review, "owed": len(one.owed), "expected": one.expected}
    match one.state:
        case ProgressState.SCORED:
            text = "All your plans for “{review}” are scored; only your return is missing."
        case ProgressState.RETURNED_IN_PART:
            text = (
                "Thank you for your return for “{review}”. Of your {expected} plans, {owed} are"
                " not finished in it."
                if len(one.owed) > 1
                else "Thank you for your return for “{review}”. One plan is not finished in it."
            )
        case ProgressState.UNDER_WAY:
            text = (
                "For “{review}”, {owed} of your {expected} plans are still to be finished."
                if len(one.owed) > 1
                else "For “{review}”, one of your plans is still to be finished."
            )
        case _:
            text = (
                "For “{review}”, your {expected} plans are still to be scored."
                if one.expected > 1
                else "For “{review}”, your plan is still to be scored."
            )
    return Notice(one.state.value, text, tuple(values.items()))


def _which(one: MemberProgress) -> Notice:
    named = [
        each.name if not each.done else f"{each.name} ({each.done}/{each.of})"
        for each in one.owed[:_MOST_NAMED]
    ]
    more = len(one.owed) - len(named)
    return notice(
        "which_plans",
        "Not finished: {plans}, and {more} more." if more else "Not finished: {plans}.",
        plans=", ".join(named),
        more=more,
    )
