"""What the window remembers between two runs."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from lyapp.places import Home
from lyapp.ui import settings


def reopened(home: Home) -> settings.QSettings:
    return settings.settings_of(home)


def test_recent_files_newest_first_without_doubles(home: Home, tmp_path: Path) -> None:
    kept = settings.settings_of(home)
    assert settings.recent(kept) == ()
    one, two = tmp_path / "one.lyreview", tmp_path / "two, with comma.lyreview"
    for path in (one, two, one):
        settings.remember_recent(kept, path)
    kept.sync()
    assert settings.recent(reopened(home)) == (one, two)
    settings.forget_recent(kept, one)
    kept.sync()
    assert settings.recent(reopened(home)) == (two,)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="Qt keeps nothing in files there")
def test_what_the_file_dialog_remembers_stays_under_the_same_home(home: Home) -> None:
    settings.settings_of(home)
    dialogs = settings.QSettings(settings.QSettings.Scope.UserScope, "QtProject")
    assert Path(dialogs.fileName()).is_relative_to(home.settings)


def test_the_list_of_recent_files_stays_short(home: Home, tmp_path: Path) -> None:
    kept = settings.settings_of(home)
    for number in range(30):
        settings.remember_recent(kept, tmp_path / f"{number}.lyreview")
    assert len(settings.recent(kept)) == 8
    assert settings.recent(kept)[0].name == "29.lyreview"


def test_look_and_members_are_kept(home: Home) -> None:
    kept = settings.settings_of(home)
    settings.remember_look(kept, "dark", 150)
    settings.remember_member(kept, "uid-1", ("gp", "Dr One"))
    settings.remember_member(kept, "uid-2", ("nurse", "Ms Two"))
    settings.remember_member(kept, "uid-2", None)
    kept.sync()
    again = reopened(home)
    assert (settings.palette_name(again), settings.text_percent(again)) == ("dark", 150)
    assert settings.member_of(again, "uid-1", {"gp": "Dr One"}) == ("gp", "Dr One")
    assert settings.member_of(again, "uid-2", {"nurse": "Ms Two"}) is None


def test_nonsense_in_the_file_is_no_trouble(home: Home) -> None:
    home.settings.mkdir(parents=True)
    home.settings_file.write_text("[look]\npercent=huge\npalette=7\n", encoding="utf-8")
    kept = settings.settings_of(home)
    assert settings.text_percent(kept) == 100
