"""How fast the window starts, fills and follows the keys, beside a bare Qt window.

Every figure comes from processes of their own; ours and the bare one take turns, so that a slow
moment of the machine falls on both. Run alone: `python -m tests.benchmarks.window`.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from lyapp import places

Measure = tuple[str, float, float, str]
"""Name, figure, its limit, and what it was reached from."""

STARTS = 7
FILLS = 5
FRAME = 1 / 60
"""Seconds between two pictures of an ordinary screen."""

_ROOT = Path(__file__).resolve().parents[2]
_PATIENCE = 120  # seconds


def measure() -> list[Measure]:
    """Every promise about the window."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home = places.home(folder / "home")
        sample, thousand = _reviews(folder, home)
        return [
            *_starts(sample, folder / "home"),
            *_fill(thousand, folder / "home"),
            *_session(thousand, folder / "home"),
            *_big_board(sample, folder / "home"),
        ]


def _reviews(folder: Path, home: places.Home) -> tuple[Path, Path]:
    """The sample, and a generated review of 1,000 localities that 8 members have scored."""
    from lyapp.exchange.generated import generate_programme
    from lyapp.exchange.programme_files import find_programme, read_programme
    from lyapp.store.creating import create_review

    sample, thousand = folder / "sample.lyreview", folder / "thousand.lyreview"
    programme = read_programme(find_programme("hertfordshire-2008-09"))
    create_review(sample, programme, home=home, holder="benchmark").close()
    generated = generate_programme(localities=1_000, members=8, scores=True, seed=1)
    create_review(thousand, generated, home=home, holder="benchmark").close()
    return sample, thousand


def _starts(sample: Path, home: Path) -> list[Measure]:
    ours, bare = [], []
    for turn in range(STARTS + 1):
        one, other = _bare(), _start(sample, home)
        # The first turn only compiles and fills the disk's cache.
        if turn:
            bare.append(one)
            ours.append(other)
    floor = _middle(bare, "painted")
    painted, ready = _middle(ours, "painted"), _middle(ours, "filled")
    least, most = _middle(bare, "peak_mb"), _middle(ours, "peak_mb")
    return [
        ("first paint / bare Qt", painted / floor, 1.3, f"{_ms(painted)}, {_ms(floor)}"),
        ("ready with the sample / bare Qt", ready / floor, 3.5, f"{_ms(ready)}, {_ms(floor)}"),
        (
            "peak memory / bare Qt",
            most / least if least else 0.0,
            2.2,
            f"{most:.0f} MB, {least:.0f} MB",
        ),
    ]


def _fill(thousand: Path, home: Path) -> list[Measure]:
    runs = [_start(thousand, home) for _ in range(FILLS)]
    took = statistics.median(run["filled"] - run["warmed"] for run in runs)
    opened = statistics.median(run["opened"] - run["warmed"] for run in runs)
    detail = f"of which opening the file {_ms(opened)}"
    return [("board of 1,000 after the imports, s", took, 0.3, detail)]


def _session(thousand: Path, home: Path) -> list[Measure]:
    program = "-m", "tests.benchmarks.session", str(thousand), str(home)
    # The watchdog slows every event a little, so the keys are timed without it.
    shown = sorted(json.loads(_run(*program, "keys"))["shown"])
    found = json.loads(_run(*program, "watched"))
    middle, slowest = statistics.median(shown), shown[-1]
    worst: Counter[str] = Counter()
    for block in found["blocks"]:
        worst[f"{block['step']}: {block['where']}"] = round(block["seconds"] * 1000)
    named = "".join(f"\n    {took} ms  {what}" for what, took in worst.most_common())
    return [
        ("key press shown, ms, p50", middle * 1000, FRAME * 1000, f"{len(shown)} presses"),
        ("key press shown, ms, slowest", slowest * 1000, FRAME * 1000, f"{len(shown)} presses"),
        (
            "events over 50 ms in the window's thread",
            float(len(found["blocks"])),
            0.0,
            f"of {found['rounds']:,} events{named}",
        ),
    ]


def _big_board(sample: Path, home: Path) -> list[Measure]:
    found = json.loads(_run("-m", "tests.benchmarks.big_board", str(sample), str(home)))
    keys, sorts = found["keys"], found["sorts"]
    return [
        ("filter 10,000 rows, ms a key", max(keys) * 1000, 75.0, _spread(keys)),
        ("sort 10,000 rows, ms", max(sorts) * 1000, 100.0, _spread(sorts)),
    ]


def _spread(seconds: list[float]) -> str:
    return f"slowest of {len(seconds)}; median {_ms(statistics.median(seconds))}"


def _middle(runs: list[dict[str, float]], what: str) -> float:
    return statistics.median(run[what] for run in runs)


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


def _bare() -> dict[str, float]:
    started = str(time.monotonic())
    return _figures(_run(_script("bare_qt"), started))


def _start(review: Path, home: Path) -> dict[str, float]:
    started = str(time.monotonic())
    return _figures(_run(_script("starting"), started, str(review), str(home)))


def _script(name: str) -> str:
    """Run as an installed command is: as a file, not looked up as a module first."""
    return str(Path(__file__).with_name(f"{name}.py"))


def _figures(text: str) -> dict[str, float]:
    return {str(name): float(value) for name, value in json.loads(text).items()}


def _run(*arguments: str) -> str:
    """What a process of its own wrote; its complaints when it failed."""
    environment = dict(os.environ)
    # Programs are started from compiled files; the first turn leaves them behind.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPATH"] = str(_ROOT)
    if sys.platform not in ("win32", "darwin") and not (
        environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    ):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    ran = subprocess.run(
        [sys.executable, *arguments],
        cwd=_ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=_PATIENCE,
        check=False,
    )
    if ran.returncode or not ran.stdout:
        raise RuntimeError(f"{' '.join(arguments)} failed:\n{ran.stderr}")
    return ran.stdout


if __name__ == "__main__":
    from tests.benchmarks.table import show

    show(measure())
