"""Taking in a plan document through the four steps."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from tests.journeys.hands import CTRL, FILE_DIALOG, Hands

KEY = Qt.Key


def take_in(hands: Hands, document: Path, *, whose: str, rows: int) -> None:
    """Through the four steps by keys alone, looking at what each says."""
    with hands.answering(FILE_DIALOG, hands.save_as(document)):
        hands.key("i", CTRL)
    hands.reads(f"Yes, it is {whose}’s plan")
    hands.settle()
    hands.key(KEY.Key_Return, CTRL)
    hands.reads("This table holds rows of the plan".replace("rows", "&rows"))
    hands.settle()
    hands.key(KEY.Key_Return, CTRL)
    hands.reads(f"{rows} rows to take in")
    hands.settle()
    hands.key(KEY.Key_Return, CTRL)
    hands.reads(f"Take in {rows} rows")
    hands.settle()
    hands.key(KEY.Key_Return, CTRL)
    hands.reads(f"{document.name} is in version")
    hands.settle()
