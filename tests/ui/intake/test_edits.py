"""What a person puts right in a row, over what was read."""

from __future__ import annotations

from datetime import date

from lyapp.model.intake import Due, Notice, ReadRow
from lyapp.model.plan import Item, ItemKind, RowPlace, Section
from lyapp.model.reading import ReadingSetting
from lyapp.ui.intake.clipboard import text_of
from lyapp.ui.intake.edits import apply, apply_all, field_text, keys_of, to_look_at

YEAR = ReadingSetting(year_starts=date(2008, 4, 1), year_ends=date(2009, 3, 31))
ROW = ReadRow(
    section=Section.LOCAL,
    objective="Fewer falls\nAt home",
    title="Fewer falls",
    items=(
        Item(ItemKind.ACTION, "Visit people\n• over 75\n• twice"),
        Item(ItemKind.MILESTONE, "300 visits"),
        Item(ItemKind.ACTION, "Write a leaflet"),
    ),
    leads=("Community team", "A second lead"),
    timescales=("some day",),
    due=Due("some day", notices=(Notice("timescale-unclear", "No date."),)),
    places=(RowPlace(0, 2),),
    notices=(Notice("timescale-unclear", "No date."),),
)
EMPTY = ReadRow(
    section=Section.LOCAL, objective="", title="", places=(RowPlace(0, 3),), refused=True,
    notices=(Notice("no-objective", "There is none."),),
)  # fmt: skip


def test_items_of_one_kind_keep_their_places_among_the_others() -> None:
    assert field_text(ROW, "actions") == "Visit people\n• over 75\n• twice\nWrite a leaflet"
    made = apply(ROW, {"actions": "Visit them\n• all\nWrite it\nSend it"}, YEAR)
    assert [(item.kind, item.text) for item in made.items] == [
        (ItemKind.ACTION, "Visit them\n• all"),
        (ItemKind.MILESTONE, "300 visits"),
        (ItemKind.ACTION, "Write it"),
        (ItemKind.ACTION, "Send it"),
    ]
    assert [item.kind for item in apply(ROW, {"actions": ""}, YEAR).items] == [ItemKind.MILESTONE]


def test_a_timescale_and_a_lead_are_understood_anew() -> None:
    assert to_look_at(ROW)
    made = apply(ROW, {"timescale": "June 2008", "lead": "Dr Able, Sam Cole"}, YEAR)
    assert made.due.day == date(2008, 6, 30)
    assert not to_look_at(made)
    assert made.leads == ("Dr Able, Sam Cole", "A second lead")
    assert made.clinical_lead == "Dr Able"


def test_an_objective_makes_a_row_that_can_be_taken_in() -> None:
    made = apply(EMPTY, {"objective": "Shorter waits\nfor all"}, YEAR)
    assert (made.title, made.refused) == ("Shorter waits", False)
    assert not made.notices
    assert apply(ROW, {"left_out": "yes"}, YEAR).refused
    assert apply(ROW, {"objective": " "}, YEAR).refused


def test_rows_that_begin_at_the_same_place_are_told_apart() -> None:
    assert keys_of((ROW, ROW, EMPTY)) == ((0, 2, 0), (0, 2, 1), (0, 3, 0))
    rows = apply_all((ROW, ROW), {(0, 2, 1): {"code": "7"}}, YEAR)
    assert [row.code for row in rows] == ["", "7"]


def test_a_table_copied_from_a_page_keeps_its_cells() -> None:
    html = """<html><head><style>td {}</style></head><body><p>Plan</p><table>
        <tr><th>Objective</th><th colspan="2">Action</th></tr>
        <tr><td><p>Fewer  <b>falls</b></p><p>at home</p></td><td>Visit<ul><li>all</li></ul></td>
        <td>a "b"</td></tr></table></body></html>"""
    assert text_of(html, "plain") == (
        'Objective\tAction\t\n"Fewer falls\nat home"\t"Visit\n• all"\t"a ""b"""\n'
    )
    assert text_of("<p>no table</p>", "plain") == "plain"
