"""Figures beside their limits, as lines of text."""

from __future__ import annotations

import sys
from collections.abc import Iterable

_WIDTH = 44


def show(found: Iterable[tuple[str, float, float | None, str]]) -> int:
    """Print each figure with its limit and what is behind it; how many missed their limit."""
    missed = 0
    for name, value, limit, detail in found:
        misses = limit is not None and value > limit
        missed += misses
        said = "" if limit is None else f"at most {limit:<6g}"
        mark = "MISSED" if misses else "" if limit is None else "ok"
        line = f"{name:<{_WIDTH}} {value:>8.2f}  {said:<14}  {mark:<6}  {detail}"
        sys.stdout.write(line.rstrip() + "\n")
        sys.stdout.flush()
    return missed
