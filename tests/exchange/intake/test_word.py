from __future__ import annotations

import docx
import pytest
from docx.shared import Pt

from lyapp.exchange.intake import read_document
from lyapp.model.intake import DocumentKind, Line, Paragraph
from tests.exchange.intake import office_samples as samples
from tests.exchange.intake.office_samples import p, tbl, tc, tr


def read(data: bytes):
    return read_document(data, name="plan.docx")


def texts(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def keys(document):
    return {notice.key: dict(notice.values).get("count") for notice in document.notices}


def test_a_plain_plan():
    document = read(samples.word())
    assert document.kind is DocumentKind.WORD
    assert document.pages is None
    assert document.blocks[0] == Paragraph("Local priorities", heading=True)
    (table,) = document.tables
    assert table.title == "Local priorities"
    assert texts(table) == [list(samples.HEADERS), *map(list, samples.PLAN)]
    assert [row.number for row in table.rows] == [1, 2, 3]
    assert document.notices == ()


def test_merged_cells_keep_their_columns():
    down, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    table = tbl(
        tr(tc(p("A"), down), tc(p("both"), '<w:gridSpan w:val="2"/>')),
        tr(tc(p("unseen"), goes_on), tc(p("x")), tc(p("y"))),
        tr(tc(p("B")), tc(p("x2")), tc(p("y2"))),
    )
    (read_table,) = read(samples.word_body(table)).tables
    assert texts(read_table) == [["A", "both", ""], ["", "x", "y"], ["B", "x2", "y2"]]
    assert [row.cells[0].merged for row in read_table.rows] == [False, True, False]


def test_a_cell_that_goes_on_from_nothing_is_its_own():
    table = tbl(tr(tc(p("first"), "<w:vMerge/>"), tc(p("x"))))
    (read_table,) = read(samples.word_body(table)).tables
    assert texts(read_table) == [["first", "x"]]


def test_column_borders_dragged_a_little_are_one_column():
    table = tbl(
        tr(tc(p("Objective"), '<w:gridSpan w:val="2"/>'), tc(p("Lead"))),
        tr(tc(p("one")), tc(p("Dr A"), '<w:gridSpan w:val="2"/>')),
        grid=(3000, 90, 2000),
    )
    (read_table,) = read(samples.word_body(table)).tables
    assert texts(read_table) == [["Objective", "Lead"], ["one", "Dr A"]]


def test_rows_that_begin_further_in():
    table = tbl(
        tr(tc(p("a")), tc(p("b"))),
        tr(tc(p("b2")), properties='<w:trPr><w:gridBefore w:val="1"/></w:trPr>'),
    )
    (read_table,) = read(samples.word_body(table)).tables
    assert texts(read_table) == [["a", "b"], ["", "b2"]]


def test_tracked_changes_are_accepted_and_said():
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        "<w:p><w:r><w:t xml:space='preserve'>Open </w:t></w:r>"
        "<w:del w:id='1' w:author='x'><w:r><w:delText>two</w:delText></w:r></w:del>"
        f"<w:ins w:id='2' w:author='x'>{run.format('three')}</w:ins>"
        f"<w:moveFrom w:id='3' w:author='x'>{run.format(' old')}</w:moveFrom>"
        f"<w:moveTo w:id='4' w:author='x'>{run.format(' clinics')}</w:moveTo></w:p>"
    )
    gone = tr(tc(p("gone")), properties="<w:trPr><w:del w:id='5' w:author='x'/></w:trPr>")
    new = tr(tc(p("new")), properties="<w:trPr><w:ins w:id='6' w:author='x'/></w:trPr>")
    document = read(samples.word_body(body + tbl(gone, new, tr(tc(body)))))
    assert document.blocks[0] == Paragraph("Open three clinics")
    assert texts(document.tables[0]) == [["new"], ["Open three clinics"]]
    assert keys(document) == {"tracked_changes": 10}


def test_a_deleted_paragraph_end_joins_two_paragraphs():
    mark = "<w:pPr><w:rPr><w:del w:id='1' w:author='x'/></w:rPr></w:pPr>"
    document = read(samples.word_body(p("One ", mark) + p("line")))
    assert [block.text for block in document.blocks] == ["One line"]


def test_comments_are_kept_aside():
    def build(document):
        paragraph = document.add_paragraph("Falls down ")
        run = paragraph.add_run("by a tenth")
        document.add_comment(run, text="By when?", author="Ann Reviewer")

    document = read(samples.word(build))
    (aside,) = document.asides
    assert (aside.text, aside.author, aside.place) == ("By when?", "Ann Reviewer", "by a tenth")
    assert "By when?" not in document.text


def test_lists_give_levels_and_numbers_are_printed():
    def build(document):
        cell = document.add_table(1, 1).cell(0, 0)
        cell.text = "Lead-in:"
        for style in ("List Bullet", "List Bullet 2", "List Number", "List Number"):
            cell.add_paragraph("line", style=style)

    (table,) = read(samples.word(build)).tables
    assert table.rows[0].cells[0].lines == (
        Line("Lead-in:"), Line("line", 1), Line("line", 2), Line("1. line"), Line("2. line"),
    )  # fmt: skip


