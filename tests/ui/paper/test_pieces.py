"""The paper's HTML, cut for being laid out piece by piece."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfWriter
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from lyapp.ui.paper.pieces import pieces, style_of
from lyapp.ui.paper.preview import Preview

ROWS = 200
PAGE = "\n".join(
    (
        "<!DOCTYPE html>",
        "<html><head>",
        "<style>p { margin: 0; }</style>",
        "</head>",
        "<body>",
        "<h1>Every plan</h1>",
        "<table><caption>Plans</caption><colgroup><col></colgroup><thead><tr><th>A</th></tr></thead>",
        "<tbody>" + "\n".join(f"<tr><td><p>Row {n}.</p></td></tr>" for n in range(ROWS))
        + "</tbody></table>",
        "<p>The end.</p>",
        "</body></html>",
    )
)  # fmt: skip


def one_page() -> bytes:
    """An empty page as a PDF."""
    writer, target = PdfWriter(), BytesIO()
    writer.add_blank_page(200, 300)
    writer.write(target)
    return target.getvalue()


def test_a_short_page_is_one_piece() -> None:
    assert list(pieces(PAGE, size=100_000)) == [PAGE]


def test_a_table_goes_on_under_its_headings() -> None:
    cut = list(pieces(PAGE, size=1_000))
    assert len(cut) > 4
    for piece in cut:
        assert piece.count("<table") == piece.count("</table>")
    assert all(piece.startswith("<table><colgroup>") for piece in cut[1:-1])
    assert "".join(cut).count("<caption>") == 1
    whole = "".join(cut)
    assert [whole.count(f"Row {n}.") for n in range(ROWS)] == [1] * ROWS
    assert style_of(PAGE) == "p { margin: 0; }"
    assert style_of("<p>plain</p>") == ""


def test_every_word_of_a_long_page_is_shown(qtbot: QtBot) -> None:
    preview = Preview()
    qtbot.addWidget(preview)
    shown: QTextBrowser = preview.text
    with qtbot.waitSignal(preview.shown, timeout=20_000):
        preview.show_paper(one_page(), PAGE)
    preview.show_as_text(as_text=True)
    qtbot.waitUntil(lambda: "The end." in shown.toPlainText(), timeout=20_000)
    lines = shown.toPlainText().splitlines()
    assert [line for line in lines if line.startswith("Row")] == [f"Row {n}." for n in range(ROWS)]
