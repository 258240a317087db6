"""The screens the window can show: their names, and where their code is.

The code of a screen is imported on the first visit, so that starting stays fast.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, NamedTuple

from lyapp.ui.screen import Screen

if TYPE_CHECKING:
    from lyapp.ui.desk import Desk


class Room(NamedTuple):
    """A screen: its name, the module that holds it, and how the rail shows it.

    `words` is empty for a screen that is not on the rail; `under` names the rail entry that is
    lit while it is shown.
    """

    name: str
    module: str
    words: str = ""
    needs_review: bool = True
    under: str = ""


ROOMS: tuple[Room, ...] = (
    Room("status", "lyapp.ui.status.screen", "Status"),
    Room("review", "lyapp.ui.review.screen", "Review"),
    Room("panel", "lyapp.ui.panel.screen", "Panel"),
    Room("meetings", "lyapp.ui.meetings.screen", "Meetings"),
    Room("money", "lyapp.ui.money.screen", "Money"),
    Room("paper", "lyapp.ui.paper.screen", "Paper"),
    Room("programme", "lyapp.ui.programme.screen", "Programme"),
    Room("help", "lyapp.ui.help.screen", "Help", needs_review=False),
    Room("locality", "lyapp.ui.locality.screen", under="status"),
    Room("intake", "lyapp.ui.intake.screen", under="status"),
    Room("coverage", "lyapp.ui.coverage.screen", under="status"),
    Room("search", "lyapp.ui.search.screen", under="review"),
    Room("welcome", "lyapp.ui.welcome.screen", needs_review=False),
    Room("restore", "lyapp.ui.restore.screen", needs_review=False),
)

_BY_NAME = {room.name: room for room in ROOMS}


def room(name: str) -> Room:
    """The screen called `name`; KeyError when there is none."""
    return _BY_NAME[name]


def has_room(name: str) -> bool:
    """True when there is a screen called `name`."""
    return name in _BY_NAME


def on_rail() -> tuple[Room, ...]:
    """The screens of the rail, from the top."""
    return tuple(each for each in ROOMS if each.words)


def fetch(name: str) -> None:
    """Import the code of the screen `name` ahead of the first visit; on the window's thread."""
    importlib.import_module(room(name).module)


def make_screen(name: str, desk: Desk) -> Screen:
    """Import a screen's module and make its screen."""
    module = importlib.import_module(room(name).module)
    for thing in vars(module).values():
        if (
            isinstance(thing, type)
            and issubclass(thing, Screen)
            and thing.__module__ == module.__name__
        ):
            return thing(desk)
    raise ImportError(f"{module.__name__} holds no screen")
