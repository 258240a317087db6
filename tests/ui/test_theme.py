"""Every pair of text and ground that is used can be read."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QTableWidget
from pytestqt.qtbot import QtBot

from lyapp.ui import theme

GROUNDS = ("background", "surface", "selection", "accent_fill")
INKS = ("ink", "ink2", "accent", "good", "caution", "bad")
PAIRS = [
    *itertools.product(INKS, GROUNDS),
    *((word, f"{word}_fill") for word in ("good", "caution", "bad")),
    *(("ink", f"{word}_fill") for word in ("good", "caution", "bad")),
    ("on_accent", "accent"),
]


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(p) for p in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2: (lighter + 0.05) / (darker + 0.05)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("name", theme.NAMES)
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_can_be_read(name: str, ink: str, ground: str) -> None:
    tokens = theme.palette_of(name)
    found = contrast(getattr(tokens, ink), getattr(tokens, ground))
    assert found >= (7.0 if name == "contrast" else 4.5), f"{found:.2f}"


@pytest.mark.parametrize("name", theme.NAMES)
@pytest.mark.parametrize("ground", ["background", "surface", "selection"])
def test_the_focus_ring_stands_out(name: str, ground: str) -> None:
    tokens = theme.palette_of(name)
    assert contrast(tokens.focus, getattr(tokens, ground)) >= 3.0


def test_the_text_size_is_held_within_bounds(qapp: QApplication) -> None:
    for asked, held in ((10, 80), (100, 100), (999, 200)):
        theme.apply(qapp, "light", asked)
        assert theme.percent() == held
        assert theme.font("body").pixelSize() == round(13 * held / 100)


def test_an_unknown_palette_is_light() -> None:
    assert theme.palette_of("sepia").name == "light"


def test_figures_are_tabular(qapp: QApplication) -> None:
    tags = [tag.toString().data().decode() for tag in theme.font("figures").featureTags()]
    assert tags == ["tnum"]


@pytest.mark.parametrize("palette", theme.NAMES)
def test_the_corner_between_two_scroll_bars_is_plain(
    qtbot: QtBot, qapp: QApplication, palette: str
) -> None:
    theme.apply(qapp, palette, 100)
    table = QTableWidget(60, 30)
    qtbot.addWidget(table)
    table.resize(300, 200)
    with qtbot.waitExposed(table):
        table.show()
    down, across = table.verticalScrollBar(), table.horizontalScrollBar()
    seen = table.grab().toImage()
    left, top = table.width() - down.width(), table.height() - across.height()
    colours = {
        seen.pixelColor(x, y).name()
        for x in range(left + 1, table.width() - 1)
        for y in range(top + 1, table.height() - 1)
    }
    theme.apply(qapp, "light", 100)
    assert len(colours) == 1
