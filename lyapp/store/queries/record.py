"""The moderation record: all that shows how the panel settled its plans, for printing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from lyapp.model.decision import Condition
from lyapp.model.trouble import UnknownKey
from lyapp.store.content import content_hash
from lyapp.store.overruled import ReturnSays, returns_apart
from lyapp.store.queries.about import About, about
from lyapp.store.queries.calibration import CalibrationPlan, calibrations
from lyapp.store.queries.deciding import conditions
from lyapp.store.queries.members import PanelMember, who_scores
from lyapp.store.queries.moderated import asked_of
from lyapp.store.queries.moderation_log import AgreedStep, PointGone, Step, moderation_log
from lyapp.store.queries.packs import PackMade, packs
from lyapp.store.queries.panel import PanelPage, panel_page
from lyapp.store.queries.panel_board import AgreementData, agreement_data
from lyapp.store.rows import grouped, moment, select

if TYPE_CHECKING:
    import sqlite3

    from lyapp.store.file import ReviewFile

Tick = Callable[[int, int], None]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ReturnSeen:
    """A return that was merged: made on the member's computer, received and merged here."""

    made: datetime | None
    received: datetime
    sha256: str
    pack: str
    """The id of the pack it answers; empty if that isn't known."""


@dataclass(frozen=True, slots=True)
class PlanRecord:
    """One plan version and how it was settled.

    `page` holds nothing of its scores until its moderation is opened. `agreed` has each criterion's
    agreed ratings by its key, oldest first, the last being the one that stands.
    """

    page: PanelPage
    criteria_version: int
    newest: bool
    steps: tuple[Step, ...]
    agreed: dict[str, tuple[AgreedStep, ...]]
    gone: dict[str, tuple[PointGone, ...]]
    """What was noted of a criterion, by its key, and was taken out again."""
    conditions: tuple[Condition, ...]
    made_up: bool
    """Some of its scores are made up."""
    apart: Mapping[tuple[int, int], ReturnSays] = field(default_factory=dict)
    """By member and criterion: the member's return, where the entry that counts differs from it."""

    @property
    def opened(self) -> bool:
        """True once the moderation was opened, so that its scores may be printed."""
        return self.page.moderation is not None

    @property
    def closed(self) -> bool:
        """True while the record is closed."""
        return self.page.moderation is not None and self.page.moderation.closed_at is not None


@dataclass(frozen=True, slots=True)
class RecordBook:
    """The records of some plans, and what they have in common.

    `content` is the first twelve hex digits of the content hash. `returns` and `packs` are by the
    member's key. `blind`: packs were made, so that nothing was shown before it was opened.
    """

    about: About
    content: str
    plans: tuple[PlanRecord, ...]
    members: dict[int, PanelMember]
    returns: dict[int, tuple[ReturnSeen, ...]]
    packs: dict[int, tuple[PackMade, ...]]
    calibrations: tuple[CalibrationPlan, ...]
    agreement: AgreementData
    blind: bool = False
    names: dict[int, str] = field(default_factory=dict)
    """Every member's name."""

    @property
    def made_up_scores(self) -> bool:
        """True when scores that nobody gave are among those printed."""
        return any(plan.made_up for plan in self.plans)


