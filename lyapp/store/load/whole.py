"""Filling a new review from a programme, in one bulk write."""

from __future__ import annotations

from lyapp.model.programme import ProgrammeData
from lyapp.store.load.criteria import insert_catalogue, insert_criteria, insert_scale
from lyapp.store.load.decisions import (
    insert_briefing,
    insert_meetings,
    insert_money,
    insert_outcomes,
    insert_questions,
)
from lyapp.store.load.people import (
    insert_localities,
    insert_members,
    insert_organisations,
    insert_people,
    insert_review,
)
from lyapp.store.load.plans import insert_plans, insert_scores
from lyapp.store.transaction import Write


def load_programme(work: Write, data: ProgrammeData) -> None:
    """Insert everything a programme holds. Codes are resolved here; the reader has checked them."""
    insert_review(work, data)
    organisations = insert_organisations(work, data)
    localities = insert_localities(work, data, organisations)
    members = insert_members(work, data, organisations)
    insert_people(work, data)
    scale = insert_scale(work, data.scale)
    asked = insert_criteria(work, data.criteria, scale=scale, version=1)
    insert_catalogue(work, data)
    versions, objectives = insert_plans(work, data.plans, localities)
    insert_outcomes(work, data, localities, versions)
    insert_meetings(work, data, localities, organisations)
    insert_money(work, data, localities, organisations)
    insert_briefing(work, data, localities)
    insert_questions(work, data, localities)
    insert_scores(
        work,
        data.scores,
        versions=versions,
        criteria=asked,
        members=members,
        objectives=objectives,
        made_up=data.made_up,
    )
