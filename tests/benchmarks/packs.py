"""What packs and returns cost beside the standard library's json and zipfile.

A pack of 1,000 plans of 32 rows, and one member's return of 11,000 answers. The bare side writes
the same values as JSON into a deflated zip and reads them back: no checks, no signature, no
dataclasses.
"""

from __future__ import annotations

import dataclasses
import io
import json
import random
import sys
import time
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from lyapp.exchange.encoding import encode
from lyapp.exchange.generated import generate_programme
from lyapp.exchange.packs import (
    certificate,
    new_id,
    new_member_keys,
    new_review_keys,
    read_pack,
    read_return,
    verify_return,
    write_pack,
    write_return,
)
from lyapp.model.criteria import ScoreState
from lyapp.model.packs import (
    Answer,
    Cited,
    PackContents,
    PackPlan,
    PackRow,
    PlanAnswers,
    ReturnContents,
)
from lyapp.model.programme import PlanVersionData
from lyapp.rules.fingerprints import criteria_fingerprint, plan_fingerprint

PLANS, ROWS = 1_000, 32
WRITING_LIMIT, READING_LIMIT = 4.0, 10.0
"""Ours beside the bare side. Reading makes dataclasses of what the bare side leaves as it is."""

SECONDS = 2.5
"""Writing or reading the pack; the return takes a fifth."""

TURNS = 3

T = TypeVar("T")
Measured = tuple[str, float, float | None, str]


def measure() -> list[Measured]:
    """Measure all of this module."""
    review, member, pack = new_review_keys(), new_member_keys(), new_id()
    contents = _pack(pack)
    answers = _answers(contents)
    said = certificate(
        pack=pack,
        review=contents.review,
        member=contents.member,
        public=member.public,
        keys=review,
    )

    def check(data: bytes) -> None:
        verify_return(
            read_return(data), review.public, review=contents.review, member_public=member.public
        )

    return [
        *_beside(
            "pack",
            lambda: write_pack(contents, review_keys=review, member_keys=member),
            read_pack,
            contents,
            seconds=SECONDS,
        ),
        *_beside(
            "return",
            lambda: write_return(answers, certificate=said, keys=member),
            check,
            answers,
            seconds=SECONDS / 5,
        ),
    ]


def _beside(
    what: str,
    write: Callable[[], bytes],
    read: Callable[[bytes], object],
    contents: object,
    *,
    seconds: float,
) -> list[Measured]:
    plain = json.loads(encode(contents))
    # Each in the time of this process, turn by turn, so that what else runs falls on both alike.
    pairs = [(_timed(write), _timed(lambda: _bare_write(plain))) for _ in range(TURNS)]
    data, bare = pairs[0][0][1], pairs[0][1][1]
    ours, theirs = (min(pair[side][0] for pair in pairs) for side in (0, 1))
    reads = [(_timed(lambda: read(data)), _timed(lambda: _bare_read(bare))) for _ in range(TURNS)]
    ours_read, theirs_read = (min(pair[side][0] for pair in reads) for side in (0, 1))
    size = f"{len(data) / 1e6:.1f} MB"
    return [
        (f"Writing a {what} (s)", ours, seconds, size),
        (f"Reading a {what} (s)", ours_read, seconds, size),
        (
            f"Writing a {what} beside json and zipfile",
            ours / theirs,
            WRITING_LIMIT,
            f"{ours:.2f} s beside {theirs:.2f} s",
        ),
        (
            f"Reading a {what} beside json and zipfile",
            ours_read / theirs_read,
            READING_LIMIT,
            f"{ours_read:.2f} s beside {theirs_read:.2f} s",
        ),
    ]


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    started = time.process_time()
    made = work()
    return time.process_time() - started, made


def _bare_write(plain: object) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("all.json", json.dumps(plain, ensure_ascii=False))
    return out.getvalue()


def _bare_read(data: bytes) -> object:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return json.loads(archive.read("all.json"))


def _pack(pack: str) -> PackContents:
    programme = generate_programme(
        localities=PLANS, members=12, scores=False, seed=5, objectives=ROWS
    )
    return PackContents(
        pack=pack,
        review=new_id(),
        member=programme.members[0].key,
        made=datetime(2009, 5, 1, tzinfo=UTC),
        programme=dataclasses.replace(programme, plans=()),
        criteria_version=1,
        criteria_fingerprint=criteria_fingerprint(programme.scale, programme.criteria),
        plans=tuple(_plan(one) for one in programme.plans),
        scored=tuple(one.code for one in programme.localities),
    )


def _plan(said: PlanVersionData) -> PackPlan:
    rows = tuple(
        PackRow(
            code=row.code,
            section=row.section,
            title=row.title,
            items=row.items,
            lead=row.lead,
            clinical_lead=row.clinical_lead,
            timescale=row.timescale,
            due=row.due,
            precision=row.precision,
        )
        for row in said.objectives
    )
    fingerprint = plan_fingerprint(said.locality, said.number, rows)
    return PackPlan(said.locality, said.number, fingerprint, said.title, said.received, rows=rows)


def _answers(contents: PackContents) -> ReturnContents:
    rnd = random.Random(5)
    asked = [one.key for one in contents.programme.criteria]
    keys = (*asked, *(f"more-{number}" for number in range(11)))

    def answer(plan: PackPlan, key: str) -> Answer:
        return Answer(
            criterion=key,
            changed=contents.made + timedelta(microseconds=rnd.randrange(10**12)),
            state=ScoreState.RATED,
            rating=rnd.randrange(5),
            comment=f"{rnd.choice(plan.rows).title}: said {rnd.randrange(10**6)} times",
            evidence=(Cited(row=rnd.choice(plan.rows).code),),
        )

    return ReturnContents(
        device=new_id(),
        made=contents.made,
        criteria_version=1,
        criteria_fingerprint=contents.criteria_fingerprint,
        plans=tuple(
            PlanAnswers(
                plan.locality,
                plan.number,
                plan.fingerprint,
                tuple(answer(plan, key) for key in keys[:11]),
            )
            for plan in contents.plans
        ),
    )


if __name__ == "__main__":
    sys.stdout.writelines(
        f"{what}: {value:.3f} (limit {limit}); {detail}\n"
        for what, value, limit, detail in measure()
    )
