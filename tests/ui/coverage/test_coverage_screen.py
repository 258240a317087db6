"""The matrix of must-dos × localities, and settling one locality's links a key each."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from lyapp.model.coverage import Cover, LinkState
from lyapp.store.file import open_review
from lyapp.ui.coverage.models import MatrixModel
from lyapp.ui.coverage.screen import CoverageScreen
from lyapp.ui.desk import Desk
from lyapp.ui.notes import Message
from lyapp.ui.window import Window
from tests.ui import disk

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
MUST_DOS = 132


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> Iterator[CoverageScreen]:
    shown = CoverageScreen(desk)
    desk.changed.connect(shown.refresh)
    shown.resize(1270, 720)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.arrive()
    qtbot.waitUntil(lambda: shown.view.model.rowCount() > 0, timeout=20_000)
    yield shown
    qtbot.waitUntil(lambda: desk.idle, timeout=20_000)
    shown.close()
    shown.deleteLater()


@pytest.fixture
def listed(qtbot: QtBot, screen: CoverageScreen) -> CoverageScreen:
    """The screen at DacCom's list."""
    screen.arrive(locality=daccom(screen))
    qtbot.waitUntil(lambda: screen.view.plan.list.currentIndex().isValid())
    return screen


def daccom(screen: CoverageScreen) -> int:
    return next(one.locality for one in screen.view.model.columns if one.code == "WH-DACCOM")


def covers(screen: CoverageScreen, locality: int) -> tuple[Cover, ...]:
    column = screen.view.model.column_of(locality)
    assert column is not None
    return screen.view.model.columns[column].covers


def press(screen: CoverageScreen, key: Qt.Key | str) -> None:
    QTest.keyClick(screen.view.plan.list, key)


def here(screen: CoverageScreen) -> tuple[str, str, LinkState | None]:
    """The must-do, the row and what was said of them on the current line."""
    plan = screen.view.plan
    entry = plan.model.entry(plan.list.currentIndex().row())
    row = entry.row.code if entry.row is not None else ""
    return entry.must_do.code, row, entry.link.state if entry.link is not None else None


def settled(qtbot: QtBot, screen: CoverageScreen) -> None:
    qtbot.waitUntil(lambda: screen.desk.idle, timeout=20_000)


def stored(qtbot: QtBot, screen: CoverageScreen) -> dict[tuple[str, str], bool]:
    """What the file holds: (must-do, row) to whether it was confirmed."""
    from lyapp.store.queries.coverage import coverage_facts

    got: list[object] = []
    screen.desk.read(coverage_facts, then=got.append, owner=screen)
    qtbot.waitUntil(lambda: bool(got))
    (facts,) = got
    rows = {row.id: row.code for plan in facts.plans for row in plan.objectives}
    asked = {one.must_do: one.code for one in facts.must_dos}
    return {(asked[one.must_do], rows[one.objective]): one.confirmed for one in facts.links}


def test_the_matrix_has_every_must_do_under_its_catalogue(screen: CoverageScreen) -> None:
    model = screen.view.model
    QAbstractItemModelTester(model, FATAL)
    assert model.shown() == MUST_DOS
    assert model.columnCount() == 12
    assert model.line(0).catalogue == "National priorities"
    assert model.line(0).at is None
    assert model.headerData(1, Qt.Orientation.Vertical).startswith("N1 ")


def test_a_cell_says_in_words_what_it_shows(screen: CoverageScreen) -> None:
    model = screen.view.model
    column = model.column_of(daccom(screen))
    index = model.index(1, column)
    assert index.data() == "?"
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("DacCom, N1 ")
    assert spoken.endswith("suggested, not yet settled")
    said = model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    counts = [model.columns[column].covers.count(one) for one in (Cover.SUGGESTED, Cover.GAP)]
    assert said == f"DacCom: 0 confirmed, {counts[0]} suggested, {counts[1]} with no row"
    silent = next(at for at, one in enumerate(model.columns) if not one.rows)
    assert model.index(1, silent).data() == ""
    assert "aren’t in the review" in model.sentence(1, silent)


