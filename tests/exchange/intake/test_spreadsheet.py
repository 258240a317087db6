from __future__ import annotations

from datetime import date, datetime, time

import pytest

from lyapp.exchange.intake import read_document
from lyapp.exchange.intake.spreadsheet.formats import plain, printed
from lyapp.model.intake import DocumentKind, Line
from tests.exchange.intake import office_samples as samples

FORMATS = (
    ("plan.xlsx", samples.workbook),
    ("plan.ods", samples.plan_ods),
    ("plan.xls", samples.plan_xls),
)


def texts(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def keys(document):
    return {notice.key: dict(notice.values).get("count") for notice in document.notices}


@pytest.mark.parametrize(("name", "make"), FORMATS)
def test_a_plain_plan_in_each_format(name, make):
    document = read_document(make(), name=name)
    (table,) = document.tables
    assert document.kind is DocumentKind.SPREADSHEET
    assert table.name == "Plan"
    assert texts(table) == [list(samples.HEADERS), *map(list, samples.PLAN)]
    assert document.notices == ()


def test_several_sheets_hidden_ones_rows_and_columns_are_said():
    def build(book):
        for name in ("National", "Local", "Old"):
            sheet = book.add_worksheet(name)
            for row in range(4):
                sheet.write_row(row, 0, [f"{name} {row}", f"b{row}", f"c{row}"])
        book.get_worksheet_by_name("Old").hide()
        local = book.get_worksheet_by_name("Local")
        local.set_row(2, None, None, {"hidden": True})
        local.set_column(1, 1, None, None, {"hidden": True})

    document = read_document(samples.workbook(build), name="a.xlsx")
    national, local = document.tables
    assert len(national.rows) == 4
    assert texts(local) == [["Local 0", "c0"], ["Local 1", "c1"], ["Local 3", "c3"]]
    assert [row.number for row in local.rows] == [1, 2, 4]
    assert keys(document) == {"hidden_sheet": 1, "hidden_rows": 1, "hidden_columns": 1}


def test_values_print_as_in_the_sheet():
    def build(book):
        sheet = book.add_worksheet()
        month = book.add_format({"num_format": "mmm-yy"})
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        share = book.add_format({"num_format": "0%"})
        money = book.add_format({"num_format": '"£"#,##0'})
        sheet.write_number(0, 0, 3)
        sheet.write_number(0, 1, 2.5)
        sheet.write_datetime(0, 2, date(2009, 3, 31), month)
        sheet.write_datetime(0, 3, date(2009, 3, 31), day)
        sheet.write_number(0, 4, 0.25, share)
        sheet.write_number(0, 5, 1200, money)
        sheet.write_boolean(0, 6, True)  # noqa: FBT003 - its only form

    (table,) = read_document(samples.workbook(build), name="a.xlsx").tables
    assert texts(table) == [["3", "2.5", "Mar-09", "31/03/2009", "25%", "£1,200", "TRUE"]]
    assert table.rows[0].cells[2].serial == date(2009, 3, 31)
    assert table.rows[0].cells[0].serial is None


def test_cells_of_several_lines_and_bullets():
    def build(book):
        book.add_worksheet().write_string(0, 0, "Lead-in:\n• one\n- two\n\n  • deeper\nlast")

    (table,) = read_document(samples.workbook(build), name="a.xlsx").tables
    assert table.rows[0].cells[0].lines == (
        Line("Lead-in:"), Line("one", 1), Line("two", 2), Line("deeper", 2), Line("last"),
    )  # fmt: skip


def test_merged_cells_mark_their_lower_parts_and_survive_a_hidden_top():
    def build(book):
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 2, 0, "Objective")
        for row in range(3):
            sheet.write_string(row, 1, f"Action {row}")
        sheet.merge_range(4, 0, 4, 1, "Title")
        if hide:
            sheet.set_row(0, None, None, {"hidden": True})

    hide = False
    (table,) = read_document(samples.workbook(build), name="a.xlsx").tables
    assert [row.cells[0].merged for row in table.rows] == [False, True, True, False, False]
    assert texts(table)[4] == ["Title", ""]
    hide = True
    (table,) = read_document(samples.workbook(build), name="a.xlsx").tables
    assert texts(table)[0] == ["Objective", "Action 1"]


