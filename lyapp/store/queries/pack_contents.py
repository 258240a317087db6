"""What goes into a member's pack: the programme, the plans they may see, and nobody's scores."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from lyapp.model.intake import DocumentKind
from lyapp.model.packs import (
    PackConflict,
    PackContents,
    PackCorrection,
    PackDocument,
    PackPlan,
    PackRow,
)
from lyapp.model.plan import Objective
from lyapp.model.programme import (
    LocalityData,
    MemberData,
    MustDoData,
    OrganisationData,
    PersonData,
    ProgrammeData,
)
from lyapp.model.trouble import MemberWithdrawn, UnknownKey
from lyapp.rules.fingerprints import criteria_fingerprint, plan_fingerprint
from lyapp.store.queries.criteria import newest_criteria
from lyapp.store.queries.deciding import outcome_types
from lyapp.store.queries.intake import corrections, synonyms
from lyapp.store.queries.members import conflicts, scorers
from lyapp.store.queries.objectives import objectives
from lyapp.store.queries.pack_marks import pack_dismissals, pack_links
from lyapp.store.rows import day, first, grouped, select

if TYPE_CHECKING:
    import sqlite3

    from lyapp.store.file import ReviewFile

_SAME = tuple(field.name for field in fields(PackRow) if field.name not in ("document", "items"))
"""What a row of a pack has by the same name as a row of the review."""


def pack_contents(
    review: ReviewFile,
    *,
    member: str,
    pack: str,
    made: datetime,
    deadline: date | None = None,
    note: str = "",
) -> PackContents:
    """What the member with this key gets in a pack with this id.

    They get the plans they score and those they have an interest in, every version of them, with
    their documents, what was put right, which must-dos are settled and which findings set aside.

    Raises:
        UnknownKey: there is no such member.
        MemberWithdrawn: the member has stood down.
    """
    with review.read() as db:
        found = first(
            db,
            "SELECT id, name, role, initials, organisation, withdrawn FROM member WHERE key = :key",
            key=member,
        )
        if found is None:
            known = ", ".join(one for (one,) in select(db, "SELECT key FROM member ORDER BY sort"))
            raise UnknownKey(what="member", key=member, known=known)
        number, name, role, initials, organisation, withdrawn = found
        if withdrawn:
            raise MemberWithdrawn(member=name)
        codes = dict(select(db, "SELECT id, code FROM locality ORDER BY sort, id"))
        theirs = {key for key, members in scorers(db).items() if number in members}
        interests = {one.locality: one for one in conflicts(db) if one.member == number}
        kept_out = [one for one in interests.values() if not one.scores]
        seen = theirs | {one.locality for one in kept_out}
        asked = newest_criteria(db)
        plans, documents = _plans(db, seen)
        sent = {one.locality for one in plans}
        data = _programme(db)
        return PackContents(
            pack=pack,
            review=review.uid,
            member=member,
            made=made,
            programme=replace(
                data,
                scale=asked.scale,
                criteria=tuple(criterion for _key, criterion in asked.criteria),
                members=(MemberData(member, name, role, initials, organisation=organisation),),
            ),
            criteria_version=asked.version,
            criteria_fingerprint=criteria_fingerprint(
                asked.scale, [criterion for _key, criterion in asked.criteria]
            ),
            plans=plans,
            documents=documents,
            corrections=tuple(
                PackCorrection(codes[key], one)
                for key, said in corrections(db, seen).items()
                for one in said
                if codes[key] in sent
            ),
            links=pack_links(db, seen),
            dismissals=pack_dismissals(db, seen),
            scored=tuple(code for key, code in codes.items() if key in theirs),
            conflicts=tuple(
                PackConflict(codes[one.locality], one.kind.value, one.note) for one in kept_out
            ),
            deadline=deadline,
            note=note,
        )


def fingerprints_of(
    db: sqlite3.Connection, only: Collection[int] | None = None
) -> dict[tuple[str, int], tuple[int, str]]:
    """Locality code and version number, to the version's key and fingerprint."""
    versions = _versions(db, only, column="version.id")
    rows = objectives(db, [key for key, *_said in versions])
    return {
        (code, number): (key, plan_fingerprint(code, number, rows.get(key, ())))
        for key, code, number, *_said in versions
    }


