"""Small panels, written as a chair would jot them down."""

from __future__ import annotations

from lyapp.model.criteria import Criterion, Level, Mark, Rag, RatingScale, ScoreState
from lyapp.model.decision import OutcomeStage, OutcomeType
from lyapp.model.outcome_rules import OutcomeRule, RuleWhen
from lyapp.model.panel import Given, PanelPlan, PanelSetting

R, A, G = Rag.RED, Rag.AMBER, Rag.GREEN
LABELS = ("Not addressed", "Weak", "Partly", "Meets", "Strong")
SCALE = RatingScale(
    "0-4",
    "0 to 4",
    tuple(
        Level(n, label, rag)
        for n, (label, rag) in enumerate(zip(LABELS, (R, R, A, G, G), strict=True))
    ),
    meets_value=3,
)
NAMES = ("Ann", "Ben", "Cy", "Dee", "Eve", "Fay", "Gus")

MUST = Criterion("must", 1, "Covers must-dos", "?", weight=2, must_pass=True)
CLEAR = Criterion("clear", 2, "Priorities clear", "?")
LOAD = Criterion("load", 3, "Achievable load", "?")
WORDS = Criterion("words", 4, "Other feedback", "?", open_text=True)
CRITERIA = (MUST, CLEAR, LOAD, WORDS)

TYPES = (
    OutcomeType("agreed", "Agreed", OutcomeStage.AGREED),
    OutcomeType("amend", "Agreed subject to amendments", OutcomeStage.CONDITIONAL),
    OutcomeType("money", "Agreed, money to committee", OutcomeStage.AGREED),
    OutcomeType("awaited", "Revised plan awaited", OutcomeStage.AWAITED),
)
RULES = (
    OutcomeRule(
        "agreed",
        RuleWhen(
            nothing_missing=True,
            must_pass_at_least=3,
            below_meets_at_most=0,
            balance_not_negative=True,
        ),
    ),
    OutcomeRule(
        "money", RuleWhen(nothing_missing=True, must_pass_at_least=3, below_meets_at_most=0)
    ),
    OutcomeRule("amend", RuleWhen(nothing_missing=True, must_pass_at_least=2, percent_at_least=50)),
    OutcomeRule("awaited", RuleWhen(nothing_missing=True)),
)


def mark(text: str) -> Mark:
    """ "3" is a rating, "na" doesn't apply, "?" can't be judged."""
    if text == "na":
        return Mark(ScoreState.NOT_APPLICABLE)
    if text == "?":
        return Mark(ScoreState.UNABLE)
    return Mark(ScoreState.RATED, int(text))


def cell(text: str, **comments: str) -> tuple[Given, ...]:
    """ "3 3 . 1": Ann and Ben gave 3, Cy nothing, Dee 1. Comments are by name, "" without one."""
    return tuple(
        Given(member, mark(each), comments.get(NAMES[member], "said"))
        for member, each in enumerate(text.split())
        if each != "."
    )


def setting(*, criteria=CRITERIA, rules=RULES, scale=SCALE) -> PanelSetting:
    """The programme most tests are about."""
    return PanelSetting(criteria, scale, rules, TYPES, dict(enumerate(NAMES)))


def plan(balance=100, name="Stevenage", version=1, **cells: str | tuple[Given, ...]) -> PanelPlan:
    """A plan with a cell a criterion; the balance is in pence."""
    given = {key: cell(one) if isinstance(one, str) else one for key, one in cells.items()}
    return PanelPlan(version, name, given, balance)


def sentences(notices) -> list[str]:
    """What notices say in English."""
    return [one.sentence for one in notices]
