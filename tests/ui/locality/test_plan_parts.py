"""The plan tab's parts: findings, documents, versions, and what was understood."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lyapp import places
from lyapp.model.findings import Correction
from lyapp.model.found import DocumentPlace
from lyapp.model.versions import Into
from lyapp.store.file import open_review
from lyapp.store.ops import attachments, intake
from lyapp.store.ops.corrections import correct_readings
from lyapp.ui.desk import Desk
from lyapp.ui.locality.plan.documents import DocumentsPart
from lyapp.ui.locality.plan.findings import FindingsPart
from lyapp.ui.locality.plan.meanings import MeaningsPart
from lyapp.ui.locality.plan.tab import PlanTab
from lyapp.ui.locality.plan.versions import VersionsPart
from lyapp.ui.locality.screen import LocalityScreen
from lyapp.ui.notes import Destination
from tests.plan_documents import document_of, original_of, row
from tests.ui import small

Settle = Callable[[Desk], None]
FIRST = ("Better wound care", "Fewer falls")
SECOND = ("Better wound care", "Stop smoking")


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Dale's plan, taken in twice: one row changed, one came, one went; one more document."""
    path = small.make(tmp_path_factory.mktemp("made") / "small.lyreview", small.programme(3))
    review = open_review(path, home=places.home(path.parent / "maker"), holder="a test")
    try:
        dale = review.raw.execute("SELECT id FROM locality WHERE name = 'Dale'").fetchone()[0]
        for titles, lead, when in (
            (FIRST, "Locality manager", date(2008, 4, 2)),
            (SECOND, "Practice manager", date(2008, 5, 20)),
        ):
            rows = [
                row(title, at=at, leads=(lead,), timescales=("soon",), due=row("x").due)
                for at, title in enumerate(titles, 1)
            ]
            intake.import_plan(
                review,
                who="A. Parker",
                locality=dale,
                document=document_of(*titles),
                original=original_of(*titles),
                rows=rows,
                into=Into.NEW_VERSION,
                received=when,
            )
        attachments.add_attachment(
            review, who="A. Parker", locality=dale, name="letter.txt", content=b"Dear all"
        )
    finally:
        review.close()
    return path


@pytest.fixture
def screen(
    qtbot: QtBot, closed_desk: Desk, settle: Settle, made_once: Path, tmp_path: Path
) -> Iterator[LocalityScreen]:
    path = tmp_path / "small.lyreview"
    shutil.copy(made_once, path)
    with qtbot.waitSignal(closed_desk.opened, timeout=20_000):
        closed_desk.open(path)
    shown = LocalityScreen(closed_desk)
    closed_desk.changed.connect(shown.refresh)
    shown.resize(1280, 720)
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    shown.leave()
    settle(closed_desk)
    closed_desk.changed.disconnect(shown.refresh)
    shown.close()
    shown.deleteLater()


@pytest.fixture
def tab(screen: LocalityScreen, settle: Settle) -> PlanTab:
    """Dale's plan."""
    return at(screen, settle, "Dale")


def at(screen: LocalityScreen, settle: Settle, name: str) -> PlanTab:
    screen.arrive(tab="plan")
    settle(screen.desk)
    found = next(one.id for one in screen._order if one.name == name)
    screen.arrive(locality=found, tab="plan")
    settle(screen.desk)
    return screen.view.plan


def findings(tab: PlanTab) -> FindingsPart:
    tab.show_part("findings")
    part = tab.parts["findings"]
    assert isinstance(part, FindingsPart)
    return part


def documents(tab: PlanTab) -> DocumentsPart:
    tab.show_part("documents")
    return tab.documents


def versions(tab: PlanTab) -> VersionsPart:
    tab.show_part("versions")
    part = tab.parts["versions"]
    assert isinstance(part, VersionsPart)
    return part


def meanings(tab: PlanTab) -> MeaningsPart:
    tab.show_part("meanings")
    part = tab.parts["meanings"]
    assert isinstance(part, MeaningsPart)
    return part


def column(part: FindingsPart | DocumentsPart | MeaningsPart, place: int) -> list[str]:
    model = part.table.texts
    return [str(model.index(at, place).data()) for at in range(model.rowCount())]


