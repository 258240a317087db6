"""Fields that save themselves: only what a person typed, and never twice."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lyapp.ui.widgets.autosave import AutoLine, AutoText

Field = AutoLine | AutoText


@pytest.fixture(params=[AutoLine, AutoText])
def field(request: pytest.FixtureRequest, qtbot: QtBot) -> Field:
    page = QWidget()
    qtbot.addWidget(page)
    made: Field = request.param("Comment", page)
    other = AutoLine("Other", page)
    column = QVBoxLayout(page)
    column.addWidget(made)
    column.addWidget(other)
    made.other = other
    made.page = page  # kept: nobody else holds it
    made.heard = []
    made.settled.connect(made.heard.append)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    made.setFocus()
    return made


def shown(field: Field) -> str:
    return field.text() if isinstance(field, AutoLine) else field.toPlainText()


def test_filling_never_saves(qtbot: QtBot, field: Field) -> None:
    field.set_saved_text("from the store")
    field.start_over("another row")
    field.flush()
    field.other.setFocus()
    assert shown(field) == "another row"
    assert field.heard == []


def test_it_saves_once_typing_stops(qtbot: QtBot, field: Field) -> None:
    with qtbot.waitSignal(field.settled, timeout=2000):
        qtbot.keyClicks(field, "fair")
    field.flush()
    assert field.heard == ["fair"]


def test_leaving_the_field_saves(qtbot: QtBot, field: Field) -> None:
    qtbot.keyClicks(field, "gone")
    field.other.setFocus()
    qtbot.waitUntil(lambda: field.heard == ["gone"])


def test_typing_and_taking_it_back_saves_nothing(qtbot: QtBot, field: Field) -> None:
    field.set_saved_text("")
    qtbot.keyClicks(field, "a")
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    field.flush()
    assert field.heard == []


def test_what_is_being_typed_is_not_overwritten(qtbot: QtBot, field: Field) -> None:
    field.set_saved_text("before")
    qtbot.keyClicks(field, "typing")
    field.set_saved_text("from elsewhere")
    assert "typing" in shown(field)


def test_an_answer_from_before_the_last_words_is_ignored(qtbot: QtBot, field: Field) -> None:
    qtbot.keyClicks(field, "new")
    field.flush()
    field.set_saved_text("")
    assert shown(field) == "new"
    field.set_saved_text("undone")
    assert shown(field) == "undone"


def test_what_could_not_be_saved_is_tried_again(qtbot: QtBot, field: Field) -> None:
    qtbot.keyClicks(field, "kept")
    field.flush()
    field.take_back()
    assert field.pending
    field.flush()
    assert field.heard == ["kept", "kept"]


def test_a_field_for_reading_saves_nothing(qtbot: QtBot, field: Field) -> None:
    field.setReadOnly(True)
    qtbot.keyClicks(field, "no")
    field.flush()
    assert field.heard == []
