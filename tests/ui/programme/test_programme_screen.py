"""Setting up a programme and reading it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from lyapp.ui.desk import Desk
from lyapp.ui.programme.screen import ProgrammeScreen
from tests.ui import small


def screen_over(qtbot: QtBot, desk: Desk, path: Path) -> ProgrammeScreen:
    with qtbot.waitSignal(desk.opened, timeout=20_000):
        desk.open(path)
    shown = ProgrammeScreen(desk)
    desk.changed.connect(shown.refresh)
    shown.resize(1280, 740)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.arrive()
    qtbot.waitUntil(lambda: desk.idle)
    return shown


@pytest.fixture
def screen(qtbot: QtBot, closed_desk: Desk, tmp_path: Path) -> Iterator[ProgrammeScreen]:
    shown = screen_over(qtbot, closed_desk, small.make(tmp_path / "small.lyreview"))
    yield shown
    qtbot.waitUntil(lambda: closed_desk.idle)
    shown.close()
    shown.deleteLater()


@pytest.fixture
def blank(qtbot: QtBot, closed_desk: Desk, tmp_path: Path) -> Iterator[ProgrammeScreen]:
    empty = replace(
        small.programme(), organisations=(), localities=(), members=(), plans=(), meetings=(),
        financial_lines=(), must_dos=(), checks=(),
    )  # fmt: skip
    shown = screen_over(qtbot, closed_desk, small.make(tmp_path / "blank.lyreview", empty))
    yield shown
    qtbot.waitUntil(lambda: closed_desk.idle)
    shown.close()
    shown.deleteLater()


def test_showing_everything_saves_nothing(qtbot: QtBot, screen: ProgrammeScreen) -> None:
    changes: list[object] = []
    screen.desk.changed.connect(changes.append)
    for row in range(screen.view.list.count()):
        screen.view.list.setCurrentRow(row)
    screen.leave()
    qtbot.waitUntil(lambda: screen.desk.idle)
    assert changes == []


def test_a_field_saves_itself(qtbot: QtBot, screen: ProgrammeScreen) -> None:
    field = screen.view.about.fields["committee"]
    field.setFocus()
    field.selectAll()
    with qtbot.waitSignal(screen.desk.changed):
        QTest.keyClicks(field, "Executive")
        field.flush()
    screen.arrive()
    qtbot.waitUntil(lambda: screen.desk.idle)
    assert screen._all is not None
    assert screen._all.page.committee == "Executive"


def test_a_date_that_cant_be_read_stays_and_says_why(qtbot: QtBot, screen: ProgrammeScreen) -> None:
    field = screen.view.about.fields["paper_date"]
    field.setFocus()
    QTest.keyClicks(field, "30 Feb 2008")
    field.flush()
    assert "February 2008 has 29 days" in screen.view.about.problems["paper_date"].text()
    assert field.text() == "30 Feb 2008"
    field.selectAll()
    with qtbot.waitSignal(screen.desk.changed):
        QTest.keyClicks(field, "7/7/08")
        field.flush()
    assert not screen.view.about.problems["paper_date"].isVisible()


def test_a_list_size_is_kept_as_typed(qtbot: QtBot, screen: ProgrammeScreen) -> None:
    model = screen.view.localities.table.texts
    assert model.cells(1).texts[3:] == ("1027,920", "not a number: counted nowhere")
    with qtbot.waitSignal(screen.desk.changed):
        model.setData(model.index(1, 3), "27,920", Qt.ItemDataRole.EditRole)
    qtbot.waitUntil(lambda: model.cells(1).texts[3:] == ("27,920", "27,920"))


def test_practices_that_are_no_number_are_refused(qtbot: QtBot, screen: ProgrammeScreen) -> None:
    model = screen.view.localities.table.texts
    told: list[object] = []
    screen.desk.told.connect(told.append)
    model.setData(model.index(0, 2), "some", Qt.ItemDataRole.EditRole)
    qtbot.waitUntil(lambda: bool(told))
    assert model.cells(0).texts[2] == "6"


def test_the_field_that_is_wrong_is_marked_and_the_error_said_once(
    qtbot: QtBot, screen: ProgrammeScreen
) -> None:
    told: list[object] = []
    screen.desk.told.connect(told.append)
    screen.view.show_part("localities")
    form = screen.view.localities.add_locality
    for name, text in (("name", "Alder"), ("practices", "six"), ("list_size", "1027,920")):
        form.fields[name].setText(text)
    form.fields["list_size"].setFocus()
    form.button.click()
    qtbot.waitUntil(form.problem.isVisible)
    assert "“six” can’t be read" in form.problem.text()
    assert told == []
    wrong = [name for name, field in form.fields.items() if field.property("invalid") == "true"]
    assert wrong == ["practices"]
    assert form.focusWidget() is form.fields["practices"]
    form.fields["practices"].setText("6")
    form.button.click()
    qtbot.waitUntil(lambda: form.fields["name"].text() == "")
    assert not form.problem.isVisible()
    assert form.fields["practices"].property("invalid") == "false"


def test_the_names_stand_over_their_fields_where_there_is_little_room(
    qtbot: QtBot, screen: ProgrammeScreen
) -> None:
    about = screen.view.about
    field = about.fields["title"]
    label = next(each for each in about.findChildren(QLabel) if each.buddy() is field)
    for width, over in ((480, True), (1280, False), (480, True)):
        screen.resize(width, 600)
        qtbot.waitUntil(lambda over=over: _is_over(label, field) == over)
        assert field.width() > about.width() / 2


def _is_over(label: QWidget, field: QWidget) -> bool:
    end = label.mapToGlobal(label.rect().bottomLeft()).y()
    return end <= field.mapToGlobal(field.rect().topLeft()).y()


def test_a_blank_review_is_set_up_from_here(qtbot: QtBot, blank: ProgrammeScreen) -> None:
    view = blank.view
    view.show_part("localities")
    assert not view.localities.add_locality.isVisible()
    assert "organisation" in view.localities.empty.sentence.text()
    view.localities.add_organisation.fields["name"].setText("North PCT")
    view.localities.add_organisation.button.click()
    qtbot.waitUntil(view.localities.add_locality.isVisible)
    view.localities.add_locality.fields["name"].setText("Elm")
    view.localities.add_locality.fields["list_size"].setText("12,300")
    view.localities.add_locality.button.click()
    qtbot.waitUntil(lambda: view.localities.table.texts.rowCount() == 1)
    assert view.localities.table.texts.cells(0).texts[0] == "Elm"
    view.show_part("members")
    view.members.add_member.fields["name"].setText("Jo Bell")
    QTest.keyClick(view.members.add_member.fields["name"], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.members.table.texts.rowCount() == 1)
    assert view.members.add_member.fields["name"].text() == ""


def test_filling_a_form_saves_nothing(qtbot: QtBot, blank: ProgrammeScreen) -> None:
    changes: list[object] = []
    blank.desk.changed.connect(changes.append)
    blank.view.show_part("members")
    QTest.keyClicks(blank.view.members.add_member.fields["name"], "Jo Bell")
    blank.view.show_part("about")
    blank.leave()
    qtbot.waitUntil(lambda: blank.desk.idle)
    assert changes == []


def test_an_empty_name_is_asked_for(blank: ProgrammeScreen) -> None:
    blank.view.show_part("members")
    blank.view.members.add_member.button.click()
    assert blank.view.members.add_member.problem.isVisible()
    assert blank.desk.idle


def test_must_dos_are_filtered_by_words_and_catalogue(screen: ProgrammeScreen) -> None:
    screen.view.must_dos.search.setText("smok")
    assert screen.view.must_dos.table.texts.rowCount() == 1
    screen.view.must_dos.search.clear()
    screen.view.must_dos.catalogue.set_value("National")
    screen.view.must_dos.catalogue.chosen.emit("National")
    assert screen.view.must_dos.table.texts.cells(0).texts[0] == "N1"
    assert screen.view.must_dos.table.texts.rowCount() == 1


def test_checks_say_how_many_differ(screen: ProgrammeScreen) -> None:
    assert "Other than printed: 1." in screen.view.parts["checks"].sentence.text()


def test_tables_keep_qts_rules_while_sorting(screen: ProgrammeScreen) -> None:
    model = screen.view.localities.table.texts
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.sort(2, Qt.SortOrder.DescendingOrder)
    assert [model.cells(row).texts[0] for row in range(4)] == ["Cedar", "Ashdown", "Beech", "Dale"]
    model.filter("dale")
    assert model.rowCount() == 1
    assert tester.model() is model
