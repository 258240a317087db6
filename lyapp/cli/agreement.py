"""`lyapp agreement`: how far the panel agrees, as far as can honestly be said."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lyapp.cli.running import command, opened
from lyapp.cli.setting import HomeOption, JsonOption, Setting
from lyapp.cli.speaking import say, say_json
from lyapp.rules.agreement.panel import PanelAgreement, Verdict, panel_agreement

if TYPE_CHECKING:
    from lyapp.store.queries.panel_board import AgreementData


@command
def agreement(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="The chair’s review.")],
    *,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say how far the members agree, over the plans whose scores may be seen."""
    setting = Setting.of(ctx, home=home, as_json=as_json)
    from lyapp.store.queries.panel_board import agreement_data

    with opened(file, setting) as review:
        data = agreement_data(review)
    found = panel_agreement(data.ratings, lowest=data.lowest, highest=data.highest)
    if setting.as_json:
        say_json(_json(found, data))
    else:
        _tell(found, data)


def _tell(found: PanelAgreement, data: AgreementData) -> None:
    say(f"{data.plans} of {data.of} plans may be seen; {found.members} members rated them.")
    alpha = found.alpha
    match alpha.verdict:
        case Verdict.TOO_FEW:
            say(f"Too few to say: {found.units} criteria of plans were rated by two or more.")
        case Verdict.ALL_THE_SAME:
            say("Everyone agreed on one value.")
        case _:
            interval = (
                "" if alpha.low is None else f", 95% interval {alpha.low:.2f} to {alpha.high:.2f}"
            )
            say(f"Krippendorff’s alpha (ordinal): {alpha.value:.2f}{interval}")
    if found.pair is not None:
        kappa = "not defined" if found.pair.kappa is None else f"{found.pair.kappa:.2f}"
        say(
            f"Kappa (linear weights): {kappa}; the same in {found.pair.exact_percent:.0f}%, "
            f"within one in {found.pair.within_one_percent:.0f}%"
        )
    if found.totals is not None:
        say(f"Correlation of totals, ICC(2,{found.totals.raters}): {found.totals.mean:.2f}")
    for one in found.offsets:
        say(f"  {data.members[one.member]}: {one.mean:+.2f} beside the others")


def _json(found: PanelAgreement, data: AgreementData) -> dict[str, Any]:
    return {
        "plans": data.plans,
        "of": data.of,
        "members": found.members,
        "units": found.units,
        "verdict": found.alpha.verdict.value,
        "alpha": found.alpha.value,
        "low": found.alpha.low,
        "high": found.alpha.high,
        "offsets": {data.members[one.member]: one.mean for one in found.offsets},
    }
