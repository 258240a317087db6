"""The sentences over and under the grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from lyapp.ui.wording import when_text, worded_notice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lyapp.store.queries.panel_places import PanelPlace
    from lyapp.ui.panel.lines import Sheet


def _tr(text: str) -> str:
    return QCoreApplication.translate("Panel", text)


def standing(sheet: Sheet) -> str:
    """Version, who is in, whether it is opened, who is there."""
    page = sheet.page
    expected = [one for one in page.members if one.expected]
    parts = [
        _tr("version {version}").format(version=page.version),
        _tr("{done} of {of} in").format(
            done=sum(one.finished for one in expected), of=len(expected)
        ),
    ]
    state = page.moderation
    if state is None:
        parts.append(_tr("moderation not opened"))
    else:
        when = when_text(state.opened_at)
        parts.append(_tr("moderation opened {when}").format(when=when))
        if state.closed_at is not None:
            when = when_text(state.closed_at)
            parts.append(_tr("closed {when}").format(when=when))
            if not page.record.outcome:
                parts.append(_tr("no outcome yet"))
        elif page.record.present:
            parts.append(_tr("{count} present").format(count=len(page.record.present)))
    return " · ".join(parts)


def outcome(sheet: Sheet) -> str:
    """What the programme's rule suggests, and why."""
    found = sheet.page.suggested
    return "" if found is None else " ".join(worded_notice(one) for one in found.told)


def without(sheet: Sheet) -> str:
    """Whether the suggestion hangs on any one member."""
    found = sheet.page.without_one
    if found is None or not sheet.page.setting.rules:
        return ""
    said = " ".join(worded_notice(one) for one in found.told)
    return _tr(
        "Would the members’ own ratings suggest another without any one of them? {answer}"
    ).format(answer=said)


def remarks(sheet: Sheet) -> str:
    """What else stands out of the whole plan."""
    return " ".join(worded_notice(one.said) for one in sheet.page.noticed if not one.criterion)


def owed(sheet: Sheet) -> str:
    """Who still owes what, where nobody has answered anything."""
    names = [
        _tr("{name} ({answered} of {of})").format(
            name=one.name, answered=one.answered, of=len(sheet.lines)
        )
        for one in sheet.page.members
        if one.expected and not one.finished
    ]
    if not names:
        return _tr("Nobody is to score this plan. Say on Programme who scores what.")
    return _tr(
        "Still to come for this plan: {names}. Score it on Review, or wait for the members’ "
        "returns; what they give then stands here."
    ).format(names=", ".join(names))


def signed_name(place: PanelPlace) -> str:
    """A plan's name, and how far its moderation has got."""
    if place.undecided:
        return _tr("{name} – closed, no outcome yet").format(name=place.name)
    if place.closed:
        return _tr("{name} – closed").format(name=place.name)
    return _tr("{name} – open").format(name=place.name) if place.opened else place.name


def how_many(places: Sequence[PanelPlace]) -> str:
    """How many plans there are, and how many were closed with no outcome."""
    said = _tr("1 plan") if len(places) == 1 else _tr("{n} plans").format(n=len(places))
    undecided = sum(one.undecided for one in places)
    if undecided:
        said += " · " + _tr("{n} closed, no outcome yet").format(n=undecided)
    return said
