"""Looking through the rows: split, join, put right, leave out; and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lyapp.model.findings import Correction
from lyapp.model.intake import Column
from lyapp.model.plan import Section
from lyapp.ui.intake.check.step import CheckStep
from lyapp.ui.intake.screen import CHECK, COLUMNS, IntakeScreen
from lyapp.ui.window import Window
from tests.ui.intake import papers
from tests.ui.intake.conftest import paper_of

Bring = Callable[..., IntakeScreen]
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def check_of(screen: IntakeScreen) -> CheckStep:
    step = screen.view.steps.currentWidget()
    assert isinstance(step, CheckStep)
    return step


@pytest.fixture
def screen(qtbot: QtBot, bring: Bring, tmp_path: Path) -> IntakeScreen:
    """At the third step, with a document of three objectives."""
    shown = bring(papers.word(tmp_path / "Ashdown.docx"))
    for _step in range(CHECK):
        qtbot.waitUntil(shown.view.next.isEnabled)
        shown.go_on()
    assert shown.bench.tray.step == CHECK
    return shown


@pytest.fixture
def step(screen: IntakeScreen) -> CheckStep:
    return check_of(screen)


def names(step: CheckStep) -> list[str]:
    return [f"{'' if one.begins else '+ '}{one.name}" for one in step.view.model.entries()]


def press(step: CheckStep, key: Qt.Key, shift: bool = False) -> None:
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(step.view.list, key, held)


def to(step: CheckStep, line: int) -> None:
    step.view.list.setCurrentIndex(step.view.model.index(line))


def hold(step: CheckStep, key: Qt.Key) -> None:
    QTest.keyClick(step.view.list, key, Qt.KeyboardModifier.ControlModifier)


def test_undo_takes_back_what_was_done_to_the_rows(
    qtbot: QtBot, step: CheckStep, screen: IntakeScreen
) -> None:
    to(step, 2)
    press(step, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: len(step.view.model.rows()) == 2)
    to(step, 0)
    press(step, Qt.Key.Key_X)
    assert step.view.model.rows()[0].refused
    hold(step, Qt.Key.Key_Z)
    assert not step.view.model.rows()[0].refused
    hold(step, Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: len(step.view.model.rows()) == 3)
    paper = paper_of(screen)
    assert not paper.edited
    hold(step, Qt.Key.Key_Y)
    qtbot.waitUntil(lambda: len(step.view.model.rows()) == 2)
    hold(step, Qt.Key.Key_Y)
    assert step.view.model.rows()[0].refused
    press(step, Qt.Key.Key_X)
    hold(step, Qt.Key.Key_Y)
    assert not step.view.model.rows()[0].refused


def test_what_was_joined_is_split_and_joined_by_key(qtbot: QtBot, step: CheckStep) -> None:
    assert names(step)[:3] == [
        "Shorter waits in Ashdown", "+ Tell patients about it | Leaflet sent",
        "Fewer falls at home",
    ]  # fmt: skip
    to(step, 1)
    press(step, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: len(step.view.model.rows()) == 4)
    assert names(step)[1].startswith("Tell patients about it")
    assert step.view.model.rows()[1].refused
    assert step.view.list.currentIndex().row() == 1
    press(step, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: len(step.view.model.rows()) == 3)
    to(step, 2)
    press(step, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: len(step.view.model.rows()) == 2)
    assert names(step)[2].startswith("+ Fewer falls at home")


def test_rows_that_are_joined_keep_what_was_put_right_in_them(
    qtbot: QtBot, step: CheckStep, screen: IntakeScreen
) -> None:
    fields = step.view.editor.fields

    def write(name: str, text: str) -> None:
        fields[name].setFocus()
        fields[name].selectAll()
        QTest.keyClicks(fields[name], text)
        fields[name].flush()

    to(step, 3)
    write("milestones", "Everyone trained")
    write("lead", "Nurse Carr")
    to(step, 2)
    write("outcomes", "Falls down by 6%")
    to(step, 3)
    press(step, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: len(step.view.model.rows()) == 2)
    row = step.view.model.rows()[1]
    assert [f"{one.kind.value}: {one.text}" for one in row.items] == [
        "action: Visit people over 75",
        "milestone: 300 visits made",
        "outcome: Falls down by 6%",
        "action: Train practice nurses",
        "milestone: Everyone trained",
        "outcome: Fewer admissions",
    ]
    assert row.leads == ("Community team", "Nurse Carr")
    assert row.timescales == ("some day", "31/12/2008")
    hold(step, Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: len(step.view.model.rows()) == 3)
    assert step.view.model.rows()[2].lead == "Nurse Carr"


def test_measures_and_money_are_put_right(
    qtbot: QtBot, step: CheckStep, screen: IntakeScreen
) -> None:
    lines = step.view.editor.figures
    assert lines.measures.text() == "20% fewer waits"
    assert lines.money.text() == ""
    to(step, 2)
    assert lines.measures.text() == "300 visits; 5%"
    lines.measures.setFocus()
    lines.measures.selectAll()
    QTest.keyClicks(lines.measures, "300 visits; 5%; a lot")
    QTest.keyClick(lines.measures, Qt.Key.Key_Return)
    assert lines.why.text() == "“a lot” isn’t printed in this row."
    assert paper_of(screen).corrections == ()
    lines.measures.selectAll()
    QTest.keyClicks(lines.measures, "300 visits")
    QTest.keyClick(lines.measures, Qt.Key.Key_Return)
    assert not lines.why.isVisible()
    assert paper_of(screen).corrections == (Correction("measure", "5%"),)
    assert "1 put right by you" in screen.view.says.whole()
    step.view.list.setFocus()
    hold(step, Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: lines.measures.text() == "300 visits; 5%")


def test_rows_to_look_at_are_jumped_to_and_filtered(qtbot: QtBot, step: CheckStep) -> None:
    assert step.view.look_at.text() == "Rows to look at · 2"
    to(step, 0)
    press(step, Qt.Key.Key_N)
    assert step.view.list.currentIndex().data() == "Fewer falls at home"
    assert "some day" in step.view.editor.problems.text()
    step.view.look_at.click()
    assert [name for name in names(step) if name[0] != "+"] == [
        "Shorter waits in Ashdown", "Fewer falls at home",
    ]  # fmt: skip
    press(step, Qt.Key.Key_L)
    assert step.view.look_at.text() == "Rows to look at · 1"
    step.view.all.click()
    assert len(names(step)) == 4


def test_a_row_is_put_right_in_place(qtbot: QtBot, screen: IntakeScreen, step: CheckStep) -> None:
    to(step, 2)
    step.view.list.setFocus()
    press(step, Qt.Key.Key_Return)
    fields = step.view.editor.fields
    qtbot.waitUntil(fields["objective"].hasFocus)
    fields["timescale"].setFocus()
    fields["timescale"].selectAll()
    QTest.keyClicks(fields["timescale"], "June 2008")
    fields["milestones"].setFocus()
    QTest.keyClicks(fields["milestones"], "Rota written")
    QTest.keyClick(fields["milestones"], Qt.Key.Key_Return)
    QTest.keyClick(fields["milestones"], Qt.Key.Key_Escape)
    qtbot.waitUntil(step.view.list.hasFocus)
    row = step.view.model.rows()[1]
    assert row.due.day == date(2008, 6, 30)
    assert [item.text for item in row.items if item.kind.value == "milestone"] == [
        "Rota written", "300 visits made",
    ]  # fmt: skip
    assert step.view.editor.understood.text() == "by Jun 2008 · sure"
    assert step.view.look_at.text() == "Rows to look at · 1"
    step.view.editor.section.picked.emit("national")
    assert step.view.model.rows()[1].section is Section.NATIONAL
    assert "1 put right by you" in screen.view.says.whole()
    step.view.as_read.click()
    assert step.view.model.rows()[1].timescale == "some day"
    assert fields["timescale"].text() == "some day"


def test_what_a_timescale_means_is_corrected_for_all_that_print_it(
    qtbot: QtBot, screen: IntakeScreen, step: CheckStep
) -> None:
    to(step, 2)
    due = step.view.editor.due
    due.setFocus()
    QTest.keyClicks(due, "30 Sep 2008")
    QTest.keyClick(due, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: step.view.model.rows()[1].due.day == date(2008, 9, 30))
    assert step.view.model.rows()[1].timescale == "some day"
    assert "1 put right by you" in screen.view.says.whole()
    due.setFocus()
    due.selectAll()
    QTest.keyClicks(due, "Oct 2008")
    QTest.keyClick(due, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: step.view.model.rows()[1].due.day == date(2008, 10, 31))
    assert due.text() == "Oct 2008"
    due.setFocus()
    due.selectAll()
    QTest.keyClicks(due, "soon")
    QTest.keyClick(due, Qt.Key.Key_Escape)
    assert due.property("invalid") == "true"
    assert len(paper_of(screen).corrections) == 1


def test_a_row_is_left_out_and_taken_in_again(qtbot: QtBot, step: CheckStep) -> None:
    to(step, 0)
    press(step, Qt.Key.Key_X)
    assert step.view.model.rows()[0].refused
    assert step.view.model.entries()[0].line.startswith("Left out")
    press(step, Qt.Key.Key_X)
    assert not step.view.model.rows()[0].refused


def test_what_was_typed_stays_when_columns_change_and_screens_are_left(
    qtbot: QtBot, opened: Window, screen: IntakeScreen, step: CheckStep
) -> None:
    to(step, 3)
    lead = step.view.editor.fields["lead"]
    lead.setFocus()
    lead.selectAll()
    QTest.keyClicks(lead, "Sister Clay")
    screen.go_back()
    assert screen.bench.tray.step == COLUMNS
    columns = screen.view.steps.currentWidget()
    assert columns.view.kept.text() == "The row you put right stays as you left it."
    chooser = columns.view.header.choosers()[5]
    place = next(i for i in range(chooser.count()) if chooser.itemText(i) == "Other details")
    chooser.setCurrentIndex(place)
    chooser.activated.emit(place)
    qtbot.waitUntil(lambda: paper_of(screen).mappings[0].columns[5] is Column.DETAIL)
    qtbot.waitUntil(lambda: opened.desk.idle)
    opened.desk.go("money")
    assert [draft.value for draft in opened.desk.drafts.unsaved().values()] == ["Ashdown.docx"]
    opened.desk.go("intake")
    screen.go_on()
    assert check_of(screen).view.model.rows()[2].lead == "Sister Clay"
    assert not opened.desk.drafts.unsaved()


def test_another_text_size_keeps_everything(
    qtbot: QtBot, opened: Window, screen: IntakeScreen, step: CheckStep
) -> None:
    to(step, 0)
    lead = step.view.editor.fields["lead"]
    lead.setFocus()
    lead.selectAll()
    QTest.keyClicks(lead, "Sister Clay")
    opened.look.choose("light", 125)
    again = opened.stage.screen_here()
    assert isinstance(again, IntakeScreen)
    assert again is not screen
    qtbot.waitUntil(lambda: opened.desk.idle)
    assert again.bench.tray.step == CHECK
    assert check_of(again).view.model.rows()[0].lead == "Sister Clay"
    opened.look.choose("light", 100)
    qtbot.waitUntil(lambda: opened.desk.idle)


def test_closing_says_once_what_isnt_in_the_review(
    qtbot: QtBot, opened: Window, screen: IntakeScreen, step: CheckStep
) -> None:
    press(step, Qt.Key.Key_X)
    opened.close()
    assert opened.isVisible()
    message = opened.bar.message
    assert message is not None
    assert "Ashdown.docx" in message.advice
    opened.close()
    assert not opened.isVisible()


def test_the_models_are_sound(
    qtbot: QtBot, opened: Window, screen: IntakeScreen, step: CheckStep
) -> None:
    testers = [
        QAbstractItemModelTester(step.view.model, FATAL),
        QAbstractItemModelTester(screen.pick.view.model, FATAL),
    ]
    to(step, 1)
    press(step, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: len(step.view.model.rows()) == 4)
    press(step, Qt.Key.Key_X)
    screen.go_back()
    testers.append(QAbstractItemModelTester(screen.view.steps.currentWidget().view.model, FATAL))
    screen.view.steps.currentWidget().view.headers.setValue(2)
    qtbot.waitUntil(lambda: opened.desk.idle)
    screen.go_on()
    screen.go_on()
    counts = screen.view.steps.currentWidget()
    testers.append(QAbstractItemModelTester(counts.model, FATAL))
    qtbot.waitUntil(lambda: counts.model.rowCount() > 0)
    counts.tree.expandAll()
    for button in counts.buttons.values():
        button.click()
    screen.go_back()
    screen.bench.give_up(paper_of(screen))
    QApplication.processEvents()
    assert screen.pick.view.model.rowCount() == 0
    assert len(testers) == 4


def test_undo_of_the_rows_never_reaches_the_review(
    step: CheckStep, screen: IntakeScreen, opened: Window
) -> None:
    reached: list[str] = []
    opened.menus.undo.triggered.connect(lambda: reached.append("undo"))
    opened.menus.undo.setEnabled(True)
    to(step, 0)
    press(step, Qt.Key.Key_X)
    for _key in range(3):
        hold(step, Qt.Key.Key_Z)
    assert not step.view.model.rows()[0].refused
    assert not reached
