"""What a person said of a document's rows is taken back, and said again, step by step.

The review's own undo knows nothing of it, since none of it is in the review yet: without this, the
key would take back the last document that was taken in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lyapp.ui.intake.tray import Said

if TYPE_CHECKING:
    from lyapp.ui.intake.tray import Paper


def remember(paper: Paper) -> None:
    """Something is about to be said of the rows."""
    paper.before.append(_said(paper))
    paper.after.clear()


def take_back(paper: Paper) -> bool:
    """Take back what was said last; True when the rows are to be read anew."""
    return _exchange(paper, paper.before, paper.after)


def say_again(paper: Paper) -> bool:
    """Say again what was taken back last; True when the rows are to be read anew."""
    return _exchange(paper, paper.after, paper.before)


def _exchange(paper: Paper, source: list[Said], target: list[Said]) -> bool:
    if not source:
        return False
    now, then = _said(paper), source.pop()
    target.append(now)
    paper.splits, paper.joins, paper.corrections = then.splits, then.joins, then.corrections
    paper.edits, paper.seen = then.edits, then.seen
    paper.preview = None
    return (now.splits, now.joins, now.corrections) != (
        then.splits, then.joins, then.corrections,
    )  # fmt: skip


def _said(paper: Paper) -> Said:
    edits = {key: dict(texts) for key, texts in paper.edits.items()}
    return Said(paper.splits, paper.joins, paper.corrections, edits, set(paper.seen))
