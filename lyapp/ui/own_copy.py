"""What a member is told of their own copy, on its first page and on that of the return."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from lyapp.rules.dates import format_date
from lyapp.ui.conflict_words import interest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from lyapp.store.file import ReviewFile
    from lyapp.store.queries.own_review import LastReturn, OwnPage
    from lyapp.store.queries.score_sheet import ToScore


def read_own(review: ReviewFile) -> OwnPage:
    """A member's own review at a glance; on the store's own thread."""
    from lyapp.store.queries import own_review

    return own_review.own_page(review)


_NEAR = 60
"""Days to or from a date up to which it helps to count them."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("OwnWords", text)


def wanted_by(deadline: date | None, today: date) -> str:
    """When the return is wanted, and how far off that is when it is near; "" without a deadline."""
    if deadline is None:
        return ""
    days = (deadline - today).days
    if abs(days) > _NEAR:
        said = (
            _tr("The chair wants your return by {date}.")
            if days > 0
            else _tr("The chair wanted your return by {date}.")
        )
    elif days == 0:
        said = _tr("The chair wants your return today, {date}.")
    elif days == 1:
        said = _tr("The chair wants your return by tomorrow, {date}.")
    elif days > 1:
        said = _tr("The chair wants your return by {date}, in {n} days.")
    elif days == -1:
        said = _tr("The chair wanted your return by yesterday, {date}.")
    else:
        said = _tr("The chair wanted your return by {date}, {n} days ago.")
    return said.format(date=format_date(deadline), n=abs(days))


def how_far(page: OwnPage) -> str:
    """How many plans are finished and criteria answered."""
    if not page.there:
        return (
            _tr("There is no plan to score yet.")
            if page.plans
            else _tr("Nothing in this pack is yours to score.")
        )
    plans = (
        _tr("{n} of {of} plan finished")
        if len(page.there) == 1
        else _tr("{n} of {of} plans finished")
    ).format(n=page.finished, of=len(page.there))
    answers = _tr("{n} of {of} criteria answered").format(n=page.answered, of=page.of)
    return f"{plans} · {answers}"


def waiting(page: OwnPage) -> str:
    """Which plans haven't come; "" when all have."""
    names = [one.row.name for one in page.plans if one.row.plan_version is None]
    if not names:
        return ""
    return _tr("No plan in this pack from: {names}.").format(names=", ".join(names))


def kept_out(plans: Iterable[ToScore]) -> str:
    """Which plans aren't the member's to score, and why: a line for each reason."""
    names: dict[str, list[str]] = {}
    for one in plans:
        why = interest(one.interest) if one.interest is not None else ""
        names.setdefault(why, []).append(one.name)
    return "\n".join(
        (
            _tr("You don’t score {names}: {why}. You can read its plan.")
            if len(some) == 1
            else _tr("You don’t score {names}: {why}. You can read their plans.")
        ).format(names=", ".join(some), why=why)
        for why, some in names.items()
    )


def returned(last: LastReturn | None) -> str:
    """When a return was saved last, and what has changed since; "" before the first."""
    if last is None:
        return ""
    said = _tr("You saved a return on {when}.").format(when=clock(last.made))
    if last.changed == 0:
        return said + " " + _tr("Nothing has changed since.")
    if last.changed == 1:
        return said + " " + _tr("1 answer has changed since: return again to send it.")
    since = _tr("{n} answers have changed since: return again to send them.")
    return said + " " + since.format(n=last.changed)


def clock(moment: datetime) -> str:
    """A moment, UTC, as day and time where one is."""
    there = moment.astimezone()
    return _tr("{day} at {time}").format(day=format_date(there.date()), time=f"{there:%H:%M}")
