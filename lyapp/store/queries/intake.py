"""What taking in a document needs to know beforehand, and what it would do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lyapp.model.findings import Correction
from lyapp.model.intake import ReadRow
from lyapp.model.plan import DatePrecision
from lyapp.model.reading import ReadingSetting
from lyapp.model.trouble import UnknownKey
from lyapp.model.versions import DifferenceKind, Into, RowDifference
from lyapp.rules.dates import local_day
from lyapp.rules.financial_year import year_bounds
from lyapp.rules.taking_in import take_in
from lyapp.store.queries.objectives import objectives
from lyapp.store.queries.presets import read_presets
from lyapp.store.queries.standing import newest_versions
from lyapp.store.rows import Only, day, first, grouped, moment, select

if TYPE_CHECKING:
    import sqlite3

    from lyapp.store.file import ReviewFile


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What an import would do. `version` is the number of the version the rows go into.

    `unchanged` rows are taken into a new version as they were; added to a version they are left
    out. The `after` of a difference is the position among the rows handed in.
    """

    version: int
    added: int
    changed: int
    unchanged: int
    removed: int
    refused: int
    differences: tuple[RowDifference, ...]


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A place where a document is kept already.

    `newest`: the version is the newest of its plan. `added` is the day the document came there.
    """

    attachment: int
    locality: int
    locality_name: str
    version: int
    newest: bool
    added: date


def preview(
    review: ReviewFile, *, locality: int, rows: Sequence[ReadRow], into: Into
) -> ImportPreview:
    """What taking these rows into a locality's plan would do. Nothing is changed.

    Raises:
        UnknownKey: the locality was removed.
    """
    with review.read() as db:
        if first(db, "SELECT 1 FROM locality WHERE id = :key", key=locality) is None:
            raise UnknownKey(what="locality", key=locality, known="it was removed meanwhile")
        newest = newest_versions(db, [locality]).get(locality)
        older = () if newest is None else objectives(db, [newest[0]]).get(newest[0], ())
        number = 1 if newest is None else newest[1]
        if newest is not None and into is Into.NEW_VERSION and not is_empty(db, newest[0]):
            number += 1
    taken = take_in(rows, older=older, into=into)
    counts = Counter(one.kind for one in taken.differences)
    return ImportPreview(
        version=number,
        added=counts[DifferenceKind.ADDED],
        changed=counts[DifferenceKind.CHANGED],
        unchanged=counts[DifferenceKind.UNCHANGED],
        removed=counts[DifferenceKind.REMOVED],
        refused=taken.refused,
        differences=taken.differences,
    )


def is_empty(db: sqlite3.Connection, plan_version: int) -> bool:
    """True when a version has no rows, scores or documents: a place kept for a plan to come."""
    query = """
        SELECT EXISTS (SELECT 1 FROM objective WHERE plan_version_id = :key)
            OR EXISTS (SELECT 1 FROM score WHERE plan_version_id = :key)
            OR EXISTS (SELECT 1 FROM attachment WHERE plan_version_id = :key)
        """
    return not first(db, query, key=plan_version)[0]


def reading_setting(review: ReviewFile, *, locality: int | None = None) -> ReadingSetting:
    """What helps to read a document; with what was learned of a locality when it is known."""
    with review.read() as db:
        starts, ends = plan_year(db)
        return ReadingSetting(
            year_starts=starts,
            year_ends=ends,
            people=clinicians(db),
            spellings=tuple(spellings(db).items()),
            corrections=corrections(db, [locality]).get(locality, ()) if locality else (),
            presets=read_presets(db, locality),
        )


def plan_year(db: sqlite3.Connection) -> tuple[date | None, date | None]:
    """The first and last day of the plans' year: as stated, else as the year's name says."""
    ((year, starts, ends),) = select(db, "SELECT year, year_starts, year_ends FROM review")
    named = year_bounds(year) or (None, None)
    return day(starts) or named[0], day(ends) or named[1]


def clinicians(db: sqlite3.Connection) -> tuple[str, ...]:
    """The names of the programme's people who are clinicians."""
    rows = select(db, "SELECT name FROM person WHERE clinical ORDER BY sort, id")
    return tuple(dict.fromkeys(name for (name,) in rows))


def synonyms(db: sqlite3.Connection) -> tuple[tuple[str, ...], ...]:
    """The programme's groups of words that mean the same."""
    rows = select(db, "SELECT words FROM synonym_group ORDER BY sort, id")
    return tuple(tuple(words.splitlines()) for (words,) in rows)


def spellings(db: sqlite3.Connection) -> dict[int, tuple[str, ...]]:
    """Every way each locality is written, its name first."""
    rows = select(
        db,
        """
        SELECT locality.id, name, name_in_status, name_in_briefing, spelling.form
        FROM locality LEFT JOIN locality_spelling AS spelling
             ON spelling.locality_id = locality.id
        ORDER BY locality.id, spelling.id
        """,
    )
    forms = grouped((key, form) for key, *all_ in rows for form in all_)
    return {key: tuple(dict.fromkeys(filter(None, found))) for key, found in forms.items()}


def already_there(review: ReviewFile, *, sha256: str) -> tuple[StoredDocument, ...]:
    """Where a document with this SHA-256 is kept: it has been taken in before."""
    with review.read() as db:
        rows = select(
            db,
            """
            SELECT attachment.id, locality.id, locality.name, version.number,
                   version.number = (SELECT max(number) FROM plan_version
                                     WHERE plan_id = version.plan_id),
                   attachment.added
            FROM attachment
            JOIN plan_version AS version ON version.id = attachment.plan_version_id
            JOIN plan ON plan.id = version.plan_id
            JOIN locality ON locality.id = plan.locality_id
            WHERE attachment.sha256 = :sha256 ORDER BY attachment.id
            """,
            sha256=sha256,
        )
    return tuple(
        StoredDocument(key, locality, name, version, bool(newest), local_day(moment(added)))
        for key, locality, name, version, newest, added in rows
    )


def corrections(db: sqlite3.Connection, only: Only) -> dict[int, tuple[Correction, ...]]:
    """What people said the printed texts of each locality's plan mean, oldest first."""
    rows = select(
        db,
        """
        SELECT plan.locality_id, field, printed, due, precision, clinical, meaning
        FROM correction JOIN plan ON plan.id = correction.plan_id
        WHERE {among} ORDER BY correction.id
        """,
        column="plan.locality_id",
        only=only,
    )
    return grouped(
        (key, Correction(field, printed, day(due), DatePrecision(precision), clinical, meaning))
        for key, field, printed, due, precision, clinical, meaning in rows
    )
