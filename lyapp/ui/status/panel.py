"""The selected locality beside the board: its decision, conditions, money, flags, priorities."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lyapp.model.briefing import TextKind
from lyapp.model.decision import Condition
from lyapp.rules.amounts import format_pounds
from lyapp.rules.dates import format_date
from lyapp.store.queries.board import BoardRow
from lyapp.store.queries.locality import LocalityPage
from lyapp.ui import theme
from lyapp.ui.status.columns import list_size_text
from lyapp.ui.status.panel_rows import ConditionRow, FlagRow
from lyapp.ui.widgets.buttons import link_button, plain_button, primary_button
from lyapp.ui.widgets.cards import Card
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.keyed import KeyedRows
from lyapp.ui.widgets.labels import Body, Heading, Label, Note, Strong, rule, wrap
from lyapp.ui.widgets.scrolled import scrolled
from lyapp.ui.widgets.stage_mark import StageMark
from lyapp.ui.wording import counted

_PRIORITIES = 3


class LocalityPanel(Card):
    """One locality. It only shows and asks: the screen acts."""

    score = Signal()
    decide = Signal()
    print_page = Signal()
    ticked = Signal(object, bool)
    """(condition id, discharged)"""
    settle = Signal(object)
    more = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=0)
        self.setAccessibleName(self.tr("The selected locality"))
        self.name = Heading()
        wrap(self.name)
        self.facts = Note()
        self.score_button = primary_button(self.tr("Score"), clicked=self.score.emit)
        self.outcome_button = plain_button(self.tr("Outcome…"), clicked=self.decide.emit)
        self.print_button = plain_button(self.tr("Print page"), clicked=self.print_page.emit)
        self.mark = StageMark()
        self.outcome = Body()
        self.decided = Note()
        self.conditions_label = Label()
        self.conditions: KeyedRows[ConditionRow] = KeyedRows()
        self.money_label = Label()
        self.money = QWidget()
        self._money_grid = QGridLayout(self.money)
        self._money_grid.setContentsMargins(0, 0, 0, 0)
        self._money_grid.setVerticalSpacing(theme.px(2))
        self._money_grid.setColumnStretch(0, 1)
        self.flags_label = Label(self.tr("FLAGS"))
        self.flags: KeyedRows[FlagRow] = KeyedRows()
        self.priorities_label = Label(self.tr("PRIORITIES"))
        self.priorities = Body()
        self.more_button = link_button("", clicked=self.more.emit)
        self.nothing = Note(self.tr("Select a locality to see it here."))
        self._whole = QWidget()
        self._lay_out()
        self.clear()

    def _lay_out(self) -> None:
        unit = theme.unit()
        buttons = FlowLayout(gap=unit)
        for button in (self.score_button, self.outcome_button, self.print_button):
            buttons.addWidget(button)
        outcome = QHBoxLayout()
        outcome.setSpacing(theme.px(4))
        outcome.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        outcome.addWidget(self.outcome, 1)
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(2 * unit, 2 * unit, 2 * unit, 2 * unit)
        column.setSpacing(theme.px(4))
        column.addWidget(self.name)
        column.addWidget(self.facts)
        column.addSpacing(unit)
        column.addLayout(buttons)
        column.addSpacing(unit)
        column.addWidget(Label(self.tr("OUTCOME")))
        column.addLayout(outcome)
        column.addWidget(self.decided)
        for label, content in (
            (self.conditions_label, self.conditions),
            (self.money_label, self.money),
            (self.flags_label, self.flags),
            (self.priorities_label, self.priorities),
        ):
            column.addSpacing(unit)
            column.addWidget(label)
            column.addWidget(content)
        column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        area = scrolled(self._whole)
        self.nothing.setMargin(2 * unit)
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.addWidget(self.nothing)
        self.body.addWidget(area)
        self._area = area

    def buttons(self) -> tuple[QPushButton, QPushButton, QPushButton]:
        """Score, Outcome… and Print page."""
        return (self.score_button, self.outcome_button, self.print_button)

    def clear(self) -> None:
        """Nothing is selected."""
        self._area.hide()
        self.nothing.show()

    def show_row(self, row: BoardRow) -> None:
        """Show at once what the board knows; the rest follows with `show_page`."""
        self.nothing.hide()
        self._area.show()
        self.name.setText(row.name)
        facts = []
        if row.practices is not None:
            facts.append(
                self.tr("1 practice")
                if row.practices == 1
                else self.tr("{n} practices").format(n=row.practices)
            )
        facts.append(list_size_text(row))
        if row.version is not None:
            facts.append(self.tr("version {n}").format(n=row.version))
        self.facts.setText(" · ".join(facts))
        malformed = row.list_size is None and bool(row.list_size_printed)
        self.facts.set_tone("caution" if malformed else "plain")
        self.facts.setToolTip(
            self.tr("What was printed can’t be read as a number, so it is never counted.")
            if malformed
            else ""
        )
        self.score_button.setEnabled(row.plan_version is not None)
        self.mark.set_stage(row.outcome.stage)
        self.outcome.setText(row.outcome.label)

    def show_page(self, page: LocalityPage, *, writable: bool) -> None:
        """Show everything that is read of the locality."""
        decided = page.status.decided
        self.decided.setText(
            self.tr("Task group, {date}").format(date=format_date(decided)) if decided else ""
        )
        self.decided.setVisible(decided is not None)
        self._show_conditions(page.conditions, writable=writable)
        self._show_money(page)
        open_flags = [flag for flag in page.flags if flag.warns]
        self.flags_label.setVisible(bool(open_flags))
        kept: dict[Hashable, FlagRow] = {}
        for flag in open_flags:
            key = (flag.id, flag.sentence)
            row = self.flags.row(key)
            if row is None:
                row = FlagRow(flag)
                row.settle.connect(self.settle)
            row.button.setVisible(writable)
            kept[key] = row
        self.flags.arrange(kept)
        self._show_priorities(page)

    def _show_conditions(self, conditions: Sequence[Condition], *, writable: bool) -> None:
        still_open = sum(1 for condition in conditions if condition.open)
        self.conditions_label.setVisible(bool(conditions))
        self.conditions_label.setText(
            self.tr("CONDITIONS · {open} OPEN OF {all}").format(
                open=still_open, all=len(conditions)
            )
        )
        kept: dict[Hashable, ConditionRow] = {}
        for condition in conditions:
            row = self.conditions.row(condition.id)
            if row is None:
                row = ConditionRow()
                row.ticked.connect(self.ticked)
            row.show_condition(condition, writable=writable)
            kept[condition.id] = row
        self.conditions.arrange(kept)

    def _show_money(self, page: LocalityPage) -> None:
        _empty(self._money_grid)
        self.money_label.setText(self.tr("MONEY {year}").format(year=page.year).rstrip())
        for i, line in enumerate(page.lines):
            label = Body(line.label[:1].upper() + line.label[1:])
            if line.amount_pence is None:
                amount = Body(self.tr("not stated"))
                amount.setProperty("role", "second")
            else:
                amount = Body(format_pounds(line.amount_pence))
                amount.set_tone("bad" if line.amount_pence < 0 else "plain")
            self._add_amount(i, label, amount)
        n = len(page.lines)
        if n:
            self._money_grid.addWidget(rule(), n, 0, 1, 2)
        balance = page.balance.pence
        total = Strong(
            self.tr("not stated")
            if balance is None
            else ("+" if balance > 0 else "") + format_pounds(balance)
        )
        total.set_tone("bad" if balance is not None and balance < 0 else "plain")
        total.setToolTip(page.balance_sentence)
        self._add_amount(n + 1, Strong(self.tr("Balance")), total)

    def _add_amount(self, row: int, label: QWidget, amount: Body | Strong) -> None:
        amount.setFont(theme.font("figures"))
        amount.setWordWrap(False)
        amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._money_grid.addWidget(label, row, 0)
        self._money_grid.addWidget(amount, row, 1)

    def _show_priorities(self, page: LocalityPage) -> None:
        texts = [text for text in page.texts if text.kind is TextKind.PRIORITY]
        self.priorities_label.setVisible(bool(texts))
        self.priorities.setVisible(bool(texts))
        lines = []
        for i, text in enumerate(texts[:_PRIORITIES], start=1):
            items = f": {', '.join(text.items)}" if text.items else ""
            lines.append(f"{text.number or i}  {text.text[:1].upper()}{text.text[1:]}{items}")
        self.priorities.setText("\n".join(lines))
        left = len(texts) - _PRIORITIES
        self.more_button.setVisible(left > 0)
        self.more_button.setText(self.tr("{n} more").format(n=left))
        self.more_button.setAccessibleName(
            counted(left, self.tr("1 more priority"), self.tr("{n} more priorities"))
        )


def _empty(layout: QLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
