"""What every test may ask for: a home folder of its own, and a fresh copy of the sample."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from lyapp import places

if sys.platform not in ("win32", "darwin") and not (
    os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def home(tmp_path: Path) -> places.Home:
    """The user's folders, in the test's own folder."""
    return places.home(tmp_path / "home")


@pytest.fixture(scope="session")
def _sample_master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample review, made once."""
    from lyapp.exchange.programme_files import find_programme, read_programme
    from lyapp.store.creating import create_review

    folder = tmp_path_factory.mktemp("sample")
    path = folder / "hertfordshire-2008-09.lyreview"
    programme = read_programme(find_programme("hertfordshire-2008-09"))
    create_review(path, programme, home=places.home(folder / "home"), holder="tests").close()
    return path


@pytest.fixture
def sample_path(tmp_path: Path, _sample_master: Path) -> Path:
    """A fresh copy of the sample review."""
    path = tmp_path / _sample_master.name
    shutil.copyfile(_sample_master, path)
    return path
