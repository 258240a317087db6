"""A group settles a plan: what it sees, what it agrees, what it must say, and how it closes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from lyapp.model.panel import ConflictKind
from lyapp.ui.members.calls import declare
from lyapp.ui.panel.screen import PanelScreen
from tests.ui.panel import panels

SIXTH = 5
"""The row of criterion 6."""
Shower = Callable[[Path], PanelScreen]


def shown(screen: PanelScreen, row: int) -> list[str]:
    """What a row of the grid shows."""
    model = screen.view.model
    return [model.index(row, column).data() for column in range(model.columnCount())]


def press(screen: PanelScreen, key: Qt.Key, *, ctrl: bool = False) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(screen.view.table, key, control if ctrl else Qt.KeyboardModifier.NoModifier)


def shown_title(screen: PanelScreen, row: int) -> str:
    assert screen.sheet is not None
    return screen.sheet.lines[row].what.title


def agreed(screen: PanelScreen, row: int) -> str:
    return shown(screen, row)[-1]


def settle_sixth(qtbot: QtBot, screen: PanelScreen) -> None:
    """Agree 2 for criterion 6, with its reason and whose point it was."""
    screen.view.table.go_to(SIXTH, 0)
    side = screen.view.criterion
    screen.settling.rate(2)
    side.reason.setPlainText("One row of three names a clinician.")
    side.reason.flush()
    qtbot.waitUntil(lambda: agreed(screen, SIXTH) == "2")
    QTest.keyClicks(side.points.line, "tw: Accepted that it is not written down")
    QTest.keyClick(side.points.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(screen.sheet and screen.sheet.lines[SIXTH].points))


def test_the_grid_shows_who_gave_what_and_what_is_to_be_discussed(screen: PanelScreen) -> None:
    model = screen.view.model
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert shown(screen, 0)[1:] == ["3", "3", "3", "3", "3–3", "confirm", ""]
    assert shown(screen, SIXTH)[1:] == ["1", "4", "2", "2", "1–4", "must discuss", ""]
    assert tester.model() is model


def test_the_side_says_who_said_what_and_cites_what(screen: PanelScreen) -> None:
    screen.view.table.go_to(SIXTH, 1)
    rows = [row for row in screen.view.criterion.said.findChildren(object)
            if row.objectName() == "said"]  # fmt: skip
    said = [row.accessibleName() for row in rows]
    assert "T. West: 4, no citation. " in said
    assert "A. Parker: 1, cites LP01, LP02. Only one of three rows names a clinician." in said
    assert "both sides of the line" in screen.view.criterion.why.text()


def test_nothing_is_chosen_until_the_panel_chooses(screen: PanelScreen) -> None:
    assert screen.view.criterion.levels.value() is None
    assert agreed(screen, 0) == ""


def test_a_digit_agrees_the_median_at_once(qtbot: QtBot, screen: PanelScreen) -> None:
    screen.view.table.go_to(0, 0)
    press(screen, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: agreed(screen, 0) == "3")
    assert shown(screen, 0)[-2] == "agreed"
    press(screen, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: agreed(screen, 0) == "")


def test_next_goes_to_what_was_discussed_without_a_point_too(
    qtbot: QtBot, screen: PanelScreen
) -> None:
    press(screen, Qt.Key.Key_Return, ctrl=True)
    qtbot.waitUntil(lambda: agreed(screen, 0) == "3")
    screen.view.table.go_to(SIXTH, 0)
    screen.settling.rate(2)
    side = screen.view.criterion
    side.reason.setPlainText("One row of three names a clinician.")
    side.reason.flush()
    qtbot.waitUntil(lambda: agreed(screen, SIXTH) == "2")
    screen.view.table.go_to(0, 0)
    press(screen, Qt.Key.Key_N)
    assert screen.view.table.currentIndex().row() == SIXTH
    QTest.keyClicks(side.points.line, "tw: Accepted that it is not written down")
    QTest.keyClick(side.points.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(screen.sheet and screen.sheet.lines[SIXTH].points))
    screen.view.table.go_to(0, 0)
    press(screen, Qt.Key.Key_N)
    assert screen.view.table.currentIndex().row() != SIXTH


def test_what_must_be_discussed_waits_for_its_reason(qtbot: QtBot, screen: PanelScreen) -> None:
    screen.view.table.go_to(SIXTH, 0)
    press(screen, Qt.Key.Key_2)
    side = screen.view.criterion
    assert "had to be discussed" in side.reason_note.text()
    assert side.levels.value() == 2
    assert side.agreed_label.text() == "Not agreed yet: say why, below"
    assert agreed(screen, SIXTH) == ""
    side.reason.setPlainText("One row of three names a clinician.")
    side.reason.flush()
    qtbot.waitUntil(lambda: agreed(screen, SIXTH) == "2")
    assert side.agreed_label.text() == "Agreed rating"


def test_escape_lets_go_of_a_rating_that_waits_for_its_reason(
    qtbot: QtBot, screen: PanelScreen
) -> None:
    screen.view.table.go_to(SIXTH, 0)
    press(screen, Qt.Key.Key_2)
    side = screen.view.criterion
    screen.orders.back()
    assert side.levels.value() is None
    assert side.agreed_label.text() == "Agreed rating"
    assert agreed(screen, SIXTH) == ""
    # What was begun to be written isn't let go of.
    press(screen, Qt.Key.Key_2)
    side.reason.setPlainText("One row of three")
    screen.orders.back()
    assert side.reason.toPlainText() == "One row of three"


def test_a_reason_that_compares_plans_is_cautioned(qtbot: QtBot, screen: PanelScreen) -> None:
    screen.view.table.go_to(SIXTH, 0)
    screen.settling.rate(2)
    side = screen.view.criterion
    side.reason.setPlainText("Weaker than Beech.")
    side.reason.flush()
    qtbot.waitUntil(lambda: agreed(screen, SIXTH) == "2")
    assert "“Beech”" in side.reason_note.text()


def test_another_criterion_keeps_a_reason_without_a_rating(screen: PanelScreen) -> None:
    screen.view.table.go_to(SIXTH, 0)
    side = screen.view.criterion
    side.reason.setPlainText("Half a thought")
    screen.view.table.go_to(0, 0)
    assert side.reason.toPlainText() == ""
    screen.view.table.go_to(SIXTH, 0)
    assert side.reason.toPlainText() == "Half a thought"


def test_the_rest_is_confirmed_in_one_step_and_undone_in_one(
    qtbot: QtBot, screen: PanelScreen
) -> None:
    assert screen.view.confirm.text() == "Confirm 9 that agree"
    screen.view.table.setFocus()
    press(screen, Qt.Key.Key_Return, ctrl=True)
    qtbot.waitUntil(lambda: agreed(screen, 0) == "3")
    assert agreed(screen, SIXTH) == ""
    assert not screen.view.confirm.isEnabled()
    screen.desk.undo()
    qtbot.waitUntil(lambda: agreed(screen, 0) == "")


def test_what_is_typed_into_the_reason_is_no_key(qtbot: QtBot, screen: PanelScreen) -> None:
    screen.activateWindow()
    screen.view.table.go_to(SIXTH, 0)
    screen.view.table.setFocus()
    press(screen, Qt.Key.Key_2)
    reason = screen.view.criterion.reason
    qtbot.waitUntil(reason.hasFocus)
    QTest.keyClicks(reason, "1 row of 3 -")
    QTest.keyClick(reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: agreed(screen, SIXTH) == "2")
    assert reason.toPlainText() == "1 row of 3 -"
    assert agreed(screen, 0) == ""
    assert screen.view.table.hasFocus()


def test_a_point_is_somebodys(qtbot: QtBot, screen: PanelScreen) -> None:
    screen.view.table.go_to(SIXTH, 0)
    points = screen.view.criterion.points
    points.line.setText("Known in practice")
    QTest.keyClick(points.line, Qt.Key.Key_Return)
    assert points.line.text() == "Known in practice"
    screen.view.table.go_to(SIXTH, 2)
    QTest.keyClick(points.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(screen.sheet and screen.sheet.lines[SIXTH].points))
    assert screen.sheet is not None
    assert [one.member for one in screen.sheet.lines[SIXTH].points] == [2]


def test_beside_the_record_no_key_agrees_a_rating(screen: PanelScreen) -> None:
    screen.orders.record()
    press(screen, Qt.Key.Key_3)
    press(screen, Qt.Key.Key_L)
    assert screen.view.side.currentWidget() is screen.view.criterion
    assert screen.view.criterion.levels.value() is None


def test_the_next_to_settle_is_found(qtbot: QtBot, screen: PanelScreen) -> None:
    screen.orders.confirm()
    qtbot.waitUntil(lambda: agreed(screen, 0) == "3")
    press(screen, Qt.Key.Key_N)
    assert screen.view.table.currentIndex().row() == SIXTH


def test_a_record_is_closed_when_nothing_is_missing_and_opened_again_with_a_reason(
    qtbot: QtBot, screen: PanelScreen
) -> None:
    record = screen.view.record
    screen.orders.confirm()
    qtbot.waitUntil(lambda: agreed(screen, 0) == "3")
    settle_sixth(qtbot, screen)
    screen.orders.record()
    assert "Who was present" in record.missing.text()
    record.everybody.click()
    qtbot.waitUntil(record.all_agree.isEnabled)
    record.all_agree.click()
    qtbot.waitUntil(lambda: len(record.agreed_by.chosen()) == 3)
    record.discussed.click()
    qtbot.waitUntil(record.close_it.isEnabled)
    assert "No outcome is chosen." in record.missing.text()
    record.close_it.click()
    qtbot.waitUntil(lambda: not record.reopen.isHidden())
    assert "Closed" in record.said.text()
    assert screen.view.standing.text().endswith("no outcome yet")
    assert not screen.view.criterion.levels.isEnabled()
    record.reopen.click()
    QTest.keyClicks(record.reason, "A return came late")
    record.reopen.click()
    qtbot.waitUntil(record.reopen.isHidden)
    assert "A return came late. " in f"{record.said.text()} "


def test_plans_closed_with_no_outcome_are_found_in_the_list_and_on_the_heat_map(
    qtbot: QtBot, screen: PanelScreen
) -> None:
    record = screen.view.record
    screen.orders.confirm()
    qtbot.waitUntil(lambda: agreed(screen, 0) == "3")
    settle_sixth(qtbot, screen)
    screen.orders.record()
    record.everybody.click()
    qtbot.waitUntil(record.all_agree.isEnabled)
    record.all_agree.click()
    record.discussed.click()
    qtbot.waitUntil(record.close_it.isEnabled)
    record.close_it.click()
    qtbot.waitUntil(lambda: "closed, no outcome yet" in screen.view.place.text())
    screen.boards.show_heat()
    model = screen.view.heat.model
    qtbot.waitUntil(lambda: model.rowCount() > 0)
    assert model.text(0, 0).endswith("– no outcome yet")
    assert "no outcome" not in model.text(1, 0)
    assert model.sentence(0, 0).endswith("closed, no outcome yet")
    assert screen.view.standing.text().endswith("1 closed, no outcome yet")


def test_whoever_leaves_for_the_decision_is_not_made_to_agree_the_record(
    qtbot: QtBot, screen: PanelScreen
) -> None:
    record = screen.view.record
    screen.desk.act(
        declare,
        owner=screen,
        pairs=[(3, 1)],
        kind=ConflictKind.OWN_LOCALITY,
        note="",
        scores=True,
        answers_questions=True,
        stays_for_decision=False,
    )
    screen.orders.record()
    record.everybody.click()
    qtbot.waitUntil(record.all_agree.isEnabled)
    assert record.missing.text().startswith("Before it can be closed:")
    record.all_agree.click()
    qtbot.waitUntil(lambda: len(record.agreed_by.chosen()) == 2)
    qtbot.waitUntil(lambda: not record.all_agree.isEnabled())
    assert 3 not in record.agreed_by.chosen()
    assert "To bear in mind:\n• Declared an interest" in record.missing.text()
    told = [each.text() for each in record.present.findChildren(QPushButton)]
    assert [one[0] for one in told] == ["✓", "✓", "✓"], "a mark beside the colour"


def test_another_outcome_than_the_one_suggested_needs_a_reason(
    qtbot: QtBot, screen: PanelScreen
) -> None:
    record = screen.view.record
    assert "“Agreed” is suggested" in screen.view.outcome.text()
    assert "Without" in screen.view.without.text() or "No:" in screen.view.without.text()
    screen.orders.record()
    record.outcome.chosen.emit("awaited")
    assert not record.departure.isHidden()
    assert "another outcome" in record.missing.text()
    record.departure.setPlainText("The money isn’t settled.")
    record.departure.flush()
    qtbot.waitUntil(lambda: bool(screen.sheet and screen.sheet.page.record.outcome == "awaited"))
    assert screen.sheet is not None
    assert screen.sheet.page.record.departure == "The money isn’t settled."
    assert "another outcome" not in record.missing.text()


def test_a_record_isnt_closed_without_an_outcome_that_waits_for_its_reason(
    qtbot: QtBot, screen: PanelScreen
) -> None:
    record = screen.view.record
    screen.orders.confirm()
    qtbot.waitUntil(lambda: agreed(screen, 0) == "3")
    settle_sixth(qtbot, screen)
    screen.orders.record()
    record.everybody.click()
    qtbot.waitUntil(record.all_agree.isEnabled)
    record.all_agree.click()
    record.discussed.click()
    qtbot.waitUntil(record.close_it.isEnabled)
    record.outcome.chosen.emit("awaited")
    assert not record.close_it.isEnabled()
    record.departure.setPlainText("The money isn’t settled.")
    record.departure.flush()
    qtbot.waitUntil(record.close_it.isEnabled)
    record.close_it.click()
    qtbot.waitUntil(lambda: bool(screen.sheet and not screen.sheet.open))
    assert screen.sheet is not None
    assert screen.sheet.page.record.outcome == "awaited"


def test_a_click_on_a_criterion_shows_it_in_place_of_the_record(
    qtbot: QtBot, screen: PanelScreen
) -> None:
    screen.orders.record()
    table = screen.view.table
    place = table.visualRect(screen.view.model.index(SIXTH, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert screen.view.side.currentWidget() is screen.view.criterion
    assert table.currentIndex().row() == SIXTH
    assert screen.view.criterion.title.text() == shown_title(screen, SIXTH)


def test_blind_ratings_stay_hidden_until_opened_and_early_needs_a_reason(
    qtbot: QtBot, show: Shower, tmp_path: Path
) -> None:
    screen = show(panels.blind(panels.make(tmp_path / "blind.lyreview")))
    assert shown(screen, SIXTH)[1:] == ["in", "in", "not in", "", "", "not opened", ""]
    assert screen.view.outcome.isHidden()
    assert ("O", "open moderation") in screen.footer_now()
    opening = screen.view.opening
    assert "R. Joyce" in opening.early.text()
    opening.open_it.click()
    assert screen.sheet is not None
    assert screen.sheet.page.moderation is None
    QTest.keyClicks(opening.reason, "She is ill")
    QTest.keyClick(opening.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(screen, SIXTH)[1:4] == ["1", "4", "not in"])


def test_who_will_not_send_any_more_is_in(qtbot: QtBot, show: Shower, tmp_path: Path) -> None:
    screen = show(panels.blind(panels.make(tmp_path / "blind.lyreview")))
    opening = screen.view.opening
    assert opening.finished.chosen() == (1, 2)
    button = next(
        one for one in opening.finished.findChildren(QPushButton)
        if one.accessibleName() == "R. Joyce has finished"
    )  # fmt: skip
    button.click()
    qtbot.waitUntil(opening.early.isHidden)
    assert shown(screen, SIXTH)[3] == "in"
    press(screen, Qt.Key.Key_O)
    qtbot.waitUntil(lambda: shown(screen, SIXTH)[1:4] == ["1", "4", "2"])


def test_with_no_scores_it_says_who_owes_what(show: Shower, tmp_path: Path) -> None:
    screen = show(panels.make(tmp_path / "empty.lyreview", ratings={}))
    assert screen.view.pages.currentWidget() is screen.view.waiting
    said = screen.view.waiting.state.sentence.text()
    assert "A. Parker (0 of 10)" in said
    assert "R. Joyce (0 of 10)" in said
    assert [key for key, _meaning in screen.footer_now()] == ["Alt+↓", "A", "H"]


def test_one_criterion_over_all_plans(qtbot: QtBot, screen: PanelScreen) -> None:
    screen.view.table.go_to(SIXTH, 0)
    press(screen, Qt.Key.Key_A)
    page = screen.view.across
    qtbot.waitUntil(lambda: page.model.rowCount() == 6)
    tester = QAbstractItemModelTester(
        page.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    page.model.sort(2, Qt.SortOrder.DescendingOrder)
    assert [page.model.index(row, 2).data() for row in range(6)] == ["4", "3", "3", "3", "2", "1"]
    # The same words stand beside a 1 here and a 3 there.
    assert any("words much like" in page.model.whole(row) for row in range(6))
    assert tester.model() is page.model
    page.table.setCurrentIndex(page.model.index(1, 0))
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(screen.sheet and screen.sheet.page.name == "Beech"))
    assert screen.view.table.currentIndex().row() == SIXTH


def test_the_heat_map_shows_every_plan(qtbot: QtBot, screen: PanelScreen) -> None:
    press(screen, Qt.Key.Key_H)
    page = screen.view.heat
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    tester = QAbstractItemModelTester(
        page.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    assert page.model.sentence(0, 6) == "Ashdown · Criterion 6: 2, must discuss, rated by 3"
    assert tester.model() is page.model
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    assert screen.view.pages.currentWidget() is screen.view.plan


def test_plans_follow_each_other(qtbot: QtBot, screen: PanelScreen) -> None:
    screen.orders.next_plan()
    qtbot.waitUntil(lambda: bool(screen.sheet and screen.sheet.page.name == "Beech"))
    screen.orders.previous_plan()
    qtbot.waitUntil(lambda: bool(screen.sheet and screen.sheet.page.name == "Ashdown"))
    assert screen.place() == {"locality": panels.ASHDOWN, "row": 0}


def test_made_anew_it_shows_the_same_criterion(qtbot: QtBot, screen: PanelScreen) -> None:
    screen.view.table.go_to(SIXTH, 0)
    again = PanelScreen(screen.desk)
    qtbot.addWidget(again)
    again.arrive(**screen.place())
    qtbot.waitUntil(lambda: again.sheet is not None)
    assert again.view.table.currentIndex().row() == SIXTH


def test_the_foot_names_the_keys_that_work_where_one_is(qtbot: QtBot, screen: PanelScreen) -> None:
    def keys() -> list[str]:
        return [key for key, _meaning in screen.footer_now()]

    told: list[list[str]] = []
    screen.footer_changed.connect(lambda: told.append(keys()))
    assert "0–4" in keys()
    assert "Ctrl+Enter" in keys()
    screen.orders.record()
    assert keys()[0] == "L"
    screen.orders.record()
    screen.boards.show_heat()
    assert {"Enter", "Esc", "A"} < set(keys())
    screen.orders.across()
    assert "H" in keys()
    screen.orders.back()
    assert "0–4" in keys()
    assert told[-1] == keys()
