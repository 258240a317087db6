"""A round as it is lived: three members on their own laptops, the chair on another.

Packs go out, a conflict of interest keeps one member from one plan, a plan is revised after the
packs went, the returns come back and are merged, the group settles a plan, and its record is
printed. Four homes, one window after the other, keys and clicks only.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pypdf
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QTableView, QTreeView

from lyapp import places
from lyapp.model.outcome_rules import OutcomeRule, RuleWhen
from lyapp.model.programme import MemberData
from lyapp.store.creating import create_review
from lyapp.ui.rail import RailButton
from tests.journeys import papers
from tests.journeys.hands import ALT, CTRL, FILE_DIALOG, MENU, Hands
from tests.journeys.taking_in import take_in
from tests.ui import small

KEY = Qt.Key
RATINGS = {"ap": "3333313333", "tw": "3333343333", "rj": "3343323333"}
"""What each gives the ten criteria of every plan: they are apart on the sixth, which must pass."""
NAMES = {"ap": "A. Parker", "tw": "T. West", "rj": "R. Joyce"}


def test_three_members_score_offline_and_the_chair_settles_a_plan(
    start: Callable[..., Hands], tmp_path: Path
) -> None:
    review = _chairs_review(tmp_path / "chair" / "small.lyreview")
    chair = tmp_path / "chair" / "home"
    sent = tmp_path / "sent"
    sent.mkdir()

    hands = start(chair, review)
    _declare_a_conflict(hands)
    _make_packs(hands, sent)
    hands.key("q", CTRL)
    packs = {key: _pack_of(sent, name) for key, name in NAMES.items()}

    returns = [
        _score_and_return(start, tmp_path / key, packs[key], key, tmp_path / f"{key}.lyreturn")
        for key in NAMES
    ]

    hands = start(chair, review)
    _revise(hands, tmp_path / "ashdown.docx")
    _merge(hands, returns)
    record = tmp_path / "record.pdf"
    _settle_beech(hands)
    _print_record(hands, record)
    hands.key("q", CTRL)

    _check_review(review)
    _check_record(record)
    verified = subprocess.run(
        [sys.executable, "-m", "lyapp", "--home", str(chair), "verify", str(review)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert verified.returncode == 0, verified.stdout + verified.stderr


def _chairs_review(path: Path) -> Path:
    """Ashdown and Beech have sent plans; three members, of whom none has scored."""
    path.parent.mkdir()
    data = small.programme(rows=3)
    data = replace(
        data,
        members=(*data.members, MemberData("rj", "R. Joyce", "Clinician")),
        outcome_rules=(
            OutcomeRule("agreed", RuleWhen(every_criterion_at_least=2)),
            OutcomeRule("awaited", RuleWhen()),
        ),
    )
    create_review(path, data, home=places.home(path.parent / "maker"), holder="a test").close()
    return path


def _pack_of(folder: Path, name: str) -> Path:
    (pack,) = [one for one in folder.iterdir() if name in one.name]
    return pack


def _declare_a_conflict(hands: Hands) -> None:
    """R. Joyce works in Ashdown: no score sheet of it goes to her."""
    hands.settle()
    hands.key("3", ALT)
    hands.settle()
    hands.press("Members")
    matrix = hands.find(QTableView, "Who scores which plan")
    hands.wait(lambda: matrix.model().rowCount() == 4)
    hands.click_cell(matrix, matrix.model().index(0, 2))
    hands.key("c")
    hands.reads("R. Joyce in Ashdown")
    hands.press("Declare the interest")
    hands.settle()
    hands.wait(lambda: "L" in str(matrix.model().index(0, 2).data()))


def _make_packs(hands: Hands, folder: Path) -> None:
    hands.press("Packs and returns")
    hands.reads("Members: 3. With a pack: 0;")
    hands.tab("Make packs")
    hands.write("Return wanted by", "16 July 2008")
    with hands.answering(FILE_DIALOG, hands.save_as(folder)):
        hands.press("Choose folder")
    hands.press("Make 3 packs")
    hands.reads("3 packs")
    hands.settle()


def _score_and_return(
    start: Callable[..., Hands], folder: Path, pack: Path, key: str, out: Path
) -> Path:
    """One member's evening: open the pack, score what is theirs, send it back."""
    folder.mkdir()
    hands = start(folder / "home", pack)
    hands.wait(lambda: hands.window.desk.own is not None)
    hands.settle()
    assert _rail(hands) == ["Review", "Return", "Help"]
    hands.reads(NAMES[key])
    _score(hands, key)
    hands.press("Return")
    hands.reads("Return your scores")
    with hands.answering(FILE_DIALOG, hands.save_as(out)):
        hands.press("Save the return…")
    hands.reads("Now send it to the chair")
    letter = hands.find(QPlainTextEdit, "Text of the e-mail")
    assert out.name in letter.toPlainText()
    hands.key("q", CTRL)
    return out


def _rail(hands: Hands) -> list[str]:
    """What the rail offers, from the top."""
    buttons = [each for each in hands.window.rail.findChildren(RailButton) if each.isVisible()]
    return [each.text() for each in sorted(buttons, key=lambda each: each.y())]


