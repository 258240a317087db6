"""Merging through the screen: looking, merging, undoing, cancelling, watching a folder."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from lyapp.model.panel import ConflictKind
from lyapp.rules.moderation.round_state import RoundState
from lyapp.store.file import ReviewFile
from lyapp.ui.desk import Desk
from lyapp.ui.members import calls
from lyapp.ui.notes import Message, Progress
from lyapp.ui.round.came import CamePart
from lyapp.ui.round.merging import MergingPart
from lyapp.ui.round.merging_model import REMARKS
from lyapp.ui.round.screen import RoundScreen
from tests.ui.dropping import entering
from tests.ui.round import rounds

ALL = {"EN-A": 3, "EN-B": 2, "W-C": 4}


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """The review; all of A. Parker's scores, and one plan of T. West's."""
    path = rounds.make(tmp_path_factory.mktemp("round") / "small.lyreview")
    return (
        path,
        rounds.returned(path, "ap", ALL),
        rounds.returned(path, "tw", {"EN-A": 1}, passphrase="blue kettle"),
    )


@pytest.fixture
def path(made_once: tuple[Path, ...], tmp_path: Path) -> Path:
    return Path(shutil.copy(made_once[0], tmp_path))


@pytest.fixture
def came(made_once: tuple[Path, ...], tmp_path: Path) -> tuple[Path, ...]:
    return tuple(Path(shutil.copy(each, tmp_path)) for each in made_once[1:])


def look_at(qtbot: QtBot, screen: RoundScreen, *paths: Path) -> MergingPart:
    screen.arrive(merge=paths)
    part = screen.merging
    wanted = len(paths) + (len(paths) > 1)
    qtbot.waitUntil(lambda: part.view.model.rowCount() == wanted, timeout=20_000)
    return part


def row(part: MergingPart, name: str) -> tuple[str, ...]:
    """The texts of a file's line."""
    model = part.view.model
    for n in range(model.rowCount()):
        line = model.line(model.index(n, 0))
        assert line is not None
        if line.file == name:
            return line.texts
    raise AssertionError(name)


def states(screen: RoundScreen) -> list[RoundState]:
    return [one.state for one in screen.owing.view.model.rows()]


def test_two_members_returns_are_merged_and_undone(
    qtbot: QtBot, desk: Desk, screen: RoundScreen, came: tuple[Path, ...]
) -> None:
    told: list[Message] = []
    desk.told.connect(told.append)
    assert states(screen) == [RoundState.PACK_MADE, RoundState.PACK_MADE]
    part = look_at(qtbot, screen, *came)
    QAbstractItemModelTester(
        part.view.model, QAbstractItemModelTester.FailureReportingMode.Fatal, part
    )
    v = part.view
    # One is locked until its passphrase is typed.
    assert v.lock.isVisible()
    assert "locked with a passphrase" in row(part, "tw.lyreturn")[REMARKS]
    assert v.merge.text() == "Merge 1 return"
    QTest.keyClicks(v.passphrase, "blue kettle")
    QTest.keyClick(v.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: v.merge.text() == "Merge 2 returns", timeout=20_000)
    assert not v.lock.isVisible()
    head, new, *_rest = row(part, "ap.lyreturn")
    assert head.startswith("A. Parker – ap.lyreturn")
    assert new == "30"
    assert row(part, "tw.lyreturn")[1] == "10"
    assert row(part, "")[:2] == ("Together", "40")
    assert v.model.plans() == 4
    v.merge.click()
    qtbot.waitUntil(lambda: states(screen) == [RoundState.ALL_IN, RoundState.PART_RETURNED])
    assert told[-1].undo
    assert told[-1].sentence == "Merged. A. Parker: 30 new; T. West: 10 new."
    assert v.pages.currentWidget() is v.empty
    desk.undo()
    qtbot.waitUntil(lambda: states(screen) == [RoundState.PACK_MADE, RoundState.PACK_MADE])


