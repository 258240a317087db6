"""Questions put to the committee at the end of the paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlmodel import Session, col, func, select

from lyapp.model.changes import Changes
from lyapp.model.trouble import UnknownKey
from lyapp.rules.texts import required
from lyapp.store.lookup import find
from lyapp.store.ops.common import shortened
from lyapp.store.tables.programme import Locality, Question, QuestionLocality

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile
    from lyapp.store.transaction import Write


def add_question(
    review: ReviewFile, *, text: str, who: str, localities: Sequence[int] = ()
) -> Changes:
    """Add a question at the end, about some localities or, with none given, about all.

    Raises:
        TextNeeded: the question is empty.
    """
    with review.write(who=who) as work:
        words = required(text, what="A question")
        last = work.session.exec(select(func.max(Question.number))).one()
        key = work.add(Question(number=(last or 0) + 1, text=words))
        _mean(work, key, localities)
        work.created = key
        work.label = f"Question added: {shortened(words)}"
    return work.result


def edit_question(
    review: ReviewFile,
    *,
    number: int,
    who: str,
    text: str | None = None,
    localities: Sequence[int] | None = None,
) -> Changes:
    """Change the question of this number; what isn't given stays. No locality means all.

    Raises:
        TextNeeded: the question is empty.
    """
    with review.write(who=who) as work:
        row = _find(work.session, number)
        if text is not None:
            row.text = required(text, what="A question")
            work.session.add(row)
        if localities is not None:
            _mean(work, row.id or 0, localities)
        work.label = f"Question {number}: {shortened(row.text)}"
    return work.result


def remove_question(review: ReviewFile, *, number: int, who: str) -> Changes:
    """Take a question away; those after it move up a number."""
    with review.write(who=who) as work:
        row = _find(work.session, number)
        text = row.text
        work.remove(row)
        later = select(Question).where(col(Question.number) > number)
        for row in work.session.exec(later.order_by(col(Question.number))).all():
            row.number -= 1
            work.session.add(row)
            # One at a time: no two questions may have the same number even for a moment.
            work.session.flush()
        work.label = f"Question removed: {shortened(text)}"
    return work.result


def _find(session: Session, number: int) -> Question:
    row = session.exec(select(Question).where(Question.number == number)).first()
    if row is None:
        numbers = session.exec(select(Question.number).order_by(col(Question.number))).all()
        raise UnknownKey(what="question", key=number, known=", ".join(map(str, numbers)))
    return row


def _mean(work: Write, question: int, localities: Sequence[int]) -> None:
    wanted = dict.fromkeys(localities)
    links = work.session.exec(
        select(QuestionLocality).where(QuestionLocality.question_id == question)
    ).all()
    for link in links:
        if link.locality_id in wanted:
            del wanted[link.locality_id]
        else:
            work.remove(link)
    for key in wanted:
        find(work.session, Locality, key, "locality")
        work.add(QuestionLocality(question_id=question, locality_id=key))