def _score(hands: Hands, key: str) -> None:
    """Every plan that is theirs; the first row of Beech is cited once, with a comment."""
    plans = ["Beech"] if key == "rj" else ["Ashdown", "Beech"]
    hands.press(f"Start with {plans[0]}")
    for plan in plans:
        hands.reads(plan)
        hands.reads("Criterion 1 of 10")
        hands.settle()
        for number, rating in enumerate(RATINGS[key], start=1):
            hands.key(rating)
            if number < len(RATINGS[key]):
                hands.reads(f"Criterion {number + 1} of 10")
        hands.settle()
        hands.key(KEY.Key_Down, ALT)


def _revise(hands: Hands, document: Path) -> None:
    """Ashdown has sent a new plan since the packs went out."""
    hands.wait(lambda: hands.window.stage.here == "status")
    hands.settle()
    take_in(hands, papers.word(document, whose="Ashdown"), whose="Ashdown", rows=2)


def _merge(hands: Hands, returns: list[Path]) -> None:
    """All three at once; then the first of them again, which changes nothing."""
    hands.key("3", ALT)
    hands.settle()
    hands.press("Packs and returns")
    hands.tab("Merge returns")
    with hands.answering(FILE_DIALOG, hands.open_files(returns)):
        hands.press("Choose files…")
    hands.reads("Merging is one step")
    hands.settle()
    tree = hands.find(QTreeView, "What merging would do")
    assert "Ashdown" in (said := _lines(tree))
    assert "version 1" in said, said
    hands.press("Merge 3 returns")
    hands.reads("Merged.")
    hands.settle()
    with hands.answering(FILE_DIALOG, hands.open_files(returns[:1])):
        hands.press("Choose files…")
    hands.reads("Nothing here would change any score.")
    hands.press("Leave all out")
    hands.settle()


def _lines(tree: QTreeView) -> str:
    """All the tree says."""
    model, said = tree.model(), []
    for row in range(model.rowCount()):
        top = model.index(row, 0)
        places = [top, *(model.index(line, 0, top) for line in range(model.rowCount(top)))]
        for place in places:
            said += [
                str(place.siblingAtColumn(column).data() or "")
                for column in range(model.columnCount())
            ]
    return " | ".join(said)


def _settle_beech(hands: Hands) -> None:
    """Open, discuss what must be discussed, confirm the rest, close the record."""
    hands.press("Moderation")
    hands.settle()
    hands.key(KEY.Key_Down, ALT)
    hands.reads("Beech · panel view")
    hands.settle()
    grid = hands.find(QTableView, "Criteria and members")
    assert "3" not in [str(grid.model().index(0, n).data()) for n in range(1, 4)]
    hands.press("Open moderation")
    hands.reads("Confirm ")
    hands.settle()
    assert [grid.model().index(5, n).data() for n in range(1, 4)] == ["1", "4", "2"]
    hands.click_cell(grid, grid.model().index(5, 0))
    hands.key("2")
    hands.type("One row of three names a clinician.")
    hands.key(KEY.Key_Escape)
    hands.wait(lambda: grid.model().index(5, grid.model().columnCount() - 1).data() == "2")
    hands.key("p")
    hands.type("tw: Accepted that it is not written down")
    hands.key(KEY.Key_Return)
    hands.reads("T. West: Accepted that it is not written down")
    hands.key(KEY.Key_Escape)
    hands.key(KEY.Key_Return, CTRL)
    hands.reads("Nothing to confirm")
    hands.press("Record and close…")
    hands.press("Everybody was present")
    hands.settle()
    with hands.answering(MENU, hands.pick("Agreed")):
        hands.press("The panel recommends")
    hands.press("All criteria discussed")
    hands.settle()
    hands.press("All present agree the record")
    hands.settle()
    hands.press("Close moderation")
    hands.reads("Closed ")
    hands.settle()


def _print_record(hands: Hands, out: Path) -> None:
    with (
        hands.answering(FILE_DIALOG, hands.save_as(out)),
        hands.answering(MENU, hands.pick("Beech")),
    ):
        hands.key("m")
    hands.reads("Saved as")
    hands.settle()


def _check_review(review: Path) -> None:
    """What each member said is there, to the answer, on the version they said it of."""
    with closing(sqlite3.connect(review)) as file:
        said = file.execute(
            "SELECT member.key, locality.code, plan_version.number,"
            " group_concat(score.rating, '') FROM ("
            "  SELECT score.*, criterion.number FROM score"
            "  JOIN criterion ON criterion.id = score.criterion_id ORDER BY criterion.number"
            " ) AS score"
            " JOIN member ON member.id = score.member_id"
            " JOIN plan_version ON plan_version.id = score.plan_version_id"
            " JOIN plan ON plan.id = plan_version.plan_id"
            " JOIN locality ON locality.id = plan.locality_id"
            " GROUP BY member.key, locality.code, plan_version.number"
        ).fetchall()
        expected = {("ap", "EN-A", 1), ("ap", "EN-B", 1), ("tw", "EN-A", 1), ("tw", "EN-B", 1),
                    ("rj", "EN-B", 1)}  # fmt: skip
        assert {row[:3] for row in said} == expected
        assert all(ratings == RATINGS[key] for key, _code, _version, ratings in said), said


def _check_record(record: Path) -> None:
    """The record says who said what, why, and who agreed it."""
    text = " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(record).pages).split())
    for words in (
        "Beech",
        "A. Parker",
        "T. West",
        "R. Joyce",
        "One row of three names a clinician.",
        "Accepted that it is not written down",
    ):
        assert words in text, words
    assert "Ashdown" not in text
