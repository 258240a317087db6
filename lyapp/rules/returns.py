"""Whether a return may be taken in, whole and plan by plan, and what to say where it may not."""

from __future__ import annotations

from lyapp.model.notice import Notice, notice


def why_refused(
    *,
    same_review: bool,
    member: str | None,
    withdrawn: bool,
    known_criteria: bool,
    name: str,
) -> Notice | None:
    """Why a whole return is refused; None when it is taken in.

    `member` is the member's name in the review, None when there is no such member; `name` is how
    the return calls them.
    """
    if not same_review:
        return notice(
            "another_review",
            "It belongs to another review, so nothing of it was taken in. Merge it into the review"
            " its pack came from.",
        )
    if member is None:
        return notice(
            "unknown_member",
            "It is from “{name}”, who isn’t a member of this review.",
            name=name,
        )
    if withdrawn:
        return notice(
            "withdrawn",
            "{member} has withdrawn from the group. Take them in again first, if their scores are"
            " to count.",
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
    *, locality: str, member: str, known_version: bool, conflicted: bool, assigned: bool
) -> Notice | None:
    """Why a return's answers to one plan are refused; None when they are taken in."""
    if conflicted:
        return notice(
            "conflict",
            "{member} has declared an interest in {locality} and does not score its plan.",
            member=member,
            locality=locality,
        )
    if not known_version:
        return notice(
            "unknown_version",
            "This version of the plan of {locality} isn’t in the review any more.",
            locality=locality,
        )
    if not assigned:
        return notice(
            "not_assigned",
            "{member} isn’t among those who score {locality}.",
            member=member,
            locality=locality,
        )
    return None


def remarks(
    *,
    known_pack: bool,
    stale: int,
    older_criteria: bool,
    devices: int,
    already_in: bool,
    older_than_last: bool,
) -> tuple[Notice, ...]:
    """What a person should know of a return that is taken in.

    `stale` counts its plans of which a newer version has come in since; `devices` on how many
    devices the member has answered, this one included.
    """
    said = []
    if not known_pack:
        said.append(
            notice("unknown_pack", "This review has no record of the pack it was made from.")
        )
    if already_in:
        said.append(notice("already_in", "This very file has been merged before."))
    if older_than_last:
        said.append(
            notice("older", "A newer return of this member is in; newer answers stay as they are.")
        )
    if devices > 1:
        said.append(
            notice(
                "two_devices",
                "The member has answered on {devices} devices; the newest answer counts.",
                devices=devices,
            )
        )
    if stale:
        said.append(
            notice(
                "stale",
                "{count} plans have been revised since; the scores stay with the version they were"
                " given on."
                if stale > 1
                else "One plan has been revised since; the scores stay with the version they were"
                " given on.",
                count=stale,
            )
        )
    if older_criteria:
        said.append(
            notice(
                "older_criteria",
                "The criteria have changed since; scores stay with those they were given under.",
            )
        )
    return tuple(said)
