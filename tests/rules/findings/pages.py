"""The examples of the pages in docs/findings, read as plans."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from lyapp.model.findings import FindingSetting, PlanFacts, PlanTable
from lyapp.model.plan import Item, ItemKind, Objective, Section
from lyapp.rules.timescales import understand_due

PAGES = Path(__file__).resolve().parents[3] / "docs" / "findings"
SETTING = FindingSetting(
    year_starts=date(2008, 4, 1),
    year_ends=date(2009, 3, 31),
    received=date(2008, 4, 20),
    priority_limit=3,
    locality_names=("Alder", "Alder locality"),
    others=("Borough Hospital",),
)

_ROW = re.compile(r"(\S+) · (.+)")


def example(page: str) -> str:
    """The text in the page's only fence."""
    return re.findall(r"```text\n(.*?)```", (PAGES / page).read_text(encoding="utf-8"), re.DOTALL)[
        0
    ]


def plan(text: str, *, setting: FindingSetting = SETTING) -> PlanFacts:
    """A plan written as on the pages: `CODE · title`, then `Milestone: …`, `Lead: …`, `By: …`."""
    rows: list[dict] = []
    tables: list[PlanTable] = []
    said = []
    for line in text.splitlines():
        found = _ROW.fullmatch(line.strip())
        name, _, value = (part.strip() for part in line.partition(":"))
        if found:
            rows.append({"code": found[1], "title": found[2], "items": []})
        elif "|" in line:
            table = tables.pop()
            cells = tuple(cell.strip() for cell in line.split("|"))
            tables.append(PlanTable(table.name, (*table.rows, cells)))
        elif name == "Table":
            tables.append(PlanTable(value, ()))
        elif name == "Text":
            said.append(value)
        elif name in ("Lead", "By", "Clinical lead", "Printed code"):
            rows[-1][name] = value
        elif name:
            rows[-1]["items"].append(Item(ItemKind(name.casefold()), value))
    return PlanFacts(
        objectives=tuple(_objective(at, row, setting) for at, row in enumerate(rows, 1)),
        tables=tuple(tables),
        text="\n".join(said),
    )


def _objective(key: int, row: dict, setting: FindingSetting) -> Objective:
    printed = row.get("By", "")
    due = understand_due(printed, year_starts=setting.year_starts, year_ends=setting.year_ends)
    return Objective(
        id=key,
        code=row["code"],
        section=Section.NATIONAL if row["code"].startswith("NR") else Section.LOCAL,
        title=row["title"],
        items=tuple(row["items"]),
        lead=row.get("Lead", ""),
        clinical_lead=row.get("Clinical lead", ""),
        timescale=printed,
        due=due.day,
        precision=due.precision,
        printed_code=row.get("Printed code", ""),
        ongoing=due.ongoing,
    )
