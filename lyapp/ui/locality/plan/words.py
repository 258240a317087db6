"""The words of the plan tab: kinds of document, levels, fields, sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from lyapp.model.findings import FindingLevel
from lyapp.model.intake import DocumentKind
from lyapp.model.versions import DifferenceKind
from lyapp.rules.dates import format_date, local_day
from lyapp.ui.wording import counted

if TYPE_CHECKING:
    from datetime import datetime

    from lyapp.ui.notes import Tone

_KILO = 1024


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plan", text)


def kind_words(kind: DocumentKind | None) -> str:
    """What sort of document it is."""
    if kind is None:
        return _tr("kept only")
    return {
        DocumentKind.WORD: _tr("Word"),
        DocumentKind.SPREADSHEET: _tr("Spreadsheet"),
        DocumentKind.SEPARATED: _tr("Values"),
        DocumentKind.PDF: _tr("PDF"),
        DocumentKind.TEXT: _tr("Text"),
    }[kind]


def size_words(size: int) -> str:
    """Bytes as people read them."""
    if size < _KILO:
        return counted(size, _tr("1 byte"), _tr("{n} bytes"))
    if size < _KILO * _KILO:
        return _tr("{n} kB").format(n=f"{size / _KILO:,.0f}")
    return _tr("{n} MB").format(n=f"{size / _KILO / _KILO:,.1f}")


def day_words(moment: datetime) -> str:
    """The day of a moment."""
    return format_date(local_day(moment))


def level_words(level: FindingLevel) -> tuple[str, Tone]:
    """A level with its sign, and its colour."""
    found: dict[FindingLevel, tuple[str, Tone]] = {
        FindingLevel.SERIOUS: (_tr("● serious"), "bad"),
        FindingLevel.LOOK: (_tr("▲ worth a look"), "caution"),
        FindingLevel.NOTE: (_tr("– a note"), "plain"),
    }
    return found[level]


def level_names() -> dict[FindingLevel, str]:
    """The levels as the filter names them."""
    return {
        FindingLevel.SERIOUS: _tr("Serious"),
        FindingLevel.LOOK: _tr("Worth a look"),
        FindingLevel.NOTE: _tr("Notes"),
    }


def difference_words(kind: DifferenceKind) -> tuple[str, Tone]:
    """What became of a row, with its sign, and its colour."""
    found: dict[DifferenceKind, tuple[str, Tone]] = {
        DifferenceKind.ADDED: (_tr("+ added"), "good"),
        DifferenceKind.REMOVED: (_tr("− removed"), "bad"),
        DifferenceKind.CHANGED: (_tr("± changed"), "caution"),
        DifferenceKind.UNCHANGED: (_tr("= unchanged"), "plain"),
    }
    return found[kind]


def field_words(field: str) -> str:
    """The name of a field of a row."""
    return {
        "code": _tr("Number"),
        "section": _tr("Section"),
        "title": _tr("Objective"),
        "text": _tr("Objective, in full"),
        "lead": _tr("Lead"),
        "clinical_lead": _tr("Clinical lead"),
        "timescale": _tr("Timescale"),
        "actions": _tr("Actions"),
        "milestones": _tr("Milestones"),
        "outcomes": _tr("Outcomes"),
        "details": _tr("Details"),
    }.get(field, field)
