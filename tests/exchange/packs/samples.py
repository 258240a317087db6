"""Small packs and returns of made-up content, and ways to take their files apart again."""

from __future__ import annotations

import dataclasses
import hashlib
import zipfile
from datetime import UTC, date, datetime
from io import BytesIO

from lyapp.exchange.packs import certificate, new_member_keys, new_review_keys, write_pack
from lyapp.exchange.packs.container import close
from lyapp.exchange.packs.limits import PACK, RETURN
from lyapp.exchange.packs.return_file import write_return
from lyapp.exchange.programme_files import read_scale
from lyapp.model.criteria import Criterion, ScoreState
from lyapp.model.findings import Correction
from lyapp.model.intake import DocumentKind
from lyapp.model.packs import (
    Answer,
    Cited,
    PackConflict,
    PackContents,
    PackCorrection,
    PackDismissal,
    PackDocument,
    PackLink,
    PackPlan,
    PackRow,
    PlanAnswers,
    ReturnContents,
)
from lyapp.model.plan import Confidence, DatePrecision, Item, ItemKind, RowPlace, Section
from lyapp.model.programme import (
    LocalityData,
    MemberData,
    MustDoData,
    OrganisationData,
    ProgrammeData,
)
from lyapp.rules.fingerprints import criteria_fingerprint, plan_fingerprint

PACK_ID, REVIEW_ID, DEVICE = "0a" * 16, "0b" * 16, "0c" * 16
REVIEW_KEYS = new_review_keys()
MEMBER_KEYS = new_member_keys()
CERTIFICATE = certificate(
    pack=PACK_ID, review=REVIEW_ID, member="hill", public=MEMBER_KEYS.public, keys=REVIEW_KEYS
)
DOCUMENT = b"Objective,Lead\nShorter waits,Dr Hill\n"
DOCUMENT_SHA = hashlib.sha256(DOCUMENT).hexdigest()
READING = (
    b'{"pages":null,"blocks":[{"text":"The plan","page":null,"heading":true},'
    b'{"name":"","title":"Table","page":1,"rows":[[1,1,["Objective",0,[[["Lead",1]],false,'
    b'"2008-07-16"]]]]}],"asides":[["Why?","Ann","row 2"]],'
    b'"notices":[["hidden","{count} rows are hidden",[["count",2]],""]]}'
)
MADE = datetime(2008, 7, 16, 9, 30, 0, 1234, tzinfo=UTC)

