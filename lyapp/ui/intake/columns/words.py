"""What a column may hold, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from lyapp.model.intake import Column
from lyapp.model.plan import Section


def column_words() -> tuple[tuple[object, str], ...]:
    """Every meaning of a column, in the order it is offered."""
    return (
        (Column.OBJECTIVE, _tr("Objective")),
        (Column.ACTION, _tr("Actions")),
        (Column.MILESTONE, _tr("Milestones")),
        (Column.LEAD, _tr("Lead")),
        (Column.CLINICAL_LEAD, _tr("Clinical lead")),
        (Column.TIMESCALE, _tr("Timescale")),
        (Column.OUTCOME, _tr("Outcomes")),
        (Column.CODE, _tr("Number")),
        (Column.SECTION, _tr("Section")),
        (Column.DETAIL, _tr("Other details")),
        (Column.NONE, _tr("– not taken in")),
    )


def section_words() -> tuple[tuple[object, str], ...]:
    """Which section a table's rows belong to."""
    return (
        (None, _tr("As each row, or the heading above, says")),
        (Section.NATIONAL, _tr("National and regional priorities")),
        (Section.LOCAL, _tr("Local priorities")),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("ColumnsStep", text)
