from __future__ import annotations

import io
import random
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from lyapp.exchange.intake.pdf import read_pdf
from lyapp.model.intake import Paragraph, PlanDocument
from lyapp.model.trouble import (
    BadDocument,
    EmptyDocument,
    LockedDocument,
    PdfCarriesMore,
    PdfDamaged,
    PdfScanned,
    PdfTooMuch,
)
from tests.exchange.intake.hostile_pdfs import HOSTILE, page_of
from tests.exchange.intake.pdf_samples import HEADER, ROWS, Look, Row, drawn, longer, pdf

LOOKS = {
    "ruled": Look(),
    "paragraphs not spaced": Look(space=0),
    "upright, a serif type": Look(page=A4, size=9, font="Times-Roman", bold="Times-Bold"),
    "header on the first page only": Look(repeat=False),
    "columns in another order": Look(order=(3, 4, 0, 1, 2, 5)),
    "bullets typed": Look(hanging=False),
    "page turned": Look(rotate=90),
    "without lines": Look(ruled=False),
    "without lines, in another order": Look(ruled=False, order=(3, 4, 0, 1, 2, 5)),
    "lines below rows only": Look(ruled=False, floors=True),
    "rows shaded": Look(ruled=False, shaded=True),
    "without lines, upright, header once": Look(
        ruled=False, page=A4, size=9, font="Times-Roman", bold="Times-Bold", repeat=False
    ),
}


def objectives(document: PlanDocument, look: Look) -> list[list[list[str]]]:
    """The first table's cells by objective: physical rows joined where the objective is empty."""
    at = look.order.index(0)
    found: list[list[list[str]]] = []
    for row in document.tables[0].rows[1:]:
        if row.cells[at]:
            found.append([[] for _ in row.cells])
        for place, cell in enumerate(row.cells):
            found[-1][place].extend(("• " if line.level else "") + line.text for line in cell.lines)
    return found


def printed(rows: list[Row], look: Look) -> list[list[list[str]]]:
    return [
        [[row[n]] if isinstance(row[n], str) else list(row[n]) for n in look.order] for row in rows
    ]


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_a_plan_is_read_as_it_is_printed(look):
    rows = longer(ROWS, 4)
    document = read_pdf(pdf(rows, look), name="plan.pdf")
    assert len(document.tables) == 1
    header = [cell.text for cell in document.tables[0].rows[0].cells]
    assert header == [HEADER[n] for n in look.order]
    assert objectives(document, look) == printed(rows, look)
    assert document.pages is not None
    assert document.pages > 1
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert texts == [look.title, look.foot]
    assert document.tables[0].title == look.title
    assert {row.page for row in document.tables[0].rows} == set(range(1, document.pages + 1))


def test_the_reader_is_told_of_each_page():
    told: list[tuple[int, int]] = []
    document = read_pdf(pdf(longer(ROWS, 4)), name="p.pdf", tick=lambda *n: told.append(n))
    assert told == [(n, document.pages) for n in range(1, document.pages + 1)]


def test_what_the_teller_raises_ends_the_reading():
    class Stopped(Exception):
        pass

    def stop(done: int, total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        read_pdf(pdf(ROWS), name="plan.pdf", tick=stop)


def grid(canvas, xs, ys):
    for y in ys:
        canvas.line(xs[0], y, xs[-1], y)
    for x in xs:
        canvas.line(x, ys[0], x, ys[-1])


def write(canvas, x, y, *lines, step=12):
    for n, line in enumerate(lines):
        canvas.drawString(x, y - n * step, line)


def test_a_row_cut_by_the_page_keeps_its_sentences_whole():
    xs = [40, 160, 330, 400]

    def paint(canvas):
        canvas.setFont("Helvetica", 10)
        grid(canvas, xs, [800, 780, 60])
        for x, text in zip(xs, ("Objective", "Action", "Lead"), strict=False):
            write(canvas, x + 4, 786, text)
        write(canvas, 44, 768, "Better care for feet")
        write(canvas, 334, 768, "Board")
        write(canvas, 164, 768, *[f"Step {n} of a long list of steps" for n in range(1, 59)])
        write(canvas, 164, 72, "Agree with the hospital that its")
        canvas.showPage()
        canvas.setFont("Helvetica", 10)
        grid(canvas, xs, [800, 780, 700, 660])
        for x, text in zip(xs, ("Objective", "Action", "Lead"), strict=False):
            write(canvas, x + 4, 786, text)
        write(canvas, 164, 768, "clinic opens on Saturdays", "Ask the patients what they think")
        write(canvas, 44, 688, "Better care for eyes")
        write(canvas, 164, 688, "Buy a camera")
        canvas.showPage()

    table = read_pdf(drawn(paint), name="plan.pdf").tables[0]
    assert [row.cells[0].text for row in table.rows] == [
        "Objective",
        "Better care for feet",
        "",
        "Better care for eyes",
    ]
    assert [row.page for row in table.rows] == [1, 1, 2, 2]
    assert table.rows[1].cells[1].lines[-1].text == (
        "Agree with the hospital that its clinic opens on Saturdays"
    )
    assert [line.text for line in table.rows[2].cells[1].lines] == [
        "Ask the patients what they think"
    ]


def test_cells_that_span_rows_and_columns():
    def paint(canvas):
        canvas.setFont("Helvetica", 10)
        canvas.rect(40, 600, 400, 200)
        canvas.line(40, 780, 440, 780)
        for y in (740, 660):
            canvas.line(40, y, 440, y)
        canvas.line(160, 700, 440, 700)
        for x in (160, 300):
            canvas.line(x, 600, x, 780)
        write(canvas, 44, 786, "National priorities")
        for x, text in zip((44, 164, 304), ("Objective", "Action", "Lead"), strict=True):
            write(canvas, x, 766, text)
        write(canvas, 44, 726, "Shorter waits")
        write(canvas, 164, 726, "Open a clinic")
        write(canvas, 304, 726, "Board")
        write(canvas, 164, 686, "Hire a nurse")
        write(canvas, 44, 646, "Fewer falls")
        write(canvas, 164, 646, "Check homes")

    table = read_pdf(drawn(paint), name="plan.pdf").tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["National priorities", "", ""],
        ["Objective", "Action", "Lead"],
        ["Shorter waits", "Open a clinic", "Board"],
        ["", "Hire a nurse", ""],
        ["Fewer falls", "Check homes", ""],
    ]
    assert table.rows[3].cells[0].merged
    assert not table.rows[3].cells[2].merged


