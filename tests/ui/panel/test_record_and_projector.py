"""Saving the moderation record from the panel, the agreement under the grid, small windows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from lyapp.ui import theme
from lyapp.ui.desk import Desk
from lyapp.ui.panel.screen import PanelScreen
from lyapp.ui.widgets.panel_steps import PanelSteps
from tests.ui.panel import panels

Shower = Callable[[Path], PanelScreen]


@pytest.fixture
def doubled(qapp: QApplication) -> Iterator[None]:
    """Text at twice its size, as for a projector."""
    theme.apply(qapp, "light", 200)
    yield
    theme.apply(qapp, "light", 100)


def asked(qtbot: QtBot, screen: PanelScreen) -> QFileDialog:
    """The question where the file goes."""
    qtbot.waitUntil(lambda: screen.findChild(QFileDialog) is not None, timeout=20_000)
    return screen.findChild(QFileDialog)


def saved(qtbot: QtBot, screen: PanelScreen, target: Path) -> bytes:
    dialog = asked(qtbot, screen)
    dialog.fileSelected.emit(str(target))
    dialog.close()
    qtbot.waitUntil(lambda: screen.desk.idle, timeout=20_000)
    qtbot.waitUntil(lambda: screen.findChild(QFileDialog) is None)
    return target.read_bytes()


def test_the_record_of_the_plan_shown_is_saved(
    qtbot: QtBot, screen: PanelScreen, tmp_path: Path
) -> None:
    out = screen.record_out
    assert out.this.text() == "Ashdown…"
    assert not out.closed.isEnabled()
    out.this.trigger()
    assert saved(qtbot, screen, tmp_path / "record.pdf").startswith(b"%PDF")
    out.this.trigger()
    page = saved(qtbot, screen, tmp_path / "record.html").decode()
    assert "Ashdown, version 1" in page
    assert "Beech" not in page
    out.all.trigger()
    page = saved(qtbot, screen, tmp_path / "all.html").decode()
    assert "Beech, version 1" in page
    assert "Not opened" in page


def test_the_name_follows_the_kind_of_file(qtbot: QtBot, screen: PanelScreen) -> None:
    screen.record_out.this.trigger()
    dialog = asked(qtbot, screen)
    assert dialog.selectedFiles()[0].endswith("-moderation-record-EN-A.pdf")
    web = dialog.nameFilters()[1]
    dialog.selectNameFilter(web)
    dialog.filterSelected.emit(web)
    assert dialog.selectedFiles()[0].endswith("-moderation-record-EN-A.html")
    dialog.reject()
    qtbot.waitUntil(lambda: screen.findChild(QFileDialog) is None)


def test_giving_the_question_up_writes_nothing(
    qtbot: QtBot, screen: PanelScreen, tmp_path: Path
) -> None:
    screen.record_out.all.trigger()
    before = set(tmp_path.iterdir())
    asked(qtbot, screen).reject()
    qtbot.waitUntil(lambda: screen.findChild(QFileDialog) is None)
    assert set(tmp_path.iterdir()) == before


def test_the_menu_and_a_key_offer_which_plans(qtbot: QtBot, screen: PanelScreen) -> None:
    menu = screen.view.save_record.actions_menu
    screen.carry_out("record")
    qtbot.waitUntil(menu.isVisible)
    assert menu.activeAction() is screen.record_out.this
    menu.close()
    QTest.keyClick(screen.view.table, Qt.Key.Key_M)
    qtbot.waitUntil(menu.isVisible)
    menu.close()


def test_the_foot_says_how_far_the_panel_agrees(qtbot: QtBot, show: Shower, tmp_path: Path) -> None:
    path = panels.make(tmp_path / "r.lyreview", ratings={"ap": 3, "tw": 2, "rj": 3})
    screen = show(panels.opened(path))
    qtbot.waitUntil(lambda: "(α " in screen.view.agreement.text())
    assert "2 plans: too few for an interval" in screen.view.agreement.text()


def test_nothing_is_said_of_agreement_while_blind(
    qtbot: QtBot, closed_desk: Desk, show: Shower, tmp_path: Path
) -> None:
    screen = show(panels.blind(panels.make(tmp_path / "r.lyreview")))
    qtbot.waitUntil(lambda: closed_desk.idle)
    assert screen.view.agreement.isHidden()
    screen.view.opening.reason.setText("It is late")
    screen.recording.open()
    qtbot.waitUntil(
        lambda: screen.view.agreement.text() == "Agreement: too few ratings to say yet."
    )


def test_the_steps_of_the_round_are_at_its_head(screen: PanelScreen) -> None:
    (steps,) = screen.findChildren(PanelSteps)
    assert steps.isVisible()


@pytest.mark.usefixtures("doubled")
def test_on_a_projector_the_grid_has_the_room_and_the_criteria_stay(
    qtbot: QtBot, show: Shower, tmp_path: Path
) -> None:
    screen = show(panels.opened(panels.make(tmp_path / "r.lyreview")))
    screen.resize(1196, 680)
    table, view = screen.view.table, screen.view
    qtbot.waitUntil(lambda: not view.save_record.isVisible())
    assert view.steps is not None
    assert view.steps.isHidden()
    assert view.to_record.text() == "Record…"
    assert view.to_record.accessibleName() == "Record and close…"
    assert screen.minimumSizeHint().width() <= 1024
    side = view.criterion
    assert side.inner.minimumSizeHint().width() <= side.area.viewport().width()
    table.go_to(0, 0)
    assert table.fixed_width() == 0
    for _ in range(table.model().columnCount() - 1):
        QTest.keyClick(table, Qt.Key.Key_Right)
    width = table.fixed_width()
    assert width == table.columnWidth(0)
    here = table.visualRect(table.currentIndex())
    assert here.left() >= width
    assert here.right() <= table.viewport().width()
    assert table.indexAt(QPoint(4, here.center().y())).column() == 0
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(4, here.center().y()))
    assert table.currentIndex().column() == 0
    assert table.fixed_width() == width


@pytest.mark.usefixtures("doubled")
def test_in_a_small_window_nothing_beside_the_grid_is_cut_off(
    qtbot: QtBot, show: Shower, tmp_path: Path
) -> None:
    screen = show(panels.opened(panels.make(tmp_path / "r.lyreview")))
    # What the rail and the edges leave of a window of 1024 by 700.
    screen.resize(855, 615)
    view = screen.view
    qtbot.waitUntil(view.title.isHidden)
    assert view.place.text().startswith("Ashdown")
    for page in (view.criterion, view.record):
        if view.side.currentWidget() is not page:
            screen.orders.record()
        qtbot.waitUntil(
            lambda page=page: page.inner.minimumSizeHint().width() <= page.area.viewport().width()
        )
    screen.boards.show_heat()
    assert view.title.isVisible()
    assert view.to_heat.isHidden()
    assert view.to_plan.isVisible()


@pytest.mark.usefixtures("doubled")
def test_who_owes_what_is_read_whole_in_a_small_window(
    qtbot: QtBot, show: Shower, tmp_path: Path
) -> None:
    screen = show(panels.make(tmp_path / "empty.lyreview", ratings={}))
    screen.resize(855, 300)
    waiting = screen.view.waiting
    said = waiting.state.sentence
    qtbot.waitUntil(lambda: said.height() >= said.heightForWidth(said.width()))
    assert waiting.verticalScrollBar().maximum() > 0
