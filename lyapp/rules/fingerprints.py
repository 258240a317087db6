"""Fingerprints: whether two files mean the same plan, or ask the same questions.

Equal for equal content and nothing else, whichever file it stands in. A return names the
fingerprints of what the member had before them, so that the review can tell when that has
changed since.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from lyapp.model.criteria import Criterion, RatingScale
from lyapp.model.packs import PackRow
from lyapp.model.plan import Objective


def plan_fingerprint(locality: str, number: int, rows: Iterable[Objective | PackRow]) -> str:
    """The fingerprint of a plan version: its locality's code, its number, its rows as printed.

    What was understood of the rows (dates, clinicians), notes on them, and where in a document
    they stand don't count: correcting those leaves the plan what it was.

    Returns:
        SHA-256 in hexadecimal.
    """
    return _hash(
        "plan",
        locality,
        number,
        [
            (
                row.code,
                row.section,
                row.title,
                row.text,
                [(item.kind, item.text) for item in row.items],
                (row.lead, *row.other_leads),
                (row.timescale, *row.other_timescales),
            )
            for row in rows
        ],
    )


def criteria_fingerprint(scale: RatingScale, criteria: Iterable[Criterion]) -> str:
    """The fingerprint of what members are asked: the scale and every criterion, in their order.

    Which checks of the plans stand beside a criterion doesn't count.

    Returns:
        SHA-256 in hexadecimal.
    """
    return _hash(
        "criteria",
        scale.meets_value,
        [(level.value, level.label, level.rag, level.descriptor) for level in scale.levels],
        [
            (
                one.key,
                one.number,
                one.title,
                one.question,
                one.guidance,
                one.weight,
                one.must_pass,
                one.open_text,
                one.descriptors,
            )
            for one in criteria
        ],
    )


def question_fingerprint(scale: RatingScale, one: Criterion) -> str:
    """The fingerprint of what a member is asked by one criterion: its words, and the scale.

    Its number, its weight and whether it must be passed don't count: they change what an answer
    leads to, and not what it says.

    Returns:
        SHA-256 in hexadecimal.
    """
    return _hash(
        "question",
        scale.meets_value,
        [(level.value, level.label, level.rag, level.descriptor) for level in scale.levels],
        (one.key, one.title, one.question, one.guidance, one.open_text, one.descriptors),
    )


def _hash(*said: object) -> str:
    return hashlib.sha256(_ENCODER.encode(said).encode()).hexdigest()


_ENCODER = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"))
