"""Two thousand damaged documents: each is read or refused with a sentence, quickly and small."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.exchange.intake.fuzzing import MOST_MEMORY

ROOT = Path(__file__).parents[3]
DOCUMENTS = 2_000
REPEATED = 72
SEED = 2008


@pytest.mark.parametrize("part", [0, 1])
def test_damaged_documents_give_a_sentence_and_no_crash(part):
    count = DOCUMENTS // 2
    told = _read("damaged", part * count, count)
    assert told["outcomes"]["read"] > count // 10, "some must come through, or nothing was tried"


def test_a_piece_repeated_thousands_of_times_is_read_as_quickly():
    told = _read("repeated", 0, REPEATED)
    assert told["outcomes"]["read"] > REPEATED // 4


def _read(way: str, first: int, count: int) -> dict:
    asked = [sys.executable, "-m", "tests.exchange.intake.fuzzing", way, str(SEED)]
    ran = subprocess.run(
        [*asked, str(first), str(count)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    told = json.loads(ran.stdout)
    assert told["wrong"] == []
    assert sum(told["outcomes"].values()) == count
    assert told["longest"] < 5, told["slowest"]
    assert told["memory"] < MOST_MEMORY
    return told
