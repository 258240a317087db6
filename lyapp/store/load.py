"""Filling a new review from a programme, in one bulk write."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, time
from typing import Any

from lyapp.model.criteria import Criterion, RatingScale
from lyapp.model.programme import (
    ConditionData,
    OutcomeData,
    PlanVersionData,
    ProgrammeData,
    ScoreData,
)
from lyapp.store.tables import criteria, decisions, plans, programme
from lyapp.store.transaction import Write

Keys = dict[str, int]
"""Codes or keys as the programme writes them, to primary keys."""


def load_programme(work: Write, data: ProgrammeData) -> None:
    """Insert everything a programme holds. Codes are resolved here; the reader has checked them."""
    _review(work, data)
    organisations = _organisations(work, data)
    localities = _localities(work, data, organisations)
    members = _members(work, data, organisations)
    scale = insert_scale(work, data.scale)
    asked = insert_criteria(work, data.criteria, scale=scale, version=1)
    _catalogue(work, data)
    versions, objectives = _plans(work, data.plans, localities)
    _outcomes(work, data, localities, versions)
    _meetings(work, data, localities, organisations)
    _money(work, data, localities, organisations)
    _briefing(work, data, localities)
    _questions(work, data, localities)
    insert_scores(
        work,
        data.scores,
        versions=versions,
        criteria=asked,
        members=members,
        objectives=objectives,
        made_up=data.made_up,
    )


def _review(work: Write, data: ProgrammeData) -> None:
    work.insert_many(
        programme.Review,
        [
            {
                "uid": uuid.uuid4().hex,
                "programme": data.key,
                "title": data.title,
                "year": data.year,
                "committee": data.committee,
                "committee_date": data.committee_date,
                "paper_date": data.paper_date,
                "agenda_item": data.agenda_item,
                "contact": data.contact,
                "authors": "\n".join(data.authors),
                "source_note": data.source_note,
                "sample": data.sample,
                "made_up": data.made_up,
            }
        ],
    )


def _organisations(work: Write, data: ProgrammeData) -> Keys:
    keys = _keyed(
        work,
        programme.Organisation,
        [
            {"code": one.code, "name": one.name, "short_name": one.short_name, "sort": sort}
            for sort, one in enumerate(data.organisations)
        ],
        "code",
    )
    work.insert_many(
        programme.OrganisationSpelling,
        [
            {"organisation_id": keys[one.code], "form": form}
            for one in data.organisations
            for form in one.spellings
        ],
    )
    return keys


def _localities(work: Write, data: ProgrammeData, organisations: Keys) -> Keys:
    keys = _keyed(
        work,
        programme.Locality,
        [
            {
                "organisation_id": organisations[one.organisation],
                "code": one.code,
                "name": one.name,
                "name_in_status": one.name_in_status,
                "name_in_briefing": one.name_in_briefing,
                "kind": one.kind,
                "paragraph": one.paragraph,
                "practices": one.practices,
                "list_size": one.list_size,
                "list_size_printed": one.list_size_printed,
                "note": one.note,
                "sort": sort,
            }
            for sort, one in enumerate(data.localities)
        ],
        "code",
    )
    work.insert_many(
        programme.LocalitySpelling,
        [
            {"locality_id": keys[one.code], "form": form}
            for one in data.localities
            for form in one.spellings
        ],
    )
    work.insert_many(
        programme.SubPractice,
        [
            {
                "locality_id": keys[one.code],
                "name": sub.name,
                "list_size": sub.list_size,
                "list_size_printed": sub.list_size_printed,
                "note": sub.note,
            }
            for one in data.localities
            for sub in one.sub_practices
        ],
    )
    return keys


def _members(work: Write, data: ProgrammeData, organisations: Keys) -> Keys:
    keys = _keyed(
        work,
        programme.Member,
        [
            {
                "key": one.key,
                "name": one.name,
                "role": one.role,
                "initials": one.initials,
                "withdrawn": False,
                "sort": sort,
            }
            for sort, one in enumerate(data.members)
        ],
        "key",
    )
    work.insert_many(
        programme.MemberOrganisation,
        [
            {"member_id": keys[one.key], "organisation_id": organisations[code]}
            for one in data.members
            for code in one.organisations
        ],
    )
    work.insert_many(
        programme.Substitute,
        [
            {
                "member_id": keys[one.key],
                "organisation_id": None if code is None else organisations[code],
                "name": stand_in.name,
                "note": stand_in.note,
            }
            for one in data.members
            for stand_in in one.substitutes
            for code in (stand_in.organisations or (None,))
        ],
    )
    return keys


def insert_scale(work: Write, scale: RatingScale) -> int:
    """Insert a rating scale and its levels; gives its key."""
    (key,) = work.insert_many(
        criteria.Scale,
        [{"key": scale.key, "title": scale.title, "meets_value": scale.meets_value}],
    )
    work.insert_many(
        criteria.ScaleLevel,
        [
            {
                "scale_id": key,
                "value": level.value,
                "label": level.label,
                "rag": level.rag.value,
                "descriptor": level.descriptor,
            }
            for level in scale.levels
        ],
    )
    return key


def insert_criteria(
    work: Write, asked: Sequence[Criterion], *, scale: int, version: int, note: str = ""
) -> Keys:
    """Insert a criteria set as a new version; gives criterion key to primary key."""
    (set_id,) = work.insert_many(
        criteria.CriteriaSet, [{"version": version, "scale_id": scale, "note": note}]
    )
    keys = _keyed(
        work,
        criteria.Criterion,
        [
            {
                "set_id": set_id,
                "key": one.key,
                "number": one.number,
                "title": one.title,
                "question": one.question,
                "guidance": one.guidance,
                "weight": one.weight,
                "must_pass": one.must_pass,
                "open_text": one.open_text,
            }
            for one in asked
        ],
        "key",
    )
    work.insert_many(
        criteria.LevelDescriptor,
        [
            {"criterion_id": keys[one.key], "value": value, "text": text}
            for one in asked
            for value, text in one.descriptors
        ],
    )
    return keys


def _catalogue(work: Write, data: ProgrammeData) -> None:
    work.insert_many(
        programme.MustDo,
        [
            {
                "catalogue": one.catalogue,
                "code": one.code,
                "title": one.title,
                "lead": one.lead,
                "source": one.source,
                "note": one.note,
                "detail": "\n".join(f"{name}: {text}" for name, text in one.detail),
                "sort": sort,
            }
            for sort, one in enumerate(data.must_dos)
        ],
    )
    work.insert_many(
        programme.Figure,
        [
            {
                "organisation": one.organisation,
                "table_name": one.table,
                "row_label": one.row,
                "column_label": one.column,
                "printed": one.printed,
                "amount_pence": one.amount_pence,
                "number": one.number,
                "unit": one.unit,
                "note": one.note,
            }
            for one in data.figures
        ],
    )
    work.insert_many(
        programme.SumCheck,
        [
            {
                "key": one.key,
                "owner": one.owner,
                "text": one.text,
                "printed": one.printed,
                "calculated": one.calculated,
                "agrees": one.agrees,
                "note": one.note,
            }
            for one in data.checks
        ],
    )
    work.insert_many(
        decisions.OutcomeType,
        [
            {
                "key": one.key,
                "label": one.label,
                "stage": one.stage.value,
                "takes_conditions": one.takes_conditions,
                "next_step": one.next_step,
                "sort": sort,
            }
            for sort, one in enumerate(data.outcome_types)
        ],
    )


def _plans(
    work: Write, versions: Sequence[PlanVersionData], localities: Keys
) -> tuple[Keys, dict[tuple[str, str], int]]:
    """Insert plans; gives locality code to newest version, and (locality, row code) to row."""
    codes = list(dict.fromkeys(one.locality for one in versions))
    plan_keys = work.insert_many(plans.Plan, [{"locality_id": localities[code]} for code in codes])
    plan_of = dict(zip(codes, plan_keys, strict=True))
    ordered = sorted(versions, key=lambda one: one.number)
    version_keys = work.insert_many(
        plans.PlanVersion,
        [
            {
                "plan_id": plan_of[one.locality],
                "number": one.number,
                "title": one.title,
                "received": one.received,
                "note": one.note,
            }
            for one in ordered
        ],
    )
    rows = [
        (one.locality, version, sort, objective)
        for one, version in zip(ordered, version_keys, strict=True)
        for sort, objective in enumerate(one.objectives)
    ]
    row_keys = work.insert_many(
        plans.Objective,
        [
            {
                "plan_version_id": version,
                "code": row.code,
                "section": row.section.value,
                "title": row.title,
                "lead": row.lead,
                "clinical_lead": row.clinical_lead,
                "timescale": row.timescale,
                "due": row.due,
                "precision": row.precision.value,
                "note": row.note,
                "sort": sort,
            }
            for _locality, version, sort, row in rows
        ],
    )
    work.insert_many(
        plans.ObjectiveItem,
        [
            {"objective_id": key, "kind": item.kind.value, "text": item.text, "sort": sort}
            for (_locality, _version, _sort, row), key in zip(rows, row_keys, strict=True)
            for sort, item in enumerate(row.items)
        ],
    )
    newest = {one.locality: key for one, key in zip(ordered, version_keys, strict=True)}
    objectives = {
        (locality, row.code): key
        for (locality, _version, _sort, row), key in zip(rows, row_keys, strict=True)
    }
    return newest, objectives


def _outcomes(work: Write, data: ProgrammeData, localities: Keys, versions: Keys) -> None:
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
            _condition(one, condition, key, sort)
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


def _condition(one: OutcomeData, condition: ConditionData, key: int, sort: int) -> dict[str, Any]:
    met = condition.met_on
    return {
        "outcome_id": key,
        "text": condition.text,
        "owner": condition.owner,
        "due": condition.due,
        "discharged_at": None if met is None else datetime.combine(met, time(), tzinfo=UTC),
        "discharged_by": condition.met_by,
        "note": "",
        "sort": sort,
    }


def _meetings(work: Write, data: ProgrammeData, localities: Keys, organisations: Keys) -> None:
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


def _money(work: Write, data: ProgrammeData, localities: Keys, organisations: Keys) -> None:
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


def _briefing(work: Write, data: ProgrammeData, localities: Keys) -> None:
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


def _questions(work: Write, data: ProgrammeData, localities: Keys) -> None:
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


def insert_scores(
    work: Write,
    scores: Iterable[ScoreData],
    *,
    versions: Mapping[str, int],
    criteria: Mapping[str, int],
    members: Mapping[str, int],
    objectives: Mapping[tuple[str, str], int],
    made_up: bool,
) -> None:
    """Insert scores given by codes and keys, and the rows they cite."""
    rows = list(scores)
    keys = work.insert_many(
        plans.Score,
        [
            {
                "plan_version_id": versions[one.locality],
                "criterion_id": criteria[one.criterion],
                "member_id": members[one.member],
                "state": one.state.value,
                "rating": one.rating,
                "comment": one.comment,
                "made_up": made_up,
            }
            for one in rows
        ],
    )
    work.insert_many(
        plans.Evidence,
        [
            {
                "score_id": key,
                "objective_id": objectives[one.locality, code],
                "attachment_id": None,
                "page": None,
                "quote": "",
            }
            for one, key in zip(rows, keys, strict=True)
            for code in dict.fromkeys(one.evidence)
            if (one.locality, code) in objectives
        ],
    )


def _keyed(work: Write, cls: Any, rows: Sequence[Mapping[str, Any]], name: str) -> Keys:
    keys = work.insert_many(cls, rows)
    return {str(row[name]): key for row, key in zip(rows, keys, strict=True)}
