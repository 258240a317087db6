"""Why a locality is proposed, and what there is to know of a document."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from lyapp.rules.dates import format_date
from lyapp.ui.intake.tray import State
from lyapp.ui.wording import worded_notice

if TYPE_CHECKING:
    from lyapp.ui.intake.tray import Paper
    from lyapp.ui.notes import Tone


def because_of(
    paper: Paper, name_of: Callable[[int | None], str], *, any_locality: bool = True
) -> tuple[str, Tone]:
    """What in the text speaks for (or against) the locality chosen.

    `any_locality`: False in a review that has none yet.
    """
    if not any_locality:
        return _tr(
            "This review has no localities yet. Add them on the Programme screen; "
            "the document waits here."
        ), "caution"
    hits = dict(paper.hits)
    here = hits.get(paper.locality, 0) if paper.locality is not None else 0
    others = [(key, times) for key, times in paper.hits if key != paper.locality]
    said = _tr("{name} is named {n} times in it.")
    once = _tr("{name} is named once in it.")
    parts: list[str] = []
    tone: Tone = "plain"
    if paper.locality is None:
        if not paper.hits:
            return _tr("None of the localities is named in it."), "caution"
    elif here:
        template = once if here == 1 else said
        parts.append(template.format(name=name_of(paper.locality), n=here))
    else:
        parts.append(_tr("{name} is not named in it.").format(name=name_of(paper.locality)))
        tone = "caution"
    if others:
        key, times = others[0]
        template = once if times == 1 else said
        parts.append(template.format(name=name_of(key), n=times))
        if times >= max(here, 1):
            tone = "caution"
    return " ".join(parts), tone


def again_words(paper: Paper, twin: Paper | None) -> str:
    """That the very same document is in the review, or in hand, already; "" otherwise."""
    said: list[str] = []
    kept = paper.kept
    if kept is not None:
        here = _tr("This is the same document as version {n}, taken in on {day}.")
        said.append(here.format(n=kept.version, day=format_date(kept.added)))
    there = _tr("The same document is in {name}’s plan: version {n}, taken in on {day}.")
    said += [
        there.format(name=one.locality_name, n=one.version, day=format_date(one.added))
        for one in paper.already
        if one.locality != paper.locality
    ]
    if twin is not None and twin.state is State.READY:
        in_hand = _tr("The same document is in hand already, as {name}.")
        said.append(in_hand.format(name=twin.name))
    return " ".join(dict.fromkeys(said))


def version_words(number: int | None) -> str:
    """What the document becomes; without a number while its locality isn't known."""
    if number is None:
        return _tr("The plan’s next version")
    return _tr("Version {n} of the plan").format(n=number)


def aside_words(paper: Paper, *, doubted: bool) -> str:
    """What putting the document aside is called; `doubted`: after a first try."""
    if paper.state is State.READING:
        return _tr("Stop reading it")
    if paper.edited and doubted:
        return _tr("Put it aside, and lose what was put right in it")
    return _tr("Put this document aside")


def advice_on(paper: Paper) -> str:
    """What to do about a document that can't go on; "" for one that can."""
    if paper.why[1] or paper.document is None or paper.has_tables:
        return paper.why[1]
    return _tr(
        "Rows are read from tables. Copy the plan into one, or ask for the document in which "
        "it stands in one."
    )


def remarks_on(paper: Paper) -> tuple[str, ...]:
    """What the reader of the document remarked, tables left out, comments kept aside."""
    document = paper.document
    if document is None:
        return ()
    from lyapp.rules.plan_rows import overview

    said = [worded_notice(notice) for notice in overview(document, paper.mappings)]
    if document.asides:
        count = len(document.asides)
        said.append(
            _tr("A comment left in it is kept beside the plan.")
            if count == 1
            else _tr("{n} comments left in it are kept beside the plan.").format(n=count)
        )
    return tuple(said)


def _tr(text: str) -> str:
    return QCoreApplication.translate("PickStep", text)
