"""The quiet line of a row's measures and money."""

from __future__ import annotations

from lyapp.model.intake import Figure
from lyapp.rules.understanding import Change
from lyapp.ui.figures import figures_line, figures_text, refused


def test_nothing_stands_where_nothing_was_found() -> None:
    assert figures_line(()) == ""
    assert figures_text((), "money") == ""


def test_many_figures_are_counted() -> None:
    measures = tuple(Figure("measure", f"{n} visits", f"{n} visits") for n in range(1, 9))
    money = (Figure("money", "£1k", "£1,000"), Figure("money", "£1,000", "£1,000"))
    assert figures_line((*measures, *money)) == (
        "Measures: 1 visits; 2 visits; 3 visits; 4 visits; 5 visits; 6 visits and 2 more"
        " · Money: £1,000"
    )
    assert figures_text(measures, "measure").count(";") == 7
    assert figures_text(money, "money") == "£1,000"


def test_why_a_line_cant_be_kept() -> None:
    assert refused(Change(())) == ""
    assert "isn’t printed" in refused(Change((), unknown=("5%",)))
    assert "£45,000" in refused(Change((), unreadable=("lots",)))