def test_two_tables_keep_their_titles_and_their_order():
    def paint(canvas):
        for top, title in ((760, "National priorities"), (560, "Local priorities")):
            canvas.setFont("Helvetica-Bold", 14)
            canvas.drawString(40, top + 20, title)
            canvas.setFont("Helvetica", 10)
            grid(canvas, [40, 200, 400], [top, top - 20, top - 60])
            write(canvas, 44, top - 14, "Objective")
            write(canvas, 204, top - 14, "Lead")
            write(canvas, 44, top - 34, f"Objective of {title.lower()}")
            write(canvas, 204, top - 34, "Dr Hall")

    document = read_pdf(drawn(paint), name="plan.pdf")
    assert [table.title for table in document.tables] == ["National priorities", "Local priorities"]
    headings = [block for block in document.blocks if isinstance(block, Paragraph)]
    assert all(block.heading and block.page == 1 for block in headings)


def test_words_parted_at_a_line_s_end_are_made_whole_and_others_keep_their_hyphen():
    def paint(canvas):
        canvas.setFont("Helvetica", 10)
        grid(canvas, [40, 200, 400], [800, 780, 700])
        write(canvas, 44, 786, "Objective")
        write(canvas, 204, 786, "Commissioning of out-of-hospital care")
        write(canvas, 44, 768, "Better commis-", "sioning of out-of-", "hospital care and self-")
        write(canvas, 44, 732, "management of pain")

    table = read_pdf(drawn(paint), name="plan.pdf").tables[0]
    assert table.rows[1].cells[0].text == (
        "Better commissioning of out-of-hospital care and self-management of pain"
    )


def test_dates_that_a_narrow_column_has_cut():
    def paint(canvas):
        canvas.setFont("Helvetica", 10)
        grid(canvas, [40, 200, 256], [800, 780, 740, 700])
        write(canvas, 44, 786, "Objective")
        write(canvas, 204, 786, "Due")
        write(canvas, 44, 768, "Shorter waits")
        write(canvas, 204, 768, "Decembe", "r 2008")
        write(canvas, 44, 728, "Fewer falls")
        write(canvas, 204, 728, "31/01/200", "9")

    table = read_pdf(drawn(paint), name="plan.pdf").tables[0]
    assert [row.cells[1].text for row in table.rows] == ["Due", "December 2008", "31/01/2009"]


def test_bullets_below_bullets():
    def paint(canvas):
        canvas.setFont("Helvetica", 10)
        grid(canvas, [40, 300, 400], [800, 780, 640])
        write(canvas, 44, 786, "Objective")
        write(canvas, 304, 786, "Lead")
        write(canvas, 44, 768, "Agree on:")
        for n, (x, sign, text) in enumerate(
            [
                (44, "•", "a plan for winter that all the"),
                (56, "", "practices have signed"),
                (56, "–", "beds"),
                (56, "–", "staff and their training, with"),
                (66, "", "a list of names"),
                (44, "•", "a plan for summer"),
            ]
        ):
            y = 756 - 12 * n
            canvas.drawString(x, y, sign)
            canvas.drawString(x + (12 if x == 44 else 10 if sign else 0), y, text)

    cell = read_pdf(drawn(paint), name="plan.pdf").tables[0].rows[1].cells[0]
    assert [(line.level, line.text) for line in cell.lines] == [
        (0, "Agree on:"),
        (1, "a plan for winter that all the practices have signed"),
        (2, "beds"),
        (2, "staff and their training, with a list of names"),
        (1, "a plan for summer"),
    ]


