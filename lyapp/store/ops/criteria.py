"""Changing what is asked and how it is rated.

Once somebody has scored under a set of criteria, or has them in a pack, a change makes a new
version of the set. The scores stay with the version they were given under.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from lyapp.model.changes import Changes
from lyapp.model.coverage import COVERAGE_CHECK
from lyapp.model.criteria import RatingScale
from lyapp.model.trouble import (
    LastCriterion,
    NotReadable,
    RatingOffScale,
    UnknownKey,
)
from lyapp.rules.findings import RULES
from lyapp.rules.texts import required, tidy
from lyapp.store.ops.common import free_key, shortened
from lyapp.store.queries.criteria import (
    criteria_sets,
    newest_set,
    packs_made,
    scale_of,
    scores_given,
)
from lyapp.store.tables.criteria import (
    CriteriaSet,
    Criterion,
    LevelDescriptor,
    Scale,
    ScaleLevel,
)

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile
    from lyapp.store.transaction import Write

HEAVIEST = 1000
"""The largest weight of a criterion."""


def add_criterion(review: ReviewFile, *, title: str, who: str, question: str = "") -> Changes:
    """Add a criterion at the end; its key is made from its title.

    Raises:
        TextNeeded: the title is empty.
    """
    with review.write(who=who) as work:
        asked = _changeable(work)
        name = required(title, what="A criterion’s title")
        rows = _rows(work.session, asked)
        work.add(
            Criterion(
                set_id=asked.id or 0,
                key=free_key(name, {row.key for row in rows}, otherwise="criterion"),
                number=max((row.number for row in rows), default=0) + 1,
                title=name,
                question=tidy(question).strip(),
            )
        )
        work.label = f"Criterion added: {shortened(name)}"
    return work.result


def edit_criterion(
    review: ReviewFile,
    *,
    criterion: str,
    who: str,
    title: str | None = None,
    question: str | None = None,
    guidance: str | None = None,
    weight: int | None = None,
    must_pass: bool | None = None,
    open_text: bool | None = None,
) -> Changes:
    """Change the criterion of this key; what isn't given stays.

    A criterion that takes a comment only is never a must-pass one: there is nothing to meet.

    Raises:
        TextNeeded: the title is empty.
        NotReadable: the weight isn't from 0 to 1,000.
    """
    with review.write(who=who) as work:
        asked = _changeable(work)
        row = _find(work.session, asked, criterion)
        if title is not None:
            row.title = required(title, what="A criterion’s title")
        if question is not None:
            row.question = tidy(question).strip()
        if guidance is not None:
            row.guidance = tidy(guidance).strip()
        if weight is not None:
            row.weight = _weight(weight)
        if must_pass is not None:
            row.must_pass = must_pass
        if open_text is not None:
            row.open_text = open_text
        if row.open_text:
            row.must_pass = False
        work.session.add(row)
        work.label = f"Criterion {row.number}: {shortened(row.title)}"
        _drop_if_the_same(work, asked)
    return work.result


def choose_checks(
    review: ReviewFile, *, criterion: str, checks: Sequence[str], who: str
) -> Changes:
    """Say which finding rules, by their names, bear on a criterion of the newest set.

    They are help for the reader and no part of what is asked: no new version is made for them.

    Raises:
        UnknownKey: there is no criterion of this key, or no such rule.
    """
    with review.write(who=who) as work:
        key, _version = newest_set(work.raw)
        row = _find(work.session, work.session.get_one(CriteriaSet, key), criterion)
        known = {rule.key for rule in RULES} | {COVERAGE_CHECK}
        for check in checks:
            if check not in known:
                raise UnknownKey(what="finding rule", key=check, known=", ".join(sorted(known)))
        row.checks = "\n".join(dict.fromkeys(checks))
        work.session.add(row)
        work.label = f"Criterion {row.number}, what is looked for"
    return work.result


def edit_descriptor(
    review: ReviewFile, *, criterion: str, value: int, text: str, who: str
) -> Changes:
    """Say what a level of the scale means for a criterion; an empty text takes it away.

    Raises:
        RatingOffScale: the scale has no such level.
    """
    with review.write(who=who) as work:
        asked = _changeable(work)
        row = _find(work.session, asked, criterion)
        scale = scale_of(work.raw, asked.id or 0)
        if value not in {level.value for level in scale.levels}:
            raise RatingOffScale(rating=value, lowest=scale.lowest, highest=scale.highest)
        found = work.session.exec(
            select(LevelDescriptor).where(
                LevelDescriptor.criterion_id == row.id, LevelDescriptor.value == value
            )
        ).first()
        words = tidy(text).strip()
        if found is None and words:
            work.add(LevelDescriptor(criterion_id=row.id or 0, value=value, text=words))
        elif found is not None and words:
            found.text = words
            work.session.add(found)
        elif found is not None:
            work.remove(found)
        work.label = f"Criterion {row.number}, what {value} means"
        _drop_if_the_same(work, asked)
    return work.result


def remove_criterion(review: ReviewFile, *, criterion: str, who: str) -> Changes:
    """Take a criterion away; those after it move up a number.

    Raises:
        LastCriterion: it is the only one left.
    """
    with review.write(who=who) as work:
        asked = _changeable(work)
        row = _find(work.session, asked, criterion)
        title = row.title
        if len(_rows(work.session, asked)) == 1:
            raise LastCriterion
        work.remove(row)
        _number(work.session, _rows(work.session, asked))
        work.label = f"Criterion removed: {shortened(title)}"
    return work.result


def move_criterion(review: ReviewFile, *, criterion: str, step: int, who: str) -> Changes:
    """Move a criterion up (-1) or down (+1); at either end it stays.

    Raises:
        UnknownKey: there is no criterion of this key.
    """
    with review.write(who=who) as work:
        asked = _changeable(work)
        row = _find(work.session, asked, criterion)
        rows = _rows(work.session, asked)
        here = rows.index(row)
        there = min(max(here + step, 0), len(rows) - 1)
        rows.insert(there, rows.pop(here))
        _number(work.session, rows)
        work.label = f"Criterion moved: {shortened(row.title)}"
        _drop_if_the_same(work, asked)
    return work.result


def use_scale(review: ReviewFile, *, scale: RatingScale, who: str) -> Changes:
    """Rate on another scale. What the criteria say of levels it doesn't have goes."""
    with review.write(who=who) as work:
        session = work.session
        asked = _changeable(work)
        before = session.get_one(Scale, asked.scale_id)
        now = scale_of(work.raw, asked.id or 0)
        if replace(scale, key=now.key) != now:
            asked.scale_id = _insert_scale(work, scale)
            session.add(asked)
            session.flush()
            shared = select(CriteriaSet.id).where(CriteriaSet.scale_id == before.id)
            if session.exec(shared).first() is None:
                work.remove(before)
            values = [level.value for level in scale.levels]
            for lost in session.exec(
                select(LevelDescriptor)
                .join(Criterion, col(Criterion.id) == LevelDescriptor.criterion_id)
                .where(Criterion.set_id == asked.id, col(LevelDescriptor.value).not_in(values))
            ).all():
                work.remove(lost)
        work.label = f"Rating scale: {shortened(scale.title)}"
        _drop_if_the_same(work, asked)
    return work.result


