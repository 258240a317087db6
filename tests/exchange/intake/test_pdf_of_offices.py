"""PDFs as an office program prints a table: shaded, framed now and then, set without spacing."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest
from reportlab.lib.pagesizes import A4, landscape

from lyapp.exchange.intake.pdf import read_pdf
from lyapp.model.intake import Paragraph
from tests.exchange.intake.pdf_samples import drawn

PAGE = landscape(A4)
EDGES = (40, 170, 330, 490, 600, 680, 800)
SIZE = 9
STEP = 11

HEAD = [[["Objective"], ["Action"], ["Milestones"], ["Lead"], ["Timescale"], ["Outcome"]]]
BODY = [
    [
        ["Longer hours for", "every branch"],
        ["Open at eight on", "weekdays", "Ask the readers"],
        ["Rota agreed", "Posters printed and", "hung"],
        ["Ann Bell"],
        ["May 2010"],
        ["More loans"],
    ],
    [
        ["Story times"],
        ["Train ten readers", "Buy cushions"],
        ["Readers trained"],
        ["Tom Rowe"],
        ["June 2010"],
        ["More cards", "Fewer tears"],
    ],
    [
        ["Quiet rooms"],
        ["Put up walls"],
        ["Walls stand"],
        ["Bea Lund"],
        ["July 2010"],
        ["Fewer moans"],
    ],
]
WRAPPED = {"Longer hours for", "Open at eight on", "Posters printed and"}
READ = [
    ["Longer hours for every branch", "Open at eight on weekdays|Ask the readers",
     "Rota agreed|Posters printed and hung", "Ann Bell", "May 2010", "More loans"],
    ["Story times", "Train ten readers|Buy cushions", "Readers trained", "Tom Rowe", "June 2010",
     "More cards|Fewer tears"],
    ["Quiet rooms", "Put up walls", "Walls stand", "Bea Lund", "July 2010", "Fewer moans"],
]  # fmt: skip

Rows = Sequence[Sequence[Sequence[str]]]


def _printed(rows: Rows, *, lines: Sequence[str], pages: Sequence[int] = ()) -> bytes:
    """The table; `lines` says how each row is set off: its cells framed or shaded, a box around it,
    or a rule below it.

    `pages` counts the rows on each page. A wrapped line keeps the space at its end, as office
    programs print it.
    """

    def paint(canvas: object) -> None:
        left = list(pages) or [len(rows)]
        y = PAGE[1] - 60
        for row, look in zip(rows, lines, strict=True):
            if not left[0]:
                canvas.showPage()
                left.pop(0)
                y = PAGE[1] - 60
            left[0] -= 1
            high = STEP * max(map(len, row)) + 4
            _set_off(canvas, look, y, high)
            _write(canvas, row, y)
            y -= high
        canvas.showPage()

    return drawn(paint, size=PAGE)


def _set_off(canvas: object, look: str, y: float, high: float) -> None:
    canvas.setFillGray(0.85)
    if look in ("framed", "shaded"):
        for x0, x1 in itertools.pairwise(EDGES):
            shaded = look == "shaded"
            canvas.rect(x0, y - high, x1 - x0, high, stroke=not shaded, fill=shaded)
    elif look == "boxed":
        canvas.rect(EDGES[0], y - high, EDGES[-1] - EDGES[0], high, stroke=1, fill=0)
    elif look == "ruled":
        canvas.line(EDGES[0], y - high, EDGES[-1], y - high)
    canvas.setFillGray(0)


def _write(canvas: object, row: Sequence[Sequence[str]], y: float) -> None:
    canvas.setFont("Helvetica", SIZE)
    for x, cell in zip(EDGES, row, strict=False):
        for n, text in enumerate(cell, 1):
            canvas.drawString(x + 5, y - STEP * n, f"{text} " if text in WRAPPED else text)


def _cells(data: bytes) -> list[list[str]]:
    (table,) = read_pdf(data, name="plan.pdf").tables
    return [
        ["|".join(line.text for line in cell.lines) for cell in row.cells] for row in table.rows
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["framed"] * 4,
        ["framed", "framed", "ruled", "framed"],
        ["framed", "shaded", "plain", "shaded"],
        ["shaded", "plain", "shaded", "plain"],
        ["plain", "shaded", "plain", "shaded"],
    ],
    ids=[
        "all framed",
        "one without upright lines",
        "shaded by turns",
        "shaded, no lines",
        "header above the shaded",
    ],
)
def test_rows_however_they_are_set_off(lines):
    assert _cells(_printed([*HEAD, *BODY], lines=lines))[1:] == READ


def test_a_row_that_says_one_thing_stays_apart_between_shaded_rows():
    empty: list[str] = []
    one = [[empty, ["Open doors"], empty, empty, empty, empty]]
    rows = [*HEAD, BODY[0], *one, *BODY[1:]]
    cells = _cells(_printed(rows, lines=["plain", "shaded", "plain", "shaded", "plain"]))
    assert cells[2] == ["", "Open doors", "", "", "", ""]
    assert [row[0] for row in cells] == ["Objective", READ[0][0], "", READ[1][0], READ[2][0]]


def test_a_colour_behind_the_whole_table_hides_no_row():
    def paint(canvas: object) -> None:
        rows = [*HEAD, *BODY]
        high = [STEP * max(map(len, row)) + 4 for row in rows]
        top = PAGE[1] - 60
        canvas.setFillGray(0.95)
        canvas.rect(EDGES[0], top - sum(high), EDGES[-1] - EDGES[0], sum(high), stroke=0, fill=1)
        for row, own in zip(rows, high, strict=True):
            _set_off(canvas, "shaded", top, own)
            _write(canvas, row, top)
            top -= own

    assert _cells(drawn(paint, size=PAGE))[1:] == READ


def test_the_last_row_alone_on_a_page_belongs_to_the_table():
    data = _printed([*HEAD, *BODY], lines=["framed"] * 4, pages=[3, 1])
    assert _cells(data)[1:] == READ


def test_a_heading_across_a_framed_table_stays_whole():
    across = [[["Local priorities of the whole county for the year"], [], [], [], [], []]]
    data = _printed([*HEAD, *across, *BODY], lines=["framed", "boxed", *["framed"] * 3])
    assert _cells(data)[1] == ["Local priorities of the whole county for the year", *[""] * 5]


def test_a_colour_behind_some_words_is_no_row():
    def paint(canvas: object) -> None:
        canvas.setFillGray(0.8)
        canvas.rect(45, 400, 60, 10, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.setFont("Helvetica", SIZE)
        canvas.drawString(45, 402, "Marked words in a letter that holds no table at all.")

    assert not read_pdf(drawn(paint, size=PAGE), name="letter.pdf").tables


def test_a_word_broken_by_a_narrow_column_is_made_whole():
    rows = [
        [
            ["Longer hours"],
            ["Open doors"],
            ["Rota agreed"],
            ["Branch Manage", "r"],
            ["May"],
            ["Up"],
        ],
        *BODY[1:],
    ]
    assert _cells(_printed([*HEAD, *rows], lines=["framed"] * 4))[1][3] == "Branch Manager"


def test_a_sentence_between_tables_without_lines_is_no_row_of_either():
    between = [[["These aims were chosen by the readers."], [], [], [], [], []]]
    risks = [
        [["Risk"], ["Likelihood"], ["Impact"], ["Mitigation"], [], []],
        [["Rain"], ["High"], ["Wet books"], ["Mend roof"], [], []],
        [["Frost"], ["Low"], ["Cold rooms"], ["Buy coal"], [], []],
    ]
    rows = [*HEAD, *BODY, *between, *HEAD, *BODY, *risks]
    document = read_pdf(_printed(rows, lines=["plain"] * len(rows)), name="plan.pdf")
    names = [table.rows[0].cells[0].text for table in document.tables]
    assert names == ["Objective", "Objective", "Risk"]
    assert [len(table.rows) for table in document.tables[:2]] == [4, 4]
    assert "These aims were chosen by the readers." in [
        block.text for block in document.blocks if isinstance(block, Paragraph)
    ]


def test_a_second_paragraph_of_the_first_column_is_no_row():
    gap: list[str] = [""]
    spaced = [[[*cell, *gap] for cell in row] for row in [*BODY, *BODY]]
    spaced[1][0] = ["Story times", "", "For the youngest", ""]
    spaced[1][1] = ["Train readers", "", "Buy cushions", ""]
    cells = _cells(_printed([*HEAD, *spaced], lines=["plain"] * 7))
    assert len(cells) == 7
    assert cells[2][:2] == ["Story times|For the youngest", "Train readers|Buy cushions"]
