"""How a card's texts share its width."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from lyapp.model.plan import DatePrecision, Item, ItemKind, Objective, Section
from lyapp.ui.review.card_text import CardText, lay_out

LONG = "Peer review of referrals in every practice, with a report each quarter to the group"


def card(*items: Item) -> CardText:
    row = Objective(1, "P1", Section.LOCAL, "Title", items, "A lead", "", "", None,
                    DatePrecision.NONE)  # fmt: skip
    return lay_out(row, 640)


def words(found: CardText) -> dict[str, float]:
    """Where each text stands from the left."""
    return {piece.layout.text(): piece.at.x() for piece in found.pieces}


def test_a_column_with_nothing_in_it_leaves_its_width_to_the_other(qtbot: QtBot) -> None:
    alone = card(Item(ItemKind.DETAIL, LONG))
    assert "Milestones" not in words(alone)
    both = card(Item(ItemKind.DETAIL, LONG), Item(ItemKind.MILESTONE, LONG))
    lines = {
        name: next(p.layout.lineCount() for p in found.pieces if p.layout.text() == LONG)
        for name, found in (("alone", alone), ("both", both))
    }
    assert lines["alone"] < lines["both"]
    assert words(alone)["Lead"] == words(both)["Lead"]


def test_little_text_needs_little_width(qtbot: QtBot) -> None:
    found = words(card(Item(ItemKind.ACTION, "Begin"), Item(ItemKind.MILESTONE, LONG)))
    even = words(card(Item(ItemKind.ACTION, LONG), Item(ItemKind.MILESTONE, LONG)))
    assert found["Milestones"] < even["Milestones"]
