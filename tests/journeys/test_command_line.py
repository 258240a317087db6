"""`lyapp tour` does the main job without a window, and what it leaves is what it says."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pypdf
import python_calamine


def lyapp(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "lyapp", "--home", str(folder / "home"), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_tour_leaves_review_paper_and_spreadsheet(tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = lyapp(tmp_path, "tour", "-o", str(out))
    assert done.returncode == 0, done.stderr
    for made in ("hertfordshire-2008-09.lyreview", "briefing.pdf", "status.xlsx"):
        assert str((out / made).resolve()) in done.stdout
    whole = " ".join(
        " ".join(page.extract_text().split())
        for page in pypdf.PdfReader(out / "briefing.pdf").pages
    )
    assert "Send a timescale for every priority" in whole
    book = python_calamine.CalamineWorkbook.from_path(out / "status.xlsx")
    rows = book.get_sheet_by_name("Status").to_python()
    stevenage = dict(zip(rows[0], next(row for row in rows if row[1] == "Stevenage"), strict=True))
    assert stevenage["Members scored"] == 1
    assert stevenage["Open conditions"] == 1

    review = str(out / "hertfordshire-2008-09.lyreview")
    verified = lyapp(tmp_path, "verify", review, "--json")
    assert verified.returncode == 0, verified.stdout
    first = json.loads(verified.stdout)["content_hash"]

    # A second tour goes on with the same review and changes nothing that was there.
    again = lyapp(tmp_path, "tour", "-o", str(out))
    assert again.returncode == 0, again.stderr
    assert "Opened the sample review of an earlier tour" in again.stdout
    assert json.loads(lyapp(tmp_path, "verify", review, "--json").stdout)["content_hash"] == first
