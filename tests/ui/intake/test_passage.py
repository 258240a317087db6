"""The whole passage: documents come in, are looked through, and are taken into a plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lyapp.model.criteria import ScoreState
from lyapp.model.intake import Column
from lyapp.model.versions import Into
from lyapp.store.file import open_review
from lyapp.store.ops.scores import record_score
from lyapp.store.queries.attachments import attachments
from lyapp.store.queries.presets import presets
from lyapp.store.queries.versions import plan_rows, versions
from lyapp.ui.intake.columns.step import ColumnsStep
from lyapp.ui.intake.counts.step import CountsStep
from lyapp.ui.intake.screen import CHECK, COLUMNS, COUNTS, PICK, IntakeScreen
from lyapp.ui.intake.tray import State
from lyapp.ui.window import Window
from tests.ui import small
from tests.ui.dropping import entering
from tests.ui.intake import papers
from tests.ui.intake.conftest import paper_of

Bring = Callable[..., IntakeScreen]


def on(qtbot: QtBot, screen: IntakeScreen, step: int) -> None:
    """Go on until `step` is shown, with the key a person presses."""
    while screen.bench.tray.step < step:
        before = screen.bench.tray.step
        qtbot.waitUntil(screen.view.next.isEnabled, timeout=10_000)
        QTest.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert screen.bench.tray.step == before + 1
    qtbot.waitUntil(screen.view.next.isEnabled, timeout=10_000)


def ask(qtbot: QtBot, window: Window, query: Callable[..., object], **kw: object) -> object:
    answers: list[object] = []
    window.desk.read(query, then=answers.append, owner=window, **kw)
    qtbot.waitUntil(lambda: bool(answers))
    return answers[0]


def test_a_word_document_goes_in_and_undo_takes_it_out(
    qtbot: QtBot, opened: Window, bring: Bring, tmp_path: Path
) -> None:
    screen = bring(papers.word(tmp_path / "Ashdown plan.docx", above="Ashdown, local priorities"))
    view, about = screen.view, screen.pick.view.about
    assert "Ashdown" in about.locality.currentText()
    assert "is named" in about.because.text()
    assert view.next.text() == "Yes, it is Ashdown’s plan"
    assert about.new_version.text() == "Version 2 of the plan"
    about.received.setFocus()
    QTest.keyClicks(about.received, "3 June 2008")
    on(qtbot, screen, COLUMNS)
    on(qtbot, screen, CHECK)
    on(qtbot, screen, COUNTS)
    assert view.next.text() == "Take in 3 rows"
    with qtbot.waitSignal(opened.desk.went, timeout=10_000) as went:
        QTest.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (went.args[0].name, went.args[0].where["tab"]) == ("locality", "plan")
    key = paper_of(screen).locality
    found = ask(qtbot, opened, versions, locality=key)
    assert [(one.number, one.rows, one.received) for one in found] == [
        (1, 32, None), (2, 3, date(2008, 6, 3)),
    ]  # fmt: skip
    rows = ask(qtbot, opened, plan_rows, plan_version=found[1].plan_version)
    assert [row.title for row in rows] == [
        "Shorter waits in Ashdown", "Fewer falls at home", "Better diabetes care",
    ]  # fmt: skip
    assert rows[0].due == date(2009, 3, 31)
    kept = ask(qtbot, opened, attachments, locality=key)
    assert [one.name for one in kept] == ["Ashdown plan.docx"]

    assert opened.bar.undo.isVisible()
    opened.bar.undo.click()
    qtbot.waitUntil(lambda: opened.desk.idle)
    assert len(ask(qtbot, opened, versions, locality=key)) == 1
    opened.desk.go("intake")
    qtbot.waitUntil(lambda: paper_of(screen).state is State.READY)
    opened.desk.redo()
    qtbot.waitUntil(lambda: paper_of(screen).state is State.TAKEN)
    opened.desk.undo()
    qtbot.waitUntil(lambda: paper_of(screen).state is State.READY)


def test_a_document_without_tables_says_so_at_once(bring: Bring, tmp_path: Path) -> None:
    import docx

    made = docx.Document()
    made.add_paragraph("The locality of Ashdown will work closely with its partners.")
    made.save(str(tmp_path / "words.docx"))
    screen = bring(tmp_path / "words.docx")
    about = screen.pick.view.about
    assert about.state.text().endswith("no table in it")
    assert about.advice.text().startswith("Rows are read from tables.")
    assert about.advice.isVisible()
    assert not about.fields.isVisible()
    assert not screen.view.next.isEnabled()
    assert screen.view.says.text() == "There is no table in this document."


def test_one_document_after_the_other(
    qtbot: QtBot, opened: Window, bring: Bring, tmp_path: Path
) -> None:
    folder = tmp_path / "plans"
    (folder / "later").mkdir(parents=True)
    papers.word(folder / "a Ashdown.docx")
    papers.workbook(folder / "later" / "b Beech.xlsx")
    (folder / "readme.ini").write_text("x")
    (folder / "~$a Ashdown.docx").write_bytes(b"x")
    screen = bring(folder)
    assert [one.name for one in screen.bench.tray.papers] == ["a Ashdown.docx", "b Beech.xlsx"]
    assert opened.bar.message is not None
    assert opened.bar.message.sentence == (
        "One file isn’t of a kind that plans come in, and was left: readme.ini."
    )
    on(qtbot, screen, COUNTS)
    QTest.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: paper_of(screen).name == "b Beech.xlsx", timeout=10_000)
    assert screen.bench.tray.step == PICK
    assert screen.bench.tray.papers[0].state is State.TAKEN
    qtbot.waitUntil(lambda: screen.view.next.text() == "Yes, it is Beech’s plan")


def test_what_cant_be_read_says_why_and_what_to_do(bring: Bring, tmp_path: Path) -> None:
    bad = tmp_path / "old.doc"
    bad.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    empty = tmp_path / "empty.docx"
    empty.write_bytes(b"")
    screen = bring(bad, empty)
    about = screen.pick.view.about
    paper = paper_of(screen)
    assert paper.name == "old.doc"
    assert about.state.text().startswith("old.doc")
    assert about.advice.text()
    assert not about.fields.isVisible()
    assert not screen.view.next.isEnabled()
    assert [row.tone for row in screen.pick.view.model.rows()] == ["bad", "bad"]
    screen.pick.view.list.setFocus()
    QTest.keyClick(screen.pick.view.list, Qt.Key.Key_Delete)
    assert [one.name for one in screen.bench.tray.papers] == ["empty.docx"]


def test_reading_can_be_stopped_and_begun_again(
    qtbot: QtBot, opened: Window, tmp_path: Path
) -> None:
    opened.desk.go("intake")
    screen = opened.stage.screen_here()
    assert isinstance(screen, IntakeScreen)
    qtbot.waitUntil(lambda: opened.desk.idle)
    screen.pick.take_paths([papers.word(tmp_path / "Ashdown.docx", papers.many(200))])
    about = screen.pick.view.about
    assert about.give_up.text() == "Stop reading it"
    about.give_up.click()
    qtbot.waitUntil(lambda: paper_of(screen).state is State.STOPPED, timeout=10_000)
    assert "stopped" in about.state.text()
    about.again.click()
    qtbot.waitUntil(lambda: len(paper_of(screen).rows or ()) == 200, timeout=10_000)
    qtbot.waitUntil(lambda: opened.desk.idle)


def test_the_locality_a_person_comes_from_is_proposed_and_doubted(
    qtbot: QtBot, opened: Window, bring: Bring, tmp_path: Path
) -> None:
    screen = bring(papers.word(tmp_path / "Ashdown.docx"), locality=3)
    about = screen.pick.view.about
    assert screen.view.next.text() == "Yes, it is Cedar’s plan"
    assert "Cedar is not named in it. Ashdown is named" in about.because.text()
    assert about.because.property("tone") == "caution"


def test_the_same_document_twice_is_said(
    qtbot: QtBot, opened: Window, bring: Bring, tmp_path: Path
) -> None:
    path = papers.word(tmp_path / "Ashdown.docx")
    screen = bring(path)
    on(qtbot, screen, COUNTS)
    screen.view.next.click()
    qtbot.waitUntil(lambda: screen.bench.tray.papers[0].state is State.TAKEN, timeout=10_000)
    qtbot.waitUntil(lambda: opened.desk.idle)
    screen = bring(path)
    said = screen.pick.view.about.already.text()
    assert said.startswith("This is the same document as version 2, taken in on ")
    screen.bench.say_locality(paper_of(screen), 2)
    said = screen.pick.view.about.already.text()
    assert said.startswith("The same document is in Ashdown’s plan: version 2, taken in on ")
    qtbot.waitUntil(lambda: opened.desk.idle)


def test_rows_can_be_added_to_the_newest_version(
    qtbot: QtBot, opened: Window, bring: Bring, tmp_path: Path
) -> None:
    screen = bring(papers.workbook(tmp_path / "Beech.xlsx"))
    screen.pick.view.about.add.click()
    assert paper_of(screen).into is Into.ADD
    on(qtbot, screen, COUNTS)
    screen.view.next.click()
    qtbot.waitUntil(lambda: paper_of(screen).state is State.TAKEN, timeout=10_000)
    found = ask(qtbot, opened, versions, locality=paper_of(screen).locality)
    assert [(one.number, one.rows) for one in found] == [(1, 6)]


def test_columns_are_chosen_and_remembered(
    qtbot: QtBot, opened: Window, bring: Bring, tmp_path: Path
) -> None:
    heads = ("Thing", "Zeug", "Stage", "Owner", "By when", "Good for")
    screen = bring(papers.workbook(tmp_path / "Ashdown.xlsx", heads=heads))
    on(qtbot, screen, COLUMNS)
    step = screen.view.steps.currentWidget()
    assert isinstance(step, ColumnsStep)
    choosers = step.view.header.choosers()
    assert len(choosers) == 6
    place = next(i for i in range(choosers[1].count()) if choosers[1].itemText(i) == "Outcomes")
    choosers[1].setCurrentIndex(place)
    choosers[1].activated.emit(place)
    qtbot.waitUntil(lambda: paper_of(screen).mappings[0].columns[1] is Column.OUTCOME)
    step.view.remember.click()
    on(qtbot, screen, COUNTS)
    screen.view.next.click()
    qtbot.waitUntil(lambda: paper_of(screen).state is State.TAKEN, timeout=10_000)
    kept = ask(qtbot, opened, presets, locality=paper_of(screen).locality)
    assert dict(kept[0].headers)["Zeug"] is Column.OUTCOME

    other = papers.workbook(tmp_path / "Ashdown again.xlsx", papers.many(4), heads=heads)
    screen = bring(other, locality=paper_of(screen).locality)
    qtbot.waitUntil(lambda: paper_of(screen).mappings[0].columns[1] is Column.OUTCOME)


def drop(window: Window, *paths: Path, on: QWidget | None = None) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    args = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier)  # fmt: skip
    enters = entering(data, 20, 20)
    QApplication.sendEvent(on or window, enters)
    if not enters.isAccepted():
        return False
    QApplication.sendEvent(on or window, QDropEvent(QPointF(20, 20), *args))
    return True


def test_documents_are_dropped_on_any_screen(qtbot: QtBot, opened: Window, tmp_path: Path) -> None:
    opened.desk.go("money")
    assert drop(
        opened, papers.word(tmp_path / "Ashdown.docx"), papers.workbook(tmp_path / "b.xlsx")
    )
    screen = opened.stage.screen_here()
    assert isinstance(screen, IntakeScreen)
    qtbot.waitUntil(lambda: all(one.rows for one in screen.bench.tray.papers[:1]), timeout=10_000)
    assert [one.name for one in screen.bench.tray.papers] == ["Ashdown.docx", "b.xlsx"]
    qtbot.waitUntil(lambda: opened.desk.idle)


def test_files_dropped_on_a_field_are_documents_too(
    qtbot: QtBot, opened: Window, tmp_path: Path
) -> None:
    opened.desk.go("intake")
    screen = opened.stage.screen_here()
    assert isinstance(screen, IntakeScreen)
    title = screen.pick.view.about.title
    assert drop(opened, papers.workbook(tmp_path / "Beech.xlsx"), on=title)
    assert title.text() == ""
    qtbot.waitUntil(lambda: paper_of(screen).rows is not None, timeout=10_000)
    qtbot.waitUntil(lambda: opened.desk.idle)


def test_nothing_is_dropped_without_a_review(window: Window, tmp_path: Path) -> None:
    assert not drop(window, papers.word(tmp_path / "Ashdown.docx"))


def test_a_copied_table_is_pasted(qtbot: QtBot, opened: Window) -> None:
    opened.desk.go("intake")
    screen = opened.stage.screen_here()
    assert isinstance(screen, IntakeScreen)
    lines = ["\t".join(texts) for texts in (papers.HEADS, *papers.many(3))]
    QGuiApplication.clipboard().setText("\n".join(lines))
    QTest.keyClick(screen, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: opened.desk.idle and paper_of(screen).document is not None)
    screen.bench.say_locality(paper_of(screen), 1)
    qtbot.waitUntil(lambda: paper_of(screen).rows is not None, timeout=10_000)
    assert [row.title for row in paper_of(screen).rows or ()] == [
        f"Redesign pathway {n}" for n in (1, 2, 3)
    ]


def test_a_review_that_cant_be_changed_says_so(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    path = small.make(tmp_path / "small.lyreview")
    other = open_review(path, home=window.desk.home, holder="Ann")
    with qtbot.waitSignal(window.desk.opened, timeout=20_000):
        window.desk.open(path)
    other.close()
    window.desk.go("intake", paths=(papers.word(tmp_path / "Ashdown.docx"),))
    screen = window.stage.screen_here()
    assert isinstance(screen, IntakeScreen)
    assert screen.view.nothing.isVisible()
    assert "reading only" in screen.view.nothing.sentence.text()
    assert not screen.bench.tray.papers
    qtbot.waitUntil(lambda: window.desk.idle)


def test_the_menu_offers_it_only_where_it_can_be_done(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    file = window.menuBar().actions()[0].menu()
    offered = [each for each in file.actions() if each.text().startswith("Take in")]
    assert len(offered) == 2
    assert not any(each.isEnabled() for each in offered)
    path = small.make(tmp_path / "small.lyreview")
    with qtbot.waitSignal(window.desk.opened, timeout=20_000):
        window.desk.open(path)
    assert all(each.isEnabled() for each in offered)
    qtbot.waitUntil(lambda: window.desk.idle)


def test_a_document_the_plan_has_already_brings_nothing(
    qtbot: QtBot, opened: Window, bring: Bring, tmp_path: Path
) -> None:
    path = papers.word(tmp_path / "Ashdown.docx")
    screen = bring(path)
    on(qtbot, screen, COUNTS)
    screen.view.next.click()
    qtbot.waitUntil(lambda: screen.bench.tray.papers[0].state is State.TAKEN, timeout=10_000)
    qtbot.waitUntil(lambda: opened.desk.idle)
    screen = bring(path)
    assert "This is the same document as version 2" in screen.pick.view.about.already.text()
    assert "the same as version 2" in screen.pick.view.about.state.text()
    on(qtbot, screen, COUNTS)
    step = screen.view.steps.currentWidget()
    assert isinstance(step, CountsStep)
    assert "there is nothing to take in" in step.doubt.text()
    assert screen.view.next.text() == "Put it aside"
    assert step.all_the_same.text() == "Make version 3 of it all the same"
    step.all_the_same.click()
    assert screen.view.next.text() == "Take in 3 rows"
    screen.view.back.click()
    step._insisted = 0
    on(qtbot, screen, COUNTS)
    screen.view.next.click()
    assert [one.state for one in screen.bench.tray.papers] == [State.TAKEN]
    qtbot.waitUntil(lambda: opened.desk.idle)
    assert len(ask(qtbot, opened, versions, locality=1)) == 2


def test_the_same_document_in_a_folder_is_asked_about_once(
    qtbot: QtBot, opened: Window, bring: Bring, tmp_path: Path
) -> None:
    first = papers.word(tmp_path / "a Ashdown.docx")
    (tmp_path / "b copy.docx").write_bytes(first.read_bytes())
    screen = bring(first, tmp_path / "b copy.docx")
    lines = [row.line for row in screen.pick.view.model.rows()]
    assert lines[0].endswith("3 rows")
    assert lines[1].endswith("the same as a Ashdown.docx")
    on(qtbot, screen, COUNTS)
    with qtbot.waitSignal(opened.desk.went, timeout=10_000) as went:
        screen.view.next.click()
    assert went.args[0].name == "locality"
    qtbot.waitUntil(lambda: opened.desk.idle)
    opened.desk.go("intake")
    rows = screen.pick.view.model.rows
    qtbot.waitUntil(lambda: rows()[1].line.endswith("the same as version 2"))
    qtbot.waitUntil(lambda: opened.desk.idle)


def test_scores_that_stay_with_the_version_before_are_said(
    qtbot: QtBot, opened: Window, bring: Bring, tmp_path: Path
) -> None:
    key = ask(qtbot, opened, versions, locality=1)[0].plan_version
    opened.desk.act(
        record_score, owner=opened, plan_version=key, criterion=1, member="ap",
        state=ScoreState.RATED, rating=2, comment="",
    )  # fmt: skip
    qtbot.waitUntil(lambda: opened.desk.idle)
    screen = bring(papers.word(tmp_path / "Ashdown.docx"))
    on(qtbot, screen, COUNTS)
    step = screen.view.steps.currentWidget()
    assert isinstance(step, CountsStep)
    assert step.doubt.text() == (
        "The one score given so far stays with version 1; version 2 starts without any."
    )


def test_what_to_do_first_has_the_whole_width(qtbot: QtBot, opened: Window) -> None:
    opened.desk.go("intake")
    screen = opened.stage.screen_here()
    assert isinstance(screen, IntakeScreen)
    view = screen.pick.view
    qtbot.waitUntil(view.drop.isVisible)
    assert not view.about.isVisible()
    qtbot.waitUntil(lambda: view.drop.width() > view.width() * 3 // 4)
