"""Which backups to keep: many recent ones, fewer old ones."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import datetime

RECENT = 10
DAYS = 14
WEEKS = 8
MONTHS = 12


def keep(stamps: Sequence[datetime]) -> frozenset[datetime]:
    """The backups to keep, out of the times of all there are.

    The 10 newest, and the newest of each of the last 14 days, 8 ISO weeks and 12 months *that
    have a backup* – so a review left alone for a year loses nothing. At most 44. The stamps must
    all be aware (days are counted in their own zone, UTC in the product) or all naive.
    """
    newest_first = sorted(set(stamps), reverse=True)
    kept = set(newest_first[:RECENT])
    kept |= _newest_of_each(newest_first, lambda stamp: stamp.date(), most=DAYS)
    kept |= _newest_of_each(newest_first, lambda stamp: stamp.isocalendar()[:2], most=WEEKS)
    kept |= _newest_of_each(newest_first, lambda stamp: (stamp.year, stamp.month), most=MONTHS)
    return frozenset(kept)


def _newest_of_each(
    newest_first: Sequence[datetime], period: Callable[[datetime], Hashable], *, most: int
) -> set[datetime]:
    newest: dict[Hashable, datetime] = {}
    for stamp in newest_first:
        newest.setdefault(period(stamp), stamp)
        if len(newest) == most:
            break
    return set(newest.values())