def test_filters_leave_the_must_dos_asked_for(screen: CoverageScreen) -> None:
    view, model = screen.view, screen.view.model
    QAbstractItemModelTester(model, FATAL)
    view.suggested.click()
    suggested = model.shown()
    assert 0 < suggested < MUST_DOS
    assert all(model.totals(row)[1] for row in range(1, 4))
    view.gaps.click()
    assert not view.suggested.isChecked()
    assert model.shown() > suggested
    QTest.keyClicks(view.search, "stroke")
    assert 0 < model.shown() < 10
    assert "stroke" in model.requirement(1).title.casefold()
    view.search.setText("no such word")
    assert view.middle.currentWidget() is view.nothing
    view.show_all.click()
    assert model.shown() == MUST_DOS
    view.catalogue.set_value("Regional pledges")
    view.catalogue.chosen.emit("Regional pledges")
    assert model.shown() == 11


def test_filtering_keeps_the_cell_one_is_at(screen: CoverageScreen) -> None:
    view = screen.view
    row = view.model.row_of(view.model.requirements[2].must_do)
    view.table.go_to(row, 4)
    before = view.table.here()
    view.search.setText("stroke")
    assert view.table.here() == before
    view.search.clear()
    assert view.table.here() == before


def test_arrows_step_over_the_heads_and_enter_opens_the_locality(
    qtbot: QtBot, screen: CoverageScreen
) -> None:
    view = screen.view
    view.table.go_to(5, view.model.column_of(daccom(screen)))
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    assert view.table.currentIndex().row() == 7
    QTest.keyClick(view.table, Qt.Key.Key_Up)
    assert view.table.currentIndex().row() == 5
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.plan.list.currentIndex().isValid())
    assert here(screen)[0] == "N5"
    assert view.title.text().startswith("DacCom")
    press(screen, Qt.Key.Key_Escape)
    assert view.pages.currentWidget() is view.all
    assert view.title.text() == "Coverage of the must-dos"
    assert view.table.currentIndex().row() == 5


def test_one_key_each_settles_every_suggestion(qtbot: QtBot, listed: CoverageScreen) -> None:
    model = listed.view.plan.model
    QAbstractItemModelTester(model, FATAL)
    told: list[Message] = []
    listed.desk.told.connect(told.append)
    number = model.open_links()
    keys = (Qt.Key.Key_Y, Qt.Key.Key_N, Qt.Key.Key_Return, Qt.Key.Key_X)
    for at in range(number):
        assert here(listed)[2] is LinkState.OPEN
        press(listed, keys[at % 4])
    assert model.open_links() == 0
    assert told[-1].sentence == "Every suggestion is settled."
    settled(qtbot, listed)
    assert len(stored(qtbot, listed)) == number
    assert Cover.SUGGESTED not in covers(listed, daccom(listed))
    assert covers(listed, daccom(listed)).count(Cover.CONFIRMED) == model.counts()[0]


def test_confirming_goes_on_to_the_next_and_shows_in_the_matrix(
    qtbot: QtBot, listed: CoverageScreen
) -> None:
    assert here(listed) == ("N1", "NR04", LinkState.OPEN)
    press(listed, Qt.Key.Key_Y)
    assert here(listed) == ("N2", "NR01", LinkState.OPEN)
    settled(qtbot, listed)
    assert stored(qtbot, listed) == {("N1", "NR04"): True}
    assert here(listed) == ("N2", "NR01", LinkState.OPEN), "once written, one stays there"
    press(listed, Qt.Key.Key_Escape)
    assert covers(listed, daccom(listed))[0] is Cover.CONFIRMED
    assert listed.view.model.totals(1) == (1, 0, 10)


def test_what_is_refused_goes_and_can_be_shown_and_opened_again(
    qtbot: QtBot, listed: CoverageScreen
) -> None:
    plan = listed.view.plan
    press(listed, Qt.Key.Key_N)
    settled(qtbot, listed)
    assert stored(qtbot, listed) == {("N1", "NR04"): False}
    head = plan.model.row_of((0, plan.model.entry(0).must_do.must_do))
    assert plan.model.entry(head).cover is Cover.GAP
    assert plan.model.entry(head + 1).link is None
    press(listed, Qt.Key.Key_R)
    assert plan.model.entry(head + 1).link.state is LinkState.REFUSED
    plan.list.go_to(head + 1)
    press(listed, Qt.Key.Key_U)
    assert here(listed) == ("N1", "NR04", LinkState.OPEN)
    settled(qtbot, listed)
    assert stored(qtbot, listed) == {}