def test_a_refused_file_says_why_and_the_other_is_merged(
    qtbot: QtBot, screen: RoundScreen, came: tuple[Path, ...]
) -> None:
    bad = rounds.altered(came[0])
    part = look_at(qtbot, screen, bad, came[0])
    assert row(part, bad.name)[REMARKS].startswith("Refused. altered.lyreturn")
    assert part.view.about.text() == row(part, bad.name)[REMARKS]
    assert "Refused: 1;" in part.view.summary.text()
    assert part.view.merge.text() == "Merge 1 return"
    part.view.merge.click()
    qtbot.waitUntil(lambda: states(screen)[0] is RoundState.ALL_IN)


def test_a_file_can_be_left_out(
    qtbot: QtBot, desk: Desk, screen: RoundScreen, came: tuple[Path, ...]
) -> None:
    part = look_at(qtbot, screen, rounds.altered(came[0]), came[0])
    part.view.tree.setCurrentIndex(part.view.model.index(0, 0))
    QTest.keyClick(part.view.tree, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: part.view.model.rowCount() == 1)
    assert row(part, "ap.lyreturn")[1] == "30"
    part.view.clear.click()
    assert part.view.pages.currentWidget() is part.view.empty
    qtbot.waitUntil(lambda: desk.idle)


def test_nothing_readable_and_nothing_to_merge(
    qtbot: QtBot, screen: RoundScreen, tmp_path: Path
) -> None:
    odd = tmp_path / "letter.lyreturn"
    odd.write_text("Dear Andrew", encoding="utf-8")
    part = look_at(qtbot, screen, odd)
    assert "Refused." in row(part, odd.name)[REMARKS]
    assert not part.view.merge.isEnabled()
    gone = look_at(qtbot, screen, tmp_path / "gone.lyreturn", odd)
    assert "be read" in row(gone, "gone.lyreturn")[REMARKS]


def test_merging_again_changes_nothing_and_says_so(
    qtbot: QtBot, screen: RoundScreen, came: tuple[Path, ...]
) -> None:
    look_at(qtbot, screen, came[0]).view.merge.click()
    qtbot.waitUntil(lambda: states(screen)[0] is RoundState.ALL_IN)
    part = look_at(qtbot, screen, came[0])
    assert row(part, "ap.lyreturn")[1:4] == ("0", "0", "30")
    assert "Merged before." in row(part, "ap.lyreturn")[REMARKS]
    assert part.view.summary.text() == "Nothing here would change any score."


def test_cancelling_a_merge_leaves_nothing(
    qtbot: QtBot, desk: Desk, screen: RoundScreen, came: tuple[Path, ...]
) -> None:
    part = look_at(qtbot, screen, came[0])
    go_on = threading.Event()
    begun: list[Progress] = []
    desk.progressed.connect(begun.append)

    def hold(_review: ReviewFile) -> None:
        go_on.wait(20)

    desk.read(hold, then=lambda _nothing: None, owner=screen)
    part.view.merge.click()
    desk.cancel(begun[0].number)
    go_on.set()
    qtbot.waitUntil(lambda: desk.idle)
    screen.arrive()
    qtbot.waitUntil(lambda: desk.idle)
    assert states(screen)[0] is RoundState.PACK_MADE
    # What was looked at is still there, to be merged after all.
    assert part.view.merge.isEnabled()
    assert row(part, "ap.lyreturn")[1] == "30"


def test_a_watched_folder_tells_of_a_new_return(
    qtbot: QtBot, desk: Desk, screen: RoundScreen, came: tuple[Path, ...], tmp_path: Path
) -> None:
    folder = tmp_path / "mail"
    folder.mkdir()
    screen.carry_out("merge")
    part = screen.merging
    part.watch.start(folder)
    qtbot.waitUntil(lambda: desk.idle)
    assert part.view.watched.text() == f"Watching {folder}; nothing new there."
    assert not part.view.look_at.isVisible()
    shutil.copy(came[0], folder)
    (folder / "letter.txt").write_text("Dear Andrew", encoding="utf-8")
    qtbot.waitUntil(part.view.look_at.isVisible, timeout=20_000)
    assert part.view.watched.text() == f"1 new return in {folder}."
    # Nothing is merged by itself: it is looked at first.
    assert states(screen)[0] is RoundState.PACK_MADE
    part.view.look_at.click()
    qtbot.waitUntil(lambda: part.view.model.rowCount() == 1, timeout=20_000)
    part.view.merge.click()
    qtbot.waitUntil(lambda: states(screen)[0] is RoundState.ALL_IN)
    qtbot.waitUntil(lambda: not part.view.look_at.isVisible())
    again = RoundScreen(desk)
    assert again.merging.watch.folder == folder
    qtbot.waitUntil(lambda: desk.idle)
    again.deleteLater()


