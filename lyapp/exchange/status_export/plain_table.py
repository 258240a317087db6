"""The status as a plain table for a terminal."""

from __future__ import annotations

import unicodedata

from lyapp.exchange.status_export import wording
from lyapp.exchange.status_export.content import LocalityStatus, Status

_HEADS = ("Code", "Locality", "Scored", "Rating", "RAG", "Outcome", "Balance", "Flags", "Next step")
_RIGHT = {2, 3, 6, 7}
_WIDEST = (14, 32, 9, 6, 3, 56, 14, 5, 40)


def write_table(status: Status) -> bytes:
    """A title, a block an organisation, and its total; UTF-8, no control characters."""
    mark = f" ({status.mark})" if status.mark else ""
    lines = [_plain(status.title) + mark]
    rows: dict[str, list[tuple[str, ...]]] = {code: [] for code, _, _ in status.organisations}
    for locality in status.localities:
        rows[locality.organisation].append(_cells(locality))
    shown = [cells for block in rows.values() for cells in block]
    widths = [
        max([_width(head), *(_width(cells[column]) for cells in shown)])
        for column, head in enumerate(_HEADS)
    ]
    for code, name, total in status.organisations:
        lines += ["", _plain(f"{name}: {total}")]
        if not rows[code]:
            continue
        lines += [_line(_HEADS, widths), "  ".join("-" * width for width in widths)]
        lines += [_line(cells, widths) for cells in rows[code]]
    if not status.organisations:
        lines += ["", "No organisations yet."]
    return ("\n".join(lines) + "\n").encode()


def _cells(locality: LocalityStatus) -> tuple[str, ...]:
    cells = (
        locality.code,
        locality.name,
        wording.scored(locality),
        wording.rating(locality),
        locality.rag or "",
        f"{locality.outcome_symbol} {locality.outcome_label}",
        wording.balance(locality),
        str(len(locality.flags) or ""),
        locality.next_step,
    )
    return tuple(_cut(_plain(cell), most) for cell, most in zip(cells, _WIDEST, strict=True))


def _plain(text: str) -> str:
    """One line without control characters, which could steer a terminal."""
    return "".join(c if unicodedata.category(c)[0] != "C" else " " for c in text)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _width(text: str) -> int:
    return sum(
        0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF")
        for c in text
    )


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    padded = []
    for column, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        space = " " * (width - _width(cell))
        padded.append(space + cell if column in _RIGHT else cell + space)
    return "  ".join(padded).rstrip()
