"""What helps to read plans: their year, a limit, people, words, and what bears on a criterion."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lyapp.model.programme import PersonData
from lyapp.store.file import open_review
from lyapp.ui.desk import Desk
from lyapp.ui.programme.calls import Everything
from lyapp.ui.programme.screen import ProgrammeScreen
from lyapp.ui.widgets.checklist import CHECK, TICKED
from tests.ui import small

PROGRAMME = replace(
    small.programme(3),
    people=(PersonData("Ann Hill", "GP", "Ashdown", clinical=True), PersonData("B. Quinn")),
    synonyms=(("falls", "fracture"),),
    priority_limit=5,
)
Now = Callable[[], Everything]


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small.make(tmp_path_factory.mktemp("made") / "small.lyreview", PROGRAMME)


@pytest.fixture
def screen(
    qtbot: QtBot, closed_desk: Desk, made_once: Path, tmp_path: Path
) -> Iterator[ProgrammeScreen]:
    path = tmp_path / "small.lyreview"
    shutil.copy(made_once, path)
    with qtbot.waitSignal(closed_desk.opened, timeout=20_000):
        closed_desk.open(path)
    shown = ProgrammeScreen(closed_desk)
    closed_desk.changed.connect(shown.refresh)
    shown.resize(1280, 740)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.arrive(part="plans")
    qtbot.waitUntil(lambda: closed_desk.idle)
    yield shown
    qtbot.waitUntil(lambda: closed_desk.idle)
    shown.close()
    shown.deleteLater()


@pytest.fixture
def now(qtbot: QtBot, screen: ProgrammeScreen) -> Now:
    """What is stored, once everything under way has been saved and read again."""

    def read() -> Everything:
        qtbot.waitUntil(lambda: screen.desk.idle)
        assert screen._all is not None
        return screen._all

    return read


def typed(screen: ProgrammeScreen, name: str, text: str) -> None:
    field = screen.view.plans.fields[name]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text) if text else field.clear()
    field.flush()


def test_the_year_and_the_limit_save_themselves(screen: ProgrammeScreen, now: Now) -> None:
    fields = screen.view.plans.fields
    assert fields["year_starts"].text() == "1 Apr 2008"
    assert fields["priority_limit"].text() == "5"
    typed(screen, "year_starts", "1 May 2008")
    typed(screen, "priority_limit", "7")
    found = now().plans
    assert (found.year_starts, found.priority_limit) == (date(2008, 5, 1), 7)
    typed(screen, "priority_limit", "")
    typed(screen, "year_starts", "")
    found = now().plans
    assert (found.year_starts, found.priority_limit) == (date(2008, 4, 1), None)


@pytest.mark.parametrize(
    ("name", "text"),
    [("priority_limit", "few"), ("priority_limit", "0"), ("year_ends", "1 Jan 2001")],
)
def test_what_cant_be_read_stays_and_says_why(
    screen: ProgrammeScreen, now: Now, name: str, text: str
) -> None:
    before = now().plans
    typed(screen, name, text)
    assert now().plans == before
    part = screen.view.plans
    assert part.fields[name].text() == text
    assert not part.problem.isHidden()
    assert screen.desk.drafts.unsaved()
    screen.desk.drafts.clear()


def test_people_are_added_changed_and_removed(screen: ProgrammeScreen, now: Now) -> None:
    part = screen.view.plans
    form = part.add_person
    form.fields["name"].setText("Sister Joy")
    form.fields["role"].setText("Nurse")
    assert form.tick is not None
    form.tick.setChecked(True)
    form.button.click()
    person = now().plans.people[-1]
    assert (person.name, person.role, person.clinical) == ("Sister Joy", "Nurse", True)
    assert form.fields["name"].text() == ""
    model = part.people.texts
    model.setData(model.index(2, 2), "Ashdown")
    assert now().plans.people[-1].organisation == "Ashdown"
    part.people.setCurrentIndex(model.index(2, 0))
    part.clinician.click()
    assert not now().plans.people[-1].clinical
    part.remove_person.click()
    assert [one.name for one in now().plans.people] == ["Ann Hill", "B. Quinn"]


def test_somebody_stands_in_the_list_once(screen: ProgrammeScreen, now: Now) -> None:
    form = screen.view.plans.add_person
    form.fields["name"].setText("B. Quinn")
    form.button.click()
    assert len(now().plans.people) == 2
    assert "already" in form.problem.text()
    assert form.fields["name"].text() == "B. Quinn"


def test_words_that_mean_the_same_are_kept_in_groups(screen: ProgrammeScreen, now: Now) -> None:
    part = screen.view.plans
    part.add_words.fields["words"].setText("stroke, TIA")
    part.add_words.button.click()
    assert now().plans.synonyms[-1] == ("stroke", "TIA")
    model = part.words.texts
    model.setData(model.index(1, 0), "stroke, TIA, mini stroke")
    assert now().plans.synonyms[-1] == ("stroke", "TIA", "mini stroke")
    part.words.setCurrentIndex(model.index(1, 0))
    part.remove_words.click()
    assert now().plans.synonyms == (("falls", "fracture"),)
    part.add_words.fields["words"].setText("alone")
    part.add_words.button.click()
    assert len(now().plans.synonyms) == 1
    assert "two or more" in part.add_words.problem.text()


def test_findings_are_chosen_for_a_criterion(screen: ProgrammeScreen, now: Now) -> None:
    screen.view.show_part("criteria")
    part = screen.view.criteria
    part.list.setCurrentRow(1)
    model = part.fields.checks.list.model
    titles = [model.index(row).data() for row in range(model.rowCount())]
    assert titles[0] == "No lead"
    assert titles[-1] == "How many must-dos the plan covers"
    model.setData(model.index(0), TICKED, CHECK)
    assert now().page.criteria[1].checks == ("no_lead",)
    part.list.setCurrentRow(0)
    assert model.ticks() == ()
    part.list.setCurrentRow(1)
    assert model.ticks() == (0,)


def test_a_review_open_for_reading_changes_nothing(
    qtbot: QtBot, closed_desk: Desk, made_once: Path, tmp_path: Path
) -> None:
    path = tmp_path / "small.lyreview"
    shutil.copy(made_once, path)
    held = open_review(path, home=closed_desk.home, holder="Somebody Else")
    try:
        with qtbot.waitSignal(closed_desk.opened, timeout=20_000):
            closed_desk.open(path)
        shown = ProgrammeScreen(closed_desk)
        qtbot.addWidget(shown)
        shown.arrive(part="plans")
        qtbot.waitUntil(lambda: closed_desk.idle)
        part = shown.view.plans
        assert part.add_person.isHidden()
        assert part.fields["priority_limit"].isReadOnly()
        assert (
            not part.people.texts.flags(part.people.texts.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
        )
    finally:
        held.close()
