"""What a column may hold, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from lyapp.model.intake import Column
from lyapp.model.plan import Section
from lyapp.ui.wording import worded_notice

if TYPE_CHECKING:
    from lyapp.ui.intake.tray import Paper

_OF_COLUMNS = frozenset({"column-left-out", "column-empty"})


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


def left_out_words(paper: Paper) -> tuple[str, ...]:
    """That columns which hold something aren't taken in, and that objectives are nowhere."""
    if paper.document is None:
        return ()
    from lyapp.rules.plan_rows import overview

    found = overview(paper.document, paper.mappings)
    return tuple(worded_notice(one) for one in found if one.key in _OF_COLUMNS)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ColumnsStep", text)
