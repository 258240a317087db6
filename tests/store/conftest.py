"""A real review file in a temporary folder, open and ready."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from lyapp import places
from lyapp.places import Home
from lyapp.store.creating import create_review
from lyapp.store.file import ReviewFile, open_review
from lyapp.store.queries.score_sheet import score_sheet, to_score
from tests.store.programme_small import small


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return places.home(tmp_path / "home")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "review.lyreview"


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small programme's file, made once; tests work on copies."""
    folder = tmp_path_factory.mktemp("small")
    path = folder / "small.lyreview"
    create_review(path, small(), home=places.home(folder / "home"), holder="Anna Park").close()
    return path


@pytest.fixture
def review(made_once: Path, path: Path, home: Home) -> Iterator[ReviewFile]:
    shutil.copy(made_once, path)
    opened = open_review(path, home=home, holder="Anna Park")
    assert not opened.read_only
    yield opened
    opened.close()


@pytest.fixture
def ashby(review: ReviewFile) -> dict[str, object]:
    """Where Anna scores “Clear priorities” of Ashby's newest plan, as keyword arguments."""
    version = to_score(review, member="ap")[0].plan_version
    assert version is not None
    sheet = score_sheet(review, plan_version=version, member="ap")
    return {
        "plan_version": version,
        "criterion": sheet.lines[0].criterion,
        "member": "ap",
        "who": "Anna Park",
    }
