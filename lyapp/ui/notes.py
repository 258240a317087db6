"""What the desk tells the window: where to go, what to say, how far a long job is.

Named tuples, which are made ten times as fast as dataclasses: the window waits for them to start.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

Tone = Literal["plain", "good", "caution", "bad"]


class Destination(NamedTuple):
    """A screen and a place on it."""

    name: str
    where: Mapping[str, object] = MappingProxyType({})


class Message(NamedTuple):
    """A line of the message bar: what happened, and what to do about it."""

    sentence: str
    advice: str = ""
    tone: Tone = "plain"
    act: bool = False
    """A change couldn't be made: out of date as soon as one has been."""
    unsaved: bool = False
    """The change couldn't be written, though nothing was wrong with it."""
    notice: bool = False
    """Why the open review is read-only."""
    undo: bool = False
    """The last change can be taken back from here, until another is made."""
    redo: bool = False
    """What was taken back can be done again from here, until another change is made."""
    arrival: bool = False
    """How a pack was opened: read once one goes on to review, and the first page says it too."""


class Progress(NamedTuple):
    """How far a long job is; `total` 0 when nobody knows."""

    number: int
    title: str
    done: int
    total: int
    ended: bool = False


class Person(NamedTuple):
    """A member of the task group, as the rail shows one."""

    key: str
    name: str
    initials: str


class ReviewFacts(NamedTuple):
    """What the window's own edges show of the open review."""

    title: str
    sample: bool
    made_up: bool
    members: tuple[Person, ...]


class Steps(NamedTuple):
    """What undo and redo would do, in words; None for nothing."""

    undo: str | None = None
    redo: str | None = None
