"""How columns share a width: each what its content needs, the rest by the shares given."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


def share(width: float, needed: Mapping[K, float], shares: Mapping[K, float]) -> dict[K, float]:
    """The width of each column that has a need, out of `width`; columns without one get none.

    A column that needs less than its share gets what it needs, and the others divide what it
    leaves. Where everything fits, what is over is divided by the shares too, so that the columns
    always fill the width.
    """
    wanting = {key: need for key, need in needed.items() if need > 0}
    room = width
    given: dict[K, float] = {}
    while wanting:
        whole = sum(shares[key] for key in wanting)
        modest = {key: need for key, need in wanting.items() if need <= room * shares[key] / whole}
        if not modest:
            return given | {key: room * shares[key] / whole for key in wanting}
        given |= modest
        room -= sum(modest.values())
        wanting = {key: need for key, need in wanting.items() if key not in modest}
    whole = sum(shares[key] for key in given)
    return {key: taken + room * shares[key] / whole for key, taken in given.items()}
