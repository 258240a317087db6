"""The keys of the review screen in words, as the overlay and the status line show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lyapp.store.queries.score_sheet import ScoreSheet

KEYS: tuple[tuple[str, str], ...] = (
    ("0–4", "Rate, and go on to the next criterion"),
    ("−", "Not applicable"),
    ("/", "Unable to judge"),
    ("Backspace", "Take the answer back"),
    ("C", "Comment on the criterion shown; Esc leaves it, Ctrl+Enter goes on"),
    ("Shift+C", "Comment on the criterion rated last"),
    ("Enter", "Go to the comment of an open question"),
    ("V", "Take over your answer on the version before"),
    ("E", "Cite the selected rows, or take them away again"),
    ("Shift+E", "Cite the page shown of the plan’s document"),
    ("J K", "Next and previous row of the plan; Shift and Ctrl with a click select more"),
    ("N", "Next finding that bears on the criterion; Shift+N the one before"),
    ("F", "Put the finding shown into the comment"),
    ("X", "Set the finding aside, with a reason; take it up again"),
    ("B", "Only rows that bear on this criterion, or all"),
    ("S", "Rows of the next line of “What the plan shows”"),
    ("D", "Say what the row’s printed date means"),
    ("L", "Say which clinician the row’s lead names"),
    ("M", "Say what can be measured in the row; Shift+M which sums are money"),
    ("O", "The whole of a long row, or its beginning again"),
    ("T", "Rows as cards or as a table"),
    ("P", "The plan’s document beside its rows"),
    ("← →", "Previous and next criterion; also PgUp and PgDn"),
    ("Alt+↓ ↑", "Next and previous plan"),
    ("Ctrl+F", "Find in this plan"),
)

_OF_CHAIR = ("X", "D", "L", "M")
"""What they say is kept in the chair's review and in no return."""

OWN_KEYS = tuple(each for each in KEYS if each[0] not in _OF_CHAIR)
"""The keys in a member's own copy."""

ASKING: tuple[tuple[str, str], ...] = (("1–9", "choose a name"), ("Enter", "the one marked"))
"""While it is asked who is scoring."""

READING: tuple[tuple[str, str], ...] = (
    ("J K", "rows"),
    ("N", "next finding"),
    ("Ctrl+F", "find"),
    ("Alt+↓", "next plan"),
)
"""Beside a plan that isn't the member's to score."""

FOOTER: tuple[tuple[str, str], ...] = (
    ("0–4", "rate and go on"),
    ("C", "comment"),
    ("Shift+C", "on the one just rated"),
    ("E", "cite"),
    ("J K", "rows"),
    ("N", "next finding"),
    ("F", "into the comment"),
    ("Alt+↓", "next plan"),
)


def keys_for(sheet: ScoreSheet | None, *, own: bool) -> tuple[tuple[str, str], ...]:
    """The keys beside a sheet; `own`: without those of the chair's review."""
    return _on_scale(OWN_KEYS if own else KEYS, sheet)


def footer_for(sheet: ScoreSheet | None) -> tuple[tuple[str, str], ...]:
    """The keys of the status line beside a sheet."""
    return _on_scale(FOOTER, sheet)


def _on_scale(
    keys: tuple[tuple[str, str], ...], sheet: ScoreSheet | None
) -> tuple[tuple[str, str], ...]:
    """With the numbers that rate on the sheet's own scale."""
    if sheet is None:
        return keys
    _, does = keys[0]
    return ((f"{sheet.scale.lowest}–{sheet.scale.highest}", does), *keys[1:])
