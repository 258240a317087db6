"""Keys are named alike on every screen, as the menus name them."""

from __future__ import annotations

import importlib
import re

import pytest

from lyapp.ui.menus import everywhere
from lyapp.ui.rooms import ROOMS
from lyapp.ui.screen import Screen

_ONE = r"(?:(?:Ctrl|Alt|Shift)\+)*(?:[A-Z0-9]|[^\w\s]|F\d+|[A-Z][A-Za-z]+)"
_RANGE = r"\d–\d|(?:Alt\+\d  …  Alt\+\d)"
_NAMED = re.compile(rf"(?:{_RANGE}|{_ONE})(?: {{1,2}}(?:{_RANGE}|{_ONE}))*")
_OTHER_NAMES = {"Escape", "Del", "Return", "Control"}


def screens() -> list[type[Screen]]:
    found = []
    for room in ROOMS:
        module = importlib.import_module(room.module)
        found += [
            thing
            for thing in vars(module).values()
            if isinstance(thing, type)
            and issubclass(thing, Screen)
            and thing.__module__ == module.__name__
        ]
    return found


@pytest.mark.parametrize("own", [False, True])
def test_the_keys_that_work_everywhere_are_named_so(own: bool) -> None:
    for key, meaning in everywhere(own=own):
        assert _NAMED.fullmatch(key), key
        assert meaning[0].isupper(), meaning


def test_every_screen_names_keys_alike() -> None:
    assert len(screens()) == len(ROOMS)
    for screen in screens():
        for key, meaning in (*screen.keys, *screen.footer):
            where = f"{screen.__name__}: {key!r}"
            assert _NAMED.fullmatch(key), where
            assert not _OTHER_NAMES & set(re.split(r"[+ ]+", key)), where
            assert not re.search(r"\b(?:Ctrl|Alt|Shift) [A-Z]\b|⇧|↵|Escape", meaning), where
        assert all(meaning[0].isupper() for _key, meaning in screen.keys), screen.__name__
        assert all(meaning[0].islower() for _key, meaning in screen.footer), screen.__name__
