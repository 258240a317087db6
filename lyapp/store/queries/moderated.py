"""A plan as it is moderated: what may be seen of its scores, and what was agreed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lyapp.model.criteria import Mark, ScoreState
from lyapp.model.outcome_rules import OutcomeRule, RuleWhen
from lyapp.model.panel import (
    Agreed,
    Given,
    ModerationRecord,
    PanelPlan,
    PanelSetting,
    Point,
)
from lyapp.model.trouble import UnknownKey
from lyapp.rules.balances import balance
from lyapp.rules.blind import Blindness, may_see_figures
from lyapp.rules.moderation.cells import PanelView, panel_view
from lyapp.rules.moderation.closing import Closing, closing, settled_outcome
from lyapp.store.queries.about import about
from lyapp.store.queries.blindness import blindness
from lyapp.store.queries.criteria import AskedSet, criteria_set, newest_criteria
from lyapp.store.queries.deciding import lines, outcome_types
from lyapp.store.queries.members import conflicts
from lyapp.store.rows import Only, among, first, grouped, select

if TYPE_CHECKING:
    import sqlite3


@dataclass(frozen=True, slots=True)
class Moderated:
    """What the verbs and the screen work a plan's moderation out from."""

    key: int | None
    """The moderation's key; None before it was opened."""
    locality: int
    name: str
    asked: AskedSet
    setting: PanelSetting
    plan: PanelPlan
    view: PanelView
    record: ModerationRecord
    conflicted: frozenset[int]

    def closing(self) -> Closing:
        """What is still missing before it may be closed."""
        return closing(self.setting, self.plan, self.view, self.record, conflicted=self.conflicted)

    def suggested(self) -> str | None:
        """The outcome suggested by what was agreed."""
        return settled_outcome(self.setting, self.plan, self.view, self.record)


def moderated(db: sqlite3.Connection, plan_version: int) -> Moderated:
    """A plan version with all that may be seen of its scores, and what was agreed.

    Raises:
        UnknownKey: it was removed.
    """
    found = first(
        db,
        """
        SELECT locality.id, locality.name, moderation.id
        FROM plan_version AS version
        JOIN plan ON plan.id = version.plan_id
        JOIN locality ON locality.id = plan.locality_id
        LEFT JOIN moderation ON moderation.plan_version_id = version.id
        WHERE version.id = :version
        """,
        version=plan_version,
    )
    if found is None:
        raise UnknownKey(what="plan version", key=plan_version, known="it was removed meanwhile")
    locality, name, key = found
    asked = asked_of(db, plan_version)
    setting = panel_setting(db, asked)
    (plan,) = panel_plans(db, asked, {plan_version: (locality, name)}, blindness(db))
    return Moderated(
        key=key,
        locality=locality,
        name=name,
        asked=asked,
        setting=setting,
        plan=plan,
        view=panel_view(setting, plan),
        record=_record(db, key),
        conflicted=frozenset(
            one.member
            for one in conflicts(db)
            if one.locality == locality and not one.stays_for_decision
        ),
    )


def asked_of(db: sqlite3.Connection, plan_version: int) -> AskedSet:
    """The criteria a plan version was scored under: the newest set with scores of it."""
    found = first(
        db,
        """
        SELECT asked.id, asked.version
        FROM criteria_set AS asked
        WHERE EXISTS (SELECT 1 FROM criterion JOIN score ON score.criterion_id = criterion.id
                      WHERE criterion.set_id = asked.id AND score.plan_version_id = :version)
        ORDER BY asked.version DESC LIMIT 1
        """,
        version=plan_version,
    )
    return newest_criteria(db) if found is None else criteria_set(db, *found)


def panel_setting(db: sqlite3.Connection, asked: AskedSet) -> PanelSetting:
    """What is the same for every plan scored under these criteria."""
    types = outcome_types(db)
    rules = select(
        db,
        """
        SELECT outcome_type_id, nothing_missing, must_pass_at_least, every_criterion_at_least,
               percent_at_least, below_meets_at_most, balance_not_negative
        FROM outcome_rule ORDER BY sort, id
        """,
    )
    return PanelSetting(
        criteria=tuple(criterion for _key, criterion in asked.criteria),
        scale=asked.scale,
        rules=tuple(
            OutcomeRule(
                types[outcome].key,
                RuleWhen(bool(missing), must, every, percent, below, bool(balanced)),
            )
            for outcome, missing, must, every, percent, below, balanced in rules
        ),
        outcome_types=tuple(types.values()),
        members=dict(select(db, "SELECT id, name FROM member ORDER BY sort, id")),
    )


