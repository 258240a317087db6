"""Packs that were made, returns that came, and the pack a member's own review was made from."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from lyapp.model.merging import Verdict
from lyapp.model.packs import Certificate, KeyPair
from lyapp.model.trouble import AMembersReview, NotAMembersReview, OtherReviewsReturn
from lyapp.store.rows import day, first, moment, select

if TYPE_CHECKING:
    import sqlite3

    from lyapp.store.file import ReviewFile

_ANOTHERS = OtherReviewsReturn.template.removeprefix("{name}")
"""How the sentence ends by which a return of another review is refused; it alone is kept."""


@dataclass(frozen=True, slots=True)
class PackMade:
    """A pack that was made for a member; `plans` counts the plan versions in it."""

    pack: int
    uid: str
    member: int
    member_key: str
    member_name: str
    made: datetime
    sha256: str
    size: int
    plans: int
    criteria_version: int
    deadline: date | None


@dataclass(frozen=True, slots=True)
class ReceivedRow:
    """A return that came, with its bytes kept under `sha256`.

    `member_name` is empty if unknown, as it is for `another_review`'s.
    """

    sha256: str
    size: int
    member_name: str
    device: str
    made: datetime | None
    received: datetime
    verdict: Verdict
    why: str
    file_name: str
    """What it was called when it first came; empty where that wasn't noted."""

    @property
    def another_review(self) -> bool:
        """True when it was refused because it belongs to another review."""
        return self.verdict is Verdict.REFUSED and self.why.endswith(_ANOTHERS)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a member's own review comes from, and what its returns are signed with.

    `fingerprints` are what the pack said of each plan version: locality code and number to it.
    """

    member: int
    member_key: str
    member_name: str
    certificate: Certificate
    keys: KeyPair
    review_public: str
    device: str
    made: datetime
    opened: datetime
    criteria_version: int
    criteria_fingerprint: str
    fingerprints: dict[tuple[str, int], str]
    deadline: date | None
    note: str


def review_keys(review: ReviewFile) -> KeyPair | None:
    """The review's own key pair; None before its first pack was made."""
    with review.read() as db:
        found = first(db, "SELECT public, private FROM review_key")
    return None if found is None else KeyPair(*found)


def pack_keys(review: ReviewFile) -> dict[str, str]:
    """The member's public key of each pack that was made, by the pack's id."""
    with review.read() as db:
        return dict(select(db, "SELECT uid, public FROM pack"))


def packs(review: ReviewFile) -> tuple[PackMade, ...]:
    """Every pack that was made, newest first."""
    with review.read() as db:
        rows = select(
            db,
            """
            SELECT pack.id, pack.uid, member.id, member.key, member.name, pack.made, pack.sha256,
                   pack.size, json_array_length(pack.held), criteria_set.version, pack.deadline
            FROM pack JOIN member ON member.id = pack.member_id
            JOIN criteria_set ON criteria_set.id = pack.criteria_set_id
            ORDER BY pack.id DESC
            """,
        )
    return tuple(
        PackMade(
            key, uid, member, of, name, moment(made), sha256, size, plans, version, day(deadline)
        )
        for key, uid, member, of, name, made, sha256, size, plans, version, deadline in rows
    )


def received(review: ReviewFile) -> tuple[ReceivedRow, ...]:
    """Every return that came, newest first."""
    with review.read() as db:
        rows = select(
            db,
            """
            SELECT come.sha256, come.size, coalesce(member.name, ''), come.device, come.made,
                   come.added, come.verdict, come.why, come.file_name
            FROM received_return AS come LEFT JOIN member ON member.id = come.member_id
            ORDER BY come.id DESC
            """,
        )
    found = (
        ReceivedRow(
            sha256, size, name, device, moment(made), moment(added), Verdict(verdict), why, called
        )
        for sha256, size, name, device, made, added, verdict, why, called in rows
    )
    # Files written earlier name the member of this review who has the same key.
    return tuple(replace(one, member_name="") if one.another_review else one for one in found)


def received_content(review: ReviewFile, *, sha256: str) -> bytes | None:
    """A file that came back, byte for byte; None when none with this hash did."""
    with review.read() as db:
        found = first(
            db,
            """
            SELECT kept.content FROM received_return AS come
            JOIN document_content AS kept ON kept.sha256 = come.sha256
            WHERE come.sha256 = :sha256
            """,
            sha256=sha256,
        )
    return None if found is None else bytes(found[0])


def origin(review: ReviewFile) -> Origin | None:
    """The pack this review was made from; None for a review of its own."""
    with review.read() as db:
        return read_origin(db)


def needed_origin(review: ReviewFile) -> Origin:
    """The pack this review was made from.

    Raises:
        NotAMembersReview: it wasn't made from one.
    """
    found = origin(review)
    if found is None:
        raise NotAMembersReview(path=review.path.name)
    return found


def refuse_a_members(review: ReviewFile) -> None:
    """Raise AMembersReview for a review that was made from a pack."""
    if origin(review) is not None:
        raise AMembersReview(path=review.path.name)


def read_origin(db: sqlite3.Connection) -> Origin | None:
    """As `origin`."""
    found = first(
        db,
        """
        SELECT said.pack, said.review, member.id, member.key, member.name, said.public,
               said.private, said.signature, said.review_public, said.device, said.made,
               said.opened, said.criteria_version, said.criteria_fingerprint, said.fingerprints,
               said.deadline, said.note
        FROM pack_origin AS said JOIN member ON member.id = said.member_id
        """,
    )
    if found is None:
        return None
    pack, uid, member, key, name, public, private, signature, review_public, *rest = found
    device, made, opened, version, fingerprint, plans, deadline, note = rest
    return Origin(
        member=member,
        member_key=key,
        member_name=name,
        certificate=Certificate(pack, uid, key, public, signature),
        keys=KeyPair(public, private),
        review_public=review_public,
        device=device,
        made=moment(made),
        opened=moment(opened),
        criteria_version=version,
        criteria_fingerprint=fingerprint,
        fingerprints={(code, number): said for code, number, said in json.loads(plans)},
        deadline=day(deadline),
        note=note,
    )