def picture():
    return ImageReader(Image.new("RGB", (60, 80), "white"))


def test_a_scanned_plan_says_what_to_do():
    def paint(canvas):
        for _ in range(3):
            canvas.drawImage(picture(), 0, 0, *A4)
            canvas.showPage()

    with pytest.raises(PdfScanned) as trouble:
        read_pdf(drawn(paint), name="scan.pdf")
    assert "scan.pdf" in trouble.value.sentence
    assert "Word" in trouble.value.advice


def test_a_scanned_page_among_others_is_told():
    def paint(canvas):
        for n in range(30):
            canvas.drawString(
                50, 700 - 14 * n, "The plan of the locality is written in words here."
            )
        canvas.showPage()
        canvas.drawImage(picture(), 0, 0, *A4)
        canvas.showPage()

    document = read_pdf(drawn(paint), name="plan.pdf")
    assert [(notice.key, notice.place) for notice in document.notices] == [
        ("page-is-a-picture", "page 2")
    ]


def test_a_locked_plan():
    made = io.BytesIO()
    canvas = Canvas(made, encrypt="secret")
    canvas.drawString(50, 700, "Nobody is to read this")
    canvas.save()
    with pytest.raises(LockedDocument):
        read_pdf(made.getvalue(), name="plan.pdf")


@pytest.mark.parametrize(
    ("catalog", "what"),
    [
        (b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >> ", "a program"),
        (b"/Names << /JavaScript << /Names [] >> >> ", "a program"),
        (b"/Names << /EmbeddedFiles << /Names [] >> >> ", "other files"),
    ],
)
def test_a_plan_that_carries_more_than_pages(catalog, what):
    with pytest.raises(PdfCarriesMore, match=what):
        read_pdf(page_of(catalog=catalog), name="plan.pdf")


def test_what_is_no_pdf_and_what_is_empty():
    with pytest.raises(EmptyDocument):
        read_pdf(b"", name="plan.pdf")
    with pytest.raises(EmptyDocument):
        read_pdf(page_of(b""), name="plan.pdf")
    with pytest.raises(PdfDamaged):
        read_pdf(b"Objective;Action;Lead", name="plan.pdf")
    with pytest.raises(PdfDamaged):
        read_pdf(pdf(ROWS)[:400], name="plan.pdf")


_READ_IT = """
import sys, time
from lyapp.exchange.intake.pdf import read_pdf
from lyapp.model.trouble import BadDocument
from tests.benchmarks.memory import peak_mb
data = sys.stdin.buffer.read()
held = len(data) // 1024
began = time.process_time()
try:
    read_pdf(data, name="plan.pdf")
    said = "read"
except BadDocument as trouble:
    said = type(trouble).__name__
print(said, time.process_time() - began, round(peak_mb()))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="memory is measured as Unix does")
@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_pdf_costs_little_and_gets_a_sentence(case):
    found = subprocess.run(
        [sys.executable, "-c", _READ_IT], input=HOSTILE[case](), capture_output=True, check=True
    )
    (said, seconds, megabytes) = found.stdout.decode().split()
    assert said in {"PdfTooMuch", "PdfDamaged", "EmptyDocument"}
    assert float(seconds) < 5
    assert int(megabytes) < 256
    assert found.stderr == b""


def test_a_hostile_pdf_is_refused_in_words():
    with pytest.raises(PdfTooMuch) as trouble:
        read_pdf(HOSTILE["billions of letters"](), name="plan.pdf")
    assert trouble.value.sentence.startswith("plan.pdf can’t be read as a plan: ")


@pytest.mark.parametrize("seed", range(4))
def test_damaged_pdfs_get_a_sentence_or_are_read(seed):
    chance = random.Random(seed)
    whole = [pdf(ROWS[:2]), pdf(ROWS[:2], replace(Look(), ruled=False)), page_of()]
    for _ in range(60):
        data = bytearray(chance.choice(whole))
        for _ in range(chance.choice((1, 5, 40))):
            at = chance.randrange(len(data))
            kind = chance.randrange(3)
            if kind == 0:
                data[at] = chance.randrange(256)
            elif kind == 1:
                del data[at : at + chance.randrange(1, 60)]
            else:
                data[at:at] = chance.choice(
                    (b"<<", b"[", b"/Kids 1 0 R", b" -1 ", b"99999999999", b"R", b"endobj", b"(")
                )
        with suppress(BadDocument):
            read_pdf(bytes(data), name="plan.pdf")
