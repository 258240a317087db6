"""The models of the money and plan tabs are sound through every change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from lyapp.model.money import FinancialLine, LineKind
from lyapp.model.plan import DatePrecision, Item, ItemKind, Objective, Section
from lyapp.ui.locality.money.models import Column, MoneyModel
from lyapp.ui.locality.plan.models import PlanModel, due_text

_FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def line(n: int, **other: object) -> FinancialLine:
    plain = FinancialLine(n, LineKind.SAVING, f"line {n}", n * 100, 1, "2008/09")
    return replace(plain, **other)  # type: ignore[arg-type] # names of fields, by hand


def test_lines_come_go_and_change_one_by_one(qtbot: QtBot) -> None:
    model = MoneyModel()
    tester = QAbstractItemModelTester(model, _FATAL)
    model.show_lines([line(1), line(2), line(3)], writable=True)
    model.show_lines([line(1), line(3), line(4)], writable=True)
    model.show_lines([line(4), line(1), line(3)], writable=True)
    assert [model.line(i).id for i in range(model.rowCount())] == [4, 1, 3]
    changed: list[int] = []
    model.dataChanged.connect(lambda a, _b, *_roles: changed.append(a.row()))
    model.show_lines([line(4), line(1, label="other"), line(3)], writable=True)
    assert changed == [1]
    assert tester.model() is model


def test_an_amount_nobody_can_read_asks_for_nothing(qtbot: QtBot) -> None:
    model = MoneyModel()
    model.show_lines([line(1)], writable=True)
    wanted: list[tuple[object, ...]] = []
    model.wanted.connect(lambda *what: wanted.append(what))
    cell = model.index(0, Column.AMOUNT)
    assert not model.setData(cell, "10%")
    assert "percentage" in model.why_refused(cell)
    assert cell.data() == "10%"
    assert model.setData(cell, "£1.3m")
    assert model.why_refused(cell) == ""
    assert wanted == [(1, "amount", "£1.3m")]


def test_nothing_can_be_edited_in_a_file_opened_for_reading(qtbot: QtBot) -> None:
    from PySide6.QtCore import Qt

    model = MoneyModel()
    model.show_lines([line(1)], writable=False)
    for column in Column:
        assert not model.flags(model.index(0, column)) & Qt.ItemFlag.ItemIsEditable


def test_a_plan_is_shown_no_more_exact_than_printed(qtbot: QtBot) -> None:
    model = PlanModel()
    tester = QAbstractItemModelTester(model, _FATAL)
    month = Objective(
        1, "LP01", Section.LOCAL, "Redesign", (Item(ItemKind.ACTION, "Lead it"),), "DacCom",
        "Dr Fernandes", "Mar 2009", date(2009, 3, 31), DatePrecision.MONTH,
    )  # fmt: skip
    assert due_text(month) == "Mar 2009"
    assert due_text(replace(month, precision=DatePrecision.DAY)) == "31 Mar 2009"
    assert due_text(replace(month, due=None, precision=DatePrecision.NONE)) == ""
    assert model.show_plan([month])
    assert not model.show_plan([month])
    assert model.index(0, 3).data() == "– Lead it"
    assert tester.model() is model


def test_a_timescale_without_a_date_says_what_was_understood(qtbot: QtBot) -> None:
    model = PlanModel()
    row = Objective(1, "LP01", Section.LOCAL, "Redesign", (), "PCT", "", "April 08 ongoing", None)
    april = date(2008, 4, 1)
    for shown, said in (
        (row, "no date"),
        (replace(row, timescale=""), ""),
        (replace(row, ongoing=True), "ongoing"),
        (replace(row, starts=april), "from Apr 2008"),
        (replace(row, starts=april, ongoing=True), "ongoing from Apr 2008"),
    ):
        model.show_plan([shown])
        assert model.index(0, 6).data() == said
    model.show_plan([replace(row, other_leads=("Dr Lee",), other_timescales=("May 2008",))])
    assert model.index(0, 4).data() == "PCT\nDr Lee"
    assert model.index(0, 5).data() == "April 08 ongoing\nMay 2008"
