"""What the coverage screen asks of the store, which is imported inside the call, on its thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from lyapp.model.coverage import Cover, CoverColumn, Requirement

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.store.covering import Prepared
    from lyapp.store.file import ReviewFile
    from lyapp.store.plan_cover import PlanCover
    from lyapp.ui.worker import Tick

_YES, _PERHAPS, _GAP = Cover.CONFIRMED, Cover.SUGGESTED, Cover.GAP


@dataclass(frozen=True, slots=True)
class Board:
    """The must-dos, and a column for each plan."""

    requirements: tuple[Requirement, ...] = ()
    columns: tuple[CoverColumn, ...] = ()
    totals: tuple[tuple[int, int, int], ...] = ()
    """For each must-do, how many plans are confirmed, suggested and without it."""


class Askable(NamedTuple):
    """A criterion that the coverage could be told under."""

    key: str
    number: int
    title: str


def board_of(requirements: tuple[Requirement, ...], columns: tuple[CoverColumn, ...]) -> Board:
    """A board with each must-do's totals."""
    covers = zip(*(column.covers for column in columns), strict=True) if columns else ()
    return Board(
        requirements,
        columns,
        tuple((one.count(_YES), one.count(_PERHAPS), one.count(_GAP)) for one in covers)
        or ((0, 0, 0),) * len(requirements),
    )


def localities(review: ReviewFile) -> tuple[int, ...]:
    """The keys of all localities, in the paper's order."""
    from lyapp.store.queries.coverage import locality_keys

    return locality_keys(review)


def part(review: ReviewFile, localities: tuple[int, ...]) -> Prepared:
    """What the coverage of these localities is worked out from."""
    from lyapp.store.covering import prepared
    from lyapp.store.queries.coverage import coverage_facts

    return prepared(coverage_facts(review, localities=localities))


def work_out(tick: Tick, *, parts: list[Prepared]) -> Board:
    """The board, without a review."""
    from lyapp.store import covering

    return board_of(*covering.columns(parts, tick=tick))


def document(tick: Tick, *, parts: list[Prepared], fmt: str) -> bytes:
    """The whole matrix as a file's content."""
    from lyapp.exchange.coverage_export import write_coverage
    from lyapp.store import covering

    title = parts[0].title if parts else ""
    return write_coverage(covering.work_out(parts, tick=tick).matrix, fmt, title=title)


def some(review: ReviewFile, localities: tuple[int, ...]) -> Board:
    """The columns of a few localities, and the must-dos they stand beside."""
    from lyapp.store.covering import columns

    return board_of(*columns([part(review, localities)]))


def plan(review: ReviewFile, locality: int, known: PlanCover | None) -> PlanCover | None:
    """One locality's links; None when the locality was removed. `known` are those read before."""
    from lyapp.store.plan_cover import plan_cover
    from lyapp.store.queries.coverage import coverage_facts

    facts = coverage_facts(review, locality=locality)
    return plan_cover(facts, known=known) if facts.plans else None


def say(
    review: ReviewFile, *, who: str, objective: int, must_do: int, confirmed: bool | None
) -> Changes:
    """Confirm or refuse a link; None opens it again."""
    from lyapp.store.ops.coverage import link_must_do, unlink_must_do

    if confirmed is None:
        return unlink_must_do(review, who=who, objective=objective, must_do=must_do)
    return link_must_do(review, who=who, objective=objective, must_do=must_do, confirmed=confirmed)


def criteria_without_coverage(review: ReviewFile) -> tuple[Askable, ...]:
    """The criteria of the newest set that are rated; none once one of them has the coverage.

    Without must-dos there is nothing to tell, and so none either.
    """
    from lyapp.model.coverage import COVERAGE_CHECK
    from lyapp.store.queries.criteria import newest_criteria
    from lyapp.store.rows import first

    with review.read() as db:
        asked = [one for _key, one in newest_criteria(db).criteria]
        if first(db, "SELECT 1 FROM must_do LIMIT 1") is None:
            return ()
    if any(COVERAGE_CHECK in one.checks for one in asked):
        return ()
    return tuple(Askable(one.key, one.number, one.title) for one in asked if not one.open_text)


def tell_under(review: ReviewFile, *, who: str, criterion: str) -> Changes:
    """Have the coverage told under this criterion, beside what it is checked for already."""
    from lyapp.model.coverage import COVERAGE_CHECK
    from lyapp.store.ops.criteria import choose_checks
    from lyapp.store.queries.criteria import newest_criteria

    with review.read() as db:
        asked = {one.key: one.checks for _key, one in newest_criteria(db).criteria}
    checks = (*asked.get(criterion, ()), COVERAGE_CHECK)
    return choose_checks(review, who=who, criterion=criterion, checks=checks)
