"""One member's score sheet for one plan version, with the plan beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lyapp.model.criteria import Criterion, Mark, RatingScale, ScoreState
from lyapp.model.panel import Conflict
from lyapp.model.plan import Objective
from lyapp.model.trouble import UnknownKey
from lyapp.rules.blind import Blindness, may_see
from lyapp.rules.ratings import Suggestion, suggest
from lyapp.store.queries.blindness import blindness
from lyapp.store.queries.criteria import newest_criteria
from lyapp.store.queries.members import conflicts, scorers
from lyapp.store.queries.objectives import objectives
from lyapp.store.queries.standing import newest_versions
from lyapp.store.rows import first, grouped, select

if TYPE_CHECKING:
    import sqlite3

    from lyapp.store.file import ReviewFile


@dataclass(frozen=True, slots=True)
class ToScore:
    """A locality in the list of plans to score; `done` of `of` rated criteria are answered.

    `interest` is what keeps the member from scoring a plan that is only there to read.
    """

    locality: int
    code: str
    name: str
    plan_version: int | None
    done: int
    of: int
    interest: Conflict | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A cited row of the plan: evidence id, objective id, its code and title.

    For a cited page of a document `objective` is None, and the title is the document's name.
    """

    id: int
    objective: int | None
    code: str
    title: str
    attachment: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class EarlierAnswer:
    """What a member said of an older version of the plan; it stays with that version."""

    version: int
    state: ScoreState
    rating: int | None
    comment: str


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """A criterion and what this member has said of it; `state` is None while unanswered.

    `before` is their newest answer to it on an older version, None when there is none. `hidden`:
    it was answered in a return, and is not to be seen yet; what it says is left out.
    """

    criterion: int
    what: Criterion
    state: ScoreState | None
    rating: int | None
    comment: str
    citations: tuple[Citation, ...]
    made_up: bool
    before: EarlierAnswer | None = None
    hidden: bool = False
    entered_by: str = ""
    """Who entered it on the member's behalf."""


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """Everything the review screen shows of one plan for one member."""

    locality: int
    code: str
    name: str
    practices: int | None
    list_size: int | None
    list_size_printed: str
    plan_version: int
    version: int
    member: str
    member_name: str
    scale: RatingScale
    lines: tuple[ScoreLine, ...]
    objectives: tuple[Objective, ...]
    suggestion: Suggestion
    """From this member's own marks alone."""


_NOTHING = (0, None, None, "", False, "", "")


def to_score(review: ReviewFile, *, member: str) -> tuple[ToScore, ...]:
    """The localities a member should score, in the paper's order, with how far they have got."""
    with review.read() as db:
        who, _name = _member(db, member)
        rated = set(newest_criteria(db).rated)
        mine = {locality for locality, members in scorers(db).items() if who in members}
        newest = newest_versions(db)
        done: dict[int, int] = {}
        for version, criterion in select(
            db,
            """
            SELECT plan_version_id, criterion_id FROM score
            WHERE member_id = :who AND state IS NOT NULL
            """,
            who=who,
        ):
            done[version] = done.get(version, 0) + (criterion in rated)
        rows = select(
            db,
            """
            SELECT locality.id, locality.code, locality.name
            FROM locality JOIN organisation ON organisation.id = locality.organisation_id
            ORDER BY organisation.sort, locality.sort
            """,
        )
    return tuple(
        ToScore(
            locality=key,
            code=code,
            name=name,
            plan_version=newest[key][0] if key in newest else None,
            done=done.get(newest[key][0], 0) if key in newest else 0,
            of=len(rated),
        )
        for key, code, name in rows
        if key in mine
    )


def to_read(review: ReviewFile, *, member: str) -> tuple[ToScore, ...]:
    """The plans a member has declared an interest in and doesn't score, in the paper's order."""
    with review.read() as db:
        who, _name = _member(db, member)
        newest = newest_versions(db)
        mine = {
            one.locality: one
            for one in conflicts(db)
            if one.member == who and not one.scores and one.locality in newest
        }
        rows = select(
            db,
            """
            SELECT locality.id, locality.code, locality.name
            FROM locality JOIN organisation ON organisation.id = locality.organisation_id
            ORDER BY organisation.sort, locality.sort
            """,
        )
    return tuple(
        ToScore(key, code, name, newest[key][0], 0, 0, mine[key])
        for key, code, name in rows
        if key in mine
    )


