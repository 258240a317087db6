"""What the program noticed in a plan, for other programs: a plain list, CSV and JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from lyapp.exchange.csv_cells import csv_bytes
from lyapp.store.queries.findings import PlanFindings, ShownFinding

FORMATS = ("table", "csv", "json")
FORMAT = "lyapp-findings"
VERSION = 1

COLUMNS = (
    "locality",
    "version",
    "row",
    "title",
    "rule",
    "level",
    "finding",
    "words",
    "dismissed",
    "dismissed_by",
)


def write_findings(plans: Sequence[PlanFindings], fmt: str) -> bytes:
    """The findings of some plans in one format, UTF-8, in the order they are shown in.

    Raises:
        ValueError: `fmt` is none of `FORMATS`.
    """
    match fmt:
        case "table":
            return _table(plans)
        case "csv":
            return csv_bytes(
                [COLUMNS, *(_row(plan, one) for plan in plans for one in plan.findings)]
            )
        case "json":
            return (json.dumps(as_data(plans), ensure_ascii=False, indent=2) + "\n").encode()
    raise ValueError(f"findings are not written as {fmt!r}; known: {', '.join(FORMATS)}")


def as_data(plans: Sequence[PlanFindings]) -> dict[str, object]:
    """The findings as plain lists and dictionaries, as the JSON file holds them."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "plans": [
            {
                "locality": plan.code,
                "name": plan.name,
                "plan_version": plan.version,
                "findings": [
                    dict(zip(COLUMNS[2:], _row(plan, one)[2:], strict=True))
                    for one in plan.findings
                ],
            }
            for plan in plans
        ],
    }


def _row(plan: PlanFindings, shown: ShownFinding) -> tuple[str | int | None, ...]:
    found = shown.finding
    code, title = _named(plan, found.objective)
    gone = shown.dismissed
    return (
        plan.code,
        plan.version,
        code,
        title,
        found.rule,
        found.level.value,
        found.sentence,
        found.words,
        None if gone is None else gone.reason,
        None if gone is None else gone.who,
    )


def _named(plan: PlanFindings, objective: int | None) -> tuple[str, str]:
    for row in plan.objectives:
        if row.id == objective:
            return row.code, row.title
    return "", ""


def _table(plans: Sequence[PlanFindings]) -> bytes:
    lines: list[str] = []
    for plan in plans:
        stands = [one for one in plan.findings if one.dismissed is None]
        version = "no plan" if plan.version is None else f"version {plan.version}"
        lines.append(f"{plan.code} {plan.name}, {version}: {_count(len(stands))}")
        for one in stands:
            code, _title = _named(plan, one.finding.objective)
            lines.append(
                f"  {code or 'plan':<8} {one.finding.level.value:<8} {one.finding.sentence}"
            )
        gone = len(plan.findings) - len(stands)
        if gone:
            lines.append(f"  {gone} more {'was' if gone == 1 else 'were'} dismissed with a reason.")
    return ("\n".join(lines) + "\n").encode()


def _count(number: int) -> str:
    if number == 0:
        return "nothing was noticed"
    return "1 finding" if number == 1 else f"{number} findings"
