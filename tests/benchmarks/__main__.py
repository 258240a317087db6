"""Times lyapp against bare Qt, SQLite and ReportLab: `python -m tests.benchmarks [--strict]`.

With `--strict` a limit that was missed makes it end with 1. `--only window` (or store, briefing,
findings, intake, coverage, packs, merging, moderation) measures one part.
"""

from __future__ import annotations

import argparse
import importlib
import sys

from tests.benchmarks.table import show

PARTS = (
    "window",
    "store",
    "briefing",
    "findings",
    "intake",
    "coverage",
    "packs",
    "merging",
    "moderation",
)


def main() -> int:
    """Measure and print; the exit code."""
    asked = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    asked.add_argument("--strict", action="store_true", help="end with 1 when a limit is missed")
    asked.add_argument("--only", choices=PARTS, action="append", help="measure one part")
    wanted = asked.parse_args()
    missed = 0
    for part in wanted.only or PARTS:
        sys.stdout.write(f"\n{part}\n")
        missed += show(importlib.import_module(f"tests.benchmarks.{part}").measure())
    sys.stdout.write(f"\n{missed} missed\n" if missed else "\nevery limit is kept\n")
    return 1 if missed and wanted.strict else 0


if __name__ == "__main__":
    sys.exit(main())
