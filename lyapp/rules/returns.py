"""Whether a return may be taken in, whole and plan by plan, and what a person is told of it."""

from __future__ import annotations

from collections.abc import Sequence

from lyapp.model.notice import Notice, notice

_NAMED = 3


def why_refused(
    *, member: str | None, withdrawn: bool, known_criteria: bool, name: str
) -> Notice | None:
    """Why a whole return is refused; None when it is taken in.

    `member` is the member's name in the review, None when there is no such member; `name` is how
    the return calls them.
    """
    if member is None:
        return notice(
            "unknown_member",
            "It is from “{name}”, who isn’t a member of this review.",
            name=name,
        )
    if withdrawn:
        return notice(
            "withdrawn",
            "{member} has stood down. Take them in again first, if their scores are to count.",
            member=member,
        )
    if not known_criteria:
        return notice(
            "unknown_criteria",
            "It answers criteria that this review never asked: {member} needs a new pack.",
            member=member,
        )
    return None


def why_plan_refused(
    *, locality: str, member: str, version: int, known_version: bool, conflicted: bool
) -> Notice | None:
    """Why a return's answers to one plan are refused; None when they are taken in."""
    if not known_version:
        return notice(
            "unknown_version",
            "Version {version} of the plan of {locality} isn’t in this review.",
            version=version,
            locality=locality,
        )
    if conflicted:
        return notice(
            "conflict",
            "{member} has declared an interest in {locality} and does not score its plan.",
            member=member,
            locality=locality,
        )
    return None


def remarks(*, known_pack: bool, older_criteria: bool, older_than_last: bool) -> tuple[Notice, ...]:
    """What a person should know of a return that is taken in."""
    said = []
    if not known_pack:
        said.append(
            notice("unknown_pack", "This review has no record of the pack it was made from.")
        )
    if older_than_last:
        said.append(
            notice(
                "older", "A newer return of this member is here; newer answers stay as they are."
            )
        )
    if older_criteria:
        said.append(
            notice(
                "older_criteria",
                "The criteria have changed since; these answers stay with the criteria they were "
                "given under.",
            )
        )
    return tuple(said)


def after_closing(plans: Sequence[str]) -> Notice | None:
    """What a person should know of answers to plans (names) whose record is closed already."""
    if not plans:
        return None
    more = len(plans) - _NAMED
    return notice(
        "after_closing",
        "The record of {plans} was closed without these answers. They will stand beside what was "
        "agreed; open the moderation again if the panel should look at them.",
        plans=", ".join(plans[:_NAMED]) + (f" and {more} more" if more > 0 else ""),
    )
