"""Loading the review itself, its organisations, localities, members and people."""

from __future__ import annotations

import uuid

from lyapp.model.panel import Assigning
from lyapp.model.programme import ProgrammeData
from lyapp.store.load.keys import Keys, keyed
from lyapp.store.tables import programme
from lyapp.store.transaction import Write


def insert_review(
    work: Write, data: ProgrammeData, *, assigning: Assigning = Assigning.BY_ORGANISATION
) -> None:
    """Insert the one row about the review."""
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
                "priority_limit": data.priority_limit,
                "year_starts": data.year_starts,
                "year_ends": data.year_ends,
                "assigning": assigning.value,
            }
        ],
    )


def insert_organisations(work: Write, data: ProgrammeData) -> Keys:
    """Insert organisations and their spellings; gives code to key."""
    keys = keyed(
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


def insert_localities(work: Write, data: ProgrammeData, organisations: Keys) -> Keys:
    """Insert localities with spellings and practices listed apart; gives code to key."""
    keys = keyed(
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


def insert_members(work: Write, data: ProgrammeData, organisations: Keys) -> Keys:
    """Insert members, whom they score for, and their substitutes; gives key to key."""
    keys = keyed(
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
                "organisation": one.organisation,
                "finished": False,
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


def insert_people(work: Write, data: ProgrammeData) -> None:
    """Insert the people plans name as leads."""
    work.insert_many(
        programme.Person,
        [
            {
                "name": one.name,
                "role": one.role,
                "organisation": one.organisation,
                "clinical": one.clinical,
                "sort": sort,
            }
            for sort, one in enumerate(data.people)
        ],
    )
