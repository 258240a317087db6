"""The HTML writer: the same document as one page that a screen reader can read.

It needs nothing from elsewhere: no script, no font, no picture, no address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from lyapp.briefing import palette
from lyapp.briefing.blocks import (
    Align,
    CellBlock,
    Document,
    Heading,
    ListBlock,
    Marker,
    MoneyLine,
    MoneyLines,
    PageBreak,
    Paragraph,
    Role,
    Span,
    Table,
    WritingLines,
)

_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_BADGE_WORD = {"R": "red", "A": "amber", "G": "green"}
_C = palette.COLOURS

_STYLE = f"""
body {{ font: 15px/1.45 "Liberation Sans", Arial, sans-serif; color: {_C["ink"]};
  background: #fff; margin: 2rem auto; max-width: 78rem; padding: 0 1.5rem; }}
header, footer, .lead, .note, .label, .quiet {{ color: {_C["quiet"]}; }}
header, footer {{ display: flex; justify-content: space-between; font-size: .85em; }}
footer {{ border-top: 1px solid {_C["line"]}; margin-top: 3rem; padding-top: .5rem; }}
h1, h2, h3 {{ color: {_C["navy"]}; line-height: 1.25; }}
h2 {{ margin-top: 2.5rem; }}
p {{ margin: .35em 0; overflow-wrap: anywhere; }}
.note {{ margin: 0; }} .label {{ font-weight: bold; }} .warning {{ color: {_C["bad"]}; }}
table {{ border-collapse: collapse; width: 100%; table-layout: fixed; }}
caption {{ position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }}
th, td {{ text-align: left; vertical-align: top; font-weight: normal; padding: .5rem .75rem .5rem 0;
  border-bottom: 1px solid {_C["line"]}; overflow-wrap: anywhere; }}
thead th {{ color: {_C["navy"]}; font-weight: bold; font-size: .9em; vertical-align: bottom;
  border-bottom: 2px solid {_C["navy"]}; }}
.right, .money dd {{ text-align: right; font-variant-numeric: tabular-nums; }}
.name {{ font-weight: bold; }}
ul, ol {{ margin: 0; padding-left: 1.5em; }}
ul {{ list-style: "– "; padding-left: 1em; }}
ul.boxes {{ list-style: "☐ "; padding-left: 1.3em; }}
.writing {{ border-bottom: 1px solid {_C["ink"]}; }}
.money {{ margin: 0; }}
.money div {{ display: flex; justify-content: space-between; gap: .75em; }}
.money dd {{ margin: 0; }}
.money .total {{ border-top: 1px solid {_C["ink"]}; font-weight: bold; }}
.badge {{ display: inline-block; min-width: 1.3em; text-align: center; font-weight: bold;
  border: 1px solid; border-radius: 3px; margin-right: .35em; color: {_C["ink"]}; }}
.badge-R {{ border-radius: 50%; background: {_C["bad fill"]}; }}
.badge-A {{ background: {_C["caution fill"]}; }} .badge-G {{ background: {_C["good fill"]}; }}
@media print {{ .break {{ break-before: page; }} tr {{ break-inside: avoid; }} }}
"""


def write_html(document: Document) -> str:
    """The document as a complete HTML page in UTF-8."""
    body: list[str] = []
    after_break = False
    for block in document.blocks:
        if isinstance(block, PageBreak):
            after_break = True
            continue
        if isinstance(block, Heading):
            body.append(_heading(block, after_break=after_break))
        elif isinstance(block, Table):
            body.append(_table(block))
        else:
            body.append(_block(block))
        after_break = False
    left, right = _text(document.head_left), _text(document.head_right)
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{_text(document.language)}">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta name="author" content="{_text(document.author)}">',
            f'<meta name="description" content="{_text(document.subject)}">',
            f"<title>{_text(document.title)}</title>",
            f"<style>{_STYLE}</style>",
            "</head>",
            "<body>",
            f"<header><span>{left}</span> <strong>{right}</strong></header>",
            "<main>",
            *body,
            "</main>",
            f"<footer><span>{_text(document.foot_left)}</span></footer>",
            "</body>",
            "</html>",
            "",
        )
    )


def _text(text: str) -> str:
    return escape(_CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")), quote=True)


def _anchor(anchor: str) -> str:
    words = "-".join(anchor.split())
    return f' id="{_text(words)}"' if words else ""


def _heading(heading: Heading, *, after_break: bool) -> str:
    tag = f"h{heading.level}"
    apart = ' class="break"' if after_break else ""
    return f"<{tag}{_anchor(heading.anchor)}{apart}>{_text(heading.line)}</{tag}>"


def _spans(spans: Iterable[Span]) -> str:
    parts = []
    for span in spans:
        text = _text(span.text).replace("\n", "<br>")
        if span.quiet or span.warning:
            look = "warning" if span.warning else "quiet"
            text = f'<span class="{look}">{text}</span>'
        if span.italic:
            text = f"<em>{text}</em>"
        parts.append(f"<strong>{text}</strong>" if span.bold else text)
    return "".join(parts)


def _block(block: CellBlock) -> str:
    if isinstance(block, Paragraph):
        look = "" if block.role is Role.BODY else f' class="{block.role.value}"'
        return f"<p{look}>{_badge(block.badge)}{_spans(block.spans)}</p>"
    if isinstance(block, ListBlock):
        return _list(block)
    if isinstance(block, WritingLines):
        lines = "<br>" * block.count
        return f'<p class="writing" title="{_text(block.said)}">{lines}</p>'
    return _money(block)


def _badge(letter: str) -> str:
    if not letter:
        return ""
    word = _BADGE_WORD.get(letter, letter)
    return f'<span class="badge badge-{_text(letter)}" title="{_text(word)}">{_text(letter)}</span>'


def _list(block: ListBlock) -> str:
    numbered = block.marker is Marker.NUMBER
    items = []
    for at, item in enumerate(block.items, 1):
        value = f' value="{item.number or at}"' if numbered else ""
        below = "".join(f"<li>{_text(text)}</li>" for text in item.items)
        items.append(f"<li{value}>{_spans(item.spans)}{f'<ul>{below}</ul>' if below else ''}</li>")
    tag = "ol" if numbered else "ul"
    look = ' class="boxes"' if block.marker is Marker.BOX else ""
    return f"<{tag}{look}>{''.join(items)}</{tag}>"


def _money(block: MoneyLines) -> str:
    lines = [_money_line(line) for line in block.lines]
    if block.total is not None:
        lines.append(_money_line(block.total, ' class="total"'))
    return f'<dl class="money">{"".join(lines)}</dl>'


def _money_line(line: MoneyLine, look: str = "") -> str:
    return f"<div{look}><dt>{_text(line.label)}</dt><dd>{_text(line.amount)}</dd></div>"


def _table(table: Table) -> str:
    share = 100 / sum(column.width for column in table.columns)
    columns = "".join(f'<col style="width:{c.width * share:.2f}%">' for c in table.columns)
    right = [' class="right"' if c.align is Align.RIGHT else "" for c in table.columns]
    titles = "".join(
        f'<th scope="col"{look}>{_text(c.title)}</th>'
        for c, look in zip(table.columns, right, strict=True)
    )
    rows = []
    for row in table.rows:
        cells = []
        for at, (cell, look) in enumerate(zip(row.cells, right, strict=True)):
            inner = "".join(_block(block) for block in cell)
            if at == 0 and table.first_column_heads:
                cells.append(f'<th scope="row"{look}>{inner}</th>')
            else:
                cells.append(f"<td{look}>{inner}</td>")
        rows.append(f"<tr{_anchor(row.anchor)}>{''.join(cells)}</tr>")
    return (
        f"<table><caption>{_text(table.caption)}</caption><colgroup>{columns}</colgroup>"
        f"<thead><tr>{titles}</tr></thead>\n<tbody>" + "\n".join(rows) + "</tbody></table>"
    )
