"""A round: packs out to the members, their own reviews, returns back into the chair's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from lyapp.exchange.packs import (
    new_id,
    new_member_keys,
    new_review_keys,
    read_return,
    verify_return,
    write_pack,
    write_return,
)
from lyapp.model.merging import Incoming
from lyapp.model.trouble import BadExchangeFile, OtherReviewsReturn
from lyapp.store.file import ReviewFile
from lyapp.store.ops.packs import record_pack
from lyapp.store.queries.pack_contents import pack_contents
from lyapp.store.queries.packs import needed_origin, pack_keys, refuse_a_members, review_keys
from lyapp.store.queries.returning import return_contents

if TYPE_CHECKING:
    from lyapp.model.packs import KeyPair, PackContents


def make_pack(
    review: ReviewFile,
    *,
    who: str,
    member: str,
    deadline: date | None = None,
    note: str = "",
    passphrase: str | None = None,
) -> bytes:
    """The bytes of a new pack for the member with this key; the review notes that it was made.

    Raises:
        AMembersReview: the review is itself a member's copy.
        UnknownKey, MemberWithdrawn: there is nobody to make it for.
        TooMuchToSend, TextNeeded: as `write_pack`.
    """
    refuse_a_members(review)
    contents, member_public, data = prepare_pack(
        review,
        member=member,
        keys=(keys := review_keys(review) or new_review_keys()),
        deadline=deadline,
        note=note,
        passphrase=passphrase,
    )
    record_pack(
        review,
        who=who,
        contents=contents,
        review_keys=keys,
        member_public=member_public,
        data=data,
    )
    return data


def prepare_pack(
    review: ReviewFile,
    *,
    member: str,
    keys: KeyPair,
    deadline: date | None = None,
    note: str = "",
    passphrase: str | None = None,
) -> tuple[PackContents, str, bytes]:
    """A pack that the review hasn't noted yet: what is in it, the member's public key, its bytes.

    Raises:
        UnknownKey, MemberWithdrawn, TooMuchToSend, TextNeeded: as `make_pack`.
    """
    contents = pack_contents(
        review,
        member=member,
        pack=new_id(),
        made=datetime.now(UTC),
        deadline=deadline,
        note=note,
    )
    member_keys = new_member_keys()
    data = write_pack(contents, review_keys=keys, member_keys=member_keys, passphrase=passphrase)
    return contents, member_keys.public, data


def make_return(
    review: ReviewFile, *, passphrase: str | None = None, made: datetime | None = None
) -> bytes:
    """The bytes of a return: everything the member has said in their own review.

    `made` is the moment it gives as its own, UTC; now, when none is said.

    Raises:
        NotAMembersReview: the review wasn't made from a pack.
        TooMuchToSend, TextNeeded: as `write_return`.
    """
    origin = needed_origin(review)
    contents = return_contents(review, made=made or datetime.now(UTC))
    return write_return(
        contents, certificate=origin.certificate, keys=origin.keys, passphrase=passphrase
    )


def read_returns(
    review: ReviewFile,
    files: Sequence[tuple[str, bytes]],
    *,
    passphrases: Mapping[str, str] | None = None,
) -> tuple[Incoming, ...]:
    """Files that came back, by name, read and checked against the packs of this review.

    What can't be read, or isn't of this review, carries why, and is told in the preview.
    `passphrases` are by the files' names.
    """
    keys = review_keys(review)
    noted = pack_keys(review)
    said = passphrases or {}
    return tuple(
        _incoming(
            name,
            content,
            passphrase=said.get(name),
            public=None if keys is None else keys.public,
            review=review.uid,
            noted=noted,
        )
        for name, content in files
    )


def _incoming(
    name: str,
    content: bytes,
    *,
    passphrase: str | None,
    public: str | None,
    review: str,
    noted: Mapping[str, str],
) -> Incoming:
    try:
        signed = read_return(content, passphrase=passphrase, name=name)
    except BadExchangeFile as trouble:
        return Incoming(name, content, trouble=trouble)
    if public is None:
        return Incoming(name, content, signed, OtherReviewsReturn(name=name))
    try:
        verify_return(
            signed,
            public,
            review=review,
            member_public=noted.get(signed.certificate.pack),
            name=name,
        )
    except BadExchangeFile as trouble:
        return Incoming(name, content, signed, trouble)
    return Incoming(name, content, signed)