PROGRAMME = ProgrammeData(
    key="made-up",
    title="Made up",
    year="2008/09",
    scale=read_scale("0-4"),
    criteria=(
        Criterion("clear", 1, "Clear", "Is it clear?", must_pass=True, descriptors=((0, "no"),)),
        Criterion("remarks", 2, "Remarks", "Anything else?", open_text=True),
    ),
    outcome_types=(),
    organisations=(OrganisationData("EN", "East and North", "East"),),
    localities=(LocalityData("STV", "EN", "Stevenage"), LocalityData("WEL", "EN", "Welwyn")),
    members=(MemberData("hill", "Dr Ann Hill"), MemberData("marsh", "Bo Marsh")),
    must_dos=(MustDoData("4", "national", "Wait less"), MustDoData("4", "local", "Fall less")),
)
ROWS = (
    PackRow(
        code="1",
        section=Section.LOCAL,
        title="Shorter waits",
        items=(Item(ItemKind.ACTION, "Open “Saturday” clinics"), Item(ItemKind.OUTCOME, "< 4")),
        lead="Dr Hill",
        timescale="March 09",
        due=date(2009, 3, 31),
        precision=DatePrecision.MONTH,
        other_leads=("PCT",),
        confidence=Confidence.LIKELY,
        document=DOCUMENT_SHA,
        page=1,
        places=(RowPlace(0, 2),),
    ),
    PackRow(code="2", section=Section.NATIONAL, title="Fewer admissions", ongoing=True),
)
PLAN = PackPlan(
    locality="STV",
    number=2,
    fingerprint=plan_fingerprint("STV", 2, ROWS),
    title="Plan",
    received=date(2008, 5, 1),
    rows=ROWS,
    documents=(DOCUMENT_SHA,),
)
CONTENTS = PackContents(
    pack=PACK_ID,
    review=REVIEW_ID,
    member="hill",
    made=MADE,
    programme=PROGRAMME,
    criteria_version=1,
    criteria_fingerprint=criteria_fingerprint(PROGRAMME.scale, PROGRAMME.criteria),
    plans=(PLAN,),
    documents=(
        PackDocument(
            "plan.csv", "text/csv", DOCUMENT_SHA, DOCUMENT, READING, DocumentKind.SEPARATED
        ),
    ),
    corrections=(
        PackCorrection("STV", Correction("measure", "< 4", meaning="under 4 weeks")),
        PackCorrection(
            "STV",
            Correction("timescale", "March 09", date(2009, 3, 31), DatePrecision.MONTH),
        ),
    ),
    links=(
        PackLink("STV", 2, "1", "national", "4", confirmed=True, at=MADE, who="Chair"),
        PackLink("STV", 2, "1", "local", "4", confirmed=False, at=MADE),
    ),
    dismissals=(
        PackDismissal("STV", "no_lead", "0d" * 10, "Named in “the” letter", at=MADE, who="Chair"),
        PackDismissal("STV", "no_date", "0d" * 10, "It never ends", at=MADE),
    ),
    scored=("STV",),
    conflicts=(PackConflict("WEL", "own", "my own practice"),),
    deadline=date(2008, 8, 1),
    note="Please look at Stevenage first.\nThank you",
)
ANSWERS = ReturnContents(
    device=DEVICE,
    made=MADE,
    criteria_version=1,
    criteria_fingerprint=CONTENTS.criteria_fingerprint,
    plans=(
        PlanAnswers(
            locality="STV",
            number=2,
            fingerprint=PLAN.fingerprint,
            answers=(
                Answer(
                    "clear",
                    MADE,
                    ScoreState.RATED,
                    3,
                    "Row 1 says “who” – good",
                    (Cited(row="1"), Cited(document=DOCUMENT_SHA, page=1, quote="Shorter waits")),
                ),
                Answer("remarks", MADE),
            ),
        ),
    ),
)


def small_pack(contents: PackContents = CONTENTS, *, passphrase: str | None = None) -> bytes:
    """A pack of a plan with two rows and a document."""
    return write_pack(
        contents, review_keys=REVIEW_KEYS, member_keys=MEMBER_KEYS, passphrase=passphrase
    )


def small_return(contents: ReturnContents = ANSWERS, *, passphrase: str | None = None) -> bytes:
    """A return of two answers."""
    return write_return(contents, certificate=CERTIFICATE, keys=MEMBER_KEYS, passphrase=passphrase)


def signed_pack(parts: dict[str, bytes]) -> bytes:
    """A pack with any parts, signed as it should be."""
    return close(
        parts.items(), kind=PACK, certificate=CERTIFICATE, keys=REVIEW_KEYS, passphrase=None
    )


def signed_return(parts: dict[str, bytes]) -> bytes:
    """A return with any parts, signed as it should be."""
    return close(
        parts.items(), kind=RETURN, certificate=CERTIFICATE, keys=MEMBER_KEYS, passphrase=None
    )


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a file but its manifest and signature, by an ordinary zip reader."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = [one for one in archive.namelist() if one not in ("manifest.json", "signature")]
        return {name: archive.read(name) for name in names}


def added(data: bytes, name: str, content: bytes) -> bytes:
    """The file with one more part, as an ordinary program adds it."""
    out = BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def replaced(contents: ReturnContents, **answer: object) -> ReturnContents:
    """The return with its first answer changed."""
    plan = contents.plans[0]
    first = dataclasses.replace(plan.answers[0], **answer)
    plan = dataclasses.replace(plan, answers=(first, *plan.answers[1:]))
    return dataclasses.replace(contents, plans=(plan,))
