"""`lyapp agreement`: how far the panel agrees, as far as can honestly be said."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lyapp.briefing.wording import count
from lyapp.cli.running import command, opened
from lyapp.cli.setting import HomeOption, JsonOption, Setting
from lyapp.cli.speaking import say, say_json
from lyapp.rules.agreement.in_words import (
    alpha_in_words,
    pair_in_words,
    signed,
    totals_in_words,
)
from lyapp.rules.agreement.panel import PanelAgreement, panel_agreement

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
    rated = f"{count(found.members, 'member')} rated {'it' if data.plans == 1 else 'them'}"
    say(f"{data.plans} of {count(data.of, 'plan')} may be seen; {rated}.")
    sentences = [*alpha_in_words(found)]
    if found.pair is not None:
        sentences += pair_in_words(found.pair)
    for one in (*sentences, *totals_in_words(found)):
        say(one.sentence)
    for offset in found.offsets:
        say(f"  {data.members[offset.member]}: {signed(offset.mean)} beside the others")


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
