"""The pack: what the chair sends a member."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from lyapp.exchange.decoding import Misfit, decode_list
from lyapp.exchange.packs.checks import check_pack
from lyapp.exchange.packs.container import close, open_file
from lyapp.exchange.packs.json_parts import (
    check_sendable,
    read_json,
    read_list,
    read_one,
    write_list,
    write_one,
)
from lyapp.exchange.packs.keys import certificate, is_certified, is_pair
from lyapp.exchange.packs.limits import LARGEST_DOCUMENT, LARGEST_JSON, PACK
from lyapp.exchange.packs.readings import check_reading
from lyapp.model.exchange_trouble import ExchangeFileAltered, ExchangeMisfit
from lyapp.model.intake import DocumentKind
from lyapp.model.packs import (
    Certificate,
    KeyPair,
    Pack,
    PackConflict,
    PackContents,
    PackCorrection,
    PackDismissal,
    PackDocument,
    PackLink,
    PackPlan,
)
from lyapp.model.programme import ProgrammeData
from lyapp.model.trouble import TooMuchToSend

_HEAD, _PROGRAMME, _DOCUMENTS = "pack.json", "programme.json", "documents.json"


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands in `pack.json`; the ids are in the certificate."""

    made: datetime
    member_private: str
    criteria_version: int
    criteria_fingerprint: str
    scored: tuple[str, ...] = ()
    conflicts: tuple[PackConflict, ...] = ()
    deadline: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Document:
    """An entry of `documents.json`; the bytes are parts of their own, named by the hash."""

    name: str
    media_type: str
    sha256: str
    kind: DocumentKind | None = None
    pages: int | None = None


def write_pack(
    contents: PackContents,
    *,
    review_keys: KeyPair,
    member_keys: KeyPair,
    passphrase: str | None = None,
) -> bytes:
    """The bytes of a pack. The same arguments, without a passphrase, give the same bytes.

    Args:
        contents: what the member gets.
        review_keys: the review's; only the public half goes into the pack.
        member_keys: made for this pack, which carries both halves.
        passphrase: locks the file when given.

    Raises:
        TooMuchToSend: it is more than a pack can hold; the sentence says what is.
        TextNeeded: nothing of the passphrase is visible.
        ValueError: the contents contradict themselves, as no reader would accept.
    """
    try:
        check_pack(contents)
    except Misfit as misfit:
        raise ValueError(str(misfit)) from misfit
    if not is_pair(review_keys) or not is_pair(member_keys):
        raise ValueError("the halves of the keys don’t belong together")
    said = certificate(
        pack=contents.pack,
        review=contents.review,
        member=contents.member,
        public=member_keys.public,
        keys=review_keys,
    )
    parts = _parts(contents, member_private=member_keys.private)
    return close(parts, kind=PACK, certificate=said, keys=review_keys, passphrase=passphrase)


def read_pack(data: bytes, *, passphrase: str | None = None, name: str = "The file") -> Pack:
    """A pack, after every byte of it has been checked.

    That the sender is the chair is not: whoever makes a pack brings the key that it is checked
    with.

    Args:
        data: the file.
        passphrase: what the chair told the member, if the pack is locked.
        name: how messages name the file, at the start of a sentence.

    Raises:
        BadExchangeFile: one of its family says what is wrong.
    """
    opened = open_file(data, kind=PACK, passphrase=passphrase, name=name)
    said = opened.manifest.certificate
    if not is_certified(said, opened.manifest.key):
        raise ExchangeFileAltered(name=name)
    try:
        head = read_one(_Head, _part(opened.parts, _HEAD), part=_HEAD)
        keys = _member_keys(head, said)
        contents = _contents(head, said, opened.parts)
        check_pack(contents)
    except Misfit as misfit:
        raise ExchangeMisfit(name=name, detail=str(misfit)) from misfit
    return Pack(contents, said, keys, opened.manifest.key, opened.sha256)


def _member_keys(head: _Head, said: Certificate) -> KeyPair:
    keys = KeyPair(said.public, head.member_private)
    if not is_pair(keys):
        raise Misfit(_HEAD, "the member’s key isn’t the one that is certified")
    return keys


