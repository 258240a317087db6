"""What the review screen asks of the store about findings and documents.

The store is imported inside each call, on the store's own thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.store.file import ReviewFile
    from lyapp.ui.review.plan_notes import PlanNotes


class CoverageCount(NamedTuple):
    """How many must-dos are confirmed, suggested, and with no row in a locality's plan.

    `counts` is None where there are no must-dos, or no rows to find them in.
    """

    locality: int
    counts: tuple[int, int, int] | None


def read_notes(review: ReviewFile, *, locality: int) -> PlanNotes:
    """What was noticed in the newest version of a plan, and the documents it came in."""
    from lyapp.store.queries import attachments, findings, intake
    from lyapp.ui.review.plan_notes import arrange

    setting = intake.reading_setting(review, locality=locality)
    (plan,) = findings.all_findings(review, localities=[locality]) or (None,)
    return arrange(
        locality=locality,
        by_criterion=findings.findings_by_criterion(review, locality=locality),
        found=() if plan is None else plan.findings,
        objectives=() if plan is None else plan.objectives,
        documents=attachments.attachments(review, locality=locality),
        corrections=setting.corrections,
        year=(setting.year_starts, setting.year_ends),
    )


def count_coverage(review: ReviewFile, *, locality: int) -> CoverageCount:
    """How a plan stands with the must-dos. A few milliseconds for a plan of the usual length."""
    from lyapp.model.coverage import Cover
    from lyapp.store.covering import covered
    from lyapp.store.queries.coverage import coverage_facts

    matrix = covered(coverage_facts(review, locality=locality)).matrix
    if not matrix.lines or not any(plan.rows for plan in matrix.plans):
        return CoverageCount(locality, None)
    confirmed, suggested, gaps = (
        matrix.count(0, cover) for cover in (Cover.CONFIRMED, Cover.SUGGESTED, Cover.GAP)
    )
    return CoverageCount(locality, (confirmed, suggested, gaps))


def cite_page(
    review: ReviewFile,
    *,
    plan_version: int,
    criterion: int,
    member: str,
    attachment: int,
    page: int | None,
    who: str,
) -> Changes:
    """Cite a page of the plan's document as evidence."""
    from lyapp.store.ops import scores

    return scores.cite_page(
        review,
        plan_version=plan_version,
        criterion=criterion,
        member=member,
        attachment=attachment,
        page=page,
        who=who,
    )