def test_u_right_after_a_slip_opens_the_one_just_settled(
    qtbot: QtBot, listed: CoverageScreen
) -> None:
    press(listed, Qt.Key.Key_N)
    press(listed, Qt.Key.Key_U)
    assert here(listed) == ("N1", "NR04", LinkState.OPEN)
    settled(qtbot, listed)
    assert here(listed) == ("N1", "NR04", LinkState.OPEN)
    assert stored(qtbot, listed) == {}


def test_undo_goes_back_to_where_it_happened(qtbot: QtBot, listed: CoverageScreen) -> None:
    press(listed, Qt.Key.Key_Y)
    press(listed, Qt.Key.Key_Y)
    settled(qtbot, listed)
    listed.desk.undo()
    qtbot.waitUntil(lambda: here(listed) == ("N2", "NR01", LinkState.OPEN))
    settled(qtbot, listed)
    assert stored(qtbot, listed) == {("N1", "NR04"): True}


def shown(screen: CoverageScreen) -> dict[tuple[str, str], bool]:
    """What the list shows as settled."""
    entries = [screen.view.plan.model.entry(at) for at in range(screen.view.plan.model.rowCount())]
    return {
        (one.must_do.code, one.row.code): one.link.state is LinkState.CONFIRMED
        for one in entries
        if one.link is not None and one.row is not None and one.link.state is not LinkState.OPEN
    }


def test_what_could_not_be_written_is_open_again(qtbot: QtBot, listed: CoverageScreen) -> None:
    told: list[Message] = []
    listed.desk.told.connect(told.append)
    press(listed, Qt.Key.Key_R)
    disk.fill(listed.desk)
    for _ in range(60):
        press(listed, Qt.Key.Key_Y)
    settled(qtbot, listed)
    assert any(message.unsaved for message in told)
    disk.free(listed.desk)
    assert shown(listed) == stored(qtbot, listed)
    assert len(shown(listed)) < 60
    before = len(shown(listed))
    press(listed, Qt.Key.Key_Y)
    settled(qtbot, listed)
    assert len(stored(qtbot, listed)) == before + 1


def test_a_review_open_elsewhere_says_why_nothing_changes(
    qtbot: QtBot, closed_desk: Desk, sample_review: Path
) -> None:
    holder = open_review(sample_review, home=closed_desk.home, holder="somebody else")
    with qtbot.waitSignal(closed_desk.opened, timeout=20_000):
        closed_desk.open(sample_review)
    screen = CoverageScreen(closed_desk)
    screen.show()
    screen.arrive()
    qtbot.waitUntil(lambda: screen.view.model.rowCount() > 0, timeout=20_000)
    screen.arrive(locality=daccom(screen))
    qtbot.waitUntil(lambda: screen.view.plan.list.currentIndex().isValid())
    told: list[Message] = []
    closed_desk.told.connect(told.append)
    before = here(screen)
    press(screen, Qt.Key.Key_Y)
    assert here(screen) == before
    assert told
    assert not screen.view.plan.confirm.isEnabled()
    settled(qtbot, screen)
    holder.close()
    screen.close()
    screen.deleteLater()


def test_a_row_nobody_suggested_is_added_by_hand(qtbot: QtBot, listed: CoverageScreen) -> None:
    plan = listed.view.plan
    gap = next(
        row for row in range(plan.model.rowCount()) if plan.model.entry(row).cover is Cover.GAP
    )
    code = plan.model.entry(gap).must_do.code
    plan.list.go_to(gap)
    press(listed, Qt.Key.Key_Y)
    press(listed, Qt.Key.Key_A)
    assert plan.finder.isVisible()
    assert code in plan.finder.question.text()
    QAbstractItemModelTester(plan.finder.model, FATAL)
    QTest.keyClicks(plan.finder.box, "maternity")
    assert 0 < plan.finder.model.rowCount() < 5
    wanted = plan.finder.model.row(0).code
    QTest.keyClick(plan.finder.box, Qt.Key.Key_Return)
    assert not plan.finder.isVisible()
    qtbot.waitUntil(lambda: here(listed) == (code, wanted, LinkState.CONFIRMED))
    settled(qtbot, listed)
    assert stored(qtbot, listed) == {(code, wanted): True}


