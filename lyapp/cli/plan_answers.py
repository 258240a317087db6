"""What `lyapp import-plan` says: the rows as JSON, or counts and remarks in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from lyapp.cli.speaking import say
from lyapp.model.plan import ItemKind
from lyapp.rules.amounts import parse_amount
from lyapp.rules.corrections import MEASURE, MONEY
from lyapp.rules.understanding import find_figures, texts_of

if TYPE_CHECKING:
    from lyapp.model.intake import ReadRow
    from lyapp.model.notice import Notice
    from lyapp.model.reading import ReadingSetting
    from lyapp.model.trouble import Trouble
    from lyapp.store.queries.intake import ImportPreview

_LONGEST_TITLE = 70


def answer(
    rows: Sequence[ReadRow],
    remarks: Iterable[Notice],
    plan: ImportPreview,
    *,
    document: str,
    locality: str,
    known: ReadingSetting,
    dry_run: bool,
) -> dict[str, object]:
    """Everything that was read, for a program: `rows` holds what can be taken in.

    `known` is what the rows were read with.
    """
    return {
        "document": document,
        "locality": locality,
        "dry_run": dry_run,
        "version": plan.version,
        "counts": {
            "added": plan.added,
            "changed": plan.changed,
            "unchanged": plan.unchanged,
            "removed": plan.removed,
            "refused": plan.refused,
        },
        "rows": [_row(row, known) for row in rows if not row.refused],
        "refused": [_row(row, known) for row in rows if row.refused],
        "warnings": [_said(notice) for notice in remarks],
        "errors": [
            _said(notice)
            for row in rows
            if row.refused
            for notice in row.notices
            if notice.key == "no-objective"
        ],
    }


def no_answer(trouble: Trouble) -> dict[str, object]:
    """The same for a document that gives no rows."""
    return {
        "rows": [],
        "warnings": [],
        "errors": [trouble.sentence],
        "error": trouble.sentence,
        "hint": trouble.advice,
    }


def _row(row: ReadRow, known: ReadingSetting) -> dict[str, object]:
    def texts(kind: ItemKind) -> list[str]:
        return [item.text for item in row.items if item.kind is kind]

    figures = find_figures(
        texts_of(row), known.corrections, year_starts=known.year_starts, year_ends=known.year_ends
    )
    clinical = row.understood_leads.clinical or ((row.clinical_lead,) if row.clinical_lead else ())
    return {
        "code": row.code or None,
        "section": row.section.value,
        "objective": row.objective,
        "title": row.title,
        "actions": texts(ItemKind.ACTION),
        "milestones": texts(ItemKind.MILESTONE),
        "outcomes": texts(ItemKind.OUTCOME),
        "details": texts(ItemKind.DETAIL),
        "lead": row.lead or None,
        "leads": list(row.leads),
        "clinical_leads": list(clinical),
        "timescale": row.timescale or None,
        "timescales": list(row.timescales),
        "measures": [
            {"printed": one.printed, "meaning": one.meaning}
            for one in figures
            if one.field == MEASURE
        ],
        "money": [
            {"printed": one.printed, "pence": parse_amount(one.meaning)}
            for one in figures
            if one.field == MONEY
        ],
        "due_date": row.due.day.isoformat() if row.due.day else None,
        "places": [
            {"table": place.table + 1, "row": place.row, "page": place.page} for place in row.places
        ],
        "warnings": [notice.sentence for notice in row.notices],
    }


def _said(notice: Notice) -> str:
    return f"{notice.place}: {notice.sentence}" if notice.place else notice.sentence


def tell(
    rows: Sequence[ReadRow],
    remarks: Iterable[Notice],
    plan: ImportPreview,
    *,
    document: str,
    dry_run: bool,
) -> None:
    """The rows with their remarks, and what became or would become of them."""
    for remark in remarks:
        say(_said(remark))
    for number, row in enumerate(rows, start=1):
        say(_line(number, row))
        for notice in row.notices:
            say(f"    {notice.sentence}")
    would = "would be " if dry_run else ""
    parts = [f"{plan.added} {would}added", f"{plan.changed} changed", f"{plan.unchanged} the same"]
    if plan.removed:
        parts.append(f"{plan.removed} no longer there")
    parts.append(f"{plan.refused} refused")
    count = len(rows)
    noun = "row" if count == 1 else "rows"
    say(f"{document}: {count} {noun} for version {plan.version}: {', '.join(parts)}.")
    if dry_run:
        say("Nothing was changed.")


def _line(number: int, row: ReadRow) -> str:
    title = row.title or "(no objective)"
    if len(title) > _LONGEST_TITLE:
        title = title[: _LONGEST_TITLE - 1] + "…"
    told = [part.replace("\n", " ") for part in (row.lead, row.timescale) if part]
    code = f"{row.code} " if row.code else ""
    behind = f" ({'; '.join(told)})" if told else ""
    return f"{number}. {row.section.value}: {code}{title}{behind}"
