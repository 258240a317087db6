"""The status as one HTML page that a screen reader can walk and a browser can print."""

from __future__ import annotations

from html import escape

from lyapp.exchange.status_export import wording
from lyapp.exchange.status_export.content import LocalityStatus, Status

_HEADS = (
    "Locality",
    "Practices",
    "List size",
    "Plan version",
    "Meetings",
    "Scored",
    "Rating",
    "Balance",
    "Outcome",
    "Conditions",
    "Flags",
    "Next step",
)

_STYLE = """
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem; color: #1b2430; background: #fff; }
table { border-collapse: collapse; margin: 0 0 2rem; }
caption { text-align: left; font-weight: 600; font-size: 1.15rem; padding: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; }
th, td { border-bottom: 1px solid #d5dbe3; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.mark { font-weight: 600; }
ul { margin: 0; padding-left: 1.1rem; }
""".strip()


def write_html(status: Status) -> bytes:
    """A page that stands alone: one table an organisation, no scripts, everything escaped."""
    mark = f"<p class=mark>This is not a real review: {escape(status.mark)}.</p>\n"
    meeting = f", {escape(wording.day(status.committee_date))}" if status.committee_date else ""
    made = f"<p>Made on {wording.day(status.made_on)}.</p>\n" if status.made_on else ""
    tables = "".join(
        _table(
            name,
            total,
            [row for row in status.localities if row.organisation == code],
        )
        for code, name, total in status.organisations
    )
    committee = f"<p>{escape(status.committee)}{meeting}</p>\n" if status.committee else ""
    return (
        "<!doctype html>\n"
        '<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Status: {escape(status.title)}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n"
        f"<body>\n<main>\n<h1>Status: {escape(status.title)}</h1>\n"
        f"{mark if status.mark else ''}{committee}{made}"
        f"{tables or '<p>No organisations yet.</p>' + chr(10)}"
        "</main>\n</body>\n</html>\n"
    ).encode()


def _table(name: str, total: str, rows: list[LocalityStatus]) -> str:
    heads = "".join(f'<th scope="col">{head}</th>' for head in _HEADS)
    body = "".join(_row(row) for row in rows)
    return (
        f"<table>\n<caption>{escape(name)}: {escape(total)}</caption>\n"
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n"
    )


def _row(row: LocalityStatus) -> str:
    practices = "" if row.practices is None else str(row.practices)
    version = "" if row.plan_version is None else str(row.plan_version)
    conditions = [escape(wording.condition(one)) for one in row.conditions]
    return (
        f'<tr><th scope="row">{escape(row.name)} <small>{escape(row.code)}</small></th>'
        f"{_number(practices)}{_number(wording.list_size(row))}{_number(version)}"
        f"<td>{_list([wording.day(held) for held in row.meetings])}</td>"
        f"{_number(wording.scored(row))}{_number(_rating(row), safe=True)}"
        f"<td><span class=number>{escape(wording.balance(row))}</span>"
        f"<br><small>{escape(row.balance_note)}</small></td>"
        f"<td>{escape(row.outcome_label)}</td><td>{_list(conditions)}</td>"
        f"<td>{_list([escape(sentence) for _, sentence in row.flags])}</td>"
        f"<td>{escape(row.next_step)}</td></tr>\n"
    )


def _rating(row: LocalityStatus) -> str:
    letter = ""
    if row.rag is not None:
        letter = f' <abbr title="{wording.RAG_WORDS[row.rag]}">{row.rag}</abbr>'
    return escape(wording.rating(row)) + letter


def _number(text: str, *, safe: bool = False) -> str:
    return f"<td class=number>{text if safe else escape(text)}</td>"


def _list(items: list[str]) -> str:
    """A list of already escaped items; a single one stands alone."""
    if len(items) < 2:
        return "".join(items)
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"
