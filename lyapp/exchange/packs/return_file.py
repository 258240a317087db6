"""The return: what a member sends back to the chair."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from lyapp.exchange.decoding import Misfit
from lyapp.exchange.packs.checks import check_ids, check_return
from lyapp.exchange.packs.container import close, open_file
from lyapp.exchange.packs.json_parts import read_list, read_one, write_list, write_one
from lyapp.exchange.packs.keys import is_certified, is_pair
from lyapp.exchange.packs.limits import RETURN
from lyapp.model.exchange_trouble import ExchangeFileAltered, ExchangeMisfit
from lyapp.model.packs import (
    Certificate,
    KeyPair,
    PlanAnswers,
    ReturnContents,
    ReturnCounts,
    SignedReturn,
    counts_of,
)
from lyapp.model.trouble import ForgedReturn, OtherReviewsReturn

_HEAD = "return.json"


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands in `return.json`; the ids are in the certificate."""

    device: str
    made: datetime
    criteria_version: int
    criteria_fingerprint: str
    counts: ReturnCounts


def write_return(
    contents: ReturnContents,
    *,
    certificate: Certificate,
    keys: KeyPair,
    passphrase: str | None = None,
) -> bytes:
    """The bytes of a return. The same arguments, without a passphrase, give the same bytes.

    Args:
        contents: the answers.
        certificate: the one of the member's pack.
        keys: the member's own, from that pack.
        passphrase: locks the file when given.

    Raises:
        TooMuchToSend: it is more than a return can hold; the sentence says what is.
        TextNeeded: nothing of the passphrase is visible.
        ValueError: the contents contradict themselves, or the keys aren't the certificate's.
    """
    try:
        check_return(contents)
    except Misfit as misfit:
        raise ValueError(str(misfit)) from misfit
    if not is_pair(keys) or keys.public != certificate.public:
        raise ValueError("the keys aren’t the certificate’s")
    head = _Head(
        device=contents.device,
        made=contents.made,
        criteria_version=contents.criteria_version,
        criteria_fingerprint=contents.criteria_fingerprint,
        counts=counts_of(contents.plans),
    )
    plans = ((f"What is said of “{one.locality}”", one) for one in contents.plans)
    parts = [
        write_one(_HEAD, head, what="The return"),
        *write_list("answers", plans, what="The answers"),
    ]
    return close(parts, kind=RETURN, certificate=certificate, keys=keys, passphrase=passphrase)


def read_return(
    data: bytes, *, passphrase: str | None = None, name: str = "The file"
) -> SignedReturn:
    """A return, after every byte of it has been checked against the key of its certificate.

    Whether this review gave that certificate out, `verify_return` tells.

    Args:
        data: the file.
        passphrase: what the member told the chair, if the return is locked.
        name: how messages name the file, at the start of a sentence.

    Raises:
        BadExchangeFile: one of its family says what is wrong.
    """
    opened = open_file(data, kind=RETURN, passphrase=passphrase, name=name)
    said = opened.manifest.certificate
    if opened.manifest.key != said.public:
        raise ExchangeFileAltered(name=name)
    try:
        check_ids(pack=said.pack, review=said.review, member=said.member)
        contents, counts = _contents(opened.parts)
    except Misfit as misfit:
        raise ExchangeMisfit(name=name, detail=str(misfit)) from misfit
    return SignedReturn(contents, said, counts, opened.sha256)


def verify_return(
    signed: SignedReturn,
    review_public: str,
    *,
    review: str,
    member_public: str | None = None,
    name: str = "The file",
) -> None:
    """Check that a return that was read comes from a pack of this review.

    Args:
        signed: what `read_return` gave.
        review_public: this review's public key; it must have signed the certificate.
        review: this review's identity.
        member_public: the key the review noted for the pack; None when it noted none.
        name: how messages name the file, at the start of a sentence.

    Raises:
        OtherReviewsReturn: it names another review.
        ForgedReturn: its certificate isn't this review's, or is for another key.
    """
    said = signed.certificate
    if said.review != review:
        raise OtherReviewsReturn(name=name)
    other_key = member_public is not None and member_public != said.public
    if other_key or not is_certified(said, review_public):
        raise ForgedReturn(name=name)


def _contents(parts: Mapping[str, bytes]) -> tuple[ReturnContents, ReturnCounts]:
    if _HEAD not in parts:
        raise Misfit(_HEAD, "it is missing")
    head = read_one(_Head, parts[_HEAD], part=_HEAD)
    contents = ReturnContents(
        device=head.device,
        made=head.made,
        criteria_version=head.criteria_version,
        criteria_fingerprint=head.criteria_fingerprint,
        plans=read_list(PlanAnswers, parts, folder="answers"),
    )
    check_return(contents)
    if head.counts != counts_of(contents.plans):
        raise Misfit(_HEAD, "it counts other answers than there are")
    return contents, head.counts
