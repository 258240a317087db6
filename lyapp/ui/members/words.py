"""How the members screen words interests, and what a cell of the matrix says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from lyapp.model.panel import ConflictKind
from lyapp.ui.conflict_words import kind_words

if TYPE_CHECKING:
    from lyapp.model.panel import Conflict

SCORES, DOES_NOT = "✓", "–"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Members", text)


def kind_letter(kind: ConflictKind) -> str:
    """A kind of interest as one letter."""
    match kind:
        case ConflictKind.OWN_LOCALITY:
            return _tr("L")
        case ConflictKind.COMPETING_SERVICE:
            return _tr("S")
        case _:
            return _tr("O")


def sign(*, scores: bool, conflict: Conflict | None) -> str:
    """What a cell shows: whether the member scores, and the letter of their interest."""
    mark = SCORES if scores else DOES_NOT
    return mark if conflict is None else f"{mark} {kind_letter(conflict.kind)}"


def may_words(conflict: Conflict) -> str:
    """What a member with an interest does all the same, in one line."""
    return "; ".join(
        (
            _tr("scores the plan") if conflict.scores else _tr("doesn’t score"),
            _tr("may answer questions")
            if conflict.answers_questions
            else _tr("takes no part in its discussion"),
            _tr("stays for the decision")
            if conflict.stays_for_decision
            else _tr("leaves for the decision"),
        )
    )


def cell_words(*, scores: bool, conflict: Conflict | None) -> str:
    """What a cell says, in words."""
    if conflict is None:
        return _tr("scores") if scores else _tr("doesn’t score")
    said = f"{kind_words(conflict.kind)} – {may_words(conflict)}"
    return f"{said} ({conflict.note})" if conflict.note else said
