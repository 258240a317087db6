"""What the last step says beside its counts: of scores that stay, of a document kept already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from lyapp.model.versions import Into
from lyapp.rules.dates import format_date

if TYPE_CHECKING:
    from lyapp.store.queries.intake import ImportPreview, StoredDocument
    from lyapp.ui.intake.tray import Paper


def nothing_new(paper: Paper) -> StoredDocument | None:
    """Where the plan's newest version has this very document, and all its rows, already.

    None for a document that brings something: other rows, or what a person put right or wants
    remembered.
    """
    kept, found = paper.kept, paper.preview
    if kept is None or found is None or not kept.newest or paper.into is not Into.NEW_VERSION:
        return None
    differs = found.added or found.changed or found.removed
    return None if differs or paper.edited or paper.remember else kept


def stays_words(paper: Paper, found: ImportPreview) -> str:
    """That scores stay with the version before; "" where there are none, or no new version."""
    before = paper.versions[-1] if paper.versions else None
    if before is None or found.version <= before.number or not before.scores:
        return ""
    if before.scores == 1:
        said = _tr(
            "The one score given so far stays with version {old}; version {new} starts without any."
        )
    elif before.members == 1:
        said = _tr(
            "The {n} scores given so far stay with version {old}; version {new} starts without any."
        )
    else:
        said = _tr(
            "The {n} scores given so far, by {members} members, stay with version {old}; "
            "version {new} starts without any."
        )
    return said.format(
        n=before.scores, members=before.members, old=before.number, new=found.version
    )


def same_words(kept: StoredDocument, *, changed: bool) -> str:
    """That the plan has this very document; `changed`: its rows are read otherwise now."""
    said = (
        _tr("This is the same document as version {n}, taken in on {day}; its rows differ.")
        if changed
        else _tr(
            "This is the same document as version {n}, taken in on {day}, and none of its rows "
            "differs: there is nothing to take in."
        )
    )
    return said.format(n=kept.version, day=format_date(kept.added))


def _tr(text: str) -> str:
    return QCoreApplication.translate("CountsStep", text)
