"""The programme's parts as rows of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from lyapp.model.decision import OutcomeStage
from lyapp.ui.widgets.text_table import Cells

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from lyapp.model.criteria import RatingScale
    from lyapp.model.decision import OutcomeType
    from lyapp.store.queries.board import BoardRow
    from lyapp.store.queries.programme import CheckRow, MemberRow, MustDoRow, ProgrammePage

_STAGES = {
    OutcomeStage.UNDECIDED: QT_TRANSLATE_NOOP("Programme", "undecided"),
    OutcomeStage.AWAITED: QT_TRANSLATE_NOOP("Programme", "awaited"),
    OutcomeStage.CONDITIONAL: QT_TRANSLATE_NOOP("Programme", "agreed on conditions"),
    OutcomeStage.RECOMMENDED: QT_TRANSLATE_NOOP("Programme", "recommended"),
    OutcomeStage.AGREED: QT_TRANSLATE_NOOP("Programme", "agreed"),
    OutcomeStage.REFUSED: QT_TRANSLATE_NOOP("Programme", "not agreed"),
}


def locality_cells(rows: Sequence[BoardRow], page: ProgrammePage) -> list[Cells]:
    """Localities: name, organisation, practices and list size as typed, plan version."""
    names = {one.id: one.short_name or one.name for one in page.organisations}
    return [
        Cells(
            row.locality,
            (
                row.name,
                names.get(row.organisation, ""),
                "" if row.practices is None else str(row.practices),
                row.list_size_printed or ("" if row.list_size is None else f"{row.list_size:,}"),
                _understood(row),
            ),
            bad=row.list_size is None and bool(row.list_size_printed),
        )
        for row in rows
    ]


def member_cells(members: Sequence[MemberRow]) -> list[Cells]:
    """Members: name, role, initials, whom they score for, who stands in."""
    return [
        Cells(
            one.id,
            (
                one.name,
                one.role,
                one.initials,
                ", ".join(one.organisations) or _tr("all organisations"),
                ", ".join(one.substitutes),
            ),
        )
        for one in members
    ]


def scale_cells(scale: RatingScale) -> list[Cells]:
    """The scale's levels, highest last."""
    return [
        Cells(
            level.value,
            (
                str(level.value),
                level.label,
                level.rag.value,
                _tr("meets") if level.value >= scale.meets_value else "",
                level.descriptor,
            ),
        )
        for level in scale.levels
    ]


def levels_line(scale: RatingScale) -> str:
    """A scale's levels on one line: "0 Not answered (R) · …"."""
    return " · ".join(f"{one.value} {one.label} ({one.rag.value})" for one in scale.levels)


def stages() -> list[tuple[object, str]]:
    """The stages of an outcome to choose from."""
    return [(stage, _tr(str(said))) for stage, said in _STAGES.items()]


def outcome_cells(types: Sequence[OutcomeType], used: Collection[str] = ()) -> list[Cells]:
    """Outcome types, what each asks for, and whether it has been recorded."""
    return [
        Cells(
            position,
            (
                one.label,
                _tr(str(_STAGES[one.stage])),
                _tr("takes conditions") if one.takes_conditions else "",
                one.next_step,
                _tr("recorded") if one.key in used else "",
            ),
            fixed=one.key in used,
        )
        for position, one in enumerate(types)
    ]


def must_do_cells(rows: Sequence[MustDoRow], catalogue: str) -> list[Cells]:
    """The must-dos of one catalogue, or of all for ""."""
    return [
        Cells(position, (row.code, row.catalogue, row.title, row.lead, row.source, row.note))
        for position, row in enumerate(rows)
        if not catalogue or row.catalogue == catalogue
    ]


def question_cells(page: ProgrammePage) -> list[Cells]:
    """Questions to the committee."""
    return [
        Cells(
            one.number,
            (str(one.number), one.text, ", ".join(one.localities) or _tr("all localities")),
        )
        for one in page.questions
    ]


def check_cells(checks: Sequence[CheckRow]) -> list[Cells]:
    """Sums worked out again; those that differ are marked."""
    return [
        Cells(
            position,
            (
                _tr("✓ agrees") if row.agrees else _tr("✗ differs"),
                row.text,
                row.printed,
                row.calculated,
                row.note,
            ),
            bad=not row.agrees,
        )
        for position, row in enumerate(checks)
    ]


def warning_cells(flags: Sequence[str]) -> list[Cells]:
    """Warnings on the whole programme."""
    return [Cells(position, ("⚑ " + flag,)) for position, flag in enumerate(flags)]


def _understood(row: BoardRow) -> str:
    if row.list_size is not None:
        return f"{row.list_size:,}"
    return _tr("not a number: counted nowhere") if row.list_size_printed else _tr("not stated")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Programme", text)