def test_escape_leaves_the_finder_without_a_link(qtbot: QtBot, listed: CoverageScreen) -> None:
    plan = listed.view.plan
    press(listed, Qt.Key.Key_A)
    QTest.keyClick(plan.finder.box, Qt.Key.Key_Down)
    assert plan.finder.list.currentIndex().row() == 1
    QTest.keyClick(plan.finder.box, Qt.Key.Key_Escape)
    assert not plan.finder.isVisible()
    assert listed.view.pages.currentWidget() is plan
    settled(qtbot, listed)
    assert stored(qtbot, listed) == {}


def test_the_list_is_filtered_and_j_and_k_move_in_it(listed: CoverageScreen) -> None:
    plan = listed.view.plan
    plan.gaps.click()
    assert {plan.model.entry(row).cover for row in range(plan.model.rowCount())} == {Cover.GAP}
    plan.suggested.click()
    covers_shown = {plan.model.entry(row).cover for row in range(plan.model.rowCount())}
    assert covers_shown == {Cover.SUGGESTED}
    plan.search.setText("diabetes")
    assert 0 < plan.model.rowCount() < 40
    start = plan.list.currentIndex().row()
    press(listed, Qt.Key.Key_J)
    assert plan.list.currentIndex().row() == start + 1
    press(listed, Qt.Key.Key_K)
    assert plan.list.currentIndex().row() == start
    plan.search.setText("no such word")
    assert plan.middle.currentWidget() is plan.nothing


def test_the_words_that_made_a_suggestion_are_marked(listed: CoverageScreen) -> None:
    plan = listed.view.plan
    link = plan.model.entry(plan.list.currentIndex().row()).link
    assert link is not None
    title = link.title
    marked = {title.text[at : at + length].casefold() for at, length in title.marks}
    assert marked == {"healthcare infections"}
    assert "MRSA" in plan.reader.text.toPlainText()


def test_a_plan_without_rows_says_so(qtbot: QtBot, screen: CoverageScreen) -> None:
    silent = next(one.locality for one in screen.view.model.columns if not one.rows)
    screen.arrive(locality=silent)
    plan = screen.view.plan
    qtbot.waitUntil(lambda: plan.middle.currentWidget() is plan.no_rows)
    QTest.keyClick(plan, Qt.Key.Key_Y)
    QTest.keyClick(plan, Qt.Key.Key_A)
    assert not plan.finder.isVisible()


def test_what_changes_while_another_screen_is_shown_is_caught_up_with(
    qtbot: QtBot, screen: CoverageScreen
) -> None:
    from lyapp.store.ops.coverage import link_must_do
    from lyapp.store.queries.coverage import coverage_facts

    got: list[object] = []
    screen.desk.read(coverage_facts, locality=daccom(screen), then=got.append, owner=screen)
    qtbot.waitUntil(lambda: bool(got))
    (facts,) = got
    screen.hide()
    screen.desk.changed.disconnect(screen.refresh)
    with qtbot.waitSignal(screen.desk.changed):
        screen.desk.act(link_must_do, owner=screen, confirmed=True,
                        objective=facts.plans[0].objectives[0].id,
                        must_do=facts.must_dos[0].must_do)  # fmt: skip
    assert covers(screen, daccom(screen))[0] is Cover.SUGGESTED
    screen.show()
    screen.arrive()
    qtbot.waitUntil(lambda: covers(screen, daccom(screen))[0] is Cover.CONFIRMED)


def test_coming_back_finds_what_was_worked_out(qtbot: QtBot, listed: CoverageScreen) -> None:
    place = listed.place()
    again = CoverageScreen(listed.desk)
    again.arrive(**place)
    assert again.view.model.shown() == MUST_DOS
    qtbot.waitUntil(lambda: again.view.plan.list.currentIndex().isValid())
    assert here(again)[0] == "N1"
    settled(qtbot, listed)
    again.deleteLater()


