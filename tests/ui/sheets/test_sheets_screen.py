"""Entering paper sheets, once and twice, and printing blank ones, through the real widgets."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from lyapp import places
from lyapp.model.criteria import Mark, ScoreState
from lyapp.model.panel import ConflictKind
from lyapp.store.file import ReviewFile, open_review
from lyapp.store.queries.paper_sheets import PaperSheet, paper_sheet
from lyapp.ui.desk import Desk
from lyapp.ui.sheets.entering import Entering
from lyapp.ui.sheets.screen import SheetsScreen
from tests.ui import small

ASHDOWN, BEECH, DALE = 1, 2, 4
THREE = Mark(ScoreState.RATED, 3)
Settled = Callable[[], PaperSheet]


def prepared(path: Path) -> Path:
    """T. West has declared an interest in Beech."""
    from lyapp.store.ops.members import declare_conflicts

    small.make(path)
    review = open_review(path, home=places.home(path.parent / "maker"), holder="a test")
    declare_conflicts(review, who="Chair", pairs=[(2, BEECH)], kind=ConflictKind.OWN_LOCALITY)
    review.close()
    return path


@pytest.fixture
def desk(qtbot: QtBot, closed_desk: Desk, tmp_path: Path) -> Desk:
    path = prepared(tmp_path / "small.lyreview")
    with qtbot.waitSignal(closed_desk.opened, timeout=20_000):
        closed_desk.open(path)
    return closed_desk


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> Iterator[SheetsScreen]:
    shown = SheetsScreen(desk)
    desk.changed.connect(shown.refresh)
    shown.resize(1240, 700)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.arrive(member="tw", locality=ASHDOWN)
    qtbot.waitUntil(lambda: desk.idle)
    yield shown
    qtbot.waitUntil(lambda: desk.idle)
    shown.close()
    shown.deleteLater()


@pytest.fixture
def now(qtbot: QtBot, screen: SheetsScreen) -> Settled:
    def read() -> PaperSheet:
        qtbot.waitUntil(lambda: screen.desk.idle)
        sheet = entering(screen).sheet
        assert sheet is not None
        return sheet

    return read


def entering(screen: SheetsScreen) -> Entering:
    assert screen.entering is not None
    return screen.entering


def press(screen: SheetsScreen, keys: str) -> None:
    QTest.keyClicks(screen.view.entry.table, keys)


def test_a_sheet_is_entered_from_the_keyboard(screen: SheetsScreen, now: Settled) -> None:
    page = screen.view.entry
    tester = QAbstractItemModelTester(
        page.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    assert now().member_name == "T. West"
    press(screen, "34nu0")
    found = now()
    assert [line.first for line in found.lines[:5]] == [
        THREE,
        Mark(ScoreState.RATED, 4),
        Mark(ScoreState.NOT_APPLICABLE),
        Mark(ScoreState.UNABLE),
        Mark(ScoreState.RATED, 0),
    ]
    assert {line.first_by for line in found.lines[:5]} == {screen.desk.who}
    assert page.table.row() == 5
    assert "5 of 10 entered" in page.about.text()
    assert page.plan.text().startswith("Ashdown – 5 of 10")
    press(screen, "9")
    assert now().lines[5].first is None
    page.table.go_to(0)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert now().lines[0].first is None
    screen.desk.undo()
    assert now().lines[0].first == THREE
    assert tester is not None


def test_a_comment_is_typed_into_its_cell(screen: SheetsScreen, now: Settled) -> None:
    page = screen.view.entry
    page.table.setFocus()
    press(screen, "c")
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "3 of 5 rows name nobody")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    line = now().lines[0]
    assert (line.comment, line.first, line.first_by) == (
        "3 of 5 rows name nobody", None, screen.desk.who,
    )  # fmt: skip
    assert page.table.row() == 1
    # The criterion without a rating takes a comment only.
    page.table.go_to(10)
    press(screen, "3")
    assert now().lines[10].first is None


def test_the_levels_of_the_criterion_stand_beside_it(screen: SheetsScreen, now: Settled) -> None:
    now()
    page = screen.view.entry
    page.table.go_to(5)
    assert page.title.text() == "6  Criterion 6"
    assert "1 A few rows name somebody." in page.levels.lines()
    button = page.ratings.button(2)
    assert button is not None
    button.click()
    assert now().lines[5].first == Mark(ScoreState.RATED, 2)


def test_a_second_entry_is_compared_and_settled(screen: SheetsScreen, now: Settled) -> None:
    page = screen.view.entry
    press(screen, "344")
    now()
    page.ways["second"].click()
    assert page.model.index(0, 1).data() == ""
    page.table.go_to(0)
    press(screen, "324")
    found = now()
    assert [line.second for line in found.lines[:3]] == [
        THREE, Mark(ScoreState.RATED, 2), Mark(ScoreState.RATED, 4),
    ]  # fmt: skip
    assert page.ways["differences"].text() == "Differences (1)"
    page.ways["differences"].click()
    assert page.differences.texts.cells(0).texts[1] == "4 Strong"
    assert page.differences.texts.cells(0).texts[3] == "2 Partly"
    QTest.keyClick(page.differences, Qt.Key.Key_2)
    found = now()
    assert found.differences == ()
    assert found.lines[1].first == Mark(ScoreState.RATED, 2)
    assert "say the same" in page.no_differences.title.text()
    page.drop.click()
    assert now().entered_again == 0
    assert "No second entry" in page.no_differences.title.text()


def test_the_first_can_be_taken_too(screen: SheetsScreen, now: Settled) -> None:
    page = screen.view.entry
    press(screen, "3")
    now()
    page.ways["second"].click()
    page.table.go_to(0)
    press(screen, "12")
    now()
    page.ways["differences"].click()
    page.take_first.click()
    found = now()
    assert found.lines[0].second == THREE
    # There is nothing in the first entry for the other one.
    (left,) = found.differences
    assert left.first is None
    assert not page.take_first.isEnabled()
    page.take_second.click()
    assert now().lines[1].first == Mark(ScoreState.RATED, 2)


def test_a_plan_with_a_declared_interest_takes_no_sheet(
    qtbot: QtBot, screen: SheetsScreen, now: Settled
) -> None:
    now()
    page = screen.view.entry
    page.plan.set_value(BEECH)
    page.plan.chosen.emit(BEECH)
    qtbot.waitUntil(lambda: screen.desk.idle)
    assert page.stack.currentWidget() is page.message
    assert "declared an interest in Beech (own locality)" in page.message.sentence.text()
    assert page.to_members.isVisible()
    page.plan.set_value(DALE)
    page.plan.chosen.emit(DALE)
    assert "has not submitted a plan" in page.message.sentence.text()


def test_the_next_plan_is_a_key_away(screen: SheetsScreen, now: Settled) -> None:
    now()
    entering(screen).choosing.plan_on()
    assert now().name == "Cedar"
    entering(screen).choosing.plan_back()
    assert now().name == "Ashdown"
    entering(screen).choosing.plan_back()
    assert now().name == "Ashdown"
    assert screen.place() == {"part": "entry", "member": "tw", "locality": ASHDOWN}


def test_nobodys_sheet_is_open_before_a_member_is_chosen(
    qtbot: QtBot, desk: Desk, screen: SheetsScreen
) -> None:
    page = screen.view.entry
    page.member.set_value("")
    page.member.chosen.emit("")
    qtbot.waitUntil(lambda: desk.idle)
    assert page.message.title.text() == "Whose sheet is it?"
    assert not page.plan.isVisible()


def test_the_ratings_of_a_member_just_chosen_are_typed_at_once(
    screen: SheetsScreen, now: Settled
) -> None:
    page = screen.view.entry
    page.member.setFocus()
    page.member.set_value("ap")
    page.member.chosen.emit("ap")
    assert now().member == "ap"
    assert screen.focusWidget() is page.table
    assert ("0–4 N U", "enter") in screen.footer_now()
    page.ways["differences"].click()
    assert screen.focusWidget() is page.differences
    assert [key for key, _words in screen.footer_now()] == ["1", "2"]
    assert page.take_first.isHidden(), "there is nothing to take"
    screen.carry_out("print")
    assert screen.footer_now() == (("Space", "tick or untick"),)


def test_what_the_member_answered_is_not_entered_over(
    qtbot: QtBot, desk: Desk, screen: SheetsScreen, now: Settled
) -> None:
    from lyapp.store.ops.scores import record_score

    sheet = now()
    desk.act(
        record_score,
        owner=screen,
        plan_version=sheet.plan_version,
        criterion=sheet.lines[0].criterion,
        member="tw",
        state=ScoreState.RATED,
        rating=1,
    )
    now()
    page = screen.view.entry
    told: list[object] = []
    desk.told.connect(told.append)
    page.table.go_to(0)
    press(screen, "4")
    assert now().lines[0].first == Mark(ScoreState.RATED, 1)
    assert "answered this themselves" in str(told[-1])
    assert "answered this themselves" in page.why_not.text()


def test_while_blind_nobody_elses_entry_is_seen(
    qtbot: QtBot, desk: Desk, screen: SheetsScreen, now: Settled
) -> None:
    from lyapp.exchange.rounds import make_pack

    press(screen, "3")
    now()

    def blind(review: ReviewFile) -> None:
        make_pack(review, who="Chair", member="ap")

    desk.read(blind, then=_nothing, owner=screen)
    qtbot.waitUntil(lambda: desk.idle)
    screen.refresh(None)
    assert now().blind
    assert screen.view.entry.model.index(0, 1).data() == "3"
    assert "Scores are hidden" in screen.view.entry.about.text()
    desk.set_member("ap", "A. Parker")
    assert now().lines[0].hidden
    assert screen.view.entry.model.index(0, 1).data() == "hidden"
    press(screen, "4")
    assert now().lines[0].first is None


def _nothing(_value: object) -> None:
    """Nothing is done with the answer."""


def test_blank_sheets_are_saved_and_printed(
    qtbot: QtBot, desk: Desk, screen: SheetsScreen, tmp_path: Path
) -> None:
    screen.carry_out("print")
    page = screen.view.blank
    assert page.members.list.hasFocus()
    qtbot.waitUntil(lambda: len(page.members.model.keys()) == 2)
    page.localities.model.tick([ASHDOWN, BEECH])
    page.deadline.setText("3 July 2008")
    page.save.click()
    qtbot.waitUntil(lambda: bool(screen.findChildren(QFileDialog)), timeout=20_000)
    (dialog,) = screen.findChildren(QFileDialog)
    out = tmp_path / "sheets.pdf"
    dialog.fileSelected.emit(str(out))
    dialog.close()
    qtbot.waitUntil(out.exists, timeout=20_000)
    qtbot.waitUntil(lambda: desk.idle)
    pages = [" ".join(one.extract_text().split()) for one in PdfReader(out).pages]
    heads = [text for text in pages if "Score sheet: " in text]
    assert len(heads) == 3
    qtbot.waitUntil(lambda: page.how_many.text() == f"3 sheets, {len(pages)} pages.")
    assert page.print.text() == f"Print {len(pages)} pages…"
    assert "T. West" in heads[2]
    assert "3 July 2008" in heads[0]

    assert screen.blanks is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(72)
    told: list[object] = []
    desk.told.connect(told.append)
    screen.blanks.print_on(printer, out.read_bytes())
    qtbot.waitUntil(lambda: bool(told), timeout=30_000)
    assert "sent to the printer" in str(told[-1])
    printed = PdfReader(io.BytesIO((tmp_path / "printed.pdf").read_bytes()))
    assert len(printed.pages) == len(pages)


def test_what_is_missing_for_blank_sheets_is_said(
    qtbot: QtBot, desk: Desk, screen: SheetsScreen
) -> None:
    screen.carry_out("print")
    page = screen.view.blank
    qtbot.waitUntil(lambda: len(page.members.model.keys()) == 2)
    page.members.model.tick([])
    page.save.click()
    assert "Tick at least one member" in page.problem.text()
    page.members.model.tick([2])
    page.localities.model.tick([BEECH])
    page.save.click()
    qtbot.waitUntil(lambda: "None of these members" in page.problem.text())
    page.deadline.setText("soon")
    page.unnamed.click()
    assert not page.members.isEnabled()
    page.save.click()
    assert "soon" in page.problem.text()
    qtbot.waitUntil(lambda: page.how_many.text().startswith("1 sheet, "))
    page.localities.model.tick([])
    qtbot.waitUntil(lambda: page.how_many.text() == "")
    assert page.print.text() == "Print…"


def test_a_sheet_says_the_same_to_the_store(
    screen: SheetsScreen, now: Settled, qtbot: QtBot
) -> None:
    press(screen, "2")
    sheet = now()
    found: list[PaperSheet] = []
    screen.desk.read(
        paper_sheet, plan_version=sheet.plan_version, member="tw", who=screen.desk.who,
        then=found.append, owner=screen,
    )  # fmt: skip
    qtbot.waitUntil(lambda: bool(found))
    assert found[0] == sheet
