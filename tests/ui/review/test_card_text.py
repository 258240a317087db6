"""How a card's texts share its width."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from lyapp.model.plan import DatePrecision, Item, ItemKind, Objective, Section
from lyapp.ui.review.card_text import CardText, lay_out
from lyapp.ui.review.finding_words import Mark

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


def test_a_mark_of_the_lead_goes_on_under_a_short_due_date(qtbot: QtBot) -> None:
    row = Objective(1, "P1", Section.LOCAL, "Title", (Item(ItemKind.DETAIL, "Begin"),), "A lead",
                    "", "", None, DatePrecision.NONE)  # fmt: skip
    marks = (Mark("lead", "⚑ no clinical lead named", "caution"),)
    plain, marked = lay_out(row, 640), lay_out(row, 640, marks)
    lines = {piece.layout.text(): piece.layout.lineCount() for piece in marked.pieces}
    assert lines[marks[0].text] == 1
    both = (*marks, Mark("due", "⚑ a date already past, and a milestone after it", "caution"))
    beside = {piece.layout.text(): piece for piece in lay_out(row, 640, both).pieces}
    first, second = (beside[mark.text] for mark in both)
    assert first.at.x() + first.layout.lineAt(0).naturalTextWidth() <= second.at.x()
    assert marked.height > plain.height