def test_a_changed_column_is_told_without_a_reset(screen: CoverageScreen) -> None:
    from dataclasses import replace

    model: MatrixModel = screen.view.model
    board = model.board()
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    column = board.columns[8]
    covers_after = (Cover.GAP, *column.covers[1:])
    assert model.update(replace(board, columns=(replace(column, covers=covers_after),), totals=()))
    assert not resets
    assert model.totals(1) == (0, 0, 11)
    assert not model.update(replace(board, requirements=()))


@pytest.mark.parametrize(("kind", "start"), [(0, b"PK"), (1, b"\xef\xbb\xbf"), (2, b"{")])
def test_the_matrix_is_exported(
    qtbot: QtBot, screen: CoverageScreen, tmp_path: Path, kind: int, start: bytes
) -> None:
    screen.view.export.actions_menu.actions()[kind].trigger()
    qtbot.waitUntil(lambda: screen.findChild(QFileDialog) is not None, timeout=20_000)
    dialog = screen.findChild(QFileDialog)
    target = tmp_path / "coverage.out"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    settled(qtbot, screen)
    content = target.read_bytes()
    assert content.startswith(start)
    if kind == 1:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
        assert len(rows) == MUST_DOS + 1
        assert rows[0][3:5] == ["East", "North"]
    if kind == 2:
        assert len(json.loads(content)["must_dos"]) == MUST_DOS


def test_the_view_menu_and_the_board_lead_there(
    qtbot: QtBot, window: Window, sample_review: Path
) -> None:
    with qtbot.waitSignal(window.desk.opened, timeout=20_000):
        window.desk.open(sample_review)
    qtbot.waitUntil(lambda: window.stage.here == "status")
    window.stage.screen_here().view.coverage.click()
    assert window.stage.here == "coverage"
    screen = window.stage.screen_here()
    qtbot.waitUntil(lambda: screen.view.model.rowCount() > 0, timeout=20_000)
    window.desk.go("status")
    window.menus.coverage.trigger()
    assert window.stage.here == "coverage"
    qtbot.waitUntil(lambda: window.desk.idle, timeout=20_000)
    window.desk.go("status")
    window.files.export_coverage()
    assert window.stage.here == "coverage"
    formats = screen.view.export.actions_menu
    assert formats.isVisible()
    formats.close()


def test_an_older_review_is_offered_the_coverage_while_scoring(
    qtbot: QtBot, screen: CoverageScreen
) -> None:
    from lyapp.store.ops.criteria import choose_checks

    button = screen.view.telling
    assert button.isHidden()  # the sample has it
    screen.desk.act(choose_checks, owner=screen, criterion="must_dos", checks=())
    qtbot.waitUntil(lambda: not button.isHidden(), timeout=20_000)
    criteria = button.actions_menu.actions()
    assert criteria[0].text() == "1 Covers must-dos"
    assert len(criteria) == 10  # the open question isn't among them
    criteria[0].trigger()
    qtbot.waitUntil(button.isHidden, timeout=20_000)
    screen.desk.undo()
    qtbot.waitUntil(lambda: not button.isHidden(), timeout=20_000)


def test_the_keys_shown_are_those_that_work_here(qtbot: QtBot, screen: CoverageScreen) -> None:
    assert dict(screen.footer_now())["Enter"] == "open the locality"
    with qtbot.waitSignal(screen.footer_changed):
        screen.arrive(locality=daccom(screen))
    assert dict(screen.footer_now())["Y"] == "confirm"
    settled(qtbot, screen)


def test_notes_on_the_catalogue_are_not_for_who_compares(listed: CoverageScreen) -> None:
    plan = listed.view.plan.model.plan
    assert plan is not None
    noted = next(one for one in plan.must_dos if one.note)
    head = listed.view.plan.model.row_of((0, noted.must_do))
    assert head is not None
    listed.view.plan.list.go_to(head)
    shown = listed.view.plan.reader.text.toPlainText()
    assert noted.title in shown
    assert noted.note not in shown
