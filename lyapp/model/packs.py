"""What a pack carries to a member, what a return carries back, and the keys that sign them.

Ids, keys, hashes and signatures are lower-case hexadecimal: 32 digits for ids, 64 for keys and
SHA-256, 128 for signatures. Moments are UTC-aware.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from lyapp.model.criteria import ScoreState
from lyapp.model.findings import Correction
from lyapp.model.intake import DocumentKind
from lyapp.model.plan import Confidence, DatePrecision, Item, RowPlace, Section
from lyapp.model.programme import ProgrammeData


@dataclass(frozen=True, slots=True)
class KeyPair:
    """An Ed25519 key pair. The private half is never shown, logged or compared by eye."""

    public: str
    private: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Certificate:
    """A review's word that a key belongs to a member, for one pack.

    `signature` is the review's, over the other four.
    """

    pack: str
    review: str
    member: str
    public: str
    """The member's public key."""
    signature: str


@dataclass(frozen=True, slots=True)
class PackRow:
    """A row of a plan; the fields mean what they do in `Objective`.

    `document` is the SHA-256 of the document the row stands in, empty for a row typed in.
    """

    code: str
    section: Section
    title: str
    items: tuple[Item, ...] = ()
    lead: str = ""
    clinical_lead: str = ""
    timescale: str = ""
    due: date | None = None
    precision: DatePrecision = DatePrecision.NONE
    note: str = ""
    text: str = ""
    printed_code: str = ""
    other_leads: tuple[str, ...] = ()
    other_timescales: tuple[str, ...] = ()
    starts: date | None = None
    ongoing: bool = False
    confidence: Confidence | None = None
    document: str = ""
    page: int | None = None
    places: tuple[RowPlace, ...] = ()


@dataclass(frozen=True, slots=True)
class PackPlan:
    """A version of a locality's plan. `fingerprint` is what `rules.fingerprints` says of it.

    `documents` are the SHA-256 of those the version came with, in their order.
    """

    locality: str
    number: int
    fingerprint: str
    title: str = ""
    received: date | None = None
    note: str = ""
    rows: tuple[PackRow, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PackDocument:
    """A document of a plan, byte for byte, and the JSON of what was read of it.

    `reading` is empty, and `kind` None, for a document that was kept without being read.
    """

    name: str
    media_type: str
    sha256: str
    content: bytes = field(repr=False)
    reading: bytes = field(default=b"", repr=False)
    kind: DocumentKind | None = None
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class PackConflict:
    """A locality the member doesn't score, and why; `kind` is a key, `note` the member's words."""

    locality: str
    kind: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class PackCorrection:
    """What a printed text in the plan of `locality` means, for all its versions, as the chair said.

    Dates and leads stand corrected in the rows as well; measures and sums stand only here.
    """

    locality: str
    said: Correction


@dataclass(frozen=True, slots=True)
class PackLink:
    """That a row answers a must-do (confirmed) or doesn't, who said so and when.

    The row is `row` by its code in version `number` of the plan of `locality`; the must-do is
    `code` of `catalogue`.
    """

    locality: str
    number: int
    row: str
    catalogue: str
    code: str
    confirmed: bool
    at: datetime
    who: str = ""


@dataclass(frozen=True, slots=True)
class PackDismissal:
    """That a finding in the plan of `locality` was set aside: why, by whom and when.

    `rule` and `fingerprint` are the finding's own, which stay while its words do.
    """

    locality: str
    rule: str
    fingerprint: str
    reason: str
    at: datetime
    who: str = ""


@dataclass(frozen=True, slots=True)
class PackContents:
    """What a member gets. There is no place in it for anybody's scores.

    `programme` holds no plans and no scores; the plans are beside it, older versions first, and
    what was said of their printed texts, of their rows and must-dos and of what was noticed in
    them, the oldest first.
    `scored` are the codes of the localities the member has a score sheet for; a conflicted one
    is never among them.
    """

    pack: str
    review: str
    member: str
    made: datetime
    programme: ProgrammeData
    criteria_version: int
    criteria_fingerprint: str
    plans: tuple[PackPlan, ...] = ()
    documents: tuple[PackDocument, ...] = ()
    corrections: tuple[PackCorrection, ...] = ()
    links: tuple[PackLink, ...] = ()
    dismissals: tuple[PackDismissal, ...] = ()
    scored: tuple[str, ...] = ()
    conflicts: tuple[PackConflict, ...] = ()
    deadline: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack as it was opened. `sha256` is the file's, `keys` are the member's own."""

    contents: PackContents
    certificate: Certificate
    keys: KeyPair
    review_public: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Cited:
    """Evidence: a row of the plan by its code, or a page of a document by its SHA-256."""

    row: str = ""
    document: str = ""
    page: int | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the member says of a criterion; `changed` is when they last changed it.

    `state` is None for a comment or citation alone, and for an answer that was cleared.
    """

    criterion: str
    changed: datetime
    state: ScoreState | None = None
    rating: int | None = None
    comment: str = ""
    evidence: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanAnswers:
    """The answers to one version of a plan; `fingerprint` is the one its pack gave it."""

    locality: str
    number: int
    fingerprint: str
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class ReturnContents:
    """What a member sends back.

    `device` is the random id made when the pack was opened; it tells two laptops apart.
    """

    device: str
    made: datetime
    criteria_version: int
    criteria_fingerprint: str
    plans: tuple[PlanAnswers, ...] = ()


@dataclass(frozen=True, slots=True)
class ReturnCounts:
    """How much a return says it holds. `rated` counts the answers with any state."""

    plans: int
    answers: int
    rated: int


@dataclass(frozen=True, slots=True)
class SignedReturn:
    """A return that is whole and unaltered since the key of its certificate signed it.

    Whether that certificate is this review's is for `verify_return` to say. `sha256` is the
    file's, as it came.
    """

    contents: ReturnContents
    certificate: Certificate
    counts: ReturnCounts
    sha256: str


def counts_of(plans: tuple[PlanAnswers, ...]) -> ReturnCounts:
    """What a return with these answers counts."""
    return ReturnCounts(
        plans=len(plans),
        answers=sum(len(plan.answers) for plan in plans),
        rated=sum(one.state is not None for plan in plans for one in plan.answers),
    )
