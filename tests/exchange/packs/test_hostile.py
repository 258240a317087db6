"""Files made to mislead: each is refused, and with the sentence that says what it is."""

from __future__ import annotations

import dataclasses
import json
import zipfile
from io import BytesIO

import pytest

from lyapp.exchange.packs import (
    certificate,
    new_member_keys,
    new_review_keys,
    read_pack,
    read_return,
    verify_return,
    write_return,
    zip_bytes,
)
from lyapp.exchange.packs.container import close
from lyapp.exchange.packs.keys import sign
from lyapp.exchange.packs.limits import PACK, RETURN
from lyapp.exchange.packs.sealing import seal
from lyapp.model import exchange_trouble as wrong
from lyapp.model import trouble
from tests.exchange.packs import samples


def refused(read, data: bytes, kind: type[trouble.BadExchangeFile], **given) -> str:
    """The sentence of a file that is refused as just this kind."""
    with pytest.raises(trouble.BadExchangeFile) as caught:
        read(data, **given)
    assert type(caught.value) is kind
    assert caught.value.advice
    return caught.value.sentence


def with_manifest(data: bytes, keys=samples.MEMBER_KEYS, **changed) -> bytes:
    """The return with fields of its manifest changed, signed again."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    manifest.update(changed)
    said = json.dumps(manifest, separators=(",", ":"), ensure_ascii=False).encode()
    signature = sign(said, keys=keys, purpose=manifest["format"])
    head = [("manifest.json", said), ("signature", signature)]
    return zip_bytes.whole_zip(
        [
            *(zip_bytes.pack_part(name, content, store=True) for name, content in head),
            *(zip_bytes.pack_part(*one) for one in samples.parts_of(data).items()),
        ]
    )


def entries(data: bytes) -> list[dict[str, object]]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return json.loads(archive.read("manifest.json"))["entries"]


# what isn't one


def test_a_pack_is_no_return_and_a_return_no_pack():
    said = refused(read_return, samples.small_pack(), wrong.PackForReturn)
    assert said == "The file is a pack, not a return."
    refused(read_pack, samples.small_return(), wrong.ReturnForPack)


@pytest.mark.parametrize("data", [b"Dear chair,", b"%PDF-1.7", b"SQLite format 3\0", b"\0" * 500])
def test_another_program_s_file_is_neither(data):
    refused(read_return, data, wrong.NotAReturn)
    said = refused(read_pack, data, wrong.NotAPack, name="letter.lypack")
    assert said == "letter.lypack is not a pack."


def test_a_word_document_is_neither():
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    refused(read_return, out.getvalue(), wrong.NotAReturn)


def test_a_newer_version_is_told_as_that():
    newer = with_manifest(samples.small_return(), version=2, more="to come")
    refused(read_return, newer, wrong.NewerExchangeFormat)


# tricks with the zip file


def test_a_part_added_under_a_name_there_is_already():
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = samples.added(samples.small_return(), "answers/0001.json", b"[]")
    assert "“answers/0001.json”" in refused(read_return, data, wrong.PartTwice)
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = samples.added(samples.small_return(), "manifest.json", b"{}")
    refused(read_return, data, wrong.PartTwice)
    data = samples.added(samples.small_return(), "Return.JSON", b"{}")
    refused(read_return, data, wrong.PartTwice)


@pytest.mark.parametrize(
    "name",
    ["../return.json", "/etc/passwd", "answers/", "answers\\0001.json", "a" * 300, "é", "C:x", " "],
)
def test_a_part_added_under_an_odd_name(name):
    data = samples.added(samples.small_return(), name, b"{}")
    assert len(refused(read_return, data, wrong.OddPart)) < 200


@pytest.mark.parametrize("name", ["more.zip", "again.lyreturn", "a/b.tar.gz"])
def test_another_archive_inside(name):
    data = samples.added(samples.small_return(), name, samples.small_return())
    assert name in refused(read_return, data, wrong.ArchiveInside)


def test_a_part_that_unpacks_to_far_more():
    data = samples.added(samples.small_return(), "answers/0002.json", bytes(9_000_000))
    refused(read_return, data, wrong.LargerInside)
    data = samples.added(samples.small_return(), "answers/0002.json", bytes(7_000_000))
    refused(read_return, data, wrong.LargerInside)


def test_more_parts_than_there_can_be():
    out = BytesIO(samples.small_return())
    with zipfile.ZipFile(out, "a") as archive:
        for number in range(1_100):
            archive.writestr(f"answers/{number + 2:04}.json", b"")
    refused(read_return, out.getvalue(), wrong.LargerInside)


def test_the_same_parts_packed_again():
    data = samples.small_return()
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as again:
        for name in archive.namelist():
            again.writestr(name, archive.read(name))
    refused(read_return, out.getvalue(), wrong.PackedAgain)
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as again:
        for name in reversed(archive.namelist()):
            again.writestr(name, archive.read(name))
    refused(read_return, out.getvalue(), wrong.PackedAgain)


def test_a_comment_on_the_archive():
    out = BytesIO(samples.small_return())
    with zipfile.ZipFile(out, "a") as archive:
        archive.comment = b"hello"
    refused(read_return, out.getvalue(), wrong.ExchangeFileExtended)


def test_another_way_to_deflate_the_same_words():
    data = samples.small_return()
    name, content = next(iter(samples.parts_of(data).items()))
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as again:
        for info in archive.infolist():
            way = zipfile.ZIP_STORED if info.filename == name else info.compress_type
            again.writestr(zipfile.ZipInfo(info.filename), archive.read(info), way)
    assert content
    refused(read_return, out.getvalue(), wrong.PackedAgain)


# signed, and still not what it should be: the sender is hostile and holds a key


def test_signed_parts_with_odd_names_or_sizes():
    parts = samples.parts_of(samples.small_return())
    refused(read_return, samples.signed_return(parts | {"x.json": b"{}"}), wrong.OddPart)
    refused(read_return, samples.signed_return(parts | {"x.zip": b"PK"}), wrong.ArchiveInside)
    listed = entries(samples.small_return())
    refused(
        read_return,
        with_manifest(samples.small_return(), entries=[*listed, listed[0]]),
        wrong.PartTwice,
    )
    listed[0]["size"] = 900_000_000
    refused(read_return, with_manifest(samples.small_return(), entries=listed), wrong.LargerInside)


def test_signed_parts_with_more_answers_than_all_members_could_give():
    parts = samples.parts_of(samples.small_return())
    body = b"[" + b",".join([b"{}"] * 200_000) + b"]"
    more = {f"answers/{number:04}.json": body for number in range(1, 4)}
    with pytest.raises(trouble.TooMuchToSend):
        samples.signed_return(parts | more)


def test_a_signed_part_that_isn_t_as_long_as_it_says():
    listed = entries(samples.small_return())
    listed[0]["size"] += 1
    refused(
        read_return, with_manifest(samples.small_return(), entries=listed), trouble.BadExchangeFile
    )


def test_a_manifest_written_another_way():
    data = with_manifest(samples.small_return())
    assert data == samples.small_return()
    manifest = {"version": 1}
    refused(
        read_return,
        with_manifest(samples.small_return(), **manifest, note="x"),
        wrong.ExchangeFileAltered,
    )


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[" * 100_000,
        b'{"a":1,"a":2}',
        b"[" + b"9" * 5000 + b"]",
        b"[1e400]",
        b"\xff\xfe",
        b"[" + b"[]," * 300_000 + b"[]]",
        b'{"device":[]}',
        b"null",
    ],
    ids=range(10),
)
def test_signed_parts_that_aren_t_what_they_should_be(content):
    parts = samples.parts_of(samples.small_return())
    for part in ("return.json", "answers/0001.json"):
        data = samples.signed_return(parts | {part: content})
        assert part in refused(read_return, data, wrong.ExchangeMisfit)
    packed = samples.parts_of(samples.small_pack())
    for part in packed:
        if part.endswith(".json"):
            data = samples.signed_pack(packed | {part: content})
            refused(read_pack, data, wrong.ExchangeMisfit)


def test_signed_parts_that_are_missing_or_belong_to_nothing():
    parts = samples.parts_of(samples.small_pack())
    for part in parts:
        if not part.startswith(("plans/", "corrections/", "links/", "dismissals/")):
            less = {name: content for name, content in parts.items() if name != part}
            refused(read_pack, samples.signed_pack(less), wrong.ExchangeMisfit)
    more = parts | {"documents/" + "ab" * 32: b"unseen"}
    refused(read_pack, samples.signed_pack(more), wrong.ExchangeMisfit)
    for folder in ("plans", "corrections", "links", "dismissals"):
        more = parts | {f"{folder}/0003.json": b"[]"}
        refused(read_pack, samples.signed_pack(more), wrong.ExchangeMisfit)


@pytest.mark.parametrize(
    ("part", "before", "after", "why"),
    [
        ("links", b'"confirmed":true', b'"confirmed":1', "must be true or false"),
        ("links", b'"confirmed":true,', b"", "confirmed"),
        ("links", b'"number":2', b'"number":"2"', "must be a whole number"),
        ("links", b'"number":2', b'"number":3', "there is no row “1” in plan 3"),
        ("links", b'"row":"1"', b'"row":"1","rating":4', "rating"),
        ("links", b'"code":"4"', b'"code":"9"', "there is no must-do “9”"),
        ("links", b'"national"', b'"local"', "is given twice"),
        ("links", b"00.001234Z", b"00.001234", "moment"),
        ("dismissals", b'"reason":"It never ends"', b'"reason":" "', "no reason is given"),
        ("dismissals", b'"reason":"It never ends"', b'"score":4', "score"),
        ("dismissals", b'"no_date"', b'"no_lead"', "is given twice"),
        ("dismissals", b'"no_date"', b'"../no_date"', "it names no finding"),
        ("dismissals", b'"0d0d0d', b'"zz0d0d', "it names no finding"),
        ("dismissals", b'"STV"', b'"WEL"', "there is no plan “WEL”"),
    ],
)
def test_what_is_said_of_a_plan_is_read_strictly(part, before, after, why):
    parts, name = samples.parts_of(samples.small_pack()), f"{part}/0001.json"
    assert before in parts[name]
    data = samples.signed_pack(parts | {name: parts[name].replace(before, after)})
    assert why in refused(read_pack, data, wrong.ExchangeMisfit)


def test_a_document_that_isn_t_the_one_it_is_said_to_be():
    parts = samples.parts_of(samples.small_pack())
    data = samples.signed_pack(parts | {f"documents/{samples.DOCUMENT_SHA}": b"another"})
    refused(read_pack, data, wrong.ExchangeMisfit)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"{count} rows", b"{count:999999999} rows"),
        (b"{count} rows", b"{count.__class__} rows"),
        (b"{count} rows", b"{other} rows"),
        (b'"Objective",0', b'"Objective",1'),
        (b'"heading":true', b'"heading":1'),
        (b"2008-07-16", b"2008-07-99"),
        (b'"pages":null', b'"pages":1.5'),
        (b'["Lead",1]', b'["Lead",9999]'),
    ],
)
def test_a_reading_that_would_upset_the_screen(before, after):
    assert before in samples.READING
    parts = samples.parts_of(samples.small_pack())
    part = f"readings/{samples.DOCUMENT_SHA}.json"
    data = samples.signed_pack(parts | {part: samples.READING.replace(before, after)})
    assert "plan.csv" in refused(read_pack, data, wrong.ExchangeMisfit)


@pytest.mark.parametrize(
    "answer",
    [
        b'"state":"rated","rating":null',
        b'"state":"rated","rating":11',
        b'"state":"unable_to_judge","rating":3',
        b'"state":"rated","rating":true',
        b'"state":"guessed","rating":3',
    ],
)
def test_signed_answers_that_no_one_can_give(answer):
    parts = samples.parts_of(samples.small_return())
    part = "answers/0001.json"
    assert b'"state":"rated","rating":3' in parts[part]
    changed = parts[part].replace(b'"state":"rated","rating":3', answer)
    data = samples.signed_return(parts | {part: changed})
    refused(read_return, data, wrong.ExchangeMisfit)


def test_counts_that_don_t_fit():
    parts = samples.parts_of(samples.small_return())
    changed = parts["return.json"].replace(b'"answers":2', b'"answers":3')
    data = samples.signed_return(parts | {"return.json": changed})
    refused(read_return, data, wrong.ExchangeMisfit)


# keys and certificates


def test_a_return_signed_with_another_key_than_its_certificate_s():
    other = new_member_keys()
    data = close(
        samples.parts_of(samples.small_return()).items(),
        kind=RETURN,
        certificate=samples.CERTIFICATE,
        keys=other,
        passphrase=None,
    )
    refused(read_return, data, wrong.ExchangeFileAltered)


def test_a_member_can_t_write_with_a_certificate_that_isn_t_theirs():
    with pytest.raises(ValueError, match="certificate"):
        write_return(samples.ANSWERS, certificate=samples.CERTIFICATE, keys=new_member_keys())


def forged(**changed) -> bytes:
    """A return whose certificate the member made up, with a key of their own."""
    keys = new_member_keys()
    said = certificate(
        pack=samples.PACK_ID,
        review=samples.REVIEW_ID,
        member="hill",
        public=keys.public,
        keys=new_review_keys(),
    )
    said = dataclasses.replace(said, **changed)
    return write_return(samples.ANSWERS, certificate=said, keys=keys)


def verified(data: bytes, **given) -> None:
    given = {"review": samples.REVIEW_ID} | given
    verify_return(read_return(data), samples.REVIEW_KEYS.public, **given)


def test_a_forged_certificate_is_refused():
    for data in (forged(), forged(signature=samples.CERTIFICATE.signature), forged(signature="")):
        with pytest.raises(trouble.ForgedReturn):
            verified(data)


def test_a_certificate_changed_to_another_member_is_refused():
    said = dataclasses.replace(samples.CERTIFICATE, member="marsh")
    data = write_return(samples.ANSWERS, certificate=said, keys=samples.MEMBER_KEYS)
    with pytest.raises(trouble.ForgedReturn):
        verified(data)


def test_another_review_s_return_is_told_as_that():
    with pytest.raises(trouble.OtherReviewsReturn):
        verified(samples.small_return(), review="ff" * 16)


def test_another_review_s_key_does_not_fit():
    with pytest.raises(trouble.ForgedReturn):
        verify_return(
            read_return(samples.small_return()),
            new_review_keys().public,
            review=samples.REVIEW_ID,
        )


def test_a_key_other_than_the_one_noted_for_the_pack_is_refused():
    verified(samples.small_return(), member_public=samples.MEMBER_KEYS.public)
    with pytest.raises(trouble.ForgedReturn):
        verified(samples.small_return(), member_public=new_member_keys().public)


def test_a_pack_whose_certificate_another_review_signed_is_refused():
    said = certificate(
        pack=samples.PACK_ID,
        review=samples.REVIEW_ID,
        member="hill",
        public=samples.MEMBER_KEYS.public,
        keys=new_review_keys(),
    )
    data = close(
        samples.parts_of(samples.small_pack()).items(),
        kind=PACK,
        certificate=said,
        keys=samples.REVIEW_KEYS,
        passphrase=None,
    )
    refused(read_pack, data, wrong.ExchangeFileAltered)


def test_a_signature_for_one_purpose_does_not_fit_another():
    data = with_manifest(samples.small_return(), format="lyapp-pack")
    refused(read_return, data, wrong.PackForReturn)
    refused(read_pack, data, wrong.OddPart)


# replaying what was once true


def test_the_answers_of_one_return_under_the_head_of_another():
    data = samples.small_return()
    later = samples.small_return(samples.replaced(samples.ANSWERS, rating=0))
    parts = samples.parts_of(data)
    mixed = samples.parts_of(later) | {"return.json": parts["return.json"]}
    with zipfile.ZipFile(BytesIO(data)) as archive:
        head = [(name, archive.read(name)) for name in ("manifest.json", "signature")]
    whole = zip_bytes.whole_zip(
        [
            *(zip_bytes.pack_part(name, content, store=True) for name, content in head),
            *(zip_bytes.pack_part(*one) for one in mixed.items()),
        ]
    )
    with pytest.raises(trouble.BadExchangeFile):
        read_return(whole)


def test_the_signature_of_one_return_under_another():
    data = samples.small_return()
    later = samples.small_return(samples.replaced(samples.ANSWERS, rating=0))
    start = data.index(b"\0\0signature") + 11  # its header ends with two zeros and the name
    place = later.index(b"\0\0signature") + 11
    whole = later[:place] + data[start : start + 64] + later[place + 64 :]
    refused(read_return, whole, wrong.ExchangeFileAltered)


def test_a_return_sent_again_is_the_same_return():
    assert read_return(samples.small_return()) == read_return(samples.small_return())


def test_a_return_can_t_be_passed_off_as_one_from_another_pack():
    keys = new_member_keys()
    second = certificate(
        pack="0d" * 16,
        review=samples.REVIEW_ID,
        member="hill",
        public=keys.public,
        keys=samples.REVIEW_KEYS,
    )
    data = close(
        samples.parts_of(samples.small_return()).items(),
        kind=RETURN,
        certificate=second,
        keys=samples.MEMBER_KEYS,
        passphrase=None,
    )
    refused(read_return, data, wrong.ExchangeFileAltered)


def test_a_lock_within_a_lock_is_refused():
    data = seal(samples.small_return(passphrase="one"), passphrase="one")
    refused(read_return, data, trouble.BadExchangeFile, passphrase="one")


def test_a_file_larger_than_any_is_refused_unread():
    said = refused(read_return, bytes(16_000_100), wrong.ExchangeFileTooLarge)
    assert "16 MB" in said
