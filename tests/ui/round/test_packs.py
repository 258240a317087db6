"""Making packs: for all into a folder, what is said, what a cancel leaves."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from lyapp.exchange.packs import read_pack
from lyapp.model.exchange_trouble import PassphraseNeeded
from lyapp.store.file import ReviewFile
from lyapp.store.queries.packs import PackMade, packs
from lyapp.ui.desk import Desk
from lyapp.ui.notes import Progress
from lyapp.ui.round.making import MakingPart
from lyapp.ui.round.screen import RoundScreen

PARKER = "Pack – Small review – A. Parker.lypack"
WEST = "Pack – Small review – T. West.lypack"


@pytest.fixture
def part(qtbot: QtBot, screen: RoundScreen, tmp_path: Path) -> MakingPart:
    screen.carry_out("packs")
    made = cast("MakingPart", screen.view.parts["packs"])
    folder = tmp_path / "out"
    folder.mkdir()
    made.set_folder(str(folder))
    qtbot.waitUntil(lambda: len(made.view.members.model.keys()) == 2)
    return made


def names(tmp_path: Path) -> list[str]:
    return sorted(one.name for one in (tmp_path / "out").iterdir())


def noted(qtbot: QtBot, desk: Desk, screen: RoundScreen) -> list[PackMade]:
    found: list[PackMade] = []
    desk.read(packs, then=found.extend, owner=screen)
    qtbot.waitUntil(lambda: desk.idle)
    return found


def test_packs_for_all_go_into_a_folder(
    qtbot: QtBot, desk: Desk, screen: RoundScreen, part: MakingPart, tmp_path: Path
) -> None:
    v = part.view
    assert v.make.text() == "Make 2 packs"
    QTest.keyClicks(v.deadline, "16 July 2008")
    QTest.keyClicks(v.note, "Thank you.")
    v.make.click()
    qtbot.waitUntil(v.made.isVisible)
    assert v.made_words.text().startswith(f"2 packs are in {tmp_path / 'out'}.")
    assert names(tmp_path) == [PARKER, WEST]
    pack = read_pack((tmp_path / "out" / PARKER).read_bytes())
    assert pack.contents.member == "ap"
    assert str(pack.contents.deadline) == "2008-07-16"
    assert pack.contents.note == "Thank you."
    assert {one.member_key for one in noted(qtbot, desk, screen)} == {"ap", "tw"}
    # The list of who owes what follows, and nobody is ticked any more.
    qtbot.waitUntil(lambda: screen.owing.view.model.member(0).packs == 1)
    assert v.members.model.ticks() == ()
    assert not v.make.isEnabled()


def test_without_a_folder_it_is_asked_for_and_the_packs_are_made(
    qtbot: QtBot, screen: RoundScreen, tmp_path: Path
) -> None:
    screen.carry_out("packs")
    part = cast("MakingPart", screen.view.parts["packs"])
    qtbot.waitUntil(lambda: len(part.view.members.model.keys()) == 2)
    (tmp_path / "out").mkdir()
    part.view.make.click()
    (asked,) = part.findChildren(QFileDialog)
    asked.reject()
    part.view.make.click()
    asked = part.findChildren(QFileDialog)[-1]
    asked.fileSelected.emit(str(tmp_path / "out"))
    asked.reject()
    qtbot.waitUntil(part.view.made.isVisible)
    assert names(tmp_path) == [PARKER, WEST]
    assert screen.focusWidget() is part.view.open_folder


def test_what_is_begun_outlasts_another_text_size(
    qtbot: QtBot, desk: Desk, screen: RoundScreen, part: MakingPart
) -> None:
    """The window makes its screens anew and brings them to their places."""
    part.view.members.tick([2])
    QTest.keyClicks(part.view.note, "Thank you.")
    part.view.each.setChecked(True)
    part.view.phrases.texts.typed.emit(2, 1, "blue kettle")
    place = screen.place()
    other = RoundScreen(desk)
    qtbot.addWidget(other)
    other.arrive(**place)
    again = cast("MakingPart", other.view.parts["packs"])
    qtbot.waitUntil(lambda: len(again.view.members.model.keys()) == 2)
    assert other.view.shown() == "packs"
    assert again.view.members.model.ticks() == (2,)
    assert again.kept() == part.kept()
    assert again.view.phrases.texts.cells(0).texts[1] == "blue kettle"


def test_one_pack_with_a_passphrase_of_its_own(
    qtbot: QtBot, part: MakingPart, tmp_path: Path
) -> None:
    v = part.view
    v.members.tick(v.members.model.keys()[:1])
    v.each.setChecked(True)
    v.make.click()
    assert "passphrase for each pack" in v.problem.text()
    texts = v.phrases.texts
    assert texts.setData(texts.index(0, 1), "blue kettle")
    v.make.click()
    qtbot.waitUntil(v.made.isVisible)
    assert names(tmp_path) == [PARKER]
    data = (tmp_path / "out" / PARKER).read_bytes()
    with pytest.raises(PassphraseNeeded):
        read_pack(data)
    assert read_pack(data, passphrase="blue kettle").contents.member == "ap"


def test_a_date_that_cant_be_read_makes_nothing(
    desk: Desk, part: MakingPart, tmp_path: Path
) -> None:
    QTest.keyClicks(part.view.deadline, "July 2008")
    part.view.make.click()
    assert "day is missing" in part.view.problem.text()
    assert desk.idle
    assert names(tmp_path) == []


def test_cancelling_leaves_nothing(
    qtbot: QtBot, desk: Desk, screen: RoundScreen, part: MakingPart, tmp_path: Path
) -> None:
    go_on = threading.Event()
    begun: list[Progress] = []
    desk.progressed.connect(begun.append)

    def hold(_review: ReviewFile) -> None:
        go_on.wait(20)

    desk.read(hold, then=lambda _nothing: None, owner=screen)
    part.view.make.click()
    assert not part.view.make.isEnabled()
    desk.cancel(begun[0].number)
    go_on.set()
    qtbot.waitUntil(lambda: desk.idle)
    assert names(tmp_path) == []
    assert noted(qtbot, desk, screen) == []
    assert part.view.make.isEnabled()
    assert not part.view.made.isVisible()


def test_space_ticks_a_member_from_the_keyboard(qtbot: QtBot, part: MakingPart) -> None:
    members = part.view.members
    members.list.setFocus()
    members.list.setCurrentIndex(members.model.index(1, 0))
    QTest.keyClick(members.list, Qt.Key.Key_Space)
    assert len(members.model.ticks()) == 1
    assert part.view.make.text() == "Make 1 pack"


def test_whose_pack_is_older_than_a_plan_is_said(screen: RoundScreen, part: MakingPart) -> None:
    assert screen._page is not None
    made = datetime(2008, 6, 1, 9, tzinfo=UTC)
    parker, west = screen._page.members
    many = tuple(f"Plan {n}" for n in range(7))
    parker = replace(parker, packs=1, pack_made=made, older=("Ashdown",))
    west = replace(west, packs=1, pack_made=made, older=many, older_criteria=True)
    part.show_round(replace(screen._page, members=(parker, west)))
    assert part.view.older.text().splitlines() == [
        "Ashdown: revised since the pack of A. Parker.",
        "Plan 0, Plan 1, Plan 2, Plan 3 and 3 more: revised since the pack of T. West.",
        "The criteria have changed since the pack of T. West.",
        "A new pack brings them up to date; old returns stay valid.",
    ]
    # What is true of several packs is said once.
    west = replace(west, older=("Ashdown",))
    part.show_round(replace(screen._page, members=(parker, west)))
    assert part.view.older.text().splitlines()[0] == (
        "Ashdown: revised since the pack of A. Parker, T. West."
    )
    words = part.view.members.model.data(part.view.members.model.index(0, 0))
    assert words == "A. Parker – pack of 1 Jun, older than the newest plans"
