"""A pack opened on the command line: the member's own review, with what they answered before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lyapp.cli.putting import named_as_review
from lyapp.cli.running import holder
from lyapp.cli.setting import Setting
from lyapp.cli.speaking import say, say_json
from lyapp.exchange.writing import reason
from lyapp.model.trouble import BadInput

if TYPE_CHECKING:
    from lyapp.exchange.unpacking import Unpacked
    from lyapp.model.carrying import CarriedOver


def open_pack(pack: Path, out: Path, setting: Setting, passphrase: str | None) -> None:
    """Make a member’s own review from a pack, and say what came along from an earlier one.

    Raises:
        BadInput, BadExchangeFile: the pack can’t be read.
        FileExists, ReadOnlyFile, DiskFull: the review can’t be made there, or no backup of it.
    """
    named_as_review(out)
    from lyapp.exchange.unpacking import unpack_to
    from lyapp.store.backups import make_ready
    from lyapp.store.queries.packs import needed_origin

    try:
        data = pack.read_bytes()
    except OSError as error:
        raise BadInput(path=pack, detail=reason(error, reading=True)) from error
    make_ready(setting.home)
    found = unpack_to(
        data, out, home=setting.home, holder=holder(), passphrase=passphrase, name=pack.name
    )
    if (review := found.review) is None:
        raise ValueError("a copy was asked for and none was made")
    try:
        origin = needed_origin(review)
    finally:
        review.close()
    if setting.as_json:
        said = {"path": str(out), "member": origin.member_key, "name": origin.member_name}
        say_json(said | {"carried_over": _json(found)})
        return
    say(f"Wrote {out}: the review of {origin.member_name}.")
    for line in _told(found):
        say(line)


def _json(found: Unpacked) -> dict[str, object] | None:
    carried = found.carried
    if carried is None:
        return None
    return {
        "from": str(found.source),
        "taken": carried.taken,
        "replaced": carried.replaced,
        "other_plans": carried.other_plans,
        "other_questions": carried.other_questions,
        "not_theirs": carried.not_theirs,
    }


def _told(found: Unpacked) -> list[str]:
    lines = []
    if found.same is not None:
        lines.append(
            f"This pack was opened before. That copy, {found.same}, keeps what was answered in it."
        )
    if found.newer is not None:
        lines.append(f"This pack is older than the one {found.newer} was made from.")
    if found.carried is not None:
        lines += _carried(found.carried, found.source)
    lines += [
        f"{path} seems to be an earlier copy and can’t be read: nothing came along from it."
        for path in found.lost
    ]
    return lines


def _carried(carried: CarriedOver, source: Path | None) -> list[str]:
    if not carried.taken and not carried.stayed:
        return [f"Nothing was answered in the earlier copy, {source}."]
    taken = "No answer" if not carried.taken else _answers(carried.taken)
    lines = [f"{taken} carried over from {source}, which stays as it was."]
    if carried.replaced:
        one = carried.replaced == 1
        lines.append(
            f"{carried.replaced} of them {'is to a version' if one else 'are to versions'} of a"
            f" plan that {'has' if one else 'have'} been replaced: please score the newer"
            f" {'one' if one else 'ones'}."
        )
    for number, why in (
        (carried.other_plans, "to plans that have changed"),
        (carried.other_questions, "to criteria that have changed"),
        (carried.not_theirs, "to plans that are no longer yours to score"),
    ):
        if number:
            lines.append(f"{_answers(number)} stayed there: {why}.")
    return lines


def _answers(number: int) -> str:
    return f"{number:,} {'answer' if number == 1 else 'answers'}"
