"""What the panel screen asks of the store, which is imported inside the call, on its thread."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from lyapp.ui.panel.board_models import AcrossSheet, said_of
from lyapp.ui.panel.lines import Sheet, sheet_of

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.model.criteria import Mark
    from lyapp.model.panel import Point
    from lyapp.store.file import ReviewFile
    from lyapp.store.queries.panel_board import HeatBoard
    from lyapp.store.queries.panel_places import PanelPlaces
    from lyapp.store.queries.record import RecordBook
    from lyapp.ui.worker import Tick


def places(review: ReviewFile) -> PanelPlaces:
    """Every plan, and how far its moderation has got."""
    from lyapp.store.queries.panel_places import panel_places

    return panel_places(review)


def sheet(review: ReviewFile, *, plan_version: int) -> Sheet:
    """One plan between its members."""
    from lyapp.store.queries.panel import panel_page

    return sheet_of(panel_page(review, plan_version=plan_version))


def across(review: ReviewFile, tick: Tick, *, criterion: str) -> AcrossSheet:
    """One criterion over all plans."""
    from lyapp.store.queries.panel_board import across as read

    return said_of(read(review, criterion=criterion, tick=tick))


def heat(review: ReviewFile, tick: Tick) -> HeatBoard:
    """The whole board."""
    from lyapp.store.queries.panel_board import heat as read

    return read(review, tick=tick)


def record(
    review: ReviewFile, tick: Tick, *, localities: Collection[str], closed_only: bool
) -> RecordBook:
    """What the moderation record is printed from."""
    from lyapp.store.queries.record import record_book

    return record_book(review, localities=localities, closed_only=closed_only, tick=tick)


def open_moderation(review: ReviewFile, *, who: str, plan_version: int, reason: str) -> Changes:
    """Open a plan's moderation."""
    from lyapp.store.ops import moderation

    return moderation.open_moderation(review, who=who, plan_version=plan_version, reason=reason)


def agree(
    review: ReviewFile,
    *,
    who: str,
    plan_version: int,
    criterion: str,
    mark: Mark,
    reason: str,
    points: Sequence[Point],
) -> Changes:
    """Record what was agreed for a criterion."""
    from lyapp.store.ops import moderation

    return moderation.agree_rating(
        review, who=who, plan_version=plan_version, criterion=criterion, mark=mark,
        reason=reason, points=points,
    )  # fmt: skip


def withdraw(review: ReviewFile, *, who: str, plan_version: int, criterion: str) -> Changes:
    """Take back what was agreed for a criterion."""
    from lyapp.store.ops import moderation

    return moderation.withdraw_agreed(
        review, who=who, plan_version=plan_version, criterion=criterion
    )


def confirm_rest(review: ReviewFile, *, who: str, plan_version: int) -> Changes:
    """Agree the median wherever nothing needs to be said, in one step."""
    from lyapp.store.ops import moderation

    return moderation.confirm_rest(review, who=who, plan_version=plan_version)


def note_points(
    review: ReviewFile, *, who: str, plan_version: int, criterion: str, points: Sequence[Point]
) -> Changes:
    """Write down what was said of a criterion."""
    from lyapp.store.ops import moderation

    return moderation.note_points(
        review, who=who, plan_version=plan_version, criterion=criterion, points=points
    )


def presence(
    review: ReviewFile,
    *,
    who: str,
    plan_version: int,
    present: Collection[int],
    agreed_by: Collection[int],
    came: Mapping[int, str] | None = None,
) -> Changes:
    """Say who was there, and who of them agrees the record.

    `came`: who came in a member's place; None for what was said before.
    """
    from lyapp.store.ops import moderation

    return moderation.record_presence(
        review,
        who=who,
        plan_version=plan_version,
        present=present,
        agreed_by=agreed_by,
        came=came,
    )


def discussed(review: ReviewFile, *, who: str, plan_version: int, discussed: bool) -> Changes:
    """Say that every criterion was discussed."""
    from lyapp.store.ops import moderation

    return moderation.mark_discussed(
        review, who=who, plan_version=plan_version, discussed=discussed
    )


def outcome(
    review: ReviewFile, *, who: str, plan_version: int, outcome: str, departure: str
) -> Changes:
    """Say which outcome the panel recommends."""
    from lyapp.store.ops import moderation

    return moderation.choose_outcome(
        review, who=who, plan_version=plan_version, outcome=outcome, departure=departure
    )


def close(review: ReviewFile, *, who: str, plan_version: int) -> Changes:
    """Close a plan's moderation."""
    from lyapp.store.ops import moderation

    return moderation.close_moderation(review, who=who, plan_version=plan_version)


def reopen(review: ReviewFile, *, who: str, plan_version: int, reason: str) -> Changes:
    """Open a closed moderation again."""
    from lyapp.store.ops import moderation

    return moderation.reopen_moderation(review, who=who, plan_version=plan_version, reason=reason)