# The tab.


def test_the_buttons_say_how_much_there_is(tab: PlanTab) -> None:
    said = {name: button.text() for name, button in tab.buttons.items()}
    assert said["rows"] == "Rows · 2"
    assert said["documents"] == "Documents · 3"
    assert said["versions"] == "Versions 1–2"
    assert tab.part_shown() == "rows"


def test_only_the_part_asked_for_is_made(tab: PlanTab) -> None:
    assert set(tab.parts.made()) == {"rows"}
    tab.buttons["documents"].click()
    assert set(tab.parts.made()) == {"rows", "documents"}


def test_the_place_in_the_tab_is_come_back_to(
    screen: LocalityScreen, tab: PlanTab, settle: Settle
) -> None:
    tab.show_part("versions")
    place = screen.place()
    tab.show_part("rows")
    screen.arrive(**place)
    settle(screen.desk)
    assert tab.part_shown() == "versions"


def test_a_document_is_taken_in_for_this_locality(qtbot: QtBot, tab: PlanTab) -> None:
    with qtbot.waitSignal(tab.desk.went) as asked:
        tab.take_in.click()
    assert asked.args == [Destination("intake", {"locality": tab.locality})]


# Versions.


def test_an_older_version_is_read_and_not_changed(tab: PlanTab, settle: Settle) -> None:
    rows = tab.rows
    assert not rows.adder.isHidden()
    rows.version.chosen.emit(rows._versions[0].plan_version)
    settle(tab.desk)
    titles = [rows.model.index(at, 2).data() for at in range(rows.model.rowCount())]
    assert titles == list(FIRST)
    assert "Version 1 is kept" in rows.old.text()
    assert rows.adder.isHidden()
    rows.newest.click()
    settle(tab.desk)
    assert rows.model.index(1, 2).data() == "Stop smoking"
    assert not rows.adder.isHidden()


def test_two_versions_are_compared(tab: PlanTab, settle: Settle) -> None:
    part = versions(tab)
    settle(tab.desk)
    assert part.said.text() == "1 added · 1 removed · 1 changed · 0 unchanged"
    model = part.changes.texts
    became = {model.index(at, 2).data(): model.index(at, 0).data() for at in range(3)}
    assert became == {
        "Better wound care": "± changed", "Stop smoking": "+ added", "Fewer falls": "− removed",
    }  # fmt: skip
    part.changes.selectRow(0)
    words = part.detail.toPlainText()
    assert "Lead\nLocality" in words
    assert "Practice" in words
    for at in range(3):
        part.changes.selectRow(at)
        assert part.detail.toPlainText().count("\n") >= 2


def test_a_plan_of_one_version_has_nothing_to_compare(
    screen: LocalityScreen, settle: Settle
) -> None:
    part = versions(at(screen, settle, "Ashdown"))
    assert not part.only.isHidden()
    assert part._choosing.isHidden()


# Findings.


def test_findings_are_filtered_by_level(tab: PlanTab) -> None:
    part = findings(tab)
    every = part.table.texts.rowCount()
    assert every > 0
    counts = {}
    for name in ("serious", "look", "note"):
        part.filters[name].click()
        counts[name] = part.table.texts.rowCount()
        assert part.filters[name].text().endswith(f"· {counts[name]}")
    assert sum(counts.values()) == every


def test_a_finding_is_set_aside_with_a_reason_and_taken_up_again(
    tab: PlanTab, settle: Settle
) -> None:
    part = findings(tab)
    every = part.table.texts.rowCount()
    sentence = part.side.sentence.text()
    part.side.dismiss.click()
    assert "reason" in part.side.says.text()
    part.side.reason.setText("The lead is named above.")
    QTest.keyClick(part.side.reason, Qt.Key.Key_Return)
    settle(tab.desk)
    assert part.table.texts.rowCount() == every - 1
    assert part.side.reason.text() == ""
    part.filters["aside"].click()
    assert column(part, 2) == [sentence]
    assert "The lead is named above." in part.side.aside.text()
    part.side.restore.click()
    settle(tab.desk)
    assert part.table.texts.rowCount() == 0
    part.filters["all"].click()
    assert part.table.texts.rowCount() == every