def record_book(
    review: ReviewFile,
    *,
    localities: Collection[str] = (),
    closed_only: bool = False,
    tick: Tick | None = None,
) -> RecordBook:
    """The moderation records of the plans of these localities (codes; none given: of all).

    Each locality's newest version is there, and each older one that was moderated; with
    `closed_only` just those whose record is closed. `tick` is told how many plans are read.

    Raises:
        UnknownKey: a code isn't in the review.
    """
    made = packs(review)
    with review.read() as db:
        said, content = about(db), content_hash(review.raw)[:12]
        wanted = _wanted(db, localities, closed_only=closed_only)
        log = moderation_log(db)
        bound = conditions(db, [locality for locality, *_rest in wanted])
        invented = {
            key for (key,) in select(db, "SELECT DISTINCT plan_version_id FROM score WHERE made_up")
        }
        back = _returns(db)
        apart = returns_apart(db, [version for _locality, version, *_rest in wanted])
    plans = []
    for done, (locality, version, moderation, newest) in enumerate(wanted):
        if tick is not None:
            tick(done, len(wanted))
        page = panel_page(review, plan_version=version)
        with review.read() as db:
            asked = asked_of(db, version)
        plans.append(
            PlanRecord(
                page=page,
                criteria_version=asked.version,
                newest=newest,
                # One that was opened and taken back again says so: scores were seen meanwhile.
                steps=tuple(log.steps.get(version, ())),
                agreed={} if moderation is None else _by_criterion(log.agreed, version, page),
                gone={} if moderation is None else _by_criterion(log.gone, version, page),
                conditions=bound.get(locality, ()),
                made_up=version in invented and page.view is not None,
                apart={
                    (member, criterion): says
                    for (member, of, criterion), says in apart.items()
                    if of == version and page.view is not None
                },
            )
        )
    members = {one.member: one for one in who_scores(review).members}
    return RecordBook(
        about=said,
        content=content,
        plans=tuple(plans),
        members=members,
        returns=back,
        packs=grouped((one.member, one) for one in reversed(made)),
        calibrations=calibrations(review),
        agreement=agreement_data(review),
        blind=bool(made),
        names={key: one.name for key, one in members.items()},
    )


def _by_criterion(
    steps: Mapping[tuple[int, int], Sequence[T]], version: int, page: PanelPage
) -> dict[str, tuple[T, ...]]:
    return {
        words.key: tuple(steps.get((version, key), ()))
        for key, words in zip(page.criteria, page.setting.criteria, strict=True)
    }


def _wanted(
    db: sqlite3.Connection, codes: Collection[str], *, closed_only: bool
) -> list[tuple[int, int, int | None, bool]]:
    """The plan versions to print: locality, version, moderation, whether it is the newest."""
    known = {
        code.casefold(): key
        for key, code in select(db, "SELECT id, code FROM locality ORDER BY sort, id")
    }
    for code in codes:
        if code.strip().casefold() not in known:
            names = [one for (one,) in select(db, "SELECT code FROM locality ORDER BY sort, id")]
            raise UnknownKey(what="locality", key=code, known=", ".join(names))
    chosen = {known[code.strip().casefold()] for code in codes}
    rows = select(
        db,
        """
        SELECT locality.id, version.id, moderation.id, moderation.closed_at,
               version.number = (SELECT max(number) FROM plan_version WHERE plan_id = plan.id)
        FROM plan_version AS version
        JOIN plan ON plan.id = version.plan_id
        JOIN locality ON locality.id = plan.locality_id
        JOIN organisation ON organisation.id = locality.organisation_id
        LEFT JOIN moderation ON moderation.plan_version_id = version.id
        ORDER BY organisation.sort, locality.sort, version.number
        """,
    )
    return [
        (locality, version, moderation, bool(newest))
        for locality, version, moderation, closed, newest in rows
        if (not chosen or locality in chosen)
        and (closed is not None if closed_only else newest or moderation is not None)
    ]


def _returns(db: sqlite3.Connection) -> dict[int, tuple[ReturnSeen, ...]]:
    """The merged returns of each member, in the order in which they came."""
    rows: list[Any] = select(
        db,
        """
        SELECT come.member_id, come.made, come.added, come.sha256, coalesce(pack.uid, '')
        FROM received_return AS come LEFT JOIN pack ON pack.id = come.pack_id
        WHERE come.verdict = 'merged' AND come.member_id IS NOT NULL ORDER BY come.id
        """,
    )
    return grouped(
        (member, ReturnSeen(moment(made), moment(added), sha256, pack))
        for member, made, added, sha256, pack in rows
    )
