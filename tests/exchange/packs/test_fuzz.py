"""A thousand damaged packs and returns: each is read or refused with a sentence, in little room."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
FILES = 1_000
SEED = 2008
MOST_MEMORY = 256
"""MB that the whole process may take, and so every file."""


def test_damaged_files_give_a_sentence_and_no_crash():
    ran = subprocess.run(
        [sys.executable, "-m", "tests.exchange.packs.fuzzing", str(SEED), str(FILES)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    told = json.loads(ran.stdout)
    assert told["wrong"] == []
    assert sum(told["outcomes"].values()) >= FILES
    assert told["longest"] < 5, told["slowest"]
    assert told["memory"] < MOST_MEMORY
    assert len(told["outcomes"]) > 8, "files must be damaged in many ways, or little was tried"
