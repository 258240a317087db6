"""The sentences of the agreement screen, and the one under the panel's grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from lyapp.rules.agreement.in_words import (
    alpha_in_words,
    figure,
    pair_in_words,
    signed,
    totals_in_words,
)
from lyapp.rules.agreement.panel import LEAST_UNITS, Verdict
from lyapp.rules.ratings import format_rating
from lyapp.ui.widgets.text_table import Cells
from lyapp.ui.wording import counted, when_text, worded_notice

if TYPE_CHECKING:
    from lyapp.rules.agreement.panel import PanelAgreement
    from lyapp.store.queries.calibration import CalibrationPlan
    from lyapp.ui.agreement_figures import Found


def _tr(text: str) -> str:
    return QCoreApplication.translate("Agreement", text)


def basis(found: Found) -> str:
    """How many plans count."""
    data = found.data
    if data.plans == data.of:
        return counted(data.of, _tr("Over the one plan."), _tr("Over all {n} plans."))
    return _tr(
        "Over {plans} of {of} plans: those whose moderation is opened. The others don’t count "
        "before that, so that the figures give nobody’s ratings away."
    ).format(plans=data.plans, of=data.of)


def headline(figures: PanelAgreement) -> tuple[str, str]:
    """The figure, large, and its interval beside it; empty where there is none."""
    alpha = figures.alpha
    if alpha.verdict is not Verdict.SAID:
        return "", ""
    value = f"α {figure(alpha.value)}"
    if alpha.low is None:
        return value, ""
    interval = _tr("{low} to {high}, with 95 % confidence")
    return value, interval.format(low=figure(alpha.low), high=figure(alpha.high))


def reading(figures: PanelAgreement, *, all_plans: bool) -> str:
    """The figure in words; `all_plans`: there is none whose moderation could still be opened."""
    told = [worded_notice(one) for one in alpha_in_words(figures)]
    if not enough(figures):
        told.append(
            _tr("Score plans on Review, or merge the members’ returns, and come back.")
            if all_plans
            else _tr("It can be said once the moderation of more plans is opened.")
        )
    return " ".join(told)


def enough(figures: PanelAgreement) -> bool:
    """True when there are ratings enough to say anything of."""
    return figures.alpha.verdict is not Verdict.TOO_FEW


def pair(figures: PanelAgreement) -> str:
    """What two members share; empty for any other number of them."""
    if figures.pair is None:
        return ""
    return " ".join(worded_notice(one) for one in pair_in_words(figures.pair))


def totals(figures: PanelAgreement) -> str:
    """How far the plans' totals agree."""
    return " ".join(worded_notice(one) for one in totals_in_words(figures))


def offsets(found: Found) -> list[Cells]:
    """A row a member: how far beside the others, over how many criteria."""
    if found.figures is None:
        return []
    return [
        Cells(
            one.member,
            (found.data.members.get(one.member, "?"), signed(one.mean), str(one.cells)),
        )
        for one in found.figures.offsets
    ]


def offsets_note(*, told: bool) -> str:
    """What the members' offsets are; or why none is told."""
    if told:
        return _tr(
            "How much higher or lower a member rated than the others did the same criteria, on "
            "average. For information only: ratings are never adjusted."
        )
    return _tr("It needs {least} criteria that another member rated, too.").format(
        least=LEAST_UNITS
    )


def no_round(*, any_plan: bool) -> str:
    """What to do where no plan is marked yet."""
    if not any_plan:
        return _tr("There is no plan yet. Take one in first, with Ctrl+I.")
    return _tr(
        "Choose a plan and mark it before the packs are made; then ask every member to score it "
        "first. The moderation record says that the round took place, and when."
    )


def round_name(plan: CalibrationPlan) -> str:
    """Which plan it is."""
    return _tr("{name}, version {version}").format(name=plan.name, version=plan.version)


def round_dates(plan: CalibrationPlan) -> str:
    """When it was marked, and when the answers were given."""
    said = []
    if plan.marked_at is not None:
        said.append(
            _tr("Marked {when} by {who}.").format(
                when=when_text(plan.marked_at), who=plan.marked_by
            )
        )
    if plan.scored is not None:
        earliest, latest = plan.scored
        said.append(
            _tr("Answers given {earliest} to {latest}.").format(
                earliest=when_text(earliest), latest=when_text(latest)
            )
        )
    said.append(_tr("All this is on the moderation record."))
    return " ".join(said)


def round_told(plan: CalibrationPlan) -> str:
    """Where the members read it apart; or what has to happen first."""
    if not plan.round.members:
        return _tr(
            "Nothing to compare yet. Once the members’ returns are in, open the moderation of "
            "{name} on Moderation; what each gave then stands here by criterion."
        ).format(name=plan.name)
    return " ".join(worded_notice(one) for one in plan.round.told)


def differences(plan: CalibrationPlan) -> list[Cells]:
    """A row a criterion, the widest apart first."""
    rows = []
    for number, one in enumerate(plan.round.differences):
        given = [
            f"{rating} {', '.join(plan.members.get(member, '?') for member in members)}"
            for rating, members in one.by_rating
        ]
        if one.others:
            names = ", ".join(plan.members.get(member, "?") for member in one.others)
            given.append(_tr("no rating {names}").format(names=names))
        apart = str(one.spread) if len(one.ratings) > 1 else "–"
        rows.append(
            Cells(
                number,
                (one.title, apart, format_rating(one.summary.median), " · ".join(given) or "–"),
            )
        )
    return rows