def test_a_reason_half_typed_stays_with_its_finding(tab: PlanTab) -> None:
    part = findings(tab)
    part.side.reason.setText("half a")
    part.table.selectRow(1)
    assert part.side.reason.text() == ""
    part.table.selectRow(0)
    assert part.side.reason.text() == "half a"


def test_why_shows_the_rules_page(tab: PlanTab) -> None:
    part = findings(tab)
    assert part.side.page.isHidden()
    part.side.why.click()
    for at in range(part.table.texts.rowCount()):
        part.table.selectRow(at)
        assert "What it notices" in part.side.page.toPlainText()
    part.side.why.click()
    assert part.side.page.isHidden()


def test_a_finding_leads_to_its_row_and_to_the_document(tab: PlanTab, settle: Settle) -> None:
    part = findings(tab)
    places = column(part, 1)
    part.table.selectRow(next(at for at, place in enumerate(places) if place != "whole plan"))
    part.side.row.click()
    assert tab.part_shown() == "rows"
    chosen = tab.rows.table.currentIndex().row()
    part.side.source.click()
    settle(tab.desk)
    assert tab.part_shown() == "documents"
    viewer = tab.documents.viewer
    assert viewer is not None
    marked = viewer.view.text.currentIndex().data()
    assert SECOND[chosen] in marked


# Documents.


def test_documents_say_what_they_are(tab: PlanTab) -> None:
    part = documents(tab)
    assert column(part, 0) == ["plan.docx", "letter.txt", "plan.docx"]
    assert column(part, 1) == ["Word", "kept only", "Word"]
    assert column(part, 4) == ["2", "2", "1"]
    assert column(part, 6) == ["2", "0", "2"]
    row_shown = part.chosen()
    assert row_shown is not None
    part.copy.click()
    assert QGuiApplication.clipboard().text() == row_shown.sha256
    assert column(part, 7)[0] == row_shown.sha256[:12] + "…"


def test_a_document_is_read_in_the_lists_place(tab: PlanTab, settle: Settle) -> None:
    part = documents(tab)
    part.table.setFocus()
    QTest.keyClick(part.table, Qt.Key.Key_Return)
    settle(tab.desk)
    assert part.viewer is not None
    assert part.viewer.view.text.lines.rowCount() > 0
    part.back.click()
    assert part.viewer.document is None
    assert part.table.isVisible()


def test_what_was_found_in_a_document_is_come_to(tab: PlanTab, settle: Settle) -> None:
    shown = documents(tab)._documents[0]
    tab.show_part("rows")
    screen = tab.window()
    assert isinstance(screen, LocalityScreen)
    place = DocumentPlace(shown.attachment, None, 1, None, ("falls",))
    screen.arrive(locality=screen.locality, tab="plan", place=place)
    settle(tab.desk)
    assert tab.part_shown() == "documents"
    viewer = tab.documents.viewer
    assert viewer is not None
    assert viewer.document is not None
    assert viewer.view.text._delegate.sought == ("falls",)


def test_a_document_that_is_only_kept_isnt_opened(tab: PlanTab) -> None:
    part = documents(tab)
    part.table.selectRow(1)
    assert not part.open.isEnabled()
    assert part.save.isEnabled()


def test_the_original_is_saved_byte_for_byte(
    qtbot: QtBot, tab: PlanTab, tmp_path: Path, settle: Settle
) -> None:
    part = documents(tab)
    part.table.selectRow(1)
    path = tmp_path / "out.txt"
    part.save_to(path)
    qtbot.waitUntil(path.exists)
    settle(tab.desk)
    qtbot.waitUntil(lambda: path.read_bytes() == b"Dear all")


def test_only_a_document_nothing_stands_on_is_removed(tab: PlanTab, settle: Settle) -> None:
    part = documents(tab)
    part.table.selectRow(0)
    assert not part.remove.isEnabled()
    part.table.selectRow(1)
    part.remove.click()
    settle(tab.desk)
    assert column(part, 0) == ["plan.docx", "plan.docx"]
    tab.desk.undo()
    settle(tab.desk)
    assert len(column(part, 0)) == 3


# What was understood.


