"""The printed briefing: read back by other libraries than the one that wrote it."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import pdfplumber
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from lyapp.briefing.blocks import (
    CellBlock,
    Column,
    Document,
    Heading,
    ListBlock,
    ListItem,
    Marker,
    MoneyLine,
    MoneyLines,
    PageBreak,
    Paragraph,
    Role,
    Row,
    Span,
    Table,
    plain,
)
from lyapp.briefing.content import build
from lyapp.briefing.pdf import write_pdf
from tests.briefing import papers

MARGIN = 36.0


@cache
def printed(name: str) -> tuple[Document, bytes]:
    made = {"sample": papers.sample, "nasty": papers.nasty, "many": lambda: papers.many(200)}[name]
    document = build(made(), printed_on=papers.PRINTED_ON)
    return document, write_pdf(document)


def pages_of(data: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]


def squeezed(text: str) -> str:
    """Text without spaces, so that line breaks don't matter."""
    return re.sub(r"\s+", "", text)


def body_of(data: bytes, document: Document, headers: list[str]) -> str:
    """All pages' text without running lines and repeated headers, squeezed."""
    parts = []
    for page in pages_of(data):
        text = squeezed(re.sub(r"Page \d+ of \d+", "", page, count=1))
        for running in (document.head_left, document.head_right, document.foot_left):
            text = text.replace(squeezed(running), "", 1) if running else text
        for header in headers:
            text = text.replace(squeezed(header), "")
        parts.append(text)
    return "".join(parts)


def words_of_cell(block: CellBlock) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.badge + block.text
    elif isinstance(block, ListBlock):
        for at, item in enumerate(block.items, 1):
            yield "–" if block.marker is Marker.DASH else f"{item.number or at}."
            yield item.text
            for text in item.items:
                yield f"–{text}"
    else:
        for line in (*block.lines, *([block.total] if block.total else [])):
            yield line.label
            yield line.amount


def expected(document: Document) -> str:
    parts: list[str] = []
    for block in document.blocks:
        if isinstance(block, PageBreak):
            continue
        if isinstance(block, Heading):
            parts.append(block.line)
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    for part in cell:
                        parts += words_of_cell(part)
        else:
            parts += words_of_cell(block)
    return squeezed("".join(parts))


def test_all_of_the_sample_is_printed_once_and_in_order() -> None:
    document, data = printed("sample")
    headers = [
        "".join(column.title for column in block.columns)
        for block in document.blocks
        if isinstance(block, Table)
    ]
    found, wanted = body_of(data, document, headers), expected(document)
    # A label of money that wraps has its amount at the end of its first line.
    assert sorted(found) == sorted(wanted)
    for block in document.blocks:
        if isinstance(block, Heading):
            assert squeezed(block.line) in found
    for sentence in (
        "Thetablesaysagreed;thebriefingrecordsnodecisionandsaystheplanisunaffordable.",
        (
            "1.WorkwiththePCTonnationalandlocalhealthaims–accessandpatientexperience–inequalities"
            "2.CarenearerhomethroughtheHertsandEssexhospital,withEssexcolleagues"
        ),
        "13practices1027,920asprinted–notanumber",
        "6practices39,849Puckeridge7,778",
        "Forecastdeficit−£1,300,000Balance−£1,300,000",
        "AAgreed;affordabilitytothecommittee",
    ):
        assert sentence in found


def test_every_font_is_embedded_and_none_is_foreign() -> None:
    for name in ("sample", "nasty"):
        with pikepdf.open(io.BytesIO(printed(name)[1])) as pdf:
            fonts = [
                o
                for o in pdf.objects
                if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"
            ]
            assert fonts
            for font in fonts:
                assert "LiberationSans" in str(font.BaseFont)
                assert "/FontFile2" in font.FontDescriptor


def test_the_same_document_gives_the_same_bytes() -> None:
    document, data = printed("sample")
    assert write_pdf(document) == data
    assert write_pdf(build(papers.sample(), printed_on=papers.PRINTED_ON)) == data


def test_it_says_what_it_is() -> None:
    with pikepdf.open(io.BytesIO(printed("sample")[1])) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert str(pdf.docinfo["/Title"]) == "Hertfordshire 2008/09"
        assert str(pdf.docinfo["/Author"]) == "Anne Author, Bob Writer"
        box = [float(x) for x in pdf.pages[0].MediaBox]
        assert box[2] == pytest.approx(841.89)
        assert box[3] == pytest.approx(595.28)


