"""What the desk tells the window: where to go, what to say, how far a long job is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Tone = Literal["plain", "good", "caution", "bad"]


@dataclass(frozen=True, slots=True)
class Destination:
    """A screen and a place on it."""

    name: str
    where: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Message:
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


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long job is; `total` 0 when nobody knows."""

    number: int
    title: str
    done: int
    total: int
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A member of the task group, as the rail shows one."""

    key: str
    name: str
    initials: str


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """What the window's own edges show of the open review."""

    title: str
    sample: bool
    made_up: bool
    members: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """What undo and redo would do, in words; None for nothing."""

    undo: str | None = None
    redo: str | None = None
