"""Keeping what the columns of a locality's documents mean."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from lyapp.model.changes import Changes
from lyapp.model.intake import MappingPreset
from lyapp.model.trouble import UnknownKey
from lyapp.rules.texts import required, tidy
from lyapp.store.lookup import find
from lyapp.store.ops.common import shortened
from lyapp.store.tables.plans import MappingPreset as PresetRow
from lyapp.store.tables.programme import Locality

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile
    from lyapp.store.transaction import Write


def save_preset(review: ReviewFile, *, who: str, preset: MappingPreset) -> Changes:
    """Keep a mapping under its name, in the place of an earlier one of that name and locality.

    Raises:
        TextNeeded: it has no name.
        UnknownKey: its locality was removed.
    """
    with review.write(who=who) as work:
        keep_preset(work, preset)
        work.label = f"Column mapping “{shortened(preset.name)}”"
        work.touch(preset.locality)
    return work.result


def remove_preset(
    review: ReviewFile, *, who: str, name: str, locality: int | None = None
) -> Changes:
    """Take a mapping away.

    Raises:
        UnknownKey: there is none of this name.
    """
    with review.write(who=who) as work:
        row = _find(work.session, name.strip(), locality)
        if row is None:
            raise UnknownKey(what="column mapping", key=shortened(name), known="none of this name")
        work.remove(row)
        work.label = f"Column mapping removed: “{shortened(name)}”"
        work.touch(locality)
    return work.result


def keep_preset(work: Write, preset: MappingPreset) -> None:
    """Keep a mapping, as part of a larger write."""
    if preset.locality is not None:
        find(work.session, Locality, preset.locality, "locality")
    name = required(preset.name, what="A mapping’s name")
    row = _find(work.session, name, preset.locality) or PresetRow(
        locality_id=preset.locality, name=name, headers=""
    )
    row.headers = json.dumps(
        [[tidy(header), column.value] for header, column in preset.headers],
        ensure_ascii=False,
        separators=(",", ":"),
    )
    work.session.add(row)
    work.session.flush()


def _find(session: Session, name: str, locality: int | None) -> PresetRow | None:
    of = col(PresetRow.locality_id)
    return session.exec(
        select(PresetRow).where(
            col(PresetRow.name) == name, of.is_(None) if locality is None else of == locality
        )
    ).first()
