"""How fast the briefing prints beside raw platypus, and how it grows.

Run alone: `python -m tests.benchmarks.briefing`.
"""

from __future__ import annotations

import io
import subprocess
import sys
import time
from collections.abc import Callable
from html import escape
from pathlib import Path

from lyapp.briefing.blocks import (
    CellBlock,
    Document,
    Heading,
    ListBlock,
    MoneyLines,
    PageBreak,
    Paragraph,
    Table,
)
from lyapp.briefing.content import build
from tests.briefing import papers

Measure = tuple[str, float, float, str]

_ROOT = Path(__file__).resolve().parents[2]


def measure() -> list[Measure]:
    """(name, ratio, limit, detail) of each promise about the briefing."""
    from lyapp.briefing.pdf import write_pdf

    medium = _document(120)
    large = _document(1200)
    write_pdf(_document(12))
    _raw_platypus(_document(12))
    ours = _best(lambda: write_pdf(medium), 3)
    raw = _best(lambda: _raw_platypus(medium), 3)
    grown = _best(lambda: write_pdf(large), 2)
    few, many = _peak(12), _peak(1200)
    return [
        ("briefing / raw platypus, 120 localities", ours / raw, 1.0, f"{ours:.2f} s, {raw:.2f} s"),
        ("briefing time, 1,200 / 120", grown / ours, 12.0, f"{grown:.2f} s, {ours:.2f} s"),
        ("briefing memory, 1,200 / 12", many / few, 3.5, f"{many:.0f} MB, {few:.0f} MB"),
    ]


def _document(count: int) -> Document:
    return build(papers.many(count), printed_on=papers.PRINTED_ON)


def _best(job: Callable[[], object], times: int) -> float:
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        job()
        best = min(best, time.perf_counter() - start)
    return best


def _peak(count: int) -> float:
    """Peak memory in MB of a process of its own that prints so many localities."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.briefing", str(count)],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return float(ran.stdout)


def _own_peak() -> float:
    """This process's peak memory in MB.

    `getrusage` would do, but on Linux a child starts with its parent's peak.
    """
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("this system doesn't say how much memory was used")


def _raw_platypus(document: Document) -> bytes:
    """The same texts as plain LongTables of Paragraphs, as a first attempt would write them."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import (
        LongTable,
        SimpleDocTemplate,
        Spacer,
        TableStyle,
    )
    from reportlab.platypus import PageBreak as NewPage
    from reportlab.platypus import Paragraph as Text

    from lyapp.briefing.typeset import REGULAR, register_fonts

    register_fonts()
    style = ParagraphStyle("cell", fontName=REGULAR, fontSize=8.2, leading=11)
    story: list[object] = []
    for block in document.blocks:
        if isinstance(block, PageBreak):
            story.append(NewPage())
        elif isinstance(block, Heading):
            story.append(Text(escape(block.line), style))
        elif isinstance(block, Table):
            share = 770 / sum(column.width for column in block.columns)
            rows = [[Text(escape(column.title), style) for column in block.columns]]
            rows += [
                [
                    [Text(line, style) for part in cell for line in _lines(part)]
                    for cell in row.cells
                ]
                for row in block.rows
            ]
            table = LongTable(rows, [c.width * share for c in block.columns], repeatRows=1)
            table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")]))
            story += [table, Spacer(1, 8)]
        else:
            story += [Text(line, style) for line in _lines(block)]
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=landscape(A4), invariant=1).build(story)
    return buffer.getvalue()


def _lines(block: CellBlock) -> list[str]:
    if isinstance(block, Paragraph):
        return [escape(block.text).replace("\n", "<br/>")]
    if isinstance(block, ListBlock):
        return [escape(t) for item in block.items for t in (f"1. {item.text}", *item.items)]
    assert isinstance(block, MoneyLines)
    lines = [*block.lines, block.total] if block.total else list(block.lines)
    return [escape(f"{line.label} {line.amount}") for line in lines]


if __name__ == "__main__":
    if len(sys.argv) > 1:
        from lyapp.briefing.pdf import write_pdf

        write_pdf(_document(int(sys.argv[1])))
        sys.stdout.write(f"{_own_peak():.1f}")
    else:
        for name, value, limit, detail in measure():
            sys.stdout.write(f"{name}: {value:.2f} (limit {limit}) {detail}\n")
