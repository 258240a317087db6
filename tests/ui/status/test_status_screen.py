"""The status board over a real review: what it shows, finds, sorts, keeps and starts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QLabel, QTableView
from pytestqt.qtbot import QtBot

from lyapp.model.money import LineKind
from lyapp.store.ops.money import add_line
from lyapp.store.ops.outcomes import add_condition, edit_next_step, record_outcome
from lyapp.ui import theme
from lyapp.ui.desk import Desk
from lyapp.ui.notes import Destination
from lyapp.ui.status.columns import Column
from lyapp.ui.status.screen import StatusScreen
from lyapp.ui.status.two_lines import TwoLines

Settle = Callable[[Desk], None]


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, settle: Settle) -> Iterator[StatusScreen]:
    shown = StatusScreen(desk)
    shown.resize(1280, 720)
    desk.changed.connect(shown.refresh)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.arrive()
    settle(desk)
    yield shown
    settle(desk)
    desk.changed.disconnect(shown.refresh)
    shown.close()
    shown.deleteLater()


def names(screen: StatusScreen) -> list[str]:
    return [row.name for row in screen.view.model.shown()]


def locality(screen: StatusScreen, code: str) -> int:
    return next(row.locality for row in screen.view.model.shown() if row.code == code)


def test_shows_every_locality_under_its_organisation(screen: StatusScreen) -> None:
    assert len(names(screen)) == 12
    assert screen.view.model.rowCount() == 14
    assert screen.view.title.text()
    assert not screen.view.mark.isHidden()
    assert screen.view.table.selected_rows()[0].name == names(screen)[0]


def test_search_filters_as_you_type_and_a_way_back_is_offered(
    qtbot: QtBot, screen: StatusScreen
) -> None:
    qtbot.keyClicks(screen.view.search, "stevenage")
    assert names(screen) == ["Stevenage"]
    qtbot.keyClicks(screen.view.search, "xyz")
    assert screen.view.middle.currentWidget() is screen.view.nothing
    qtbot.mouseClick(screen.view.show_all, Qt.MouseButton.LeftButton)
    assert len(names(screen)) == 12


def test_organisation_filter_and_needs_attention(screen: StatusScreen) -> None:
    head = screen.view.model.line(0)
    screen.view.organisation.set_value(getattr(head, "organisation", None))
    screen.view.organisation.chosen.emit(getattr(head, "organisation", None))
    assert len(names(screen)) == 7
    screen.view.attention.setChecked(True)
    assert 0 < len(names(screen)) <= 7


def test_a_third_click_on_a_heading_gives_the_papers_order_back(
    qtbot: QtBot, screen: StatusScreen
) -> None:
    paper = names(screen)
    header = screen.view.table.horizontalHeader()

    def click() -> None:
        x = header.sectionViewportPosition(Column.LOCALITY) + 20
        qtbot.mouseClick(
            header.viewport(),
            Qt.MouseButton.LeftButton,
            pos=header.viewport().rect().topLeft() + _point(x, header.height() // 2),
        )

    click()
    upwards = names(screen)
    assert upwards[:7] == sorted(paper[:7])
    assert upwards[7:] == sorted(paper[7:], key=str.casefold)
    click()
    assert names(screen)[:7] == upwards[:7][::-1]
    click()
    assert names(screen) == paper


def _point(x: int, y: int):
    from PySide6.QtCore import QPoint

    return QPoint(x, y)


def test_selection_and_scroll_stay_when_a_row_changes(
    qtbot: QtBot, desk: Desk, screen: StatusScreen, settle: Settle
) -> None:
    stevenage = locality(screen, "ENH-STEV")
    screen.view.table.go_to(stevenage)
    resets: list[object] = []
    screen.view.model.modelReset.connect(resets.clear)
    screen.view.model.modelReset.connect(lambda: resets.append(1))
    changed: list[int] = []
    screen.view.model.dataChanged.connect(lambda first, _last, *_r: changed.append(first.row()))
    desk.act(
        add_line,
        owner=screen,
        locality=stevenage,
        kind=LineKind.PRESSURE,
        label="a new pressure",
        amount="20k",
    )
    settle(desk)
    assert [row.locality for row in screen.view.table.selected_rows()] == [stevenage]
    assert not resets
    assert screen.view.model.line_of(stevenage) in changed
    assert len(changed) <= 2 + 2


def test_several_quick_changes_all_reach_the_board(
    desk: Desk, screen: StatusScreen, settle: Settle
) -> None:
    rows = screen.view.model.shown()[:4]
    for row in rows:
        desk.act(edit_next_step, owner=screen, locality=row.locality, text=f"Ring {row.name}")
    settle(desk)
    assert [r.next_step for r in screen.view.model.shown()[:4]] == [f"Ring {r.name}" for r in rows]


def test_selection_survives_sorting_and_filtering(screen: StatusScreen) -> None:
    south = locality(screen, "ENH-SOUTH")
    screen.view.table.go_to(south)
    screen.view.model.sort_by(Column.BALANCE, descending=True)
    assert [row.locality for row in screen.view.table.selected_rows()] == [south]
    screen.view.search.setText("south")
    assert [row.locality for row in screen.view.table.selected_rows()] == [south]


def test_keys_start_the_work(
    qtbot: QtBot, desk: Desk, screen: StatusScreen, settle: Settle
) -> None:
    went: list[Destination] = []
    desk.went.connect(went.append)
    daccom = locality(screen, "WH-DACCOM")
    screen.view.table.go_to(daccom)
    screen.activateWindow()
    screen.view.table.setFocus()
    qtbot.waitUntil(screen.view.table.hasFocus)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_S, Qt.Key.Key_O, Qt.Key.Key_P):
        qtbot.keyClick(screen.view.table, key)
    assert [place.name for place in went] == ["locality", "review", "locality", "paper"]
    assert went[2].where == {"locality": daccom, "tab": "outcome"}
    assert went[3].where == {"localities": ("WH-DACCOM",)}


def test_arrows_pass_over_head_lines(qtbot: QtBot, screen: StatusScreen) -> None:
    table = screen.view.table
    table.go_to(screen.view.model.shown()[6].locality)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.selected_rows()[0].name == screen.view.model.shown()[7].name
    qtbot.keyClick(table, Qt.Key.Key_Up)
    assert table.selected_rows()[0].name == screen.view.model.shown()[6].name


def test_several_selected_are_counted_copied_and_printed(
    qtbot: QtBot, desk: Desk, screen: StatusScreen
) -> None:
    went: list[Destination] = []
    desk.went.connect(went.append)
    table = screen.view.table
    table.go_to_first()
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    table.selectionModel().select(screen.view.model.index(2, 0), flags)
    assert screen.view.side.currentWidget() is screen.view.bulk
    assert "2" in screen.view.bulk.count.text()
    screen.copy()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 3
    assert lines[0].startswith("Locality\tPlan\t")
    assert len(lines[1].split("\t")) == len(Column)
    screen.print_selected()
    assert len(went[0].where["localities"]) == 2  # type: ignore[arg-type] # a tuple of codes


def test_the_panel_follows_and_discharges_a_condition(
    qtbot: QtBot, desk: Desk, screen: StatusScreen, settle: Settle
) -> None:
    stevenage = locality(screen, "ENH-STEV")
    desk.act(record_outcome, owner=screen, locality=stevenage, outcome_type=_conditional(screen))
    desk.act(_condition, owner=screen, locality=stevenage)
    settle(desk)
    screen.view.table.go_to(stevenage)
    panel = screen.view.panel
    qtbot.waitUntil(
        lambda: any("Name a clinician" in r.box.accessibleName() for r in panel.conditions.rows())
    )
    box = panel.conditions.rows()[-1].box
    box.click()
    settle(desk)
    row = screen.view.model.row_of(stevenage)
    assert row is not None
    assert row.outcome.open_conditions == row.outcome.total_conditions - 1
    assert box.isChecked()


def _condition(review, *, locality: int, who: str):
    return add_condition(review, locality=locality, text="Name a clinician", owner="Chair", who=who)


def _conditional(screen: StatusScreen) -> str:
    return next(
        row.outcome_key
        for row in screen.view.model.shown()
        if row.outcome.stage.value == "conditional"
    )


def test_a_malformed_list_size_is_shown_as_printed(qtbot: QtBot, screen: StatusScreen) -> None:
    screen.view.table.go_to(locality(screen, "ENH-WCENT"))
    assert "“1027,920”" in screen.view.panel.facts.text()


def test_letters_typed_in_the_search_box_start_nothing(
    qtbot: QtBot, desk: Desk, screen: StatusScreen
) -> None:
    went: list[Destination] = []
    desk.went.connect(went.append)
    screen.activateWindow()
    screen.view.search.setFocus()
    qtbot.waitUntil(screen.view.search.hasFocus)
    qtbot.keyClicks(screen.view.search, "spo")
    assert screen.view.search.text() == "spo"
    assert not went


def test_the_panel_goes_where_there_is_no_room(screen: StatusScreen) -> None:
    assert not screen.view.side.isHidden()
    screen.resize(900, 700)
    assert screen.view.side.isHidden()


def test_on_a_small_notebook_every_next_step_and_outcome_can_be_read(
    qtbot: QtBot, screen: StatusScreen
) -> None:
    # What a window of 1360 × 768 leaves beside the rail.
    screen.resize(1263, 700)
    table, lines = screen.view.table, TwoLines(QFontMetrics(theme.font("body")))
    edges = theme.unit()
    qtbot.waitUntil(lambda: not table.horizontalScrollBar().maximum())
    for row in screen.view.model.shown():
        step = lines.fitted(row.next_step, table.columnWidth(Column.NEXT_STEP) - edges)
        assert "…" not in step
        outcome = table.columnWidth(Column.OUTCOME) - edges - 3 * theme.unit()
        assert "…" not in lines.fitted(row.outcome.label, outcome)


def test_the_search_is_left_by_escape_once_it_is_empty_and_by_down(
    qtbot: QtBot, screen: StatusScreen
) -> None:
    box, table = screen.view.search, screen.view.table
    screen.activateWindow()
    box.setFocus()
    qtbot.keyClicks(box, "stevenage")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert (box.text(), box.hasFocus()) == ("", True)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert table.hasFocus()
    box.setFocus()
    qtbot.keyClicks(box, "welwyn")
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert table.hasFocus()
    assert [row.name for row in table.selected_rows()] == ["Welwyn and Hatfield"]
    box.setFocus()
    qtbot.keyClicks(box, "nothing of the kind")
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.hasFocus()


def test_the_search_shows_its_key_and_all_of_its_prompt(qtbot: QtBot, screen: StatusScreen) -> None:
    keys = screen.view.search.findChildren(QLabel)
    assert [key.isVisible() for key in keys] == [True]


def test_a_ring_is_wiped_off_the_row_that_had_it(qtbot: QtBot, screen: StatusScreen) -> None:
    table = screen.view.table
    screen.activateWindow()
    table.setFocus()
    rows = [QRect(0, table.rowViewportPosition(row), table.viewport().width(),
                  table.rowHeight(row)) for row in (1, 2)]  # fmt: skip
    qtbot.wait(20)
    painted = Painted(table)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: not painted.area.isEmpty())
    table.viewport().removeEventFilter(painted)
    assert len(table.selected_rows()) == 2
    for row in rows:
        assert QRegion(row).subtracted(painted.area).isEmpty()


@pytest.mark.parametrize("width", [856, 930, 1000, 1198, 1400])
def test_nothing_above_the_table_lies_over_it_at_the_largest_text(
    qtbot: QtBot, qapp: QApplication, desk: Desk, settle: Settle, width: int
) -> None:
    theme.apply(qapp, "light", theme.LARGEST)
    shown = StatusScreen(desk)
    shown.resize(width, 615)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.arrive()
    settle(desk)
    view = shown.view
    view.mark.setText("sample · made-up scores")
    qtbot.wait(20)
    table = view.table.mapTo(shown, QPoint()).y()
    for button in (view.search, view.coverage, *view.buttons()):
        assert button.mapTo(shown, button.rect().bottomLeft()).y() < table
        assert button.mapTo(shown, button.rect().bottomRight()).x() < shown.width()
    assert view.title.text() == view.title.whole() or view.title.text().endswith("…")
    room = view.table.viewport().rect()
    assert room.contains(view.table.visualRect(view.model.index(1, 0)))
    shown.close()
    shown.deleteLater()
    theme.apply(qapp, "light", 100)


def test_the_sign_before_a_name_is_explained(
    desk: Desk, settle: Settle, screen: StatusScreen
) -> None:
    desk.set_member("ap", "Andrew Parker")
    screen.arrive()
    settle(desk)
    model = screen.view.model
    tip = model.index(1, Column.LOCALITY).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "East\n○ You have answered 0 of 10 criteria"
    spoken = model.index(1, Column.SCORED).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith(". You have answered 0 of 10 criteria")
    legend = model.headerData(
        Column.LOCALITY, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
    )
    assert all(sign in legend for sign in "○◐●")


@pytest.mark.parametrize("percent", [100, 150])
def test_two_lines_in_a_cell_leave_air_above_and_below(
    qapp: QApplication, screen: StatusScreen, percent: int
) -> None:
    theme.apply(qapp, "light", percent)
    screen.view.restyle()
    table = screen.view.table
    lines = 2 * QFontMetrics(theme.font("body")).lineSpacing()
    assert table.rowHeight(1) - lines >= theme.unit() - 1
    theme.apply(qapp, "light", 100)


class Painted(QObject):
    """Where a table paints anew."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self.area = QRegion()
        table.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if isinstance(event, QPaintEvent):
            self.area = self.area.united(event.region())
        return False
