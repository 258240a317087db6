"""The board's model: what it holds, how it is arranged, and how fast with ten thousand rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from lyapp.model.criteria import Rag
from lyapp.model.decision import OutcomeStage
from lyapp.model.money import Balance
from lyapp.rules.balances import Total
from lyapp.rules.decisions import Reading
from lyapp.store.queries.board import BoardRow, OrganisationHead
from lyapp.ui.status.columns import Column
from lyapp.ui.status.models import BoardModel
from lyapp.ui.status.table import BoardTable

_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
_TIP = Qt.ItemDataRole.ToolTipRole
_STAGES = tuple(OutcomeStage)


def row(n: int, organisation: int, **other: object) -> BoardRow:
    stage = _STAGES[n % len(_STAGES)]
    plain = BoardRow(
        locality=n,
        code=f"L{n:05}",
        name=f"Locality {(n * 7919) % 10007:05}",
        organisation=organisation,
        paragraph=f"5.{n}",
        practices=n % 20,
        list_size=50_000 + n,
        list_size_printed=f"{50_000 + n:,}",
        plan_version=n,
        version=1 + n % 3,
        meetings=(date(2008, 5, 1 + n % 28),),
        scored=n % 9,
        expected=8,
        mine_done=0,
        mine_of=10,
        rating=(n % 9) / 2 if n % 5 else None,
        rag=(Rag.RED, Rag.AMBER, Rag.GREEN)[n % 3] if n % 5 else None,
        rating_sentence="Median of the criteria's medians.",
        open_flags=n % 4,
        flags=tuple(f"Flag {i}" for i in range(n % 4)),
        balance=Balance((n % 700 - 350) * 100_000 if n % 6 else None),
        balance_sentence="How it was reached.",
        outcome_key=stage.value,
        outcome=Reading(stage.value, "●", stage, n % 2, 2),
        next_step="—" if n % 7 == 0 else f"Step {n % 13}",
        made_up_scores=True,
        search=f"locality {(n * 7919) % 10007:05} l{n:05} step {n % 13} {stage.value}",
    )
    return replace(plain, **other)  # type: ignore[arg-type] # names of fields, by hand


def head(n: int, rows: list[BoardRow]) -> OrganisationHead:
    return OrganisationHead(n, f"O{n}", f"Organisation {n}", f"Org {n}", len(rows), 1,
                            Total(100, len(rows), (), None), "a total")  # fmt: skip


def filled(count: int, organisations: int = 2) -> BoardModel:
    rows = [row(n, n * organisations // count) for n in range(count)]
    heads = [head(o, [r for r in rows if r.organisation == o]) for o in range(organisations)]
    model = BoardModel()
    model.show_board(heads, rows)
    return model


def test_is_a_sound_model_through_everything_done_to_it(qtbot: QtBot) -> None:
    model = filled(40)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    view = BoardTable(model)
    qtbot.addWidget(view)
    view.selectAll()
    for column in Column:
        model.sort_by(column)
        model.sort_by(column, descending=True)
    model.filter(words="step 3")
    model.filter(words="no such thing")
    assert model.rowCount() == 0
    model.filter(stages=(OutcomeStage.AGREED,), organisations=(1,), attention=True)
    model.filter()
    model.sort_by(None)
    assert model.rowCount() == 42
    model.update_rows([head(0, []), head(1, [])], [row(3, 0, name="Changed", search="changed")])
    model.filter(words="changed")
    assert [r.locality for r in model.shown()] == [3]
    assert tester.model() is model


def test_what_is_selected_stays_selected_where_it_goes(qtbot: QtBot) -> None:
    model = filled(40)
    view = BoardTable(model)
    qtbot.addWidget(view)
    view.go_to(17)
    model.sort_by(Column.LOCALITY, descending=True)
    assert [r.locality for r in view.selected_rows()] == [17]
    model.filter(words="l00017")
    assert [r.locality for r in view.selected_rows()] == [17]
    kept = QPersistentModelIndex(model.index(1, 0))
    model.filter(words="l00018")
    assert not kept.isValid()
    assert view.selected_rows() == []


def test_nothing_stated_goes_last_in_either_direction(qtbot: QtBot) -> None:
    model = filled(30, organisations=1)
    for descending in (False, True):
        model.sort_by(Column.BALANCE, descending=descending)
        stated = [r.balance.pence for r in model.shown() if r.balance.pence is not None]
        assert stated == sorted(stated, reverse=descending)
        assert all(r.balance.pence is None for r in model.shown()[len(stated) :])


def test_shapes_and_colours_are_said_in_words(qtbot: QtBot) -> None:
    model = filled(12, organisations=1)
    line = model.line_of(2)
    assert line is not None
    said = [model.index(line, column).data(_SPOKEN) for column in Column]
    assert "G, green" in said[Column.RATING]
    assert "made-up" in said[Column.RATING]
    assert said[Column.SCORED].startswith("scored by 2 of 8 members")
    assert all(said)
    assert "12 localities" in model.index(0, 0).data(_SPOKEN)


def test_a_rating_is_provisional_until_every_member_has_finished(qtbot: QtBot) -> None:
    model = BoardModel()
    rows = [row(n, 0, scored=scored, rating=3.0) for n, scored in enumerate((1, 8), 1)]
    model.show_board([head(0, rows)], rows)
    early, final = (model.index(n, Column.RATING) for n in (1, 2))
    assert "provisional: 1 of 8 members" in early.data(_TIP)
    assert "provisional: 1 of 8 members" in early.data(_SPOKEN)
    assert "provisional" not in final.data(_TIP) + final.data(_SPOKEN)
    assert early.data() == final.data() == "3"


def test_only_the_changed_row_is_announced(qtbot: QtBot) -> None:
    model = filled(40)
    changed: list[tuple[int, int]] = []
    layouts: list[int] = []
    model.dataChanged.connect(lambda a, b, *_roles: changed.append((a.row(), b.row())))
    model.layoutChanged.connect(lambda *_x: layouts.append(1))
    heads = [line for line in map(model.line, range(model.rowCount()))
             if isinstance(line, OrganisationHead)]  # fmt: skip
    model.update_rows(heads, [row(5, 0, next_step="Other")])
    assert changed == [(model.line_of(5), model.line_of(5))]
    assert not layouts
