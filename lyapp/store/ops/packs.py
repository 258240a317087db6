"""Noting that a pack was made for a member."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from sqlmodel import select

from lyapp.model.changes import Changes, EntryKind
from lyapp.model.packs import KeyPair, PackContents
from lyapp.model.trouble import UnknownKey
from lyapp.store.queries.criteria import newest_set
from lyapp.store.tables.panel import Pack, ReviewKey
from lyapp.store.tables.programme import Member

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile


def record_pack(
    review: ReviewFile,
    *,
    who: str,
    contents: PackContents,
    review_keys: KeyPair,
    member_public: str,
    data: bytes,
) -> Changes:
    """Note a pack, with the key its returns will be signed with, and keep the review's own keys.

    It can't be undone: the pack is out of the house, and its returns must stay known.

    Raises:
        UnknownKey: the member was removed.
        ValueError: the review has other keys already.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    with review.write(who=who, kind=EntryKind.LOAD, source_sha256=sha256) as work:
        member = work.session.exec(select(Member).where(Member.key == contents.member)).first()
        if member is None or member.id is None:
            raise UnknownKey(what="member", key=contents.member, known="it was removed meanwhile")
        own = work.session.get(ReviewKey, 1)
        if own is None:
            work.session.add(
                ReviewKey(id=1, public=review_keys.public, private=review_keys.private)
            )
        elif own.public != review_keys.public:
            raise ValueError("the review has other keys")
        asked, _version = newest_set(work.raw)
        work.add(
            Pack(
                uid=contents.pack,
                member_id=member.id,
                public=member_public,
                made=contents.made,
                sha256=sha256,
                size=len(data),
                criteria_set_id=asked,
                held=json.dumps(
                    [[one.locality, one.number, one.fingerprint] for one in contents.plans],
                    ensure_ascii=False,
                ),
                deadline=contents.deadline,
            )
        )
        work.label = f"Pack made for {member.name}"
    return work.result
