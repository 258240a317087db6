"""The few keys the status line shows on the panel screen: those that do something just now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lyapp.ui.panel.boards import HeatPage

if TYPE_CHECKING:
    from lyapp.ui.panel.lines import Sheet
    from lyapp.ui.panel.view import PanelView

_MOVE = ("↑ ↓ ← →", "move")
_NEXT = ("Alt+↓", "next plan")
_ACROSS, _HEAT = ("A", "one criterion, all plans"), ("H", "heat map")
_LARGER = ("Ctrl++", "projector size")


def hints(view: PanelView, sheet: Sheet | None) -> tuple[tuple[str, str], ...]:
    """(key, meaning) for the plan, the record or the board that is shown."""
    page, board = view.pages.currentWidget(), view.board()
    if page is view.empty:
        return (("Ctrl+I", "take in a plan"),)
    if board is not None:
        other = _ACROSS if isinstance(board, HeatPage) else _HEAT
        return (("↑ ↓", "move"), ("Enter", "open the plan"), ("Esc", "back to the plan"), other)
    if page is view.waiting or sheet is None:
        return (_NEXT, _ACROSS, _HEAT)
    side = view.side.currentWidget()
    if side is view.opening:
        return (_MOVE, ("O", "open moderation"), _NEXT, _HEAT, _LARGER)
    if side is view.record:
        return (("L", "back to the criteria"), _NEXT, _LARGER)
    if not sheet.open:
        return (_MOVE, ("L", "the record"), ("M", "save the record"), _NEXT, _LARGER)
    scale = sheet.page.setting.scale
    waits = any(line.waits for line in sheet.lines)
    return (
        _MOVE,
        (f"{scale.lowest}–{scale.highest}", "agree"),
        ("R", "reason"),
        ("N", "next to settle"),
        ("Ctrl+Enter", "confirm the rest") if waits else ("L", "the record"),
        _NEXT,
        _LARGER,
    )
