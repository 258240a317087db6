"""Cuts the paper's HTML into pieces that can be laid out one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SIZE = 6_000  # characters: about a hundredth of a second to lay out
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_CAPTION = re.compile(r"<caption>.*?</caption>")


def style_of(html: str) -> str:
    """The page's style sheet; "" when it has none."""
    found = _STYLE.search(html)
    return found[1] if found else ""


def pieces(html: str, *, size: int = _SIZE) -> Iterator[str]:
    """Parts of a page as our own writer makes it, with a row of a table or a block to a line.

    Each is at least `size` characters long, but for the last. A table that is cut goes on in the
    next piece under the same headings.
    """
    piece: list[str] = []
    length = 0
    opening = ""
    for line in html.split("\n"):
        piece.append(line)
        length += len(line)
        if line.startswith("<table"):
            opening = line
            continue
        if line.endswith("</table>"):
            opening = ""
        if length >= size:
            yield "\n".join(piece) + ("</tbody></table>" if opening else "")
            piece = [_CAPTION.sub("", opening), "<tbody>"] if opening else []
            length = 0
    if piece:
        yield "\n".join(piece)
