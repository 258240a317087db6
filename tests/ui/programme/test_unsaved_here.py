"""The programme keeps what couldn't be written, each text with what it was typed for."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lyapp.ui.programme.screen import ProgrammeScreen
from lyapp.ui.window import Window
from tests.ui import small
from tests.ui.disk import LONG, fill, free, settle, stored


@pytest.fixture
def programme(qtbot: QtBot, window: Window, tmp_path: Path) -> ProgrammeScreen:
    path = small.make(tmp_path / "small.lyreview")
    with qtbot.waitSignal(window.desk.opened, timeout=20_000):
        window.files.open(path)
    window.desk.go("programme")
    settle(window.desk)
    screen = window.stage.screen_here()
    assert isinstance(screen, ProgrammeScreen)
    return screen


def test_a_question_stays_with_its_criterion(window: Window, programme: ProgrammeScreen) -> None:
    desk, part = window.desk, programme.view.criteria
    part.list.setCurrentRow(0)
    entries = "select count(*) from change_entry"
    before = stored(desk, entries)[0][0]
    fill(desk)
    part.fields.question.setPlainText(LONG)
    part.fields.levels[2].setPlainText(LONG)
    part.list.setCurrentRow(1)
    settle(desk)
    assert LONG not in (part.fields.question.toPlainText(), part.fields.levels[2].toPlainText())
    assert len(desk.drafts.unsaved()) == 2
    part.list.setCurrentRow(0)
    assert part.fields.question.toPlainText() == LONG
    assert part.fields.levels[2].toPlainText() == LONG
    assert not window.close()
    free(desk)
    desk.go("status")
    settle(desk)
    assert not desk.drafts.unsaved()
    found = stored(desk, "select key from criterion where question like 'no room%'")
    assert found == [("c1",)]
    assert stored(desk, entries) == [(before + 2,)]


def test_a_date_that_cannot_be_read_stays_until_it_is_put_right(
    window: Window, programme: ProgrammeScreen
) -> None:
    desk, about = window.desk, programme.view.about
    field = about.fields["paper_date"]
    field.setText("31 June 2008")
    field.flush()
    desk.go("status")
    settle(desk)
    desk.go("programme")
    settle(desk)
    assert field.text() == "31 June 2008"
    assert about.problems["paper_date"].text()
    assert not window.close()
    field.setText("30 June 2008")
    assert window.close()