@pytest.mark.parametrize("name", ["sample", "nasty", "many"])
def test_pages_are_numbered_and_carry_the_running_lines(name: str) -> None:
    document, data = printed(name)
    pages = pages_of(data)
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert document.head_right in page
        assert squeezed(document.foot_left) in squeezed(page)


def test_marks_stand_on_every_page() -> None:
    document, data = printed("nasty")
    assert document.head_right == "SAMPLE · MADE UP · MADE-UP SCORES"
    assert all("MADE-UP SCORES" in page for page in pages_of(data))


def test_bookmarks_lead_to_headings_and_localities() -> None:
    reader = PdfReader(io.BytesIO(printed("sample")[1]))
    found: list[tuple[int, str, int | None]] = []

    def walk(entries: list, depth: int) -> None:
        for entry in entries:
            if isinstance(entry, list):
                walk(entry, depth + 1)
            else:
                found.append((depth, entry.title, reader.get_destination_page_number(entry)))

    walk(reader.outline, 0)
    titles = [(depth, title) for depth, title, _ in found]
    assert (0, "Hertfordshire 2008/09") in titles
    assert (1, "4.1 East and North Hertfordshire") in titles
    assert (0, "5 Summary briefings: East and North Hertfordshire") in titles
    assert (1, "5.1 East Locality") in titles
    assert (1, "5.8 WatCom") in titles
    pages = pages_of(printed("sample")[1])
    for _, title, page in found:
        assert page is not None
        assert squeezed(title) in squeezed(pages[page])


def test_header_rows_are_repeated_on_every_page_of_a_table() -> None:
    _, data = printed("many")
    pages = [squeezed(page) for page in pages_of(data)]
    with_rows = [p for p in pages if re.search(r"5\.\d+Locality\d+", p)]
    assert len(with_rows) > 30
    assert all("Commissioningpriorities" in page for page in with_rows)


def test_a_locality_that_fits_a_page_is_not_split() -> None:
    _, data = printed("many")
    assert not any("(continued)" in page for page in pages_of(data))


def test_a_locality_taller_than_a_page_goes_on_under_its_name() -> None:
    _, data = printed("nasty")
    pages = [squeezed(page) for page in pages_of(data)]
    whole = "".join(pages)
    for number in range(1, 61):
        assert whole.count(squeezed(f"{number}. Priority number {number} with")) == 1
    continued = [page for page in pages if "5.1Sixty(continued)" in page]
    assert len(continued) >= 3
    assert all("Commissioningpriorities" in page for page in continued)
    for number in range(3000):
        assert f"word{number}" in whole


@pytest.mark.parametrize("name", ["sample", "nasty", "many"])
def test_nothing_lies_outside_the_margins_and_no_words_overlap(name: str) -> None:
    _, data = printed(name)
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            for char in page.chars:
                assert char["x0"] >= MARGIN - 1.5
                assert char["x1"] <= page.width - MARGIN + 1.5
                in_head = char["bottom"] < 45
                in_foot = char["top"] > page.height - 34
                in_body = char["top"] >= 48 and char["bottom"] <= page.height - 36
                assert in_head or in_foot or in_body, char
            page.close()


def test_markup_and_control_characters_are_only_text() -> None:
    _, data = printed("nasty")
    whole = squeezed("".join(pages_of(data)))
    assert '<fontcolor="red">notred</font>&<br/>' in whole
    assert "<b>&amp;</para>{bold}%s\\n(" in whole
    assert "]]>)TjET(\\" in whole
    assert "bell,null,escape[0mgone" in whole
    assert not any(unicodedata.category(c) == "Cc" for c in whole)


def test_characters_the_font_lacks_are_shown_as_boxes_and_explained() -> None:
    whole = "".join(pages_of(printed("nasty")[1]))
    assert "Emoji □ □□" in whole
    assert "□ stands for a character" in whole
    assert "café naïve Łódź — ½ ≥ 3 ‘quoted’ “so” • £5 −1" in whole.replace("\n", " ")
    assert "□" not in "".join(pages_of(printed("sample")[1]))


def test_words_wider_than_their_column_are_broken_not_cut() -> None:
    whole = squeezed("".join(pages_of(printed("nasty")[1])))
    assert whole.count(papers.LONG_WORD) >= 3


def test_names_longer_than_a_page_come_to_an_end() -> None:
    name = "A very long name " * 600
    priorities = tuple(papers.priority(n, f"priority {n}") for n in range(80))
    page = papers.locality("L", name, texts=priorities)
    made = papers.paper(papers.organisation("O", name, (page,)), title=name)
    data = write_pdf(build(made, printed_on=papers.PRINTED_ON))
    assert len(PdfReader(io.BytesIO(data)).pages) < 80
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for sheet in pdf.pages:
            assert all(char["bottom"] <= sheet.height - 20 for char in sheet.chars)


