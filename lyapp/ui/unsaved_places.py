"""Where something typed and not stored stands, told from the key it is kept under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lyapp.ui.notes import Destination

if TYPE_CHECKING:
    from collections.abc import Hashable

    from lyapp.store.file import ReviewFile
    from lyapp.ui.drafts import Key

_TABS = {
    "money": "money",
    "new line": "money",
    "decision": "outcome",
    "decided": "outcome",
    "next step": "outcome",
    "condition": "outcome",
    "new condition": "outcome",
    "flag": "outcome",
    "new flag": "outcome",
    "text": "texts",
    "new text": "texts",
    "new row": "plan",
}
"""The locality's tab of each kind of draft."""
_PARTS = {"programme": "about", "plans": "plans", "criterion": "criteria"}
"""The part of the Programme screen of each kind of draft."""


def place_of(review: ReviewFile, key: Key) -> Destination | None:
    """The screen and the place on it that a draft belongs to; None where nobody can tell.

    Raises:
        UnknownKey: the plan version or the member is gone.
    """
    what, *rest = key
    if what in _TABS:
        return _locality(str(what), rest)
    if what in _PARTS:
        return Destination("programme", {"part": _PARTS[str(what)]})
    if what == "calibration":
        return Destination("agreement")
    if what == "comment":
        return _criterion(review, rest)
    return None


def _locality(what: str, rest: list[Hashable]) -> Destination:
    where: dict[str, object] = {"tab": _TABS[what]}
    ids = rest[1:] if what in ("text", "new text") else rest
    where["locality"] = ids[0]
    if what == "money":
        where["line"], where["field"] = ids[1], ids[2]
    return Destination("locality", where)


def _criterion(review: ReviewFile, rest: list[Hashable]) -> Destination | None:
    from lyapp.store.queries.score_sheet import score_sheet

    plan_version, criterion, member = rest
    if not (isinstance(plan_version, int) and isinstance(criterion, int)):
        return None
    sheet = score_sheet(review, plan_version=plan_version, member=str(member))
    at = [line.criterion for line in sheet.lines].index(criterion)
    return Destination("review", {"locality": sheet.locality, "criterion": at})
