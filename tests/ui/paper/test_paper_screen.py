"""Choosing, seeing, saving and printing the paper."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from lyapp.model.panel import ConflictKind
from lyapp.ui.desk import Desk
from lyapp.ui.notes import Message
from lyapp.ui.paper.screen import PaperScreen
from tests.ui import small


@pytest.fixture
def desk(qtbot: QtBot, closed_desk: Desk, tmp_path: Path) -> Desk:
    path = small.make(tmp_path / "small.lyreview")
    with qtbot.waitSignal(closed_desk.opened, timeout=20_000):
        closed_desk.open(path)
    return closed_desk


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> Iterator[PaperScreen]:
    shown = PaperScreen(desk)
    shown.resize(1280, 740)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.arrive()
    qtbot.waitUntil(lambda: shown.made is not None, timeout=20_000)
    yield shown
    qtbot.waitUntil(lambda: desk.idle)
    shown.close()
    shown.deleteLater()


def test_the_preview_has_the_pages_of_the_pdf(screen: PaperScreen) -> None:
    assert screen.made is not None
    pages = len(pypdf.PdfReader(io.BytesIO(screen.made.pdf)).pages)
    assert screen.view.preview.pages() == pages > 0
    assert f"of {pages}" in screen.view.page.text()


def test_tab_goes_over_the_choices_and_then_the_pages(screen: PaperScreen) -> None:
    view = screen.view
    boxes = list(view.sections.values())
    wanted = [view.organisation, view.localities.list, *boxes, view.save, view.print, view.back]
    found, at = [], view.organisation
    for _step in range(200):
        if any(at is each for each in wanted):
            found.append(at)
        at = at.nextInFocusChain()
        if at is view.organisation:
            break
    assert found == wanted


def test_saving_writes_the_very_bytes(
    qtbot: QtBot, desk: Desk, screen: PaperScreen, tmp_path: Path
) -> None:
    target = tmp_path / "paper.pdf"
    target.write_bytes(b"older")
    screen.save_to(target)
    qtbot.waitUntil(lambda: desk.idle)
    assert screen.made is not None
    assert target.read_bytes() == screen.made.pdf
    assert sorted(each.name for each in tmp_path.glob(".lyapp-*")) == []


def test_saving_where_nothing_is_says_so(
    qtbot: QtBot, desk: Desk, screen: PaperScreen, tmp_path: Path
) -> None:
    told: list[Message] = []
    desk.told.connect(told.append)
    screen.save_to(tmp_path / "gone" / "paper.pdf")
    qtbot.waitUntil(lambda: desk.idle)
    assert "can’t be written" in told[-1].sentence


def test_saving_never_replaces_a_review(
    qtbot: QtBot, desk: Desk, screen: PaperScreen, tmp_path: Path
) -> None:
    review = small.make(tmp_path / "other.lyreview")
    before = review.read_bytes()
    told: list[Message] = []
    desk.told.connect(told.append)
    screen.save_to(review)
    qtbot.waitUntil(lambda: desk.idle)
    assert "is a review" in told[-1].sentence
    assert review.read_bytes() == before


def test_choosing_fewer_localities_makes_a_new_paper(qtbot: QtBot, screen: PaperScreen) -> None:
    before = screen.made
    model = screen.view.localities.model
    model.tick(model.keys()[:1])
    qtbot.waitUntil(lambda: screen.made is not None and screen.made is not before, timeout=20_000)
    assert screen.made is not None
    assert "Ashdown" in screen.made.html
    assert "Cedar" not in screen.made.html


def test_arriving_with_localities_ticks_just_those(qtbot: QtBot, screen: PaperScreen) -> None:
    screen.arrive(localities=("W-C",))
    model = screen.view.localities.model
    qtbot.waitUntil(lambda: len(model.ticks()) == 1)
    names = [model.data(model.index(row)) for row in range(model.rowCount())]
    assert names[model.keys().index(model.ticks()[0])] == "Cedar"


def test_nothing_chosen_says_what_to_do(qtbot: QtBot, screen: PaperScreen) -> None:
    screen.view.localities.model.tick(())
    qtbot.waitUntil(lambda: screen.view.stack.currentWidget() is screen.view.message)
    assert not screen.view.save.isEnabled()


def test_the_text_twin_holds_the_words(qtbot: QtBot, screen: PaperScreen) -> None:
    screen.view.as_text.click()
    preview = screen.view.preview
    assert preview.stack.currentWidget() is preview.text
    qtbot.waitUntil(lambda: "Ashdown" in preview.text.toPlainText())


def test_printing_sends_every_page(
    qtbot: QtBot, desk: Desk, screen: PaperScreen, tmp_path: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    screen.print_on(printer)
    qtbot.waitUntil(lambda: screen.printing is None, timeout=20_000)
    printed = pypdf.PdfReader(tmp_path / "printed.pdf")
    assert len(printed.pages) == screen.view.preview.pages()
    box = printed.pages[0].mediabox
    assert box.width > box.height


def test_the_coverage_of_the_must_dos_is_printed_once_it_is_ticked(
    qtbot: QtBot, screen: PaperScreen
) -> None:
    before = screen.made
    assert before is not None
    assert "must-dos" not in before.html
    box = screen.view.sections["coverage"]
    assert not box.isChecked()
    box.click()
    qtbot.waitUntil(lambda: screen.made is not before, timeout=20_000)
    assert screen.made is not None
    assert "Eighteen weeks" in screen.made.html


def test_declarations_are_ticked_once_there_are_any(
    qtbot: QtBot, desk: Desk, screen: PaperScreen
) -> None:
    from lyapp.store.ops.members import declare_conflicts

    box = screen.view.sections["declarations"]
    assert box.text() == "Declarations of interest"
    assert not box.isChecked()
    desk.changed.connect(screen.refresh)
    desk.act(
        declare_conflicts,
        owner=screen,
        pairs=[(1, 1)],
        kind=ConflictKind.COMPETING_SERVICE,
        note="A clinic of their own",
    )
    qtbot.waitUntil(box.isChecked, timeout=20_000)
    qtbot.waitUntil(
        lambda: screen.made is not None and "A clinic of their own" in screen.made.html,
        timeout=20_000,
    )


def test_the_whole_briefing_never_misses_a_locality_unnoticed(
    qtbot: QtBot, screen: PaperScreen
) -> None:
    model, says = screen.view.localities.model, screen.view.how_many
    every = len(model.keys())
    assert says.text() == f"All {every} localities"
    screen.arrive(localities=("W-C",))
    qtbot.waitUntil(lambda: says.text().startswith(f"1 of {every} localities"), timeout=20_000)
    assert says.property("tone") == "caution"
    # Coming back another way keeps the choice, and says so.
    screen.arrive()
    qtbot.waitUntil(lambda: screen.desk.idle, timeout=20_000)
    assert len(model.ticks()) == 1
    screen.arrive(whole=True)
    qtbot.waitUntil(lambda: model.ticks() == model.keys(), timeout=20_000)
    assert says.text() == f"All {every} localities"
    assert says.property("tone") == "plain"


def test_the_suggested_name_says_which_review_it_is_of(
    desk: Desk, screen: PaperScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def choose(_parent: object, _title: str, suggested: str, _filter: str) -> tuple[str, str]:
        asked.append(suggested)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    screen.view.save.click()
    assert desk.review_path is not None
    assert asked == [str(desk.review_path.with_name("small-briefing.pdf"))]


def test_in_a_narrow_window_choices_and_pages_take_turns(qtbot: QtBot, screen: PaperScreen) -> None:
    v = screen.view
    screen.resize(500, 700)
    qtbot.waitUntil(lambda: v.narrow)
    assert v.preview.isVisible()
    assert not v.localities.isVisible()
    # What leads to the choices says how many localities go in.
    model = v.localities.model
    model.tick(model.keys()[:1])
    assert v.to_choices.text().startswith(f"1 of {len(model.keys())} localities")
    v.to_choices.click()
    assert v.localities.isVisible()
    assert not v.preview.isVisible()
    v.to_paper.click()
    assert v.preview.isVisible()
    screen.resize(1280, 740)
    qtbot.waitUntil(lambda: not v.narrow)
    assert v.localities.isVisible()
    assert v.preview.isVisible()
    assert v.to_choices.isHidden()
