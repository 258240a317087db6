"""What a person put right in a row, put over what was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from lyapp.model.intake import ReadRow
from lyapp.model.notice import Notice
from lyapp.model.plan import Confidence, Item, ItemKind, Section

if TYPE_CHECKING:
    from lyapp.model.reading import ReadingSetting
    from lyapp.ui.intake.tray import Key, Place

OBJECTIVE, CODE, SECTION, LEAD, CLINICAL, TIMESCALE = (
    "objective", "code", "section", "lead", "clinical_lead", "timescale",
)  # fmt: skip
LEFT_OUT = "left_out"
MORE_LEADS, MORE_TIMES = "more_leads", "more_timescales"
"""What is printed beside the row's own lead or timescale: put right only where rows are joined."""
ITEMS: dict[str, ItemKind] = {
    "actions": ItemKind.ACTION,
    "milestones": ItemKind.MILESTONE,
    "outcomes": ItemKind.OUTCOME,
    "details": ItemKind.DETAIL,
}
BULLET = "• "
_BETWEEN = "\x1e"

_MILD = frozenset(
    {
        "healed", "more-leads", "more-timescales", "timescale-with-lead", "timescale-moved",
        "background", "objective-from-heading", "timescale-part", "timescale-year-taken",
        "timescale-serial",
    }
)  # fmt: skip
"""Remarks that say what was done and leave nothing to decide."""


def keys_of(rows: Sequence[ReadRow]) -> tuple[Key, ...]:
    """What each row is known by while it is checked."""
    found: list[Key] = []
    counts: Counter[Place] = Counter()
    for row in rows:
        place = row.places[0].table, row.places[0].row
        found.append((*place, counts[place]))
        counts[place] += 1
    return tuple(found)


def field_text(row: ReadRow, field: str) -> str:
    """A row's field as it is edited: items stand one a line, what belongs to one below it."""
    if field in ITEMS:
        return "\n".join(item.text for item in row.items if item.kind is ITEMS[field])
    if field == OBJECTIVE:
        return row.objective
    if field == CODE:
        return row.code
    if field == SECTION:
        return row.section.value
    if field == LEAD:
        return row.lead
    if field == CLINICAL:
        return row.clinical_lead
    return row.timescale


def apply_all(
    rows: Sequence[ReadRow], edits: Mapping[Key, Mapping[str, str]], setting: ReadingSetting
) -> tuple[ReadRow, ...]:
    """All rows, those that were put right as a person left them."""
    if not edits:
        return tuple(rows)
    return tuple(
        apply(row, edits[key], setting) if key in edits else row
        for key, row in zip(keys_of(rows), rows, strict=True)
    )


def apply(row: ReadRow, texts: Mapping[str, str], setting: ReadingSetting) -> ReadRow:
    """A row as a person left it; leads and timescale are understood anew."""
    if not texts:
        return row
    made = row
    if OBJECTIVE in texts:
        lines = [line.strip() for line in texts[OBJECTIVE].splitlines() if line.strip()]
        made = replace(made, objective="\n".join(lines), title=lines[0] if lines else "")
    if CODE in texts:
        made = replace(made, code=texts[CODE].strip())
    if SECTION in texts:
        made = replace(made, section=Section(texts[SECTION]))
    for name, kind in ITEMS.items():
        if name in texts:
            made = replace(made, items=_with_items(made.items, kind, texts[name]))
    if TIMESCALE in texts or LEAD in texts or CLINICAL in texts:
        made = _understood(made, texts, setting)
    left_out = texts.get(LEFT_OUT) == "yes"
    refused = left_out or not made.title
    return replace(made, refused=refused, notices=_notices(row, made, texts))


