"""What the plan tab asks of the store, imported on the store's own thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lyapp.model.changes import Changes
    from lyapp.model.plan import Objective
    from lyapp.model.reading import ReadingSetting
    from lyapp.model.versions import RowDifference
    from lyapp.store.file import ReviewFile
    from lyapp.store.queries.attachments import AttachmentRow
    from lyapp.store.queries.findings import ShownFinding
    from lyapp.store.queries.versions import VersionRow


@dataclass(frozen=True, slots=True)
class PlanFile:
    """What there is of a locality's plan beside its newest rows.

    `titles` gives each finding rule's name in words.
    """

    locality: int
    versions: tuple[VersionRow, ...]
    documents: tuple[AttachmentRow, ...]
    findings: tuple[ShownFinding, ...]
    titles: Mapping[str, str]
    setting: ReadingSetting


@dataclass(frozen=True, slots=True)
class Compared:
    """How two versions differ, with the rows of both by their keys."""

    differences: tuple[RowDifference, ...]
    rows: Mapping[int, Objective]


def read_plan(review: ReviewFile, *, locality: int) -> PlanFile:
    """Versions, documents, findings and corrections of a locality's plan."""
    from lyapp.rules.findings import RULES
    from lyapp.store.queries import attachments, findings, intake, versions

    return PlanFile(
        locality=locality,
        versions=versions.versions(review, locality=locality),
        documents=attachments.attachments(review, locality=locality),
        findings=findings.findings(review, locality=locality),
        titles={rule.key: rule.title for rule in RULES},
        setting=intake.reading_setting(review, locality=locality),
    )


def read_rows(review: ReviewFile, *, plan_version: int) -> tuple[Objective, ...]:
    """The rows of one version."""
    from lyapp.store.queries import versions

    return versions.plan_rows(review, plan_version=plan_version)


def read_differences(
    review: ReviewFile, *, locality: int, older: VersionRow, newer: VersionRow
) -> Compared:
    """How one version differs from another."""
    from lyapp.store.queries import versions

    found = versions.differences(review, locality=locality, older=older.number, newer=newer.number)
    before = versions.plan_rows(review, plan_version=older.plan_version)
    after = versions.plan_rows(review, plan_version=newer.plan_version)
    return Compared(found, {row.id: row for row in (*before, *after)})


def read_content(review: ReviewFile, *, attachment: int) -> bytes:
    """A document's own bytes."""
    from lyapp.store.queries import attachments

    return attachments.content(review, attachment=attachment)


def remove_document(review: ReviewFile, *, who: str, attachment: int) -> Changes:
    """Take a document away."""
    from lyapp.store.ops import attachments

    return attachments.remove_attachment(review, who=who, attachment=attachment)


def forget(review: ReviewFile, *, who: str, locality: int, field: str, printed: str) -> Changes:
    """Stop remembering what a printed text means."""
    from lyapp.store.ops import corrections

    return corrections.forget_correction(
        review, who=who, locality=locality, field=field, printed=printed
    )