def test_a_return_can_be_dropped_on_the_screen(
    qtbot: QtBot, screen: RoundScreen, came: tuple[Path, ...], tmp_path: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(came[0])), QUrl.fromLocalFile(str(tmp_path / "a.txt"))])
    enter = entering(data, 9, 9)
    screen.dragEnterEvent(enter)
    assert enter.isAccepted()
    screen.dropEvent(
        QDropEvent(
            QPointF(9, 9),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    qtbot.waitUntil(lambda: screen.merging.view.model.rowCount() == 1, timeout=20_000)
    assert screen.view.shown() == "merge"


def test_what_came_is_kept_and_can_be_saved(
    qtbot: QtBot, desk: Desk, screen: RoundScreen, came: tuple[Path, ...], tmp_path: Path
) -> None:
    look_at(qtbot, screen, came[0]).view.merge.click()
    qtbot.waitUntil(lambda: states(screen)[0] is RoundState.ALL_IN)
    part = screen.view.show_part("came")
    assert isinstance(part, CamePart)
    table = part.table
    qtbot.waitUntil(lambda: table.texts.rowCount() == 1)
    _when, who, file, short, verdict = table.texts.cells(0).texts
    assert (who, file, verdict) == ("A. Parker", "ap.lyreturn", "✓ merged")
    table.selectRow(0)
    assert short in part.about.text()
    out = tmp_path / "copy.lyreturn"
    part.ask_where()
    part.copy_to(str(out))
    qtbot.waitUntil(out.exists)
    qtbot.waitUntil(lambda: desk.idle)
    assert out.read_bytes() == came[0].read_bytes()


def test_another_reviews_return_is_told_as_that_and_names_no_member(
    qtbot: QtBot, screen: RoundScreen, came: tuple[Path, ...], tmp_path: Path
) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    other = rounds.make(folder / "other.lyreview")
    theirs = rounds.returned(other, "tw", {"EN-A": 3}, name="theirs")
    merging = look_at(qtbot, screen, theirs, came[0])
    assert "another review" in row(merging, "theirs.lyreturn")[REMARKS]
    merging.view.merge.click()
    qtbot.waitUntil(lambda: states(screen)[0] is RoundState.ALL_IN)
    part = screen.view.show_part("came")
    assert isinstance(part, CamePart)
    qtbot.waitUntil(lambda: part.table.texts.rowCount() == 2)
    said = {part.table.texts.cells(row).texts[1:3] for row in range(2)}
    assert said == {("another review", "theirs.lyreturn"), ("A. Parker", "ap.lyreturn")}


def test_two_files_of_one_name_are_told_apart(
    qtbot: QtBot, screen: RoundScreen, came: tuple[Path, ...], tmp_path: Path
) -> None:
    """The second is asked for while the first is still being read."""
    other = tmp_path / "other"
    other.mkdir()
    twin = Path(shutil.copy(rounds.altered(came[0]), other / "ap.lyreturn"))
    screen.arrive(merge=(came[0],))
    screen.arrive(merge=(twin, came[0]))
    part = screen.merging
    qtbot.waitUntil(lambda: part.view.model.rowCount() == 3, timeout=20_000)
    assert row(part, "ap.lyreturn")[1] == "30"
    assert "Refused." in row(part, "ap.lyreturn (2)")[REMARKS]


def test_a_locked_return_stays_when_the_others_are_merged(
    qtbot: QtBot, screen: RoundScreen, came: tuple[Path, ...]
) -> None:
    part = look_at(qtbot, screen, *came)
    part.view.merge.click()
    qtbot.waitUntil(lambda: states(screen)[0] is RoundState.ALL_IN)
    qtbot.waitUntil(lambda: part.view.model.rowCount() == 1)
    assert part.view.lock.isVisible()
    QTest.keyClicks(part.view.passphrase, "red kettle")
    part.view.unlock.click()
    qtbot.waitUntil(lambda: "be unlocked" in row(part, "tw.lyreturn")[REMARKS], timeout=20_000)


def test_the_keyboard_stays_on_the_screen(
    qtbot: QtBot, desk: Desk, screen: RoundScreen, came: tuple[Path, ...]
) -> None:
    part = look_at(qtbot, screen, *came)
    v = part.view
    v.passphrase.setFocus()
    QTest.keyClicks(v.passphrase, "red kettle")
    QTest.keyClick(v.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: v.lock_words.text().startswith("That passphrase doesn’t unlock tw."))
    qtbot.waitUntil(lambda: not part.tray.busy)
    assert screen.focusWidget() is v.passphrase
    QTest.keyClicks(v.passphrase, "blue kettle")
    QTest.keyClick(v.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: v.merge.text() == "Merge 2 returns", timeout=20_000)
    qtbot.waitUntil(lambda: not part.tray.busy)
    assert screen.focusWidget() is v.tree
    v.merge.setFocus()
    v.merge.click()
    qtbot.waitUntil(lambda: states(screen) == [RoundState.ALL_IN, RoundState.PART_RETURNED])
    qtbot.waitUntil(lambda: desk.idle)
    assert screen.focusWidget() is v.choose
    came_back = screen.view.show_part("came")
    assert isinstance(came_back, CamePart)
    qtbot.waitUntil(lambda: came_back.table.texts.rowCount() == 2)
    assert screen.focusWidget() is came_back.table
    assert screen.footer_now() == ()
    screen.view.show_part("owing")
    assert screen.focusWidget() is screen.owing.view.table


def test_what_is_looked_at_outlasts_another_text_size(
    qtbot: QtBot, desk: Desk, screen: RoundScreen, came: tuple[Path, ...]
) -> None:
    part = look_at(qtbot, screen, *came)
    QTest.keyClicks(part.view.passphrase, "blue kettle")
    part.view.unlock.click()
    qtbot.waitUntil(lambda: part.view.merge.text() == "Merge 2 returns", timeout=20_000)
    other = RoundScreen(desk)
    qtbot.addWidget(other)
    other.arrive(**screen.place())
    again = other.merging.view
    qtbot.waitUntil(lambda: again.merge.text() == "Merge 2 returns", timeout=20_000)
    qtbot.waitUntil(lambda: desk.idle)


def test_why_some_plans_of_a_return_are_left_out_is_said_beside_its_file(
    qtbot: QtBot, desk: Desk, screen: RoundScreen, came: tuple[Path, ...]
) -> None:
    desk.act(
        calls.declare,
        owner=screen,
        pairs=[(1, 1)],
        kind=ConflictKind.OWN_LOCALITY,
        note="",
        scores=False,
        answers_questions=True,
        stays_for_decision=False,
    )
    part = look_at(qtbot, screen, came[0])
    said = row(part, "ap.lyreturn")[REMARKS]
    assert said.startswith("Not all is taken in. ")
    assert "declared an interest" in said


def test_a_review_for_reading_only_shows_all_and_changes_nothing(
    qtbot: QtBot,
    desk: Desk,
    screen: RoundScreen,
    came: tuple[Path, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert desk._open is not None
    monkeypatch.setattr(desk, "_open", desk._open._replace(read_only=True))
    part = look_at(qtbot, screen, came[0])
    assert screen.view.read_only.isVisible()
    assert row(part, "ap.lyreturn")[1] == "30"
    qtbot.waitUntil(lambda: desk.idle)
    assert not part.view.merge.isEnabled()
    screen.carry_out("packs")
    screen.owing.view.table.selectRow(0)
    assert not screen.owing.view.finish.isEnabled()
    assert screen.owing.view.copy.isEnabled()