def joined(
    above: ReadRow, below: ReadRow, texts: Mapping[str, str], others: Mapping[str, str]
) -> dict[str, str]:
    """What was put right in two rows, as it stands in the one they become.

    `texts` are what was put right in the row above, `others` in the one below; both rows are as
    a person left them. Where neither was touched in a field, the joined row is read there.
    """
    made = dict(texts)
    touched = texts.keys() | others.keys()
    for name in ITEMS:
        if name in touched:
            made[name] = _one_a_line(field_text(above, name), field_text(below, name))
    if OBJECTIVE in touched:
        same = " ".join(above.objective.split()) == " ".join(below.objective.split())
        made[OBJECTIVE] = _one_a_line(above.objective, "" if same else below.objective)
    if CODE in others and not above.code:
        made[CODE] = below.code
    for name, more, values in (
        (LEAD, MORE_LEADS, (*above.leads, *below.leads)),
        (TIMESCALE, MORE_TIMES, (*above.timescales, *below.timescales)),
    ):
        if name in touched:
            first, *rest = dict.fromkeys(values) or ("",)
            made[name], made[more] = first, _BETWEEN.join(rest)
    if CLINICAL in touched:
        named = dict.fromkeys(filter(None, (above.clinical_lead, below.clinical_lead)))
        made[CLINICAL] = ", ".join(named)
    return made


def _one_a_line(*texts: str) -> str:
    return "\n".join(text for text in texts if text.strip())


def to_look_at(row: ReadRow) -> bool:
    """True for a row in which there is something to decide."""
    return (
        row.refused
        or row.due.confidence is Confidence.DOUBTFUL
        or any(notice.key not in _MILD for notice in row.notices)
    )


def mild(notice: Notice) -> bool:
    """True for a remark that leaves nothing to decide."""
    return notice.key in _MILD


def items_of(text: str) -> tuple[str, ...]:
    """One item a line; a line that begins with a bullet belongs to the one above it."""
    found: list[str] = []
    for line in text.splitlines():
        plain = line.strip()
        if not plain:
            continue
        if plain.startswith(BULLET.strip()) and found:
            found[-1] += f"\n{BULLET}{plain[1:].strip()}"
        else:
            found.append(plain)
    return tuple(found)


def _with_items(items: Sequence[Item], kind: ItemKind, text: str) -> tuple[Item, ...]:
    """The items with those of one kind replaced, each where one of its kind stood."""
    new = [Item(kind, one) for one in items_of(text)]
    made: list[Item] = []
    last = 0
    for item in items:
        if item.kind is not kind:
            made.append(item)
            continue
        if new:
            made.append(new.pop(0))
        last = len(made)
    place = last or len(made)
    return (*made[:place], *new, *made[place:])


def _understood(row: ReadRow, texts: Mapping[str, str], setting: ReadingSetting) -> ReadRow:
    from lyapp.rules.plan_rows.understanding import Understanding

    understanding = Understanding(setting)
    made = row
    if TIMESCALE in texts:
        said = texts[TIMESCALE].strip()
        rest = _several(texts, MORE_TIMES, row.timescales[1:])
        times = (said, *rest) if said else rest
        made = replace(made, timescales=times, due=understanding.due(times[0] if times else ""))
    if LEAD in texts:
        said = texts[LEAD].strip()
        rest = _several(texts, MORE_LEADS, row.leads[1:])
        made = replace(made, leads=(said, *rest) if said else rest)
    clinical = texts.get(CLINICAL, "").strip()
    if LEAD in texts or CLINICAL in texts:
        leads = understanding.leads(made.leads, [clinical] if clinical else [])
        shown = clinical if CLINICAL in texts else ", ".join(leads.clinical)
        made = replace(made, understood_leads=leads, clinical_lead=shown)
    return made


def _several(texts: Mapping[str, str], field: str, as_read: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(filter(None, texts[field].split(_BETWEEN))) if field in texts else as_read


def _notices(row: ReadRow, made: ReadRow, texts: Mapping[str, str]) -> tuple[Notice, ...]:
    """The remarks that are still true."""
    gone = set()
    if made.title:
        gone.add("no-objective")
    if made.items or made.leads or made.timescales:
        gone.add("only-objective")
    if SECTION in texts:
        gone.add("no-section")
    kept = tuple(one for one in row.notices if one.key not in gone)
    if made.due is not row.due:
        old = set(row.due.notices)
        kept = (*(one for one in kept if one not in old), *made.due.notices)
    return kept
