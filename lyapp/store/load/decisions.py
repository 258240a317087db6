"""Loading outcomes, conditions, flags, meetings, money, briefing texts and questions."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

from lyapp.model.programme import ConditionData, ProgrammeData
from lyapp.store.load.keys import Keys
from lyapp.store.tables import decisions, programme
from lyapp.store.transaction import Write


def insert_outcomes(work: Write, data: ProgrammeData, localities: Keys, versions: Keys) -> None:
    """Insert outcomes with their conditions, and flags."""
    types = {one.key: number for number, one in enumerate(data.outcome_types, start=1)}
    keys = work.insert_many(
        decisions.Outcome,
        [
            {
                "locality_id": localities[one.locality],
                "plan_version_id": versions.get(one.locality),
                "place": one.place.value,
                "outcome_type_id": types.get(one.outcome_type),
                "text": one.text,
                "printed": one.printed,
                "decided": one.decided,
                "next_step": one.next_step,
            }
            for one in data.outcomes
        ],
    )
    work.insert_many(
        decisions.Condition,
        [
            _condition(condition, key, sort)
            for one, key in zip(data.outcomes, keys, strict=True)
            for sort, condition in enumerate(one.conditions)
        ],
    )
    work.insert_many(
        decisions.Flag,
        [
            {
                "locality_id": localities.get(one.locality),
                "kind": one.kind.value,
                "sentence": one.sentence,
                "source": one.source,
                "settled_at": None,
                "settled_by": "",
                "settled_reason": "",
            }
            for one in data.flags
        ],
    )


def _condition(condition: ConditionData, key: int, sort: int) -> dict[str, Any]:
    met = condition.met_on
    return {
        "outcome_id": key,
        "text": condition.text,
        "owner": condition.owner,
        "due": condition.due,
        "discharged_at": None if met is None else datetime.combine(met, time(12), tzinfo=UTC),
        "discharged_by": condition.met_by,
        "note": "",
        "sort": sort,
    }


def insert_meetings(
    work: Write, data: ProgrammeData, localities: Keys, organisations: Keys
) -> None:
    """Insert meetings and the plans they considered."""
    keys = work.insert_many(
        decisions.Meeting,
        [
            {
                "held": one.held,
                "organisation_id": organisations.get(one.organisation),
                "printed": one.printed,
                "note": one.note,
            }
            for one in data.meetings
        ],
    )
    work.insert_many(
        decisions.MeetingLocality,
        [
            {"meeting_id": key, "locality_id": localities[code]}
            for one, key in zip(data.meetings, keys, strict=True)
            for code in one.localities
        ],
    )


def insert_money(work: Write, data: ProgrammeData, localities: Keys, organisations: Keys) -> None:
    """Insert lines of money of localities and organisations."""
    work.insert_many(
        decisions.FinancialLine,
        [
            {
                "locality_id": localities.get(one.owner),
                "organisation_id": organisations.get(one.owner),
                "kind": one.kind.value,
                "label": one.label,
                "year": one.year,
                "amount_pence": one.amount_pence,
                "effect": one.effect,
                "period": one.period.value,
                "recurring": one.recurring.value,
                "source": one.source,
                "printed": one.printed,
                "note": one.note,
                "sort": sort,
            }
            for sort, one in enumerate(data.financial_lines)
        ],
    )


def insert_briefing(work: Write, data: ProgrammeData, localities: Keys) -> None:
    """Insert briefing texts and their sub-items."""
    keys = work.insert_many(
        decisions.BriefingText,
        [
            {
                "locality_id": localities[one.locality],
                "kind": one.kind.value,
                "text": one.text,
                "number": one.number,
                "note": one.note,
                "sort": sort,
            }
            for sort, one in enumerate(data.briefing_texts)
        ],
    )
    work.insert_many(
        decisions.BriefingItem,
        [
            {"text_id": key, "text": text, "sort": sort}
            for one, key in zip(data.briefing_texts, keys, strict=True)
            for sort, text in enumerate(one.items)
        ],
    )


def insert_questions(work: Write, data: ProgrammeData, localities: Keys) -> None:
    """Insert the questions to the committee."""
    keys = work.insert_many(
        programme.Question,
        [
            {"number": one.number, "text": one.text, "scope": one.scope, "note": one.note}
            for one in data.questions
        ],
    )
    work.insert_many(
        programme.QuestionLocality,
        [
            {"question_id": key, "locality_id": localities[code]}
            for one, key in zip(data.questions, keys, strict=True)
            for code in one.localities
        ],
    )
