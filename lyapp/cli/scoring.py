"""Putting rows of scores into a review, one durable transaction a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from lyapp.cli.score_rows import ScoreRow
from lyapp.model.criteria import RatingScale, ScoreState
from lyapp.model.trouble import NotReadable, NotTheirLocality, Refused, UnknownKey
from lyapp.rules.ratings import check_rating
from lyapp.rules.texts import tidy
from lyapp.store.ops.scores import comment_score, record_score
from lyapp.store.queries.score_sheet import ScoreLine, ScoreSheet, score_sheet, to_score

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile

_NOT_APPLICABLE = frozenset({"n/a", "na", "n.a.", "-", "–", "—", "not applicable"})
_UNABLE = frozenset({"u", "?", "unable", "unable to judge"})
_SHOWN = 80
"""Characters of a row that has a fault, for a sentence about it."""


class Result(StrEnum):
    """What became of a row."""

    SAVED = "saved"
    WOULD_SAVE = "would be saved"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A row, what became of it, and why when it was refused. `said` is how its answer reads."""

    row: ScoreRow
    result: Result
    said: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a row says; `state` None is a comment alone."""

    state: ScoreState | None
    rating: int | None
    comment: str


def score_rows(
    review: ReviewFile,
    rows: Iterable[ScoreRow],
    *,
    member: str,
    dry_run: bool = False,
    made_up: bool = False,
    entered_by: str = "",
) -> Iterator[Outcome]:
    """Score row by row; each row is on disk when its outcome is given.

    `entered_by` names who enters them on the member’s behalf.

    A row that can’t be used is refused and the others go on. An empty comment leaves the one
    there is.

    Raises:
        UnknownKey: there is no such member.
        FileTrouble: the file can’t be written any more.
    """
    sheets = _Sheets(review, member)
    said_at: dict[tuple[str, str], tuple[int, _Answer]] = {}
    for row in rows:
        try:
            if row.fault:
                raise NotReadable(
                    text=f"{row.locality}, {row.criterion}"[:_SHOWN],
                    what="a score",
                    why=row.fault,
                    example=row.remedy,
                )
            sheet, line = sheets.find(row)
            answer = _understood(row, line, sheet.scale)
            key = (sheet.code, line.what.key)
            first, before = said_at.setdefault(key, (row.line, answer))
            if before != answer:
                raise NotReadable(
                    text=f"{sheet.code}, {line.what.key}",
                    what="a score",
                    why=f"line {first} says something else of it",
                    example="Keep one of the two lines.",
                )
            said = _said(answer)
            if first != row.line or _same(answer, line):
                yield Outcome(row, Result.UNCHANGED, said)
                continue
            if not dry_run:
                _save(review, sheet, line, answer, made_up=made_up, entered_by=entered_by)
            yield Outcome(row, Result.WOULD_SAVE if dry_run else Result.SAVED, said)
        except Refused as refused:
            why = " ".join(part for part in (refused.sentence, refused.advice) if part)
            yield Outcome(row, Result.REFUSED, why=why)


class _Sheets:
    """The member’s score sheets, each read once, and the ways a row may name things in them."""

    def __init__(self, review: ReviewFile, member: str) -> None:
        self._review = review
        self._member = member
        self._plans = {}
        self._read: dict[int, ScoreSheet] = {}
        plans = to_score(review, member=member)
        self._known = ", ".join(plan.code for plan in plans[:40]) or "none"
        for plan in plans:
            self._plans[plan.name.casefold()] = plan
        for plan in plans:
            self._plans[plan.code.casefold()] = plan

    def find(self, row: ScoreRow) -> tuple[ScoreSheet, ScoreLine]:
        plan = self._plans.get(row.locality.casefold())
        if plan is None:
            raise NotTheirLocality(key=row.locality, known=self._known)
        if plan.plan_version is None:
            raise NotReadable(
                text=plan.code, what="a plan to score", why="no plan has come in yet", example=""
            )
        sheet = self._read.get(plan.plan_version)
        if sheet is None:
            sheet = score_sheet(self._review, plan_version=plan.plan_version, member=self._member)
            self._read[plan.plan_version] = sheet
        wanted = row.criterion.casefold()
        for line in sheet.lines:
            if wanted in (line.what.key.casefold(), line.what.title.casefold()):
                return sheet, line
        known = ", ".join(line.what.key for line in sheet.lines)
        raise UnknownKey(what="criterion", key=row.criterion, known=known)


def _understood(row: ScoreRow, line: ScoreLine, scale: RatingScale) -> _Answer:
    comment = tidy(row.comment)
    word = row.rating.casefold()
    if not word:
        if not comment:
            raise NotReadable(
                text="",
                what="a score",
                why="it has neither a rating nor a comment",
                example="Write n/a for “not applicable” or u for “unable to judge”.",
            )
        return _Answer(None, None, comment)
    if word in _NOT_APPLICABLE:
        return _Answer(ScoreState.NOT_APPLICABLE, None, comment)
    if word in _UNABLE:
        return _Answer(ScoreState.UNABLE, None, comment)
    rating = _level(word, scale)
    if rating is None:
        raise NotReadable(
            text=row.rating,
            what="a rating",
            why=f"the scale runs from {scale.lowest} to {scale.highest} in whole numbers",
            example="Write n/a for “not applicable” or u for “unable to judge”.",
        )
    check_rating(rating, criterion=line.what, scale=scale)
    return _Answer(ScoreState.RATED, rating, comment)


def _level(word: str, scale: RatingScale) -> int | None:
    """A whole number, or the value of the level so labelled."""
    digits = word.removesuffix(".0")
    if digits.removeprefix("-").isascii() and digits.removeprefix("-").isdigit():
        return int(digits[:9])
    return next((level.value for level in scale.levels if level.label.casefold() == word), None)


def _same(answer: _Answer, line: ScoreLine) -> bool:
    if answer.comment and answer.comment != line.comment:
        return False
    return answer.state is None or (answer.state, answer.rating) == (line.state, line.rating)


def _save(
    review: ReviewFile,
    sheet: ScoreSheet,
    line: ScoreLine,
    answer: _Answer,
    *,
    made_up: bool,
    entered_by: str,
) -> None:
    if answer.state is None:
        comment_score(
            review,
            plan_version=sheet.plan_version,
            criterion=line.criterion,
            member=sheet.member,
            text=answer.comment,
            who=sheet.member_name,
            entered_by=entered_by,
        )
        return
    record_score(
        review,
        plan_version=sheet.plan_version,
        criterion=line.criterion,
        member=sheet.member,
        state=answer.state,
        rating=answer.rating,
        comment=answer.comment or None,
        made_up=made_up,
        who=sheet.member_name,
        entered_by=entered_by,
    )


def _said(answer: _Answer) -> str:
    match answer.state:
        case None:
            return "comment"
        case ScoreState.RATED:
            return str(answer.rating)
        case state:
            return state.value.replace("_", " ")