def _programme(db: sqlite3.Connection) -> ProgrammeData:
    """The programme without members, criteria, plans, decisions, money and texts."""
    asked = newest_criteria(db)
    head = first(
        db,
        """
        SELECT programme, title, year, committee, committee_date, paper_date, agenda_item,
               contact, authors, source_note, sample, made_up, priority_limit, year_starts,
               year_ends
        FROM review
        """,
    )
    key, title, year, committee, meets, dated, item, contact, authors, source, *rest = head
    sample, made_up, limit, starts, ends = rest
    spellings = grouped(
        select(db, "SELECT organisation_id, form FROM organisation_spelling ORDER BY id")
    )
    return ProgrammeData(
        key=key,
        title=title,
        year=year,
        scale=asked.scale,
        criteria=(),
        outcome_types=tuple(outcome_types(db).values()),
        committee=committee,
        committee_date=day(meets),
        paper_date=day(dated),
        agenda_item=item,
        contact=contact,
        sample=bool(sample),
        made_up=bool(made_up),
        source_note=source,
        authors=tuple(line for line in authors.splitlines() if line),
        organisations=tuple(
            OrganisationData(code, name, short, spellings.get(number, ()))
            for number, code, name, short in select(
                db, "SELECT id, code, name, short_name FROM organisation ORDER BY sort, id"
            )
        ),
        localities=_localities(db),
        must_dos=tuple(
            MustDoData(
                code,
                catalogue,
                name,
                source=origin,
                lead=lead,
                note=note,
                detail=tuple(
                    (said, text)
                    for said, _colon, text in (
                        line.partition(": ") for line in detail.splitlines() if line
                    )
                ),
            )
            for code, catalogue, name, origin, lead, note, detail in select(
                db,
                """
                SELECT code, catalogue, title, source, lead, note, detail
                FROM must_do ORDER BY sort, id
                """,
            )
        ),
        people=tuple(
            PersonData(name, role, organisation, bool(clinical))
            for name, role, organisation, clinical in select(
                db, "SELECT name, role, organisation, clinical FROM person ORDER BY sort, id"
            )
        ),
        synonyms=synonyms(db),
        priority_limit=limit,
        year_starts=day(starts),
        year_ends=day(ends),
    )


def _localities(db: sqlite3.Connection) -> tuple[LocalityData, ...]:
    spellings = grouped(select(db, "SELECT locality_id, form FROM locality_spelling ORDER BY id"))
    rows = select(
        db,
        """
        SELECT locality.id, locality.code, organisation.code, locality.name, kind, paragraph,
               name_in_status, name_in_briefing, practices, list_size, list_size_printed, note
        FROM locality JOIN organisation ON organisation.id = locality.organisation_id
        ORDER BY locality.sort, locality.id
        """,
    )
    return tuple(
        replace(LocalityData(*said), spellings=spellings.get(key, ())) for key, *said in rows
    )


def _versions(
    db: sqlite3.Connection, only: Collection[int] | None, *, column: str
) -> list[tuple[int, str, int, str, str | None, str]]:
    """Plan versions, older ones first: key, locality code, number, title, received, note."""
    return select(
        db,
        """
        SELECT version.id, locality.code, version.number, version.title, version.received,
               version.note
        FROM plan_version AS version
        JOIN plan ON plan.id = version.plan_id
        JOIN locality ON locality.id = plan.locality_id
        WHERE {among} ORDER BY locality.sort, locality.id, version.number
        """,
        column=column,
        only=only,
    )


def _plans(
    db: sqlite3.Connection, localities: Collection[int]
) -> tuple[tuple[PackPlan, ...], tuple[PackDocument, ...]]:
    versions = _versions(db, localities, column="locality.id")
    keys = [key for key, *_said in versions]
    rows = objectives(db, keys)
    attached = select(
        db,
        """
        SELECT plan_version_id, id, sha256, name, media_type, kind, pages, reading_sha256
        FROM attachment WHERE {among} ORDER BY id
        """,
        column="plan_version_id",
        only=keys,
    )
    sha256 = {one[1]: one[2] for one in attached}
    of_version = grouped((one[0], one[2]) for one in attached)
    plans = tuple(
        PackPlan(
            locality=code,
            number=number,
            fingerprint=plan_fingerprint(code, number, rows.get(key, ())),
            title=title,
            received=day(received),
            note=note,
            rows=tuple(_row(row, sha256) for row in rows.get(key, ())),
            documents=tuple(dict.fromkeys(of_version.get(key, ()))),
        )
        for key, code, number, title, received, note in versions
    )
    documents: dict[str, PackDocument] = {}
    for _version, _key, hashed, name, media_type, kind, pages, reading in attached:
        there = documents.get(hashed)
        if there is not None and (there.kind is not None or kind is None):
            continue
        documents[hashed] = PackDocument(
            name=name,
            media_type=media_type,
            sha256=hashed,
            content=_bytes(db, hashed),
            reading=_bytes(db, reading) if kind is not None and reading else b"",
            kind=DocumentKind(kind) if kind is not None and reading else None,
            pages=pages,
        )
    return plans, tuple(documents.values())


def _row(row: Objective, sha256: dict[int, str]) -> PackRow:
    return PackRow(
        items=row.items,
        document="" if row.attachment is None else sha256.get(row.attachment, ""),
        **{name: getattr(row, name) for name in _SAME},
    )


def _bytes(db: sqlite3.Connection, sha256: str) -> bytes:
    found = first(db, "SELECT content FROM document_content WHERE sha256 = :sha256", sha256=sha256)
    return bytes(found[0])
