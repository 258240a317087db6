"""Taking made-up documents into the small programme's plans, and looking at what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lyapp.model.changes import Changes
from lyapp.model.intake import ReadRow
from lyapp.model.plan import Objective
from lyapp.model.versions import Into
from lyapp.store.file import ReviewFile
from lyapp.store.ops import intake
from lyapp.store.queries import versions
from tests.plan_documents import document_of, original_of, rows

ASHBY, BARTON, CORFE = 1, 2, 3
"""Localities of the small programme: with two versions, with one, and without a plan."""


def take(
    review: ReviewFile,
    locality: int,
    *titles: str,
    into: Into = Into.NEW_VERSION,
    read: Sequence[ReadRow] | None = None,
    **given: Any,
) -> Changes:
    """Take in a document with a row for each title, or with the rows in `read`."""
    return intake.import_plan(
        review,
        who="Anna Park",
        locality=locality,
        document=document_of(*titles),
        original=original_of(*titles),
        rows=rows(*titles) if read is None else read,
        into=into,
        **given,
    )


def newest(review: ReviewFile, locality: int) -> versions.VersionRow:
    """The newest version of a locality's plan."""
    return versions.versions(review, locality=locality)[-1]


def plan(review: ReviewFile, locality: int) -> tuple[Objective, ...]:
    """The rows of a locality's newest version."""
    return versions.plan_rows(review, plan_version=newest(review, locality).plan_version)


def log_entry(review: ReviewFile) -> bytes:
    """The changes of the newest entry of the log."""
    (changes,) = review.raw.execute("SELECT changes FROM change_entry ORDER BY id DESC").fetchone()
    return bytes(changes)
