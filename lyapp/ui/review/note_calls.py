"""What the review screen asks of the store about findings and documents.

The store is imported inside each call, on the store's own thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.model.findings import Correction
    from lyapp.model.intake import PlanDocument
    from lyapp.store.file import ReviewFile
    from lyapp.ui.review.plan_notes import PlanNotes


class SourceDocument(NamedTuple):
    """A document of the plan to show: what was read of it, and its bytes.

    `document` is None for one that was only kept.
    """

    attachment: int
    document: PlanDocument | None
    content: bytes


class CoverageCount(NamedTuple):
    """How many must-dos are confirmed, suggested, and in no row of a locality's plan.

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


def read_source(review: ReviewFile, *, attachment: int) -> SourceDocument:
    """A document as it was read, with its bytes."""
    from lyapp.store.queries import attachments

    document = attachments.document(review, attachment=attachment)
    return SourceDocument(attachment, document, attachments.content(review, attachment=attachment))


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


def dismiss(
    review: ReviewFile, *, locality: int, rule: str, fingerprint: str, reason: str, who: str
) -> Changes:
    """Set a finding aside."""
    from lyapp.store.ops import findings

    return findings.dismiss_finding(
        review, who=who, locality=locality, rule=rule, fingerprint=fingerprint, reason=reason
    )


def restore(review: ReviewFile, *, locality: int, rule: str, fingerprint: str, who: str) -> Changes:
    """Take a finding up again."""
    from lyapp.store.ops import findings

    return findings.restore_finding(
        review, who=who, locality=locality, rule=rule, fingerprint=fingerprint
    )


def correct(review: ReviewFile, *, locality: int, correction: Correction, who: str) -> Changes:
    """Say what a printed text means."""
    return correct_all(review, locality=locality, corrections=(correction,), who=who)


def correct_all(
    review: ReviewFile, *, locality: int, corrections: tuple[Correction, ...], who: str
) -> Changes:
    """Say what several printed texts mean, in one step."""
    from lyapp.store.ops.corrections import correct_readings

    return correct_readings(review, who=who, locality=locality, corrections=corrections)


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
