"""What merging returns would do, and did: file by file, plan by plan."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from lyapp.model.packs import SignedReturn
from lyapp.model.trouble import Trouble


class Verdict(StrEnum):
    """What became of a return as a whole; of one whose merge was undone only the file is kept."""

    MERGED = "merged"
    REFUSED = "refused"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that came back: its name and bytes, and what was read of it or why it can't be."""

    name: str
    content: bytes = field(repr=False)
    signed: SignedReturn | None = None
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class MergedPlan:
    """What a return does to the scores of one plan version; the numbers count answers.

    `superseded`: something newer of this member is there already. `kept`: the review's own entry
    stands there and stays. `why` says why the whole plan is refused, and is empty otherwise.
    `stale`: a newer version of the plan has come in since. `on_two_devices` are the titles of
    criteria that were answered differently on two devices of the member, `kept_at` of those where
    the entry that stays says something else.
    """

    locality: str
    name: str
    version: int
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    superseded: int = 0
    kept: int = 0
    refused: int = 0
    why: str = ""
    stale: bool = False
    on_two_devices: tuple[str, ...] = ()
    kept_at: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MergedReturn:
    """What merging does with one file.

    `why` says why the whole file is refused, and is empty otherwise. `seen`: this very file has
    been merged before. `remarks` are sentences on what a person should know all the same.
    """

    name: str
    sha256: str
    member: str
    member_name: str
    made: datetime | None
    why: str = ""
    seen: bool = False
    remarks: tuple[str, ...] = ()
    plans: tuple[MergedPlan, ...] = ()

    @property
    def refused(self) -> bool:
        """True when nothing of it is taken in."""
        return bool(self.why)

    def count(self, what: str) -> int:
        """The answers of all plans that are `new`, `changed`, `unchanged` and so on."""
        return sum(getattr(plan, what) for plan in self.plans)


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What merging some files would do, or did, in the order they were given."""

    returns: tuple[MergedReturn, ...]

    @property
    def changes(self) -> bool:
        """True when anything of the review's scores changes."""
        return any(one.count("new") or one.count("changed") for one in self.returns)
