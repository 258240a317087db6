"""What a pack and a return may be at most, and what their parts may be called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lyapp.exchange.plain_values import cut
from lyapp.model.exchange_trouble import (
    ArchiveInside,
    LargerInside,
    NotAPack,
    NotAReturn,
    OddPart,
    PackForReturn,
    PartTwice,
    ReturnForPack,
)
from lyapp.model.trouble import BadExchangeFile

MEGABYTE: Final = 1_000_000

LARGEST_JSON: Final = 8 * MEGABYTE
"""Bytes of one unpacked JSON part."""

LARGEST_DOCUMENT: Final = 50 * MEGABYTE
"""Bytes of one document; as large as one that comes in as a plan."""

MOST_BRACKETS: Final = 250_000
"""Lists and objects in one JSON part: each takes far more room in memory than in the file."""

MOST_COMMAS: Final = 1_000_000
"""Commas in one JSON part, in texts or between values."""

HIGHEST_RATIO: Final = 250
"""Unpacked beside packed bytes of a part; asked only of parts above `RATIO_FROM` bytes."""

RATIO_FROM: Final = 100_000

MANIFEST: Final = "manifest.json"
SIGNATURE: Final = "signature"
_ALWAYS = (MANIFEST, SIGNATURE)

_ARCHIVE = re.compile(r"\.(zip|7z|rar|gz|tgz|bz2|xz|tar|zst|jar|lypack|lyreturn)/?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the two kinds of file: its name in the manifest, its limits, its parts' names.

    `largest_file` and `largest_inside` are bytes, packed and unpacked. `most_brackets` are lists
    and objects in all JSON parts together.
    """

    format: str
    largest_file: int
    largest_inside: int
    most_parts: int
    most_brackets: int
    part_name: re.Pattern[str]
    not_one: type[BadExchangeFile]
    other: str
    the_other: type[BadExchangeFile]


PACK: Final = Kind(
    format="lyapp-pack",
    largest_file=256 * MEGABYTE,
    largest_inside=400 * MEGABYTE,
    most_parts=10_000,
    most_brackets=2_000_000,
    part_name=re.compile(
        r"(?:pack|programme|documents)\.json"
        r"|(?:plans|corrections|links|dismissals)/[0-9]{4}\.json|documents/[0-9a-f]{64}|readings/[0-9a-f]{64}\.json"
    ),
    not_one=NotAPack,
    other="lyapp-return",
    the_other=ReturnForPack,
)
RETURN: Final = Kind(
    format="lyapp-return",
    largest_file=16 * MEGABYTE,
    largest_inside=64 * MEGABYTE,
    most_parts=1_000,
    most_brackets=400_000,
    part_name=re.compile(r"return\.json|answers/[0-9]{4}\.json"),
    not_one=NotAReturn,
    other="lyapp-pack",
    the_other=PackForReturn,
)


def largest_part(part: str) -> int:
    """How many bytes a part of this name may have unpacked."""
    return LARGEST_DOCUMENT if part.startswith("documents/") else LARGEST_JSON


def brackets(content: bytes) -> int:
    """How many lists and objects a JSON part has, those printed in its texts counted in."""
    return content.count(b"{") + content.count(b"[")


def check_names(names: list[str], *, kind: Kind, name: str) -> None:
    """Refuse parts that are too many, named twice or not by the list of names.

    `names` are all of the file's, the manifest's and the signature's among them.

    Raises:
        LargerInside, PartTwice, ArchiveInside, OddPart: naming the first such part.
    """
    if len(names) > kind.most_parts + len(_ALWAYS):
        raise LargerInside(name=name)
    seen: set[str] = set()
    for one in names:
        if one.lower() in seen:
            raise PartTwice(name=name, part=cut(one))
        seen.add(one.lower())
    for one in names:
        if one not in _ALWAYS and not kind.part_name.fullmatch(one):
            trouble = ArchiveInside if _ARCHIVE.search(one) else OddPart
            raise trouble(name=name, part=cut(one))


def check_sizes(sizes: list[tuple[str, int, int]], *, kind: Kind, name: str) -> None:
    """Refuse parts that are too large unpacked: (part, bytes packed, bytes unpacked).

    Raises:
        LargerInside: when one of them is, or all together are.
    """
    if sum(size for _part, _packed, size in sizes) > kind.largest_inside:
        raise LargerInside(name=name)
    for part, packed, size in sizes:
        if size > largest_part(part) or (size > RATIO_FROM and size > packed * HIGHEST_RATIO):
            raise LargerInside(name=name)
