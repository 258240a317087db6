"""The rows of a plan as a Qt model, to read."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QObject,
    Qt,
)

from lyapp.model.plan import DatePrecision, Objective, Section
from lyapp.rules.dates import format_due
from lyapp.rules.texts import said_of_all
from lyapp.ui.roles import ALIGN, DISPLAY, ROOT, TOOLTIP, Index

_TOP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class Column(IntEnum):
    """The columns from left to right."""

    CODE = 0
    SECTION = 1
    TITLE = 2
    ITEMS = 3
    LEAD = 4
    TIMESCALE = 5
    DUE = 6


def due_text(objective: Objective) -> str:
    """What was understood of the timescale, no more exact than it was printed."""
    return "" if objective.due is None else format_due(objective.due, objective.precision)


def understood(objective: Objective) -> str:
    """The same, with what is understood of a timescale that names no day to be ready by."""
    if objective.due is not None or not objective.timescale:
        return due_text(objective)
    if objective.starts is not None:
        start = format_due(objective.starts, DatePrecision.MONTH)
        said = _tr("ongoing from {month}") if objective.ongoing else _tr("from {month}")
        return said.format(month=start)
    return _tr("ongoing") if objective.ongoing else _tr("no date")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plan", text)


class PlanModel(QAbstractTableModel):
    """One objective a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Objective, ...] = ()
        self._cells: list[tuple[str, ...]] = []
        self._headings = (
            self.tr("Code"),
            self.tr("Section"),
            self.tr("Objective"),
            self.tr("Actions, milestones, outcomes"),
            self.tr("Lead"),
            self.tr("Timescale"),
            self.tr("Understood"),
        )
        self.said_of_all = ""
        """The note that every row has; it isn't repeated in the rows."""
        self._sections = {Section.NATIONAL: self.tr("national"), Section.LOCAL: self.tr("local")}

    def rowCount(self, parent: Index = ROOT) -> int:
        """Objectives."""
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Columns of the plan."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        """The columns' headings."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == ALIGN:
            return _TOP
        return self._headings[section] if role == DISPLAY else None

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """A look-up of what a cell shows."""
        if not index.isValid():
            return None
        if role in (DISPLAY, TOOLTIP):
            return self._cells[index.row()][index.column()]
        return _TOP if role == ALIGN else None

    def show_plan(self, objectives: Sequence[Objective]) -> bool:
        """Take a plan; False when it is the one shown already."""
        if tuple(objectives) == self._shown:
            return False
        self.beginResetModel()
        self._shown = tuple(objectives)
        self.said_of_all = said_of_all([objective.note for objective in self._shown])
        self._cells = [self._row(objective) for objective in self._shown]
        self.endResetModel()
        return True

    def row_of(self, objective: int) -> int | None:
        """Where a row stands; None when it isn't shown."""
        return next((at for at, row in enumerate(self._shown) if row.id == objective), None)

    def texts(self, column: int) -> list[str]:
        """What stands in a column, a text a row."""
        return [cells[column] for cells in self._cells]

    def _row(self, objective: Objective) -> tuple[str, ...]:
        lead = objective.lead
        note = objective.note.removeprefix(self.said_of_all).strip()
        if objective.clinical_lead and objective.clinical_lead not in lead:
            lead = " · ".join(part for part in (lead, objective.clinical_lead) if part)
        return (
            objective.code,
            self._sections[objective.section],
            objective.title + (f"\n{note}" if note else ""),
            "\n".join(f"– {item.text}" for item in objective.items),
            "\n".join(text for text in (lead, *objective.other_leads) if text),
            "\n".join(text for text in (objective.timescale, *objective.other_timescales) if text),
            understood(objective),
        )
