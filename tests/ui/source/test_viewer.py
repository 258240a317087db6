"""The viewer: pages of a PDF, text and tables of all others."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from lyapp.exchange.intake.pdf import read_pdf
from lyapp.model.found import DocumentPlace
from lyapp.model.intake import (
    Cell,
    DocumentKind,
    Line,
    Paragraph,
    PlanDocument,
    SourceRow,
    SourceTable,
)
from lyapp.model.plan import RowPlace
from lyapp.ui import theme
from lyapp.ui.source.laying import hits_in
from lyapp.ui.source.viewer import SourceView
from tests.plan_documents import document_of


@pytest.fixture
def viewer(qtbot: QtBot) -> Iterator[SourceView]:
    shown = SourceView()
    shown.resize(1000, 600)
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    shown.close()
    shown.deleteLater()


def long_document(rows: int) -> PlanDocument:
    def row(number: int) -> SourceRow:
        words = f"Objective {number} " + "with many words that break over lines " * (number % 5)
        return SourceRow((Cell((Line(words), Line("a bullet", 1))), Cell((Line("March"),))), number)

    table = SourceTable(tuple(row(number) for number in range(1, rows + 1)))
    return PlanDocument("long.csv", DocumentKind.SEPARATED, "", str(rows), rows, (table,))


def pdf_of(*pages: tuple[str, ...]) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=0)
    for page, lines in enumerate(pages):
        for place, line in enumerate(lines):
            canvas.drawString(72, 700 - 40 * place, line)
        if page == 0:
            canvas.linkURL("https://example.org/never", (0, 0, 600, 800))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def opened(qtbot: QtBot, viewer: SourceView, data: bytes) -> PlanDocument:
    document = read_pdf(data, name="plan.pdf")
    with qtbot.waitSignal(viewer.shown, timeout=10_000):
        viewer.show_document(document, data)
    return document


def test_the_models_rules_are_kept(viewer: SourceView) -> None:
    model = viewer.view.text.lines
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, viewer
    )
    viewer.show_document(document_of("Fewer falls"), None)
    assert model.rowCount() > 5
    viewer.show_document(long_document(20), None)
    assert tester.model() is model


def test_a_document_is_shown_as_text_with_what_there_is_to_say_of_it(viewer: SourceView) -> None:
    viewer.show_document(document_of("Fewer falls"), b"whatever")
    assert not viewer.in_pages
    assert viewer.view.as_text.isHidden()
    assert viewer.view.remarks_button.text() == "Remarks · 2"
    viewer.view.remarks_button.setChecked(True)
    words = [label.text() for label in viewer.view.remarks.findChildren(type(viewer.view.found))]
    assert "B. Quinn · row 2" in words


def test_words_are_found_one_place_after_the_other(qtbot: QtBot, viewer: SourceView) -> None:
    viewer.show_document(document_of("Fewer falls", "Falls at home", "Better care"), None)
    viewer.find("FALLS")
    qtbot.waitUntil(lambda: viewer.view.found.text() == "1 of 2")
    viewer.view.after.click()
    assert viewer.view.found.text() == "2 of 2"
    viewer.view.after.click()
    assert viewer.view.found.text() == "1 of 2"
    viewer.view.search.setFocus()
    QTest.keyClick(viewer.view.search, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert viewer.view.found.text() == "2 of 2"
    viewer.find("nowhere")
    qtbot.waitUntil(lambda: viewer.view.found.text() == "not found")
    viewer.find("")
    assert viewer.view.found.isHidden()


def test_a_row_far_down_is_brought_into_view(qtbot: QtBot, viewer: SourceView) -> None:
    viewer.show_document(long_document(400), None)
    viewer.go_to(place=RowPlace(0, 350))
    text = viewer.view.text
    assert text.currentIndex().row() == 349
    place = text.visualRect(text.currentIndex())
    assert text.viewport().rect().intersects(place)
    qtbot.waitUntil(lambda: not text._working.isActive(), timeout=10_000)
    # Measuring what stands above doesn't push it away.
    assert text.viewport().rect().intersects(text.visualRect(text.currentIndex()))


def test_lines_are_as_high_as_their_words_at_any_width(qtbot: QtBot, viewer: SourceView) -> None:
    viewer.show_document(long_document(30), None)
    text = viewer.view.text
    qtbot.waitUntil(lambda: not text._working.isActive())
    wide = text.rowHeight(3)
    viewer.resize(420, 600)
    qtbot.waitUntil(lambda: text.rowHeight(3) > wide)


def test_another_text_size_is_followed(qtbot: QtBot, viewer: SourceView) -> None:
    viewer.show_document(long_document(30), None)
    text = viewer.view.text
    qtbot.waitUntil(lambda: not text._working.isActive())
    before = text.rowHeight(0)
    theme.apply(QGuiApplication.instance(), "dark", 200)  # type: ignore[arg-type]  # a QApplication
    qtbot.waitUntil(lambda: text.rowHeight(0) > before * 1.5)


def test_chosen_rows_are_copied_with_tabs(viewer: SourceView) -> None:
    viewer.show_document(document_of("Fewer falls"), None)
    text = viewer.view.text
    viewer.go_to(place=RowPlace(0, 2, 1))
    text.selectionModel().select(
        text.currentIndex(), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    QTest.keyClick(text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied == "Fewer falls\tDo: Fewer falls\tDr Ann Hill\tMarch 2009"


def test_a_pdf_is_shown_as_pages_and_as_text(qtbot: QtBot, viewer: SourceView) -> None:
    opened(qtbot, viewer, pdf_of(("Fewer falls",), ("Better care",)))
    assert viewer.in_pages
    assert viewer.view.page.text() == "page 1 of 2"
    viewer.view.on.click()
    qtbot.waitUntil(lambda: viewer.view.page.text() == "page 2 of 2")
    viewer.view.as_text.setChecked(True)
    assert not viewer.in_pages
    assert viewer.view.page.isHidden()
    viewer.view.as_text.setChecked(False)
    assert viewer.in_pages


def test_words_in_a_pdf_are_found(qtbot: QtBot, viewer: SourceView) -> None:
    opened(qtbot, viewer, pdf_of(("Fewer falls",), ("Better care", "fewer visits")))
    viewer.find("fewer")
    qtbot.waitUntil(lambda: viewer.view.found.text() == "1 of 2", timeout=10_000)
    viewer.view.after.click()
    qtbot.waitUntil(lambda: viewer.view.page.text() == "page 2 of 2")


def test_a_page_asked_for_at_once_is_shown_when_it_has_come(
    qtbot: QtBot, viewer: SourceView
) -> None:
    data = pdf_of(("One",), ("Two",), ("Three",))
    document = read_pdf(data, name="plan.pdf")
    viewer.show_document(document, data)
    viewer.go_to(page=3)
    qtbot.waitUntil(lambda: viewer.view.page.text() == "page 3 of 3", timeout=10_000)


def test_no_link_in_a_pdf_is_followed(
    qtbot: QtBot, viewer: SourceView, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", asked.append)
    opened(qtbot, viewer, pdf_of(("Fewer falls",)))
    pages = viewer._pages
    assert pages is not None
    middle = QPoint(pages.viewport().width() // 2, 100)
    QTest.mouseMove(pages.viewport(), middle)
    QTest.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert not asked
    assert pages.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor


def test_bytes_that_are_not_those_that_were_read_are_not_shown(viewer: SourceView) -> None:
    data = pdf_of(("Fewer falls",))
    document = read_pdf(data, name="plan.pdf")
    viewer.show_document(document, data + b"more")
    assert not viewer.in_pages


def test_a_pdf_that_cant_be_drawn_is_shown_as_text(qtbot: QtBot, viewer: SourceView) -> None:
    data = pdf_of(("Fewer falls",))
    document = read_pdf(data, name="plan.pdf")
    viewer.show_document(document, b"x" * len(data))
    qtbot.waitUntil(lambda: not viewer.in_pages, timeout=10_000)
    assert viewer.view.as_text.isHidden()
    assert viewer.view.text.lines.rowCount() > 0


def test_nothing_is_left_when_there_is_no_document(viewer: SourceView) -> None:
    viewer.show_document(document_of("Fewer falls"), None)
    viewer.say("Opening…")
    assert viewer.document is None
    assert viewer.view.bar.isHidden()
    assert viewer.view.message.title.text() == "Opening…"
    viewer.go_to(page=1)
    assert viewer.view.stack.currentWidget() is viewer.view.message


def marked(viewer: SourceView) -> list[str]:
    """The words marked in the line that is marked."""
    text = viewer.view.text
    line = text.lines.lines[text.currentIndex().row()]
    return [
        line.words[start : start + length]
        for words in text._delegate.sought
        for start, length in hits_in(line.words, words)
    ]


def test_what_was_found_is_brought_into_view_with_all_its_words_marked(
    qtbot: QtBot, viewer: SourceView
) -> None:
    table = long_document(300).blocks[0]
    after = Paragraph("The Kestrel clinic opens; the clinic is in Ware.", None)
    document = PlanDocument(
        "p.docx", DocumentKind.WORD, "", "found", 9, (Paragraph("The clinic.", None), table, after)
    )
    viewer.show_document(document, None)
    viewer.go_to_found(DocumentPlace(1, None, 2, None, ("Kestrel", "clinic")))
    assert marked(viewer) == ["Kestrel", "clinic", "clinic"]
    text = viewer.view.text
    assert text.viewport().rect().intersects(text.visualRect(text.currentIndex()))
    viewer.go_to_found(DocumentPlace(1, None, 1, 250, ("Objective",)))
    assert text.lines.lines[text.currentIndex().row()].number == 250
    viewer.find("kestrel")
    qtbot.waitUntil(lambda: viewer.view.found.text() == "1 of 1")
    assert marked(viewer) == ["Kestrel"]


def test_what_was_found_on_a_page_is_marked_there(qtbot: QtBot, viewer: SourceView) -> None:
    data = pdf_of(("First page",), ("Falls at home", "A clinic for falls"), ("Last",))
    opened(qtbot, viewer, data)
    viewer.go_to_found(DocumentPlace(1, 2, 1, None, ("falls", "clinic")))
    assert viewer.page == 2
    pages = viewer._pages
    assert pages is not None
    assert len(pages._found) == 3
    assert pages._mark is not None
    assert pages._mark[0] == 1
    viewer.find("Last")
    qtbot.waitUntil(lambda: viewer.view.found.text() == "1 of 1")
    assert pages._found == []


def test_the_page_is_known_while_a_pdf_is_read_as_text(qtbot: QtBot, viewer: SourceView) -> None:
    data = pdf_of(("First page",), ("Second page",), ("Third page",))
    opened(qtbot, viewer, data)
    viewer.view.as_text.setChecked(True)
    viewer.go_to(page=3)
    assert viewer.page == 3
    viewer.go_to(page=1)
    assert viewer.page == 1
    viewer.show_document(document_of("Fewer falls"), None)
