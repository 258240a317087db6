"""Who scores what, declared interests, and the members themselves, through the real widgets."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from lyapp.model.panel import Assigning, ConflictKind
from lyapp.model.programme import LocalityData, MemberData
from lyapp.ui import theme
from lyapp.ui.desk import Desk
from lyapp.ui.members import calls
from lyapp.ui.members.screen import MembersScreen
from lyapp.ui.notes import Message
from tests.ui import small
from tests.ui.panel import panels

AP, TW = 1, 2
ASHDOWN, BEECH, CEDAR, DALE = 1, 2, 3, 4
Now = Callable[[], calls.MembersPage]


def opened(qtbot: QtBot, desk: Desk, path: Path) -> Desk:
    with qtbot.waitSignal(desk.opened, timeout=20_000):
        desk.open(path)
    return desk


@pytest.fixture
def desk(qtbot: QtBot, closed_desk: Desk, tmp_path: Path) -> Desk:
    return opened(qtbot, closed_desk, panels.make(tmp_path / "panel.lyreview"))


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> Iterator[MembersScreen]:
    yield from shown(qtbot, desk)


def shown(qtbot: QtBot, desk: Desk) -> Iterator[MembersScreen]:
    made = MembersScreen(desk)
    desk.changed.connect(made.refresh)
    made.resize(1240, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.arrive()
    qtbot.waitUntil(lambda: desk.idle)
    yield made
    qtbot.waitUntil(lambda: desk.idle)
    made.close()
    made.deleteLater()


@pytest.fixture
def now(qtbot: QtBot, screen: MembersScreen) -> Now:
    def read() -> calls.MembersPage:
        qtbot.waitUntil(lambda: screen.desk.idle)
        assert screen._page is not None
        return screen._page

    return read


def choose(screen: MembersScreen, first: tuple[int, int], last: tuple[int, int]) -> None:
    """Choose a block of cells, from a row and column to another."""
    table = screen.view.matrix.table
    table.go_to(*first)
    block = QItemSelection(table.model().index(*first), table.model().index(*last))
    table.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def key(screen: MembersScreen, pressed: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(screen.view.matrix.table, pressed, held or Qt.KeyboardModifier.NoModifier)


def test_the_matrix_shows_who_scores_what(screen: MembersScreen, now: Now) -> None:
    model = screen.view.matrix.model
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert now().who.assigning is Assigning.BY_ORGANISATION
    assert screen.view.matrix.ways[Assigning.BY_ORGANISATION].isChecked()
    assert (model.rowCount(), model.columnCount()) == (4, 3)
    assert model.index(0, 0).data() == "✓"
    assert "A. Parker, Ashdown: scores" in screen.view.matrix.about.text()
    assert tester is not None


def test_cells_are_given_and_taken_once_they_are_picked(screen: MembersScreen, now: Now) -> None:
    told: list[object] = []
    screen.desk.told.connect(told.append)
    key(screen, Qt.Key.Key_Space)
    assert now().who.assigning is Assigning.BY_ORGANISATION
    assert told
    screen.view.matrix.ways[Assigning.PICKED].click()
    assert now().who.assigning is Assigning.PICKED
    assert len(now().who.scores) == 12
    choose(screen, (0, 0), (1, 1))
    key(screen, Qt.Key.Key_Space)
    assert len(now().who.scores) == 8
    assert len(screen.view.matrix.table.pairs()) == 4
    choose(screen, (0, 0), (0, 2))
    key(screen, Qt.Key.Key_Space)
    assert {(1, ASHDOWN), (2, ASHDOWN), (3, ASHDOWN)} <= now().who.scores
    screen.desk.undo()
    assert len(now().who.scores) == 8


def test_a_row_or_a_column_is_chosen_as_a_whole(screen: MembersScreen, now: Now) -> None:
    screen.view.matrix.ways[Assigning.PICKED].click()
    now()
    table = screen.view.matrix.table
    table.go_to(1, 1)
    key(screen, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert table.pairs() == [(TW, one) for one in (ASHDOWN, BEECH, CEDAR, DALE)]
    key(screen, Qt.Key.Key_Space)
    assert not [pair for pair in now().who.scores if pair[0] == TW]
    table.go_to(2, 0)
    key(screen, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert {locality for _member, locality in table.pairs()} == {CEDAR}
    head = table.horizontalHeader()
    QTest.mouseClick(
        head.viewport(),
        Qt.MouseButton.LeftButton,
        pos=head.viewport().rect().topLeft() + _middle(head.sectionViewportPosition(2)),
    )
    assert {member for member, _locality in table.pairs()} == {3}
    assert len(table.pairs()) == 4


def _middle(left: int) -> QPoint:
    return QPoint(left + theme.unit() * 2, theme.unit())


def test_an_interest_is_declared_beside_the_matrix(screen: MembersScreen, now: Now) -> None:
    choose(screen, (2, 1), (3, 1))
    key(screen, Qt.Key.Key_C)
    assert screen.interests is not None
    form = screen.interests.form
    assert form is not None
    assert form.whose.text() == "T. West in 2 localities"
    assert form.kinds[ConflictKind.OWN_LOCALITY].hasFocus()
    assert not form.scores.isChecked()
    assert form.answers_questions.isChecked()
    assert not form.stays_for_decision.isChecked()
    form.kinds[ConflictKind.OTHER].click()
    form.save.click()
    assert "Say in the note" in form.problem.text()
    QTest.keyClicks(form.note, "A cousin works there")
    form.save.click()
    first, second = now().who.conflicts
    assert (first.member, first.locality, first.kind) == (TW, CEDAR, ConflictKind.OTHER)
    assert second.note == "A cousin works there"
    assert (TW, CEDAR) not in now().who.scores
    assert form.isHidden()
    model = screen.view.matrix.model
    assert model.index(2, 1).data() == "– O"
    assert "another interest – doesn’t score" in model.index(2, 1).data(
        Qt.ItemDataRole.AccessibleTextRole
    )
    key(screen, Qt.Key.Key_Delete)
    assert now().who.conflicts == ()


def test_what_is_declared_is_changed_and_esc_closes(screen: MembersScreen, now: Now) -> None:
    screen.view.matrix.table.go_to(2, 0)
    key(screen, Qt.Key.Key_C)
    assert screen.interests is not None
    form = screen.interests.form
    assert form is not None
    form.declare()
    now()
    key(screen, Qt.Key.Key_C)
    assert form.save.text() == "Change"
    form.scores.click()
    screen.view.matrix.table.go_to(0, 0)
    # What somebody is at work on isn't taken from under their hands.
    assert form.whose.text() == "A. Parker in Cedar"
    form.save.click()
    assert now().who.conflicts[0].scores
    assert screen.view.matrix.model.index(2, 0).data() == "✓ L"
    key(screen, Qt.Key.Key_C)
    assert form.whose.text() == "A. Parker in Ashdown"
    screen.view.matrix.table.go_to(2, 0)
    assert form.whose.text() == "A. Parker in Cedar"
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert form.isHidden()
    assert len(now().who.conflicts) == 1


def test_answers_given_before_are_spoken_of_and_taken_back(screen: MembersScreen, now: Now) -> None:
    screen.view.matrix.table.go_to(0, 0)
    key(screen, Qt.Key.Key_C)
    now()
    assert screen.interests is not None
    form = screen.interests.form
    assert form is not None
    assert form.given.text().startswith("A. Parker gave 10 answers on Ashdown before.")
    assert "until they are taken back" in form.given.text()
    form.save.click()
    now()
    # It stays open, for there is something left to decide.
    assert not form.isHidden()
    form.take_back.click()
    now()
    assert form.given.isHidden()
    assert form.take_back.isHidden()


def test_a_conflict_keeps_a_picked_cell_from_scoring(screen: MembersScreen, now: Now) -> None:
    screen.view.matrix.ways[Assigning.PICKED].click()
    now()
    screen.view.matrix.table.go_to(3, 0)
    key(screen, Qt.Key.Key_C)
    assert screen.interests is not None
    assert screen.interests.form is not None
    screen.interests.form.declare()
    now()
    told: list[object] = []
    screen.desk.told.connect(told.append)
    key(screen, Qt.Key.Key_Space)
    assert (AP, DALE) not in now().who.scores
    assert "declared interest" in str(told[-1])


def test_members_have_substitutes_and_stand_down(screen: MembersScreen, now: Now) -> None:
    screen.arrive(part="people")
    now()
    people = screen.view.people
    assert people.name.text() == "A. Parker"
    people.add.fields["name"].setText("S. Stand")
    assert people.add.choice is not None
    people.add.choice.set_value(1)
    people.add.button.click()
    (stand_in,) = now().who.members[0].substitutes
    assert (stand_in.name, stand_in.organisation) == ("S. Stand", 1)
    (row,) = people.stand_ins.rows()
    assert row.words.text() == "S. Stand, for East – for A. Parker"
    row.remove.click()
    assert now().who.members[0].substitutes == ()
    people.stands_down.click()
    assert now().who.members[0].withdrawn
    assert not [pair for pair in now().who.scores if pair[0] == AP]
    assert people.table.texts.cells(0).texts[4] == "stood down"
    people.has_finished.click()
    assert now().who.members[0].finished
    people.table.texts.typed.emit(AP, 2, "East and North")
    assert now().who.members[0].organisation == "East and North"
    assert screen.place() == {"part": "people"}


def test_adding_and_renaming_is_the_programmes(screen: MembersScreen, now: Now) -> None:
    now()
    went: list[object] = []
    screen.desk.went.connect(went.append)
    screen.view.pages.show_page("people")
    screen.view.people.to_programme.click()
    (there,) = went
    assert "programme" in str(there)


def test_what_to_do_first_is_said(qtbot: QtBot, closed_desk: Desk, tmp_path: Path) -> None:
    data = replace(small.programme(3), members=())
    desk = opened(qtbot, closed_desk, small.make(tmp_path / "none.lyreview", data))
    for screen in shown(qtbot, desk):
        assert screen.view.whole.currentWidget() is screen.view.nothing
        assert screen.view.nothing.title.text() == "No members yet"


def test_twelve_members_and_a_thousand_plans_stay_fluid(
    qtbot: QtBot, closed_desk: Desk, tmp_path: Path
) -> None:
    base = small.programme(3)
    data = replace(
        base,
        members=tuple(MemberData(f"m{n}", f"Member {n}") for n in range(12)),
        localities=tuple(LocalityData(f"L{n}", "EN", f"Place {n}") for n in range(1000)),
        plans=(), meetings=(), financial_lines=(),
    )  # fmt: skip
    desk = opened(qtbot, closed_desk, small.make(tmp_path / "big.lyreview", data))
    for screen in shown(qtbot, desk):
        table = screen.view.matrix.table
        screen.view.matrix.ways[Assigning.PICKED].click()
        qtbot.waitUntil(lambda: desk.idle, timeout=20_000)
        table.go_to(500, 5)
        began = time.perf_counter()
        for _step in range(20):
            QTest.keyClick(table, Qt.Key.Key_PageDown)
            table.viewport().repaint()
        assert (time.perf_counter() - began) / 20 < 0.25
        table.go_to(0, 5)
        QTest.keyClick(table, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(table, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: desk.idle, timeout=20_000)
        assert len(screen._page.who.scores) == 11_000  # type: ignore[union-attr]  # it was read


def test_a_button_that_has_no_effect_says_why_and_the_keys_are_the_pages(
    screen: MembersScreen, now: Now
) -> None:
    told: list[Message] = []
    screen.desk.told.connect(told.append)
    now()
    screen.view.matrix.toggle.click()
    assert "Picked one by one" in told[-1].sentence
    assert ("C", "declare an interest") in screen.footer_now()
    screen.view.pages.tabs.setCurrentIndex(1)
    assert screen.footer_now() == (("F2", "where a member comes from"),)
