"""What the round's screen asks of the store, imported inside the call, on its own thread."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from lyapp.model.changes import Changes
    from lyapp.model.merging import Incoming, MergePreview
    from lyapp.store.file import ReviewFile
    from lyapp.store.queries.packs import ReceivedRow
    from lyapp.store.queries.round_page import RoundPage
    from lyapp.ui.worker import Tick

_MOST_BYTES = 20_000_000
"""A return holds answers alone; anything larger is no return."""


class Looked(NamedTuple):
    """Files that came back, as they were read, and what merging them would do."""

    returns: tuple[Incoming, ...]
    preview: MergePreview


def read_round(review: ReviewFile) -> RoundPage:
    """Who owes what."""
    from lyapp.store.queries.round_page import round_page

    return round_page(review)


def read_received(review: ReviewFile) -> tuple[ReceivedRow, ...]:
    """Every file that came back."""
    from lyapp.store.queries.packs import received

    return received(review)


def original(review: ReviewFile, *, sha256: str) -> bytes:
    """A file that came back, byte for byte.

    Raises:
        UnknownKey: it isn't there any more; the merge was undone meanwhile.
    """
    from lyapp.model.trouble import UnknownKey
    from lyapp.store.queries.packs import received_content

    found = received_content(review, sha256=sha256)
    if found is None:
        raise UnknownKey(what="return", key=sha256[:12], known="it was taken back meanwhile")
    return found


def make_packs(
    review: ReviewFile,
    *,
    who: str,
    tick: Tick,
    wanted: Sequence[tuple[str, str, str | None]],
    folder: Path,
    deadline: date | None,
    note: str,
) -> Changes:
    """Make packs into a folder; a member's key, the file's name and its passphrase for each."""
    from lyapp.exchange import pack_files

    return pack_files.make_packs(
        review,
        who=who,
        orders=[pack_files.PackOrder(*one) for one in wanted],
        folder=folder,
        deadline=deadline,
        note=note,
        tick=tick,
    )


def look(
    review: ReviewFile,
    tick: Tick,
    *,
    paths: Mapping[str, Path],
    passphrases: Mapping[str, str],
    beside: tuple[Incoming, ...] = (),
) -> Looked:
    """Read these files, by the names they are shown under, and say what merging them would do.

    `beside` are those read before, which are weighed with them.
    """
    from lyapp.exchange.rounds import read_returns
    from lyapp.model.merging import Incoming
    from lyapp.model.trouble import BadInput

    returns = list(beside)
    for n, (name, path) in enumerate(paths.items()):
        tick(n, len(paths))
        try:
            content = _content(path)
        except BadInput as trouble:
            returns.append(Incoming(name, b"", trouble=trouble))
            continue
        returns += read_returns(review, [(name, content)], passphrases=passphrases)
    tick(len(paths), len(paths))
    return weigh(review, returns=tuple(returns))


def weigh(review: ReviewFile, *, returns: tuple[Incoming, ...]) -> Looked:
    """What merging these would do, as the review stands."""
    from lyapp.store.queries.merging import merge_preview

    return Looked(returns, merge_preview(review, returns=returns))


def merge(review: ReviewFile, *, who: str, tick: Tick, returns: Sequence[Incoming]) -> Changes:
    """Take these returns in: one step, and one to undo."""
    from lyapp.store.ops.merging import merge_returns

    tick(0, len(returns))
    return merge_returns(review, who=who, returns=returns, tick=tick)


def new_in(review: ReviewFile, *, folder: Path, looked_at: frozenset[Path]) -> tuple[Path, ...]:
    """The returns in a folder that haven't been looked at or merged; none if it can't be read."""
    from lyapp.store.queries.packs import received

    try:
        found = sorted(each for each in folder.glob("*.lyreturn") if each not in looked_at)
        if not found:
            return ()
        known = {row.sha256 for row in received(review)}
        return tuple(each for each in found if _hash(each) not in known)
    except OSError:
        return ()


def _content(path: Path) -> bytes:
    from lyapp.exchange.writing import reason
    from lyapp.model.trouble import BadInput

    try:
        if path.stat().st_size > _MOST_BYTES:
            raise BadInput(path=path.name, detail="it is too big for a return")
        return path.read_bytes()
    except OSError as error:
        raise BadInput(path=path.name, detail=reason(error, reading=True)) from error


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
