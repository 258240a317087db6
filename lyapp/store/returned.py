"""What a return means to this review: whose it is, and its answers in the review's own keys.

The tie between two answers changed at the same moment is broken by what they say, and not by the
return they came in: that is the same whichever of two equal answers was merged first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from lyapp.model.criteria import ScoreState
from lyapp.model.merging import Incoming, MergedPlan
from lyapp.model.packs import Cited, PlanAnswers, SignedReturn
from lyapp.model.trouble import OtherReviewsReturn
from lyapp.rules.fingerprints import criteria_fingerprint
from lyapp.rules.merging import ReturnedPlan, Said
from lyapp.rules.returns import remarks, why_plan_refused, why_refused
from lyapp.store.queries.criteria import AskedSet, criteria_sets
from lyapp.store.queries.members import conflicts
from lyapp.store.queries.pack_contents import fingerprints_of
from lyapp.store.rows import moment, select

if TYPE_CHECKING:
    import sqlite3

Evidence = tuple[tuple[int, int, int, str], ...]
"""(row, attachment, page, quote) of each citation, sorted; 0 for what it doesn't name."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who a return is from, as the review knows them."""

    member: int
    key: str
    name: str
    pack: int | None


@dataclass(slots=True)
class Read:
    """A file, what the review makes of it, and why it takes nothing of it (empty if it does)."""

    incoming: Incoming
    sha256: str
    sender: Sender | None = None
    why: str = ""
    seen: bool = False
    older_criteria: bool = False
    remarks: list[str] = field(default_factory=list)
    plans: list[tuple[MergedPlan, ReturnedPlan]] = field(default_factory=list)