def _changeable(work: Write) -> CriteriaSet:
    """The newest criteria set; a new version of it when it has been used."""
    key, version = newest_set(work.raw)
    asked = work.session.get_one(CriteriaSet, key)
    if not (scores_given(work.raw, key) or packs_made(work.raw, key)):
        return asked
    made = CriteriaSet(version=version + 1, scale_id=asked.scale_id, note=asked.note)
    new = work.add(made)
    for row in _rows(work.session, asked):
        columns = row.model_dump(exclude={"id", "set_id"})
        copied = work.add(Criterion(set_id=new, **columns))
        for level in work.session.exec(
            select(LevelDescriptor)
            .where(LevelDescriptor.criterion_id == row.id)
            .order_by(col(LevelDescriptor.value))
        ).all():
            work.add(LevelDescriptor(criterion_id=copied, value=level.value, text=level.text))
    return made


def _drop_if_the_same(work: Write, asked: CriteriaSet) -> None:
    """Make no new version of a set for a change that changes nothing."""
    work.session.flush()
    if not any(name == "criteria_set" and not before for name, _key, before, _ in work.changes):
        return
    *_older, before, now = criteria_sets(work.raw)
    same = [one for _key, one in before.criteria] == [one for _key, one in now.criteria]
    if asked.version == now.version and same and before.scale == now.scale:
        work.session.rollback()
        work.changes.clear()


def _rows(session: Session, asked: CriteriaSet) -> list[Criterion]:
    return list(
        session.exec(
            select(Criterion).where(Criterion.set_id == asked.id).order_by(col(Criterion.number))
        ).all()
    )


def _find(session: Session, asked: CriteriaSet, key: str) -> Criterion:
    rows = _rows(session, asked)
    for row in rows:
        if row.key == key:
            return row
    known = ", ".join(row.key for row in rows)
    raise UnknownKey(what="criterion", key=shortened(key), known=known)


def _number(session: Session, rows: list[Criterion]) -> None:
    for number, row in enumerate(rows, start=1):
        row.number = number
        session.add(row)
    session.flush()


def _weight(weight: int) -> int:
    if not 0 <= weight <= HEAVIEST:
        raise NotReadable(
            text=weight, what="a weight", why=f"it must be from 0 to {HEAVIEST:,}", example=""
        )
    return weight


def _insert_scale(work: Write, scale: RatingScale) -> int:
    taken = set(work.session.exec(select(Scale.key)).all())
    key = scale.key
    if key in taken:
        key = free_key(scale.key, taken, otherwise="scale")
    number = work.add(Scale(key=key, title=scale.title, meets_value=scale.meets_value))
    for level in scale.levels:
        work.add(
            ScaleLevel(
                scale_id=number,
                value=level.value,
                label=level.label,
                rag=level.rag.value,
                descriptor=level.descriptor,
            )
        )
    return number
