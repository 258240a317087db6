"""The screens the window can show: their names, and where their code is.

The code of a screen is imported on the first visit, so that starting stays fast.
"""

from __future__ import annotations

import gc
import importlib
import sys
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from types import ModuleType


Whose = Literal["chair", "own", "any"]


class Room(NamedTuple):
    """A screen: its name, the module that holds it, and how the rail shows it.

    `words` is empty for a screen that is not on the rail; `under` names the rail entry that is
    lit while it is shown. `whose` says in which reviews there is one: a member's own copy has a
    few screens, the chair's all but those few.
    """

    name: str
    module: str
    words: str = ""
    needs_review: bool = True
    under: str = ""
    whose: Whose = "chair"


ROOMS: tuple[Room, ...] = (
    Room("status", "lyapp.ui.status.screen", "Status"),
    Room("review", "lyapp.ui.review.screen", "Review", whose="any"),
    Room("return", "lyapp.ui.returning.screen", "Return", whose="own"),
    Room("panel", "lyapp.ui.panel.screen", "Panel"),
    Room("meetings", "lyapp.ui.meetings.screen", "Meetings"),
    Room("money", "lyapp.ui.money.screen", "Money"),
    Room("paper", "lyapp.ui.paper.screen", "Paper"),
    Room("programme", "lyapp.ui.programme.screen", "Programme"),
    Room("help", "lyapp.ui.help.screen", "Help", needs_review=False, whose="any"),
    Room("locality", "lyapp.ui.locality.screen", under="status"),
    Room("intake", "lyapp.ui.intake.screen", under="status"),
    Room("coverage", "lyapp.ui.coverage.screen", under="status"),
    Room("begin", "lyapp.ui.begin.screen", under="review", whose="own"),
    Room("search", "lyapp.ui.search.screen", under="review", whose="any"),
    Room("members", "lyapp.ui.members.screen", under="panel"),
    Room("round", "lyapp.ui.round.screen", under="panel"),
    Room("sheets", "lyapp.ui.sheets.screen", under="panel"),
    Room("agreement", "lyapp.ui.agreement.screen", under="panel"),
    Room("welcome", "lyapp.ui.welcome.screen", needs_review=False, whose="any"),
    Room("unlock", "lyapp.ui.unlock.screen", needs_review=False, whose="any"),
    Room("restore", "lyapp.ui.restore.screen", needs_review=False, whose="any"),
)

_BY_NAME = {room.name: room for room in ROOMS}


def room(name: str) -> Room:
    """The screen called `name`; KeyError when there is none."""
    return _BY_NAME[name]


def has_room(name: str) -> bool:
    """True when there is a screen called `name`."""
    return name in _BY_NAME


def on_rail(*, own: bool = False) -> tuple[Room, ...]:
    """The screens of the rail, from the top; `own`: of a member's own copy."""
    return tuple(each for each in ROOMS if each.words and there_is(each.name, own=own))


def there_is(name: str, *, own: bool) -> bool:
    """Whether a review has the screen `name`; `own`: whether a member's own copy has."""
    return room(name).whose in ("any", "own" if own else "chair")


def all_on_rail() -> tuple[Room, ...]:
    """Every screen that is on the rail of some review, from the top."""
    return tuple(each for each in ROOMS if each.words)


def fetch(name: str) -> ModuleType:
    """The code of the screen `name`, imported if it hasn't been yet; on the window's thread."""
    where = room(name).module
    if where in sys.modules:
        return sys.modules[where]
    module = importlib.import_module(where)
    # It stays for good, and no collection need ever go over it: with a few new screens behind
    # one another that would hold the window up.
    gc.freeze()
    return module
