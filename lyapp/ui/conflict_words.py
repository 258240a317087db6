"""An interest that a member declared, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from lyapp.model.panel import ConflictKind

if TYPE_CHECKING:
    from lyapp.model.panel import Conflict

_WORDS = {
    ConflictKind.OWN_LOCALITY: "it is your own locality",
    ConflictKind.COMPETING_SERVICE: "you provide a competing service",
    ConflictKind.OTHER: "you declared an interest",
}

_KINDS = {
    ConflictKind.OWN_LOCALITY: "own locality",
    ConflictKind.COMPETING_SERVICE: "provides a competing service",
    ConflictKind.OTHER: "another interest",
}


def kind_words(kind: ConflictKind) -> str:
    """A kind of interest in words, as one says it of a member."""
    return QCoreApplication.translate("Conflict", _KINDS[kind])


def interest(conflict: Conflict) -> str:
    """What the interest is, to the member themself, as the end of a sentence."""
    words = QCoreApplication.translate("Conflict", _WORDS[conflict.kind])
    return f"{words} ({conflict.note})" if conflict.note else words
