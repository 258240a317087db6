"""The status as JSON, for programs. The fields are described in docs/file-formats.md."""

from __future__ import annotations

import json
from datetime import date

from lyapp.exchange.status_export.content import LocalityStatus, Status
from lyapp.model.decision import Condition

FORMAT = "lyapp-status"
VERSION = 1
"""Raised when a field changes its meaning or goes; new fields don't raise it."""


def as_data(status: Status) -> dict[str, object]:
    """The status as plain lists and dictionaries, as the JSON file holds it."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "programme": status.title,
        "committee": status.committee,
        "committee_date": _day(status.committee_date),
        "sample": status.sample,
        "made_up": status.made_up,
        "made_up_scores": status.made_up_scores,
        "made_on": _day(status.made_on),
        "localities": [_locality(locality) for locality in status.localities],
    }


def write_json(status: Status) -> bytes:
    """The status as indented UTF-8 JSON with a final line end."""
    return (json.dumps(as_data(status), ensure_ascii=False, indent=2) + "\n").encode()


def _locality(locality: LocalityStatus) -> dict[str, object]:
    return {
        "code": locality.code,
        "name": locality.name,
        "organisation": locality.organisation,
        "practices": locality.practices,
        "list_size": locality.list_size,
        "list_size_printed": locality.list_size_printed,
        "plan_version": locality.plan_version,
        "meetings": [held.isoformat() for held in locality.meetings],
        "members_scored": locality.members_scored,
        "members_expected": locality.members_expected,
        "rating": locality.rating,
        "rag": locality.rag,
        "flags": [{"kind": kind, "sentence": sentence} for kind, sentence in locality.flags],
        "balance_pence": locality.balance_pence,
        "balance_note": locality.balance_note,
        "outcome": locality.outcome or None,
        "outcome_label": locality.outcome_label,
        "conditions": [_condition(condition) for condition in locality.conditions],
        "next_step": locality.next_step,
    }


def _condition(condition: Condition) -> dict[str, object]:
    return {
        "text": condition.text,
        "owner": condition.owner,
        "due": _day(condition.due),
        "open": condition.open,
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
