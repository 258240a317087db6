"""Where things are, and who is at work."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from pathlib import Path

import pytest

from lyapp import places


@pytest.fixture
def asked_anew() -> Iterator[None]:
    places.user_name.cache_clear()
    yield
    places.user_name.cache_clear()


@pytest.mark.usefixtures("asked_anew")
def test_who_is_signed_in_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "m.okafor")
    assert places.user_name() == "m.okafor"


@pytest.mark.usefixtures("asked_anew")
@pytest.mark.parametrize("failing", [KeyError, OSError, ModuleNotFoundError])
def test_a_system_without_names_gives_none(
    monkeypatch: pytest.MonkeyPatch, failing: type[Exception]
) -> None:
    # What Python raises for it differs: between versions, and on Windows.
    def no_name() -> str:
        raise failing

    monkeypatch.setattr(getpass, "getuser", no_name)
    assert places.user_name() == ""


def test_everything_of_the_user_can_be_put_under_one_folder(tmp_path: Path) -> None:
    home = places.home(tmp_path / "here")
    mine = (home.data, home.settings, home.logs, home.backups, home.settings_file)
    assert all((tmp_path / "here").resolve() in each.parents for each in mine)
