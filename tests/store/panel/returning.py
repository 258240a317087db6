"""Returns made by hand, signed by nobody: what the store is given once a file has been checked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from lyapp.model.criteria import ScoreState
from lyapp.model.merging import Incoming
from lyapp.model.packs import (
    Answer,
    Certificate,
    PlanAnswers,
    ReturnContents,
    SignedReturn,
    counts_of,
)
from lyapp.rules.fingerprints import criteria_fingerprint
from lyapp.store.file import ReviewFile
from lyapp.store.queries.criteria import newest_criteria
from lyapp.store.queries.pack_contents import fingerprints_of

START = datetime(2008, 5, 1, 9, tzinfo=UTC)


def answer(
    criterion: str = "clear",
    rating: int | None = 3,
    *,
    at: int = 0,
    comment: str = "",
    state: ScoreState | None = ScoreState.RATED,
    **said: object,
) -> Answer:
    """An answer given some minutes after the start; without a rating it says nothing."""
    if rating is None and state is ScoreState.RATED:
        state = None
    changed = START + timedelta(minutes=at)
    return Answer(criterion, changed, state, rating, comment, **said)  # type: ignore[arg-type]  # evidence


def incoming(
    review: ReviewFile,
    member: str,
    plans: Mapping[tuple[str, int], Iterable[Answer]],
    *,
    device: str = "1" * 32,
    made: int = 0,
) -> Incoming:
    """A return with these answers by locality code and version number."""
    with review.read() as db:
        asked = newest_criteria(db)
        known = fingerprints_of(db)
    said = ReturnContents(
        device=device,
        made=START + timedelta(minutes=made),
        criteria_version=asked.version,
        criteria_fingerprint=criteria_fingerprint(
            asked.scale, [one for _key, one in asked.criteria]
        ),
        plans=tuple(
            PlanAnswers(code, number, known.get((code, number), (0, "0" * 64))[1], tuple(given))
            for (code, number), given in plans.items()
        ),
    )
    content = repr((member, said)).encode()
    signed = SignedReturn(
        said,
        Certificate("2" * 32, review.uid, member, "3" * 64, "4" * 128),
        counts_of(said.plans),
        hashlib.sha256(content).hexdigest(),
    )
    return Incoming(f"{member}.lyreturn", content, signed)
