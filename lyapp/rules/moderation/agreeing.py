"""What the panel may agree for a criterion, and where it must say why."""

from __future__ import annotations

from collections.abc import Mapping

from lyapp.model.criteria import Criterion, Mark, RatingScale, ScoreState
from lyapp.model.notice import Notice, notice
from lyapp.model.panel import Agreed, CellState
from lyapp.model.trouble import NoRatingHere, RatingOffScale, ReasonNeeded
from lyapp.rules.moderation.cells import Cell, PanelView
from lyapp.rules.moderation.standing import does_not_apply
from lyapp.rules.ratings import check_rating, format_rating


def check_agreed(agreed: Agreed, *, cell: Cell, criterion: Criterion, scale: RatingScale) -> None:
    """Refuse what can't be agreed for a criterion.

    Raises:
        NoRatingHere: the criterion takes a comment only.
        RatingOffScale: the scale has no such level.
        ReasonNeeded: it must be said why, and nothing is said.
    """
    if criterion.open_text:
        raise NoRatingHere(criterion=criterion.title)
    if agreed.mark.state is ScoreState.RATED:
        if agreed.mark.rating is None:
            raise RatingOffScale(rating="–", lowest=scale.lowest, highest=scale.highest)
        check_rating(agreed.mark.rating, criterion=criterion, scale=scale)
    if not agreed.reason.strip() and reason_needed(cell, agreed.mark) is not None:
        raise ReasonNeeded(what=f"What was agreed for “{criterion.title}”")


def reason_needed(cell: Cell, mark: Mark) -> Notice | None:
    """Why a reason must be given for agreeing this; None where none is needed.

    One is needed for what had to be discussed, and for everything but the median itself. Where
    the median lies between two levels, choosing one of them needs a reason as well.
    """
    if cell.state is CellState.MUST_DISCUSS:
        return notice("was_to_discuss", "It had to be discussed, so say what settled it.")
    if mark.state is ScoreState.NOT_APPLICABLE:
        if does_not_apply(cell.summary):
            return None
        return notice("not_applicable", "Somebody rated it, so say why it doesn’t apply.")
    if mark.state is ScoreState.UNABLE:
        return notice("unable", "Say why the panel can’t judge it.")
    if cell.summary.median is None:
        return notice("nobody_rated", "Nobody had rated it, so say what the rating rests on.")
    if mark.rating != cell.summary.median:
        return notice(
            "off_median",
            "It differs from the median of {median}, so say why.",
            median=format_rating(cell.summary.median),
        )
    return None


def to_confirm(view: PanelView, agreed: Mapping[str, Agreed]) -> tuple[tuple[str, Mark], ...]:
    """What confirming the rest in one step would record: criterion keys and marks.

    What has been agreed already stays as it is.
    """
    return tuple(
        (cell.criterion, cell.confirm_as)
        for cell in view.cells
        if cell.confirm_as is not None and cell.criterion not in agreed
    )
