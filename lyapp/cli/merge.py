"""`lyapp merge`: take in what the members sent back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lyapp.cli.pack import PassphraseOption
from lyapp.cli.running import Code, command, holder, opened
from lyapp.cli.setting import HomeOption, JsonOption, Setting
from lyapp.cli.speaking import say, say_json
from lyapp.exchange.writing import reason
from lyapp.model.trouble import BadInput

if TYPE_CHECKING:
    from lyapp.model.merging import MergedPlan, MergedReturn, MergePreview

_MOST_BYTES = 20_000_000
_COUNTS = ("new", "changed", "unchanged", "superseded", "kept", "refused")


@command
def merge(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="The chair’s review.")],
    returns: Annotated[list[Path], typer.Argument(metavar="RETURN…", help="What came back.")],
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would be done.")
    ] = False,
    passphrase: PassphraseOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Merge returns, in any order: of a member’s answers the newest counts."""
    setting = Setting.of(ctx, home=home, as_json=as_json)
    from lyapp.exchange.rounds import read_returns
    from lyapp.store.ops.merging import merge_returns
    from lyapp.store.queries.merging import merge_preview

    files = [(path.name, _content(path)) for path in returns]
    said = {} if passphrase is None else {name: passphrase for name, _content in files}
    with opened(file, setting, read_only=dry_run) as review:
        incoming = read_returns(review, files, passphrases=said)
        found = merge_preview(review, returns=incoming)
        if not dry_run:
            merge_returns(review, who=holder(), returns=incoming)
    if setting.as_json:
        say_json({"merged": not dry_run, "returns": [_json(one) for one in found.returns]})
    else:
        _tell(found)
        say("Nothing was changed." if dry_run or not found.changes else "Merged.")
    if any(one.refused or one.count("refused") for one in found.returns):
        raise typer.Exit(Code.PROBLEMS)


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise BadInput(path=path, detail="it is too big for a return")
        return path.read_bytes()
    except OSError as error:
        raise BadInput(path=path, detail=reason(error, reading=True)) from error


def _tell(found: MergePreview) -> None:
    for one in found.returns:
        if one.refused:
            typer.echo(f"{one.name}: refused. {one.why}", err=True)
            continue
        say(f"{one.name}: {one.member_name}{', merged before' if one.seen else ''}")
        for remark in one.remarks:
            say(f"  {remark}")
        for plan in one.plans:
            say(f"  {plan.name}, version {plan.version}: {_counted(plan)}")


def _counted(plan: MergedPlan) -> str:
    words = [f"{getattr(plan, what)} {what}" for what in _COUNTS if getattr(plan, what)]
    said = ", ".join(words) or "nothing"
    if plan.stale:
        said += "; the plan has changed since"
    if plan.on_two_devices:
        said += f"; answered on two computers: {', '.join(plan.on_two_devices)}"
    if plan.kept_at:
        said += f"; entered here otherwise, and stays so: {', '.join(plan.kept_at)}"
    return f"{said}. {plan.why}" if plan.why else said


def _json(one: MergedReturn) -> dict[str, Any]:
    return {
        "name": one.name,
        "sha256": one.sha256,
        "member": one.member,
        "made": None if one.made is None else one.made.isoformat(),
        "why": one.why,
        "seen": one.seen,
        "remarks": list(one.remarks),
        "plans": [
            {
                "locality": plan.locality,
                "version": plan.version,
                **{what: getattr(plan, what) for what in _COUNTS},
                "why": plan.why,
                "stale": plan.stale,
                "on_two_devices": list(plan.on_two_devices),
                "kept_at": list(plan.kept_at),
            }
            for plan in one.plans
        ],
    }
