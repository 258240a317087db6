"""What is said of a folder that was looked through for plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from lyapp.ui.intake.jobs import Found

_MOST_NAMED = 3


def folder_words(folder: str, found: Found) -> str:
    """Which files in it can't be plans, and that there is none, or too many; "" otherwise."""
    said: list[str] = []
    if not found.paths:
        none = _tr("There is no document in {folder} that a plan could be read from.")
        said.append(none.format(folder=folder))
    if found.more:
        many = _tr("{folder} holds very many documents: the first {n} are in hand.")
        said.append(many.format(folder=folder, n=len(found.paths)))
    if found.skipped:
        one, several = (
            _tr("One file isn’t of a kind that plans come in, and was left: {names}."),
            _tr("{n} files aren’t of a kind that plans come in, and were left: {names}."),
        )
        template = one if len(found.skipped) == 1 else several
        said.append(template.format(n=len(found.skipped), names=_named(found.skipped)))
    return " ".join(said)


def _named(names: tuple[str, ...]) -> str:
    listed = ", ".join(names[:_MOST_NAMED])
    more = len(names) - _MOST_NAMED
    return _tr("{names} and {n} more").format(names=listed, n=more) if more > 0 else listed


def _tr(text: str) -> str:
    return QCoreApplication.translate("Bench", text)