def _parts(contents: PackContents, *, member_private: str) -> list[tuple[str, bytes]]:
    head = _Head(
        made=contents.made,
        member_private=member_private,
        criteria_version=contents.criteria_version,
        criteria_fingerprint=contents.criteria_fingerprint,
        scored=contents.scored,
        conflicts=contents.conflicts,
        deadline=contents.deadline,
        note=contents.note,
    )
    listed = tuple(
        _Document(one.name, one.media_type, one.sha256, one.kind, one.pages)
        for one in contents.documents
    )
    plans = ((f"The plan of “{one.locality}”", one) for one in contents.plans)
    corrections = (
        (f"What was put right in the plan of “{one.locality}”", one) for one in contents.corrections
    )
    links = ((f"The must-dos in the plan of “{one.locality}”", one) for one in contents.links)
    dismissals = (
        (f"What was set aside in the plan of “{one.locality}”", one) for one in contents.dismissals
    )
    parts = [
        write_one(_HEAD, head, what="The note to the member"),
        write_one(_PROGRAMME, contents.programme, what="The programme"),
        write_one(_DOCUMENTS, listed, what="The list of documents"),
        *write_list("plans", plans, what="The plans"),
        *write_list("corrections", corrections, what="What was put right in the plans"),
        *write_list("links", links, what="What was said of the must-dos"),
        *write_list("dismissals", dismissals, what="What was set aside in the plans"),
    ]
    for one in contents.documents:
        if len(one.content) > LARGEST_DOCUMENT:
            raise TooMuchToSend(what=f"“{one.name}”", detail="it is larger than a plan can be")
        parts.append((_content(one.sha256), one.content))
        if one.reading:
            check_sendable(one.reading, what=f"What was read of “{one.name}”")
            parts.append((_reading(one.sha256), one.reading))
    return parts


def _contents(head: _Head, said: Certificate, parts: Mapping[str, bytes]) -> PackContents:
    listed = decode_list(
        _Document,
        read_json(_part(parts, _DOCUMENTS), part=_DOCUMENTS),
        longest_text=LARGEST_JSON,
    )
    documents = tuple(_document(one, parts) for one in listed)
    _nothing_more(documents, parts)
    return PackContents(
        pack=said.pack,
        review=said.review,
        member=said.member,
        made=head.made,
        programme=read_one(ProgrammeData, _part(parts, _PROGRAMME), part=_PROGRAMME),
        criteria_version=head.criteria_version,
        criteria_fingerprint=head.criteria_fingerprint,
        plans=read_list(PackPlan, parts, folder="plans"),
        documents=documents,
        corrections=read_list(PackCorrection, parts, folder="corrections"),
        links=read_list(PackLink, parts, folder="links"),
        dismissals=read_list(PackDismissal, parts, folder="dismissals"),
        scored=head.scored,
        conflicts=head.conflicts,
        deadline=head.deadline,
        note=head.note,
    )


def _document(said: _Document, parts: Mapping[str, bytes]) -> PackDocument:
    part = _reading(said.sha256)
    reading = parts.get(part, b"")
    if reading:
        check_reading(reading, part=f"what was read of “{said.name}”")
    return PackDocument(
        name=said.name,
        media_type=said.media_type,
        sha256=said.sha256,
        content=_part(parts, _content(said.sha256)),
        reading=reading,
        kind=said.kind,
        pages=said.pages,
    )


def _nothing_more(documents: tuple[PackDocument, ...], parts: Mapping[str, bytes]) -> None:
    """Every part must be of something, so that nothing rides along unseen."""
    known = {_content(one.sha256) for one in documents}
    known |= {_reading(one.sha256) for one in documents if one.reading}
    for name in parts:
        if name.startswith(("documents/", "readings/")) and name not in known:
            raise Misfit(name, "it belongs to no document")


def _part(parts: Mapping[str, bytes], name: str) -> bytes:
    if name not in parts:
        raise Misfit(name, "it is missing")
    return parts[name]


def _content(sha256: str) -> str:
    return f"documents/{sha256}"


def _reading(sha256: str) -> str:
    return f"readings/{sha256}.json"
