"""The main job, whole, through the real window: read, score, decide, record, print, export."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pypdf
import python_calamine
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListView, QPlainTextEdit, QTableView
from pytestqt.qtbot import QtBot

from lyapp.places import Home
from tests.journeys.hands import ALT, CTRL, FILE_DIALOG, MENU, PRINT_DIALOG, Hands

KEY = Qt.Key
COMMENT = "Clear on diabetes; says little about community nursing."
CONDITION = "Agree one list for community nursing"
LINE = "Statin prescribing"
RATINGS = "3324312232"
BOARD = "Localities and where each stands"


def test_the_whole_job(
    qtbot: QtBot, start: Callable[[], Hands], home: Home, tmp_path: Path
) -> None:
    pdf, printed, book = (tmp_path / name for name in ("paper.pdf", "printed.pdf", "status.xlsx"))
    hands = start()
    hands.press("Open the sample")
    hands.wait(lambda: hands.window.stage.here == "status")
    hands.settle()
    review = hands.window.desk.review_path
    assert review is not None

    _find_stevenage(hands)
    _say_who_scores(hands)
    _score(hands)
    _undo_one(hands)
    _decide(hands)
    _record_money(hands)
    _see_the_board(hands)
    _print(hands, pdf, printed)
    _export(hands, book)
    hands.key("q", CTRL)
    assert not hands.window.isVisible()

    again = start()
    _open_again(again)
    again.key("q", CTRL)

    _check_database(review)
    _check_pdf(pdf, printed)
    _check_workbook(book)
    verified = subprocess.run(
        [sys.executable, "-m", "lyapp", "--home", str(tmp_path / "home"), "verify", str(review)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert verified.returncode == 0, verified.stdout + verified.stderr


def _find_stevenage(hands: Hands) -> None:
    hands.key("k", CTRL)
    hands.type("steven")
    table = hands.find(QTableView, BOARD)
    hands.wait(lambda: table.model().rowCount() == 2)  # the organisation's line and Stevenage
    hands.key(KEY.Key_Return)
    assert QApplication.focusWidget() is table
    hands.reads("9 practices · 87,008 registered")
    row = hands.row(table, "Stevenage")
    assert (row["Scored"], row["Balance"]) == ("0/7", "+£3.50m")
    assert row["Outcome"] == "Recommended to committee"
    hands.key("s")
    hands.wait(lambda: hands.window.stage.here == "review")
    hands.settle()


def _say_who_scores(hands: Hands) -> None:
    hands.reads("Who is scoring?")
    hands.press("Andrew Parker")
    hands.reads("Covers must-dos")
    hands.settle()
    plan = hands.find(QListView, "Rows of the plan").model()
    rows = [
        str(plan.index(i, 0).data(Qt.ItemDataRole.AccessibleTextRole))
        for i in range(plan.rowCount())
    ]
    assert len(rows) == 8
    assert "Work with the PCT on national and local health aims" in rows[0]
    assert "Care nearer home in line with DQHH" in rows[1]
    assert "Premises incl. LIFT" in rows[5]


def _score(hands: Hands) -> None:
    """Ten criteria: a comment and a cited row for the first, a rating for each."""
    hands.presses = 0
    hands.key("c")
    hands.type(COMMENT)
    plan = hands.find(QListView, "Rows of the plan")
    hands.click_row(plan, plan.model().index(1, 0))
    hands.key("e")
    hands.reads("P2 Care nearer home")
    for place, rating in enumerate(RATINGS, start=1):
        hands.reads(f"Criterion {place} of 10")
        hands.key(rating)
    assert hands.presses <= 12
    hands.reads("Last: open comment")
    hands.settle()
    hands.reads("Your marks alone:")
    hands.reads("✓ Saved")


def _undo_one(hands: Hands) -> None:
    """The last rating was a slip."""
    hands.key("z", CTRL)
    hands.reads("Criterion 10 of 10")
    hands.settle()
    assert not hands.sees("Your marks alone:")
    hands.key("4")
    hands.reads("Last: open comment")
    hands.key("c")
    hands.type("A strong plan.")
    hands.key(KEY.Key_Escape)
    hands.settle()
    assert hands.find(QPlainTextEdit, "Comment").toPlainText() == "A strong plan."


def _decide(hands: Hands) -> None:
    hands.key("1", ALT)
    hands.settle()
    hands.key("o")
    hands.reads("In the status table: “Recommend plan to PEC”")
    hands.choose("Outcome", "Agreed subject to amendments")
    hands.settle()
    hands.write("New condition", CONDITION)
    hands.key(KEY.Key_Tab)
    hands.type("Nicky Poulain")
    hands.key(KEY.Key_Tab)
    hands.type("31/7/2008")
    hands.key(KEY.Key_Return)
    hands.reads("CONDITIONS · 1 OPEN OF 1")
    hands.reads("Agreed, 1 condition open")


def _record_money(hands: Hands) -> None:
    hands.key(KEY.Key_Tab, CTRL)
    hands.choose("Kind of the new line", "Pressure")
    hands.write("Label of the new line", LINE)
    hands.key(KEY.Key_Tab)
    hands.type("£30 or so")
    hands.reads("“£30 or so”")
    hands.key("a", CTRL)
    hands.type("£300k")
    hands.reads("Understood as £300,000")
    hands.key(KEY.Key_Return)
    hands.settle()
    row = hands.row(hands.find(QTableView, "Lines of money"), "Pressure")
    assert (row["Label"], row["Amount"], row["As printed"]) == (LINE, "£300,000", "£300k")
    hands.reads("+£3,200,000")


def _see_the_board(hands: Hands) -> None:
    hands.key(KEY.Key_Left, ALT)
    table = hands.find(QTableView, BOARD)
    hands.settle()
    row = hands.row(table, "Stevenage")
    assert row["Scored"] == "1/7"
    assert row["Rating"] == "3"
    assert row["Balance"] == "+£3.20m"
    assert row["Outcome"] == "Agreed, 1 condition open"
    assert row["Next step"] == CONDITION


def _print(hands: Hands, pdf: Path, printed: Path) -> None:
    hands.key("6", ALT)
    hands.reads("page 1 of ")
    hands.settle()
    with hands.answering(FILE_DIALOG, hands.save_as(pdf)):
        hands.key("s", CTRL)
    hands.wait(pdf.is_file)
    with hands.answering(PRINT_DIALOG, hands.print_to(printed)):
        hands.key("p", CTRL)
    hands.reads("The paper was sent to the printer.")


def _export(hands: Hands, book: Path) -> None:
    hands.key("1", ALT)
    hands.settle()
    with (
        hands.answering(FILE_DIALOG, hands.save_as(book)),
        hands.answering(MENU, hands.pick("Excel")),
    ):
        hands.press("Export status")
    hands.reads(f"Exported to {book}")


def _open_again(hands: Hands) -> None:
    assert hands.window.stage.here == "welcome"
    hands.key(KEY.Key_Return)
    hands.wait(lambda: hands.window.stage.here == "status")
    hands.settle()
    table = hands.find(QTableView, BOARD)
    row = hands.row(table, "Stevenage")
    assert (row["Scored"], row["Outcome"]) == ("1/7", "Agreed, 1 condition open")
    assert row["Balance"] == "+£3.20m"
    hands.key("k", CTRL)
    hands.type("steven")
    hands.key(KEY.Key_Return)
    hands.key("s")
    hands.reads("Your marks alone:")
    hands.reads("Criterion 1 of 10")
    hands.reads("P2 Care nearer home")
    assert hands.find(QPlainTextEdit, "Comment").toPlainText() == COMMENT


def _check_database(review: Path) -> None:
    with closing(sqlite3.connect(review)) as file:
        scores = file.execute(
            "SELECT criterion.number, score.rating, score.comment FROM score"
            " JOIN member ON member.id = score.member_id"
            " JOIN criterion ON criterion.id = score.criterion_id"
            " JOIN plan_version ON plan_version.id = score.plan_version_id"
            " JOIN plan ON plan.id = plan_version.plan_id"
            " JOIN locality ON locality.id = plan.locality_id"
            " WHERE member.name = 'Andrew Parker' AND locality.name = 'Stevenage'"
            " ORDER BY criterion.number"
        ).fetchall()
        cited = file.execute(
            "SELECT objective.title FROM evidence"
            " JOIN objective ON objective.id = evidence.objective_id"
        ).fetchall()
        outcome = file.execute(
            "SELECT outcome_type.key, condition.text, condition.owner, condition.due,"
            " condition.discharged_at FROM condition"
            " JOIN outcome ON outcome.id = condition.outcome_id"
            " JOIN outcome_type ON outcome_type.id = outcome.outcome_type_id"
            " JOIN locality ON locality.id = outcome.locality_id"
            " WHERE locality.name = 'Stevenage' AND outcome.place = 'status'"
        ).fetchall()
        line = file.execute(
            "SELECT kind, amount_pence, effect, printed FROM financial_line WHERE label = ?",
            (LINE,),
        ).fetchall()
        sound = file.execute("PRAGMA integrity_check").fetchall()
    ratings = [*(int(rating) for rating in RATINGS[:-1]), 4, None]
    assert [rating for _number, rating, _comment in scores] == ratings
    assert scores[0][2] == COMMENT
    assert scores[-1][2] == "A strong plan."
    assert cited == [("Care nearer home in line with DQHH",)]
    assert outcome == [
        ("agreed_subject_to_amendments", CONDITION, "Nicky Poulain", "2008-07-31", None)
    ]
    assert line == [("pressure", 30_000_000, -1, "£300k")]
    assert sound == [("ok",)]


def _check_pdf(pdf: Path, printed: Path) -> None:
    pages = [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(pdf).pages]
    assert len(pages) > 1
    whole = " ".join(pages)
    assert CONDITION in whole
    assert f"{LINE} −£300,000" in whole
    assert re.search("Agreed subject to amendments [^A-Z]*1 condition open", whole)
    assert len(pypdf.PdfReader(printed).pages) == len(pages)


def _check_workbook(book: Path) -> None:
    read = python_calamine.CalamineWorkbook.from_path(book)
    status = _row_of(read, "Status", "Stevenage")
    assert status["List size"] == 87_008
    assert (status["Members scored"], status["Members expected"]) == (1, 7)
    assert status["Rating"] == 3
    assert status["Balance (£)"] == 3_200_000
    assert isinstance(status["Balance (£)"], int | float)
    assert status["Last meeting"] == date(2008, 7, 1)
    assert status["Outcome"] == "Agreed, 1 condition open"
    assert status["Open conditions"] == 1
    condition = _row_of(read, "Conditions", "Stevenage")
    assert (condition["Condition"], condition["Owner"]) == (CONDITION, "Nicky Poulain")
    assert condition["Due"] == date(2008, 7, 31)


def _row_of(book: python_calamine.CalamineWorkbook, sheet: str, locality: str) -> dict[str, object]:
    """The one row of a locality on a sheet, by the sheet's headings."""
    head, *rows = book.get_sheet_by_name(sheet).to_python()
    found = [dict(zip(map(str, head), row, strict=True)) for row in rows if row[1] == locality]
    assert len(found) == 1
    return found[0]