def score_sheet(review: ReviewFile, *, plan_version: int, member: str) -> ScoreSheet:
    """A member's score sheet for a plan version.

    Raises:
        UnknownKey: no such plan version or member.
    """
    with review.read() as db:
        who, member_name = _member(db, member)
        locality, code, name, practices, list_size, list_size_printed, version = _plan(
            db, plan_version
        )
        asked = newest_criteria(db)
        given = {
            criterion: said
            for criterion, *said in select(
                db,
                """
                SELECT criterion_id, id, state, rating, comment, made_up, device, entered_by
                FROM score
                WHERE plan_version_id = :version AND member_id = :who
                """,
                version=plan_version,
                who=who,
            )
        }
        rows = objectives(db, [plan_version]).get(plan_version, ())
        blind = blindness(db)
        seen = may_see(blind, plan_version=plan_version, member=who)
        before = _before(db, plan_version, who, blind)
        cited = citations(db, [score for score, *_said in given.values()])
    lines = []
    marks: dict[str, list[Mark]] = {}
    for key, criterion in asked.criteria:
        score, answer, rating, comment, made_up, device, by = given.get(key, _NOTHING)
        # What a member writes in this very file is theirs to see; a return was written elsewhere.
        hidden = bool(device) and not seen
        if hidden:
            score, answer, rating, comment, by = 0, None, None, "", ""
        state = ScoreState(answer) if answer else None
        if state is not None:
            marks[criterion.key] = [Mark(state, rating)]
        lines.append(
            ScoreLine(
                criterion=key,
                what=criterion,
                state=state,
                rating=rating,
                comment=comment,
                citations=cited.get(score, ()),
                made_up=bool(made_up),
                before=before.get(key),
                hidden=hidden,
                entered_by=by,
            )
        )
    return ScoreSheet(
        locality=locality,
        code=code,
        name=name,
        practices=practices,
        list_size=list_size,
        list_size_printed=list_size_printed,
        plan_version=plan_version,
        version=version,
        member=member,
        member_name=member_name,
        scale=asked.scale,
        lines=tuple(lines),
        objectives=rows,
        suggestion=suggest([one for _key, one in asked.criteria], marks, asked.scale),
    )


def _member(db: sqlite3.Connection, key: str) -> tuple[int, str]:
    """The primary key and the name of a member."""
    found = first(db, "SELECT id, name FROM member WHERE key = :key", key=key)
    if found is None:
        known = ", ".join(each for (each,) in select(db, "SELECT key FROM member ORDER BY sort"))
        raise UnknownKey(what="member", key=key, known=known)
    number, name = found
    return number, name


def _plan(db: sqlite3.Connection, version: int) -> tuple[Any, ...]:
    """Whose plan a version is, and its number."""
    found = first(
        db,
        """
        SELECT locality.id, locality.code, locality.name, locality.practices,
               locality.list_size, locality.list_size_printed, version.number
        FROM plan_version AS version
        JOIN plan ON plan.id = version.plan_id
        JOIN locality ON locality.id = plan.locality_id
        WHERE version.id = :version
        """,
        version=version,
    )
    if found is None:
        raise UnknownKey(what="plan version", key=version, known="it was removed meanwhile")
    return tuple(found)


def _before(
    db: sqlite3.Connection, version: int, who: int, blind: Blindness
) -> dict[int, EarlierAnswer]:
    """A member's newest answers on the versions before this one, by criterion."""
    rows = select(
        db,
        """
        SELECT score.criterion_id, older.number, score.state, score.rating, score.comment,
               older.id, score.device
        FROM plan_version AS this
        JOIN plan_version AS older ON older.plan_id = this.plan_id AND older.number < this.number
        JOIN score ON score.plan_version_id = older.id
        WHERE this.id = :version AND score.member_id = :who AND score.state IS NOT NULL
        ORDER BY older.number
        """,
        version=version,
        who=who,
    )
    return {
        criterion: EarlierAnswer(number, ScoreState(state), rating, comment)
        for criterion, number, state, rating, comment, older, device in rows
        if not device or may_see(blind, plan_version=older, member=who)
    }


def citations(db: sqlite3.Connection, scores: list[int]) -> dict[int, tuple[Citation, ...]]:
    """What is cited for each score, in the order it was cited."""
    rows = select(
        db,
        """
        SELECT link.score_id, link.id, row.id, coalesce(row.code, ''),
               coalesce(row.title, document.name, ''), link.attachment_id, link.page
        FROM evidence AS link
        LEFT JOIN objective AS row ON row.id = link.objective_id
        LEFT JOIN attachment AS document ON document.id = link.attachment_id
        WHERE {among} ORDER BY link.id
        """,
        column="link.score_id",
        only=scores,
    )
    return grouped((score, Citation(*said)) for score, *said in rows)
