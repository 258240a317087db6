from __future__ import annotations

import random

import pytest

from lyapp.exchange.intake.pasted import read_text
from lyapp.model.intake import DocumentKind, Paragraph, PlanDocument
from lyapp.model.trouble import DocumentTooLarge, EmptyDocument


def cells(document: PlanDocument, table: int = 0) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in document.tables[table].rows]


def paragraphs(document: PlanDocument) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def test_a_spreadsheet_s_clipboard_with_lines_in_cells():
    text = (
        "Objective\tAction\tLead\tTimescale\r\n"
        '"Shorter waits\nfor feet"\t"• Open a clinic\n• Hire a ""nurse"""\tBoard\tMarch 2009\r\n'
        '"Darzi" centre\tFind premises\t\tQ3\r\n'
    )
    document = read_text(text, name="pasted text")
    assert document.kind is DocumentKind.TEXT
    assert cells(document) == [
        ["Objective", "Action", "Lead", "Timescale"],
        ["Shorter waits\nfor feet", 'Open a clinic\nHire a "nurse"', "Board", "March 2009"],
        ['"Darzi" centre', "Find premises", "", "Q3"],
    ]
    assert [line.level for line in document.tables[0].rows[1].cells[1].lines] == [1, 1]


def test_a_word_table_s_clipboard_with_rows_over_lines():
    lines = [
        "Local priorities",
        "",
        "Objective\tAction\tLead\tOutcome",
        "Shorter waits\tOpen a clinic",
        "Hire a nurse\tBoard\tNobody waits",
        "longer than four weeks",
        "Fewer falls\tCheck homes\tDr Hall\tFewer broken hips",
        "",
        "Agreed in May.",
    ]
    document = read_text("\n".join(lines), name="pasted text")
    assert document.tables[0].title == "Local priorities"
    assert cells(document) == [
        ["Objective", "Action", "Lead", "Outcome"],
        [
            "Shorter waits",
            "Open a clinic\nHire a nurse",
            "Board",
            "Nobody waits\nlonger than four weeks",
        ],
        ["Fewer falls", "Check homes", "Dr Hall", "Fewer broken hips"],
    ]
    assert paragraphs(document) == ["Local priorities", "Agreed in May."]


def test_two_tables_parted_by_tabs():
    header = "Objective\tAction\tLead"
    text = f"National\n\n{header}\nOne\tTwo\tThree\n\nLocal\n{header}\nFour\tFive\tSix\n"
    document = read_text(text, name="pasted text")
    assert [rows[-1] for rows in (cells(document, 0), cells(document, 1))] == [
        ["One", "Two", "Three"],
        ["Four", "Five", "Six"],
    ]
    assert document.tables[1].title == "Local"


def test_a_broken_pdf_s_text_gives_a_grid():
    lines = [
        "Objective\tAction\tMilestones\tLead\tTimescale\tOutcome",
        "Shorter waits\tOpen a clinic near the\tPremises found\tBoard and PCT\tMarch 2009\tJoy",
        "bus station for all of the\tStaff hired\tMarch 2009\tFewer journeys",
        "Train the nurses\tNurses trained by the",
        "",
        "college",
        "in town",
        "\t\tpremises open\t\t\t",
        "Fewer falls\tCheck homes\tHalf of them done\tBoard\tDec 2008\tFewer broken hips",
    ]
    rows = cells(read_text("\n".join(lines), name="pasted text"))
    assert all(len(row) == 6 for row in rows)
    assert rows[2] == [
        "",
        "bus station for all of the",
        "Staff hired",
        "",
        "March 2009",
        "Fewer journeys",
    ]
    assert rows[4][2] == "college in town" or "college in town" in rows[4]
    assert rows[5] == ["", "", "premises open", "", "", ""]
    assert rows[6][0] == "Fewer falls"


FIXED = """\
Local priorities

Objective             Action                      Lead          Timescale
--------------------------------------------------------------------------
Shorter waits for     Open a clinic near the      Dr Hall       March 2009
feet                  bus station
                      Hire a nurse

Fewer falls           Check homes                 Board         Dec 2008
"""


def test_columns_set_with_blanks():
    document = read_text(FIXED.replace("-" * 74 + "\n", ""), name="pasted text")
    assert cells(document) == [
        ["Objective", "Action", "Lead", "Timescale"],
        [
            "Shorter waits for feet",
            "Open a clinic near the bus station\nHire a nurse",
            "Dr Hall",
            "March 2009",
        ],
        ["Fewer falls", "Check homes", "Board", "Dec 2008"],
    ]
    assert document.tables[0].title == "Local priorities"


def test_a_ruler_below_the_header_is_no_row():
    assert len(cells(read_text(FIXED, name="pasted text"))) == 3


def test_columns_parted_by_bars():
    text = "| Objective | Lead |\n|-----------|------|\n| Shorter waits | Dr Hall |\n"
    assert cells(read_text(text, name="pasted text")) == [
        ["Objective", "Lead"],
        ["Shorter waits", "Dr Hall"],
    ]