class Known:
    """What the review knows: members, packs, criteria sets, plan versions, their rows."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._members: dict[str, tuple[int, str | None, bool]] = {
            key: (int(number), str(name), bool(withdrawn))
            for number, key, name, withdrawn in select(
                db, "SELECT id, key, name, withdrawn FROM member"
            )
        }
        self._packs = dict(select(db, "SELECT uid, id FROM pack"))
        came = select(
            db, "SELECT sha256, member_id, made FROM received_return WHERE verdict = 'merged'"
        )
        self._seen = {sha256 for sha256, _member, _made in came}
        self._made = [(member, moment(made)) for _sha256, member, made in came if made]
        self.closed = frozenset(
            version
            for (version,) in select(
                db, "SELECT plan_version_id FROM moderation WHERE closed_at IS NOT NULL"
            )
        )
        """Plan versions whose record is closed."""
        self._conflicts = {(one.member, one.locality) for one in conflicts(db) if not one.scores}
        sets = criteria_sets(db)
        self._sets: dict[int, AskedSet] = {one.version: one for one in sets}
        self.titles = {key: one.title for asked in sets for key, one in asked.criteria}
        self.levels = {
            key: frozenset[int]()
            if one.open_text
            else frozenset(level.value for level in asked.scale.levels)
            for asked in sets
            for key, one in asked.criteria
        }
        rows = select(
            db,
            """
            SELECT locality.code, version.number, version.id, locality.id, locality.name
            FROM plan_version AS version
            JOIN plan ON plan.id = version.plan_id
            JOIN locality ON locality.id = plan.locality_id
            ORDER BY version.number
            """,
        )
        self._versions = {(code, number): said for code, number, *said in rows}
        self.localities = {version: locality for _code, _number, version, locality, _name in rows}
        self._names = dict(select(db, "SELECT code, name FROM locality"))
        self._newest = {code: number for code, number, *_said in rows}
        self._fingerprints: dict[tuple[str, int], tuple[int, str]] = {}
        self._cited: dict[int, tuple[dict[str, int], dict[str, int]]] = {}

    def read(self, files: Sequence[Incoming], hashes: Sequence[str]) -> tuple[Read, ...]:
        """What the review makes of some files; `hashes` are their SHA-256, in their order."""
        read = tuple(map(self._read, files, hashes))
        taken = [one for one in read if one.sender and one.incoming.signed and not one.why]
        newest: dict[int, datetime] = {}
        for member, made in (*self._made, *(_when(one) for one in taken)):
            newest[member] = max(made, newest.get(member, made))
        for one in taken:
            member, made = _when(one)
            said = remarks(
                known_pack=one.sender is not None and one.sender.pack is not None,
                older_criteria=one.older_criteria,
                older_than_last=made < newest[member],
            )
            one.remarks += [each.sentence for each in said]
        return read

    def _read(self, incoming: Incoming, sha256: str) -> Read:
        found = Read(incoming, sha256, seen=sha256 in self._seen)
        signed = incoming.signed
        if signed is None or incoming.trouble is not None:
            found.why = incoming.trouble.sentence if incoming.trouble else "It can’t be read."
        if signed is None:
            return found
        by = signed.certificate
        number, name, withdrawn = self._members.get(by.member, (0, None, False))
        # Another review may have a member of the same key: its return is none of theirs.
        if name is not None and not isinstance(incoming.trouble, OtherReviewsReturn):
            found.sender = Sender(number, by.member, name, self._packs.get(by.pack))
        asked = self._asked(signed)
        refused = why_refused(
            member=name, withdrawn=withdrawn, known_criteria=asked is not None, name=by.member
        )
        if refused is not None:
            found.why = found.why or refused.sentence
        if asked is None or found.sender is None or found.why:
            return found
        found.older_criteria = asked.version != max(self._sets)
        criteria = {one.key: key for key, one in asked.criteria}
        for plan in signed.contents.plans:
            found.plans.append(self._plan(found.sender, plan, criteria, signed.contents.device))
        return found

    def _asked(self, signed: SignedReturn) -> AskedSet | None:
        """What a return answers; None where this review never asked that."""
        asked = self._sets.get(signed.contents.criteria_version)
        if asked is None or signed.contents.criteria_fingerprint != criteria_fingerprint(
            asked.scale, [one for _key, one in asked.criteria]
        ):
            return None
        return asked

    def _plan(
        self, sender: Sender, plan: PlanAnswers, criteria: Mapping[str, int], device: str
    ) -> tuple[MergedPlan, ReturnedPlan]:
        where = (plan.locality, plan.number)
        known = self._versions.get(where)
        version, locality, name = known or (0, 0, self._names.get(plan.locality, plan.locality))
        refused = why_plan_refused(
            locality=name,
            member=sender.name,
            version=plan.number,
            known_version=known is not None,
            conflicted=(sender.member, locality) in self._conflicts,
        )
        why = "" if refused is None else refused.sentence
        stale = not why and self._stale(where, plan.fingerprint)
        answers = [
            (
                criteria.get(one.criterion, 0),
                said(
                    one.changed,
                    one.state,
                    one.rating,
                    one.comment,
                    self._evidence(one.evidence, version) if one.evidence and version else (),
                    device,
                ),
            )
            for one in plan.answers
        ]
        return (
            MergedPlan(plan.locality, name, plan.number, why=why, stale=stale),
            ReturnedPlan(version, answers, refused=bool(why)),
        )

    def _stale(self, where: tuple[str, int], fingerprint: str) -> bool:
        """Whether the plan isn't any more what the member had before them."""
        code, number = where
        if self._newest[code] != number:
            return True
        if not self._fingerprints:
            self._fingerprints = fingerprints_of(self._db)
        return self._fingerprints[where][1] != fingerprint

    def _evidence(self, cited: Sequence[Cited], version: int) -> Evidence:
        """Citations in the review's keys; one of a row or document that is gone is left out."""
        if version not in self._cited:
            self._cited[version] = (
                dict(
                    select(
                        self._db,
                        "SELECT code, id FROM objective WHERE plan_version_id = :version",
                        version=version,
                    )
                ),
                dict(
                    select(
                        self._db,
                        """
                        SELECT sha256, id FROM attachment
                        WHERE plan_version_id = :version ORDER BY id DESC
                        """,
                        version=version,
                    )
                ),
            )
        rows, documents = self._cited[version]
        found = [
            (rows.get(one.row, 0), documents.get(one.document, 0), one.page or 0, one.quote)
            for one in cited
        ]
        return tuple(sorted({one for one in found if one[0] or one[1]}))


def _when(one: Read) -> tuple[int, datetime]:
    """Whose a return is that is taken in, and when it was made."""
    if one.sender is None or one.incoming.signed is None:
        raise ValueError("not of a return that is taken in")
    return one.sender.member, one.incoming.signed.contents.made


def said(
    changed: datetime,
    state: ScoreState | None,
    rating: int | None,
    comment: str,
    evidence: Evidence,
    device: str,
    own: bool = False,  # called for each of a hundred thousand answers
) -> Said:
    """An answer, with what breaks a tie."""
    source = (
        f"{device} {rating} {comment}"
        if state is ScoreState.RATED and not evidence
        else f"{device} {state} {rating} {evidence} {comment}"
    )
    return Said(changed, source, state, rating, comment, evidence, device, own)
