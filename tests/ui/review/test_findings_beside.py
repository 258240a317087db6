"""What was found in the plan, beside the scoring: marked, walked through, used and set aside."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lyapp.model.plan import DatePrecision, Item, ItemKind
from lyapp.model.programme import ProgrammeData
from lyapp.ui.desk import Desk
from lyapp.ui.review.models import EVERY_MARKS, FIGURES, MARKS
from lyapp.ui.review.screen import ReviewScreen
from tests.ui import small

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
COVERAGE, LEADS, DATES, PATIENTS = 0, 5, 6, 7
CHECKS = {
    COVERAGE: ("must_do_coverage",),
    LEADS: ("no_lead", "no_clinical_lead"),
    DATES: ("no_date", "vague_date"),
    PATIENTS: ("no_involvement",),
}


def programme() -> ProgrammeData:
    """Ten rows: one names a clinician, one has no lead, one a timescale in other words."""
    rows = list(small.objectives(10))
    rows[4] = replace(rows[4], lead="", timescale="", due=None, precision=DatePrecision.NONE)
    rows[7] = replace(
        rows[7], items=(Item(ItemKind.MILESTONE, "Ninety per cent of patients asked; £45k saved"),)
    )
    rows[6] = replace(
        rows[6], timescale="End of 08/9", due=date(2009, 3, 31), precision=DatePrecision.MONTH
    )
    made = small.programme(rows=10)
    criteria = tuple(
        replace(each, checks=CHECKS.get(place, ())) for place, each in enumerate(made.criteria)
    )
    plans = (replace(made.plans[0], objectives=tuple(rows)), *made.plans[1:])
    return replace(made, criteria=criteria, plans=plans)


@pytest.fixture
def desk(qtbot: QtBot, closed_desk: Desk, tmp_path: Path) -> Desk:
    path = small.make(tmp_path / "small.lyreview", programme())
    with qtbot.waitSignal(closed_desk.opened, timeout=20_000):
        closed_desk.open(path)
    return closed_desk


@pytest.fixture
def reading(qtbot: QtBot, desk: Desk, screen: ReviewScreen) -> Iterator[ReviewScreen]:
    desk.set_member("ap", "A. Parker")
    screen.arrive(criterion=LEADS)
    qtbot.waitUntil(lambda: bool(screen.noticed.notes.rows), timeout=20_000)
    settled(qtbot, desk)
    screen.view.cards.setFocus()
    return screen


def settled(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: desk.idle, timeout=20_000)


def press(key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def marks(screen: ReviewScreen, row: int) -> list[str]:
    return [mark.text for mark in screen.view.plan.index(row).data(MARKS)]


def shown(screen: ReviewScreen) -> list[int]:
    return [i for i in range(10) if not screen.view.cards.isRowHidden(i)]


def stored(desk: Desk, sql: str) -> list[tuple[object, ...]]:
    assert desk.review_path is not None
    with sqlite3.connect(f"file:{desk.review_path}?mode=ro", uri=True) as connection:
        rows = connection.execute(sql).fetchall()
    connection.close()
    return rows


def test_rows_are_marked_for_the_criterion_shown(reading: ReviewScreen) -> None:
    assert marks(reading, 0) == ["⚑ no clinical lead named"]
    assert marks(reading, 1) == ["✓ Dr Able"]
    assert "⚑ no lead" in marks(reading, 4)
    reading.go_to(DATES)
    assert marks(reading, 0) == []
    assert marks(reading, 4) == ["⚑ no date"]


def test_what_is_true_of_the_whole_plan_is_told_with_one_criterion(
    reading: ReviewScreen,
) -> None:
    words = reading.view.whole_plan
    assert "involves patients" not in words.text()
    assert words.isVisible(), "its line is kept, so that no row moves"
    reading.go_to(PATIENTS)
    assert "⚑" in words.text()
    assert "patients" in words.accessibleName()
    top = reading.view.cards.y()
    reading.go_to(COVERAGE)
    assert "patients" not in words.text()
    assert reading.view.cards.y() == top
    assert reading.noticed.here().told == ()


def test_a_screen_reader_is_told_the_marks(reading: ReviewScreen) -> None:
    spoken = reading.view.plan.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "no clinical lead named" in spoken


def test_cards_keep_their_height_from_criterion_to_criterion(reading: ReviewScreen) -> None:
    cards = reading.view.cards
    before = [cards.sizeHintForIndex(cards.model().index(i, 0)).height() for i in range(10)]
    reading.go_to(DATES)
    after = [cards.sizeHintForIndex(cards.model().index(i, 0)).height() for i in range(10)]
    assert before == after
    assert len(reading.view.plan.index(4).data(EVERY_MARKS)) == 2


def test_the_rows_that_bear_on_the_criterion_by_key(reading: ReviewScreen) -> None:
    assert reading.view.bearing.text() == "Bears on this criterion · 10"
    reading.go_to(DATES)
    press(Key.Key_B)
    assert reading.plan.only == "bearing"
    reading.go_to(1)
    assert not reading.view.bearing.isEnabled()
    assert shown(reading) == list(range(10))
    press(Key.Key_B)
    assert reading.plan.only == "all"


def test_the_panel_says_what_the_plan_shows_and_leads_to_the_rows(reading: ReviewScreen) -> None:
    shows = reading.view.sheet.shows
    assert shows.isVisible()
    assert shows.said()[0].startswith("9 of 10 rows give a lead")
    assert any("1 of 10 redesigns names a clinician" in line for line in shows.said())
    press(Key.Key_S)
    assert shown(reading) == [0, 1, 2, 3, 5, 6, 7, 8, 9]
    assert reading.view.some_rows.isVisible()
    reading.view.some_rows.click()
    assert shown(reading) == list(range(10))
    place = [line.key for line in reading.noticed.here().lines].index("clinicians_named")
    shows.words.linkActivated.emit(str(place))
    assert shown(reading) == [1]
    reading.go_to(DATES)
    assert shown(reading) == list(range(10))


def test_n_goes_from_finding_to_finding(desk: Desk, reading: ReviewScreen) -> None:
    seen = []
    for _ in range(4):
        press(Key.Key_N)
        seen.append(reading.view.cards.currentIndex().row())
    assert seen == [0, 2, 3, 4]
    press(Key.Key_N)
    assert reading.view.cards.currentIndex().row() == 4
    assert reading.view.strip.place.text() == "2 of 4"
    press(Key.Key_N, SHIFT)
    press(Key.Key_N, SHIFT)
    assert reading.view.cards.currentIndex().row() == 3


def test_n_where_nothing_was_found_says_so(reading: ReviewScreen) -> None:
    reading.go_to(1)
    press(Key.Key_N)
    assert "Nothing was found" in reading.view.strip.words.text()


def test_a_finding_goes_behind_what_is_typed(
    qtbot: QtBot, desk: Desk, reading: ReviewScreen
) -> None:
    comment = reading.view.sheet.comment
    press(Key.Key_C)
    QTest.keyClicks(comment, "My own words")
    press(Key.Key_Escape)
    reading.view.cards.setFocus()
    press(Key.Key_N)
    press(Key.Key_F)
    wanted = "My own words\nLP01: No clinician is named; the lead is “Project leads”."
    assert comment.toPlainText() == wanted
    assert QApplication.focusWidget() is reading.view.cards
    settled(qtbot, desk)
    assert stored(desk, "select comment from score") == [(wanted,)]
    press(Key.Key_F)
    assert comment.toPlainText() == wanted
    assert "says that already" in reading.view.strip.words.text()


def test_a_finding_is_set_aside_with_a_reason_and_taken_up_again(
    qtbot: QtBot, desk: Desk, reading: ReviewScreen
) -> None:
    strip = reading.view.strip
    press(Key.Key_N)
    press(Key.Key_X)
    assert QApplication.focusWidget() is strip.field
    press(Key.Key_Return)
    assert strip.is_asking, "a reason is needed"
    QTest.keyClicks(strip.field, "3 fx: the practice nurse leads")
    press(Key.Key_Return)
    assert not strip.is_asking
    qtbot.waitUntil(lambda: marks(reading, 0) == ["set aside: no clinical lead named"])
    assert stored(desk, "select reason from finding_dismissal") == [
        ("3 fx: the practice nurse leads",)
    ]
    assert "A. Parker: 3 fx" in strip.words.text()
    assert any("set aside" in line for line in reading.view.sheet.shows.said())
    assert reading.sheet is not None
    assert reading.sheet.lines[LEADS].state is None
    reading.view.sheet.shows.words.linkActivated.emit("aside")
    assert shown(reading) == [0]
    reading.view.cards.setFocus()
    press(Key.Key_X)
    qtbot.waitUntil(lambda: marks(reading, 0) == ["⚑ no clinical lead named"])
    assert stored(desk, "select count(*) from finding_dismissal") == [(0,)]


def test_escape_leaves_the_finding_as_it_was(desk: Desk, reading: ReviewScreen) -> None:
    press(Key.Key_N)
    press(Key.Key_X)
    QTest.keyClicks(reading.view.strip.field, "perhaps")
    press(Key.Key_Escape)
    assert not reading.view.strip.is_asking
    assert QApplication.focusWidget() is reading.view.cards
    assert stored(desk, "select count(*) from finding_dismissal") == [(0,)]


def test_a_date_is_put_right_where_it_is_read(
    qtbot: QtBot, desk: Desk, reading: ReviewScreen
) -> None:
    strip = reading.view.strip
    reading.plan.go_to_row(6)
    press(Key.Key_D)
    assert "End of 08/9" in strip.asked.text()
    assert strip.field.text() == "Mar 2009"
    strip.field.clear()
    QTest.keyClicks(strip.field, "whenever")
    press(Key.Key_Return)
    assert strip.is_asking, "that is no date"
    strip.field.clear()
    QTest.keyClicks(strip.field, "June 2008")
    assert "Jun 2008" in strip.meaning.text()
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: reading.view.plan.rows()[6].due == date(2008, 6, 30))
    assert reading.view.plan.rows()[6].timescale == "End of 08/9"
    assert stored(desk, "select field, printed from correction") == [("timescale", "End of 08/9")]


def test_measures_and_money_stand_on_the_card_and_are_put_right(
    qtbot: QtBot, desk: Desk, reading: ReviewScreen
) -> None:
    def figures(position: int) -> str:
        return str(reading.view.plan.index(position).data(FIGURES))

    strip = reading.view.strip
    assert figures(7) == "Measures: 90% of patients asked · Money: £45,000"
    assert figures(0) == ""
    assert "Money: £45,000" in reading.view.plan.index(7).data(Qt.ItemDataRole.AccessibleTextRole)
    reading.plan.go_to_row(7)
    press(Key.Key_M, SHIFT)
    assert strip.field.text() == "£45,000"
    strip.field.clear()
    QTest.keyClicks(strip.field, "a lot")
    press(Key.Key_Return)
    assert strip.is_asking, "that is no sum"
    strip.field.clear()
    QTest.keyClicks(strip.field, "£46k")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: figures(7).endswith("Money: £46,000"))
    press(Key.Key_M)
    strip.field.clear()
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: figures(7) == "Money: £46,000")
    assert stored(desk, "select field, printed, meaning from correction") == [
        ("money", "£45k", "£46,000"),
        ("measure", "Ninety per cent of patients asked", ""),
    ]


def test_a_lead_is_said_to_name_a_clinician(
    qtbot: QtBot, desk: Desk, reading: ReviewScreen
) -> None:
    reading.plan.go_to_row(0)
    press(Key.Key_L)
    QTest.keyClicks(reading.view.strip.field, "Dr Baker")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: marks(reading, 0) == ["✓ Dr Baker"])


def test_rows_as_a_table_is_kept(qtbot: QtBot, desk: Desk, reading: ReviewScreen) -> None:
    view = reading.view
    press(Key.Key_T)
    assert view.cards.itemDelegate() is view.lines
    assert view.head.isVisible()
    press(Key.Key_J)
    press(Key.Key_E)
    settled(qtbot, desk)
    assert stored(desk, "select count(*) from evidence") == [(1,)]
    again = ReviewScreen(desk)
    assert again.view.cards.itemDelegate() is again.view.lines
    again.deleteLater()
    press(Key.Key_T)
    assert view.cards.itemDelegate() is view.delegate


def test_how_the_plan_covers_the_must_dos(qtbot: QtBot, desk: Desk, reading: ReviewScreen) -> None:
    reading.go_to(COVERAGE)
    shows = reading.view.sheet.shows
    qtbot.waitUntil(lambda: shows.said() != ())
    assert shows.said()[0] == "Must-dos: 0 confirmed, 0 suggested, 2 with no row"


def test_ten_criteria_take_ten_keys_with_all_this(
    qtbot: QtBot, desk: Desk, reading: ReviewScreen
) -> None:
    reading.go_to(0)
    press(Key.Key_B)
    for _ in range(10):
        press(Key.Key_3)
    assert reading.at == 10
    settled(qtbot, desk)
    assert stored(desk, "select count(*) from score") == [(10,)]


def test_models_keep_qts_rules_with_marks(qtbot: QtBot, desk: Desk, reading: ReviewScreen) -> None:
    fail = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(reading.view.plan, fail)
    press(Key.Key_3)
    press(Key.Key_N)
    press(Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    settled(qtbot, desk)
    assert tester is not None


def test_another_plan_has_its_own_findings(qtbot: QtBot, desk: Desk, reading: ReviewScreen) -> None:
    press(Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: reading.sheet is not None and reading.sheet.name == "Beech")
    settled(qtbot, desk)
    assert reading.sheet is not None
    assert reading.noticed.notes.locality == reading.sheet.locality
    assert set(reading.noticed.notes.rows) <= {row.id for row in reading.sheet.objectives}


def test_one_comes_to_another_plan_and_finds_its_findings(
    qtbot: QtBot, desk: Desk, reading: ReviewScreen
) -> None:
    rows = reading.view.to_score.rows()
    reading.arrive(locality=rows[1].locality)
    qtbot.waitUntil(lambda: reading.noticed.notes.locality == rows[1].locality and desk.idle)
    assert reading.noticed.notes.rows
    reading.arrive(locality=rows[0].locality, criterion=DATES)
    qtbot.waitUntil(lambda: reading.noticed.notes.locality == rows[0].locality and desk.idle)
    assert reading.at == DATES
    assert marks(reading, 4) == ["⚑ no date"]


def test_nothing_is_asked_of_a_file_that_is_only_read(
    desk: Desk, reading: ReviewScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(Key.Key_N)
    assert desk._open is not None
    monkeypatch.setattr(desk, "_open", desk._open._replace(read_only=True))
    for key in (Key.Key_X, Key.Key_D, Key.Key_L, Key.Key_F):
        press(key)
        assert not reading.view.strip.is_asking
        assert "reading only" in reading.view.strip.words.text()
    assert reading.view.sheet.comment.toPlainText() == ""


def test_undo_takes_up_a_finding_again(qtbot: QtBot, desk: Desk, reading: ReviewScreen) -> None:
    press(Key.Key_N)
    press(Key.Key_X)
    QTest.keyClicks(reading.view.strip.field, "no")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: marks(reading, 0) == ["set aside: no clinical lead named"])
    desk.undo()
    qtbot.waitUntil(lambda: marks(reading, 0) == ["⚑ no clinical lead named"])
