"""What several screens ask of the store about a plan: its documents, findings and corrections.

The store is imported inside each call, on the store's own thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.model.findings import Correction
    from lyapp.model.intake import PlanDocument
    from lyapp.store.file import ReviewFile


class Document(NamedTuple):
    """A document of a plan to show: what was read of it, and its bytes.

    `document` is None for one that was only kept.
    """

    attachment: int
    document: PlanDocument | None
    content: bytes


def read_document(review: ReviewFile, *, attachment: int) -> Document:
    """A document as it was read, with its bytes."""
    from lyapp.store.queries import attachments

    document = attachments.document(review, attachment=attachment)
    return Document(attachment, document, attachments.content(review, attachment=attachment))


def set_aside(
    review: ReviewFile, *, who: str, locality: int, rule: str, fingerprint: str, reason: str
) -> Changes:
    """Set a finding aside."""
    from lyapp.store.ops import findings

    return findings.dismiss_finding(
        review, who=who, locality=locality, rule=rule, fingerprint=fingerprint, reason=reason
    )


def take_up(review: ReviewFile, *, who: str, locality: int, rule: str, fingerprint: str) -> Changes:
    """Take a finding up again."""
    from lyapp.store.ops import findings

    return findings.restore_finding(
        review, who=who, locality=locality, rule=rule, fingerprint=fingerprint
    )


def correct(review: ReviewFile, *, who: str, locality: int, correction: Correction) -> Changes:
    """Say what a printed text means."""
    from lyapp.store.ops import corrections

    return corrections.correct_reading(review, who=who, locality=locality, correction=correction)


def correct_all(
    review: ReviewFile, *, who: str, locality: int, corrections: tuple[Correction, ...]
) -> Changes:
    """Say what several printed texts mean, in one step."""
    from lyapp.store.ops.corrections import correct_readings

    return correct_readings(review, who=who, locality=locality, corrections=corrections)
