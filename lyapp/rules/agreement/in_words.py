"""What a panel's agreement figures mean, in plain words.

The lines at 0.667 and 0.8 are those of K. Krippendorff, *Content Analysis* (2004), chapter 11:
below the one no conclusion should rest on the ratings, between the two only a tentative one.
"""

from __future__ import annotations

from lyapp.model.notice import Notice, notice
from lyapp.rules.agreement.icc import Intraclass
from lyapp.rules.agreement.kappa import TwoRaters
from lyapp.rules.agreement.panel import (
    LEAST_PLANS,
    LEAST_UNITS,
    Estimate,
    PanelAgreement,
    Verdict,
)

TENTATIVE = 0.667
"""Alpha from which tentative conclusions may be drawn."""
RELIABLE = 0.8
"""Alpha from which the ratings may be relied on."""

_APART = (
    "The members read the criteria differently enough that no conclusion should rest on their"
    " ratings alone; what the panel says and agrees has to carry it."
)
_READINGS = (
    "The ratings agree no better than chance would make them.",
    _APART,
    "The members read the criteria alike enough for tentative conclusions.",
    "The members read the criteria much alike.",
)
_NAMES = ("no better than chance", "too far apart to rest on", "alike enough", "much alike")


def alpha_in_words(found: PanelAgreement) -> tuple[Notice, ...]:
    """The figure over all criteria with its interval, and how to read it."""
    alpha = found.alpha
    match alpha.verdict:
        case Verdict.TOO_FEW:
            return (
                notice(
                    "too_few",
                    "Too few to say: a figure needs {least} criteria of plans that two members or"
                    " more rated, and there are none."
                    if not found.units
                    else "Too few to say: a figure needs {least} criteria of plans that two members"
                    " or more rated, and so far there is one."
                    if found.units == 1
                    else "Too few to say: a figure needs {least} criteria of plans that two members"
                    " or more rated, and so far there are {units}.",
                    units=found.units,
                    least=LEAST_UNITS,
                ),
            )
        case Verdict.ALL_THE_SAME:
            return (
                notice(
                    "all_the_same",
                    "Everyone agreed on one value throughout, so there is no figure to work out.",
                ),
            )
        case Verdict.SAID:
            return (_figure(found), *_reading(alpha))


def _figure(found: PanelAgreement) -> Notice:
    alpha = found.alpha
    if alpha.low is None or alpha.high is None:
        return notice(
            "alpha",
            "Krippendorff’s alpha is {alpha}, over {units} criteria of one plan. An interval"
            " needs {least} plans."
            if found.plans == 1
            else "Krippendorff’s alpha is {alpha}, over {units} criteria of {plans} plans. An"
            " interval needs {least} plans.",
            alpha=figure(alpha.value),
            units=found.units,
            plans=found.plans,
            least=LEAST_PLANS,
        )
    return notice(
        "alpha_interval",
        "Krippendorff’s alpha is {alpha}, and lies between {low} and {high} with 95 % confidence,"
        " over {units} criteria of {plans} plans.",
        alpha=figure(alpha.value),
        low=figure(alpha.low),
        high=figure(alpha.high),
        units=found.units,
        plans=found.plans,
    )


def _reading(alpha: Estimate) -> tuple[Notice, ...]:
    if alpha.value is None:
        return ()
    told = [notice(f"reads_{_band(alpha.value)}", _READINGS[_band(alpha.value)])]
    if alpha.low is not None and alpha.high is not None:
        low, high = _band(alpha.low), _band(alpha.high)
        if low != high:
            told.append(
                notice(
                    "reads_from_to",
                    "From so few plans it can’t be told more closely than from “{low}” to"
                    " “{high}”.",
                    low=_NAMES[low],
                    high=_NAMES[high],
                )
            )
    return tuple(told)


def _band(value: float) -> int:
    return (value > 0) + (value >= TENTATIVE) + (value >= RELIABLE)


def pair_in_words(pair: TwoRaters) -> tuple[Notice, ...]:
    """What two members share."""
    told = [
        notice(
            "pair",
            "Of {pairs} criteria that both rated, they gave the same rating in {exact} %, and"
            " ratings one level apart or the same in {near} %.",
            pairs=pair.pairs,
            exact=f"{pair.exact_percent:.0f}",
            near=f"{pair.within_one_percent:.0f}",
        )
    ]
    if pair.kappa is None:
        told.append(
            notice(
                "no_kappa", "Both gave one and the same value throughout, so kappa says nothing."
            )
        )
    else:
        told.append(
            notice(
                "kappa",
                "Kappa with linear weights is {kappa}; 1 is full agreement, 0 what chance gives.",
                kappa=figure(pair.kappa),
            )
        )
    return tuple(told)


def totals_in_words(found: PanelAgreement) -> tuple[Notice, ...]:
    """How reliable the members' mean total of a plan is; or what it needs."""
    totals = found.totals
    if totals is None:
        return (
            notice(
                "no_totals",
                "How far the plans’ totals agree needs {least} plans on which every member rated"
                " every criterion, with differences between them.",
                least=LEAST_PLANS,
            ),
        )
    return (_totals(totals),)


def _totals(totals: Intraclass) -> Notice:
    return notice(
        "totals",
        "The plans’ totals, as the mean of {raters} members, agree to {mean} (ICC(2,{raters}), of"
        " {plans} plans); one member’s totals alone to {single}.",
        raters=totals.raters,
        mean=figure(totals.mean),
        plans=totals.targets,
        single=figure(totals.single),
    )


def figure(value: float | None) -> str:
    """A figure with two decimals; a minus sign for what lies below nought, a dash for none."""
    if value is None:
        return "–"
    text = f"{abs(value):.2f}"
    return f"−{text}" if value < 0 and text != "0.00" else text


def signed(value: float) -> str:
    """An offset with two decimals and its sign: +0.25, −0.10, 0.00."""
    text = figure(value)
    return text if text == "0.00" or text.startswith("−") else f"+{text}"