HEADINGS = ["Objective", "Action", "Lead", "Timescale", "Outcome"]
FIRST = ["Shorter waits", "Open a clinic", "Dr Hall", "March 2009", "Nobody waits"]
SECOND = ["Fewer falls", "Check homes", "Board", "Dec 2008", "Fewer broken hips"]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join([*HEADINGS, *FIRST, *SECOND]),
        "\n\n".join("\n".join(part) for part in (HEADINGS, FIRST, SECOND)),
        "\n\n".join([*HEADINGS, *FIRST, *SECOND]),
        "\n".join([*HEADINGS, *FIRST, *HEADINGS, *SECOND]),
    ],
    ids=["no empty lines", "a block a row", "a block a cell", "header repeated"],
)
def test_one_cell_a_line(text):
    document = read_text(f"Local priorities\n\n{text}", name="pasted text")
    assert cells(document) == [HEADINGS, FIRST, SECOND]
    assert document.tables[0].title == "Local priorities"


def test_one_cell_a_line_with_missing_and_longer_cells():
    blocks = [HEADINGS, FIRST[:3] + FIRST[4:], [*SECOND[:2], "Train carers", *SECOND[2:]]]
    text = "\n\n".join("\n".join(block) for block in blocks)
    rows = cells(read_text(text, name="pasted text"))
    assert rows[1][0] == "Shorter waits"
    assert rows[1][3] == ""
    assert rows[2] == [
        "Fewer falls",
        "Check homes\nTrain carers",
        "Board",
        "Dec 2008",
        "Fewer broken hips",
    ]


def test_labels_with_their_values():
    text = (
        "Objective: Shorter waits\nAction: Open a clinic\nHire a nurse\nLead: Dr Hall\n\n"
        "Objective: Fewer falls\nAction: Check homes\nLead: Board\n"
    )
    rows = cells(read_text(text, name="pasted text"))
    assert rows[0] == ["Objective", "Shorter waits"]
    assert rows[1] == ["Action", "Open a clinic\nHire a nurse"]
    assert len(rows) == 6


def test_text_without_any_table():
    text = "Our plan\n\nWe want to do better.\nWe say how below.\n\nThere is no table here.\n"
    document = read_text(text, name="pasted text")
    assert not document.tables
    assert paragraphs(document)[0] == "Our plan"
    assert "There is no table here." in paragraphs(document)


def test_nothing_and_too_much():
    with pytest.raises(EmptyDocument):
        read_text(" \n\t\n", name="pasted text")
    with pytest.raises(DocumentTooLarge):
        read_text("word " * 1_000_000, name="pasted text")
    with pytest.raises(DocumentTooLarge):
        read_text("a\n" * 100_000, name="pasted text")


@pytest.mark.parametrize("seed", range(3))
def test_any_text_is_read(seed):
    chance = random.Random(seed)
    parts = [
        "\t",
        "\n",
        "\n\n",
        '"',
        "Objective",
        "Lead",
        "March 2009",
        "  ",
        " | ",
        "• ",
        "a b",
        "\f",
        "\x00",
        "Timescale:",
        "–",
        "Action",
        "\u2028",
        "x" * 50,
    ]
    for _ in range(150):
        text = "".join(chance.choices(parts, k=chance.randrange(1, 120)))
        if text.replace("\0", "").strip():
            document = read_text(text, name="pasted text")
            for table in document.tables:
                assert len({len(row.cells) for row in table.rows}) <= 1


def test_bullets_on_word_s_clipboard_have_a_tab_that_parts_no_cells():
    lines = [
        "Objective\tAction\tLead\tOutcome",
        "Shorter waits\tTrain staff in:",
        "•\tgreeting",
        "•\tlistening\tBoard\tNobody waits",
        "Fewer falls\t•\tCheck homes\tDr Hall\tFewer broken hips",
    ]
    document = read_text("\n".join(lines), name="pasted text")
    assert cells(document)[1:] == [
        ["Shorter waits", "Train staff in:\ngreeting\nlistening", "Board", "Nobody waits"],
        ["Fewer falls", "Check homes", "Dr Hall", "Fewer broken hips"],
    ]
    assert [line.level for line in document.tables[0].rows[1].cells[1].lines] == [0, 1, 1]


def test_a_row_without_its_leads_is_put_where_its_cells_begin_like_others():
    lines = [
        "Objective\tAction\tMilestones\tLead\tTimescale\tOutcome",
        "Fewer falls\tWork with the council\tHomes checked\tDr Hall\tMay 2008\tFewer broken hips",
        "Shorter waits\tWork with the trust\tClinic open\tDr Hall\tJune 2008\tNobody waits",
        "Better hearing\tWork with the schools to test every child\t\tFewer children fall behind",
    ]
    document = read_text("\n".join(lines), name="pasted text")
    assert cells(document)[3] == [
        "Better hearing",
        "Work with the schools to test every child",
        "",
        "",
        "",
        "Fewer children fall behind",
    ]


def test_one_cell_a_line_below_a_measure_and_an_outcome():
    heads = ["Priority", "What we will do", "Success measure", "Owner", "By when",
             "What will be different"]  # fmt: skip
    rows = [
        ["Fewer falls", "Check homes", "300 homes seen", "Dr Hall", "March 2009", "Safer homes"],
        ["Eye care", "Train opticians", "Two trained", "J Marsh", "Dec 2008", "Care nearer home"],
    ]
    text = "\n".join(cell for row in (heads, *rows) for cell in row)
    assert cells(read_text(text, name="pasted text")) == [heads, *rows]
