"""What is said once a pack has been opened, in the message bar and on the member's first page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from lyapp.ui.notes import Message

if TYPE_CHECKING:
    from pathlib import Path

    from lyapp.model.carrying import CarriedOver
    from lyapp.ui.review_jobs import Arrival


def _tr(text: str) -> str:
    return QCoreApplication.translate("Arrival", text)


def worded_arrival(arrival: Arrival) -> Message:
    """What is said once a pack has been opened."""
    if not arrival.made:
        return _good(
            _tr("You have opened this pack before. This is your copy, with all you have answered.")
        )
    carried = carried_over(arrival)
    if arrival.newer is not None:
        return Message(
            _tr("This pack is older than the one your copy “{name}” was made from.").format(
                name=arrival.newer.stem
            )
            + (f" {carried}" if carried else ""),
            _where(arrival.newer),
            "caution",
            arrival=True,
        )
    if not carried:
        return _good(
            _tr("Your own copy was made from the pack. What you answer is saved in it at once.")
        )
    if arrival.lost or (
        arrival.carried is not None and (arrival.carried.stayed or arrival.carried.replaced)
    ):
        advice = "" if arrival.source is None else _where(arrival.source)
        return Message(carried, advice, "caution", arrival=True)
    return _good(carried)


def carried_over(arrival: Arrival | None) -> str:
    """What came along into a new copy and what didn't; "" when there is nothing to say of it."""
    if arrival is None or not arrival.made:
        return ""
    said = []
    if arrival.carried is not None and arrival.source is not None:
        said.append(_carried(arrival.carried, arrival.source))
    said += [
        _tr(
            "The file “{name}” seems to be an earlier copy of yours and couldn’t be read, so no "
            "answer was carried over from it."
        ).format(name=path.stem)
        for path in arrival.lost
    ]
    return " ".join(said)


def _carried(carried: CarriedOver, source: Path) -> str:
    """How many answers came along from where, and which stayed there and why."""
    name = source.stem
    if not carried.taken and not carried.stayed:
        return _tr("You had answered nothing in your earlier copy “{name}”.").format(name=name)
    stayed = _stayed(carried)
    if not carried.taken:
        said = _tr("No answer was carried over from your earlier copy “{name}”")
    elif carried.taken == 1:
        said = _tr("1 answer was carried over from your earlier copy “{name}”")
    else:
        said = _tr("{n} answers were carried over from your earlier copy “{name}”")
    sentence = said.format(n=carried.taken, name=name)
    sentence += f"; {stayed}." if stayed else "."
    if carried.replaced:
        newer = (
            _tr("1 of them is to a version that has been replaced: please score the newer one.")
            if carried.replaced == 1
            else _tr(
                "{n} of them are to versions that have been replaced: please score the newer ones."
            )
        )
        sentence += " " + newer.format(n=carried.replaced)
    return sentence


def _stayed(carried: CarriedOver) -> str:
    parts = [
        words.format(n=number)
        for number, words in (
            (carried.other_plans, _tr("{n} to plans that have changed")),
            (carried.other_questions, _tr("{n} to criteria that have changed")),
            (carried.not_theirs, _tr("{n} to plans that you don’t score any more")),
        )
        if number
    ]
    return _tr("{what} stayed there").format(what=", ".join(parts)) if parts else ""


def _where(path: Path) -> str:
    return _tr("That copy is as it was, in {folder}.").format(folder=path.parent)


def _good(sentence: str) -> Message:
    return Message(sentence, tone="good", arrival=True)