def test_typed_bullets_and_line_breaks():
    broken = (
        "<w:p><w:r><w:t>One</w:t><w:br/><w:t>• two</w:t><w:br/><w:t>  – three</w:t></w:r></w:p>"
    )
    (table,) = read(samples.word_body(tbl(tr(tc(broken), tc(p("-")))))).tables
    assert table.rows[0].cells[0].lines == (Line("One"), Line("two", 1), Line("three", 2))
    assert table.rows[0].cells[1].text == "-"


def test_hidden_text_is_left_out_and_said():
    secret = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
    hidden = f"<w:p>{secret}<w:r><w:t>open</w:t></w:r></w:p>"
    document = read(samples.word_body(tbl(tr(tc(hidden)))))
    assert texts(document.tables[0]) == [["open"]]
    assert keys(document) == {"hidden_text": 1}


def test_small_tables_in_cells_become_lines_and_large_ones_tables():
    small = tbl(tr(tc(p("A")), tc(p("1"))), tr(tc(p("B")), tc(p("2"))))
    large = tbl(*(tr(*(tc(p(f"{row}{column}")) for column in "xyz")) for row in "12"))
    document = read(
        samples.word_body(tbl(tr(tc(p("top") + small + "<w:p/>"), tc(large + "<w:p/>"))))
    )
    outer, inner = document.tables
    assert texts(outer) == [["top\nA | 1\nB | 2", ""]]
    assert texts(inner) == [["1x", "1y", "1z"], ["2x", "2y", "2z"]]
    assert keys(document) == {"nested_tables": 2}


def test_a_layout_table_around_the_plan_leaves_only_the_plan():
    inner = tbl(*(tr(*(tc(p(f"{row}{column}")) for column in "xyz")) for row in "12"))
    (table,) = read(samples.word_body(tbl(tr(tc(inner + "<w:p/>"))))).tables
    assert len(table.rows) == 2


def test_fields_links_and_form_controls_are_read():
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    body = (
        f"<w:p>{control.format(run.format('a '))}<w:hyperlink w:anchor='x'>{run.format('b ')}"
        f"</w:hyperlink><w:fldSimple w:instr='DATE'>{run.format('c ')}</w:fldSimple>"
        f"{mark.format('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r>{run.format('no')}"
        f"{mark.format('separate')}{run.format('d')}{mark.format('end')}</w:p>"
    )
    empty = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{run.format('Click here')}</w:sdtContent></w:sdt>"
    )
    rows = control.format(tr(control.format(tc(body))))
    document = read(samples.word_body(tbl(rows, tr(tc(f"<w:p>{empty}</w:p>")))))
    assert texts(document.tables[0]) == [["a b c d"], [""]]
    assert keys(document) == {"placeholders": 1}


def test_text_boxes_are_read_once():
    box = (
        "<w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>"
        f"{p('boxed')}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    both = (
        f"<w:p><w:r><mc:AlternateContent xmlns:mc='{mc}'><mc:Choice Requires='wps'>{box}"
        f"</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    document = read(samples.word_body(both + tbl(tr(tc(both)))))
    assert document.blocks[0] == Paragraph("boxed")
    assert texts(document.tables[0]) == [["boxed"]]


def test_headers_and_footers_are_dropped():
    def build(document):
        document.sections[0].header.paragraphs[0].text = "Page furniture"
        document.add_paragraph("Body")

    assert read(samples.word(build)).text == "Body"


def test_a_bold_line_counts_as_heading():
    def build(document):
        document.add_paragraph().add_run("Local section").bold = True
        run = document.add_paragraph().add_run("Large but plain")
        run.font.size = Pt(20)

    first, second = read(samples.word(build)).blocks
    assert (first.heading, second.heading) == (True, False)


def test_a_document_with_macros_and_a_strict_one_are_read():
    parts = samples.parts_of(samples.word())
    kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = "[Content_Types].xml"
    macro = {**parts, types: parts[types].replace(
        kind, b"application/vnd.ms-word.document.macroEnabled.main+xml")}  # fmt: skip
    strict = {
        name: body.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        for name, body in parts.items()
    }
    expected = read(samples.word()).tables
    assert read(samples.archive(macro)).tables == expected
    assert read(samples.archive(strict)).tables == expected


def test_progress_is_told_and_can_end_the_reading():
    seen = []
    read_document(
        samples.word(), name="a.docx", tick=lambda done, total: seen.append((done, total))
    )
    assert seen
    assert all(done <= total for done, total in seen)

    def stop(_done, _total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_document(samples.word(), name="a.docx", tick=stop)


def test_plain_and_careful_reading_agree():
    def build(document):
        table = document.add_table(0, 3)
        for number in range(4):
            cells = table.add_row().cells
            cells[0].text = f"Aim {number}\nmore\tafter a tab"
            cells[1].add_paragraph("point", style="List Bullet")
            cells[2].add_paragraph("step", style="List Number")
        if careful:
            for cell in table._tbl.iter_tcs():
                for paragraph in cell.p_lst:
                    paragraph.append(docx.oxml.parse_xml(f"<w:del {samples.W}/>"))

    careful = False
    plain = read(samples.word(build)).tables
    careful = True
    assert read(samples.word(build)).tables == plain
