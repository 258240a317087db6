"""Making a programme one's own: criteria, rating scale, outcome types, questions."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from lyapp.model.criteria import ScoreState
from lyapp.model.decision import OutcomePlace, OutcomeStage
from lyapp.model.programme import OutcomeData, QuestionData
from lyapp.places import Home
from lyapp.store.file import open_review
from lyapp.ui.desk import Desk
from lyapp.ui.programme.calls import Everything
from lyapp.ui.programme.screen import ProgrammeScreen
from tests.ui import small

PROGRAMME = replace(
    small.programme(3),
    outcomes=(OutcomeData("EN-A", OutcomePlace.STATUS, "agreed"),),
    questions=(QuestionData(1, "Do you agree?", ("EN-A",)), QuestionData(2, "All of it?")),
)


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
    shown.arrive(part="criteria")
    qtbot.waitUntil(lambda: closed_desk.idle)
    yield shown
    qtbot.waitUntil(lambda: closed_desk.idle)
    shown.close()
    shown.deleteLater()


@pytest.fixture
def now(qtbot: QtBot, screen: ProgrammeScreen) -> Callable[[], Everything]:
    """What is stored, once everything under way has been saved and read again."""

    def read() -> Everything:
        qtbot.waitUntil(lambda: screen.desk.idle)
        assert screen._all is not None
        return screen._all

    return read


Now = Callable[[], Everything]


def test_a_criterions_fields_save_themselves(screen: ProgrammeScreen, now: Now) -> None:
    part = screen.view.criteria
    part.list.setCurrentRow(1)
    fields = part.fields
    assert fields.title.text() == "Criterion 2"
    fields.title.setFocus()
    fields.title.selectAll()
    QTest.keyClicks(fields.title, "Clear aims")
    fields.title.flush()
    fields.weight.setValue(3)
    fields.weight.flush()
    fields.must_pass.click()
    fields.levels[4].setFocus()
    QTest.keyClicks(fields.levels[4], "Ranked.")
    fields.levels[4].flush()
    stored = now().page.criteria[1]
    assert (stored.title, stored.weight, stored.must_pass) == ("Clear aims", 3, True)
    assert stored.descriptors == ((4, "Ranked."),)
    assert part.list.item(1).text() == "2  Clear aims"


def test_what_was_typed_goes_to_the_criterion_it_was_typed_for(
    screen: ProgrammeScreen, now: Now
) -> None:
    part = screen.view.criteria
    part.list.setCurrentRow(0)
    part.fields.guidance.setFocus()
    part.fields.guidance.selectAll()
    QTest.keyClicks(part.fields.guidance, "Of the first.")
    part.list.setCurrentRow(2)
    assert [one.guidance for one in now().page.criteria[:3]] == [
        "Of the first.", "Look at the lead column.", "",
    ]  # fmt: skip
    assert part.fields.guidance.toPlainText() == ""


def test_a_title_cant_be_emptied(screen: ProgrammeScreen, now: Now) -> None:
    told: list[object] = []
    screen.desk.told.connect(told.append)
    fields = screen.view.criteria.fields
    fields.title.setFocus()
    fields.title.clear()
    fields.title.flush()
    assert now().page.criteria[0].title == "Criterion 1"
    assert told
    assert fields.title.pending


def test_a_comment_only_criterion_has_no_levels(screen: ProgrammeScreen, now: Now) -> None:
    fields = screen.view.criteria.fields
    fields.open_text.click()
    assert now().page.criteria[0].open_text
    assert not fields.means.isVisible()
    assert not fields.weight.isEnabled()
    assert not fields.must_pass.isEnabled()


def test_criteria_are_added_moved_and_removed(screen: ProgrammeScreen, now: Now) -> None:
    part = screen.view.criteria
    part.add.fields["title"].setText("Costs")
    part.add.button.click()
    assert now().page.criteria[-1].title == "Costs"
    assert part.chosen() == "costs"
    assert part.fields.title.text() == "Costs"
    part.up.click()
    assert now().page.criteria[-2].key == "costs"
    assert part.chosen() == "costs"
    part.remove.click()
    assert "costs" not in [one.key for one in now().page.criteria]
    assert part.chosen() == "share"
    assert part.fields.title.text() == "Good practice"


def test_another_scale_gives_the_criteria_its_levels(screen: ProgrammeScreen, now: Now) -> None:
    ready = {card.use.accessibleName(): card for card in screen.view.scale.ready}
    card = next(card for name, card in ready.items() if "amber-red" in name.casefold())
    card.use.click()
    assert [level.value for level in now().page.scale.levels] == [1, 2, 3, 4]
    assert not card.used.isHidden()
    assert card.use.isHidden()
    assert list(screen.view.criteria.fields.levels) == [1, 2, 3, 4]
    assert screen.view.scale.table.texts.rowCount() == 4
    screen.desk.undo()
    assert [level.value for level in now().page.scale.levels] == [0, 1, 2, 3, 4]


def test_once_scored_a_change_makes_a_new_version(
    qtbot: QtBot, screen: ProgrammeScreen, now: Now
) -> None:
    part, scale = screen.view.criteria, screen.view.scale
    assert part.versions.isHidden()
    _score(screen, qtbot)
    now()
    assert part.why.isHidden()
    before = part.versions.sentence.text()
    assert "a change makes version 2; the scores given stay with version 1" in before
    assert part.versions.show_older.isHidden()
    assert "makes version 2" in scale.versions.sentence.text()

    part.fields.title.setFocus()
    part.fields.title.selectAll()
    QTest.keyClicks(part.fields.title, "Clear aims")
    part.fields.title.flush()
    found = now()
    assert (found.page.set_version, found.page.criteria[0].title) == (2, "Clear aims")
    after = part.versions.sentence.text()
    assert "version 2, the current one" in after
    assert "Scores have been given" not in after
    part.versions.show_older.click()
    line = part.versions.older.text()
    assert line.startswith("Version 1, ")
    assert line.endswith("11 criteria · 1 score")
    assert not part.versions.older.isHidden()

    screen.desk.undo()
    assert now().page.set_version == 1
    assert part.fields.title.text() == "Criterion 1"
    assert "a change makes version 2" in part.versions.sentence.text()
    assert part.versions.older.isHidden()


def test_a_review_open_for_reading_says_so_and_no_more(
    qtbot: QtBot, screen: ProgrammeScreen, now: Now, home: Home
) -> None:
    _score(screen, qtbot)
    path = screen.desk.review_path
    assert path is not None
    now()
    with qtbot.waitSignal(screen.desk.closed, timeout=20_000):
        screen.desk.close()
    held = open_review(path, home=home, holder="somebody else")
    with qtbot.waitSignal(screen.desk.opened, timeout=20_000):
        screen.desk.open(path)
    screen.arrive(part="criteria")
    now()
    held.close()
    part = screen.view.criteria
    assert "open for reading only" in part.why.text()
    assert part.versions.isHidden()
    assert part.fields.title.isReadOnly()
    assert part.add.isHidden()


def _score(screen: ProgrammeScreen, qtbot: QtBot) -> None:
    from lyapp.store.ops.scores import record_score
    from lyapp.store.queries.score_sheet import score_sheet, to_score

    def first(review: object) -> dict[str, object]:
        version = to_score(review, member="ap")[0].plan_version  # type: ignore[arg-type]  # the open review
        sheet = score_sheet(review, plan_version=version or 0, member="ap")  # type: ignore[arg-type]  # the open review
        return {"plan_version": version, "criterion": sheet.lines[0].criterion, "member": "ap"}

    found: list[dict[str, object]] = []
    screen.desk.read(first, then=found.append, owner=screen)
    qtbot.waitUntil(lambda: bool(found))
    screen.desk.act(record_score, owner=screen, state=ScoreState.RATED, rating=3, **found[0])


def test_outcome_types_are_added_changed_and_removed(screen: ProgrammeScreen, now: Now) -> None:
    part = screen.view.outcomes
    screen.view.show_part("outcomes")
    part.add.fields["label"].setText("Put off")
    assert part.add.choice is not None
    part.add.choice.set_value(OutcomeStage.UNDECIDED)
    part.add.button.click()
    assert now().page.outcome_types[-1].label == "Put off"
    assert part.name.text() == "Put off"
    model = part.table.texts
    model.setData(model.index(2, 0), "Deferred", Qt.ItemDataRole.EditRole)
    part.conditions.click()
    part.stage.chosen.emit(OutcomeStage.AWAITED)
    last = now().page.outcome_types[-1]
    assert (last.label, last.stage, last.takes_conditions) == (
        "Deferred", OutcomeStage.AWAITED, True,
    )  # fmt: skip
    part.remove.click()
    assert len(now().page.outcome_types) == 2


def test_a_recorded_outcome_type_stays(screen: ProgrammeScreen) -> None:
    part = screen.view.outcomes
    screen.view.show_part("outcomes")
    part.table.setCurrentIndex(part.table.texts.index(0, 0))
    assert not part.remove.isEnabled()
    assert "stays as it is" in part.why.text()
    assert not part.table.texts.flags(part.table.texts.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    assert part.table.texts.flags(part.table.texts.index(1, 0)) & Qt.ItemFlag.ItemIsEditable
    part.table.setCurrentIndex(part.table.texts.index(1, 0))
    assert part.remove.isEnabled()


def test_questions_are_added_changed_and_removed(screen: ProgrammeScreen, now: Now) -> None:
    part = screen.view.questions
    screen.view.show_part("questions")
    part.table.setCurrentIndex(part.table.texts.index(0, 1))
    first = now().page.localities[0].id
    assert part.about.model.ticks() == (first,)
    part.about.model.tick(())
    assert now().page.questions[0].localities == ()
    part.add.fields["text"].setText("What next?")
    part.add.button.click()
    assert now().page.questions[2].text == "What next?"
    assert part.chosen() == 3
    model = part.table.texts
    model.setData(model.index(2, 1), "And then?", Qt.ItemDataRole.EditRole)
    assert now().page.questions[2].text == "And then?"
    part.about.model.tick((first,))
    assert now().page.questions[2].localities == ("Ashdown",)
    part.remove.click()
    assert len(now().page.questions) == 2


def test_looking_at_every_row_saves_nothing(screen: ProgrammeScreen, now: Now) -> None:
    changes: list[object] = []
    screen.desk.changed.connect(changes.append)
    view = screen.view
    for row in range(view.criteria.list.count()):
        view.criteria.list.setCurrentRow(row)
    for part, table in (
        (view.outcomes, view.outcomes.table),
        (view.questions, view.questions.table),
    ):
        assert part is not None
        for row in range(table.texts.rowCount()):
            table.setCurrentIndex(table.texts.index(row, 1))
    screen.leave()
    now()
    assert changes == []


def test_a_review_open_elsewhere_can_only_be_read(
    qtbot: QtBot, closed_desk: Desk, made_once: Path, tmp_path: Path
) -> None:
    path = tmp_path / "read.lyreview"
    shutil.copy(made_once, path)
    held = open_review(path, home=closed_desk.home, holder="Somebody Else")
    try:
        with qtbot.waitSignal(closed_desk.opened, timeout=20_000):
            closed_desk.open(path)
        shown = ProgrammeScreen(closed_desk)
        qtbot.addWidget(shown)
        shown.arrive(part="criteria")
        qtbot.waitUntil(lambda: closed_desk.idle)
        view = shown.view
        assert "reading only" in view.criteria.why.text()
        assert view.criteria.fields.title.text() == "Criterion 1"
        assert view.criteria.fields.title.isReadOnly()
        for form in (view.criteria.add, view.questions.add, view.outcomes.add):
            assert form.isHidden()
        assert not any(card.use.isEnabled() for card in view.scale.ready)
    finally:
        held.close()


def test_every_field_and_button_has_a_name_to_be_read_out(screen: ProgrammeScreen) -> None:
    view = screen.view
    kinds: tuple[type[QWidget], ...] = (QLineEdit, QPlainTextEdit, QSpinBox, QAbstractButton)
    for part in (view.criteria, view.scale, view.outcomes, view.questions):
        for kind in kinds:
            for field in part.findChildren(kind):
                inside = field.objectName().startswith("qt_")
                corner = field.metaObject().className() == "QTableCornerButton"
                assert inside or corner or field.accessibleName() or field.text(), field
