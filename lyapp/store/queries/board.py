"""The status board: one row a locality, one head an organisation, and the figures on top."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lyapp.model.criteria import Rag
from lyapp.model.decision import OutcomeStage
from lyapp.model.money import Balance
from lyapp.rules.balances import Total, explain_balance, explain_total, total
from lyapp.rules.decisions import Reading
from lyapp.store.queries.about import about
from lyapp.store.queries.standing import Standings
from lyapp.store.rows import first, select

if TYPE_CHECKING:
    import sqlite3

    from lyapp.store.file import ReviewFile

_DECIDED = frozenset(
    {OutcomeStage.AGREED, OutcomeStage.CONDITIONAL, OutcomeStage.RECOMMENDED, OutcomeStage.REFUSED}
)


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A locality as the board shows it.

    `scored` counts the members who have answered every rated criterion of the newest plan
    version, `expected` those who should; `mine_done` of `mine_of` is the asking member's own
    progress. `rating` is the median of the criteria's medians. `open_flags` leaves out mere notes.
    `search` is a case-folded key.
    """

    locality: int
    code: str
    name: str
    organisation: int
    paragraph: str
    practices: int | None
    list_size: int | None
    list_size_printed: str
    plan_version: int | None
    version: int | None
    meetings: tuple[date, ...]
    scored: int
    expected: int
    mine_done: int
    mine_of: int
    rating: float | None
    rag: Rag | None
    rating_sentence: str
    open_flags: int
    flags: tuple[str, ...]
    balance: Balance
    balance_sentence: str
    outcome_key: str
    outcome: Reading
    next_step: str
    made_up_scores: bool
    search: str


@dataclass(frozen=True, slots=True)
class OrganisationHead:
    """The line above an organisation's localities."""

    organisation: int
    code: str
    name: str
    short_name: str
    localities: int
    decided: int
    total: Total
    total_sentence: str


@dataclass(frozen=True, slots=True)
class Board:
    """The whole board. `scores_in` is a share from 0 to 1, None when no score is expected."""

    title: str
    committee: str
    committee_date: date | None
    sample: bool
    made_up: bool
    made_up_scores: bool
    organisations: tuple[OrganisationHead, ...]
    rows: tuple[BoardRow, ...]
    decided: int
    awaited: int
    scores_in: float | None
    deficits_pence: int | None
    """The negative balances added up; None when no locality states a balance."""
    lodged_pence: int | None


def board(
    review: ReviewFile, *, member: str | None = None, localities: Collection[int] | None = None
) -> Board:
    """The board; with `localities` only their rows, while heads and totals stay of all.

    `member` is the key of the person whose own progress the rows carry.
    """
    with review.read() as db:
        said = about(db)
        rows = _rows(db, member)
        heads = _heads(db, rows)
    made_up_scores = any(row.made_up_scores for row in rows)
    expected = sum(row.expected for row in rows)
    stated = [row.balance.pence for row in rows if row.balance.pence is not None]
    lodged = [row.balance.lodged_pence for row in rows if row.balance.lodged_pence is not None]
    return Board(
        title=said.title,
        committee=said.committee,
        committee_date=said.committee_date,
        sample=said.sample,
        made_up=said.made_up,
        made_up_scores=made_up_scores,
        organisations=heads,
        rows=rows if localities is None else tuple(r for r in rows if r.locality in localities),
        decided=sum(row.outcome.stage in _DECIDED for row in rows),
        awaited=sum(row.outcome.stage is OutcomeStage.AWAITED for row in rows),
        scores_in=sum(row.scored for row in rows) / expected if expected else None,
        deficits_pence=sum(min(pence, 0) for pence in stated) if stated else None,
        lodged_pence=sum(lodged) if lodged else None,
    )


def _rows(db: sqlite3.Connection, member: str | None) -> tuple[BoardRow, ...]:
    standings = Standings(db)
    rated = len(standings.asked.rated)
    mine = None
    if member is not None:
        known = first(db, "SELECT id FROM member WHERE key = :key", key=member)
        mine = known[0] if known else None
    localities = select(
        db,
        """
        SELECT locality.id, locality.code, locality.name, locality.organisation_id,
               locality.paragraph, locality.practices, locality.list_size,
               locality.list_size_printed, organisation.name
        FROM locality JOIN organisation ON organisation.id = locality.organisation_id
        ORDER BY organisation.sort, locality.sort
        """,
    )
    found = []
    for row in localities:
        key, code, name, owner, paragraph, practices, size, size_printed, owner_name = row
        stands = standings.of(key)
        version, plan, suggested = stands.version, stands.marks, stands.suggestion
        found.append(
            BoardRow(
                locality=key,
                code=code,
                name=name,
                organisation=owner,
                paragraph=paragraph,
                practices=practices,
                list_size=size,
                list_size_printed=size_printed,
                plan_version=version[0] if version else None,
                version=version[1] if version else None,
                meetings=stands.met,
                scored=stands.scored,
                expected=len(stands.expected),
                mine_done=plan.answered.get(mine, 0) if plan and mine else 0,
                mine_of=rated if mine in stands.expected else 0,
                rating=suggested.median,
                rag=suggested.rag,
                rating_sentence=suggested.sentence,
                open_flags=len(stands.warnings),
                flags=tuple(flag.sentence for flag in stands.warnings),
                balance=stands.balance,
                balance_sentence=explain_balance(stands.balance),
                outcome_key=stands.type.key if stands.type else "",
                outcome=stands.reading,
                next_step=stands.next_step,
                made_up_scores=plan is not None and plan.made_up,
                search=(
                    f"{name} {code} {owner_name} {stands.reading.label} "
                    f"{stands.next_step} {paragraph}"
                ).casefold(),
            )
        )
    return tuple(found)


def _heads(db: sqlite3.Connection, rows: Sequence[BoardRow]) -> tuple[OrganisationHead, ...]:
    by_organisation: dict[int, list[BoardRow]] = {}
    for row in rows:
        by_organisation.setdefault(row.organisation, []).append(row)
    heads = []
    for key, code, name, short_name in select(
        db, "SELECT id, code, name, short_name FROM organisation ORDER BY sort"
    ):
        own = by_organisation.get(key, [])
        added = total([(row.name, row.balance) for row in own])
        heads.append(
            OrganisationHead(
                organisation=key,
                code=code,
                name=name,
                short_name=short_name,
                localities=len(own),
                decided=sum(row.outcome.stage in _DECIDED for row in own),
                total=added,
                total_sentence=explain_total(added),
            )
        )
    return tuple(heads)
