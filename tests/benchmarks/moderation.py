"""What the panel's rules cost: 1,000 plans × 10 rated criteria × 12 members.

Run by itself it prints what it measured; `measure` gives it to whoever collects the figures.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from lyapp.exchange.programme_files import find_programme, read_programme
from lyapp.model.criteria import Mark, ScoreState
from lyapp.model.panel import Given, PanelPlan, PanelSetting
from lyapp.rules.merging import Returned, ReturnedPlan, Said, merge
from lyapp.rules.moderation.across import Comment, comment_oddities
from lyapp.rules.moderation.heat_map import heat_map
from lyapp.rules.moderation.noticing import noticed
from lyapp.rules.moderation.without_one import without_any_one

PLANS, MEMBERS = 1_000, 12
MAP_LIMIT, MERGE_LIMIT, HINTS_LIMIT = 1.0, 1.0, 5.0
"""Seconds for the whole heat map, for merging all returns, for the hints of one criterion."""
PLAN_LIMIT = 20.0
"""Milliseconds for all that is said of one plan beside its cells; its screen has 100."""
_START = datetime(2008, 7, 1, 9, tzinfo=UTC)

Measured = tuple[str, float, float | None, str]


def measure() -> list[Measured]:
    """Measure all of this module."""
    rnd = random.Random(4)
    data = read_programme(find_programme("hertfordshire-2008-09"))
    names = {number: f"Member {number}" for number in range(MEMBERS)}
    setting = PanelSetting(data.criteria, data.scale, data.outcome_rules, data.outcome_types, names)
    plans = [_plan(number, setting, rnd) for number in range(PLANS)]
    size = f"{PLANS:,} plans × {MEMBERS} members"
    return [
        ("Heat map, s", _seconds(lambda: heat_map(setting, plans, agreed={})), MAP_LIMIT, size),
        ("What is said of one plan, ms", _one_plan(setting, plans[0]), PLAN_LIMIT, ""),
        ("Merge of all returns, s", _merge(setting, rnd), MERGE_LIMIT, size),
        ("Hints on 12,000 comments, s", _hints(rnd), HINTS_LIMIT, ""),
    ]


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _plan(number: int, setting: PanelSetting, rnd: random.Random) -> PanelPlan:
    marks = {level.value: Mark(ScoreState.RATED, level.value) for level in setting.scale.levels}
    about = rnd.choice((1, 2, 3, 3))
    given = {
        criterion.key: tuple(
            Given(member, marks[max(0, min(4, round(rnd.gauss(about, 0.8))))], "said")
            for member in range(MEMBERS)
        )
        for criterion in setting.criteria
        if not criterion.open_text
    }
    return PanelPlan(number, f"Plan {number}", given, rnd.choice((None, 100, -100)))


def _one_plan(setting: PanelSetting, plan: PanelPlan) -> float:
    return 1000 * _seconds(lambda: (without_any_one(setting, plan), noticed(setting, plan)))


def _merge(setting: PanelSetting, rnd: random.Random) -> float:
    levels = frozenset(level.value for level in setting.scale.levels)
    criteria = range(len(setting.criteria))
    returns = [
        Returned(
            f"{member}",
            member,
            [
                ReturnedPlan(plan, [(each, _said(member, rnd)) for each in criteria])
                for plan in range(PLANS)
            ],
        )
        for member in range(MEMBERS)
    ]
    return _seconds(lambda: merge({}, returns, levels=dict.fromkeys(criteria, levels)))


def _said(member: int, rnd: random.Random) -> Said:
    moment = _START + timedelta(seconds=rnd.randrange(100_000))
    return Said(moment, f"{member}", ScoreState.RATED, rnd.randrange(5), "said", (), f"{member}")


def _hints(rnd: random.Random) -> float:
    words = [f"{start}{end}" for start in ("path", "tar", "refer") for end in map(str, range(9))]
    comments = [
        Comment(
            number % PLANS,
            "Plan",
            number // PLANS,
            "Member",
            rnd.randrange(5),
            " ".join(rnd.choices(words, k=12)),
        )
        for number in range(PLANS * MEMBERS)
    ]
    return _seconds(lambda: comment_oddities(comments))


if __name__ == "__main__":
    from tests.benchmarks.table import show

    sys.exit(1 if show(measure()) else 0)
