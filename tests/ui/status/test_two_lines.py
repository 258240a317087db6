"""Words that are too long for a cell take its second line before any of them is left out."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from lyapp.ui import theme
from lyapp.ui.status.two_lines import TwoLines

TEXT = "Committee to decide on affordability"


@pytest.fixture
def metrics(qtbot: QtBot) -> QFontMetrics:
    return QFontMetrics(theme.font("body"))


def test_one_line_where_there_is_room(metrics: QFontMetrics) -> None:
    assert TwoLines(metrics).fitted(TEXT, metrics.horizontalAdvance(TEXT)) == TEXT


def test_two_lines_of_a_like_length_where_there_is_less(metrics: QFontMetrics) -> None:
    half = metrics.horizontalAdvance("Committee to decide") + 2
    assert TwoLines(metrics).fitted(TEXT, half) == "Committee to decide\non affordability"
    # As even as can be: no last word by itself.
    nearly = metrics.horizontalAdvance("Committee to decide on") + 2
    assert TwoLines(metrics).fitted(TEXT, nearly) == "Committee to decide\non affordability"


def test_only_what_both_lines_have_no_room_for_is_left_out(metrics: QFontMetrics) -> None:
    lines = TwoLines(metrics)
    first, second = lines.fitted(TEXT, metrics.horizontalAdvance("Committee to") + 2).split("\n")
    assert first == "Committee to"
    assert second.startswith("decide")
    assert second.endswith("…")
    assert "\n" not in lines.fitted("Anticoagulation", metrics.horizontalAdvance("Anti"))


def test_it_says_the_same_when_asked_again(metrics: QFontMetrics) -> None:
    lines = TwoLines(metrics)
    assert [lines.fitted(TEXT, width % 300) for width in range(4_000)] == [
        lines.fitted(TEXT, width % 300) for width in range(4_000)
    ]