def test_formulas_give_their_values_and_those_without_are_said():
    data = samples.workbook(
        lambda book: book.add_worksheet("S").write_formula(0, 0, "=1+1", value=2)
    )
    part = "xl/worksheets/sheet1.xml"
    document = read_document(data, name="a.xlsx")
    assert texts(document.tables[0]) == [["2"]]
    bare = samples.changed(data, part, b"<v>2</v>", b"")
    document = read_document(bare, name="a.xlsx")
    assert keys(document) == {"formulas_without_value": 1}
    wrong = samples.changed(data, part, b'<c r="A1"><f>1+1</f><v>2</v>',
                            b'<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v>')  # fmt: skip
    assert texts(read_document(wrong, name="a.xlsx").tables[0]) == [["#DIV/0!"]]


def test_comments_are_kept_aside():
    def build(book):
        sheet = book.add_worksheet("Plan")
        sheet.write_string(1, 1, "x")
        sheet.write_comment(1, 1, "By when?", {"author": "Ann"})

    (aside,) = read_document(samples.workbook(build), name="a.xlsx").asides
    assert (aside.text, aside.author, aside.place) == ("By when?", "Ann", "Plan B2")


def test_cells_that_leave_out_their_place():
    data = samples.workbook()
    part = "xl/worksheets/sheet1.xml"
    parts = samples.parts_of(data)
    for column in "ABCDEF":
        for row in (1, 2, 3):
            parts[part] = parts[part].replace(f'<c r="{column}{row}"'.encode(), b"<c")
    expected = read_document(data, name="a.xlsx").tables
    assert read_document(samples.archive(parts), name="a.xlsx").tables == expected


def test_open_document_hidden_merged_printed_and_commented():
    cell = '<table:table-cell office:value-type="{}" {}><text:p>{}</text:p></table:table-cell>'
    note = (
        '<table:table-cell office:value-type="string"><office:annotation>'
        "<dc:creator>Ann</dc:creator><text:p>By when?</text:p></office:annotation>"
        "<text:p>x</text:p></table:table-cell>"
    )
    rows = (
        "<table:table-row>"
        + cell.format("string", 'table:number-rows-spanned="2"', "Objective")
        + cell.format("percentage", 'office:value="0.25"', "25%")
        + cell.format("date", 'office:date-value="2009-03-31"', "Mar 09")
        + "</table:table-row><table:table-row><table:covered-table-cell/>"
        + note
        + "</table:table-row>"
        + samples.ods_row("gone", more='table:visibility="collapse"')
    )
    styles = (
        '<style:style style:name="ta2" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    tables = (
        f'<table:table table:name="Plan">{rows}</table:table>'
        f'<table:table table:name="Old" table:style-name="ta2">{samples.ods_row("h")}</table:table>'
    )
    document = read_document(samples.ods(tables, styles), name="a.ods")
    (table,) = document.tables
    assert texts(table) == [["Objective", "25%", "Mar 09"], ["", "x", ""]]
    assert table.rows[0].cells[2].serial == date(2009, 3, 31)
    assert table.rows[1].cells[0].merged
    assert keys(document) == {"hidden_rows": 1, "hidden_sheet": 1}
    assert document.asides[0].text == "By when?"


def test_old_excel_hidden_and_printed():
    records = (
        samples.label(0, 0, "Objective") + samples.label(0, 2, "Secret")
        + samples.label(1, 0, "More clinics") + samples.number(1, 1, 39903, 1)
        + samples.number(2, 1, 0.25, 2) + samples.label(3, 0, "Gone")
        + samples.hidden_row(3) + samples.hidden_column(2)
    )  # fmt: skip
    book = samples.biff({"Plan": (records, 0), "Old": (samples.label(0, 0, "h"), 1)})
    document = read_document(samples.compound({"Workbook": book}), name="a.xls")
    (table,) = document.tables
    assert texts(table) == [["Objective", ""], ["More clinics", "Mar-09"], ["", "25%"]]
    assert keys(document) == {"hidden_sheet": 1, "hidden_rows": 1, "hidden_columns": 1}


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (1234.5, "#,##0.00", "1,234.50"),
        (7.0, "000", "007"),
        (-12.0, '"£"#,##0', "-£12"),
        (0.125, "0.0%", "12.5%"),
        (date(2008, 12, 1), "d mmmm yyyy", "1 December 2008"),
        (date(2008, 12, 1), "[$-809]dd-mmm-yy;@", "01-Dec-08"),
        (1.5, "# ?/?", "1.5"),
    ],
)
def test_number_formats(value, code, shown):
    assert printed(value, code) == shown


def test_plain_values():
    assert [plain(one) for one in (3.0, 0.1 + 0.2, True, time(9, 5))] == [
        "3",
        "0.3",
        "TRUE",
        "09:05",
    ]
    assert plain(datetime.combine(date(2009, 3, 31), time(9, 30))) == "31 March 2009 09:30"