def test_a_printed_timescale_gets_its_meaning(tab: PlanTab, settle: Settle) -> None:
    part = meanings(tab)
    assert column(part, 1)[0] == "soon"
    part.meaning.setText("whenever")
    assert part.hint.text() == "not understood yet"
    part.keep_button.click()
    assert "No day" in part.says.text()
    part.meaning.setText("Dec 2008")
    assert part.hint.text() == "understood as Dec 2008"
    QTest.keyClick(part.meaning, Qt.Key.Key_Return)
    settle(tab.desk)
    assert column(part, 2)[0] == "Dec 2008"
    assert column(part, 4)[0] == "by a person"
    assert part.meaning.text() == ""
    assert [row.due for row in tab._page.objectives] == [date(2008, 12, 31)] * 2  # type: ignore[union-attr]  # a page is shown
    part.forget_button.click()
    settle(tab.desk)
    assert column(part, 4)[0] == ""


def test_a_printed_lead_gets_its_clinicians(tab: PlanTab, settle: Settle) -> None:
    part = meanings(tab)
    part.table.selectRow(1)
    assert part.printed.text() == "“Practice manager”"
    part.meaning.setText("Ann Hill")
    part.keep_button.click()
    settle(tab.desk)
    assert column(part, 2)[1] == "Ann Hill"


def test_measures_and_money_get_their_meaning(tab: PlanTab, settle: Settle) -> None:
    part = meanings(tab)
    here = [row.title for row in tab._page.objectives]  # type: ignore[union-attr]  # a page is shown
    measure = Correction("measure", here[0], meaning="whatever it is")
    money = Correction("money", here[0])
    tab.desk.act(
        correct_readings, owner=tab, locality=part._file.locality,  # type: ignore[union-attr]
        corrections=(measure, money),
    )  # fmt: skip
    settle(tab.desk)
    fields = column(part, 0)
    at, none = fields.index("Measure"), fields.index("Money")
    assert (column(part, 1)[at], column(part, 2)[at]) == (here[0], "whatever it is")
    assert (column(part, 2)[none], column(part, 4)[none]) == ("no money", "by a person")
    part.table.selectRow(none)
    part.meaning.setText("plenty")
    part.keep_button.click()
    assert "£45,000" in part.says.text()
    part.meaning.setText("£12k")
    assert part.hint.text() == "understood as £12,000"
    part.keep_button.click()
    settle(tab.desk)
    assert column(part, 2)[column(part, 0).index("Money")] == "£12,000"


def test_a_plan_open_for_reading_is_only_read(
    qtbot: QtBot, closed_desk: Desk, settle: Settle, made_once: Path, tmp_path: Path
) -> None:
    path = tmp_path / "small.lyreview"
    shutil.copy(made_once, path)
    held = open_review(path, home=closed_desk.home, holder="Somebody Else")
    try:
        with qtbot.waitSignal(closed_desk.opened, timeout=20_000):
            closed_desk.open(path)
        shown = LocalityScreen(closed_desk)
        qtbot.addWidget(shown)
        with qtbot.waitExposed(shown):
            shown.show()
        tab = at(shown, settle, "Dale")
        assert tab.take_in.isHidden()
        assert findings(tab).side.dismiss.isHidden()
        assert documents(tab).remove.isHidden()
        assert meanings(tab).keep_button.isHidden()
        assert documents(tab).save.isVisible()
    finally:
        held.close()


def test_what_was_shown_of_one_review_isnt_taken_for_another(
    qtbot: QtBot, tab: PlanTab, screen: LocalityScreen, settle: Settle, tmp_path: Path
) -> None:
    findings(tab).side.reason.setText("half a reason")
    part = documents(tab)
    part.table.selectRow(0)
    part.open_chosen()
    settle(tab.desk)
    other = small.make(tmp_path / "other.lyreview", small.programme(3))
    with qtbot.waitSignal(tab.desk.opened, timeout=20_000):
        tab.desk.open(other)
    again = at(screen, settle, "Dale")
    assert again.documents.viewer is not None
    assert again.documents.viewer.document is None
    assert column(again.documents, 0) == []
    assert findings(again).side.reason.text() == ""
    assert not again.desk.drafts.unsaved()
