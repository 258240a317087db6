"""How far the panel agrees, and the plan everybody scores first, as a chair meets them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from lyapp import places
from lyapp.store.file import open_review
from lyapp.ui.agreement.screen import AgreementScreen
from lyapp.ui.desk import Desk
from tests.ui import small
from tests.ui.panel import panels

Shower = Callable[[Path], AgreementScreen]


@pytest.fixture
def show(qtbot: QtBot, closed_desk: Desk) -> Iterator[Shower]:
    """Open a review and show how far its panel agrees."""
    shown: list[AgreementScreen] = []

    def make(path: Path) -> AgreementScreen:
        with qtbot.waitSignal(closed_desk.opened, timeout=20_000):
            closed_desk.open(path)
        screen = AgreementScreen(closed_desk)
        shown.append(screen)
        screen.resize(1270, 700)
        closed_desk.changed.connect(screen.refresh)
        with qtbot.waitExposed(screen):
            screen.show()
        screen.arrive()
        qtbot.waitUntil(lambda: closed_desk.idle)
        return screen

    yield make
    for screen in shown:
        screen.leave()
        qtbot.waitUntil(lambda: closed_desk.idle)
        screen.close()
        screen.deleteLater()


def test_the_figure_is_read_out_and_offsets_are_information_only(
    qtbot: QtBot, tmp_path: Path, show: Shower
) -> None:
    screen = show(panels.make(tmp_path / "r.lyreview", ratings={"ap": 3, "tw": 2, "rj": 3}))
    card = screen.view.agreement
    qtbot.waitUntil(lambda: card.figure.text() != "")
    assert card.figure.text().startswith("α ")
    assert "An interval needs 5 plans" in card.reading.text()
    assert "Over all 3 plans." in card.basis.text()
    assert "never adjusted" in card.offsets_note.text()
    model = card.offsets.texts
    assert QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    names = [model.cells(row).texts for row in range(model.rowCount())]
    assert [one[0] for one in names] == ["A. Parker", "T. West", "R. Joyce"]
    assert names[1][1].startswith("−")


def test_too_few_says_so_and_what_to_do(qtbot: QtBot, tmp_path: Path, show: Shower) -> None:
    card = show(small.make(tmp_path / "r.lyreview")).view.agreement
    qtbot.waitUntil(lambda: "Too few to say" in card.reading.text())
    assert "Score plans on Review" in card.reading.text()
    assert card.figure.isHidden()
    assert card.offsets.isHidden()


def test_everyone_the_same_and_two_members(qtbot: QtBot, tmp_path: Path, show: Shower) -> None:
    path = panels.make(tmp_path / "r.lyreview", ratings={"ap": 3, "tw": 3})
    screen = show(path)
    card = screen.view.agreement
    qtbot.waitUntil(lambda: "the same rating in" in card.pair.text())
    assert "Kappa" in card.pair.text()


def test_while_blind_only_opened_plans_count(
    qtbot: QtBot, closed_desk: Desk, tmp_path: Path, show: Shower
) -> None:
    from lyapp.store.ops.moderation import open_moderation

    screen = show(panels.blind(panels.make(tmp_path / "r.lyreview")))
    card = screen.view.agreement
    qtbot.waitUntil(lambda: "Nothing to compare yet" in card.reading.text())
    assert card.to_panel.isVisible()
    assert card.figure.isHidden()
    closed_desk.act(open_moderation, owner=screen, plan_version=panels.ASHDOWN, reason="It is late")
    qtbot.waitUntil(lambda: "Over 1 of 3 plans" in card.basis.text())
    qtbot.waitUntil(lambda: "Too few to say" in card.reading.text())
    assert card.to_panel.isHidden()


def test_a_plan_is_marked_noted_and_unmarked(
    qtbot: QtBot, closed_desk: Desk, tmp_path: Path, show: Shower
) -> None:
    path = panels.make(tmp_path / "r.lyreview")
    screen = show(path)
    card = screen.view.calibration
    qtbot.waitUntil(lambda: card.what_to_do.text() != "")
    assert "Choose a plan and mark it" in card.what_to_do.text()
    assert card.round.isHidden()
    card.plan.set_value(panels.ASHDOWN)
    QTest.keyClick(card.mark, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: card.name.text() == "Ashdown, version 1")
    assert card.what_to_do.isHidden()
    assert "Read apart" in card.told.text()
    table = card.table.texts
    assert table.cells(0).texts == (
        "Criterion 6", "3", "2", "1 A. Parker · 2 R. Joyce · 4 T. West",
    )  # fmt: skip
    assert "Marked" in card.dates.text()
    QTest.keyClicks(card.note, "Talked over on 8 May")
    card.note.flush()
    qtbot.waitUntil(lambda: closed_desk.idle)
    screen.leave()
    card.unmark.click()
    qtbot.waitUntil(card.round.isHidden)
    closed_desk.undo()
    qtbot.waitUntil(lambda: card.note.toPlainText() == "Talked over on 8 May")


def test_what_is_typed_as_one_unmarks_does_not_mark_it_again(
    qtbot: QtBot, closed_desk: Desk, tmp_path: Path, show: Shower
) -> None:
    screen = show(panels.make(tmp_path / "r.lyreview"))
    card = screen.view.calibration
    qtbot.waitUntil(lambda: card.what_to_do.text() != "")
    card.mark.click()
    qtbot.waitUntil(card.round.isVisible)
    QTest.keyClicks(card.note, "Half a though")
    card.unmark.click()
    qtbot.waitUntil(lambda: card.round.isHidden() and closed_desk.idle)
    screen.leave()
    qtbot.waitUntil(lambda: closed_desk.idle)
    screen.arrive()
    qtbot.waitUntil(lambda: closed_desk.idle)
    assert card.what_to_do.isVisible()
    assert card.round.isHidden()


def test_a_review_open_for_reading_shows_all_and_writes_nothing(
    qtbot: QtBot, tmp_path: Path, show: Shower
) -> None:
    from lyapp.store.ops.calibration import mark_for_calibration

    path = panels.make(tmp_path / "r.lyreview")
    held = open_review(path, home=places.home(tmp_path / "other"), holder="Somebody")
    mark_for_calibration(held, who="Chair", plan_version=panels.ASHDOWN, note="In May")
    screen = show(path)
    card = screen.view.calibration
    qtbot.waitUntil(lambda: card.name.text() == "Ashdown, version 1")
    assert not card.mark.isEnabled()
    assert not card.unmark.isEnabled()
    assert card.note.isReadOnly()
    held.close()


def test_cancelling_leaves_a_way_to_go_on(
    qtbot: QtBot, closed_desk: Desk, tmp_path: Path, show: Shower
) -> None:
    screen = show(panels.make(tmp_path / "r.lyreview", ratings={"ap": 3, "tw": 2, "rj": 3}))
    card = screen.view.agreement
    qtbot.waitUntil(lambda: card.figure.text() != "")
    screen.figures.given_up.emit()
    assert card.work_out.isVisible()
    card.work_out.click()
    qtbot.waitUntil(card.work_out.isHidden)
    assert "Krippendorff" in card.reading.text()