WORDS = st.text(
    st.characters(codec="latin-1", categories=("L", "N", "P", "S"), exclude_characters="§"),
    min_size=1,
    max_size=30,
)
TEXTS = st.lists(WORDS, min_size=1, max_size=25).map(" ".join)


@st.composite
def cells(draw: st.DrawFn) -> tuple[CellBlock, ...]:
    kinds = draw(st.lists(st.sampled_from("plmn"), max_size=4))
    made: list[CellBlock] = []
    for kind in kinds:
        if kind == "p":
            role = draw(st.sampled_from([Role.BODY, Role.NOTE, Role.LABEL, Role.WARNING]))
            spans = draw(st.lists(st.builds(Span, TEXTS, st.booleans()), min_size=1, max_size=3))
            made.append(Paragraph(tuple(spans), role))
        elif kind == "m":
            lines = draw(st.lists(st.builds(MoneyLine, TEXTS, WORDS), max_size=5))
            made.append(
                MoneyLines(tuple(lines), draw(st.none() | st.builds(MoneyLine, WORDS, WORDS)))
            )
        else:
            items = draw(
                st.lists(
                    st.builds(
                        ListItem,
                        TEXTS.map(lambda t: (Span(t),)),
                        st.lists(TEXTS, max_size=3).map(tuple),
                    ),
                    max_size=40,
                )
            )
            made.append(ListBlock(tuple(items), Marker.NUMBER if kind == "n" else Marker.DASH))
    return tuple(made)


@given(st.lists(st.tuples(cells(), cells(), cells()), max_size=8))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_text_is_printed_exactly_once_whatever_the_sizes(rows: list) -> None:
    columns = (Column("§1", 2), Column("§2", 3), Column("§3", 1))
    table = Table("t", columns, tuple(Row(row) for row in rows))
    document = Document("T", (Heading(1, "Title"), plain("lead", Role.LEAD), table, plain("end")))
    data = write_pdf(document)
    found = "".join(pages_of(data))
    # The letters alone, whatever their order: splitting rows reorders cells, never loses words.
    found = re.sub(r"Page \d+ of \d+", "", found)
    found = squeezed(found.replace("§1", "").replace("§2", "").replace("§3", ""))
    wanted = expected(document).replace("§1", "").replace("§2", "").replace("§3", "")
    assert sorted(found) == sorted(wanted)


@pytest.mark.parametrize("filler", range(20, 46))
def test_a_heading_or_header_never_stands_alone_at_the_bottom(filler: int) -> None:
    row = Row(((plain("first row"),), (plain("one\ntwo\nthree"),)))
    table = Table("t", (Column("Left", 1), Column("Right", 1)), (row, row))
    lines = plain("\n".join(["filler"] * filler))
    document = Document("T", (lines, Heading(2, "Heading"), plain("lead", Role.LEAD), table))
    for page in pages_of(write_pdf(document)):
        if "Heading" in page:
            assert "lead" in page
            assert "Left" in page
            assert "three" in page
        if "first row" in page:
            assert page.count("first row") == page.count("three")
            assert "Left" in page


def test_a_heading_among_a_tables_rows_never_ends_a_page() -> None:
    for rows in range(20, 60):
        filled = [Row(((plain(f"Row {n}"),), (plain("yes"),))) for n in range(rows)]
        heading = Row(((plain("Regional pledges", Role.LABEL),), ()), name="Regional pledges")
        after = [Row(((plain(f"After {n}"),), (plain("–"),))) for n in range(3)]
        table = Table(
            "T", (Column("Must-do", 3), Column("A", 1)), (*filled, heading, *after), dense=True
        )
        pages = pages_of(write_pdf(Document("T", (table,))))
        (page,) = [page for page in pages if "Regional pledges" in page]
        assert "After 0" in page, rows


def test_the_last_row_of_a_table_is_never_alone_on_a_page() -> None:
    for rows in range(10, 60):
        filled = tuple(Row(((plain(f"Row {n}."),), (plain("yes"),))) for n in range(rows))
        table = Table("T", (Column("Locality", 3), Column("A", 1)), filled)
        last = pages_of(write_pdf(Document("T", (table,))))[-1]
        assert f"Row {rows - 1}." in last
        assert f"Row {rows - 2}." in last, rows