def panel_plans(
    db: sqlite3.Connection,
    asked: AskedSet,
    versions: Mapping[int, tuple[int, str]],
    blind: Blindness,
) -> tuple[PanelPlan, ...]:
    """Plan versions, given with locality and name, with all that may be seen of their scores."""
    opened = [key for key in versions if may_see_figures(blind, plan_version=key)]
    keys = {key: criterion.key for key, criterion in asked.criteria}
    rows = select(
        db,
        """
        SELECT plan_version_id, criterion_id, member_id, state, rating, comment
        FROM score WHERE state IS NOT NULL AND {among} AND {of} ORDER BY member_id
        """.replace("{of}", among("member_id", blind.finished if blind.on else None)),
        column="plan_version_id",
        only=opened,
    )
    marks: dict[tuple[str, int | None], Mark] = {}
    given: dict[int, dict[str, list[Given]]] = {}
    for version, criterion, member, state, rating, comment in rows:
        key = keys.get(criterion)
        if key is None:
            continue
        mark = marks.get((state, rating))
        if mark is None:
            mark = marks[state, rating] = Mark(ScoreState(state), rating)
        given.setdefault(version, {}).setdefault(key, []).append(Given(member, mark, comment))
    year = about(db).year
    money = lines(db, {locality for locality, _name in versions.values()})
    return tuple(
        PanelPlan(
            plan_version=version,
            name=name,
            given={key: tuple(each) for key, each in given.get(version, {}).items()},
            balance_pence=balance(money.get(locality, ()), year=year).pence,
        )
        for version, (locality, name) in versions.items()
    )


def agreed_ratings(db: sqlite3.Connection, only: Only = None) -> dict[int, dict[str, Agreed]]:
    """What the panel has agreed, by plan version and criterion key."""
    points = grouped(
        ((moderation, criterion), Point(member, text))
        for moderation, criterion, member, text in select(
            db,
            """
            SELECT moderation_id, criterion_id, member_id, text
            FROM moderation_point ORDER BY sort, id
            """,
        )
    )
    found: dict[int, dict[str, Agreed]] = {}
    for version, moderation, criterion, key, state, rating, reason in select(
        db,
        """
        SELECT moderation.plan_version_id, moderation.id, criterion.id, criterion.key,
               agreed.state, agreed.rating, agreed.reason
        FROM agreed_rating AS agreed
        JOIN moderation ON moderation.id = agreed.moderation_id
        JOIN criterion ON criterion.id = agreed.criterion_id
        WHERE {among} ORDER BY agreed.id
        """,
        column="moderation.plan_version_id",
        only=only,
    ):
        found.setdefault(version, {})[key] = Agreed(
            Mark(ScoreState(state), rating), reason, points.get((moderation, criterion), ())
        )
    return found


def _record(db: sqlite3.Connection, moderation: int | None) -> ModerationRecord:
    if moderation is None:
        return ModerationRecord()
    version, discussed, outcome, departure = first(
        db,
        """
        SELECT said.plan_version_id, said.all_discussed, coalesce(kind.key, ''), said.departure
        FROM moderation AS said LEFT JOIN outcome_type AS kind ON kind.id = said.outcome_type_id
        WHERE said.id = :key
        """,
        key=moderation,
    )
    people = select(
        db,
        """
        SELECT there.member_id, there.agrees_record, there.came
        FROM moderation_presence AS there JOIN member ON member.id = there.member_id
        WHERE there.moderation_id = :key ORDER BY member.sort, member.id
        """,
        key=moderation,
    )
    return ModerationRecord(
        agreed=agreed_ratings(db, [version]).get(version, {}),
        present=tuple(member for member, _agrees, _came in people),
        all_discussed=bool(discussed),
        record_agreed_by=tuple(member for member, agrees, _came in people if agrees),
        outcome=outcome,
        departure=departure,
        came={member: came for member, _agrees, came in people if came},
    )


def points_said(db: sqlite3.Connection, moderation: int | None) -> dict[str, tuple[Point, ...]]:
    """What was said in the discussion, by criterion key; also where nothing is agreed."""
    rows = select(
        db,
        """
        SELECT criterion.key, said.member_id, said.text
        FROM moderation_point AS said JOIN criterion ON criterion.id = said.criterion_id
        WHERE said.moderation_id = :key ORDER BY said.sort, said.id
        """,
        key=moderation,
    )
    return grouped((key, Point(member, text)) for key, member, text in rows)
